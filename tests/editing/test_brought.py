"""What datasets brought, in the editing room: read and not written, beside the editors' own and never in their way."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from roles import models as m
from roles.editions import facts as f
from roles.editions.activity import Activity, What
from roles.editions.models import Edition
from roles.editions.publish import publish, revert
from roles.editions.review import last_step, submit
from roles.models import Role
from tests import factories as make
from tests.conftest import kept_for_a_while
from tests.editing.desk import add_row, change_url, controls, signed_in
from tests.imports import BUDGET_ANALYSTS, ROLE, ROWS, skill, take_in


@pytest.fixture(scope="module", autouse=True)
def guide(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A guide with a role that O*NET 29.2 made."""

    def load() -> None:
        User.objects.create(username="ada", is_staff=True, is_superuser=True)
        take_in()

    with kept_for_a_while(django_db_blocker, load):
        yield


@pytest.fixture
def ada(db: None) -> Client:
    return signed_in(User.objects.get(username="ada"))


@pytest.fixture
def role(db: None) -> Role:
    found: Role = Role.objects.get(pk="budget-analysts")
    return found


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def rows_of_role() -> dict[str, list[str]]:
    """{model: keys of the rows} of the role as readers see it."""
    edition = Edition.objects.filter(kind="role", key="budget-analysts").latest("number")
    found: dict[str, list[str]] = {}
    for record in edition.facts[1:]:
        found.setdefault(record["model"], []).append(record["fields"]["key"])
    return found


# --- The form -------------------------------------------------------------------------------------------


def test_the_form_has_the_editors_own_rows_alone_and_says_what_datasets_add(ada: Client, role: Role) -> None:
    make.make_responsibility(parent=role, text="Our own.")
    form = ada.get(change_url(role))
    text = form.content.decode()
    assert controls(form)["roleskill_rows-TOTAL_FORMS"] == "0"
    assert controls(form)["responsibility_rows-TOTAL_FORMS"] == "1"
    assert "1 skill and 1 field of knowledge from O*NET 29.2" in text
    assert "1 responsibility from O*NET 29.2" in text
    assert "O*NET 29.2 made this page." in text


def test_a_form_asks_as_much_of_the_database_however_many_facts_datasets_brought(ada: Client, role: Role) -> None:
    ada.get(change_url(role))
    with CaptureQueriesContext(connection) as few:
        ada.get(change_url(role))
    many = [("responsibility", str(number), {"text": f"Task {number}."}) for number in range(60)]
    take_in(release="29.3", rows=[*ROWS, *many[2:]], now=make.later(days=1))
    with CaptureQueriesContext(connection) as after:
        ada.get(change_url(role))
    assert len(after) == len(few)


def test_saving_leaves_datasets_rows_as_they_are(ada: Client, role: Role) -> None:
    before = f.build([BUDGET_ANALYSTS])[BUDGET_ANALYSTS]
    form = controls(ada.get(change_url(role)))
    add_row(form, "responsibility_rows", text="Our own.")
    assert ada.post(change_url(role), form).status_code == 302
    after = f.build([BUDGET_ANALYSTS])[BUDGET_ANALYSTS]
    assert [record for record in after if record["fields"]["key"] != "our-own"] == before


def test_a_row_of_a_dataset_cannot_be_sent_in_disguise(ada: Client, role: Role) -> None:
    theirs = m.Responsibility.objects.get(parent=role)
    ours = make.make_responsibility(parent=role, text="Our own.")
    form = controls(ada.get(change_url(role)))
    form |= {"responsibility_rows-0-id": str(theirs.pk), "responsibility_rows-0-text": "Changed."}
    ada.post(change_url(role), form)
    theirs.refresh_from_db()
    assert theirs.text == "Analyse budgets."
    assert m.Responsibility.objects.filter(pk=ours.pk).exists()


