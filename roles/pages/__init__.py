"""Public pages: ask the queries, decide the status code, hand one object to a template."""
