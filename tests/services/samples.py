"""Places, a time, and sets that were logged some days ago."""

from __future__ import annotations

import functools
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from hipflex.places import From, Places
from hipflex.services.by_hand import item, log_by_hand
from hipflex.services.workspace import Workspace
from tests.catalogue.keeping import moved

NOW = datetime.fromisoformat("2026-11-20T18:30:00+01:00")
CACHE = "catalogue.cache"


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


def knowing_the_catalogue(folder: Path) -> Places:
    """The same with what the first who needs the catalogue would keep of it for the next."""
    places = places_in(folder)
    places.cache.mkdir(parents=True)
    (places.cache / CACHE).write_bytes(moved(*_kept_catalogue(), str(folder)))
    return places


@functools.cache
def _kept_catalogue() -> tuple[bytes, str]:
    """What is kept of the catalogue, read once for all folders, and the folder that it was kept in."""
    with tempfile.TemporaryDirectory() as folder:
        places = places_in(Path(folder))
        with closing(Workspace(places, lambda: NOW)) as workspace:
            assert workspace.library.movements
        return (places.cache / CACHE).read_bytes(), folder


def logged(workspace: Workspace, words: str, *, days_ago: int = 2, workout: str | None = None) -> str:
    """Sets as somebody writes them; the session they stand in."""
    performed_at = NOW - timedelta(days=days_ago)
    return log_by_hand(workspace, [item(workspace, words.split())], performed_at, workout, None).logged.session
