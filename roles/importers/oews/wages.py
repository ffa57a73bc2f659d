"""A row of an OEWS table as a wage: which occupation and area it is of, and what is earned there."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from roles.importers.content import Origin, Report
from roles.importers.oews.layout import PERCENTILES

NOT_AVAILABLE = ("*", "**", "")
TOPPED = "#"

NATION, STATE, TERRITORY = "1", "2", "3"
ALL_INDUSTRIES = ("", "cross-industry")
ALL_OWNERS = ("", "1235")


@dataclass(frozen=True, slots=True)
class Wage:
    """What an occupation earns in an area, for one ``period``; ``region`` empty: the whole country.

    ``percentiles`` are the 10th, 25th, 50th, 75th and 90th, None where there is no figure; ``topped``: whether one is
    left out because it is too high to be published.
    """

    code: str
    title: str
    level: str
    region: str
    period: str
    mean: Decimal | None
    percentiles: tuple[Decimal | None, ...]
    topped: bool
    origin: Origin

    @property
    def empty(self) -> bool:
        """Whether nothing is published of it."""
        return self.mean is None and not self.topped and not any(self.percentiles)


def region_of(row: Mapping[str, str]) -> str | None:
    """The state or territory; empty for the whole country, None for a smaller area."""
    area, kind = row.get("AREA", ""), row.get("AREA_TYPE", "")
    if not kind:
        area_is_small = len(area.lstrip("0")) > 2
        kind = NATION if area in ("", "99") and not row.get("AREA_TITLE") else "4" if area_is_small else STATE
        kind = NATION if area.lstrip("0") == "99" else kind
    if kind == NATION:
        return ""
    return row.get("AREA_TITLE", "") or None if kind in (STATE, TERRITORY) else None


def of_all(row: Mapping[str, str]) -> bool:
    """Whether it is about all industries and owners together."""
    industry = row.get("I_GROUP", "").lower() in ALL_INDUSTRIES and row.get("NAICS", "").strip("0") == ""
    return industry and row.get("OWN_CODE", "") in ALL_OWNERS


def wage_of(row: Mapping[str, str], region: str, origin: Origin, report: Report) -> Wage | None:
    """The row’s wage; None if it is refused as a whole. A value that cannot be is refused alone.

    Wages are a year’s, and an hour’s where the release has no other.
    """
    code, title = row["OCC_CODE"], row["OCC_TITLE"]
    if len(code) != 7 or code[2] != "-" or not (code[:2] + code[3:]).isdecimal():
        report.refuse(origin, "OCC_CODE", code, "This is no code of an occupation: 15-1252 would be one.")
        return None
    if not title:
        report.refuse(origin, "OCC_TITLE", "", "The occupation has no title.")
        return None
    hourly = _true(row.get("HOURLY", "")) or all(_none(row[f"A_{name}"]) for name in (*PERCENTILES, "MEAN"))
    unit = "H" if hourly else "A"
    percentiles = tuple(_amount(row, f"{unit}_{name}", origin, report) for name in PERCENTILES)
    topped = any(row[f"{unit}_{name}"] == TOPPED for name in PERCENTILES)
    known = [amount for amount in percentiles if amount is not None]
    if any(low > high for low, high in pairwise(known)):
        said = " ".join(map(str, known))
        report.refuse(origin, f"{unit}_PCT10", said, "The percentiles do not rise, so none of them was taken.")
        percentiles, topped = (None,) * len(percentiles), False
    level = (row.get("O_GROUP", "") or "detailed").lower()
    mean = _amount(row, f"{unit}_MEAN", origin, report)
    return Wage(code, title, level, region, "hour" if hourly else "year", mean, percentiles, topped, origin)


def _amount(row: Mapping[str, str], column: str, origin: Origin, report: Report) -> Decimal | None:
    text = row[column]
    if _none(text) or text == TOPPED:
        return None
    try:
        amount = Decimal(text.replace(",", ""))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 < amount < 10**9:
        report.refuse(origin, column, text, "This is neither an amount of money nor one of the signs *, ** and #.")
        return None
    return amount.quantize(Decimal("0.01"))


def _none(text: str) -> bool:
    return text in NOT_AVAILABLE


def _true(text: str) -> bool:
    return text.strip().upper() == "TRUE"
