---- MODULE Graphs ----
EXTENDS Naturals, Sequences, FiniteSets, SequencesExt, Relation
LOCAL INSTANCE TalusFolds

\* A graph is a record of the set `node` and of the set `edge` of pairs of nodes.
EmptyGraph == [node |-> {}, edge |-> {}]
Graphs(S) == [node : {S}, edge : SUBSET (S \X S)]
IsDirectedGraph(G) == G = [node |-> G.node, edge |-> G.edge] /\ G.edge \subseteq (G.node \X G.node)
DirectedSubgraph(G) ==
  UNION {[node : {N}, edge : SUBSET {e \in G.edge : e \in N \X N}] : N \in SUBSET G.node}
Transpose(G) == [node |-> G.node, edge |-> {<<e[2], e[1]>> : e \in G.edge}]
IsUndirectedGraph(G) == IsDirectedGraph(G) /\ \A e \in G.edge : <<e[2], e[1]>> \in G.edge
UndirectedSubgraph(G) == {H \in DirectedSubgraph(G) : IsUndirectedGraph(H)}
GraphUnion(G, H) == [node |-> G.node \union H.node, edge |-> G.edge \union H.edge]

Path(G) == {p \in Seq(G.node) : p # <<>> /\ \A i \in 1..(Len(p) - 1) : <<p[i], p[i + 1]>> \in G.edge}
\* Paths of up to i nodes, all different, are those of up to i - 1 and their extensions.
SimplePath(G) ==
  LET Next(p) == {n \in G.node : <<p[Len(p)], n>> \in G.edge /\ ~ \E i \in 1..Len(p) : p[i] = n}
      Longer(i, paths) == paths \union UNION {{Append(p, n) : n \in Next(p)} : p \in paths}
  IN  FoldElements(Longer, {<<n>> : n \in G.node}, 2..Cardinality(G.node))

\* A function that says of each pair of nodes whether there is a path from the one to the other.
ConnectionsIn(G) == ReflexiveTransitiveClosure([m, n \in G.node |-> <<m, n>> \in G.edge], G.node)
AreConnectedIn(m, n, G) == m \in G.node /\ n \in G.node /\ ConnectionsIn(G)[m, n]
IsStronglyConnected(G) == LET reach == ConnectionsIn(G) IN \A m, n \in G.node : reach[m, n]

IsTreeWithRoot(G, r) ==
  /\ IsDirectedGraph(G)
  /\ r \in G.node
  /\ \A e \in G.edge : e[1] # r /\ \A f \in G.edge : (e[1] = f[1]) => (e = f)
  /\ LET reach == ConnectionsIn(G) IN \A n \in G.node : reach[n, r]

IsBipartiteWithPartitions(G, U, V) ==
  /\ U \intersect V = {}
  /\ G.node \subseteq U \union V
  /\ \A e \in G.edge : (e[1] \in U /\ e[2] \in V) \/ (e[1] \in V /\ e[2] \in U)

LOCAL StrictlyConnectionsIn(G) == TransitiveClosure([m, n \in G.node |-> <<m, n>> \in G.edge], G.node)
HasCycle(G) == LET reach == StrictlyConnectionsIn(G) IN \E n \in G.node : reach[n, n]
IsDag(G) == IsDirectedGraph(G) /\ ~ HasCycle(G)

Successors(G, n) == {m \in G.node : <<n, m>> \in G.edge}
Predecessors(G, n) == {m \in G.node : <<m, n>> \in G.edge}
AllSuccessors(G, S) == {m \in G.node : \E n \in S : <<n, m>> \in G.edge}
AllPredecessors(G, S) == {m \in G.node : \E n \in S : <<m, n>> \in G.edge}
Ancestors(G, n) == LET reach == StrictlyConnectionsIn(G) IN {m \in G.node : reach[m, n]}
Descendants(G, n) == LET reach == StrictlyConnectionsIn(G) IN {m \in G.node : reach[n, m]}
InDegree(G, n) == Cardinality(Predecessors(G, n))
OutDegree(G, n) == Cardinality(Successors(G, n))
Roots(G) == {n \in G.node : Predecessors(G, n) = {}}
Leaves(G) == {n \in G.node : Successors(G, n) = {}}
====
