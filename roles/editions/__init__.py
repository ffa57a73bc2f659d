"""Editions: what readers read. Publishing an aggregate writes one immutable edition of its facts."""
