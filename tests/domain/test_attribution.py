"""A page says what the licence of each dataset asks of whose facts it shows, and of no other."""

from typing import Any

from roles.domain import records as r
from roles.domain.attribution import notices
from roles.domain.guide import Guide
from roles.domain.profile import profile
from tests.domain.guides import TODAY, entry, make_role, make_salary, make_skill_row, profiles_of, quote


def source(key: str, **overrides: Any) -> r.Source:
    given = {"name": key.upper(), "short_name": key, "source_kind": "dataset", "attribution": f"Includes {key}."}
    return r.Source(key=key, slug=key, **{**given, **overrides})


def said(role: r.Role, *others: r.Record) -> list[str]:
    known = (*(entry("source", source(key)) for key in ("onet", "bls-oews", "esco")), *(_entry(o) for o in others))
    (found,) = profiles_of(role, others=known)
    return [notice.key for notice in found.notices]


def _entry(record: r.Record) -> Any:
    return entry(type(record).__name__.lower(), record, dataset=getattr(record, "dataset", None))


def test_the_words_are_those_of_the_licence_with_what_was_changed() -> None:
    (notice,) = notices([source("onet", attribution="Includes O*NET®.", modifications="Changed by us.")])
    assert notice.said == "Includes O*NET®. Changed by us."


def test_a_source_that_asks_nothing_is_not_named_and_none_is_named_twice() -> None:
    survey = source("survey", attribution="")
    assert [n.key for n in notices([source("esco"), survey, None, source("onet"), source("esco")])] == ["onet", "esco"]


def test_the_editors_own_role_says_nothing() -> None:
    assert said(make_role("baker", skills=(make_skill_row("planning"),))) == []


def test_a_role_that_a_dataset_made_says_so_even_if_it_has_no_rows() -> None:
    assert said(make_role("baker", dataset="onet")) == ["onet"]


def test_every_row_that_a_dataset_brought_counts() -> None:
    rows: tuple[tuple[str, r.RoleRow], ...] = (
        ("other_titles", r.OtherTitle(key="t", title="Bread maker", dataset="onet")),
        ("codes", r.ExternalCode(key="c", scheme="onet-soc", code="51-3011.00", dataset="onet")),
        ("skills", make_skill_row("planning", dataset="onet")),
        ("tools", r.RoleTool(key="o", tool="oven", dataset="onet")),
        ("salaries", make_salary(dataset="onet")),
        ("related", r.RelatedRole(key="r", to="cook", dataset="onet")),
        ("preparation", r.Preparation(key="p", zone=2, name="Some", dataset="onet")),
    )
    for name, row in rows:
        assert said(make_role("baker", **{name: (row,)})) == ["onet"], name


def test_an_editors_figure_from_a_dataset_says_so_too() -> None:
    assert said(make_role("baker", salaries=(make_salary(source="bls-oews"),))) == ["bls-oews"]


def test_a_name_or_definition_that_a_dataset_made_says_so_on_an_editors_role() -> None:
    skill = r.Skill(key="planning", slug="planning", name="Planning", skill_kind="method", dataset="esco")
    assert said(make_role("baker", skills=(make_skill_row("planning"),)), skill) == ["esco"]
    family = r.Family(key="food", slug="food", name="Food", dataset="onet")
    assert said(make_role("baker", family="food"), family) == ["onet"]


def test_a_dataset_at_hand_is_no_fact_shown_and_changes_no_date() -> None:
    role = entry("role", make_role("baker"))
    later = entry("source", source("onet"), updated=role.updated.replace(year=2027))
    guide = Guide([role, later], today=TODAY, quote=quote, aside={("source", "onet")})
    assert guide.changed == role.updated
    assert profile(role, guide).notices == ()
