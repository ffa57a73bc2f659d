"""The locks: complete, hashed, and silent about where packages come from."""

import re
import tomllib

import pytest
from django.conf import settings

PROJECT = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
WANTED = {"base": PROJECT["dependencies"], "dev": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]}


def lock(name: str) -> str:
    return (settings.BASE_DIR / f"requirements/{name}.txt").read_text()


def pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", lock(name), flags=re.MULTILINE))


@pytest.mark.parametrize("name", ["base", "dev"])
def test_a_lock_pins_and_hashes_everything_that_the_project_asks_for(name):
    asked = {re.match(r"[\w-]+", requirement)[0].lower() for requirement in WANTED[name]}
    assert asked <= set(pins(name))
    assert len(re.findall(r"^[a-z0-9-]+==.*\\\n    --hash=sha256:", lock(name), flags=re.MULTILINE)) == len(pins(name))


@pytest.mark.parametrize("name", ["base", "dev"])
def test_a_lock_names_no_index_and_no_path(name):
    assert "://" not in lock(name)
    assert "--index" not in lock(name)


def test_what_is_tested_is_what_runs():
    assert pins("base").items() <= pins("dev").items()
