"""The only SQL of the program: engine, journal, projection, media, search, backup."""
