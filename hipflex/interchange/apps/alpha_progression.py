"""Alpha Progression: no table but blocks, a title and a date, numbered exercises, a small grid of sets for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from hipflex.domain.measures import SetType, Unit
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.interchange.foreign import (
    LENGTHS,
    MASSES,
    ForeignSession,
    ForeignSet,
    Item,
    Quantity,
    Remark,
    Unreadable,
    Variant,
    clock,
    decimal,
    is_assisted,
    length,
    mass,
)
from hipflex.interchange.tables import Row, rows
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass, replace

LONGEST_HOURS = 6
REPS = {"reps": "en", "wdh": "de", "wdh.": "de"}
TIMES = {"secs": 1, "sec": 1, "sek": 1, "sek.": 1, "s": 1, "mins": 60, "min": 60, "min.": 60}
MOST_EFFORT = 10
_GRID = pattern(r'(?m)^"?#"?([,;\t])[A-Za-z]+')
_START = pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\s+([0-9]{1,2}):([0-9]{2})(?:\s*(\S.*)?)?")
_EXERCISE = pattern(r"[0-9]+\.\s+(.+)", re.DOTALL)
_TARGET = pattern(r"[0-9]+(?:\s?[-–]\s?[0-9]+)?\+?\s*(?:reps?|wdh|secs?|sek|mins?|s|m|km|mi)\b\.?", re.IGNORECASE)
_SPAN = pattern(r"(?:([0-9]{1,4}):)?([0-9]{1,4})\s*(\S*)")
_WARM_UP = pattern(r"[A-Z]+[0-9]+\s*·\s*([+-]?[0-9.,]+)\s*(kg|lbs?)\s*·\s*([0-9]+)\s*\S+", re.IGNORECASE)


class AlphaProgression:
    """The format `alpha-progression`."""

    name = "alpha-progression"
    title = "Alpha Progression"

    def detect(self, text: str) -> Variant | None:
        """A date of its form, and the heads of its grids of sets."""
        grid = _GRID.search(text)
        if grid is None or not any(map(_place_of_start, rows(text, grid[1]))):
            return None
        heads = {row.cells for row in rows(text, grid[1]) if row.cells[0].strip() == "#"}
        words = sorted({cell.strip().casefold() for cells in heads for cell in cells})
        unit = next((Unit(MASSES[word]) for word in words if word in MASSES), None)
        language = next((REPS[word] for word in words if word in REPS), None)
        return Variant("blocks", (), grid[1], language, unit, "the heads of the grids of sets" if unit else "")

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets, of each exercise the warm-ups first."""
        found, reading = [*rows(text, variant.delimiter)], _Reading()
        for row, after in zip(found, [*found[1:], None], strict=True):
            try:
                yield from reading.items(row, after)
            except Refused as refusal:
                yield Unreadable(row.line, str(refusal), reading.session, reading.exercise or None)


@dataclass(slots=True)
class _Amounts:
    """What the cells of a set say."""

    reps: Decimal | None = None
    seconds: Decimal | None = None
    distance: Quantity | None = None
    weight: Quantity | None = None
    rpe: Decimal | None = None
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """Where in the blocks one is: `hint` is what an exercise says of its sets, `grid` the columns of these."""

    title: str | None = None
    session: ForeignSession | None = None
    exercise: str = ""
    hint: str | None = None
    grid: tuple[str, ...] = ()

    def items(self, row: Row, after: Row | None) -> Iterator[Item]:
        """What a row holds; `after` is the next one."""
        first = row.cells[0].strip()
        if _place_of_start(row):
            self._begin(row)
        elif after is not None and _place_of_start(after) == 1:  # the title alone, whatever it looks like
            self.title, self.session, self.exercise = first, None, ""
        elif first == "#":
            self.grid = tuple(cell.strip().casefold() for cell in row.cells[1:])
        elif exercise := _EXERCISE.fullmatch(first):
            yield from self._exercise(row, exercise[1])
        elif first.isdecimal():
            yield self._set(row, int(first))
        elif first and self.exercise and not _TARGET.match(first):
            yield Remark(row.line, self._begun(), self.exercise, first)
        elif first and not self.exercise and self.session and not self.session.note:
            self.session = replace(self.session, note=first)  # the day and week of a plan

    def _begin(self, row: Row) -> None:
        place = _place_of_start(row) - 1
        title = row.cells[0].strip() if place else self.title
        lasted = _lasted(row.cells[place + 1]) if len(row.cells) > place + 1 else None
        self.exercise, self.grid, self.title, self.session = "", (), None, None
        self.session = ForeignSession(_start(row.cells[place]), title or None, lasted_s=lasted)

    def _begun(self) -> ForeignSession:
        if self.session is None:
            raise Refused("expected the date of a workout before this")
        return self.session

    def _exercise(self, row: Row, written: str) -> Iterator[Item]:
        """The name is what stands before the repetitions to aim at; behind these stand hints and warm-ups."""
        parts = [part.strip() for part in written.split("·")]
        aim = next((place for place, part in enumerate(parts) if place and _TARGET.fullmatch(part)), len(parts))
        self.exercise, self.grid = " · ".join(parts[:aim]), ()
        others = [*parts[aim + 1 :], *(part.strip() for cell in row.cells[1:] for part in cell.split("<br>"))]
        found = [(text, _WARM_UP.fullmatch(text)) for text in others if text]
        self.hint = "; ".join(text for text, warm_up in found if not warm_up) or None
        for text, warm_up in found:
            if warm_up:
                amounts = _Amounts(decimal(warm_up[3], "reps"), weight=mass(decimal(warm_up[1], "weight"), warm_up[2]))
                yield self._made(row.line, (text,), amounts, type_=SetType.WARMUP)

    def _set(self, row: Row, number: int) -> ForeignSet:
        if not self.exercise or not self.grid:
            raise Refused("expected the name of an exercise and the head of its sets before this")
        if len(row.cells) < len(self.grid) + 1:
            raise Refused(f"expected {len(self.grid) + 1} cells, not {len(row.cells)}")
        amounts = _amounts(self.grid, row.cells[1:])
        note = "; ".join(filter(None, (self.hint, *amounts.others))) or None
        self.hint = None
        return self._made(row.line, row.cells, amounts, number, note=note)

    def _made(
        self,
        line: int,
        cells: tuple[str, ...],
        amounts: _Amounts,
        number: int | None = None,
        *,
        type_: SetType = SetType.WORKING,
        note: str | None = None,
    ) -> ForeignSet:
        return ForeignSet(
            line,
            cells,
            self._begun(),
            self.exercise,
            number,
            type_,
            amounts.reps,
            amounts.seconds,
            amounts.distance,
            amounts.weight,
            is_assisted(self.exercise),
            amounts.rpe,
            note,
        )


