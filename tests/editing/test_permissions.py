"""Who may do what at the desk: every address of the editing room for every sort of person."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from roles.editions.models import Edition
from roles.models import Role, kinds
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls, person, signed_in

LOGIN = 302
ROLE = "/admin/roles/role/product-manager"
EDITION = "/admin/roles/edition"

PEOPLE = ("stranger", "reader", "newcomer", "viewer", "writer", "editor", "superuser")
"""Not signed in; signed in without being staff; staff who may do nothing, or see roles and editions; staff of the two
groups that ship ready made; staff who may do everything."""

GET = {
    "/admin/": (LOGIN, LOGIN, 200, 200, 200, 200, 200),
    "/admin/desk/drafts/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    "/admin/desk/others/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    "/admin/desk/scheduled/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    "/admin/desk/published/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    "/admin/desk/dead-links/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    "/admin/desk/figures/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    "/admin/desk/comparisons/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    "/admin/desk/sources/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    "/admin/roles/role/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    "/admin/roles/role/add/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{ROLE}/change/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    f"{ROLE}/history/": (LOGIN, LOGIN, 403, 302, 302, 302, 302),
    f"{ROLE}/delete/": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    "/admin/roles/skill/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{EDITION}/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    f"{EDITION}/add/": (LOGIN, LOGIN, 403, 403, 403, 403, 403),
    f"{EDITION}/preview/role/product-manager/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    f"{EDITION}/preview/skill/negotiation/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{EDITION}/history/role/product-manager/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    f"{EDITION}/history/role/product-manager/1/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    f"{EDITION}/history/skill/negotiation/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{EDITION}/history/skill/negotiation/1/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{EDITION}/publish/?name=role:product-manager": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    f"{EDITION}/publish/?name=skill:negotiation": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    f"{EDITION}/withdraw/role/product-manager/": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    f"{EDITION}/retire/role/product-manager/": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    "/admin/auth/user/": (LOGIN, LOGIN, 403, 403, 403, 403, 200),
    "/admin/desk/waiting/": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    f"{EDITION}/review/role/product-manager/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    f"{EDITION}/review/skill/negotiation/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{EDITION}/mend/role/product-manager/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{EDITION}/resume/role/product-manager/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    "/admin/roles/activity/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    "/admin/roles/activity/add/": (LOGIN, LOGIN, 403, 403, 403, 403, 403),
    "/admin/complete/?q=": (403, 403, 403, 403, 200, 200, 200),
    f"{EDITION}/preview/role/product-manager/page/": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    f"{EDITION}/preview/skill/negotiation/page/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{EDITION}/preview/role/product-manager/link/": (LOGIN, LOGIN, 405, 405, 405, 405, 405),
    "/preview/nobody-made-this/": (404, 404, 404, 404, 404, 404, 404),
    "/admin/auth/user/add/": (LOGIN, LOGIN, 403, 403, 403, 403, 200),
    "/admin/auth/user/999/invitation/": (LOGIN, LOGIN, 403, 403, 403, 403, 404),
    "/admin/auth/user/999/factors/": (LOGIN, LOGIN, 403, 403, 403, 403, 404),
    "/admin/auth/user/999/password/": (LOGIN, LOGIN, 302, 302, 302, 302, 302),
    "/admin/auth/group/": (LOGIN, LOGIN, 403, 403, 403, 403, 200),
    "/admin/auth/group/add/": (LOGIN, LOGIN, 403, 403, 403, 403, 200),
    "/admin/password_change/": (LOGIN, LOGIN, 302, 302, 302, 302, 302),
    "/admin/login/": (LOGIN, 403, 302, 302, 302, 302, 302),
    "/accounts/login/": (200, 302, 302, 302, 302, 302, 302),
    "/accounts/login/passkey/": (302, 302, 302, 302, 302, 302, 302),
    "/accounts/login/code/": (302, 302, 302, 302, 302, 302, 302),
    "/accounts/inactive/": (200, 200, 200, 200, 200, 200, 200),
    "/accounts/invitation/x/": (410, 410, 410, 410, 410, 410, 410),
    "/accounts/password/reset/": (200, 200, 200, 200, 200, 200, 200),
    "/accounts/password/reset/sent/": (200, 200, 200, 200, 200, 200, 200),
    "/accounts/password/reset/done/": (200, 200, 200, 200, 200, 200, 200),
    "/accounts/password/reset/1-x/": (200, 200, 200, 200, 200, 200, 200),
    "/accounts/logout/": (302, 200, 200, 200, 200, 200, 200),
    "/accounts/": (LOGIN, 200, 200, 200, 200, 200, 200),
    "/accounts/password/": (LOGIN, 200, 200, 200, 200, 200, 200),
    "/accounts/password/set/": (302, 302, 302, 302, 302, 302, 302),
    "/accounts/again/": (LOGIN, 200, 200, 200, 200, 200, 200),
    "/accounts/again/code/": (LOGIN, 302, 302, 302, 302, 302, 302),
    "/accounts/again/passkey/": (LOGIN, 302, 302, 302, 302, 302, 302),
    "/accounts/app/": (LOGIN, 302, 302, 302, 302, 302, 302),
    "/accounts/app/remove/": (LOGIN, 404, 404, 404, 404, 404, 404),
    "/accounts/recovery-codes/": (LOGIN, 404, 404, 404, 404, 404, 404),
    "/accounts/recovery-codes/new/": (LOGIN, 302, 302, 302, 302, 302, 302),
    "/accounts/recovery-codes/download/": (LOGIN, 404, 404, 404, 404, 404, 404),
    "/accounts/passkeys/": (302, 302, 302, 302, 302, 302, 302),
    "/accounts/passkeys/add/": (LOGIN, 302, 302, 302, 302, 302, 302),
    "/accounts/passkeys/999/remove/": (LOGIN, 302, 302, 302, 302, 302, 302),
    f"{ROLE}/duplicate/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    "/admin/roles/skill/negotiation/duplicate/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    "/admin/salaries/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    "/admin/salaries/figures.csv": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    "/admin/salaries/figures.xlsx": (LOGIN, LOGIN, 403, 200, 200, 200, 200),
    "/admin/salaries/1/": (LOGIN, LOGIN, 403, 403, 403, 302, 302),
    "/admin/salaries/1/columns/": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    "/admin/salaries/1/apply/": (LOGIN, LOGIN, 403, 403, 405, 405, 405),
    "/admin/salaries/1/undo/": (LOGIN, LOGIN, 403, 403, 403, 302, 302),
    "/admin/salaries/1/publish/": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    "/admin/salaries/1/discard/": (LOGIN, LOGIN, 403, 403, 405, 405, 405),
    "/admin/salaries/1/faulty-rows.csv": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
}

POST = {
    "/admin/desk/drafts/": (LOGIN, LOGIN, 405, 405, 405, 405, 405),
    "/admin/roles/role/add/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{ROLE}/change/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{ROLE}/delete/": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    f"{EDITION}/history/role/product-manager/": (LOGIN, LOGIN, 405, 405, 405, 405, 405),
    f"{EDITION}/history/role/product-manager/1/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{EDITION}/preview/role/product-manager/": (LOGIN, LOGIN, 405, 405, 405, 405, 405),
    f"{EDITION}/publish/?name=role:product-manager": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    f"{EDITION}/withdraw/role/product-manager/": (LOGIN, LOGIN, 403, 403, 403, 302, 302),
    f"{EDITION}/retire/role/product-manager/": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    "/markdownx/markdownify/": (403, 403, 403, 403, 200, 200, 200),
    "/markdownx/upload/": (403, 403, 403, 403, 400, 400, 400),
    f"{EDITION}/review/role/product-manager/": (LOGIN, LOGIN, 403, 403, 400, 400, 400),
    f"{EDITION}/mend/role/product-manager/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    f"{EDITION}/resume/role/product-manager/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    "/admin/roles/activity/add/": (LOGIN, LOGIN, 403, 403, 403, 403, 403),
    "/admin/complete/?q=": (405, 405, 405, 405, 405, 405, 405),
    f"{EDITION}/preview/role/product-manager/page/": (LOGIN, LOGIN, 405, 405, 405, 405, 405),
    f"{EDITION}/preview/role/product-manager/link/": (LOGIN, LOGIN, 403, 403, 302, 302, 302),
    "/preview/nobody-made-this/": (405, 405, 405, 405, 405, 405, 405),
    "/admin/auth/user/add/": (LOGIN, LOGIN, 403, 403, 403, 403, 200),
    "/admin/auth/user/999/invitation/": (LOGIN, LOGIN, 403, 403, 403, 403, 404),
    "/admin/auth/user/999/factors/": (LOGIN, LOGIN, 403, 403, 403, 403, 404),
    "/accounts/login/": (200, 302, 302, 302, 302, 302, 302),
    "/accounts/invitation/x/": (410, 410, 410, 410, 410, 410, 410),
    "/accounts/logout/": (302, 302, 302, 302, 302, 302, 302),
    f"{ROLE}/duplicate/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    "/admin/roles/skill/negotiation/duplicate/": (LOGIN, LOGIN, 403, 403, 200, 200, 200),
    "/admin/salaries/": (LOGIN, LOGIN, 403, 403, 400, 400, 400),
    "/admin/salaries/1/columns/": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    "/admin/salaries/1/apply/": (LOGIN, LOGIN, 403, 403, 403, 302, 302),
    "/admin/salaries/1/undo/": (LOGIN, LOGIN, 403, 403, 403, 302, 302),
    "/admin/salaries/1/publish/": (LOGIN, LOGIN, 403, 403, 403, 200, 200),
    "/admin/salaries/1/discard/": (LOGIN, LOGIN, 403, 403, 403, 302, 302),
}

VIEWS = ("view_role", "view_edition")
GROUPS = {"writer": "Writers", "editor": "Editors"}


def browser_of(name: str) -> Client:
    if name == "stranger":
        return Client()
    if name in GROUPS:
        return signed_in(person(name, group=GROUPS[name]))
    views = VIEWS if name == "viewer" else ()
    return signed_in(person(name, *views, staff=name != "reader", superuser=name == "superuser"))


@pytest.fixture
def guide(db: None) -> None:
    make.make_skill()
    make.make_role()
    make.publish_all(now=timezone.now())
    make.make_salary_file()


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_gets_what_they_may_see(name: str) -> None:
    client, place = browser_of(name), PEOPLE.index(name)
    answers = {url: client.get(url).status_code for url in GET}
    assert answers == {url: codes[place] for url, codes in GET.items()}


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("url", POST)
def test_each_person_does_what_they_may_do(name: str, url: str) -> None:
    data: dict[str, Any] = (
        {"content": "*Text*"} if "markdownify" in url else {"note": "x" * 301} if "publish" in url else {}
    )
    assert browser_of(name).post(url, data).status_code == POST[url][PEOPLE.index(name)]


@pytest.mark.usefixtures("guide")
def test_nobody_without_the_permission_publishes_by_a_made_up_form() -> None:
    role = Role.objects.get()
    make.save(role, nutshell="New.")
    form = controls(browser_of("superuser").get(f"{EDITION}/publish/?name=role:product-manager"))
    for name in ("newcomer", "viewer", "writer"):
        assert browser_of(name).post(f"{EDITION}/publish/?name=role:product-manager", form).status_code == 403
    smuggled = {"seen": f"skill:negotiation@1:{'0' * 64}"}
    publisher = signed_in(person("publisher", *VIEWS, "change_role", "publish"))
    assert publisher.post(f"{EDITION}/publish/?name=role:product-manager", smuggled).status_code == 403
    assert Edition.objects.filter(kind="role").count() == 1


@pytest.mark.usefixtures("guide")
def test_a_writer_saves_rows_and_previews_but_is_offered_no_publishing() -> None:
    writer, role = browser_of("writer"), Role.objects.get()
    page = writer.get(change_url(role))
    assert "Save and preview" in page.content.decode()
    assert "Save and publish" not in page.content.decode()
    assert "Retire" not in page.content.decode()
    form = controls(page) | {"_publish": "1"}
    add_row(form, "responsibility_rows", text="Decide.")
    assert writer.post(change_url(role), form).headers["Location"] == "/admin/roles/role/"
    assert role.responsibility_rows.count() == 1
    actions = writer.get("/admin/roles/role/").content.decode()
    assert "publish_selected" not in actions


@pytest.mark.usefixtures("guide")
def test_a_viewer_reads_the_form_and_its_rows_but_has_nothing_to_press() -> None:
    make.make_responsibility(text="Decide what comes first.")
    page = browser_of("viewer").get(f"{ROLE}/change/").content.decode()
    assert "Decide what comes first." in page
    assert "_save" not in page


@pytest.mark.usefixtures("guide")
def test_the_history_shows_editions_of_what_one_may_see() -> None:
    listed = browser_of("viewer").get(f"{EDITION}/").context["cl"].result_list
    assert {edition.kind for edition in listed} == {"role"}


def test_publishing_is_one_permission_and_rows_have_none(db: None) -> None:
    user = person("all", *(f"change_{model._meta.model_name}" for model in kinds().values()), "publish")
    permissions = {p.removeprefix("roles.") for p in user.get_all_permissions()}
    assert "publish" in permissions
    assert not {p for p in permissions if "row" in p or "roleskill" in p}
