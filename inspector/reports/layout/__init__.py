"""Where every line stands: parts of a document measured, broken into lines and filled into pages."""
