"""The append-only journal: every user action is one signed transaction; the record tables are its projection."""
