"""Faulty files: every fault of every record is named with file, record, field and reason; nothing is written."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from roles.editions.files import LARGEST
from roles.editions.models import Edition
from roles.models import Address, Loaded, kinds
from roles.prose import MAX_LENGTH
from tests.factories import make_role, make_role_skill, make_skill, save

pytestmark = pytest.mark.django_db

SKILL = {"key": "negotiation", "slug": "negotiation", "name": "Negotiation", "skill_kind": "transferable"}
ROLE = {"key": "lead", "slug": "lead", "name": "Lead", "plural": "leads"}
SOURCE = {"key": "survey", "slug": "survey", "name": "Survey", "short_name": "Survey", "source_kind": "study"}
PAY = {
    "key": "pay",
    "parent": "lead",
    "country": "GB",
    "currency": "GBP",
    "amount": "1.00",
    "statistic": "mean",
    "source": "survey",
}

Pair = tuple[str, dict[str, Any]]


def file(path: Path, *records: Pair) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([{"model": f"roles.{model}", "fields": fields} for model, fields in records]))
    return path


def faults(*paths: Path, **options: Any) -> list[str]:
    """What the command says of the files, without their folder; the database is as it was."""
    before = everything()
    errors = StringIO()
    with pytest.raises(CommandError, match=r"^\d+ fault\(s\); nothing was written\.$") as failed:
        call_command("load_guide", *paths, stdout=StringIO(), stderr=errors, **options)
    assert failed.value.returncode == 1
    assert everything() == before
    told = errors.getvalue().splitlines()
    assert str(failed.value).startswith(f"{len(told)} fault")
    assert not any("Traceback" in line for line in told)
    return [line.replace(f"{paths[0] if paths[0].is_dir() else paths[0].parent}/", "") for line in told]


def everything() -> list[Any]:
    models = [*kinds().values(), Edition, Address, Loaded]
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def fault(*paths: Path) -> str:
    """The one thing wrong with the files."""
    (only,) = faults(*paths)
    return only


# --- Files that cannot be read ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'[{"model": "caf\xe9"}]', "Not UTF-8 (byte 16). Save it as UTF-8 without a BOM."),
        (b"\xff\xfe[\x00]\x00", "Not UTF-8 (byte 1)."),
        (b"\xef\xbb\xbf[]", "Not JSON: Unexpected UTF-8 BOM"),
        (b"", "Not JSON: Expecting value (line 1, column 1)."),
        (b'[{"model": ]', "Not JSON: Expecting value (line 1, column 12)."),
        (b"[NaN]", "Not JSON: NaN is not a number."),
        (b"[-Infinity]", "Not JSON: -Infinity is not a number."),
        (b"[" * 100_000 + b"]" * 100_000, "Not JSON: "),
        (b'{"a":' * 100_000, "Not JSON: "),
        (b"[" + b"9" * 5_000 + b"]", "Not JSON: "),
        (b"[1e99999999999999999999]", "Not JSON: "),
        (b'[{"model": "roles.role", "model": "roles.skill"}]', "Not JSON: “model” stands twice in one object."),
        (b"{}", "Expected a list of records, the root first."),
        (b"[]", "Expected a list of records, the root first."),
        (b"null", "Expected a list of records, the root first."),
    ],
    ids=lambda value: str(value)[:30] if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "skill.json"
    path.write_bytes(content)
    assert fault(path).startswith(f"skill.json: {reason}")


def test_a_file_of_a_hundred_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "skill.json"
    with path.open("wb") as sparse:
        sparse.truncate(100_000_000)
    assert fault(path) == f"skill.json: Larger than {LARGEST // 1_000_000} MB. Split it: one aggregate a file."


def test_a_source_without_end_is_not_read_to_its_end() -> None:
    assert "Larger than" in fault(Path("/dev/zero"))


def test_a_folder_that_is_called_like_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "skill.json").mkdir()
    assert fault(tmp_path) == "skill.json: Cannot be read: Is a directory."


def test_a_file_in_a_folder_is_named_by_its_path(tmp_path: Path) -> None:
    file(tmp_path / "skills" / "negotiation.json", ("skill", {**SKILL, "name": ""}))
    assert fault(tmp_path) == "skills/negotiation.json: record 1, name: This field cannot be blank."


# --- Records that are none ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        ([7], "record 1: Expected {“model”: …, “fields”: {…}} and nothing else (no pk)."),
        ([{"model": "roles.skill"}], "record 1: Expected {“model”: …"),
        ([{"model": "roles.skill", "fields": SKILL, "pk": 7}], "record 1: Expected {“model”: …"),
        ([{"model": "roles.skill", "fields": []}], "record 1: Expected {“model”: …"),
        ([{"model": 7, "fields": SKILL}], "record 1: The model is text, such as “roles.role”."),
        ([{"model": "roles.wizard", "fields": {}}], "record 1, model: There is no model “roles.wizard”."),
        ([{"model": "auth.user", "fields": {}}], "record 1, model: There is no model “auth.user”."),
        ([{"model": "roles.edition", "fields": {}}], "record 1, model: There is no model “roles.edition”."),
        ([{"model": "roles.skill", "fields": {**SKILL, "key": None}}], "record 1, key: The root needs its"),
        ([{"model": "roles.skill", "fields": {**SKILL, "wage": 1}}], "record 1, wage: Unknown field. Known are: "),
        ([{"model": "roles.salary", "fields": PAY}], "record 1, model: The first record is the root; roles.salary is"),
    ],
)
def test_a_record_that_is_none_of_the_guides_is_told(tmp_path: Path, records: list[Any], reason: str) -> None:
    path = tmp_path / "skill.json"
    path.write_text(json.dumps(records))
    assert fault(path).startswith(f"skill.json: {reason}")


def test_rows_of_another_root_are_told(tmp_path: Path) -> None:
    path = file(
        tmp_path / "lead.json",
        ("role", ROLE),
        ("othertitle", {"key": "a", "parent": "somebody-else", "title": "A"}),
        ("step", {"key": "b", "parent": "lead", "title": "B", "level": "entry", "body": "b"}),
        ("skill", SKILL),
        ("othertitle", {"parent": "lead", "title": "C"}),
    )
    assert faults(path) == [
        "lead.json: record 2, parent: Expected “lead”, the key of the file’s first record.",
        "lead.json: record 3, model: roles.step is not a row of roles.role. One aggregate a file.",
        "lead.json: record 4, model: roles.skill is not a row of roles.role. One aggregate a file.",
        "lead.json: record 5, key: Every row needs its permanent key.",
    ]


# --- Values that are wrong ----------------------------------------------------------------------------


def test_every_fault_of_every_record_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    file(tmp_path / "a.json", ("skill", {**SKILL, "skill_kind": "talent", "name": "", "wage": 1}))
    file(
        tmp_path / "b.json",
        ("role", {**ROLE, "name": 7}),
        ("salary", {**PAY, "country": "gb", "source": "nobody"}),
        ("salary", {**PAY, "key": "pay-2", "order": 2, "amount": "-5.00", "retrieved_on": "May", "source": None}),
        ("salary", {**PAY, "key": "pay-3", "order": 3, "amount": "-5.00", "p10": "2", "p25": "1", "source": None}),
    )
    (tmp_path / "c.json").write_text("[")
    assert faults(tmp_path) == [
        f"a.json: record 1, wage: Unknown field. Known are: {known('skill')}.",
        "b.json: record 1, name: Expected text, found 7.",
        "b.json: record 2: Give the country as two capital letters: GB, US.",
        "b.json: record 2, source: There is no source “nobody”, neither in the files nor in the database.",
        "b.json: record 3, retrieved_on: “May” value has an invalid date format. It must be in YYYY-MM-DD format.",
        "b.json: record 4, source: This field cannot be empty.",
        "c.json: Not JSON: Expecting value (line 1, column 2).",
    ]


def known(kind: str) -> str:
    fields = {field.name for field in kinds()[kind]._meta.concrete_fields}
    return ", ".join(sorted(fields - {"digest"}))


def test_every_constraint_that_one_record_breaks_is_told(tmp_path: Path) -> None:
    file(tmp_path / "a.json", ("source", SOURCE))
    file(
        tmp_path / "b.json",
        ("role", ROLE),
        ("salary", {**PAY, "amount": "-5.00", "p10": "2", "p25": "1", "as_of": "2025-01-01"}),
    )
    assert faults(tmp_path) == [
        "b.json: record 2: Give a date and how exact it is, or neither and “not stated”.",
        "b.json: record 2: A salary is more than nothing.",
        "b.json: record 2: A lower percentile cannot be above a higher one.",
    ]


def test_a_record_is_counted_as_it_stands_in_the_file(tmp_path: Path) -> None:
    path = file(
        tmp_path / "lead.json",
        ("role", ROLE),
        ("responsibility", {"key": "z", "parent": "lead", "order": 9, "text": "Lead."}),
        ("othertitle", {"key": "y", "parent": "lead", "order": 2, "title": ""}),
        ("othertitle", {"key": "x", "parent": "lead", "order": 1, "title": "Head"}),
    )
    assert fault(path) == "lead.json: record 3, title: This field cannot be blank."


@pytest.mark.parametrize(
    ("fields", "where", "reason"),
    [
        ({"definition": "[[skill:telepathy]]"}, "definition", "[[skill:telepathy]] names nothing in the files or"),
        ({"definition": "[[salary:lead/none|x]]"}, "definition", "[[salary:lead/none]] names nothing in the files or"),
        ({"definition": "[[skil:negotiation]]"}, "definition", "“[[skil:negotiation]]”: there is no kind “skil”"),
        ({"definition": "x" * (MAX_LENGTH + 1)}, "definition", "The text is"),
        ({"successor": "nobody", "retired": True}, "successor", "There is no skill “nobody”, neither in the files nor"),
        ({"slug": "Two Words"}, "slug", "Enter a valid “slug”"),
        ({"slug": None}, "slug", "This field cannot be blank."),
        ({"key": "../../etc/passwd"}, "key", "Enter a valid “slug”"),
        ({"name": "a\x00b"}, "name", "It holds a character that cannot be stored"),
        ({"name": "\ud800"}, "name", "It holds a character that cannot be stored"),
        ({"name": "x" * 121}, "name", "Ensure this value has at most 120 characters (it has 121)."),
        ({"retired": "perhaps"}, "retired", "Expected true or false"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_wrong_value_is_told_by_its_field(tmp_path: Path, fields: dict[str, Any], where: str, reason: str) -> None:
    told = faults(file(tmp_path / "skill.json", ("skill", {**SKILL, **fields})))
    assert told[0].startswith(f"skill.json: record 1, {where}: {reason}")


def test_a_successor_without_retirement_is_told(tmp_path: Path) -> None:
    make_skill(slug="listening")
    path = file(tmp_path / "skill.json", ("skill", {**SKILL, "successor": "listening"}))
    assert fault(path) == "skill.json: record 1: Only a retired page has a successor. Tick “retired” or clear it."


def test_what_only_the_whole_page_shows_is_told(tmp_path: Path) -> None:
    make_role()
    path = file(
        tmp_path / "pair.json",
        ("comparison", {"key": "pair", "slug": "pair", "heading": "Which?"}),
        ("comparedrole", {"key": "a", "parent": "pair", "role": "product-manager"}),
    )
    assert fault(path) == "pair.json: Choose two to five roles to compare."


def test_a_page_to_keep_reading_that_is_not_there_is_told(tmp_path: Path) -> None:
    make_role()
    make_role(slug="scrum-master")
    key = "product-manager-vs-scrum-master"
    path = file(
        tmp_path / "pair.json",
        ("comparison", {"key": key, "slug": key, "heading": "Which?"}),
        ("comparedrole", {"key": "a", "parent": key, "order": 1, "role": "product-manager"}),
        ("comparedrole", {"key": "b", "parent": key, "order": 2, "role": "scrum-master"}),
        ("keepreading", {"key": "c", "parent": key, "target_kind": "path", "target_key": "x", "teaser": "On."}),
        ("keepreading", {"key": "d", "parent": key, "order": 1, "target_kind": "path", "teaser": "On."}),
    )
    assert faults(path) == [
        "pair.json: record 4, target_key: There is no path “x”, neither in the files nor in the database.",
        "pair.json: record 5, target_key: This field cannot be blank.",
    ]


def test_a_compared_role_left_out_is_told(tmp_path: Path) -> None:
    path = file(
        tmp_path / "pair.json",
        ("comparison", {"key": "pair", "slug": "pair", "heading": "Which?"}),
        ("comparedrole", {"key": "a", "parent": "pair"}),
    )
    assert fault(path) == "pair.json: record 2, role: This field cannot be empty."


# --- Records against each other -----------------------------------------------------------------------


def test_rows_that_repeat_one_another_are_told(tmp_path: Path) -> None:
    title = {"key": "head", "parent": "lead", "order": 1, "title": "Head"}
    path = file(
        tmp_path / "lead.json",
        ("role", ROLE),
        ("othertitle", title),
        ("othertitle", {**title, "order": 2, "title": "Chief"}),
        ("othertitle", {**title, "key": "boss", "title": "Boss"}),
        ("othertitle", {**title, "key": "top", "order": 3}),
    )
    assert faults(path) == [
        "lead.json: record 3: Two rows have the same key. See record 2.",
        "lead.json: record 4: Two rows have the same place in the order. See record 2.",
        "lead.json: record 5: The role already has this other title. See record 2.",
    ]


def test_salaries_that_repeat_one_another_without_a_date_are_told(tmp_path: Path) -> None:
    file(tmp_path / "a.json", ("source", SOURCE))
    file(
        tmp_path / "lead.json",
        ("role", ROLE),
        ("salary", {**PAY, "order": 1}),
        ("salary", {**PAY, "order": 2, "key": "again"}),
    )
    assert fault(tmp_path) == (
        "lead.json: record 3: The role already has this figure from this source for this date. See record 2."
    )


def test_two_files_of_one_page_are_told(tmp_path: Path) -> None:
    first = file(tmp_path / "first.json", ("skill", SKILL))
    file(tmp_path / "second.json", ("skill", {**SKILL, "name": "Bargaining"}))
    assert fault(tmp_path) == f"second.json: record 1, key: skill “negotiation” is also in {first.name}. Keep one."


def test_two_files_that_want_one_slug_or_place_are_told(tmp_path: Path) -> None:
    for key in ("a", "b"):
        file(tmp_path / f"{key}.json", ("dimension", {"key": key, "slug": "same", "name": key, "position": 1}))
    assert faults(tmp_path) == [
        f"{key}.json: record 1, {field}: “{value}” is used by two files."
        for key in ("a", "b")
        for field, value in (("slug", "same"), ("position", 1))
    ]


def test_a_slug_that_belongs_to_a_page_in_the_database_is_told(tmp_path: Path) -> None:
    make_skill(slug="haggling", key="bargaining")
    path = file(tmp_path / "skill.json", ("skill", {**SKILL, "slug": "haggling"}))
    assert faults(path)[0] == "skill.json: record 1, slug: “haggling” already belongs to skill “bargaining”."


def test_a_slug_that_once_belonged_to_another_page_is_told(tmp_path: Path) -> None:
    save(make_skill(slug="haggling"), slug="bargaining")
    path = file(tmp_path / "skill.json", ("skill", {**SKILL, "slug": "haggling"}))
    assert "haggling: This slug belongs, or once belonged, to another page." in fault(path)


def test_two_files_that_swap_their_slugs_are_told(tmp_path: Path) -> None:
    for key, other in (("a", "b"), ("b", "a")):
        make_skill(slug=key)
        file(tmp_path / f"{key}.json", ("skill", {**SKILL, "key": key, "slug": other}))
    told = faults(tmp_path, overwrite=True)
    assert [line.split(":")[0] for line in told] == ["a.json", "b.json"]
    assert all("belongs, or once belonged" in line for line in told)


def test_successors_that_lead_round_in_a_circle_are_told(tmp_path: Path) -> None:
    for key, successor in (("a", "b"), ("b", "c"), ("c", "a")):
        file(
            tmp_path / f"{key}.json",
            ("skill", {**SKILL, "key": key, "slug": key, "retired": True, "successor": successor}),
        )
    assert faults(tmp_path) == [
        f"{key}.json: record 1, successor: These successors lead round in a circle. Choose one that is live."
        for key in "abc"
    ]


def test_a_circle_through_the_database_is_told(tmp_path: Path) -> None:
    make_skill(slug="listening", retired=True, successor=make_skill())
    path = file(tmp_path / "a.json", ("skill", {**SKILL, "retired": True, "successor": "listening"}))
    assert "round in a circle" in faults(path, overwrite=True)[0]


def test_a_faulty_file_is_not_held_against_those_that_refer_to_it(tmp_path: Path) -> None:
    file(tmp_path / "skill.json", ("skill", {**SKILL, "wage": 1}))
    file(tmp_path / "source.json", ("source", SOURCE))
    file(
        tmp_path / "lead.json",
        ("role", {**ROLE, "description": "Paid [[salary:lead/pay]], and [[skill:negotiation]]."}),
        ("salary", {**PAY, "amount": "much"}),
        ("roleskill", {"key": "n", "parent": "lead", "skill": "negotiation", "importance": "useful"}),
    )
    assert [line.partition(",")[0] for line in faults(tmp_path)] == ["lead.json: record 2", "skill.json: record 1"]


def test_a_faulty_file_is_told_even_where_an_editor_changed_the_page(tmp_path: Path) -> None:
    make_skill()
    assert "wage" in fault(file(tmp_path / "a.json", ("skill", {**SKILL, "wage": 1})))


def test_a_reference_to_what_an_editor_removed_is_told(tmp_path: Path) -> None:
    row = make_role_skill()
    call_command("dump_guide", tmp_path, stdout=StringIO())
    call_command("load_guide", tmp_path, draft=True, stdout=StringIO())
    skill = row.skill
    row.parent.delete()
    skill.delete()
    file(tmp_path / "roles" / "lead.json", ("role", {**ROLE, "description": "Good at [[skill:negotiation]]."}))
    assert "[[skill:negotiation]] names nothing" in fault(tmp_path)
