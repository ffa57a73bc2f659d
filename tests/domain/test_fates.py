"""What becomes of each row of a table, decided without a database."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from roles.domain.fates import Fate, Verdict, changes, judge, read_rows
from roles.domain.paytable import COLUMNS, NOTHING, Figure, Known, hinted, recognised

KNOWN = Known(
    roles={"analyst": ("analyst",), "buyer": ("buyer",), "twin": ("twin-a", "twin-b"), "old": ("old",)},
    sources={"survey": ("survey",), "panel": ("panel",)},
    countries={"gb": "GB", "united kingdom": "GB", "us": "US"},
    currencies={"gbp": "GBP", "usd": "USD", "eur": "EUR"},
    retired=frozenset({"old"}),
)
EVERYWHERE: Figure = {"country": "GB", "currency": "GBP", "source": "survey", "statistic": "median"}
HELD: Figure = NOTHING | EVERYWHERE | {"amount": "50000.00", "as_of": "2025-01-01", "as_of_precision": "year"}


def judged(
    *rows: Sequence[str | None],
    headings: Sequence[str] = ("role", "amount", "as_of"),
    everywhere: Figure = EVERYWHERE,
    existing: Mapping[str, Mapping[str, Figure]] | None = None,
) -> tuple[Verdict, ...]:
    """The fates of rows numbered from 2, beside one figure that the analyst has."""
    columns = {name: headings.index(name) for name in (c.name for c in COLUMNS) if name in headings}
    reads = read_rows(enumerate(rows, start=2), columns=columns, width=len(headings), known=KNOWN)
    held = {"analyst": {"held": HELD}} if existing is None else existing
    return judge(reads, everywhere=everywhere, existing=held)


def fates(*rows: Sequence[str | None], **options: Any) -> list[str]:
    return [verdict.fate for verdict in judged(*rows, **options)]


def reasons(*rows: Sequence[str | None], **options: Any) -> str:
    return " ".join(f"{name}: {reason}" for v in judged(*rows, **options) for name, reason in v.faults)


def test_a_row_is_new_a_change_or_the_same() -> None:
    rows = [("Analyst", "50,000", "2025"), ("analyst", "60000", "2026"), ("Buyer", "50000", "2025")]
    assert fates(*rows) == [Fate.SAME, Fate.NEW, Fate.NEW]
    (verdict,) = judged(("Analyst", "51000", "2025"))
    assert verdict.fate == Fate.CHANGE
    assert list(changes(verdict)) == [("amount", "50000.00", "51000.00")]


def test_an_empty_cell_takes_nothing_away() -> None:
    (verdict,) = judged(
        ("analyst", "held", "51000", ""), headings=("role", "key", "amount", "as_of"), everywhere={"basis": "total"}
    )
    assert verdict.figure == HELD | {"amount": "51000.00"}


def test_a_row_that_names_its_figure_may_change_what_makes_it_that_figure() -> None:
    (verdict,) = judged(("analyst", "held", "March 2026"), headings=("role", "key", "as_of"))
    assert list(changes(verdict)) == [
        ("as_of", "2025-01-01", "2026-03-01"),
        ("as_of_precision", "year", "month"),
    ]


def test_a_row_cannot_name_a_figure_that_is_not_there() -> None:
    assert "no figure “other”" in reasons(("analyst", "other", "1"), headings=("role", "key", "amount"))


def test_two_rows_of_one_figure_are_both_faults_and_name_each_other() -> None:
    rows = [("analyst", "50000", "2025"), ("buyer", "1", "2025"), ("Analyst", "51000", "2025")]
    assert fates(*rows) == [Fate.FAULT, Fate.NEW, Fate.FAULT]
    assert "Row 4 gives the same figure" in reasons(*rows)
    assert "Row 2 gives the same figure" in reasons(*rows)


def test_two_figures_may_swap_what_they_are_but_not_become_one() -> None:
    other = HELD | {"as_of": "2024-01-01"}
    existing = {"analyst": {"held": HELD, "other": other}}
    headings = ("role", "key", "as_of")
    swapped = [("analyst", "held", "2024"), ("analyst", "other", "2025")]
    assert fates(*swapped, headings=headings, existing=existing) == [Fate.CHANGE, Fate.CHANGE]
    assert "The role has the same figure" in reasons(swapped[0], headings=headings, existing=existing)


def test_a_change_that_made_room_and_turns_out_faulty_takes_the_other_with_it() -> None:
    """“a” would take what “b” leaves; “b” cannot leave it, for “c” is there: so neither is written."""
    years = {"a": "2021", "b": "2022", "c": "2023"}
    existing = {"analyst": {key: HELD | {"as_of": f"{year}-01-01"} for key, year in years.items()}}
    rows = [("analyst", "a", "2022"), ("analyst", "b", "2023")]
    assert fates(*rows, headings=("role", "key", "as_of"), existing=existing) == [Fate.FAULT, Fate.FAULT]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("Nobody", "1", ""), "role: There is no role “Nobody”"),
        (("Twin", "1", ""), "role: “Twin” may be twin-a or twin-b"),
        (("Old", "1", ""), "role: “Old” is retired"),
        (("", "1", ""), "role: No role is named"),
        (("=analyst", "1", ""), "role: “=analyst” begins as a formula"),
        (("analyst", None, ""), "amount: It holds a formula"),
        (("analyst", "", ""), "amount: No figure is given"),
        (("analyst", "$1", ""), "amount: “$” stands beside the amount, but the currency is GBP"),
        (("analyst", "53", "012", "2025"), ": It has more cells than there are headings"),
    ],
)
def test_a_faulty_row_says_where_and_why(row: Sequence[str | None], why: str) -> None:
    assert why in reasons(row)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"country": ""}, "country: No country is given"),
        ({"currency": ""}, "currency: No currency is given"),
        ({"source": ""}, "source: No source is given"),
        ({"statistic": ""}, "statistic: Say what the amount is"),
        ({"amount": "", "p10": "1"}, "amount: The kind of amount is given, but no amount"),
        ({"p10": "2", "p90": "1"}, "p90: The 90th percentile is below the 10th percentile"),
        ({"p50": "2"}, "p50: The median is the 50th percentile"),
        ({"reported_by": "survey"}, "reported_by: It is the source itself"),
        ({"as_of": "2025", "as_of_precision": "Day"}, "as_of_precision: The date itself is exact to the year only"),
        ({"as_of": "2025", "as_of_precision": "Not stated"}, "as_of_precision: Give a date and how exact it is"),
        ({"as_of": "", "as_of_precision": "Day"}, "as_of_precision: Give a date and how exact it is"),
        ({"retrieved_on": "May 2026"}, "retrieved_on: “May 2026” is no day"),
        ({"region": "x" * 101}, "region: It is longer than 100"),
        ({"release": "x" * 61}, "release: It is longer than 60"),
        ({"level": "genius"}, "level: “genius” is not known here. Choose one of: All levels together, Entry"),
        ({"country": "GBR"}, "country: “GBR” is not known here"),
        ({"currency": "$"}, "currency: “$” is not known here"),
    ],
)
def test_what_no_figure_may_say_is_told_before_the_database_refuses_it(cells: dict[str, str], why: str) -> None:
    whole = {"role": "analyst", "amount": "1", "statistic": "median", "country": "GB", "currency": "GBP"}
    whole = {**whole, "source": "survey", "as_of": "", **cells}
    assert why in reasons(tuple(whole.values()), headings=tuple(whole), everywhere={})


def test_percentiles_alone_make_a_figure_whatever_holds_for_all_amounts() -> None:
    (verdict,) = judged(("buyer", "1", "2"), headings=("role", "p10", "p90"))
    assert (verdict.fate, verdict.figure["statistic"]) == (Fate.NEW, "")


def test_a_sign_that_leaves_no_doubt_gives_the_currency() -> None:
    (pounds, dollars) = judged(("buyer", "£1", ""), ("buyer", "$1", "2025"), everywhere=EVERYWHERE | {"currency": ""})
    assert pounds.figure["currency"] == "GBP"
    assert dollars.fate == Fate.FAULT


def test_our_own_headings_are_recognised_and_so_are_common_ones() -> None:
    own = [column.heading for column in COLUMNS]
    assert recognised(own) == ({column.name: place for place, column in enumerate(COLUMNS)}, {})
    assert recognised(["Occupation", "Gross annual (£)", "Country"])[0] == {"role": 0, "amount": 1, "country": 2}
    assert recognised(["Role", "Role name"])[0] == {"role": 0}
    assert recognised(["Job title", "p25", "Median", "p75"])[0] == {"role": 0, "p25": 1, "p50": 2, "p75": 3}


def test_two_headings_alike_are_left_for_the_editor() -> None:
    assert recognised(["Role", "Salary", "Salary"]) == ({"role": 0}, {"amount": [1, 2]})


def test_the_heading_of_the_amounts_may_say_more() -> None:
    assert hinted("Median annual pay (£)") == {"statistic": "median", "period": "year", "currency": "GBP"}
    assert hinted("Pay") == {}
