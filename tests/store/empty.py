"""A log with nothing in it, made once and copied: making one takes longer than most tests."""

from __future__ import annotations

from pathlib import Path

from hipflex.store.training_log import TrainingLog
from tests.store.samples import at


def empty_log(folder: Path) -> Path:
    """The file of a log in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "log.db"
    with TrainingLog(str(path), folder, lambda: at(20)):
        return path
