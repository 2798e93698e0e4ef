--------------------------- MODULE Configurations ---------------------------
(* The reconciler of a target's configuration, with its steps traced: in a  *)
(* term that is new to the configuration, the master first says that it is  *)
(* at work, then pushes what was applied before to the target.              *)
EXTENDS Mastership

INSTANCE Naturals
INSTANCE FiniteSets
LOCAL INSTANCE TLC

CONSTANTS ConfigurationInProgress, ConfigurationComplete, ConfigurationFailed

CONSTANTS Path, Value

CONSTANT Push   \* FALSE: the defect, nothing reaches the target

VARIABLE configuration   \* [state, applied: [term, target, values: path -> value]]

LOCAL InitState ==
  [configurations |-> configuration, targets |-> target, masterships |-> mastership]

LOCAL NextState ==
  [configurations |-> configuration', targets |-> target', masterships |-> mastership']

LOCAL Trace == INSTANCE Trace WITH
  Module    <- "Configurations",
  InitState <- InitState,
  NextState <- NextState

----------------------------------------------------------------------------
ReconcileConfiguration(n) ==
  /\ mastership.master = n
  /\ configuration.applied.term < mastership.term
  /\ \/ /\ configuration.state # ConfigurationInProgress
        /\ configuration' = [configuration EXCEPT !.state = ConfigurationInProgress]
        /\ UNCHANGED target
     \/ /\ configuration.state = ConfigurationInProgress
        /\ conn[n].state = Connected
        /\ target.state = Alive
        /\ target' = IF Push THEN [target EXCEPT !.values = configuration.applied.values]
                             ELSE target
        /\ configuration' = [configuration EXCEPT !.state          = ConfigurationComplete,
                                                  !.applied.term   = mastership.term,
                                                  !.applied.target = target.id]
  /\ UNCHANGED <<mastership, conn>>

(* A user's change, once the target is up to date.                          *)
SetValue(n, path, value) ==
  /\ mastership.master = n
  /\ configuration.state = ConfigurationComplete
  /\ configuration.applied.term = mastership.term
  /\ conn[n].state = Connected
  /\ configuration' = [configuration EXCEPT !.applied.values = (path :> value) @@ @]
  /\ target' = [target EXCEPT !.values = (path :> value) @@ @]
  /\ UNCHANGED <<mastership, conn>>

----------------------------------------------------------------------------
InitConfiguration ==
  /\ configuration = [state   |-> ConfigurationFailed,
                      applied |-> [term   |-> 0,
                                   target |-> 0,
                                   values |-> [path \in Path |-> Nil]]]
  /\ Trace!Init

NextConfiguration ==
  \/ \E n \in Node : Trace!Step(ReconcileConfiguration(n), [node |-> n])
  \/ \E n \in Node, path \in Path, value \in Value :
       Trace!Step(SetValue(n, path, value), [node |-> n, path |-> path, value |-> value])

Init == InitMastership /\ InitConfiguration

Next == NextConfiguration \/ (NextMastership /\ UNCHANGED configuration)

----------------------------------------------------------------------------
(* A live target that was reconciled since it started holds what is applied.*)
TargetUpToDate ==
  target.state = Alive /\ configuration.applied.target = target.id =>
    target.values = configuration.applied.values

(* Terms are worked off in order.                                           *)
TermsGrow ==
  [][configuration.applied.term <= configuration'.applied.term]_configuration
=============================================================================
