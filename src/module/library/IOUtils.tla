---- MODULE IOUtils ----
LOCAL INSTANCE TLC
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE TalusFolds

\* Nothing is written.
IOSerialize(val, absoluteFilename, compress) == TRUE
IODeserialize(absoluteFilename, compressed) == NotSupported("IODeserialize")
Serialize(value, dest, options) == NotSupported("Serialize")
Deserialize(src, options) == NotSupported("Deserialize")

IOExec(command) == NotSupported("IOExec")
IOEnvExec(env, command) == NotSupported("IOEnvExec")
IOExecTemplate(commandTemplate, parameters) == NotSupported("IOExecTemplate")
IOEnvExecTemplate(env, commandTemplate, parameters) == NotSupported("IOEnvExecTemplate")

\* A verdict must not depend on the environment: no variable is set.
IOEnv == [name \in {} |-> ""]

atoi(str) == NotSupported("atoi")
zeroPadN(n, width) ==
  FoldElements(LAMBDA i, padded : "0" \o padded, ToString(n), 1..(width - Len(ToString(n))))
====
