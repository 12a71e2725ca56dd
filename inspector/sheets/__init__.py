"""Spreadsheets in (any old list) and out (templates, tables): plain data on both sides, no store, no window."""
