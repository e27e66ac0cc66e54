"""Where things are: option over environment over the platform's own folders."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from hipflex.value_classes import dataclass


class From(StrEnum):
    """What decided a value."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Places:
    """The files and folders of one run; of several catalogue folders the first wins."""

    log: str
    settings: Path
    catalogue: tuple[Path, ...]
    cache: Path
    backups: Path
    settings_from: From
    """What decided where the settings are; a file that somebody named must be there."""
    log_from: From = From.DEFAULT
    catalogue_from: From = From.DEFAULT


def named_path(text: str) -> Path:
    """The path that somebody names; a leading `~` is the home folder, where no shell has seen to that."""
    return Path(text).expanduser() if text.partition("/")[0] == "~" else Path(text)


def places(
    environment: Mapping[str, str],
    *,
    log_file: str | None = None,
    settings: str | None = None,
    catalogue: Sequence[str] = (),
) -> Places:
    """The places of a run, from its options and its environment."""
    from platformdirs import PlatformDirs

    folders = PlatformDirs("hipflex", appauthor=False)
    config, data = folders.user_config_path, folders.user_data_path
    variables = {name: environment.get(f"HIPFLEX_{name}") for name in ("LOG", "SETTINGS", "CATALOGUE")}
    named_log = variables["LOG"] or str(data / "log.db") if log_file is None else log_file
    named_settings = variables["SETTINGS"] if settings is None else settings
    named_catalogue = catalogue or [p for p in (variables["CATALOGUE"] or "").split(os.pathsep) if p]
    return Places(
        log=str(named_path(named_log)) if named_log else "",
        settings=named_path(named_settings) if named_settings else config / "settings.yaml",
        catalogue=tuple(map(named_path, named_catalogue)) or (config / "catalogue",),
        cache=folders.user_cache_path,
        backups=data / "backups",
        settings_from=_decided_by(settings, variables["SETTINGS"]),
        log_from=_decided_by(log_file, variables["LOG"]),
        catalogue_from=_decided_by(catalogue, variables["CATALOGUE"]),
    )


def _decided_by(option: object, variable: str | None) -> From:
    return From.OPTION if option else From.ENVIRONMENT if variable else From.DEFAULT
