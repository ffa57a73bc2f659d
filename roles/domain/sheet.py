"""A dataset as a table for spreadsheets and statistics: CSV by RFC 4180, one fact a row.

The file begins with a byte order mark, without which a spreadsheet takes UTF-8 for something else and spoils every
pound sign. No cell holds a line break, so that it can be read line by line.
"""

import csv
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from roles.domain.dataset import LICENCE, Dataset, Fact, Section
from roles.domain.plain import one_line, words_of

COLUMNS = (
    "role",
    "section",
    "item",
    "value",
    "amount",
    "unit",
    "statistic",
    "basis",
    "period",
    "level",
    "country",
    "region",
    "wider_occupation",
    "source",
    "source_url",
    "reported_by",
    "as_of",
    "as_of_precision",
    "licence",
    "address",
    "dataset",
    "release",
    "attribution",
)
BYTE_ORDER_MARK = "\ufeff"
_FORMULAS = set("=+-@＝＋－＠")
_BREAKS = set("\t\r\n")
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def csv_lines(dataset: Dataset) -> Iterator[str]:
    """The dataset line by line, each with its CR LF."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for section in dataset.sections:
        for fact in section.facts:
            yield writer.writerow(_row(fact, section, dataset))


class _Echo:
    """A file that hands back what is written to it, which is what ``writerow`` then answers."""

    def write(self, line: str) -> str:
        return line


def _row(fact: Fact, section: Section, dataset: Dataset) -> list[str]:
    terms = fact.origin.terms
    texts = (
        fact.role,
        section.key,
        ": ".join(dict.fromkeys(part for part in (fact.under, fact.item) if part and part != fact.role)),
        words_of(fact.value),
        number(fact.amount),
        fact.unit,
        fact.statistic,
        fact.basis,
        fact.period,
        fact.level,
        fact.country,
        fact.region,
        fact.wider_occupation,
        fact.origin.name,
        fact.origin.url,
        fact.origin.reported_by,
        fact.origin.as_of,
        fact.origin.dated.as_of_precision,
        terms.licence if terms else LICENCE,
        _address(fact, dataset),
        *((terms.key, terms.release, terms.said) if terms else ("", "", "")),
    )
    return [text if column == "amount" else harmless(text) for column, text in zip(COLUMNS, texts, strict=True)]


def _address(fact: Fact, dataset: Dataset) -> str:
    if fact.anchor.startswith("/"):
        return f"{dataset.site}{fact.anchor}"
    return f"{dataset.address}#{fact.anchor}" if fact.anchor else dataset.address


def number(amount: Decimal | None) -> str:
    """An amount in digits alone, “53012” or “-4.5”; empty for none. A number below zero is a number, not a formula."""
    if amount is None:
        return ""
    whole = amount == amount.to_integral_value()
    return format(amount.quantize(Decimal(1)) if whole else amount.normalize(), "f")


def harmless(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet could take it for a formula.

    That is one that begins with =, +, - or @, narrow or wide, or with a tab or line break, whatever else that nobody
    sees stands before it.
    """
    seen = next((sign for sign in text if unicodedata.category(sign) not in _UNSEEN), "")
    dangerous = seen in _FORMULAS or text[:1] in _BREAKS
    return f"'{one_line(text)}" if dangerous else one_line(text)
