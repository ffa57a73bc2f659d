"""Which roles are gathered before they are ranked: those of the family and those that share skills, as they are now."""

import pytest

from roles.queries import partners
from roles.queries.live import Moment
from roles.queries.profiles import role_profile
from tests.factories import (
    later,
    make_family,
    make_role,
    make_role_skill,
    make_skill,
    publish_all,
    remove,
    save,
)

pytestmark = pytest.mark.django_db

MOMENT = Moment(later(days=9))


def partner_keys(slug: str = "baker") -> list[str]:
    profile = role_profile(moment=MOMENT, slug=slug)
    assert profile is not None
    return [partner.role.key for partner in partners.partners_of(moment=MOMENT, profile=profile)]


def test_roles_of_the_family_and_roles_that_share_a_skill_are_found_but_not_the_role_itself() -> None:
    food, kneading = make_family(slug="food"), make_skill(slug="kneading")
    baker, potter = make_role(slug="baker", family=food), make_role(slug="potter")
    make_role(slug="cook", family=food)
    make_role(slug="stranger")
    for role in (baker, potter):
        make_role_skill(parent=role, skill=kneading)
    publish_all()
    assert partner_keys() == ["potter", "cook"]
    assert partner_keys("cook") == ["baker"]
    remove(potter.roleskill_rows.get())
    publish_all(later(days=1))
    assert partner_keys() == ["cook"]


def test_a_role_that_was_published_often_is_no_nearer_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partners, "GATHERED", 2)  # the role itself is one of them
    food, kneading = make_family(slug="food"), make_skill(slug="kneading")
    baker, potter = make_role(slug="baker", family=food), make_role(slug="potter")
    make_role(slug="cook", family=food)
    for role in (baker, potter):
        make_role_skill(parent=role, skill=kneading)
    publish_all()
    for day in range(1, 7):
        save(potter, nutshell=f"Version {day}")
        publish_all(later(days=day))
    assert partner_keys() == ["cook"]
