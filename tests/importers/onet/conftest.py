"""O*NET for tests: the excerpt, or the whole of it where CAREER_DATA names the folder of the datasets."""

import os
from pathlib import Path

import pytest

from tests.importers.onet.releases import copy_of

EXCERPT = Path(__file__).parents[1] / "excerpts" / "onet" / "db_29_2_text"


@pytest.fixture(scope="session")
def excerpt() -> Path:
    """Twelve occupations of release 29.2: a folder."""
    return EXCERPT


@pytest.fixture(scope="session")
def onet() -> Path:
    """Release 29.2 as an operator has it: the excerpt, or the official zip."""
    whole = Path(os.environ.get("CAREER_DATA", "nowhere"), "onet", "db_29_2_text.zip")
    return whole if whole.is_file() else EXCERPT


@pytest.fixture
def release(excerpt: Path, tmp_path: Path) -> Path:
    """A copy of the excerpt to be changed."""
    return copy_of(excerpt, tmp_path / "db_29_2_text")
