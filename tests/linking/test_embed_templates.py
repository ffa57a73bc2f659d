"""What stands in each embed, drawn from objects made by hand; and its height follows from the same."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.template.loader import render_to_string

from roles.domain import records as r
from roles.domain.comparison import compare
from roles.domain.frame import NARROWEST, WIDEST
from roles.domain.profile import profile
from roles.linking.embeds import Embed, chosen, of_comparison, of_role
from roles.linking.targets import SALARIES, target_of
from tests.domain.guides import entry, make_guide, make_role, make_salary, prose
from tests.pages.bakery import KNOWN, answer, full_role, no_answer, written
from tests.pages.drawn import Drawn


def of_one(role: r.Role, part: str = "", country: str = "GB") -> Embed:
    target = target_of([role.slug], country=country)
    assert target
    own = entry("role", role)
    found = chosen(tuple(of_role(profile(own, make_guide(own, *KNOWN)), target)), part)
    assert found
    return found


def of_several(*roles: r.Role, part: str, editorial: r.Comparison | None = None) -> Embed:
    target = target_of([role.slug for role in roles])
    assert target
    own = [entry("role", role) for role in roles]
    guide = make_guide(*own, *KNOWN)
    by_hand = entry("comparison", editorial, title=editorial.heading) if editorial else None
    compared = compare([profile(e, guide) for e in own], guide, country="GB", editorial=by_hand)
    found = chosen(tuple(of_comparison(compared, target)), part)
    assert found
    return found


def draw(embed: Embed) -> Drawn:
    return Drawn(render_to_string(f"embeds/{embed.kind}.html", {"embed": embed, "theme": ""}))


def cook(**overrides: Any) -> r.Role:
    return make_role("cook", **{"salaries": (make_salary("30000"),), **overrides})


def test_a_role_of_which_nothing_is_known_says_so() -> None:
    page = draw(of_one(make_role("cook")))
    assert "Role Cook Pay, United Kingdom Not covered yet Career Guide: Cook Updated" in page.text


def test_a_figures_age_is_a_mark_and_no_button_as_nothing_can_open_in_a_frame() -> None:
    page = draw(of_one(make_role("cook", salaries=(make_salary(as_of=date(2021, 12, 1)),))))
    assert "Survey" in page.text
    assert [tag for tag, a in page.elements if "age--old" in a.get("class", "")] == ["span"]
    assert "popovertarget" not in page.html


def test_a_role_has_no_colour_but_those_compared_have() -> None:
    assert "role-a" not in draw(of_one(full_role(), SALARIES)).html.replace("var(--role-a)", "")
    compared = draw(of_several(full_role(), cook(), part=SALARIES)).html
    assert "role-a" in compared
    assert "role-b" in compared


def test_who_earns_more_names_its_source_once_as_the_chart_has_it() -> None:
    page = draw(of_several(full_role(), cook(), part=SALARIES))
    assert "United Kingdom Who earns more? Bakers earn more than cooks: by £20,000 a year, 66.7%." in page.text
    assert page.text.count("Survey") == 1


def test_pay_that_cannot_be_compared_says_why() -> None:
    page = draw(of_several(full_role(), make_role("cook"), part=SALARIES))
    assert "That cannot be said yet: the guide has a figure for bakers, but none for cooks." in page.text


def test_a_row_shows_each_answer_with_its_source_or_why_there_is_none() -> None:
    baker = make_role("baker", texts=(answer("owns", "The bread", source="journal"),))
    page = draw(of_several(baker, cook(texts=(no_answer("owns", "not-applicable"),)), part="owns"))
    assert "Owns What? Baker The bread. Source: Journal Cook Not applicable" in page.text


def test_a_row_of_things_lists_them() -> None:
    page = draw(of_several(full_role(), cook(), part="tools"))
    assert "Baker Oven Cook Not covered yet" in page.text


@pytest.mark.parametrize(("part", "place"), [("owns", "#row-owns"), (SALARIES, "#pay")])
def test_an_editors_page_is_linked_at_its_own_sections_where_it_has_them(part: str, place: str) -> None:
    sections = [
        r.Section(key="rows", heading="Rows", section_kind="table"),
        r.Section(key="pay", heading="Pay", section_kind="salaries"),
    ]
    roles = (full_role(), cook())
    assert of_several(*roles, part=part, editorial=written(*sections)).url.endswith(place)
    assert "#" not in of_several(*roles, part=part, editorial=written()).url


def test_a_row_whose_key_is_the_word_for_pay_is_not_mistaken_for_it() -> None:
    pay = r.Dimension(key=SALARIES, slug=SALARIES, name="Pay talk", question="Is pay talked of?", position=1)
    target = target_of(["baker", "cook"], part=SALARIES)
    assert target
    own = [entry("role", make_role(name, texts=(answer(SALARIES),))) for name in ("baker", "cook")]
    guide = make_guide(*own, *KNOWN, entry("dimension", pay))
    found = compare([profile(e, guide) for e in own], guide, country="GB")
    assert [row.key for row in found.rows] == [SALARIES]
    assert [embed.kind for embed in of_comparison(found, target)] == ["salaries"]


RANGE = make_salary(**{f"p{part}": Decimal(part * 1000) for part in (10, 25, 75, 90)})


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (of_one(make_role("cook")), of_one(make_role("cook", nutshell=prose("Cooks " * 40)))),
        (of_one(make_role("cook")), of_one(make_role("cook", salaries=(make_salary(),)))),
        (of_one(cook(), SALARIES), of_one(cook(salaries=(RANGE,)), SALARIES)),
        (
            of_several(full_role(), cook(), part=SALARIES),
            of_several(full_role(), cook(), make_role("maid", salaries=(make_salary("20000"),)), part=SALARIES),
        ),
        (of_several(full_role(), cook(), part="tools"), of_several(full_role(), cook(), make_role("x"), part="tools")),
    ],
)
def test_what_says_more_is_higher_and_what_is_narrower_is_never_lower(less: Embed, more: Embed) -> None:
    for width in (NARROWEST, WIDEST):
        assert more.height(width) >= less.height(width)
    assert more.height(NARROWEST) > less.height(NARROWEST)
    assert more.height(NARROWEST) >= more.height(WIDEST)