def test_a_new_row_gets_no_key_that_a_dataset_may_give(ada: Client, role: Role) -> None:
    form = controls(ada.get(change_url(role)))
    add_row(form, "othertitle_rows", title="Onet person", language="en")
    assert ada.post(change_url(role), form).status_code == 302
    assert m.OtherTitle.objects.get(parent=role).key == "own-onet-person"
    form = controls(ada.get(change_url(role)))
    add_row(form, "responsibility_rows", text="Another.", key="onet-2")
    assert "Choose another key." in ada.post(change_url(role), form).content.decode()


# --- Instead of a dataset's fact ----------------------------------------------------------------------------


def test_every_fact_stands_on_a_page_with_the_way_to_write_our_own_instead(ada: Client, role: Role) -> None:
    text = page(ada, f"{change_url(role).removesuffix('change/')}datasets/")
    assert "Speaking" in text
    assert "importance value: 3.50 · importance scale: 1 to 5 (O*NET)" in text
    assert "?own=roleskill%3Aonet-speaking#roleskill_rows-group" in text
    assert "?own=responsibility" not in text, "a task is no other task's replacement"


def test_writing_our_own_instead_opens_the_form_with_a_row_about_the_same(ada: Client, role: Role) -> None:
    form = ada.get(f"{change_url(role)}?own=roleskill:onet-speaking")
    sent = controls(form)
    assert sent["roleskill_rows-0-skill"] == "speaking"
    assert sent["roleskill_rows-0-importance"] == ""
    sent |= {"roleskill_rows-0-importance": "essential"}
    assert ada.post(f"{change_url(role)}?own=roleskill:onet-speaking", sent).status_code == 302
    own = m.RoleSkill.objects.get(parent=role, dataset=None)
    assert (own.skill_id, own.importance) == ("speaking", "essential")
    assert "yours stands instead" in page(ada, f"{change_url(role).removesuffix('change/')}datasets/")
    publish([BUDGET_ANALYSTS], now=make.later(days=1))
    assert rows_of_role()["roles.roleskill"] == ["speaking", "onet-speaking", "onet-mathematics"]


@pytest.mark.parametrize(
    "asked", ["roleskill:nothing", "roleskill", "nonsense:onet-speaking", ":", "responsibility:onet-1"]
)
def test_what_is_asked_for_and_not_there_opens_the_form_as_it_is(ada: Client, role: Role, asked: str) -> None:
    form = controls(ada.get(change_url(role), {"own": asked}))
    assert form["roleskill_rows-TOTAL_FORMS"] == form["responsibility_rows-TOTAL_FORMS"] == "0"


# --- Taking over ------------------------------------------------------------------------------------------


def test_a_changed_text_makes_the_page_the_editors_own_and_later_releases_leave_it(ada: Client, role: Role) -> None:
    form = controls(ada.get(change_url(role))) | {"nutshell": "They plan spending."}
    response = ada.post(change_url(role), form, follow=True)
    assert "From now on this page’s own texts are yours" in response.content.decode()
    role.refresh_from_db()
    assert role.adopted
    assert "you took it over" in page(ada, change_url(role))

    publish([BUDGET_ANALYSTS], now=make.later(days=1))
    rows = [skill("speaking", "5.00"), *ROWS[1:]]
    take_in(release="30.0", role={**ROLE, "description": "New."}, rows=rows, now=make.later(days=2))
    role.refresh_from_db()
    assert (role.nutshell, role.description) == ("They plan spending.", "Examine budgets.")
    assert str(m.RoleSkill.objects.get(parent=role, skill="speaking").importance_value) == "5.00"


def test_a_row_of_their_own_takes_nothing_over(ada: Client, role: Role) -> None:
    form = controls(ada.get(change_url(role)))
    add_row(form, "responsibility_rows", text="Our own.")
    response = ada.post(change_url(role), form, follow=True)
    assert "this page’s own texts are yours" not in response.content.decode()
    role.refresh_from_db()
    assert not role.adopted


def test_a_page_that_was_taken_over_is_given_back_and_the_next_import_writes_it(ada: Client, role: Role) -> None:
    assert "give_back" not in controls(ada.get(change_url(role)))
    make.save(role, adopted=True, description="Ours.")
    form = controls(ada.get(change_url(role))) | {"give_back": "on"}
    response = ada.post(change_url(role), form, follow=True)
    assert "The next import of O*NET writes the texts of this page again." in response.content.decode()
    take_in(release="30.0", now=make.later(days=1))
    role.refresh_from_db()
    assert (role.adopted, role.description) == (False, "Examine budgets.")


