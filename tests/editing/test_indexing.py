"""Editors are told which of their pages search engines are offered, and why not."""

from django.test import Client

from tests import factories as make
from tests.editing.desk import change_url
from tests.pages.drawn import words


def complete(slug: str) -> make.m.Role:
    """A role with all that it takes; those of one family are each other’s likeliest partners."""
    role = make.make_role(slug=slug, description="Bakes.", family=make.there(make.m.Family))
    make.make_responsibility(parent=role)
    make.make_role_skill(parent=role)
    make.make_salary(parent=role)
    return role


def told(editor: Client, root: object) -> str:
    return words(editor.get(change_url(root)).content.decode())


def test_a_complete_role_is_told_with_whom_its_comparison_is_offered(editor: Client) -> None:
    baker, cook, waiter = complete("baker"), complete("cook"), complete("waiter")
    make.make_role(slug="porter", family=baker.family)
    written = make.make_comparison(baker, waiter)
    make.publish_all()
    assert "offered this page, and the computed comparisons of it with Cook. A comparison that" in told(editor, baker)
    assert "the computed comparisons of it with Baker and Waiter." in told(editor, cook)
    assert "offered this page, because editors have written it." in told(editor, written)


def test_a_role_that_lacks_something_is_told_what(editor: Client) -> None:
    baker = make.make_role(slug="baker")
    make.make_role_skill(parent=baker)
    make.publish_all()
    page = told(editor, baker)
    assert "no computed comparison with it: it does not cover what they do, responsibilities and pay yet." in page
    assert "covers what they do, responsibilities, skills and pay, and each is among the ten likeliest" in page


def test_a_role_that_a_dataset_hardly_describes_is_told_that_it_is_not_offered(editor: Client) -> None:
    onet = make.make_source(slug="onet")
    baker = make.make_role(slug="baker", dataset=onet, dataset_code="51-3011.00")
    make.publish_all()
    assert "asked not to keep this page: a dataset made it" in told(editor, baker)


def test_a_role_alone_of_its_kind_is_told_so(editor: Client) -> None:
    baker = complete("baker")
    make.publish_all()
    assert "but no computed comparison of it with one other role." in told(editor, baker)


def test_nothing_is_said_of_what_readers_do_not_see(editor: Client) -> None:
    assert "Search engines" not in told(editor, complete("baker"))
    skill = make.there(make.m.Skill)
    make.publish_all()
    assert "Search engines" not in told(editor, skill)
