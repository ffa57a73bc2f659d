"""What a dataset says becomes part of the guide; what editors wrote stays theirs."""

from pathlib import Path

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from roles.editions.fixtures import load
from roles.editions.models import Edition
from roles.editions.projections import rebuild
from roles.editions.publish import publish
from roles.importers.apply import apply
from roles.importers.making import _text
from roles.models import Address, Role, RoleSkill, Skill, Source
from tests.factories import (
    NOW,
    later,
    make_external_code,
    make_other_title,
    make_responsibility,
    make_role,
    make_skill,
    publish_all,
    save,
)
from tests.importers.said import Said, also_called, does, imported, is_like, live, needs, said_of

pytestmark = pytest.mark.django_db


def test_roles_skills_and_facts_are_written_and_published() -> None:
    outcome = imported(
        roles={"11": "Bakers"}, skills={"s": "Kneading"}, facts={"11": [needs("s"), does("Bake bread.")]}
    )
    assert [row["skill"] for row in said_of("role", "bakers", "roleskill")] == ["kneading"]
    assert said_of("role", "bakers", "responsibility")[0]["text"] == "Bake bread."
    assert outcome.of("role").counts["added"] == 1
    assert outcome.editions == 3  # the source, the skill, the role


def test_a_second_run_changes_nothing_and_publishes_nothing() -> None:
    said = {"roles": {"11": "Bakers"}, "skills": {"s": "Kneading"}, "facts": {"11": [needs("s"), does("Bake.")]}}
    imported(**said)
    count = Edition.objects.count()
    again = imported(later(days=2), **said)
    assert (again.changes, again.editions, Edition.objects.count()) == (0, 0, count)
    assert again.of("roleskill").counts == {"same": 1}


def test_a_dry_run_counts_the_same_and_writes_nothing() -> None:
    said = {"roles": {"11": "Bakers"}, "facts": {"11": [does("Bake.")]}}
    tried = imported(dry_run=True, **said)
    assert (tried.changes, tried.editions) == (3, 2)
    assert not Role.objects.exists()
    assert not Edition.objects.exists()
    assert not Address.objects.exists()
    assert imported(**said).changes == tried.changes


def test_every_edition_says_whose_import_made_it() -> None:
    imported(roles={"11": "Bakers"}, release="3")
    assert set(Edition.objects.values_list("dataset", "note")) == {("jobs", "Jobs 3")}


# --- Editors' own -----------------------------------------------------------------------------------


def test_an_editors_role_with_the_code_gets_the_facts_and_keeps_its_own_words() -> None:
    role = make_role(slug="baker", name="Baker")
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.")
    make_responsibility(parent=role, text="Rise early.")
    publish_all()
    outcome = imported(roles={"11": "Bakers"}, facts={"11": [does("Bake.")]})
    assert [row["text"] for row in said_of("role", "baker", "responsibility")] == ["Rise early.", "Bake."]
    assert not Role.objects.filter(slug="bakers").exists()
    assert outcome.of("role").counts["an editor’s"] == 1
    role.refresh_from_db()
    assert role.name == "Baker"


def test_a_code_in_a_draft_brings_no_facts_before_it_is_published() -> None:
    role = make_role(slug="baker")
    publish_all()
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.")
    imported(roles={"11": "Bakers"}, facts={"11": [does("Bake.")]})
    assert said_of("role", "baker", "responsibility") == []
    assert said_of("role", "bakers", "responsibility")


def test_an_import_never_publishes_an_editors_draft() -> None:
    role = make_role(slug="baker", name="Baker")
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.")
    publish_all()
    save(role, name="Master baker")
    make_other_title(parent=role, title="Bread artist")
    imported(roles={"11": "Bakers"}, facts={"11": [does("Bake.")]})
    edition = live("role", "baker")
    assert edition is not None
    assert edition.title == "Baker"
    assert said_of("role", "baker", "othertitle") == []
    role.refresh_from_db()
    assert role.name == "Master baker"


def test_a_draft_beside_the_import_is_still_a_draft_and_publishes_with_the_new_facts() -> None:
    role = make_role(slug="baker", name="Baker")
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.")
    publish_all()
    save(role, name="Master baker")
    imported(roles={"11": "Bakers"}, facts={"11": [does("Bake.")]})
    publish([("role", "baker")], now=later(days=2))
    edition = live("role", "baker")
    assert edition is not None
    assert edition.title == "Master baker"
    assert said_of("role", "baker", "responsibility")


def test_an_unpublished_role_of_an_editor_stays_unpublished() -> None:
    make_role(slug="bakers", name="Bakers")
    imported(roles={"11": "Bakers"})
    assert live("role", "bakers") is None
    assert live("role", "bakers-jobs") is not None


