"""Mending what readers see while an edition is scheduled: nothing of the working copy is lost."""

import pytest
from django.contrib.auth.models import User

from roles.editions import facts as f
from roles.editions.activity import Activity, What
from roles.editions.mend import mend, resume, set_aside
from roles.editions.models import Edition
from roles.editions.publish import Conflict, Refused, publish, withdraw
from roles.editions.retirement import retire
from roles.editions.review import submit
from roles.models import Role
from tests.factories import NOW, later, make_responsibility, make_role, make_role_skill, make_skill, publish_all, save

pytestmark = pytest.mark.django_db

ROLE = ("role", "product-manager")


@pytest.fixture
def ada() -> User:
    return User.objects.create(username="ada")


@pytest.fixture
def scheduled() -> Role:
    """A role with a live edition, and another one scheduled that has a new address and a duty more."""
    role = make_role(nutshell="Live.")
    publish_all()
    save(role, nutshell="To come.", slug="product-lead")
    make_responsibility(parent=role)
    publish([ROLE], now=NOW, live_from=later(days=9))
    return role


def seen() -> str:
    return Role.objects.get().digest


def facts() -> f.Facts:
    return f.build([ROLE])[ROLE]


def begin(by: User) -> None:
    mend(ROLE, now=later(days=1), by=by, note="A wrong figure", seen=seen())


def test_the_live_page_is_mended_and_then_one_goes_on(scheduled: Role, ada: User) -> None:
    to_come = facts()
    begin(ada)
    assert facts() == Edition.objects.get(number=1, kind="role").facts, "its address included"
    save(Role.objects.get(), nutshell="Mended.")
    publish([ROLE], now=later(days=2), by=ada, before_scheduled=True)
    resume(ROLE, now=later(days=2), by=ada, seen=seen())
    assert facts() == to_come
    assert seen() == f.digest(to_come)
    said = {days: Edition.objects.live(later(days=days)).get(kind="role").facts[0]["fields"] for days in (1, 3, 9)}
    assert [fields["nutshell"] for fields in said.values()] == ["Live.", "Mended.", "To come."]
    assert [fields["slug"] for fields in said.values()] == ["product-manager", "product-manager", "product-lead"]


def test_changes_that_are_in_no_edition_are_kept_too(scheduled: Role, ada: User) -> None:
    make_role_skill(parent=scheduled)
    draft = facts()
    begin(ada)
    assert facts() != draft
    resume(ROLE, now=later(days=1), by=ada, seen=seen())
    assert facts() == draft


def test_what_was_set_aside_comes_back_even_when_the_schedule_is_withdrawn_or_over(scheduled: Role, ada: User) -> None:
    to_come = facts()
    begin(ada)
    withdraw([ROLE], now=later(days=2))
    resume(ROLE, now=later(days=20), by=ada, seen=seen())
    assert facts() == to_come


def test_it_is_on_record_who_did_so_and_why(scheduled: Role, ada: User) -> None:
    assert set_aside(ROLE) is None
    begin(ada)
    aside = set_aside(ROLE)
    assert aside is not None
    assert (str(aside.by), aside.comment, aside.edition) == ("ada", "A wrong figure", 1)
    resume(ROLE, now=later(days=1), by=ada, seen=seen())
    assert set_aside(ROLE) is None
    assert [e.what for e in Activity.objects.of(*ROLE)[:2]] == [What.RESUMED, What.MENDING]


def test_mended_changes_that_are_not_published_are_not_lost(scheduled: Role, ada: User) -> None:
    begin(ada)
    save(Role.objects.get(), nutshell="Mended.")
    with pytest.raises(Refused, match="in no edition, and they would be lost"):
        resume(ROLE, now=later(days=1), by=ada, seen=seen())
    assert Role.objects.get().nutshell == "Mended."


def test_it_is_refused_where_there_is_nothing_to_mend(ada: User) -> None:
    role = make_role()
    with pytest.raises(Refused, match="Readers do not see it now"):
        begin(ada)
    publish_all()
    with pytest.raises(Refused, match="Nothing is scheduled any more"):
        begin(ada)
    retire(ROLE, now=later(hours=1))
    save(role, retired=False)
    publish([ROLE], now=later(hours=2), live_from=later(days=3))
    with pytest.raises(Refused, match="Readers do not see it now"):
        begin(ada)


def test_neither_step_is_taken_twice(scheduled: Role, ada: User) -> None:
    with pytest.raises(Refused, match="Nothing is set aside"):
        resume(ROLE, now=later(days=1), by=ada, seen=seen())
    begin(ada)
    with pytest.raises(Refused, match="being mended already"):
        begin(ada)


def test_what_waits_for_review_is_decided_first(scheduled: Role, ada: User) -> None:
    save(scheduled, nutshell="More to come.")
    submit(ROLE, now=NOW, by=ada, comment="", seen=seen())
    with pytest.raises(Refused, match="It is waiting for review: ada submitted it"):
        begin(ada)


def test_what_was_saved_meanwhile_is_neither_set_aside_nor_replaced_unseen(scheduled: Role, ada: User) -> None:
    with pytest.raises(Conflict, match="Somebody saved it"):
        mend(ROLE, now=later(days=1), by=ada, note="", seen="0" * 64)
    begin(ada)
    with pytest.raises(Conflict, match="Somebody saved it"):
        resume(ROLE, now=later(days=1), by=ada, seen="0" * 64)


def test_what_was_deleted_meanwhile_is_named(scheduled: Role, ada: User) -> None:
    skill = make_skill()
    make_role_skill(parent=scheduled, skill=skill)
    begin(ada)
    skill.delete()
    with pytest.raises(Refused, match="It names the skill “negotiation”, which was deleted"):
        resume(ROLE, now=later(days=1), by=ada, seen=seen())
    make_skill()
    resume(ROLE, now=later(days=1), by=ada, seen=seen())
    assert len(facts()) == 3
