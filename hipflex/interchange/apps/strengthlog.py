"""StrengthLog: a table of sets with moments in milliseconds or, in older versions, sections of named values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from hipflex.errors import Refused
from hipflex.interchange.apps.strengthlog_sections import DISTANCES, HEADING, instant_of, sections, set_of
from hipflex.interchange.foreign import (
    ForeignSession,
    Item,
    Unreadable,
    Variant,
    text_or_none,
)
from hipflex.interchange.tables import (
    Row,
    by_column,
    delimiter_of,
    first_line,
    fitted,
    header_of,
    mended,
    plain,
    rows,
    unlike_written,
)
from hipflex.patterns import pattern

NEEDED = {"workout", "start", "end", "exercise"}
TELLING = {"warmup", "max", "fail", "checked", "extraweight", "setcomment"}
MAY_LACK = {"setcomment", "workoutcomment", "form", "sleep", "calories", "stress"}
_NUMBER = pattern(r"(?:[+-]?[0-9]*\.?[0-9]+)?")
_ANY = pattern(r".*", re.DOTALL)
_TIME = pattern(r"(?:(?:[0-9]+:)?[0-9]+:[0-9]{2})?")
_TRUTH = pattern(r"true|false|1|0|", re.IGNORECASE)
FORMS: dict[str, re.Pattern[str] | None] = {
    **dict.fromkeys(("workout", "exercise", "setcomment", "workoutcomment")),
    **dict.fromkeys(("start", "end"), pattern(r"[0-9]{10,14}")),
    "checked": pattern(r"[0-9]*"),
    **dict.fromkeys(("weight", "bodyweight", "extraweight", "assistingweight", "reps", *DISTANCES), _NUMBER),
    **dict.fromkeys(("rpm", "calories", "form", "sleep", "stress"), _NUMBER),
    **dict.fromkeys(("time", "time-per-500"), _TIME),
    **dict.fromkeys(("warmup", "max", "fail"), _TRUTH),
}
"""What the cells of a column look like; None where any text may stand, commas in it."""

HEAD = 1 << 12
LANGUAGES = {"date": "en", "datum": "sv"}


class StrengthLog:
    """The format `strengthlog`."""

    name = "strengthlog"
    title = "StrengthLog"

    def detect(self, text: str) -> Variant | None:
        """The columns of its table, or the heading of its sections."""
        header = header_of(text)
        names = {plain(name) for name in header}
        if names >= NEEDED and names & TELLING:
            return Variant("table", header, delimiter_of(first_line(text)), "en")
        lines = [line.strip().strip('"') for line in text[:HEAD].splitlines()]
        if HEADING not in [line.casefold() for line in lines]:
            return None
        behind = lines[[line.casefold() for line in lines].index(HEADING) + 1 :]
        columns = header_of("\n".join(behind))
        language = next((LANGUAGES[plain(name)] for name in columns if plain(name) in LANGUAGES), None)
        return Variant("sections", columns, ",", language) if language else None

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets; of sections nothing that stands before the workouts is looked at, as it is about the person."""
        if variant.name == "table":
            return _table([*rows(text, variant.delimiter)][1:], variant)
        return sections(text, variant.header)


def _table(table: Sequence[Row], variant: Variant) -> Iterator[Item]:
    names = [plain(name) for name in variant.header]
    place = names.index("exercise")
    exercises = {row.cells[place] for row in table if len(row.cells) == len(names)}
    found = [_mended(row, variant, names, exercises) for row in table]
    notes: dict[tuple[str, str], str] = {}
    for one in found:
        if not isinstance(one, Unreadable) and one[2].get("workoutcomment", "").strip():
            notes.setdefault((one[2]["start"], one[2]["workout"]), one[2]["workoutcomment"])
    sessions: dict[tuple[str, str], ForeignSession] = {}
    for one in found:
        if isinstance(one, Unreadable):
            yield one
            continue
        line, raw, cells = one
        session = None
        try:
            session = _session(cells, sessions, notes)
            yield set_of(line, raw, cells["exercise"], cells, session)
        except Refused as refusal:
            yield Unreadable(line, str(refusal), session, cells["exercise"])


def _mended(
    row: Row, variant: Variant, names: Sequence[str], exercises: set[str]
) -> tuple[int, tuple[str, ...], dict[str, str]] | Unreadable:
    """The line, the cells as they stand and by their columns, the commas of names and comments in them."""
    if len(row.cells) <= len(names):
        try:
            return row.line, row.cells, by_column(names, fitted(row, names, MAY_LACK))
        except Refused as refusal:
            return Unreadable(row.line, str(refusal))
    place = names.index("exercise")
    ways = mended(row.cells, [FORMS.get(name, _ANY) for name in names], variant.delimiter)
    doubts = [(way[place] not in exercises, unlike_written(way, variant.delimiter)) for way in ways]
    best = [way for way, doubt in zip(ways, doubts, strict=True) if doubt == min(doubts)]
    if len({way[place] for way in best}) != 1:
        return Unreadable(row.line, f"expected {len(names)} cells, not {len(row.cells)}, and no one way to join them")
    return row.line, best[0], by_column(names, best[0])


def _session(
    cells: Mapping[str, str],
    sessions: dict[tuple[str, str], ForeignSession],
    notes: Mapping[tuple[str, str], str],
) -> ForeignSession:
    key = cells["start"], cells["workout"]
    if key not in sessions:
        sessions[key] = ForeignSession(
            instant_of(cells["start"], "start"),
            text_or_none(cells["workout"]),
            notes.get(key),
            ended=instant_of(cells["end"], "end") if cells["end"].strip(" 0") else None,
        )
    return sessions[key]