def test_a_page_with_an_edition_scheduled_waits_and_is_told() -> None:
    role = make_role(slug="baker")
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.")
    publish_all()
    save(role, name="Master baker")
    publish([("role", "baker")], now=later(hours=1), live_from=later(days=5))
    outcome = imported(roles={"11": "Bakers"}, facts={"11": [does("Bake.")]})
    assert outcome.waiting == [("role", "baker")]
    assert said_of("role", "baker", "responsibility", later(days=1)) == []


def test_what_waited_is_published_by_the_next_run_though_nothing_else_changed() -> None:
    role = make_role(slug="baker")
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.")
    publish_all()
    save(role, name="Master baker")
    publish([("role", "baker")], now=later(hours=1), live_from=later(days=5))
    said = {"roles": {"11": "Bakers"}, "facts": {"11": [does("Bake.")]}}
    imported(**said)
    outcome = imported(later(days=6), **said)
    assert (outcome.changes, outcome.editions, outcome.waiting) == (0, 1, [])
    assert said_of("role", "baker", "responsibility")


def test_an_editors_retired_page_stays_retired() -> None:
    role = make_role(slug="baker")
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.")
    publish_all()
    save(role, retired=True)
    publish_all(later(hours=1))
    imported(roles={"11": "Bakers"}, facts={"11": [does("Bake.")]})
    assert live("role", "baker") is None
    assert said_of("role", "bakers", "responsibility")


def test_a_role_that_an_editor_adopted_keeps_its_words_and_still_gets_facts() -> None:
    imported(roles={"11": "Bakers"})
    save(Role.objects.get(), name="Bakers and confectioners", adopted=True)
    publish_all(later(days=2))
    imported(later(days=3), roles={"11": "Bread makers"}, facts={"11": [does("Bake.")]})
    edition = live("role", "bakers")
    assert edition is not None
    assert edition.title == "Bakers and confectioners"
    assert said_of("role", "bakers", "responsibility")


def test_a_role_is_the_same_as_one_occupation_only() -> None:
    role = make_role(slug="baker")
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.", key="a")
    make_external_code(parent=role, scheme="esco", code="12", informs="all", note="The same work.", key="b")
    publish_all()
    said = Said(roles={"11": "Bakers", "12": "Cooks"}, facts={"11": [does("Bake.")], "12": [does("Cook.")]})
    apply(said, now=later(days=1))
    assert [row["text"] for row in said_of("role", "baker", "responsibility")] == ["Bake."]
    assert [row["text"] for row in said_of("role", "cooks", "responsibility")] == ["Cook."]
    assert any("12" in sentence for sentence in said.report.told)


def test_a_page_of_the_datasets_gives_way_to_an_editors_role_that_is_the_same() -> None:
    imported(roles={"11": "Bakers"}, facts={"11": [does("Bake.")]})
    role = make_role(slug="baker")
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.")
    publish_all(later(days=2))
    imported(later(days=3), roles={"11": "Bakers"}, facts={"11": [does("Bake.")]})
    assert live("role", "bakers") is None
    last = Edition.objects.filter(key="bakers").latest("number")
    assert (last.successor, last.merged) == ("baker", True)
    assert said_of("role", "baker", "responsibility")


# --- Slugs and texts --------------------------------------------------------------------------------


def test_an_address_that_is_taken_is_told_apart_by_the_datasets_name() -> None:
    make_role(slug="bakers")
    imported(roles={"11": "Bakers", "12": "Bakers"})
    assert set(Role.objects.values_list("key", flat=True)) == {"bakers", "bakers-jobs", "bakers-jobs-2"}


@pytest.mark.parametrize("title", ["Cats vs dogs vs birds", "Us vs vs them", "Good vs", "面包师", "- -", "x" * 149])
def test_a_title_of_any_kind_makes_an_address(title: str) -> None:
    assert imported(roles={"11": title}).of("role").counts == {"added": 1}
    assert "-vs-" not in Role.objects.get().slug


def test_a_description_keeps_its_paragraphs_and_none_of_its_signs_means_anything() -> None:
    imported(roles={"11": "Bakers"}, descriptions={"11": "They *bake*\nbread.\n\n# [[role:x]] <b>"})
    role = Role.objects.get()
    assert role.description == "They \\*bake\\* bread.\n\n\\# \\[\\[role:x\\]\\] \\<b\\>"


def test_a_line_stays_one_line() -> None:
    imported(roles={"11": "Bakers"}, facts={"11": [does("Bake\n\nbread."), also_called("Bread\x07\nmaker")]})
    assert said_of("role", "bakers", "responsibility")[0]["text"] == "Bake bread."
    assert said_of("role", "bakers", "othertitle")[0]["title"] == "Bread maker"


