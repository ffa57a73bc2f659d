"""Cells as people type them: read in one way, or refused with the reason."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.cells import Day, Unreadable, amount, clash_of_currencies, day, guarded, unguarded, words

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("53012", "53012"),
        (" 53012.5 ", "53012.5"),
        ("53,012", "53012"),
        ("53,012.50", "53012.50"),
        ("1,053,012", "1053012"),
        ("£53 012", "53012"),
        ("£53\u00a0012", "53012"),
        ("53\u202f012,50", "53012.50"),
        ("53.012,50", "53012.50"),
        ("53012,50", "53012.50"),
        ("1.053.012", "1053012"),
        ("53'012", "53012"),
        ("53’012", "53012"),
        ("12,34,567", "1234567"),
        ("GBP 53,012", "53012"),
        ("53,012 GBP", "53012"),
        ("US$103,000", "103000"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_an_amount_is_understood_as_people_write_it(cell: str, value: str) -> None:
    assert amount(cell).value == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("53.012", "may be 53012 or a little over 53"),
        ("53,01", "may be 53.01 or lack a figure"),
        ("53012.345", "more than two places"),
        ("53,0122", "more than two places"),
        ("5,30,12", "more than one way"),
        ("5.3e4", "shortened number"),
        ("53k", "shortened"),
        ("-1", "negative"),
        ("−1", "negative"),
        ("(500)", "negative"),
        ("0", "more than nothing"),
        ("NaN", "not an amount"),
        ("inf", "not an amount"),
        ("n/a", "not an amount"),
        ("£", "not an amount"),
        ("٥٣٠١٢", "not an amount"),
        ("=53012", "begins as a formula"),
        ("+53012", "begins as a formula"),
        ("@SUM(A1)", "begins as a formula"),
        ("40,000 to 50,000", "a range"),
        ("40000-50000", "a range"),
        ("9999999999999", "too large"),
        ("9" * 10_000, "too large"),
        ("£53,012 GBP", "not an amount"),
    ],
)
def test_an_amount_that_is_not_plain_is_refused_with_the_reason(cell: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        amount(cell)


@given(st.integers(1, 10**12 - 1), st.sampled_from([",", " ", "\u00a0"]), st.sampled_from(["", "£", "GBP "]))
def test_an_amount_in_groups_of_three_is_that_amount(value: int, group: str, sign: str) -> None:
    assert amount(f"{sign}{value:,}".replace(",", group)).value == value


@given(st.text(max_size=30))
def test_any_cell_is_an_amount_above_nothing_or_refused(cell: str) -> None:
    with suppress(Unreadable):
        assert amount(cell).value > 0


def test_a_sign_beside_an_amount_must_go_with_the_currency() -> None:
    assert clash_of_currencies("£", "GBP") == ""
    assert clash_of_currencies("$", "CAD") == ""
    assert clash_of_currencies("", "CHF") == ""
    assert "the currency is USD" in clash_of_currencies("£", "USD")
    assert "the currency is USD" in clash_of_currencies("GBP", "USD")


@pytest.mark.parametrize(
    ("cell", "iso", "precision"),
    [
        ("14/05/2026", "2026-05-14", "day"),
        ("03/04/2026", "2026-04-03", "day"),
        ("14.5.2026", "2026-05-14", "day"),
        ("2026-05-14", "2026-05-14", "day"),
        ("14 May 2026", "2026-05-14", "day"),
        ("14th of May 2026".replace("of ", ""), "2026-05-14", "day"),
        ("May 14, 2026", "2026-05-14", "day"),
        ("29/02/2024", "2024-02-29", "day"),
        ("March 2026", "2026-03-01", "month"),
        ("mar 2026", "2026-03-01", "month"),
        ("Sept. 2025", "2025-09-01", "month"),
        ("2026-05", "2026-05-01", "month"),
        ("05/2026", "2026-05-01", "month"),
        ("2026", "2026-01-01", "year"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(cell: str, iso: str, precision: str) -> None:
    assert day(cell) == Day(iso, precision)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("31/02/2026", "February 2026 has 28 days"),
        ("29/02/2026", "February 2026 has 28 days"),
        ("05/13/2026", "The day comes first"),
        ("00/05/2026", "is no day"),
        ("01/05/26", "whole year"),
        ("May-25", "whole year"),
        ("45778", "not a date"),
        ("0001", "no figure from the year 1"),
        ("Brumaire 2026", "names no month"),
        ("last year", "not a date"),
        ("=TODAY()", "not a date"),
        ("2026-05-14 09:00:00", "not a date"),
    ],
)
def test_a_date_that_may_be_another_is_refused_with_the_reason(cell: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        day(cell)


@given(st.text(max_size=30))
def test_any_text_comes_back_as_it_was_guarded(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("beginning", FORMULAS)
def test_what_a_spreadsheet_takes_for_a_formula_is_guarded(beginning: str) -> None:
    assert guarded(f"{beginning}1+1").startswith("'")
    assert guarded(f" {beginning}1+1").startswith("'")
    assert guarded(f"'{beginning}1+1").startswith("''")


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-x", "@x", " =1"])
def test_words_do_not_begin_as_a_formula_unless_they_are_guarded(cell: str) -> None:
    with pytest.raises(Unreadable, match="begins as a formula"):
        words(cell, 100)
    assert words(f"'{cell}", 100) == cell.strip()


@pytest.mark.parametrize("cell", ["a\x00b", "a\u202eb", "a\ufffdb", "a\x1bb"])
def test_words_hold_nothing_that_nobody_sees(cell: str) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        words(cell, 100)


def test_words_have_an_end() -> None:
    with pytest.raises(Unreadable, match="longer than 100"):
        words("x" * 101, 100)
