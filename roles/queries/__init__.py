"""Questions to the editions: each function says what it returns, and asks a fixed number of queries."""
