"""The command line: one short function per command, the same services as the window."""
