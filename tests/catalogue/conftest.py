"""A catalogue of one's own, and a place to keep it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.broken import WRONG
from tests.catalogue.folders import written
from tests.catalogue.keeping import OWN


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A catalogue with something of every sort, some of it broken."""
    return written(tmp_path / "own", {**WRONG, **OWN})


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "catalogue.cache"
