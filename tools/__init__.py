"""What dev.py is made of; everything it imports from here needs the standard library only."""
