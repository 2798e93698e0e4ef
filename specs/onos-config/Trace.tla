------------------------------- MODULE Trace --------------------------------
(* Marks the steps of a module that are to be seen from outside. The module *)
(* that instantiates it says what its state is, as a record of variables    *)
(* before a step (InitState) and of primed variables after it (NextState),  *)
(* and wraps its actions into Step.                                         *)
(*                                                                          *)
(* This module has no variables, so anything may stand for its constants.   *)
LOCAL INSTANCE TLC

CONSTANTS
  Module,      \* the name of the module that is traced
  InitState,
  NextState

ASSUME Module \in STRING

(* The fields that a step changes.                                          *)
LOCAL Changed == {f \in DOMAIN InitState : InitState[f] # NextState[f]}

(* Nothing is asked of a first state but that it can be written down.       *)
Init == DOMAIN InitState # {}

(* An action that was taken with some arguments. A step that changes        *)
(* nothing is not a step.                                                   *)
Step(action, context) ==
  /\ action
  /\ Assert(DOMAIN NextState = DOMAIN InitState, <<Module, context>>)
  /\ Changed # {}
=============================================================================
