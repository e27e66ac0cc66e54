"""Jefit: the tables of its database one below the other, of which only those of workouts and their sets are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hipflex.domain.imports import BadLine
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.interchange.columns import Line
from hipflex.interchange.foreign import (
    ForeignSession,
    ForeignSet,
    Item,
    Unreadable,
    Variant,
    decimal,
    is_assisted,
    length,
    mass,
    text_or_none,
    whole,
)
from hipflex.interchange.tables import plain, rows
from hipflex.patterns import pattern

SESSIONS, LOGS, SETS, CARDIO = "WORKOUT SESSIONS", "EXERCISE LOGS", "EXERCISE SET LOGS", "CARDIO LOGS"
READ = (SESSIONS, LOGS, SETS, CARDIO)
NEAR = timedelta(days=2)
_SECTION = pattern(r"###\s*([A-Z][A-Z0-9 _]*?)\s*#*\s*")
_LOGS = pattern(rf"^\s*#+\s*{LOGS}\b", re.MULTILINE)
_PAIR = pattern(r"([0-9.]+)\s*[xX×]\s*([0-9.]+)")
_DAY = pattern(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:\s.*)?")


class Jefit:
    """The format `jefit`."""

    name = "jefit"
    title = "Jefit"

    def detect(self, text: str) -> Variant | None:
        """A text with the section of the exercises that were done."""
        if not _LOGS.search(text):
            return None
        return Variant("backup", (), ",", "en", None, "the column 'weight_lbs' of its sets", by_row=True)

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets: as rows where there are such, else as the text of the exercise, as older ones are."""
        tables, torn = _tables(text)
        yield from torn
        if tables[CARDIO]:
            many = len(tables[CARDIO])
            yield BadLine(tables[CARDIO][0].line, f"rows of cardio, which have no names, are left out: {many}")
        sets: dict[str, list[Line]] = {}
        for one in tables[SETS]:
            sets.setdefault(one["exercise_log_id"].strip(), []).append(one)
        begun = {one["_id"].strip(): one for one in tables[SESSIONS]}
        unit, sessions = _unit_of_texts(tables[LOGS], sets), dict[tuple[str, str], ForeignSession]()
        for log in tables[LOGS]:
            exercise, session = log["ename"], None
            try:
                if not exercise.strip():
                    raise Refused("ename: expected the name of an exercise")
                key = log["belongsession"].strip(), log["mydate"].strip()
                if key not in sessions:
                    sessions[key] = _session(key[1], begun.get(key[0]))
                session = sessions[key]
            except Refused as refusal:
                yield Unreadable(log.line, str(refusal), session, exercise)
                continue
            own, pairs = sets.pop(log["_id"].strip(), []), _pairs(log)
            if len(own) >= len(pairs):
                yield from _rows(own, session, exercise)
            else:
                yield from _texts(log.line, pairs, session, exercise, unit)
        for others in sets.values():
            yield from (Unreadable(one.line, "a set of no exercise in this file") for one in others)


def _named(line: str) -> str | None:
    found = _SECTION.fullmatch(line.strip())
    return found[1].replace("_", " ") if found else None


def _tables(text: str) -> tuple[dict[str, list[Line]], list[Unreadable]]:
    """The rows of the sections that are read, and those that lack cells; the others are personal, and passed over."""
    found: dict[str, list[Line]] = {name: [] for name in READ}
    torn = list[Unreadable]()
    section, names = "", list[str]()
    for row in rows(text, ","):
        first = row.cells[0].strip()
        if first.startswith("##"):
            section, names = _named(first) or "", []
        elif section not in found:
            continue
        elif not names:
            names = [*map(plain, row.cells)]
        elif len(row.cells) < len(names):
            torn.append(Unreadable(row.line, f"expected {len(names)} cells, not {len(row.cells)}"))
        elif [*map(plain, row.cells)] != names:  # a head may stand twice
            found[section].append(Line(row.line, row.cells, dict(zip(names, row.cells, strict=False))))
    return found, torn


def _session(day: str, begun: Line | None) -> ForeignSession:
    """The workout by its clock, or the day alone where the clock isn't that day's: it was written down later."""
    found = _DAY.fullmatch(day)
    try:
        on = datetime(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        on = None
    start, end = (_instant(begun[name]) for name in ("starttime", "endtime")) if begun else (None, None)
    if start is None and begun:
        start = _instant(begun["starttimie"])  # as some versions spell it
    if start is not None and (on is None or abs(start.replace(tzinfo=None) - on) < NEAR):
        return ForeignSession(start, ended=end)
    if on is None:
        raise Refused(f"mydate: expected one like 2024-05-06, not {shown(day)}")
    return ForeignSession(on, day_only=True)


def _instant(cell: str) -> datetime | None:
    seconds = whole(cell, "time") if cell.strip().isdecimal() else None
    return datetime.fromtimestamp(seconds, UTC) if seconds and seconds < 1 << 33 else None


def _pairs(log: Line) -> list[str]:
    return [text for part in log["logs"].split(",") if (text := part.strip())]


def _rows(own: Sequence[Line], session: ForeignSession, exercise: str) -> Iterator[Item]:
    for one in own:
        try:
            yield _row(one, session, exercise)
        except Refused as refusal:
            yield Unreadable(one.line, str(refusal), session, exercise)


def _row(one: Line, session: ForeignSession, exercise: str) -> ForeignSet:
    index = whole(one["set_index"], "set_index")
    return ForeignSet(
        one.line,
        one.cells,
        session,
        exercise,
        number=None if index is None else index + 1,
        reps=decimal(one["reps"], "reps"),
        seconds=decimal(one["duration"], "duration"),
        distance=length(decimal(one["distance_mi"], "distance_mi"), "mi"),
        weight=mass(decimal(one["weight_lbs"], "weight_lbs"), "lb"),
        is_help=is_assisted(exercise),
        note=text_or_none(one["notes"]),
    )


def _texts(line: int, pairs: Sequence[str], session: ForeignSession, exercise: str, unit: str | None) -> Iterator[Item]:
    for number, text in enumerate(pairs, 1):
        found = _PAIR.fullmatch(text)
        if found is None:
            yield Unreadable(line, f"logs: expected weight x reps, not {shown(text)}", session, exercise)
            continue
        yield ForeignSet(
            line,
            (text,),
            session,
            exercise,
            number=number,
            reps=decimal(found[2], "reps"),
            weight=mass(decimal(found[1], "weight"), unit or ""),
            is_help=is_assisted(exercise),
        )


def _unit_of_texts(logs: Sequence[Line], sets: Mapping[str, Sequence[Line]]) -> str | None:
    """The unit of the weights in texts, told by a set that stands as a row too, in pounds; None where none does."""
    for log in logs:
        own = sets.get(log["_id"].strip(), ())
        for text, one in zip(_pairs(log), own, strict=False):
            found = _PAIR.fullmatch(text)
            try:
                written, pounds = decimal(found[1] if found else "", "weight"), decimal(one["weight_lbs"], "weight")
            except Refused:  # told where the row is read
                continue
            if written and pounds:
                return "lb" if pounds / written < Decimal("1.5") else "kg"
    return None
