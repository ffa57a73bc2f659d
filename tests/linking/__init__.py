"""Exports, and what else is for linkers and machines."""
