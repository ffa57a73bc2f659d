"""Retiring: what refers to the page is shown, another thing is put in its place, and both are one step."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from roles import models as m
from roles.editions.activity import Activity, What
from roles.editions.models import Edition
from roles.editions.publish import publish
from tests import factories as make
from tests.editing.desk import change_url, controls, person, signed_in

SKILL = "/admin/roles/edition/retire/skill/negotiation/"


def live(kind: str) -> list[str]:
    return [e.key for e in Edition.objects.live(timezone.now()).filter(kind=kind)]


def retire(editor: Client, url: str = SKILL, **typed: str) -> str:
    """Choose, look at what would be replaced, and press; returns the page that comes of it."""
    shown = editor.post(url, controls(editor.get(url)) | typed | {"_show": "1"})
    assert shown.status_code == 200
    return editor.post(url, controls(shown), follow=True).content.decode()


@pytest.fixture
def skill(db: None) -> m.Skill:
    """A skill that a role lists, that a term's prose names under another label, and that a comparison leads on to."""
    skill = make.make_skill()
    make.make_skill(slug="patience")
    make.make_role_skill(skill=skill, note="At the table, [[skill:negotiation]].")
    make.make_term(definition="What [[skill:negotiation|haggling]] is about.")
    make.make_keep_reading(parent=make.make_comparison(), target_kind="skill", target_key="negotiation")
    make.publish_all(now=timezone.now())
    return skill


@pytest.mark.usefixtures("skill")
def test_what_refers_to_it_is_listed_with_the_field_to_mend(editor: Client) -> None:
    page = editor.get(SKILL).content.decode()
    assert f'{change_url(m.Role.objects.get(pk="product-manager"))}#roleskill_rows-0"' in page
    assert f'{change_url(m.Term.objects.get())}#id_definition"' in page
    assert f'{change_url(m.Comparison.objects.get())}#keepreading_rows-0"' in page


@pytest.mark.usefixtures("skill")
def test_another_is_put_in_its_place_everywhere_and_all_is_published_as_one_step(editor: Client) -> None:
    page = retire(editor, successor="patience", replacement="patience", note="Merged")
    assert "“Negotiation” is retired" in page
    assert live("skill") == ["patience"]
    row = m.RoleSkill.objects.get()
    assert (row.skill_id, row.note, row.key) == ("patience", "At the table, [[skill:patience]].", "negotiation")
    assert m.Term.objects.get().definition == "What [[skill:patience|haggling]] is about."
    assert m.KeepReading.objects.get().target_key == "patience"
    last = Edition.objects.filter(number=2)
    assert {e.kind for e in last} == {"skill", "role", "term", "comparison"}
    assert {(e.published_at, e.note, str(e.published_by)) for e in last} == {
        (last[0].published_at, "Merged", "ada"),
    }


@pytest.mark.usefixtures("skill")
def test_what_would_be_replaced_is_shown_before_it_is_done(editor: Client) -> None:
    form = controls(editor.get(SKILL)) | {"replacement": "patience"}
    response = editor.post(SKILL, form)
    page = response.content.decode()
    assert "Look at what would change, then press again." in page
    assert "Replace and retire" in page
    assert "<ins>Patience</ins>" in page
    assert live("skill") == ["negotiation", "patience"]
    assert editor.post(SKILL, controls(response)).status_code == 302


@pytest.mark.usefixtures("skill")
def test_a_row_that_would_stand_twice_is_left_out_and_told(editor: Client) -> None:
    role = make.there(m.Role)
    make.make_role_skill(parent=role, skill=make.there(m.Skill, slug="patience"), note="Its own note.")
    make.publish_all(now=timezone.now())
    page = retire(editor, replacement="patience")
    assert "stood there already: the skill “patience” of “Product manager”" in page
    assert [row.note for row in role.roleskill_rows.all()] == ["Its own note."]


@pytest.mark.usefixtures("skill")
def test_a_change_to_one_of_them_meanwhile_stops_all_of_it(editor: Client) -> None:
    shown = editor.post(SKILL, controls(editor.get(SKILL)) | {"replacement": "patience", "_show": "1"})
    make.save(make.there(m.Role), nutshell="Changed meanwhile.")
    response = editor.post(SKILL, controls(shown))
    page = response.content.decode()
    assert "someone else saved a change" in page
    assert "there are other changes that nobody has published" in page
    assert m.RoleSkill.objects.get().skill_id == "negotiation"
    assert not m.Skill.objects.get(pk="negotiation").retired
    assert editor.post(SKILL, controls(response)).status_code == 302
    assert m.Role.objects.get(pk="product-manager").nutshell == "Changed meanwhile."


@pytest.mark.usefixtures("skill")
def test_an_edition_that_somebody_published_meanwhile_is_told_first(editor: Client, skill: m.Skill) -> None:
    form = controls(editor.get(SKILL))
    make.save(skill, name="Bargaining")
    publish([("skill", "negotiation")], now=timezone.now(), by=person("grace"))
    page = editor.post(SKILL, form).content.decode()
    assert "grace published edition 2" in page
    assert "<ins>Bargaining</ins>" in page
    assert "negotiation" in live("skill")


@pytest.mark.usefixtures("skill")
def test_what_is_scheduled_stands_in_the_way_and_says_where_to_withdraw_it(editor: Client) -> None:
    make.save(make.there(m.Role), nutshell="Later.")
    now = timezone.now()
    publish([("role", "product-manager")], now=now, live_from=now + timedelta(days=1))
    assert "/admin/roles/edition/withdraw/role/product-manager/" in editor.get(SKILL).content.decode()
    assert "an edition is scheduled" in retire(editor, replacement="patience")
    assert m.RoleSkill.objects.get().skill_id == "negotiation"
    assert "negotiation" in live("skill")


