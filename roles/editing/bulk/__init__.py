"""Salary figures in bulk: a file is uploaded, its columns are matched, each row's fate is shown, then it is applied.

``reading`` makes a table of text of a file (``text``, ``workbooks``), ``matching`` asks which column is which,
``judging`` says what would become of each row, ``applying`` does it and undoes it, ``exporting`` gives the same
columns out. What a cell says and what becomes of a row is decided in ``roles.domain`` (``cells``, ``paytable`` and
``fates``), without a database.
"""
