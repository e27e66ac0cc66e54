"""Where things are: option over environment over the platform's own folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from hipflex.path_names import catalogue_names, log_name, named, settings_name, status_name, user_folder
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

    @property
    def status(self) -> Path:
        """The status file beside the log."""
        return Path(status_name(self.log))


def named_path(text: str) -> Path:
    """The path that somebody names; a leading `~` is the home folder, where no shell has seen to that."""
    return Path(named(text))


def places(
    environment: Mapping[str, str],
    *,
    log_file: str | None = None,
    settings: str | None = None,
    catalogue: Sequence[str] = (),
) -> Places:
    """The places of a run, from its options and its environment."""
    log = log_name(environment, log_file)
    return Places(
        log=str(Path(log)) if log else "",
        settings=Path(settings_name(environment, settings)),
        catalogue=tuple(map(Path, catalogue_names(environment, catalogue))),
        cache=Path(user_folder("cache")),
        backups=Path(user_folder("data"), "backups"),
        settings_from=_decided_by(settings, environment.get("HIPFLEX_SETTINGS")),
        log_from=_decided_by(log_file, environment.get("HIPFLEX_LOG")),
        catalogue_from=_decided_by(catalogue, environment.get("HIPFLEX_CATALOGUE")),
    )


def _decided_by(option: object, variable: str | None) -> From:
    return From.OPTION if option else From.ENVIRONMENT if variable else From.DEFAULT
