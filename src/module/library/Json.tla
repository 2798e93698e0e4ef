---- MODULE Json ----
LOCAL INSTANCE TalusFolds

ToJson(value) == NotSupported("ToJson")
ToJsonArray(value) == NotSupported("ToJsonArray")
ToJsonObject(value) == NotSupported("ToJsonObject")

\* Nothing is written.
JsonSerialize(absoluteFilename, value) == TRUE
ndJsonSerialize(absoluteFilename, value) == TRUE
JsonDeserialize(absoluteFilename) == NotSupported("JsonDeserialize")
ndJsonDeserialize(absoluteFilename) == NotSupported("ndJsonDeserialize")
====
