---- MODULE IOUtils ----
LOCAL INSTANCE TLC
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE TalusFolds

\* Files are read as text; the binary format of TLC is not.
Deserialize(src, options) == OutsideValue("Deserialize", <<src, options>>)
IODeserialize(absoluteFilename, compressed) == NotSupported("IODeserialize")

\* Nothing is written.
IOSerialize(val, absoluteFilename, compress) == TRUE
Serialize(value, dest, options) == NotSupported("Serialize")

\* No program is started.
IOExec(command) == NotSupported("IOExec")
IOEnvExec(env, command) == NotSupported("IOEnvExec")
IOExecTemplate(commandTemplate, parameters) == NotSupported("IOExecTemplate")
IOEnvExecTemplate(env, commandTemplate, parameters) == NotSupported("IOEnvExecTemplate")

IOEnv == OutsideValue("IOEnv", <<>>)
atoi(str) == OutsideValue("atoi", <<str>>)
zeroPadN(n, width) ==
  FoldElements(LAMBDA i, padded : "0" \o padded, ToString(n), 1..(width - Len(ToString(n))))
====
