"""The program's own formats written value by value, the plainest way: what SQL writes must be equal to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from hipflex.as_json.sessions import check_in_row, session_row
from hipflex.as_json.sets import set_row
from hipflex.as_json.text import dumps
from hipflex.domain.performance import CheckIn, PerformedSet, Session
from hipflex.interchange.writing import COLUMNS

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_jsonl(sets: Iterable[PerformedSet], out: TextIO) -> None:
    out.writelines(f"{dumps(set_row(done))}\n" for done in sets)


def write_json(
    sets: Iterable[PerformedSet], sessions: Iterable[Session], check_ins: Iterable[CheckIn], out: TextIO
) -> None:
    lists = {
        "sets": [dumps(set_row(one)) for one in sets],
        "sessions": [dumps(session_row(one)) for one in sessions],
        "check_ins": [dumps(check_in_row(one)) for one in check_ins],
    }
    members = [f'"{key}": [' + ",".join("\n" + row for row in rows) + "]" for key, rows in lists.items()]
    out.write('{"hipflex": 1,\n' + ",\n".join(members) + "}\n")


def write_csv(sets: Iterable[PerformedSet], out: TextIO, *, safe: bool = False) -> None:
    out.write(",".join(COLUMNS) + "\n")
    for done in sets:
        row: dict[str, object] = {**set_row(done)}
        out.write(",".join(_cell(row[column], safe=safe) for column in COLUMNS) + "\n")


def _cell(value: object, *, safe: bool) -> str:
    if value is None:
        return ""
    text = str(value)
    if safe and isinstance(value, str) and text.startswith(FORMULA):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in '",\r\n') else text
