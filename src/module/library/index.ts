// Modules whose definitions Talus brings along as TLA+ text. Input to `load` like a user's files, which come first; built on the standard modules
// of `standard-modules.ts` and, through TalusFolds, on its primitives. Names, arities and meaning are those of the published modules.

import possible from "./_Possible.tla";
import apalache from "./Apalache.tla";
import bags from "./Bags.tla";
import bagsExt from "./BagsExt.tla";
import bagsTheorems from "./BagsTheorems.tla";
import bitwise from "./Bitwise.tla";
import csv from "./CSV.tla";
import combinatorics from "./Combinatorics.tla";
import differentialEquations from "./DifferentialEquations.tla";
import dyadicRationals from "./DyadicRationals.tla";
import finiteSetTheorems from "./FiniteSetTheorems.tla";
import finiteSetsExt from "./FiniteSetsExt.tla";
import finiteSetsExtTheorems from "./FiniteSetsExtTheorems.tla";
import folds from "./Folds.tla";
import foldsTheorems from "./FoldsTheorems.tla";
import functionTheorems from "./FunctionTheorems.tla";
import functions from "./Functions.tla";
import graphTheorems from "./GraphTheorems.tla";
import graphViz from "./GraphViz.tla";
import graphs from "./Graphs.tla";
import html from "./HTML.tla";
import ioUtils from "./IOUtils.tla";
import json from "./Json.tla";
import naturalsInduction from "./NaturalsInduction.tla";
import option from "./Option.tla";
import quorum from "./Quorum.tla";
import quorumTheorems from "./QuorumTheorems.tla";
import randomization from "./Randomization.tla";
import realTime from "./RealTime.tla";
import relation from "./Relation.tla";
import svg from "./SVG.tla";
import sequenceTheorems from "./SequenceTheorems.tla";
import sequencesExt from "./SequencesExt.tla";
import sequencesExtTheorems from "./SequencesExtTheorems.tla";
import shiViz from "./ShiViz.tla";
import statistics from "./Statistics.tla";
import tlaps from "./TLAPS.tla";
import tlcExt from "./TLCExt.tla";
import talusFolds from "./TalusFolds.tla";
import toolbox from "./Toolbox.tla";
import undirectedGraphs from "./UndirectedGraphs.tla";
import variants from "./Variants.tla";
import vectorClocks from "./VectorClocks.tla";
import wellFoundedInduction from "./WellFoundedInduction.tla";

/** The text of each module by its name. Theorems and proofs are left out: they are not checked. */
export const libraryModules: ReadonlyMap<string, string> = new Map(Object.entries({
  _Possible: possible,
  Apalache: apalache,
  Bags: bags,
  BagsExt: bagsExt,
  BagsTheorems: bagsTheorems,
  Bitwise: bitwise,
  CSV: csv,
  Combinatorics: combinatorics,
  DifferentialEquations: differentialEquations,
  DyadicRationals: dyadicRationals,
  FiniteSetTheorems: finiteSetTheorems,
  FiniteSetsExt: finiteSetsExt,
  FiniteSetsExtTheorems: finiteSetsExtTheorems,
  Folds: folds,
  FoldsTheorems: foldsTheorems,
  FunctionTheorems: functionTheorems,
  Functions: functions,
  GraphTheorems: graphTheorems,
  GraphViz: graphViz,
  Graphs: graphs,
  HTML: html,
  IOUtils: ioUtils,
  Json: json,
  NaturalsInduction: naturalsInduction,
  Option: option,
  Quorum: quorum,
  QuorumTheorems: quorumTheorems,
  Randomization: randomization,
  RealTime: realTime,
  Relation: relation,
  SVG: svg,
  SequenceTheorems: sequenceTheorems,
  SequencesExt: sequencesExt,
  SequencesExtTheorems: sequencesExtTheorems,
  ShiViz: shiViz,
  Statistics: statistics,
  TLAPS: tlaps,
  TLCExt: tlcExt,
  TalusFolds: talusFolds,
  Toolbox: toolbox,
  UndirectedGraphs: undirectedGraphs,
  Variants: variants,
  VectorClocks: vectorClocks,
  WellFoundedInduction: wellFoundedInduction,
}));
