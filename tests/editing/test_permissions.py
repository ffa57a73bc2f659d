"""Who may do what at the desk: every address of the editing room for every sort of person, as permissions.txt says.

`RENEW_PERMISSIONS=1 pytest tests/editing/test_permissions.py` writes the answers of today into the table: read the
difference before it is committed.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve
from django.utils import timezone

from roles.editions.activity import Activity
from roles.editions.models import Edition
from roles.linking.urls import urlpatterns as for_machines
from roles.models import Comparison, Role, kinds
from roles.pages.urls import urlpatterns as pages
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls, person, signed_in

ROLE = "/admin/roles/role/product-manager"
EDITION = "/admin/roles/edition"

PEOPLE = ("anonymous", "reader", "newcomer", "viewer", "writer", "editor", "superuser")
"""Not signed in; signed in without being staff; staff who may do nothing, or see all of the guide; staff of the two
groups that ship ready made; staff who may do everything."""
GROUPS = {"writer": "Writers", "editor": "Editors"}
VIEWS = ("view_role", "view_edition")

TABLE = Path(__file__).with_name("permissions.txt")
DOOR = ("/accounts/login/", "/admin/login/")
HEAD = f"""\
# What each address answers to each sort of person: {", ".join(PEOPLE)}.
# A status, or “door”: the way to where one signs in.
# {{model}} and {{key}} stand for every kind of thing and one of each; a row of its own goes before such a row.
"""
RENEW = "RENEW_PERMISSIONS" in os.environ
SENT: dict[str, dict[str, Any]] = {
    "/markdownx/markdownify/": {"content": "*Text*"},
    f"{EDITION}/publish/?name=role:product-manager": {"note": "x" * 301},
}
"""What is sent to an address that would otherwise answer everybody alike, or do too much."""

type Row = tuple[str, str]
"""Method and address."""


def table() -> dict[Row, tuple[str, ...]]:
    """The rows of permissions.txt."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    return {(method, address): tuple(answers) for method, address, *answers in lines}


def concrete(rows: Iterable[Row], guide: dict[str, Any]) -> Iterator[tuple[Row, str]]:
    """Each row with each address that it stands for; one that has a row of its own is left to that."""
    own = {(method, address.format_map(guide)) for method, address in rows if "{model}" not in address}
    for method, address in rows:
        if "{model}" not in address:
            yield (method, address), address.format_map(guide)
            continue
        for model, key in guide["roots"].items():
            expanded = address.format(model=model, key=key)
            if (method, expanded) not in own:
                yield (method, address), expanded


