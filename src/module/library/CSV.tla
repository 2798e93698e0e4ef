---- MODULE CSV ----
LOCAL INSTANCE TalusFolds

CSVRead(columns, delimiter, file) == OutsideValue("CSVRead", <<columns, delimiter, file>>)
CSVRecords(file) == OutsideValue("CSVRecords", <<file>>)

\* Nothing is written; as in every meaning that TLA+ gives them, these are TRUE.
CSVWrite(template, val, file) == TRUE
CSVWriteRecord(record, delim, headers, file) == TRUE
====
