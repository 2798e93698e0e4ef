---- MODULE UndirectedGraphs ----
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE Relation
LOCAL INSTANCE TalusFolds

\* A graph is a record of the set `node` and of the set `edge` of sets {a, b} of nodes; {a} is a loop.
UndirectedGraphs(S) == [node : {S}, edge : SUBSET {{s, t} : s, t \in S}]
IsUndirectedGraph(G) ==
  G = [node |-> G.node, edge |-> G.edge] /\ \A e \in G.edge : \E a, b \in G.node : e = {a, b}
IsLoopFreeUndirectedGraph(G) ==
  G = [node |-> G.node, edge |-> G.edge] /\ \A e \in G.edge : \E a, b \in G.node : a # b /\ e = {a, b}
UndirectedSubgraph(G) == {H \in [node : SUBSET G.node, edge : SUBSET G.edge] : IsUndirectedGraph(H)}

Path(G) == {p \in Seq(G.node) : p # <<>> /\ \A i \in 1..(Len(p) - 1) : {p[i], p[i + 1]} \in G.edge}
SimplePath(G) ==
  LET Next(p) == {n \in G.node : {p[Len(p)], n} \in G.edge /\ ~ \E i \in 1..Len(p) : p[i] = n}
      Longer(i, paths) == paths \union UNION {{Append(p, n) : n \in Next(p)} : p \in paths}
  IN  FoldElements(Longer, {<<n>> : n \in G.node}, 2..Cardinality(G.node))

LOCAL Reach(G) == ReflexiveTransitiveClosure([m, n \in G.node |-> {m, n} \in G.edge], G.node)
AreConnectedIn(m, n, G) == m \in G.node /\ n \in G.node /\ Reach(G)[m, n]
ConnectedComponents(G) == LET reach == Reach(G) IN {{n \in G.node : reach[m, n]} : m \in G.node}
IsStronglyConnected(G) == ConnectedComponents(G) = {G.node}
====
