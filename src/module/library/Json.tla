---- MODULE Json ----
LOCAL INSTANCE TalusFolds

ToJson(value) == OutsideValue("ToJson", <<value>>)
ToJsonArray(value) == OutsideValue("ToJsonArray", <<value>>)
ToJsonObject(value) == OutsideValue("ToJsonObject", <<value>>)

JsonDeserialize(absoluteFilename) == OutsideValue("JsonDeserialize", <<absoluteFilename>>)
ndJsonDeserialize(absoluteFilename) == OutsideValue("ndJsonDeserialize", <<absoluteFilename>>)

\* Nothing is written.
JsonSerialize(absoluteFilename, value) == TRUE
ndJsonSerialize(absoluteFilename, value) == TRUE
====
