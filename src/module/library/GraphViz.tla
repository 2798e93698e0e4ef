---- MODULE GraphViz ----
LOCAL INSTANCE TalusFolds

DotDiGraph(G, VL(_), EL(_)) == NotSupported("DotDiGraph, which needs TLC's fingerprints,")
====
