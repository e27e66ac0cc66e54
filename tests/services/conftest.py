"""A workspace in an empty folder, at a time that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hipflex.services.workspace import Workspace
from tests.services.samples import NOW, places_in


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace(places_in(tmp_path), lambda: NOW)
    yield opened
    opened.close()
