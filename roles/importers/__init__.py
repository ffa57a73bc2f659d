"""Filling the guide from public datasets: one module per outside format, and what is common to all of them."""
