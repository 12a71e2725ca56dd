"""Item models of the window: plain rows, sorted and filtered in Python."""
