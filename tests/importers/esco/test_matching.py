"""Which role an occupation is: what an editor said by a code or in a list, and nothing else."""

from pathlib import Path

import pytest

from roles.importers.content import Origin, Report
from roles.importers.esco import matching
from roles.importers.esco.files import Occupation
from roles.importers.files import Unreadable
from tests.factories import NOW, make_external_code, make_other_title, make_role, make_source, publish_all

from .small import OCCUPATION

pytestmark = pytest.mark.django_db


def occupation(name: str, others: str = "", isco: str = "7512") -> Occupation:
    """An occupation whose address ends in its name."""
    uri = f"{OCCUPATION}{name.replace(' ', '-')}"
    return Occupation(uri, name, others, "", isco, Origin("occupations_en.csv", 2))


OCCUPATIONS = {o.uri: o for o in (occupation("baker"), occupation("miller"))}
BAKER, MILLER = OCCUPATIONS


def by_code(made: dict[str, str] | None = None) -> tuple[dict[str, str], Report]:
    """{address: key of the role} by editors' codes once they are published, and what was told."""
    publish_all()
    report = Report()
    return matching.by_code(OCCUPATIONS, made or {}, report, now=NOW).same, report


def listed(tmp_path: Path, *lines: str) -> tuple[matching.Matches, Report]:
    """What a match list of these lines says."""
    path, matches, report = tmp_path / "matches.csv", matching.Matches(), Report()
    path.write_text("\n".join(["code,role,confirmed_by", *lines, ""]), encoding="utf-8")
    matching.read_list(path, matches, OCCUPATIONS, matching.known_roles(), report)
    return matches, report


@pytest.mark.parametrize("code", [BAKER, "baker", "BAKER", f"{BAKER}/"])
def test_a_code_that_brings_everything_matches_by_its_address_or_the_last_part(code: str) -> None:
    make_external_code(
        parent=make_role(slug="bread-baker"), scheme="esco", code=code, informs="all", note="The same work."
    )
    assert by_code()[0] == {BAKER: "bread-baker"}


def test_a_code_that_is_not_published_matches_nothing() -> None:
    make_external_code(
        parent=make_role(slug="bread-baker"), scheme="esco", code=BAKER, informs="all", note="The same work."
    )
    assert matching.by_code(OCCUPATIONS, {}, Report(), now=NOW).same == {}


def test_an_occupation_is_one_role_and_the_second_that_says_so_is_told() -> None:
    for slug in ("bread-baker", "pastry-baker"):
        make_external_code(parent=make_role(slug=slug), scheme="esco", code=BAKER, informs="all", note="The same work.")
    same, report = by_code()
    assert same == {BAKER: "bread-baker"}
    (told,) = report.told
    assert "“pastry-baker”" in told
    assert "is the role “bread-baker” already" in told


@pytest.mark.parametrize(
    "changed",
    [{"informs": ""}, {"informs": "pay"}, {"scheme": "isco-08", "code": "7512"}],
    ids=["only named", "only pay", "only its group"],
)
def test_a_code_that_brings_less_matches_nothing(changed: dict[str, str]) -> None:
    make_external_code(**{"scheme": "esco", "code": BAKER, "informs": "all", "note": "The same.", **changed})
    assert by_code()[0] == {}


def test_a_code_that_a_dataset_brought_matches_nothing() -> None:
    make_external_code(scheme="esco", code=BAKER, informs="all", dataset=make_source(slug="onet"))
    assert by_code()[0] == {}


def test_a_code_on_a_retired_role_matches_nothing() -> None:
    make_external_code(
        parent=make_role(slug="old", retired=True), scheme="esco", code=BAKER, informs="all", note="The same work."
    )
    assert by_code()[0] == {}


def test_a_code_on_the_role_that_was_made_of_the_occupation_is_no_match() -> None:
    make_external_code(parent=make_role(slug="baker"), scheme="esco", code=BAKER, informs="all", note="The same work.")
    assert by_code({BAKER: "baker"})[0] == {}


