"""Before publishing, the editor is told what readers will see change, and where."""

from typing import Any

from django.test import Client
from django.utils import timezone

from roles import models as m
from tests import factories as make


def asking(editor: Client, *names: str) -> str:
    return editor.get("/admin/roles/edition/publish/", {"name": list(names)}).content.decode()


def test_the_fact_is_told_before_and_after(editor: Client) -> None:
    salary = make.make_salary(amount="50000.00")
    make.publish_all(now=timezone.now())
    make.save(salary, amount="61000.00")
    page = asking(editor, "role:product-manager")
    assert "<del>50000.00</del>" in page
    assert "<ins>61000.00</ins>" in page
    assert '<a href="/salaries/"' in page


def test_pages_are_named_and_computed_comparisons_counted(editor: Client) -> None:
    for slug in ("product-manager", "project-manager", "scrum-master", "product-owner"):
        make.make_role(slug=slug)
    make.make_comparison(heading="Which of the two?")
    make.make_role_skill(parent=m.Role.objects.get(pk="product-manager"))
    make.publish_all(now=timezone.now())
    make.save(make.there(m.Skill), name="Haggling")
    page = asking(editor, "skill:negotiation")
    assert '<a href="/roles/product-manager/" target="_blank" rel="noopener">Product manager</a>' in page
    assert "Which of the two?" in page
    assert "Scrum master" not in page
    assert "2 computed comparisons of two roles" in page


def test_several_things_say_which_page_shows_which(editor: Client) -> None:
    make.make_role_skill()
    make.make_tool()
    make.publish_all(now=timezone.now())
    for model in (m.Skill, m.Tool):
        make.save(make.there(model), name=f"Another {model.kind}")
    page = asking(editor, "skill:negotiation", "tool:task-board")
    assert 'Product manager</a> <span class="quiet">because of Another skill</span>' in page
    assert "because of Another skill, Another tool" in page


def test_what_readers_see_already_changes_nothing(editor: Client) -> None:
    make.make_role()
    make.publish_all(now=timezone.now())
    page = asking(editor, "role:product-manager")
    assert "This has nothing that readers do not see:" in page
    assert "Pages that show it" not in page


def test_what_is_new_is_said_to_be_new(editor: Client) -> None:
    make.make_role_skill()
    page = asking(editor, "role:product-manager")
    assert page.count("New: readers do not see it yet.") == 2
    assert "Negotiation (new)" in page


def test_it_asks_no_more_of_many_roles(editor: Client, django_assert_max_num_queries: Any) -> None:
    make.many_roles(200, skills=3, now=timezone.now())
    for root in (m.Source.objects.first(), m.Dimension.objects.first(), m.Role.objects.first()):
        make.save(root, name="Quite another name")
        with django_assert_max_num_queries(60):
            asking(editor, f"{root.kind}:{root.pk}")
