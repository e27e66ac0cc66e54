"""What a command works with: places, settings, catalogue, log, clock and streams, each opened when first used."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from hipflex.as_json.text import dumps
from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.catalogue.names import names_of, normal, resolved
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import Programme, Workout
from hipflex.errors import Refused
from hipflex.places import From, Places, places
from hipflex.render.safe import safe
from hipflex.settings import Loaded, Settings, load_settings
from hipflex.store.training_log import TrainingLog
from hipflex.terminal.clock import SystemClock
from hipflex.terminal.console import folded

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

DEFAULT_WORKOUT = "hip-flexor"


class Toolbox:
    """The tools of one run. The options that name places are set before anything is opened."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self.environment = os.environ if environment is None else environment
        self.log_file: str | None = None
        self.settings_file: str | None = None
        self.catalogue: Sequence[str] = ()
        self.clock = SystemClock()
        self.closing = ExitStack()

    @cached_property
    def places(self) -> Places:
        """Where everything is."""
        return places(self.environment, log_file=self.log_file, settings=self.settings_file, catalogue=self.catalogue)

    @cached_property
    def loaded(self) -> Loaded:
        """The settings with the places of their values."""
        return load_settings(self.places.settings, must_exist=self.places.settings_from is not From.DEFAULT)

    @property
    def settings(self) -> Settings:
        """The settings."""
        return self.loaded.settings

    @cached_property
    def library(self) -> Library:
        """The catalogue; where some of it can't be used, one line says so."""
        library = self.read_library()
        if library.left_out:
            entries = "entry of the catalogue is" if library.left_out == 1 else "entries of the catalogue are"
            self.tell(f"{library.left_out} {entries} left out; `hipflex catalogue check` says why")
        return library

    def read_library(self) -> Library:
        """The catalogue as far as it can be used, without a word."""
        kept = self.places.cache / "catalogue.jsonl"
        return load_library(shipped_folder(), self.places.catalogue, self.settings.vocabulary, kept)

    @cached_property
    def log(self) -> TrainingLog:
        """The training log, open until the command ends."""
        return self.closing.enter_context(TrainingLog(self.places.log, self.places.backups, self.clock.now))

    def now(self) -> datetime:
        """The present moment."""
        return self.clock.now()

    def exercise(self, words: Sequence[str]) -> str:
        """The exercise that words name, in the catalogue or in the log; without quotes too.

        A name that the log kept as it stood in a file is found as it stands, even where an entry answers to it too.
        """
        name, names, kept = " ".join(words), self.library.movement_names, self.log.read.exercise_names()
        if name in kept:
            return name
        known = {normal(one) for names_of_one in names.values() for one in names_of_one}
        others = names_of((one, ()) for one in kept if normal(one) not in known)
        return resolved(name, {**others, **names}, sort="movement")

    def training(self, words: Sequence[str]) -> Workout | Programme:
        """The workout or programme that words name."""
        slug = resolved(" ".join(words), self.library.training_names, sort="workout")
        return self.library.workouts.get(slug) or self.library.programmes[slug]

    @property
    def programme(self) -> Programme:
        """The programme of the settings."""
        slug = self.settings.programme
        if slug not in self.library.programmes:
            known = ", ".join(self.library.programmes)
            place = self.loaded.places.get("programme", self.places.settings)
            raise Refused(f"{place}: no programme is called {slug!r}; expected one of {known}")
        return self.library.programmes[slug]

    def titles(self) -> dict[str, str]:
        """The titles of movements, workouts and programmes by slug."""
        movements = {movement.slug: movement.title for movement in self.library.movements.values()}
        return movements | {training.slug: training.title for training in self.library.trainings}

    def last_sets(self, exercise: str) -> tuple[PerformedSet, ...]:
        """What was done of an exercise last time."""
        return self.log.read.last_sets(exercise)

    def console(self, stream: TextIO | None = None, *, plain: bool = False) -> Console:
        """A console for a stream, as that stream and the environment want it."""
        from hipflex.terminal.console import console

        return console(stream or sys.stdout, self.environment, plain=plain)

    def show(self, view: RenderableType) -> None:
        """Prints a view on standard output."""
        self.console().print(view)

    def say(self, line: str) -> None:
        """Prints a line on standard output, at once."""
        print(folded(line, sys.stdout), flush=True)

    def tell(self, line: str) -> None:
        """Prints a remark on standard error."""
        print(folded(f"hipflex: {safe(line)}", sys.stderr), file=sys.stderr, flush=True)

    def document(self, document: dict[str, object] | Sequence[object]) -> None:
        """Prints one JSON document on standard output."""
        print(dumps(document))
