"""What services work with: settings, catalogue, log and clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property

from hipflex.errors import Refused
from hipflex.places import From, Places
from hipflex.settings.loading import load_settings
from hipflex.settings.values import ALL, NONE, Loaded, Settings, Sync

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.catalogue.library import Library
    from hipflex.domain.today import Asked
    from hipflex.store.queries import Present
    from hipflex.store.training_log import TrainingLog


def _unheard(_: int) -> None:
    """What is done about entries that can't be used where nobody asked to be told."""


class Workspace:
    """What stands at the places of one run, each opened when first used. `now` gives the local time, aware.

    `on_left_out` hears how many entries of the catalogue can't be used, as soon as that is known and where there are
    any. Where it `only_reads`, the log is waited for a moment, not for half a minute. Who knows already what is `asked`
    for gives it.
    """

    def __init__(
        self,
        places: Places,
        now: Callable[[], datetime],
        on_left_out: Callable[[int], None] = _unheard,
        *,
        only_reads: bool = False,
        asked: Asked | None = None,
    ) -> None:
        self.places = places
        self.now = now
        self.asked = asked
        self.keeps_nothing = False
        """Whether nothing is to be kept of what is read, as by who looks after the files."""
        self._on_left_out = on_left_out
        self._left_out_told = 0
        self._only_reads = only_reads
        self._closing = ExitStack()
        self._others_changed = 0

    @cached_property
    def loaded_settings(self) -> Loaded:
        """The settings with the places of their values."""
        where = self.places
        is_named = where.settings_from is not From.DEFAULT
        kept = None if self.keeps_nothing else os.path.join(where.cache_name, "settings.json")
        return load_settings(where.settings_name, must_exist=is_named, kept=kept)

    def forget_settings(self) -> None:
        """Has the settings read anew when they are asked for next, as their file has changed."""
        for name in ("loaded_settings", "settings"):
            vars(self).pop(name, None)
        self.note_change()

    @cached_property
    def settings(self) -> Settings:
        """The settings."""
        return self.loaded_settings.settings

    @property
    def shares(self) -> bool:
        """Whether the settings name a folder that is shared with other machines; unread settings name none."""
        return self._settings_or_usual.sync_folder is not None

    @property
    def shares_after_change(self) -> bool:
        """Whether the settings want each change in that folder at once."""
        return self._settings_or_usual.sync is Sync.AFTER_CHANGE

    @property
    def _settings_or_usual(self) -> Settings:
        try:
            return self.settings
        except Refused:
            return Settings()

    @cached_property
    def library(self) -> Library:
        """The catalogue, as far as it can be used; settings that name equipment it doesn't know are refused."""
        library = self.read_library()
        if library.left_out > self._left_out_told:
            self._left_out_told = library.left_out
            self._on_left_out(library.left_out)
        self.refuse_unknown_equipment(library)
        return library

    def refuse_unknown_equipment(self, library: Library) -> None:
        """Refuses settings that name equipment which a catalogue doesn't know."""
        if self.settings.equipment in ((), ALL, NONE):
            return
        from hipflex.catalogue.names import exactly, unknown_name

        names = library.equipment_names
        for piece in self.settings.equipment:
            if exactly(piece, names) is None:
                place = self.loaded_settings.places["equipment"]
                raise Refused(f"{place}: {unknown_name(piece, names, sort='equipment')}")

    def read_library(self) -> Library:
        """The catalogue without a word on what the settings or the user's entries have wrong."""
        from hipflex.catalogue.loading import load_library
        from hipflex.path_names import shipped_catalogue

        kept = os.path.join(self.places.cache_name, "catalogue.cache")
        return load_library(shipped_catalogue(), self.places.catalogue_names, self.settings.vocabulary, kept)

    def read_library_again(self) -> None:
        """Forgets the catalogue, in which something was written; it is read again when it is asked for."""
        del self.library

    @cached_property
    def log(self) -> TrainingLog:
        """The training log, open until the workspace is closed."""
        from hipflex.store.connection import READ_SECONDS
        from hipflex.store.training_log import TrainingLog

        where, patience = self.places, READ_SECONDS if self._only_reads else None
        log = TrainingLog(
            where.log, where.backups_name, self.now, self._answering, lambda: self.library, patience=patience
        )
        return self._closing.enter_context(log)

    @property
    def open_log(self) -> TrainingLog | None:
        """The training log, if it is open."""
        return vars(self).get("log")

    @property
    def has_changed_log(self) -> bool:
        """Whether something was changed in the log, whatever comes after it."""
        return "log" in vars(self) and self.log.has_changed

    def note_change(self) -> None:
        """Counts a change of something else than the open log."""
        self._others_changed += 1

    @property
    def changes_made(self) -> int:
        """How many times something was changed on which rests what is due."""
        return self._others_changed + (self.log.changes_made if "log" in vars(self) else 0)

    def fault_of_log(self) -> str | None:
        """What is wrong with the log, where one is open: a fault may be its doing, not the program's."""
        if "log" not in vars(self):
            return None
        if damage := self.log.damage():
            return f"it is damaged ({damage})"
        differing = next(iter(self.log.differences()), None)
        return differing and f"another program has written to it ({differing})"

    def back_up_daily(self) -> None:
        """Makes the day's automatic backup, where the log was changed and there is none yet; raises HipflexError."""
        if "log" in vars(self):
            self.log.back_up_daily()

    def _answering(self, stored: Iterable[str], only: str | None) -> Mapping[str, str]:
        from hipflex.catalogue.names import answering

        return answering(stored, self.library.exercise_names, only)

    def present(self) -> Present:
        """How far the log reaches by now."""
        return self.log.read.present(self.now())

    @property
    def machine(self) -> str | None:
        """The name of this machine beside the log; None before its first change."""
        from hipflex.store.machine import Machine

        return Machine(self.places.log).name

    def close(self) -> None:
        """Closes what was opened."""
        self._closing.close()
