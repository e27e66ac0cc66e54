"""What the doctor looks at, each part opened once and nothing of it changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.errors import LogUnavailable, Refused
from hipflex.notation.tokens import Vocabulary
from hipflex.services.workspace import Workspace
from hipflex.settings.values import Settings
from hipflex.store.connection import APPLICATION_ID, CURRENT, SMALLEST_DATABASE
from hipflex.store.inspection import SQLITE_VERSION, Header, Inspection, header_of
from hipflex.value_classes import dataclass

MOUNTS = Path("/proc/mounts")


class NotLookedAt(Exception):
    """There is nothing for a check to look at; where that is a fault, another check tells it."""


def _mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class Computer:
    """What a check asks of the computer.

    `allows` says whether this user may do a thing (`os.R_OK` and its like) with a path, `free` how many bytes are left
    on a path's disk, `mounts` which disks there are, as Linux lists them, `library` what folders of a catalogue hold.
    """

    allows: Callable[[Path, int], bool] = os.access
    free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free
    mounts: Callable[[], str] = _mounts
    sqlite: tuple[int, ...] = SQLITE_VERSION
    library: Callable[[Path, Sequence[Path], Vocabulary], Library] = load_library


class Examined:
    """The log and all around it. What can't be had raises NotLookedAt."""

    def __init__(self, workspace: Workspace, computer: Computer) -> None:
        self.workspace = workspace
        self.places = workspace.places
        self.computer = computer
        self.path = Path(self.places.log)
        self._closing = ExitStack()

    @cached_property
    def log(self) -> Path:
        """The file of the log, wherever links lead to it."""
        try:
            is_there = bool(self.places.log) and self.path.is_file()
        except OSError as error:
            raise NotLookedAt from error
        if not is_there:
            raise NotLookedAt
        return Path(os.path.realpath(self.path))

    @cached_property
    def header(self) -> Header:
        """The header of a file that is large enough for a database."""
        if self.log.stat().st_size < SMALLEST_DATABASE:
            raise NotLookedAt
        try:
            return header_of(self.log)
        except OSError as error:
            raise NotLookedAt from error

    @cached_property
    def opened(self) -> Inspection:
        """What is in a log of the present schema; raises LogUnavailable where it can't be opened."""
        if not self.header.is_database or (self.header.mark, self.header.version) != (APPLICATION_ID, CURRENT):
            raise NotLookedAt
        return self._closing.enter_context(Inspection(self.log, has_wal=self.header.has_wal))

    @property
    def contents(self) -> Inspection:
        """The same, for all checks but those that tell why it can't be opened."""
        try:
            return self.opened
        except LogUnavailable as error:
            raise NotLookedAt from error

    @cached_property
    def settings(self) -> Settings:
        """The settings, or the ones by default where those can't be read: a check of other things goes on with them."""
        try:
            return self.workspace.settings
        except Refused:
            return Settings()

    @cached_property
    def library(self) -> Library:
        """The catalogue as its files have it now; no cache is written."""
        return self.computer.library(shipped_folder(), self.places.catalogue, self.settings.vocabulary)

    def close(self) -> None:
        """Closes what was opened."""
        self._closing.close()
