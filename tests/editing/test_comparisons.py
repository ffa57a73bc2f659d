"""Comparisons in the admin are named after their roles."""

import pytest
from django.test import Client
from django.utils import timezone

from roles import models as m
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls


def new_comparison(editor: Client, *roles: str) -> dict[str, str]:
    form = controls(editor.get("/admin/roles/comparison/add/"))
    form |= {"heading": "Which one?", "comparedrole_rows-TOTAL_FORMS": "0"}
    for role in roles:
        add_row(form, "comparedrole_rows", role=role)
    return form


def test_a_new_comparison_is_named_after_its_roles(editor: Client) -> None:
    for slug in ("scrum-master", "agile-coach"):
        make.make_role(slug=slug)
    form = new_comparison(editor, "scrum-master", "agile-coach")
    assert editor.post("/admin/roles/comparison/add/", form).status_code == 302
    comparison = m.Comparison.objects.get()
    assert comparison.key == comparison.slug == "agile-coach-vs-scrum-master"
    assert [row.role_id for row in m.ComparedRole.objects.all()] == ["scrum-master", "agile-coach"]


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        (["scrum-master"], "Choose two to five"),
        (["scrum-master", "scrum-master"], "it is in the list twice"),
        (["product-manager", "project-manager"], "There is a comparison of these roles already"),
    ],
)
def test_a_set_that_cannot_be_compared_is_refused(editor: Client, roles: list[str], told: str) -> None:
    make.make_comparison()
    make.make_role(slug="scrum-master")
    response = editor.post("/admin/roles/comparison/add/", new_comparison(editor, *roles))
    assert response.status_code == 200
    assert told in response.content.decode()
    assert m.Comparison.objects.count() == 1


def test_a_comparison_keeps_its_roles(editor: Client) -> None:
    comparison = make.make_comparison()
    make.make_role(slug="scrum-master")
    form = controls(editor.get(change_url(comparison))) | {"comparedrole_rows-1-role": "scrum-master"}
    response = editor.post(change_url(comparison), form)
    assert "A comparison keeps its roles" in response.content.decode()


def take_out(editor: Client, comparison: m.Comparison, *places: int) -> None:
    form = controls(editor.get(change_url(comparison)))
    form |= {f"section_rows-{place}-DELETE": "on" for place in places}
    assert editor.post(change_url(comparison), form).status_code == 302


def former_keys() -> dict[str, str]:
    return dict(m.Section.objects.order_by("order").values_list("key", "former_keys"))


def test_a_section_that_is_taken_out_leaves_its_keys_to_the_one_before_it(editor: Client) -> None:
    comparison = make.make_comparison()
    make.make_section(parent=comparison, key="first", former_keys="old")
    make.make_section(parent=comparison, key="second", former_keys="older first-of-all")
    make.make_section(parent=comparison, key="third")
    make.publish_all(now=timezone.now())
    take_out(editor, comparison, 1)
    assert former_keys() == {"first": "old second older first-of-all", "third": ""}
    take_out(editor, comparison, 0)
    assert former_keys() == {"third": "first old second older first-of-all"}


def test_a_section_that_no_reader_saw_leaves_nothing(editor: Client) -> None:
    comparison = make.make_comparison()
    make.make_section(parent=comparison, key="first")
    make.publish_all(now=timezone.now())
    make.make_section(parent=comparison, key="second")
    take_out(editor, comparison, 1)
    assert former_keys() == {"first": ""}


def test_all_sections_may_be_taken_out(editor: Client) -> None:
    comparison = make.make_comparison()
    make.make_section(parent=comparison, key="first")
    make.publish_all(now=timezone.now())
    take_out(editor, comparison, 0)
    assert former_keys() == {}
