"""A workspace in a folder that knows the catalogue and nothing else, at a time that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hipflex.services.workspace import Workspace
from tests.services.samples import NOW, knowing_the_catalogue


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace(knowing_the_catalogue(tmp_path), lambda: NOW)
    yield opened
    opened.close()
