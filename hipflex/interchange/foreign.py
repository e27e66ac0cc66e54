"""What other programs' files hold, row by row, before anything is made of it.

A format says what stands in its cells and decides nothing that is the same for all: which name is which movement, what
a nought means, in which unit a bare number is, what is known already. `adopting` decides that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from hipflex.domain.imports import BadLine
from hipflex.domain.measures import SetType, Unit
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass

MOST = Decimal(10) ** 15  # nothing that a file counts or weighs comes near it
WHOLE = pattern(r"[+-]?[0-9]{1,18}(?:[.,]0*)?")
NUMBER = pattern(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
ASSISTED = pattern(
    "[(\uff08](?:assist(?:ed|ée?|id[ao]|it[ao])|asistid[ao]|unterstützt|assisterad|med hjälp|辅助|輔助)[)\uff09]",
    re.IGNORECASE,
)
MASSES = {
    word: unit for unit, words in {"kg": "kg kgs kilograms", "lb": "lb lbs pounds"}.items() for word in words.split()
}
LENGTHS = {
    **{word: ("m", Decimal(1)) for word in ("m", "meters", "metres")},
    **{word: ("km", Decimal(1)) for word in ("km", "kilometers", "kilometres")},
    **{word: ("mi", Decimal(1)) for word in ("mi", "mi.", "miles")},
    "ft": ("ft", Decimal(1)),
    "yd": ("ft", Decimal(3)),
    "in": ("m", Decimal("0.0254")),
    "cm": ("m", Decimal("0.01")),
}
"""The words of files for units, with what those that a Quantity doesn't know come to in one that it does."""

CLOCK = pattern(r"(?:(?P<h>[0-9]{1,6}):)?(?P<m>[0-9]{1,6}):(?P<s>[0-9]{2})(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it stands, with its unit as the file says it (`kg`, `lb`; `m`, `km`, `mi`, `ft`), else None."""

    number: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class ForeignSession:
    """A workout of a file. `started` is naive where the file has the clock on the wall, aware where it has an instant.

    With `day_only` it is midnight and stands for the day. `ended` is as the file has it; `lasted_s` is a duration.
    """

    started: datetime
    workout: str | None = None
    note: str | None = None
    ended: datetime | None = None
    lasted_s: int | None = None
    day_only: bool = False


@dataclass(frozen=True, slots=True)
class ForeignSet:
    """A row of one set; `cells` are its cells as they stand, byte for byte, `line` where it begins, from 1.

    `number` is the file's own number of the set, from 1 (a file that counts from 0 adds one); None where it has none or
    a letter. Noughts are given as they stand. `is_help`: the weight is assistance. `done` is False of what was only
    planned, or skipped. `at` is when this very set was done, where the file knows.
    """

    line: int
    cells: tuple[str, ...]
    session: ForeignSession
    exercise: str
    number: int | None = None
    type: SetType = SetType.WORKING
    reps: Decimal | None = None
    seconds: Decimal | None = None
    distance: Quantity | None = None
    weight: Quantity | None = None
    is_help: bool = False
    rpe: Decimal | None = None
    note: str | None = None
    at: datetime | None = None
    done: bool = True


@dataclass(frozen=True, slots=True)
class Rest:
    """A row that is the rest after a set: counted, and left out."""

    line: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A row that is a note on an exercise: it goes with the set above, else with the next one of the exercise."""

    line: int
    session: ForeignSession
    exercise: str
    text: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that can't be read, and why; where that much is known, of which exercise it holds a set."""

    line: int
    reason: str
    session: ForeignSession | None = None
    exercise: str | None = None


Item = ForeignSet | Rest | Remark | Unreadable | BadLine
"""What a format finds; a BadLine is a doubt: it is told as a warning, and nothing is left out for it."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What a file was recognised as.

    `unit` is that of all weights where the header states one, and `unit_from` says in words where units stand; with
    `by_row` each row states its own. Where neither does, the user is asked. `date_format` is what the
    user says of the order of day, month and year: dmy, mdy, ymd, or a form with % as `strptime` takes it.
    """

    name: str
    header: tuple[str, ...]
    delimiter: str = ","
    language: str | None = None
    unit: Unit | None = None
    unit_from: str = ""
    by_row: bool = False
    date_format: str | None = None


class ForeignFormat(Protocol):
    """Another program's way to write sets down."""

    @property
    def name(self) -> str:
        """What `--format` and the `source` of its sets say, as `strong`."""

    @property
    def title(self) -> str:
        """What the program calls itself."""

    def detect(self, text: str) -> Variant | None:
        """What a text is, told by the set of its header's columns, never by their order alone or the file's name."""

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """What a text of this variant holds, in its order; never raises for a row, raises Refused for the file."""


def is_assisted(name: str) -> bool:
    """Whether a name says in brackets that its weight is help, in the languages of the apps."""
    return ASSISTED.search(name) is not None


def whole(cell: str, what: str) -> int | None:
    """A whole number, also as `10.0`; None where the cell is blank."""
    text = cell.strip()
    if not text:
        return None
    if not WHOLE.fullmatch(text):
        raise Refused(f"{what}: expected a whole number, not {shown(cell)}")
    return int(text.replace(",", ".").partition(".")[0])


def decimal(cell: str, what: str) -> Decimal | None:
    """A number with a point or a comma, ASCII digits only; None where the cell is blank."""
    text = cell.strip()
    if not text:
        return None
    number = Decimal(text.replace(",", ".")) if NUMBER.fullmatch(text) else MOST
    if not -MOST < number < MOST:
        raise Refused(f"{what}: expected a number, not {shown(cell)}")
    return number


def clock(cell: str, what: str) -> Decimal | None:
    """Seconds of `H:MM:SS` or `MM:SS`; None where the cell is blank."""
    text = cell.strip()
    if not text:
        return None
    found = CLOCK.fullmatch(text)
    if not found:
        raise Refused(f"{what}: expected hours, minutes and seconds (0:01:30), not {shown(cell)}")
    return Decimal(int(found["h"] or 0) * 3600 + int(found["m"]) * 60 + int(found["s"]))


def mass(number: Decimal | None, word: str) -> Quantity | None:
    """A weight with the file's word for its unit, blank where it has none; of a nought any word will do."""
    if number is None:
        return None
    unit = MASSES.get(word.strip().casefold())
    if unit is None and word.strip() and number:
        raise Refused(f"unit: expected kg or lb, not {shown(word)}")
    return Quantity(number, unit)


def length(number: Decimal | None, word: str) -> Quantity | None:
    """A distance with the file's word for its unit, blank where it has none; of a nought any word will do."""
    if number is None:
        return None
    unit, each = LENGTHS.get(word.strip().casefold(), (None, Decimal(1)))
    if unit is None and word.strip() and number:
        raise Refused(f"unit: expected m, km, mi or ft, not {shown(word)}")
    return Quantity(number * each, unit)


def text_or_none(cell: str) -> str | None:
    """A cell of text as it stands; None where it is blank."""
    return cell if cell.strip() else None


def readable(line: int, make: Callable[[], Item], session: ForeignSession | None, exercise: str | None) -> Item:
    """What a row is, or why it can't be read."""
    try:
        return make()
    except Refused as refusal:
        return Unreadable(line, str(refusal), session, exercise)
