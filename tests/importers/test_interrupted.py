"""Whatever happens in the middle of an import: all of it is there, or nothing."""

import os
import signal
import subprocess
import sys
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from roles.editions.models import Edition
from roles.editions.publish import publish
from roles.importers.apply import apply
from roles.models import Responsibility, Role
from tests.editions.test_concurrency import at_once, kinds_of
from tests.factories import later, make_external_code, make_role, publish_all, save
from tests.importers.said import Said, does, imported, said_of

pytestmark = pytest.mark.django_db(transaction=True)

BAKERS: dict[str, Any] = {"roles": {"11": "Bakers"}, "facts": {"11": [does("Bake.")]}}


def everything() -> dict[str, list[Any]]:
    """Every row of every table of the guide."""
    models = apps.get_app_config("roles").get_models()
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def address_of_the_database() -> str:
    """As DATABASE_URL has it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.mark.parametrize("step", ["roles: facts compared", "pages: compared and published"])
def test_kill_9_in_the_middle_leaves_the_database_as_before(step: str) -> None:
    make_role(slug="baker")
    publish_all()
    imported(**BAKERS)
    before = everything()
    connection.close()
    settings_of_it = {"DATABASE_URL": address_of_the_database(), "DJANGO_SETTINGS_MODULE": "careerguide.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.importers.killed", step],
        cwd=settings.BASE_DIR,
        env=os.environ | settings_of_it,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert everything() == before
    assert imported(later(days=2), **BAKERS).changes == 0


def test_of_two_imports_at_once_the_second_finds_what_the_first_has_done() -> None:
    make_role(slug="baker")
    publish_all()
    for number in range(3):
        said = {"roles": {"11": "Bakers"}, "facts": {"11": [does(f"Bake {number}.")]}, "release": str(number)}
        results = at_once(*[partial(apply, Said(**said), now=later(days=number + 1)) for _ in range(2)])
        assert set(kinds_of(results)) <= {"Conflict", "Outcome"}, results
        assert Responsibility.objects.count() == 1
        assert Edition.objects.filter(key="bakers").count() == number + 1


def test_an_editor_who_publishes_at_the_same_moment_loses_nothing_and_neither_does_the_import() -> None:
    role = make_role(slug="baker", name="Baker")
    make_external_code(parent=role, scheme="esco", code="11", informs="all", note="The same work.")
    publish_all()
    for number in range(3):
        save(role, name=f"Baker {number}")
        facts = {"11": [does(f"Bake {number}.")]}
        results = at_once(
            partial(apply, Said(roles={"11": "Bakers"}, facts=facts), now=later(days=number + 1)),
            partial(publish, [("role", "baker")], now=later(days=number + 1, seconds=1)),
        )
        assert "Outcome" in kinds_of(results), results
        role.refresh_from_db()
        assert role.name == f"Baker {number}"
        publish([("role", "baker")], now=later(days=number + 1, seconds=9))
        assert said_of("role", "baker", "responsibility")[-1]["text"] == f"Bake {number}."
    assert Role.objects.count() == 1
