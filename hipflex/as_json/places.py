"""Where the files are, and the settings with where each value comes from."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath

AnyPath = str | PathLike[str]


def path_document(
    *,
    log: AnyPath,
    settings: AnyPath,
    catalogue: Iterable[AnyPath],
    cache: AnyPath,
    backups: AnyPath,
    machine: str | None,
) -> dict[str, object]:
    """`hipflex path`; a machine has no name before its first change."""
    return {
        "log": fspath(log),
        "settings": fspath(settings),
        "catalogue": [fspath(folder) for folder in catalogue],
        "cache": fspath(cache),
        "backups": fspath(backups),
        "machine": machine,
    }


def setting_row(key: str, value: object, origin: str, where: str | None) -> dict[str, object]:
    """One line of `settings show`; `origin` is option, environment, file or default, `where` the place it names."""
    return {"key": key, "value": value, "from": origin, "where": where}


def setting_change(key: str, before: object, value: object) -> dict[str, object]:
    """`settings set`."""
    return {"key": key, "before": before, "value": value}
