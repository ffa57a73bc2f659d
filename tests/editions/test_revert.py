"""Going back: a working copy becomes again what one of its editions says."""

import pytest

from roles.editions import facts as f
from roles.editions.models import Edition
from roles.editions.publish import Refused, publish, revert
from roles.models import Dimension, Role, RoleSkill
from tests.factories import (
    later,
    make_dimension,
    make_role,
    make_role_skill,
    make_salary,
    make_skill,
    name_of,
    publish_all,
    remove,
    save,
)

pytestmark = pytest.mark.django_db

ROLE = ("role", "product-manager")


def facts_of(name: f.Name) -> f.Facts:
    return f.build([name])[name]


def test_reverting_brings_back_words_rows_and_figures() -> None:
    row, salary = make_role_skill(), make_salary()
    publish_all()
    edition = Edition.objects.get(kind="role")
    save(Role.objects.get(), name="Somebody else")
    remove(row)
    save(salary, amount=1)
    make_role_skill(skill=make_skill(slug="listening"))
    revert(edition)
    assert facts_of(ROLE) == edition.facts
    assert Role.objects.get().digest == edition.digest


def test_what_was_reverted_needs_no_new_edition() -> None:
    make_role_skill()
    publish_all()
    edition = Edition.objects.get(kind="role")
    save(Role.objects.get(), name="Somebody else")
    revert(edition)
    assert publish([ROLE], now=later(days=1)) == []


def test_reverting_keeps_the_present_slug() -> None:
    role = make_role()
    publish_all()
    save(role, slug="head-of-product", name="Head of product")
    revert(Edition.objects.get())
    role.refresh_from_db()
    assert (role.slug, role.name) == ("head-of-product", "Product manager")


def test_reverting_brings_back_the_slug_if_asked() -> None:
    role = make_role()
    publish_all()
    save(role, slug="head-of-product")
    revert(Edition.objects.get(), with_slug=True)
    role.refresh_from_db()
    assert role.slug == "product-manager"


def test_reverting_shows_readers_nothing_until_it_is_published() -> None:
    role = make_role()
    publish_all()
    save(role, name="Head of product")
    publish_all(later(days=1))
    revert(Edition.objects.get(number=1))
    assert Edition.objects.live(later(days=2)).get().title == "Head of product"


def test_reverting_brings_back_what_was_retired() -> None:
    role = make_role()
    publish_all()
    publish([name_of(save(role, retired=True))], now=later(days=1))
    revert(Edition.objects.get(number=1))
    assert not Role.objects.get().retired


def test_reverting_to_a_place_that_another_has_taken_is_refused() -> None:
    first = make_dimension(position=1)
    publish_all()
    save(first, position=2)
    make_dimension(slug="owns", position=1)
    with pytest.raises(Refused, match="Another dimension already has this position"):
        revert(Edition.objects.get())
    assert Dimension.objects.get(pk="focus").position == 2


def test_two_dimensions_may_swap_places() -> None:
    make_dimension(position=1)
    make_dimension(slug="owns", position=2)
    swapped = f.build([("dimension", "focus"), ("dimension", "owns")])
    swapped["dimension", "focus"][0]["fields"]["position"] = 2
    swapped["dimension", "owns"][0]["fields"]["position"] = 1
    f.restore(swapped)
    assert dict(Dimension.objects.values_list("pk", "position")) == {"focus": 2, "owns": 1}


def test_restoring_leaves_other_pages_rows_alone() -> None:
    make_role_skill()
    make_role_skill(parent=make_role(slug="project-manager"))
    f.restore({ROLE: [facts_of(ROLE)[0]]})
    assert [row.parent_id for row in RoleSkill.objects.all()] == ["project-manager"]


def test_an_edition_of_an_unknown_form_is_not_read() -> None:
    with pytest.raises(ValueError, match="version 99 are newer than this code"):
        f.upgrade([], 99)


def test_publishing_compares_an_edition_of_an_older_form_by_todays(monkeypatch: pytest.MonkeyPatch) -> None:
    role = make_role()
    publish_all()
    monkeypatch.setattr(f, "VERSION", f.VERSION + 1)
    monkeypatch.setattr(f, "upgrade", lambda facts, version: facts)
    assert publish_all(later(days=1)) == []
    save(role, name="Head of product")
    assert [e.facts_version for e in publish_all(later(days=2))] == [f.VERSION]
