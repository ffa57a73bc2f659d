"""Figures typed into prose, and the records that hold them too."""

from decimal import Decimal

import pytest

from roles.domain.figures import MONEY, NUMBER, PERCENT, Held, repeated, typed

PAY = Held(Decimal("53012.00"), MONEY, "[[salary:a/gb]]", "the pay of an A")
PART = Held(Decimal(79), PERCENT, "[[claim:a/part]]", "a claim about A")
COUNT = Held(Decimal(1016), NUMBER, "[[claim:a/count]]", "another claim about A")
FOUNDED = Held(Decimal(2001), NUMBER, "[[claim:a/founded]]", "a year")
YEARS = Held(Decimal(3), NUMBER, "[[claim:a/years]]", "a small number")
ALL = (PAY, PART, COUNT, FOUNDED, YEARS)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("They earn £53,012 a year.", [53012]),
        ("About 53k more, or 14.7 %.", [53000, Decimal("14.7")]),
        ("See [[salary:product-manager/gb-2021]] and [[claim:a/b-79|79 of them]].", [79]),
        ("53 012, 53\u00a0012, 53\u202f012 and 53012.50", [53012, 53012, 53012, Decimal("53012.50")]),
        ("1,016 of them, in 2021, 2022", [1016, 2021, 2022]),
        ("[the survey](https://example.org/2021/53012) at https://example.org/53012", []),
        ("No figure at all.", []),
    ],
)
def test_figures_are_found_however_they_are_typed(text: str, figures: list[Decimal]) -> None:
    assert [figure.value for figure in typed(text)] == figures


@pytest.mark.parametrize(
    ("text", "spelled", "record"),
    [
        ("£53,012 a year", "£53,012", PAY),
        ("53012", "53012", PAY),
        ("53 012 pounds", "53 012", PAY),
        ("GBP 53,012.00", "GBP 53,012.00", PAY),
        ("about £53k.", "£53k", PAY),
        ("about 53.0k", "53.0k", PAY),
        ("[[role:a|£53,012 a year]]", "£53,012", PAY),
        ("79% of them", "79%", PART),
        ("79 per cent", "79 per cent", PART),
        ("1,016 people", "1,016", COUNT),
    ],
)
def test_a_figure_that_a_record_holds_is_noticed(text: str, spelled: str, record: Held) -> None:
    [(figure, held)] = repeated(text, ALL)
    assert (figure.text, held) == (spelled, record)
    assert text[figure.start : figure.end] == spelled


@pytest.mark.parametrize(
    "text",
    [
        "£53,013",
        "£54k",
        "53.1k",
        "since 2001",
        "3 years, 79 people",
        "1,016%",
        "£1,016",
        "[[salary:a/gb]]",
        "the 79th",
        "[53,012](https://example.org/79%)".replace("53,012", "pay"),
    ],
)
def test_years_small_numbers_and_other_figures_raise_no_alarm(text: str) -> None:
    assert list(repeated(text, ALL)) == []


def test_the_nearest_record_is_named() -> None:
    near = Held(Decimal(53100), MONEY, "[[salary:a/us]]", "another pay")
    assert [held for _, held in repeated("£53.1k and £53.0k", [PAY, near])] == [near, PAY]