@pytest.mark.one_database
@given(st.text(max_size=200))
def test_no_text_of_a_dataset_is_ever_a_reference(text: str) -> None:
    from roles.prose import references

    field = Role._meta.get_field("description")
    assert references(_text(text, field)) == ()  # type: ignore[arg-type]


# --- What does not fit ------------------------------------------------------------------------------


def refusals(**said: object) -> list[tuple[int, str, str]]:
    content = Said(**said)  # type: ignore[arg-type]
    apply(content, now=later(days=1))
    return [(row.line, row.column, row.reason) for row in content.report.refused]


def test_a_value_that_is_too_long_is_refused_with_its_line_and_the_others_are_written() -> None:
    facts = {"11": [also_called("x" * 151), also_called("Bread maker", "title-2")]}
    assert refusals(roles={"11": "Bakers"}, facts=facts) == [
        (2, "title", "It is longer than the 150 characters that fit.")
    ]
    assert [row["title"] for row in said_of("role", "bakers", "othertitle")] == ["Bread maker"]


def test_a_row_that_names_an_unknown_code_is_refused() -> None:
    assert refusals(roles={"11": "Bakers"}, facts={"11": [needs("s")]}) == [
        (2, "skill", "No skill with this code was read.")
    ]


def test_rows_that_the_database_refuses_are_refused_with_its_reason_and_the_others_are_written() -> None:
    titles = [also_called(f"Title {number}", f"t-{number}") for number in range(40)]
    facts = {"11": [*titles, also_called("Title 7", "again"), is_like("11"), is_like("12")], "12": []}
    assert refusals(roles={"11": "Bakers", "12": "Cooks"}, facts=facts) == [
        (42, "", "The role already has this other title."),
        (43, "", "A role is related to another role, not to itself."),
    ]
    assert len(said_of("role", "bakers", "othertitle")) == 40
    assert len(said_of("role", "bakers", "relatedrole")) == 1


def test_two_rows_of_one_key_and_two_roots_of_one_code_are_refused() -> None:
    assert refusals(roles={"11": "Bakers"}, facts={"11": [does("Bake."), does("Sell.")]}) == [
        (3, "", "The role has another row of this key.")
    ]


def test_a_row_with_a_key_that_is_none_is_refused_and_not_taken_for_somebody_quicker() -> None:
    [(_, _, reason)] = refusals(roles={"11": "Bakers"}, facts={"11": [does("Bake.", "No Slug!")]})
    assert "lower-case" in reason


# --- Around -----------------------------------------------------------------------------------------


def test_the_projections_of_an_import_are_those_that_follow_from_its_editions() -> None:
    from roles.editions.models import Mention

    imported(roles={"11": "Bakers"}, skills={"s": "Kneading"}, facts={"11": [needs("s")]})
    rows = ("edition", "field", "kind", "key")
    before = set(Mention.objects.values_list(*rows))
    rebuild()
    assert set(Mention.objects.values_list(*rows)) == before != set()


def test_what_an_editor_wrote_of_the_source_stays_and_the_release_follows() -> None:
    imported(roles={"11": "Bakers"})
    save(Source.objects.get(), note="Ask before you quote it.")
    publish_all(later(days=2))
    imported(later(days=3), roles={"11": "Bakers"}, release="2")
    source = Source.objects.get()
    assert (source.note, source.release) == ("Ask before you quote it.", "2")
    assert live("source", "jobs").facts[0]["fields"]["release"] == "2"  # type: ignore[union-attr]


def test_an_import_that_began_before_somebody_published_is_still_the_latest() -> None:
    role = make_role(slug="baker")
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.")
    publish_all(later(days=2))
    make_skill()
    publish([("skill", "negotiation")], now=later(days=3))
    imported(NOW, roles={"11": "Bakers"}, facts={"11": [does("Bake.")]})
    assert said_of("role", "baker", "responsibility")


def test_the_database_itself_keeps_an_editors_and_a_datasets_row_about_the_same_apart() -> None:
    imported(roles={"11": "Bakers"}, skills={"s": "Kneading"}, facts={"11": [needs("s")]})
    role, skill = Role.objects.get(), Skill.objects.get()
    RoleSkill.objects.create(parent=role, skill=skill, importance="useful")
    with pytest.raises(IntegrityError):
        RoleSkill.objects.create(parent=role, skill=skill, importance="useful", key="other")


def test_what_a_dataset_made_is_not_missed_in_the_files(tmp_path: Path) -> None:
    imported(roles={"11": "Bakers"}, skills={"s": "Kneading"})
    make_skill()
    assert load([tmp_path], now=later(days=2)).not_in_files == [("skill", "negotiation"), ("source", "jobs")]
