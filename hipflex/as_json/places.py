"""Where the files are, and the settings with where each value comes from."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.as_json.documents import machine

AnyPath = str | PathLike[str]


def path_document(
    *,
    log: AnyPath,
    settings: AnyPath,
    catalogue: Iterable[AnyPath],
    cache: AnyPath,
    backups: AnyPath,
    status: AnyPath,
    machine: str | None,
) -> machine.Places:
    """`hipflex path`; a machine has no name before its first change."""
    return {
        "log": fspath(log),
        "settings": fspath(settings),
        "catalogue": [fspath(folder) for folder in catalogue],
        "cache": fspath(cache),
        "backups": fspath(backups),
        "status": fspath(status),
        "machine": machine,
    }


def backup_document(file: AnyPath, sets: int, size: int) -> machine.Backup:
    """`hipflex backup`; the size is in bytes."""
    return {"file": fspath(file), "sets": sets, "bytes": size}


def restored_document(file: AnyPath, kept: AnyPath | None, sets: int) -> machine.Restored:
    """`hipflex restore`; `kept` is where the log lies that was there, None where none was."""
    return {"restored": fspath(file), "kept": None if kept is None else fspath(kept), "sets": sets}


def settings_place_document(settings: AnyPath) -> machine.SettingsPlace:
    """`hipflex settings path`."""
    return {"settings": fspath(settings)}


def setting_row(key: str, value: machine.SettingValue, origin: str, where: str | None) -> machine.Setting:
    """One line of `settings show`; `origin` is option, environment, file or default, `where` the place it names."""
    return {"key": key, "value": value, "from": origin, "where": where}


def setting_change(key: str, before: machine.SettingValue, value: machine.SettingValue) -> machine.SettingChange:
    """`settings set`."""
    return {"key": key, "before": before, "value": value}
