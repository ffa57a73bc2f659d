"""ESCO, the European classification of skills and occupations: what its files say, in the guide's terms."""
