"""Texts of exports: a head, and records that may stand in any order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.interchange.exports.history import Effort, History, Workout

BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True)
class Sheet:
    """An export in pieces, each with its line end."""

    head: str
    records: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole file."""
        return self.head + "".join(self.records)

    def turned(self) -> Sheet:
        """The same with the last record first."""
        return replace(self, records=self.records[::-1])


@dataclass(frozen=True)
class Placed:
    """A set where it stands: `block` counts the exercises of its workout, `number` its sets, both from 1."""

    workout: Workout
    effort: Effort
    block: int
    number: int


def table(header: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",", quotes: int = 0) -> Sheet:
    """A table as the csv module writes it; `quotes` is one of its ways to quote."""
    return Sheet(line(header, delimiter, quotes), tuple(line(row, delimiter, quotes) for row in rows))


def bare(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Sheet:
    """A table whose commas nobody quotes."""
    return Sheet(",".join(header) + "\n", tuple(",".join(map(str, row)) + "\n" for row in rows))


def line(cells: Sequence[object], delimiter: str = ",", quotes: int = 0) -> str:
    """A row with its line end."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quotes, lineterminator="\n").writerow(cells)  # type: ignore[arg-type]
    return out.getvalue()


def columns(names: Mapping[str, str], rows: Iterable[Mapping[str, object]]) -> tuple[list[str], list[list[object]]]:
    """A header and rows of what these columns, by what they hold, say."""
    return [*names.values()], [[row.get(what, "") for what in names] for row in rows]


def placed(history: History) -> Iterator[Placed]:
    """The sets with their numbers, which begin anew where an exercise is begun anew."""
    for workout in history.workouts:
        block, number, before = 0, 0, ""
        for effort in workout.efforts:
            if effort.exercise != before:
                block, number, before = block + 1, 0, effort.exercise
            number += 1
            yield Placed(workout, effort, block, number)


def utc(at: datetime) -> datetime:
    """The instant at which clocks in Berlin show this."""
    return at.replace(tzinfo=BERLIN).astimezone(UTC)


def clock(seconds: int) -> str:
    """As 1:01:05."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
