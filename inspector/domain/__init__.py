"""The records of an inspection and its rules, free of sessions, Qt and files."""
