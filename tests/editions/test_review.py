"""Review: submitted, taken back, sent back, published; how it stands follows from the record alone."""

from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from roles.editions import facts as f
from roles.editions.activity import Activity, What
from roles.editions.publish import Conflict, Refused, publish, revert
from roles.editions.review import comment_on, last_step, send_back, submit, take_back
from roles.models import Skill
from tests.editions.test_concurrency import at_once, kinds_of
from tests.factories import NOW, later, make_responsibility, make_role, make_skill, publish_all, save

SKILL, ROLE = ("skill", "negotiation"), ("role", "product-manager")


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create(username="ada")


@pytest.fixture
def grace(db: None) -> User:
    return User.objects.create(username="grace")


def seen() -> str:
    """The digest of the skill as it is saved now."""
    return Skill.objects.get().digest


def stands(name: f.Name = SKILL) -> str | None:
    step = last_step(name)
    return step.what if step else None


def submitted(by: User, comment: str = "Please look.") -> None:
    submit(SKILL, now=NOW, by=by, comment=comment, seen=seen())


@pytest.fixture
def draft(db: None) -> Skill:
    return make_skill()


def test_something_new_is_submitted_and_published(draft: Skill, grace: User, ada: User) -> None:
    submitted(grace)
    assert stands() == What.SUBMITTED
    publish([SKILL], now=later(days=1), by=ada)
    assert stands() == What.PUBLISHED


def test_what_waits_is_not_submitted_twice(draft: Skill, grace: User, ada: User) -> None:
    submitted(grace)
    with pytest.raises(Refused, match="waiting for review already: grace submitted it"):
        submitted(ada)


def test_what_readers_see_already_is_not_submitted(draft: Skill, grace: User) -> None:
    publish([SKILL], now=NOW)
    with pytest.raises(Refused, match="nothing to review"):
        submitted(grace)


def test_what_was_saved_meanwhile_is_not_submitted_unseen(draft: Skill, grace: User) -> None:
    before = seen()
    save(draft, definition="Mended.")
    with pytest.raises(Conflict, match="Somebody saved it after you had opened this page"):
        submit(SKILL, now=NOW, by=grace, comment="", seen=before)
    assert stands() is None


def test_it_comes_back_with_a_comment_and_is_submitted_again(draft: Skill, grace: User, ada: User) -> None:
    submitted(grace)
    with pytest.raises(Refused, match="Say in the comment what is to be mended"):
        send_back(SKILL, now=NOW, by=ada, comment="", seen=seen())
    send_back(SKILL, now=NOW, by=ada, comment="Which kind?", seen=seen())
    assert stands() == What.SENT_BACK
    submitted(grace, comment="The second.")
    assert stands() == What.SUBMITTED
    said = Activity.objects.of(*SKILL).order_by("pk").values_list("by__username", "what", "comment")
    assert list(said) == [
        ("grace", "submitted", "Please look."),
        ("ada", "sent-back", "Which kind?"),
        ("grace", "submitted", "The second."),
    ]


def test_only_who_submitted_it_takes_it_back(draft: Skill, grace: User, ada: User) -> None:
    submitted(grace)
    with pytest.raises(Refused, match="grace submitted it, and nobody else can take it back"):
        take_back(SKILL, now=NOW, by=ada, comment="")
    take_back(SKILL, now=NOW, by=grace, comment="Not yet.")
    assert stands() == What.TAKEN_BACK


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [
        (lambda by: publish([SKILL], now=NOW, by=by), "any more: ada published it"),
        (lambda by: publish([SKILL], now=NOW, live_from=later(days=1)), "any more: the shipped guide scheduled it"),
        (lambda by: send_back(SKILL, now=NOW, by=by, comment="No.", seen=seen()), "any more: ada sent it back"),
    ],
)
def test_who_comes_too_late_is_told_what_became_of_it(
    draft: Skill, grace: User, ada: User, meanwhile: Any, told: str
) -> None:
    submitted(grace)
    meanwhile(ada)
    with pytest.raises(Conflict, match=told):
        send_back(SKILL, now=NOW, by=ada, comment="Which kind?", seen=seen())
    with pytest.raises(Conflict, match=told):
        take_back(SKILL, now=NOW, by=grace, comment="")


