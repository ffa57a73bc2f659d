"""Filling the guide from public datasets.

A module of a format (``onet``, ``oews``, ``esco``) reads ``files`` and gives a ``Content``: roots and rows in the
guide's terms, under the dataset's codes. ``apply`` compares that with what the guide holds of the dataset, writes the
difference and publishes it (``roots``, ``making``, ``leaving``); ``command`` tells the operator (``progress``,
``report``).

One edition holds both what editors wrote of a role and what datasets say of it, each row marked with its dataset. Were
the datasets' facts aggregates of their own, a page would be drawn from several editions that change apart: what is
cited, or asked for as of a day, would be a pair that nobody ever published, and a comparison would cost more queries.
So an import publishes a role anew, with the editors' part taken from the live edition and never from a draft.
"""
