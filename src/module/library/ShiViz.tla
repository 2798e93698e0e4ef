---- MODULE ShiViz ----
INSTANCE Toolbox
LOCAL INSTANCE TalusFolds

Host == NotSupported("Host, which reads a trace of TLC's,")
Clock == NotSupported("Clock, which reads a trace of TLC's,")
====
