"""What a round's and a year's report say, section by section: data in, parts out."""
