"""The record of who did what: written within what it is about, and kept by the models and by the database itself."""

from importlib import import_module

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from roles.editions.activity import Activity, What, entry
from roles.editions.once import OnRecord
from roles.editions.publish import Refused, publish, withdraw
from roles.editions.retirement import retire
from tests.factories import NOW, later, make_path, make_role_skill, make_skill, save

pytestmark = pytest.mark.django_db

SKILL = ("skill", "negotiation")


@pytest.fixture
def ada() -> User:
    return User.objects.create(username="ada")


def on_record() -> list[tuple[str, str, str, int | None, str]]:
    """What is on record of the skill, the oldest first."""
    entries = Activity.objects.of(*SKILL).select_related("by").order_by("pk")
    return [(str(e.by), e.what, e.comment, e.edition, e.digest[:6]) for e in entries]


def test_publishing_scheduling_withdrawing_and_retiring_are_on_record(ada: User) -> None:
    skill = make_skill()
    first = skill.__class__.objects.get().digest[:6]
    publish([SKILL], now=NOW, by=ada, note="The start")
    second = save(skill, name="Haggling") and skill.__class__.objects.get().digest[:6]
    publish([SKILL], now=NOW, live_from=later(days=2), by=ada, note="For spring")
    withdraw([SKILL], now=later(days=1), by=ada, note="Too early")
    retire(SKILL, now=later(days=3), note="Nobody asks for it")
    third = skill.__class__.objects.get().digest[:6]
    assert on_record() == [
        ("ada", "published", "The start", 1, first),
        ("ada", "scheduled", "For spring", 2, second),
        ("ada", "withdrawn", "Too early", 2, second),
        ("None", "retired", "Nobody asks for it", 3, third),
    ]


def test_what_is_refused_or_changes_nothing_leaves_no_entry(ada: User) -> None:
    make_skill()
    publish([SKILL], now=NOW)
    publish([SKILL], now=later(days=1), by=ada)
    with pytest.raises(Refused):
        publish([make_path().pk and ("path", "product-ladder")], now=NOW, by=ada)
    assert [e.by_id for e in Activity.objects.all()] == [None]


@pytest.fixture
def noted(ada: User) -> Activity:
    (noted,) = Activity.objects.bulk_create([entry(What.COMMENTED, make_skill(), by=ada, at=NOW, comment="Good.")])
    return noted


def test_no_model_and_no_queryset_changes_or_deletes_an_entry(noted: Activity) -> None:
    noted.comment = "Bad."
    attempts = (
        noted.save,
        noted.delete,
        Activity.objects.all().delete,
        lambda: Activity.objects.update(comment="Bad."),
        lambda: Activity.objects.bulk_update([noted], ["comment"]),
        lambda: Activity.objects.update_or_create(pk=noted.pk, defaults={"comment": "Bad."}),
        lambda: Activity.objects.bulk_create(
            [noted], update_conflicts=True, unique_fields=["id"], update_fields=["comment"]
        ),
    )
    for attempt in attempts:
        with pytest.raises(OnRecord, match="stays on record"), transaction.atomic():
            attempt()
    assert Activity.objects.get().comment == "Good."


@pytest.mark.parametrize(
    "statement", ["UPDATE roles_activity SET comment = 'Bad.'", "DELETE FROM roles_activity"], ids=["update", "delete"]
)
def test_the_database_refuses_what_goes_round_the_models(noted: Activity, statement: str) -> None:
    if connection.vendor == "sqlite":  # tests/conftest.py took this half of the guard away
        refuse_to_delete = import_module("roles.migrations.0003_activity").SQLITE[1]
        connection.cursor().execute(refuse_to_delete)
    with pytest.raises(IntegrityError, match="stays on record"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Activity.objects.get().comment == "Good."


def test_who_did_something_cannot_be_deleted_and_so_not_forgotten(noted: Activity, ada: User) -> None:
    with pytest.raises(ProtectedError):
        ada.delete()
    User.objects.create(username="grace").delete()


def test_entries_outlive_what_they_are_about(ada: User) -> None:
    row = make_role_skill()
    role = row.parent
    entry(What.DELETED, role, by=ada, at=NOW).save()
    role.delete()
    assert str(Activity.objects.get()) == "Product manager: Deleted"