def test_a_code_that_the_release_does_not_have_is_told() -> None:
    make_external_code(
        parent=make_role(slug="cooper"), scheme="esco", code="cooper", informs="all", note="The same work."
    )
    (told,) = by_code()[1].told
    assert "cooper" in told


def test_a_list_matches_by_the_slug_or_the_key_of_a_role(tmp_path: Path) -> None:
    make_role(slug="bread-baker", key="bakers")
    make_role(slug="flour-miller")
    matches, _ = listed(tmp_path, "baker,bread-baker,Kim", f"{BAKER},bakers,Kim", f"{MILLER},flour-miller,Kim")
    assert matches.same == {BAKER: "bakers", MILLER: "flour-miller"}


def test_a_line_that_nobody_has_confirmed_matches_nothing_and_is_counted(tmp_path: Path) -> None:
    make_role(slug="bread-baker")
    matches, report = listed(tmp_path, "baker,bread-baker,", "miller,nonsense,")
    assert matches.same == {}
    assert report.told == ["matches.csv: 2 lines that nobody has confirmed were left out."]


def test_a_hyphen_says_that_an_occupation_is_no_role_yet(tmp_path: Path) -> None:
    matches, _ = listed(tmp_path, "baker,-,Kim")
    assert (matches.own, matches.same) == ({BAKER}, {})


def test_every_fault_of_a_list_is_told_with_its_line(tmp_path: Path) -> None:
    make_role(slug="bread-baker")
    make_role(slug="pastry-baker")
    make_role(slug="old", retired=True)
    make_role(slug="miller", dataset=make_source(slug="esco"))
    with pytest.raises(matching.Mismatched) as error:
        listed(
            tmp_path,
            "cooper,bread-baker,Kim",
            "baker,nobody,Kim",
            "baker,old,Kim",
            "miller,miller,Kim",
            "baker",
            "miller,bread-baker,Kim",
            "miller,pastry-baker,Kim",
            "baker,bread-baker,Kim",
            "miller,-,Kim",
        )
    begun = [fault.partition(": ")[0] for fault in error.value.faults]
    assert begun == [*(f"matches.csv, line {line}" for line in (2, 3, 4, 5, 8, 9, 6)), "matches.csv"]
    said = " ".join(error.value.faults)
    for part in (
        "“cooper” is no occupation",
        "no role “nobody”",
        "“old” is retired",
        "“miller” was itself made from",
        "is the role “bread-baker” already",
        "“bread-baker” is another occupation already",
        "has 1 cells, the headings have 3",
        "one of its own",
    ):
        assert part in said


def test_a_file_that_is_no_match_list_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    path.write_text("code;role;confirmed_by\nbaker;baker;Kim\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="no column “code” or “role”"):
        matching.read_list(path, matching.Matches(), OCCUPATIONS, (), Report())


def test_roles_are_known_by_all_their_names_but_those_that_esco_made_or_named() -> None:
    esco = make_source(slug="esco")
    baker = make_role(slug="bread-baker", name="Bread baker", plural="bread bakers")
    make_other_title(parent=baker, title="Baker")
    make_other_title(parent=baker, title="Pastry cook", dataset=esco, key="esco-pastry-cook")
    make_external_code(parent=baker, scheme="isco-08", code="7512")
    make_role(slug="miller", dataset=esco)
    make_role(slug="old", retired=True)
    (known,) = matching.with_other_titles(matching.known_roles())
    assert known == matching.KnownRole(
        "bread-baker", "bread-baker", "Bread baker", "bread bakers", ("Baker",), ("7512",)
    )


@pytest.mark.parametrize("name", ["Baker", "Bakers", "baker"])
def test_a_role_of_the_same_name_is_told_in_the_singular_and_the_plural(name: str) -> None:
    role = matching.KnownRole("x", "x", name, f"{name} people")
    assert matching.namesakes(OCCUPATIONS.values(), [role]) == {BAKER}


def test_a_role_with_a_plural_of_its_own_kind_has_the_same_name() -> None:
    midwife = occupation("midwife")
    assert matching.namesakes([midwife], [matching.KnownRole("x", "x", "Midwives", "midwives")]) == {midwife.uri}
