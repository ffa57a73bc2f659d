"""ESCO for tests: the excerpt, or the whole of it where CAREER_DATA names the folder of the datasets."""

import os
from pathlib import Path

import pytest

EXCERPTS = Path(__file__).parents[1] / "excerpts"


@pytest.fixture(scope="session")
def esco() -> Path:
    """The official zip of release 1.2.0, or an excerpt of its files."""
    whole = Path(os.environ.get("CAREER_DATA", "nowhere"), "esco")
    return next(whole.glob("esco_v1.2.0*.zip"), EXCERPTS / "esco")


@pytest.fixture(scope="session")
def is_whole(esco: Path) -> bool:
    """Whether it is all of ESCO."""
    return esco.is_file()
