"""`scripts/setup`, which `make` runs first: every fault is one line that says what to do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A fresh clone, as far as setup looks at it."""
    for name in ("scripts", "requirements"):
        shutil.copytree(settings.BASE_DIR / name, tmp_path / name)
    return tmp_path


def setup(checkout: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DATA_DIR": "var"} | variables
    command = ["scripts/setup", "base"]
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)


def test_too_old_a_python(checkout):
    result = setup(checkout, PYTHON="false")
    assert result.returncode == 1
    assert result.stderr == (
        "Python 3.12 or newer is needed, and false is not: install it, or name one: make PYTHON=/path/to/python3.12\n"
    )


def test_an_unwritable_folder(checkout):
    result = setup(checkout, DATA_DIR="requirements/base.txt/below")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("Cannot write here")


def test_no_network_for_the_first_installation(checkout):
    result = setup(checkout, PYTHON=sys.executable, PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull, PIP_FIND_LINKS="")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "network" in result.stderr


def test_what_is_installed_is_not_installed_again_and_the_key_is_kept(checkout):
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").symlink_to(sys.executable)
    lock = (checkout / "requirements/base.txt").read_bytes()
    checksum = subprocess.run(["cksum"], input=lock, capture_output=True, check=True).stdout
    (checkout / ".venv/installed-base").write_bytes(checksum)
    assert setup(checkout, PYTHON="false").returncode == 0
    key = (checkout / "var/secret-key").read_text()
    assert len(key) >= 50
    assert (checkout / "var/secret-key").stat().st_mode & 0o077 == 0
    assert setup(checkout, PYTHON="false").returncode == 0
    assert (checkout / "var/secret-key").read_text() == key
