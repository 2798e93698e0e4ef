---- MODULE IOUtils ----
LOCAL INSTANCE TLC
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE TalusFolds

\* Files are read as text; the binary format of TLC is not.
Deserialize(src, options) == OutsideValue("Deserialize", <<src, options>>)
IODeserialize(absoluteFilename, compressed) == NotSupported("IODeserialize, which reads TLC's binary format,")

\* Nothing is written.
IOSerialize(val, absoluteFilename, compress) == TRUE
Serialize(value, dest, options) == NotSupported("Serialize, which writes a file,")

\* No program is started.
IOExec(command) == NotSupported("IOExec, which starts a program,")
IOEnvExec(env, command) == NotSupported("IOEnvExec, which starts a program,")
IOExecTemplate(commandTemplate, parameters) == NotSupported("IOExecTemplate, which starts a program,")
IOEnvExecTemplate(env, commandTemplate, parameters) == NotSupported("IOEnvExecTemplate, which starts a program,")

IOEnv == OutsideValue("IOEnv", <<>>)
atoi(str) == OutsideValue("atoi", <<str>>)
zeroPadN(n, width) ==
  FoldElements(LAMBDA i, padded : "0" \o padded, ToString(n), 1..(width - Len(ToString(n))))
====