def answer(client: Client, method: str, address: str) -> str:
    """The status of the answer, or "door" if it leads to where one signs in; whatever was done is undone."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        send = client.get if method == "GET" else client.post
        response = send(address, SENT.get(address) if method == "POST" else None)
        transaction.set_rollback(True)
    client.cookies = cookies
    return "door" if response.headers.get("Location", "").startswith(DOOR) else str(response.status_code)


def browser_of(name: str) -> Client:
    if name == "anonymous":
        return Client()
    if name in GROUPS:
        return signed_in(person(name, group=GROUPS[name]))
    views = ["view_edition", *(f"view_{model._meta.model_name}" for model in kinds().values())]
    return signed_in(
        person(name, *(views if name == "viewer" else ()), staff=name != "reader", superuser=name == "superuser")
    )


@pytest.fixture
def guide(db: None) -> dict[str, Any]:
    """One thing of each kind, published, with the names by which the table calls what there is."""
    roots = {model._meta.model_name: make.there(model).pk for model in kinds().values() if model is not Comparison}
    comparison = make.make_comparison()
    make.make_step()
    make.make_section(section_kind="table", body="")
    make.publish_all(now=timezone.now())
    make.make_salary_file()
    make.make_skill(slug="never-published")
    return {
        "roots": {**roots, "comparison": comparison.pk},
        "comparison": comparison.pk,
        "user": person("colleague", group="Writers").pk,
        "group": Group.objects.get(name="Writers").pk,
        "edition": Edition.objects.get(kind="role", key="product-manager").pk,
        "activity": Activity.objects.order_by("pk").values_list("pk", flat=True).first(),
    }


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_gets_and_does_what_they_may(name: str, guide: dict[str, Any]) -> None:
    rows, client, place = table(), browser_of(name), PEOPLE.index(name)
    found = {(row, address): answer(client, row[0], address) for row, address in concrete(rows, guide)}
    if RENEW:
        renew(rows, place, {row: said for (row, _), said in found.items()})
    assert found == {(row, address): table()[row][place] for row, address in found}


def renew(rows: dict[Row, tuple[str, ...]], place: int, found: dict[Row, str]) -> None:
    """Write the answers that one sort of person got into the table."""
    longest = max(len(address) for _, address in rows)
    lines = []
    for (method, address), answers in sorted(rows.items(), key=lambda row: row[0][::-1]):
        new = [*answers, *["?"] * len(PEOPLE)][: len(PEOPLE)]
        new[place] = found[method, address]
        lines.append(f"{method:4} {address:{longest}} {''.join(f'{one:>5}' for one in new)}\n")
    TABLE.write_text(HEAD + "".join(lines))


def test_every_address_of_the_editing_room_has_its_rows(guide: dict[str, Any]) -> None:
    rows = table()
    public = set(_routes((*pages, *for_machines)))
    for method in ("GET", "POST"):
        routes = {
            resolve(address.partition("?")[0]).route for row, address in concrete(rows, guide) if row[0] == method
        }
        assert set(_routes(get_resolver().url_patterns)) - public - routes == set()


def _routes(patterns: Iterable[Any], before: str = "") -> Iterator[str]:
    """The whole route of every pattern."""
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^" if before else "")  # as resolve() tells it
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _routes(pattern.url_patterns, route)


OF_SKILLS = (
    "/admin/roles/skill/",
    "/admin/roles/skill/negotiation/change/",
    "/admin/roles/skill/negotiation/duplicate/",
    f"{EDITION}/history/skill/negotiation/",
    f"{EDITION}/history/skill/negotiation/1/",
    f"{EDITION}/preview/skill/negotiation/",
    f"{EDITION}/preview/skill/negotiation/page/",
    f"{EDITION}/publish/?name=skill:negotiation",
    f"{EDITION}/retire/skill/negotiation/",
    f"{EDITION}/review/skill/negotiation/",
    f"{EDITION}/withdraw/skill/negotiation/",
    "/admin/desk/comparisons/",
    "/admin/desk/sources/",
)


@pytest.mark.usefixtures("guide")
def test_who_works_on_roles_alone_gets_nothing_of_skills() -> None:
    client = signed_in(person("lone", *VIEWS, "change_role", "publish"))
    assert client.get(f"{ROLE}/change/").status_code == 200
    assert {url: client.get(url).status_code for url in OF_SKILLS} == dict.fromkeys(OF_SKILLS, 403)
    assert "negotiation" not in client.get("/admin/complete/?q=negotiation").content.decode().replace("q=neg", "")


@pytest.mark.usefixtures("guide")
def test_nobody_without_the_permission_publishes_by_a_made_up_form() -> None:
    role = Role.objects.get(pk="product-manager")
    make.save(role, nutshell="New.")
    form = controls(browser_of("superuser").get(f"{EDITION}/publish/?name=role:product-manager"))
    for name in ("newcomer", "viewer", "writer"):
        assert browser_of(name).post(f"{EDITION}/publish/?name=role:product-manager", form).status_code == 403
    smuggled = {"seen": f"skill:negotiation@1:{'0' * 64}"}
    publisher = signed_in(person("publisher", *VIEWS, "change_role", "publish"))
    assert publisher.post(f"{EDITION}/publish/?name=role:product-manager", smuggled).status_code == 403
    assert Edition.objects.filter(kind="role", key="product-manager").count() == 1


@pytest.mark.usefixtures("guide")
def test_a_writer_saves_rows_and_previews_but_is_offered_no_publishing() -> None:
    writer, role = browser_of("writer"), Role.objects.get(pk="product-manager")
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
    listed = signed_in(person("lone", *VIEWS)).get(f"{EDITION}/").context_data["cl"].result_list
    assert {edition.kind for edition in listed} == {"role"}


def test_publishing_is_one_permission_and_rows_have_none(db: None) -> None:
    user = person("all", *(f"change_{model._meta.model_name}" for model in kinds().values()), "publish")
    permissions = {p.removeprefix("roles.") for p in user.get_all_permissions()}
    assert "publish" in permissions
    assert not {p for p in permissions if "row" in p or "roleskill" in p}
