"""Documents as PDF: embedded subset fonts, bookmarks, and the same bytes for the same data."""
