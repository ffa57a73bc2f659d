"""The settings, read as an operator would meet them: in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

PRODUCTION = {
    "SECRET_KEY": "a-long-key-of-more-than-fifty-characters-kept-by-nobody-at-all",
    "ALLOWED_HOSTS": "guide.example.org",
    "SITE_URL": "https://guide.example.org",
}


def run(*command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with nothing in its environment but PATH, an empty DATA_DIR and `variables`."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder)} | variables
    return subprocess.run(
        [sys.executable, *command], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )


def manage(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return run("manage.py", *arguments, folder=folder, **variables)


def shown(*names: str, folder: Path, **variables: str) -> list[str]:
    """Lines such as "DEBUG = False". Only the settings are read: a command loads the whole site as well."""
    script = f"from django.conf import settings\nfor name in {names}: print(name, '=', getattr(settings, name))"
    variables |= {"DJANGO_SETTINGS_MODULE": "careerguide.settings"}
    return run("-c", script, folder=folder, **variables).stdout.splitlines()


def test_production_settings_pass_the_deployment_check(tmp_path):
    result = manage("check", "--deploy", "--fail-level", "DEBUG", folder=tmp_path, **PRODUCTION)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_debug_settings_pass_the_check(tmp_path):
    assert manage("check", folder=tmp_path, DEBUG="1").returncode == 0


def test_without_a_secret_key_one_line_says_what_to_do(tmp_path):
    result = manage("check", folder=tmp_path)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "SECRET_KEY" in result.stderr


@pytest.mark.parametrize("source", ["variable", "file named by a variable", "file in the data folder", "debug"])
def test_the_secret_key_comes_from(source, tmp_path):
    kept = tmp_path / ("secret-key" if source == "file in the data folder" else "elsewhere")
    kept.write_text(PRODUCTION["SECRET_KEY"])
    variables = {
        "variable": {"SECRET_KEY": PRODUCTION["SECRET_KEY"]},
        "file named by a variable": {"SECRET_KEY_FILE": str(kept)},
        "file in the data folder": {},
        "debug": {"DEBUG": "1"},
    }[source]
    key = shown("SECRET_KEY", folder=tmp_path, **variables)
    assert len(key) == 1
    assert (key == [f"SECRET_KEY = {PRODUCTION['SECRET_KEY']}"]) == (source != "debug")


def test_debug_is_off_unless_asked(tmp_path):
    lines = shown("DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", folder=tmp_path, **PRODUCTION)
    assert lines == ["DEBUG = False", "SECURE_SSL_REDIRECT = True", "SESSION_COOKIE_SECURE = True"]


@pytest.mark.parametrize(
    ("variables", "lines"),
    [
        ({}, ["REQUIRE_MFA = True", "ALLAUTH_TRUSTED_PROXY_COUNT = 0"]),
        ({"HTTPS": "0", "BEHIND_PROXY": "1"}, ["REQUIRE_MFA = False", "ALLAUTH_TRUSTED_PROXY_COUNT = 1"]),
        ({"REQUIRE_MFA": "0", "BEHIND_PROXY": "1", "PROXIES": "2"}, ["ALLAUTH_TRUSTED_PROXY_COUNT = 2"]),
        ({"HTTPS": "0", "REQUIRE_MFA": "1", "PROXIES": "2"}, ["REQUIRE_MFA = True", "ALLAUTH_TRUSTED_PROXY_COUNT = 0"]),
    ],
)
def test_who_must_have_a_second_factor_and_whose_word_is_taken_for_an_address(variables, lines, tmp_path):
    names = [line.partition(" = ")[0] for line in lines]
    assert shown(*names, folder=tmp_path, **PRODUCTION, **variables) == lines


def test_the_tests_run_on_the_database_that_was_asked_for(database_name):
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[database_name]


@pytest.mark.django_db
def test_sqlite_is_set_up_for_readers_beside_a_writer(database_name):
    if database_name != "sqlite":
        assert connection.settings_dict["CONN_HEALTH_CHECKS"]
        assert connection.settings_dict["OPTIONS"]["connect_timeout"] == 2
        return
    with connection.cursor() as cursor:
        pragmas = ("journal_mode", "foreign_keys", "synchronous")
        answers = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert answers == ["wal", 1, 1]
    assert connection.transaction_mode == "IMMEDIATE"
