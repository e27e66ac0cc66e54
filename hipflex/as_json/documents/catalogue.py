"""Workouts, cards, muscles, and what is wrong with entries."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from hipflex.as_json.documents.rows import Count, Dose, EntryOrigin, MovementKind, Muscles, Needs, Ordinal, Path, Text
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Origin, Sides


class Training(TypedDict):
    """A workout or a programme."""

    slug: Text
    title: Text
    kind: Literal["workout", "programme"]
    origin: EntryOrigin


class Workout(TypedDict):
    """A workout with today's doses."""

    slug: Text
    title: Text
    kind: Literal["workout"]
    origin: EntryOrigin
    source: Text | None
    doses: list[Dose]


class ProgrammeDay(TypedDict):
    """One workout of a programme."""

    week: Ordinal
    day: Ordinal
    workout: Text


class Programme(TypedDict):
    """A programme with the workouts of its days."""

    slug: Text
    title: Text
    kind: Literal["programme"]
    origin: EntryOrigin
    source: Text | None
    weeks: Ordinal
    days: list[ProgrammeDay]


class Reference(TypedDict):
    """A study that an entry leans on."""

    id: Text
    title: Text
    citation: Text


class Known(TypedDict):
    """What is known of a movement, and of a lift as well."""

    slug: Text
    title: Text
    aliases: list[str]
    kind: MovementKind
    origin: Origin
    muscles: Muscles
    equipment: Needs
    sides: Sides
    measures: list[Measure]


class Card(Known):
    """A movement's cue card; a lift has the same keys, and nothing under most."""

    doses: Annotated[dict[str, Dose], "by purpose, without aims; the first is the default"]
    setup: list[str]
    cues: list[str]
    mistakes: list[str]
    stop: Text | None
    easier: Annotated[list[str], "slugs, the nearest first"]
    harder: Annotated[list[str], "slugs, the nearest first"]
    source: Text | None
    references: list[Reference]


class Movement(TypedDict):
    """A movement of the catalogue, or a lift."""

    slug: Text
    title: Text
    kind: MovementKind
    muscles: Muscles
    equipment: Needs
    sides: Sides
    origin: EntryOrigin


class MuscleName(TypedDict):
    """A muscle or a group of muscles."""

    slug: Text
    title: Text
    hip_flexor: bool


class Muscle(TypedDict):
    """A muscle with the slugs of what trains it first, trains it too, or stretches it, and of the lifts."""

    slug: Text
    title: Text
    group: Text | None
    parts: list[str]
    hip_flexor: bool
    facts: list[str]
    primary: list[str]
    secondary: list[str]
    stretched: list[str]
    lifts: list[str]
    source: Text | None


class Problem(TypedDict):
    """Something wrong in a file of the catalogue; lines and columns count from 1."""

    file: Path
    line: Ordinal
    column: Ordinal
    entry: Text | None
    what: Text
    expected: Text | None
    suggestion: Text | None


class CatalogueCheck(TypedDict):
    """How many entries were read, and what is wrong with them; exit code 1 where something is."""

    entries: Count
    problems: list[Problem]


class NewEntry(TypedDict):
    """A commented file that was written to start an entry from."""

    file: Path
    kind: Text
    slug: Text