def test_skills_and_tools_are_taken_over_in_the_same_way(ada: Client) -> None:
    tool = m.Tool.objects.get(pk="ledger")
    form = controls(ada.get(change_url(tool))) | {"purpose": "Keeping accounts."}
    assert ada.post(change_url(tool), form).status_code == 302
    tool.refresh_from_db()
    assert tool.adopted


def test_going_back_to_an_edition_keeps_todays_facts_and_makes_changed_texts_the_editors_own(role: Role) -> None:
    rows = [skill("speaking", "5.00"), *ROWS[1:]]
    take_in(release="30.0", role={**ROLE, "description": "New."}, rows=rows, now=make.later(days=1))
    revert(Edition.objects.get(kind="role", key="budget-analysts", number=1))
    role.refresh_from_db()
    assert (role.description, role.adopted) == ("Examine budgets.", True)
    assert str(m.RoleSkill.objects.get(parent=role, skill="speaking").importance_value) == "5.00"


# --- Two at once ------------------------------------------------------------------------------------------


def test_an_import_between_opening_and_saving_costs_the_editor_nothing(ada: Client, role: Role) -> None:
    form = controls(ada.get(change_url(role)))
    add_row(form, "responsibility_rows", text="Our own.")
    take_in(release="30.0", role={**ROLE, "description": "New."}, rows=ROWS[1:], now=make.later(days=1))
    assert ada.post(change_url(role), form).status_code == 302, "saved at once, without a question"
    role.refresh_from_db()
    assert (role.description, role.adopted) == ("New.", False)
    assert m.Responsibility.objects.filter(parent=role, dataset=None, text="Our own.").exists()
    assert not m.RoleSkill.objects.filter(parent=role, skill="speaking").exists()


def test_a_text_that_both_an_import_and_an_editor_changed_is_the_editors_to_choose(ada: Client, role: Role) -> None:
    form = controls(ada.get(change_url(role))) | {"description": "Mine."}
    take_in(release="30.0", role={**ROLE, "description": "New."}, now=make.later(days=1))
    response = ada.post(change_url(role), form)
    text = response.content.decode()
    assert "An import of O*NET brought this up to date after you had opened it." in text
    answer = {"choose-roles.role:budget-analysts:description": "mine"}
    assert ada.post(change_url(role), controls(response) | answer).status_code == 302
    role.refresh_from_db()
    assert (role.description, role.adopted) == ("Mine.", True)


def test_an_import_ends_nobodys_review_and_publishes_nobodys_draft(role: Role) -> None:
    make.save(role, nutshell="Draft.", adopted=True)
    ada = User.objects.get(username="ada")
    submit(BUDGET_ANALYSTS, now=make.later(hours=1), by=ada, comment="Look.", seen=_digest())
    take_in(release="30.0", rows=ROWS[1:], now=make.later(days=1))
    step = last_step(BUDGET_ANALYSTS)
    assert step is not None
    assert step.what == What.SUBMITTED
    live = Edition.objects.filter(kind="role", key="budget-analysts").latest("number")
    assert "nutshell" not in live.facts[0]["fields"]
    text = page(signed_in(ada), f"/admin/roles/edition/review/role/{role.pk}/")
    assert "saved again since" not in text.lower()
    assert "Facts from O*NET" not in text or "taken out" in text


def _digest() -> str:
    return Role.objects.values_list("digest", flat=True).get(pk="budget-analysts")


# --- Told in words ------------------------------------------------------------------------------------------


def test_a_release_is_one_line_of_a_pages_history(ada: Client, role: Role) -> None:
    rows = [skill("speaking", "5.00"), *ROWS[1:3], ("responsibility", "2", {"text": "Second."})]
    take_in(release="30.0", rows=rows, now=make.later(days=1))
    text = page(ada, f"/admin/roles/edition/history/role/{role.pk}/2/")
    assert "Facts from O*NET: 1 changed, 1 added, 1 taken out" in text
    assert "Speaking" not in text
    history = page(ada, f"/admin/roles/edition/history/role/{role.pk}/")
    assert "brought by a public dataset" in history
    assert "O*NET 30.0" in history
    assert "A public dataset" in page(ada, f"/admin/roles/edition/review/role/{role.pk}/")


