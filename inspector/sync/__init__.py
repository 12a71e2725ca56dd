"""Packages (``.cchc``): what one laptop hands to another in a file, and how such a file is read without trusting it."""
