"""A table of salary figures: which columns it may have, how their headings are recognised, and what a cell says.

A *figure* here is one salary record of a role as text by field, “” for what it lacks: as JSON and spreadsheets hold it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from roles.domain.cells import Unreadable, amount, chosen, day, words
from roles.domain.spelling import fold
from roles.domain.spelling import words as words_of

type Figure = dict[str, str]

PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
AMOUNTS = ("amount", *PERCENTILES, "top_code")
IDENTITY = (
    *("country", "region", "currency", "statistic", "basis", "period", "level"),
    *("source", "as_of_precision", "release", "wider_occupation", "reported_by", "as_of"),
)
"""What makes a figure that figure: a role has one of each. The rest is what it says."""
NOTHING: Figure = dict.fromkeys((*IDENTITY, *AMOUNTS, "retrieved_on", "occupation_code"), "") | {
    "basis": "not-stated",
    "period": "year",
    "as_of_precision": "not-stated",
}
"""A figure of which nothing is said yet."""


@dataclass(frozen=True)
class Column:
    """A column that a table may have: its heading in our own tables, and other headings by which it is recognised.

    ``everywhere``: whether one value may be given for all rows of a file that lacks the column.
    """

    name: str
    heading: str
    help: str
    others: tuple[str, ...] = ()
    everywhere: bool = False


COLUMNS = (
    Column(
        "role",
        "Role",
        "Its permanent name, its slug or its name.",
        ("role key", "role slug", "role name", "occupation", "job title", "job", "title", "position", "profession"),
    ),
    Column(
        "key",
        "Figure key",
        "The permanent name of a figure that the role has already. Leave it out for new figures.",
        ("salary key", "row key"),
    ),
    Column("country", "Country", "GB or United Kingdom.", ("country code", "nation"), everywhere=True),
    Column("region", "Region", "Part of the country, if not all of it.", ("area", "part of country"), everywhere=True),
    Column("currency", "Currency", "GBP or British pound.", ("currency code",), everywhere=True),
    Column(
        "amount",
        "Amount",
        "53012, 53,012 or £53 012.",
        (
            *("salary", "pay", "median", "median salary", "median pay", "mean", "mean salary", "mean pay", "average"),
            *("average salary", "average pay", "gross annual", "gross annual salary", "gross annual pay"),
            *("annual salary", "annual pay", "annual median", "annual mean", "base salary", "base pay", "wage"),
            *("value", "figure"),
        ),
    ),
    Column("statistic", "Kind of amount", "Mean, median or average.", ("statistic", "measure"), everywhere=True),
    Column("p10", "10th percentile", "As the amount.", ("p10", "10 percentile", "lowest decile", "10")),
    Column("p25", "25th percentile", "As the amount.", ("p25", "25 percentile", "lower quartile", "25")),
    Column("p50", "50th percentile", "As the amount.", ("p50", "50 percentile", "50")),
    Column("p75", "75th percentile", "As the amount.", ("p75", "75 percentile", "upper quartile", "75")),
    Column("p90", "90th percentile", "As the amount.", ("p90", "90 percentile", "highest decile", "90")),
    Column(
        "top_code",
        "No figures from",
        "The amount from which on the source gives no figure: a higher percentile left empty is at least this.",
        ("top code", "top coded at"),
    ),
    Column("basis", "What it includes", "Base pay, total pay or not stated.", ("basis",), everywhere=True),
    Column("period", "Period", "Year, month or hour.", ("per", "pay period"), everywhere=True),
    Column(
        "level",
        "Experience level",
        "Entry, middle or senior; empty for all levels together.",
        ("level", "seniority", "experience"),
        everywhere=True,
    ),
    Column("source", "Source", "Who states the figure: its name or permanent name.", ("stated by",), everywhere=True),
    Column("reported_by", "Reported by", "Who reported it, if not the source itself.", ("via",), everywhere=True),
    Column(
        "as_of",
        "As of",
        "14/05/2026, May 2026 or 2026.",
        ("date", "as of date", "reference date", "year", "month", "valid on"),
        everywhere=True,
    ),
    Column(
        "as_of_precision",
        "Date is exact to the",
        "Day, month or year. Left out, the date itself shows it.",
        ("precision", "date precision", "exact to"),
    ),
    Column("retrieved_on", "Looked up on", "A day.", ("retrieved on", "retrieved", "accessed"), everywhere=True),
    Column("release", "Dataset release", "For a dataset: “May 2024”.", ("release", "edition"), everywhere=True),
    Column(
        "wider_occupation",
        "Wider occupation",
        "What the source calls the occupation that the figure is of, if that is wider than the role.",
    ),
    Column("occupation_code", "Code of the occupation", "The source’s own: 13-1082.", ("occupation code", "soc code")),
)
COLUMN = {column.name: column for column in COLUMNS}

LISTS: Mapping[str, Mapping[str, str]] = {
    "statistic": {"mean": "Mean", "median": "Median", "average": "Average, kind not stated"},
    "basis": {"base": "Base pay", "total": "Total pay", "not-stated": "Basis not stated"},
    "period": {"year": "Year", "month": "Month", "hour": "Hour"},
    "level": {"": "All levels together", "entry": "Entry", "middle": "Middle", "senior": "Senior"},
    "as_of_precision": {"day": "Day", "month": "Month", "year": "Year", "not-stated": "Not stated"},
}
"""Fields with a list of values: each value with the words for it."""
_OTHER_WORDS = {
    "statistic": {"average": "average", "arithmetic mean": "mean"},
    "basis": {"base": "base", "basic": "base", "base salary": "base", "total": "total", "not stated": "not-stated"},
    "period": {
        **{"annual": "year", "yearly": "year", "per year": "year", "a year": "year", "annually": "year"},
        **{"monthly": "month", "per month": "month", "hourly": "hour", "per hour": "hour"},
    },
    "level": {"all": "", "all levels": "", "any": "", "junior": "entry", "mid": "middle", "mid level": "middle"},
}
_BY_WORDS = {
    name: {fold(word): value for value, label in values.items() for word in (value, label) if word}
    | _OTHER_WORDS.get(name, {})
    for name, values in LISTS.items()
}
_ROOM = {"region": 100, "release": 60, "wider_occupation": 200, "occupation_code": 20}
"""Letters in a field of free words."""
LONGEST_NAME = 300
SIGN = "sign of "
"""Before the name of an amount: the sign that stands beside it."""


# --- Headings ---------------------------------------------------------------------------------------


def recognised(headings: Sequence[str]) -> tuple[dict[str, int], dict[str, list[int]]]:
    """({column: place of its heading}, {column: places of headings any of which it may be}).

    A heading that is our own goes before one that is merely usual; two alike are left for the editor to choose from.
    """
    normal = [" ".join(words_of(heading)) for heading in headings]
    has_percentiles = any(name in normal for p in PERCENTILES for name in _names(COLUMN[p]))
    found: dict[str, int] = {}
    unsure: dict[str, list[int]] = {}
    for column in COLUMNS:
        names = _names(column)
        if column.name == "amount" and has_percentiles:
            names = tuple(name for name in names if name != "median")
        if column.name == "p50" and has_percentiles:
            names = (*names, "median")
        for name in names:
            places = [place for place, heading in enumerate(normal) if heading == name and place not in found.values()]
            if len(places) == 1:
                found[column.name] = places[0]
            elif places:
                unsure[column.name] = places
            if places:
                break
    return found, unsure


def _names(column: Column) -> tuple[str, ...]:
    return tuple(" ".join(words_of(name)) for name in (column.heading, *column.others))


def hinted(heading: str) -> dict[str, str]:
    """What the heading of the amounts says of all of them: “Median annual pay (£)” of the kind, period and currency."""
    said = set(words_of(heading))
    found = {"statistic": next((value for value in ("median", "mean", "average") if value in said), "")}
    found["period"] = next((value for word, value in _OTHER_WORDS["period"].items() if word in said), "")
    found["currency"] = next((code for sign, code in (("£", "GBP"), ("€", "EUR")) if sign in heading), "")
    found["currency"] = found["currency"] or next((c.upper() for c in ("gbp", "eur", "usd") if c in said), "")
    return {name: value for name, value in found.items() if value}


# --- What a cell says -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """What cells may name: folded words → what they mean. Several meanings are no meaning: they are asked about."""

    roles: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, tuple[str, ...]]
    countries: Mapping[str, str]
    currencies: Mapping[str, str]
    retired: frozenset[str] = frozenset()
    """Keys of roles that readers no longer see."""


def read_cell(name: str, cell: str, known: Known) -> Figure:
    """What a cell of one column says of a figure, by field; nothing if it is empty.

    :raises Unreadable: with the reason, in a sentence.
    """
    if not cell.strip():
        return {}
    return {key: value for key, value in _READERS[name](name, cell, known).items() if value or name in LISTS}


def _amount(name: str, cell: str, known: Known) -> Figure:
    read = amount(cell)
    return {name: f"{read.value:.2f}", f"{SIGN}{name}": read.sign}


def _day(name: str, cell: str, known: Known) -> Figure:
    read = day(cell)
    if name == "retrieved_on" and read.precision != "day":
        raise Unreadable(f"“{cell.strip()}” is no day. Write it as 14/05/2026.")
    return {name: read.iso} | ({"as_of_precision": read.precision} if name == "as_of" else {})


def _listed(name: str, cell: str, known: Known) -> Figure:
    labels = ", ".join(LISTS[name].values())
    return {name: chosen(cell, _BY_WORDS[name], f"Choose one of: {labels}.")}


def _words(name: str, cell: str, known: Known) -> Figure:
    return {name: words(cell, _ROOM.get(name, LONGEST_NAME))}


def _country(name: str, cell: str, known: Known) -> Figure:
    return {name: chosen(cell, known.countries, "Give a country by its code or name: GB, United Kingdom.")}


def _currency(name: str, cell: str, known: Known) -> Figure:
    return {name: chosen(cell, known.currencies, "Give a currency by its code: GBP, USD.")}


def _named(name: str, cell: str, known: Known) -> Figure:
    what, table = ("role", known.roles) if name == "role" else ("source", known.sources)
    text = words(cell, LONGEST_NAME)
    found = table.get(fold(text), ())
    if not found:
        raise Unreadable(f"There is no {what} “{text}”. Check the spelling, or add it to the guide first.")
    if len(found) > 1:
        raise Unreadable(f"“{text}” may be {' or '.join(found)}. Give the one that is meant by this permanent name.")
    if name == "role" and found[0] in known.retired:
        raise Unreadable(f"“{text}” is retired, so it takes no new figures.")
    return {name: found[0]}


_READERS: Mapping[str, Callable[[str, str, Known], Figure]] = {
    **dict.fromkeys(AMOUNTS, _amount),
    **dict.fromkeys(LISTS, _listed),
    **dict.fromkeys(("as_of", "retrieved_on"), _day),
    **dict.fromkeys(("role", "source", "reported_by"), _named),
    **dict.fromkeys(("key", *_ROOM), _words),
    "country": _country,
    "currency": _currency,
}


# --- What a figure must not be ----------------------------------------------------------------------


def wrongs(figure: Figure) -> Iterable[tuple[str, str]]:
    """(column, reason) of what no figure may say: the same as the database refuses, told before it is asked."""
    for name, what in (("country", "country"), ("currency", "currency"), ("source", "source")):
        if not figure[name]:
            yield name, f"No {what} is given. Fill in the cell, or give one for all rows."
    present = [name for name in PERCENTILES if figure[name]]
    if not figure["amount"] and not present and not figure["top_code"]:
        yield "amount", "No figure is given: no amount and no percentile."
    if figure["amount"] and not figure["statistic"]:
        yield "statistic", "Say what the amount is: mean, median, or average if its kind is not stated."
    if figure["statistic"] and not figure["amount"]:
        yield "amount", "The kind of amount is given, but no amount."
    rising = [(Decimal(figure[name]), name) for name in present]
    for (low, lower), (high, higher) in pairwise(rising):
        if low > high:
            yield higher, f"The {COLUMN[higher].heading} is below the {COLUMN[lower].heading}."
    if figure["statistic"] == "median" and figure["p50"] and figure["amount"] != figure["p50"]:
        yield "p50", f"The median is the 50th percentile, but one is {figure['amount']} and the other {figure['p50']}."
    if figure["source"] and figure["source"] == figure["reported_by"]:
        yield "reported_by", "It is the source itself. Leave it empty unless somebody else reported the figure."
    if bool(figure["as_of"]) != (figure["as_of_precision"] != "not-stated"):
        yield "as_of_precision", "Give a date and how exact it is, or neither."
