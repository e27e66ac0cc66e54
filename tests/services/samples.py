"""Places, a time, and sets that were logged some days ago."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hipflex.places import From, Places
from hipflex.services.by_hand import item, log_by_hand
from hipflex.services.workspace import Workspace

NOW = datetime.fromisoformat("2026-11-20T18:30:00+01:00")


def places_in(folder: Path) -> Places:
    """Everything in one folder, in which nothing is yet."""
    return Places(
        log=str(folder / "log.db"),
        settings_name=str(folder / "settings.yaml"),
        catalogue_names=(str(folder / "catalogue"),),
        cache_name=str(folder / "cache"),
        backups_name=str(folder / "backups"),
        settings_from=From.DEFAULT,
    )


def logged(workspace: Workspace, words: str, *, days_ago: int = 2, workout: str | None = None) -> str:
    """Sets as somebody writes them; the session they stand in."""
    performed_at = NOW - timedelta(days=days_ago)
    return log_by_hand(workspace, [item(workspace, words.split())], performed_at, workout, None).logged.session