def test_a_reviewer_does_not_send_back_what_they_have_not_seen(draft: Skill, grace: User, ada: User) -> None:
    submitted(grace)
    before = seen()
    save(draft, definition="Mended.")
    with pytest.raises(Conflict, match="Somebody saved it"):
        send_back(SKILL, now=NOW, by=ada, comment="Which kind?", seen=before)
    assert stands() == What.SUBMITTED, "what is saved again goes on waiting"


def test_a_comment_changes_nothing_but_has_words(draft: Skill, grace: User) -> None:
    submitted(grace)
    with pytest.raises(Refused, match="Write your comment first"):
        comment_on(SKILL, now=NOW, by=grace, comment="")
    comment_on(SKILL, now=NOW, by=grace, comment="Any news?")
    assert stands() == What.SUBMITTED


def test_the_record_keeps_what_was_submitted(grace: User) -> None:
    role = make_role()
    make_responsibility()
    submit(ROLE, now=NOW, by=grace, comment="", seen=type(role).objects.get().digest)
    said = f.build([ROLE])[ROLE]
    save(role, nutshell="Something else.")
    assert Activity.objects.get().kept() == said
    assert len(said) == 2


def test_what_is_deleted_meanwhile_is_told(draft: Skill, grace: User) -> None:
    before = seen()
    draft.delete()
    with pytest.raises(Conflict, match="Somebody deleted it meanwhile"):
        submit(SKILL, now=NOW, by=grace, comment="", seen=before)
    assert not Activity.objects.exists()


def test_going_back_leaves_it_waiting(draft: Skill, grace: User) -> None:
    (edition,) = publish([SKILL], now=NOW)
    save(draft, definition="Mended.")
    submitted(grace)
    with transaction.atomic():
        revert(edition)
    assert stands() == What.SUBMITTED


# --- Two at once ------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_saving_and_submitting_at_once_nothing_is_submitted_unseen() -> None:
    grace, skill = User.objects.create(username="grace"), make_skill()
    for number in range(10):
        before = seen()
        results = at_once(
            partial(save, skill, definition=f"Mended {number}."),
            partial(submit, SKILL, now=NOW, by=grace, comment="", seen=before),
        )
        assert kinds_of(results) in (["Conflict", "Skill"], ["NoneType", "Skill"]), results
        step = last_step(SKILL)
        if results[1] is None:
            assert step is not None
            assert step.digest == before
            take_back(SKILL, now=NOW, by=grace, comment="")


@pytest.mark.django_db(transaction=True)
def test_what_is_published_is_never_sent_back_at_the_same_moment() -> None:
    grace, ada = (User.objects.create(username=name) for name in ("grace", "ada"))
    skill = make_skill()
    publish_all()
    for number in range(10):
        save(skill, definition=f"Mended {number}.")
        submitted(grace)
        results = at_once(
            partial(publish, [SKILL], now=later(minutes=number + 1), by=ada),
            partial(send_back, SKILL, now=NOW, by=ada, comment="No.", seen=seen()),
        )
        assert kinds_of(results) in (["Conflict", "list"], ["NoneType", "list"]), results
        assert stands() == What.PUBLISHED


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_is_told() -> None:
    grace, ada = (User.objects.create(username=name) for name in ("grace", "ada"))
    make_skill()
    for _ in range(10):
        submitted(grace)
        back = partial(send_back, SKILL, now=NOW, by=ada, comment="No.", seen=seen())
        results = at_once(back, back, partial(take_back, SKILL, now=NOW, by=grace, comment=""))
        assert kinds_of(results) == ["Conflict", "Conflict", "NoneType"], results
