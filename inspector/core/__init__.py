"""What every other layer stands on: paths, errors and their words, settings, log, clock, ids, Vietnamese text."""
