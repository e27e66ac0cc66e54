"""Where things are: option over environment over the platform's own folders."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum

from hipflex.errors import Refused
from hipflex.path_names import catalogue_names, log_name, named, settings_name, status_name, user_folder
from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


class From(StrEnum):
    """What decided a value."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Places:
    """The files and folders of one run, by name and as paths; of several catalogue folders the first wins.

    Names are there for who opens one and goes, as importing `pathlib` takes a tenth of the time of a short run.
    """

    log: str
    settings_name: str
    catalogue_names: tuple[str, ...]
    cache_name: str
    backups_name: str
    settings_from: From
    """What decided where the settings are; a file that somebody named must be there."""
    log_from: From = From.DEFAULT
    catalogue_from: From = From.DEFAULT

    @property
    def settings(self) -> Path:
        """The settings file."""
        return _path(self.settings_name)

    @property
    def catalogue(self) -> tuple[Path, ...]:
        """The folders of the user's own entries."""
        return tuple(map(_path, self.catalogue_names))

    @property
    def cache(self) -> Path:
        """The folder of what can be made anew."""
        return _path(self.cache_name)

    @property
    def backups(self) -> Path:
        """The folder of the automatic backups."""
        return _path(self.backups_name)

    @property
    def status_name(self) -> str:
        """The status file beside the log."""
        return status_name(self.log)

    @property
    def status(self) -> Path:
        """The same."""
        return _path(self.status_name)


def named_path(text: str) -> Path:
    """The path that somebody names; a leading `~` is the home folder, where no shell has seen to that.

    Raises Refused where nothing is named, which to Python is the current folder.
    """
    if not text:
        raise Refused("'' is no path: expected the name of a file or a folder")
    return _path(named(text))


def _path(name: str) -> Path:
    from pathlib import Path

    return Path(name)


def places(
    environment: Mapping[str, str],
    *,
    log_file: str | None = None,
    settings: str | None = None,
    catalogue: Sequence[str] = (),
) -> Places:
    """The places of a run, from its options and its environment.

    Raises Refused where an option names nothing; the log's is refused when the log is opened.
    """
    if settings == "":
        raise Refused("'' can't be a settings file: expected the path of a file")
    if "" in catalogue:
        raise Refused("'' can't be a catalogue: expected the path of a folder")
    log = log_name(environment, log_file)
    return Places(
        log=log.rstrip(os.sep) or log,
        settings_name=settings_name(environment, settings),
        catalogue_names=catalogue_names(environment, catalogue),
        cache_name=user_folder("cache"),
        backups_name=os.path.join(user_folder("data"), "backups"),
        settings_from=_decided_by(settings, environment.get("HIPFLEX_SETTINGS")),
        log_from=_decided_by(log_file, environment.get("HIPFLEX_LOG")),
        catalogue_from=_decided_by(catalogue, environment.get("HIPFLEX_CATALOGUE")),
    )


def _decided_by(option: object, variable: str | None) -> From:
    return From.OPTION if option else From.ENVIRONMENT if variable else From.DEFAULT
