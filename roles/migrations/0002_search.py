"""Indexes for search, which Django's models cannot describe: each database keeps its own in step with SearchText.

Nothing but ``roles/queries/search.py`` knows these names. A later migration that alters ``SearchText`` ends by
running ``forget`` before and ``make`` after: SQLite copies a table to alter it and loses its triggers then, and
PostgreSQL refuses to alter what a generated column is made of.
"""

from django.core.management.base import CommandError
from django.db import DatabaseError, migrations

PADDED = "'  ' || {} || ' '"
for _between in ("char(10)", "'-'", "'/'", "' '"):
    PADDED = PADDED.replace("{}", f"replace({{}}, {_between}, '   ')" if _between == "' '" else f"replace({{}}, {_between}, ' ')")
