---- MODULE ShiViz ----
INSTANCE Toolbox
LOCAL INSTANCE TalusFolds

Host == NotSupported("Host")
Clock == NotSupported("Clock")
====
