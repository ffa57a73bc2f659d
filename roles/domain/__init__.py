"""The guide's subject in plain Python: compares, ranks, explains. Imports the standard library only."""
