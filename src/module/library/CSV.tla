---- MODULE CSV ----
LOCAL INSTANCE TalusFolds

\* Nothing is written; as in every meaning that TLA+ gives them, these are TRUE.
CSVWrite(template, val, file) == TRUE
CSVWriteRecord(record, delim, headers, file) == TRUE
CSVRead(columns, delimiter, file) == NotSupported("CSVRead")
CSVRecords(file) == NotSupported("CSVRecords")
====
