"""Every fact of the brief is on a page, and no figure that a record holds is typed into prose as well."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from html import unescape
from itertools import combinations, product
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from roles.domain.figures import typed as typed_figures
from roles.domain.salary import SalaryGap, who_earns_more
from roles.editions.models import Edition
from roles.editions.prepare import prepare
from tests.content.facts import FACTS

READING = re.compile(r"</?(a|abbr|b|button|em|i|mark|small|span|strong|time)\b[^>]*>")
"""Tags within a sentence: no white space is seen where they stand."""

NOT_PROSE = {"key", "slug", "url", "parent", "order", "amount", "figure", "p10", "p25", "p50", "p75", "p90", "as_of"}


def normal(text: str) -> str:
    return " ".join(text.split())


@cache
def text_of(address: str) -> str:
    """What a reader sees: tags stripped, entities read, white space normalised."""
    response = Client().get(address)
    assert response.status_code == 200, f"{address} answers {response.status_code}"
    return normal(unescape(re.sub(r"<[^>]*>", " ", READING.sub("", response.content.decode()))))


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("address", sorted({address for address, _ in FACTS}))
def test_a_page_shows_each_of_its_facts(address: str) -> None:
    missing = [words for where, words in FACTS if where == address and normal(words) not in text_of(address)]
    assert not missing, f"{address} does not show: {missing}"


def shipped_records() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((settings.BASE_DIR / "fixtures").rglob("*.json")):
        for record in json.loads(file.read_text()):
            yield file.name, record["fields"]


def figures_held() -> set[Decimal]:
    """Salary amounts and claims' figures, and what the guide works out from them: each gap, plain and in per cent."""
    held = {
        Decimal(str(fields[name]))
        for _, fields in shipped_records()
        for name in ("amount", "figure", "p10", "p25", "p50", "p75", "p90")
        if fields.get(name) is not None
    }
    salaries = {e.key: prepare(e).record.salaries for e in Edition.objects.filter(kind="role")}  # type: ignore[attr-defined]
    countries = {salary.country for rows in salaries.values() for salary in rows}
    for country, size in product(countries, (2, 3)):
        for roles in combinations(salaries, size):
            gap = who_earns_more({role: salaries[role] for role in roles}, country=country)
            if isinstance(gap, SalaryGap):
                held |= {gap.difference, gap.percent}
    return held


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
def test_no_figure_that_a_record_holds_is_typed_into_prose() -> None:
    held = figures_held()
    assert {Decimal("53012"), Decimal("79"), Decimal("6811"), Decimal("14.7")} <= held
    typed = [
        (file, fields["key"], name, figure.text)
        for file, fields in shipped_records()
        for name, text in fields.items()
        if name not in NOT_PROSE and isinstance(text, str)
        for figure in typed_figures(text)
        if figure.value in held
    ]
    assert not typed
