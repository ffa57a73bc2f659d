"""Which pairs of an occupation and a role an editor is asked about."""

import csv
from pathlib import Path

import pytest

from roles.importers.esco.matching import KnownRole
from roles.importers.esco.suggestions import candidates, write

from .test_matching import occupation


def role(name: str, *others: str, isco: tuple[str, ...] = ()) -> KnownRole:
    """A role whose slug is its name."""
    slug = name.lower().replace(" ", "-")
    return KnownRole(slug, slug, name, f"{name.lower()}s", others, isco)


def found(one: object, other: KnownRole) -> list[tuple[str, int]]:
    """Why an occupation may be a role, and how near they are."""
    return [(candidate.how, candidate.score) for candidate in candidates([one], [other])]  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("others", "known", "how", "score"),
    [
        ("", role("Software developers"), "same name", 100),
        ("", role("Programmer", "Software Developer"), "its name is another title of the role", 95),
        ("programmer", role("Programmers"), "another title of it is the role’s name", 95),
        ("coder\ncoding expert", role("Programmer", "Coder", "Coding Experts"), "2 other titles in common", 82),
        ("", role("Software developer II"), "similar name", 92),
    ],
)
def test_a_pair_is_offered_with_its_reason_and_its_score(others: str, known: KnownRole, how: str, score: int) -> None:
    assert found(occupation("software developer", others), known) == [(how, score)]


@pytest.mark.parametrize("known", [role("Roofers"), role("Roofers", "Coder"), role("Software engineers")])
def test_nothing_in_common_or_one_other_title_alone_is_not_offered(known: KnownRole) -> None:
    assert found(occupation("software developer", "coder"), known) == []


def test_a_role_with_an_isco_code_is_offered_the_likeliest_occupations_of_that_group() -> None:
    group = [occupation(name, isco="1223") for name in ("tourism product manager", "brewmaster", "x", "y", "z", "w")]
    offered = candidates(
        [*group, occupation("product manager of cars", isco="9999")], [role("Product managers", isco=("1223",))]
    )
    assert len(offered) == 5
    assert offered[0].occupation.label == "tourism product manager"
    assert {candidate.how for candidate in offered} == {"in the ISCO-08 group that the role has"}


def test_each_pair_stands_once_by_role_with_the_likeliest_first(tmp_path: Path) -> None:
    occupations = [occupation("baker", "bread maker\npastry cook"), occupation("bread baker")]
    offered = candidates(occupations, [role("Miller"), role("Bread baker", "Baker", "Bread maker", isco=("7512",))])
    assert [(c.occupation.label, c.score) for c in offered] == [("bread baker", 100), ("baker", 95)]
    write(tmp_path / "pairs.csv", offered)
    with (tmp_path / "pairs.csv").open(encoding="utf-8-sig", newline="") as file:
        first, _ = csv.DictReader(file)
    assert (first["role"], first["score"], first["confirmed_by"]) == ("bread-baker", "100", "")