def test_the_desk_has_one_line_for_an_import_and_nothing_to_do_about_its_pages(ada: Client, role: Role) -> None:
    now = timezone.now()
    take_in(release="30.0", rows=ROWS[1:], now=now)
    text = page(ada, "/admin/")
    assert text.count("O*NET 30.0") == 1
    assert "2 pages added or brought up to date" in text
    assert "Budget analysts" not in text
    make.save(role, adopted=True)
    assert "never reviewed" in page(ada, "/admin/"), "what editors took over they answer for"


# --- Sources, lists and codes ---------------------------------------------------------------------------------


def test_of_a_datasets_source_an_import_keeps_up_what_belongs_to_its_release(ada: Client) -> None:
    source = m.Source.objects.get(pk="onet")
    text = page(ada, change_url(source))
    form = controls(ada.get(change_url(source)))
    assert "release" not in form
    assert "licence" not in form
    assert "each import brings it up to date" in text
    assert "release" in controls(ada.get(change_url(make.make_source())))


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"q": "13-2031"}, True), ({"made": "onet"}, True), ({"made": "editors"}, False), ({"made": "adopted"}, False)],
)
def test_roles_are_found_by_their_code_and_by_who_made_them(ada: Client, asked: dict[str, str], *, found: bool) -> None:
    make.make_role()
    text = ada.get("/admin/roles/role/", asked).content.decode()
    assert ("/admin/roles/role/budget-analysts/change/" in text) is found


CODE = {"scheme": "onet-soc", "code": "13-1082.00", "informs": "pay", "note": "The same work, in any industry."}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"code": "13-1082"}, "as in 15-1252.00"),
        ({"scheme": "isco-08", "code": "13-1082.00"}, "has four figures, as in 1221"),
        ({"scheme": "esco", "code": "13-1082.00"}, "ESCO names an occupation by its URI"),
        ({"note": ""}, "Say why the classification’s definition covers the role"),
    ],
)
def test_a_code_that_is_none_and_facts_without_a_reason_are_refused(
    ada: Client, role: Role, given: dict[str, str], says: str
) -> None:
    form = controls(ada.get(change_url(role)))
    add_row(form, "externalcode_rows", **(CODE | given))
    assert says in ada.post(change_url(role), form).content.decode()


def test_one_occupation_is_all_of_one_role_only_but_its_wage_may_stand_on_several(ada: Client, role: Role) -> None:
    other = make.make_role(slug="planner")
    make.make_external_code(parent=other, **(CODE | {"informs": "all"}))
    form = controls(ada.get(change_url(role)))
    add_row(form, "externalcode_rows", **(CODE | {"informs": "all"}))
    assert "Everything under this code goes to “Planner” already" in ada.post(change_url(role), form).content.decode()
    form = controls(ada.get(change_url(role)))
    add_row(form, "externalcode_rows", **CODE)
    assert ada.post(change_url(role), form).status_code == 302


def test_publishing_asks_for_the_reason_too(role: Role) -> None:
    make.make_external_code(parent=role, **(CODE | {"note": ""}))
    with pytest.raises(Exception, match="Say why"):
        publish([BUDGET_ANALYSTS], now=make.later(days=1))


def test_an_import_is_on_record_as_one_and_its_editions_bear_its_mark(db: None) -> None:
    assert Activity.objects.of(*BUDGET_ANALYSTS).get().what == What.IMPORTED
    assert set(Edition.objects.values_list("dataset", flat=True)) == {"onet"}


def test_what_a_dataset_refers_to_is_not_retired_and_the_reason_is_told(ada: Client) -> None:
    text = page(ada, "/admin/roles/edition/retire/skill/speaking/")
    assert "Facts of public datasets name it, on 1 role." in text