def test_a_draft_that_nobody_has_published_is_mended_and_stays_a_draft(editor: Client) -> None:
    make.make_skill(slug="patience")
    make.make_skill()
    make.publish_all(now=timezone.now())
    make.make_role_skill(skill=make.there(m.Skill))
    retire(editor, replacement="patience")
    assert m.RoleSkill.objects.get().skill_id == "patience"
    assert live("role") == []


def test_a_comparison_is_not_given_other_roles_but_led_to_its_own_retirement(editor: Client) -> None:
    make.make_comparison()
    make.make_role(slug="scrum-master")
    make.publish_all(now=timezone.now())
    url = "/admin/roles/edition/retire/role/product-manager/"
    page = editor.get(url).content.decode()
    assert "/admin/roles/edition/retire/comparison/product-manager-vs-project-manager/" in page
    assert "refers to the role" in retire(editor, url, replacement="scrum-master")
    assert {row.role_id for row in m.ComparedRole.objects.all()} == {"product-manager", "project-manager"}


def test_a_move_that_would_lead_to_where_it_starts_is_left_out(editor: Client) -> None:
    make.make_move()
    make.publish_all(now=timezone.now())
    url = "/admin/roles/edition/retire/role/project-manager/"
    assert "“Project manager” is retired" in retire(editor, url, replacement="product-manager")
    assert not m.Move.objects.exists()
    assert live("role") == ["product-manager"]


@pytest.mark.usefixtures("skill")
def test_nothing_is_named_or_changed_that_the_person_may_not(db: None) -> None:
    make.save(make.there(m.Role), name="A secret name")
    publisher = signed_in(person("mary", "view_skill", "change_skill", "publish"))
    page = publisher.get(SKILL).content.decode()
    assert "secret" not in page
    assert "And 3 more that you may not see." in page
    assert "refers to the skill" in retire(publisher, replacement="patience")
    assert m.RoleSkill.objects.get().skill_id == "negotiation"


# --- Two that are one now ------------------------------------------------------------------------------

ROLE = "/admin/roles/edition/retire/role/old-role/"


@pytest.fixture
def roles(db: None) -> None:
    for slug in ("old-role", "new-role", "third-role"):
        make.make_role(slug=slug)
    make.publish_all(now=timezone.now())


@pytest.mark.usefixtures("roles")
def test_readers_of_a_role_that_is_one_with_another_are_led_there(editor: Client) -> None:
    page = retire(editor, ROLE, successor="new-role", readers="led", note="One job")
    assert "“Old role” is one with “New role” now. Its address leads there." in page
    edition = Edition.objects.get(key="old-role", number=2)
    assert (edition.retired, edition.merged, edition.successor) == (True, True, "new-role")
    assert Client().get("/roles/old-role/")["Location"] == "/roles/new-role/"
    entry = Activity.objects.of("role", "old-role").first()
    assert (entry.what, entry.comment, str(entry.by)) == (What.MERGED, "One job", "ada")
    told = editor.get("/admin/roles/edition/review/role/old-role/").content.decode()
    assert "Merged it into another with edition 2" in told
    assert "Merged into another" in editor.get("/admin/roles/edition/history/role/old-role/").content.decode()


@pytest.mark.usefixtures("roles")
def test_what_a_role_is_one_with_has_to_be_said(editor: Client) -> None:
    assert "Choose the page that this one is one with now." in retire(editor, ROLE, readers="led")
    assert "old-role" in live("role")


@pytest.mark.usefixtures("roles")
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Its address says that it is retired; so does every comparison and move with it."),
        (
            {"successor": "new-role"},
            "Its address says that it is retired and names “New role”; so does every comparison and move with it.",
        ),
        (
            {"successor": "new-role", "readers": "led"},
            "Its address leads to “New role”; so does every comparison and move with it, with that role in place",
        ),
    ],
)
def test_what_becomes_of_the_address_is_told_before_it_is_done(editor: Client, typed: dict, told: str) -> None:
    page = editor.get(ROLE)
    assert "it says that the page is retired, or leads straight to another." in page.content.decode()
    assert told in editor.post(ROLE, controls(page) | typed | {"_show": "1"}).content.decode()


@pytest.mark.usefixtures("roles")
def test_a_role_that_was_one_with_another_can_come_back(editor: Client) -> None:
    retire(editor, ROLE, successor="new-role", readers="led")
    role = m.Role.objects.get(pk="old-role")
    form = controls(editor.get(change_url(role)))
    assert form.pop("retired") == form["merged"] == "on"
    form["successor"] = ""
    assert "A page is one with another only if" in editor.post(change_url(role), form).content.decode()
    form.pop("merged")
    editor.post(change_url(role), form)
    publish([("role", "old-role")], now=timezone.now())
    assert Client().get("/roles/old-role/").status_code == 200


@pytest.mark.usefixtures("roles")
def test_readers_are_led_on_only_from_what_has_an_address(editor: Client) -> None:
    make.make_comparison(*m.Role.objects.order_by("key")[:2])
    make.make_course()
    make.publish_all(now=timezone.now())
    comparison = editor.get("/admin/roles/edition/retire/comparison/new-role-vs-old-role/")
    assert not {"readers", "successor"} & controls(comparison).keys()
    assert "its address then shows what the guide computes of the same roles" in comparison.content.decode()
    course = editor.get("/admin/roles/edition/retire/course/first-steps/")
    assert "readers" not in controls(course)
    assert "Links to its place there lead to its successor’s" in course.content.decode()