def _amounts(grid: Sequence[str], cells: Sequence[str]) -> _Amounts:
    """What the cells say under the heads of their columns; `others` under such as aren't known.

    A dash stands for what wasn't done; a plus stands before what is added to the body and behind "at least".
    """
    found = _Amounts()
    for name, cell in zip(grid, cells, strict=False):
        text = cell.strip().removesuffix("+")
        if not text or text in {"-", "–"}:
            continue
        if name not in _FIELDS:
            found.others += (f"{name} {text}",)
            continue
        what, made = _FIELDS[name]
        number = clock(text, name) if name in TIMES and ":" in text else decimal(text, name)
        if number is not None:
            setattr(found, what, number if ":" in text else made(number))
    return found


def _in_unit(amount: Callable[[Decimal, str], Quantity | None], word: str) -> Callable[[Decimal], Quantity | None]:
    return lambda number: amount(number, word)


def _times(seconds: int) -> Callable[[Decimal], Decimal]:
    return lambda number: number * seconds


_FIELDS: dict[str, tuple[str, Callable[[Decimal], Decimal | Quantity | None]]] = {
    **{word: ("distance", _in_unit(length, word)) for word in LENGTHS},
    **{word: ("weight", _in_unit(mass, word)) for word in MASSES},
    **{name: ("seconds", _times(seconds)) for name, seconds in TIMES.items()},
    **{name: ("reps", _times(1)) for name in REPS},
    "rir": ("rpe", lambda number: MOST_EFFORT - number),
    "rpe": ("rpe", _times(1)),
}


def _place_of_start(row: Row) -> int:
    """1 or 2 for the cell that is the start of a workout, 0 where none is."""
    return next((place for place, cell in enumerate(row.cells[:2], 1) if _START.fullmatch(cell.strip())), 0)


def _start(cell: str) -> datetime:
    """The clock of `2023-03-05 6:59 pm`, `2026-02-19 4:54 h` or `2026-09-14 13:44 Uhr`."""
    found = _START.fullmatch(cell.strip())
    try:
        if found is None:  # pragma: no cover - only such cells are asked about
            raise ValueError(cell)
        year, month, day, hour, minute = (int(part) for part in found.groups()[:5])
        if (half := (found[6] or "").casefold()[:1]) in {"a", "p"}:
            hour = hour % 12 + (12 if half == "p" else 0)
        return datetime(year, month, day, hour, minute)
    except ValueError:
        raise Refused(f"date: expected one like 2024-05-06 6:30 pm, not {shown(cell)}") from None


def _lasted(cell: str) -> int | None:
    """Seconds of `1:10 hr`, `53 Min.`, `21 sec`; `45:32 hr` are minutes and seconds in spite of its word."""
    found = _SPAN.fullmatch(cell.strip())
    if found is None:
        return None
    first, second, word = int(found[1] or 0), int(found[2]), found[3].casefold()
    if found[1] is not None:
        return 3600 * first + 60 * second if first < LONGEST_HOURS else 60 * first + second
    return second * (60 if word.startswith("m") else 3600 if word.startswith(("h", "st")) else 1)
