"""A page’s day in the sitemap is that of the last change of anything it draws on."""

import pytest

from roles.editions.retirement import retire
from tests import factories as make
from tests.linking.sitemaps import listed

pytestmark = pytest.mark.django_db

CHANGED = make.later(days=5)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine days after the guide was published, whatever the clock says."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.later(days=9))


def test_a_renamed_skill_dates_the_roles_that_need_it_and_no_others() -> None:
    skill = make.make_skill(slug="kneading")
    make.make_role_skill(parent=make.make_role(slug="baker"), skill=skill)
    make.make_role(slug="clerk")
    make.publish_all()
    make.save(skill, name="Kneading by hand")
    make.publish_all(CHANGED)
    found = listed()
    assert found["/roles/baker/"] == found["/skills/kneading/"] == found["/skills/"] == CHANGED
    assert found["/roles/clerk/"] == make.NOW


def test_who_moves_to_a_ladder_dates_it() -> None:
    baker, cook = make.make_role(slug="baker"), make.make_role(slug="cook")
    make.make_step(parent=make.make_path(slug="kitchen"), role=cook)
    make.make_step(parent=make.make_path(slug="other"))
    make.publish_all()
    make.make_move(parent=baker, to=cook)
    make.publish_all(CHANGED)
    found = listed()
    assert found["/paths/kitchen/"] == CHANGED
    assert found["/paths/other/"] == make.NOW


def test_what_is_retired_is_in_no_sitemap_and_dates_its_list() -> None:
    make.make_role(slug="baker")
    make.make_role(slug="cook")
    make.publish_all()
    retire(("role", "baker"), now=CHANGED)
    found = listed()
    assert "/roles/baker/" not in found
    assert (found["/roles/"], found["/roles/cook/"]) == (CHANGED, make.NOW)


def test_what_is_scheduled_is_in_no_sitemap_and_dates_nothing() -> None:
    make.make_role(slug="baker")
    make.publish_all()
    make.make_role(slug="cook")
    make.publish_all(make.later(days=1), live_from=make.later(days=30))
    assert set(listed().values()) == {make.NOW}
    assert "/roles/cook/" not in listed()
