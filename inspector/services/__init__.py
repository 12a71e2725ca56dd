"""The API of the program: one function per use case, frozen dataclasses out, ``Changed`` out of every write."""
