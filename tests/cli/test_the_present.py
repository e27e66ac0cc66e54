"""How far a view reaches: to what was done by now, wherever that was, and not to what a wrong clock put later."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.home import Home

EAST, WEST = "AAA-14", "BBB11"
"""A day apart: what is today for the one is tomorrow for the other."""


FIFTY_KILOGRAMS = re.compile(r'"(?:load_kg|value)": ?50\b')
"""As a number of a document: an id may hold any two digits."""


def put_later(home: Home, *rows: dict[str, Any]) -> None:
    """Sets of hanging leg raises that a clock a year ahead dated."""
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(days=365)
    home.ok("log", "hanging-leg-raise", "1")
    row = home.rows()[-1]
    home.ok("undo")
    lines = [
        json.dumps(
            {**row, "id": f"0later{n}", "session": "0laters", "set": n, "performed_at": later.isoformat(), **more}
        )
        for n, more in enumerate(rows, 1)
    ]
    path = Path(home.path / "later.jsonl")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    home.ok("import", path)


def test_what_was_done_under_tomorrows_date_is_seen_by_who_has_flown_west(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "5x8", TZ=EAST)
    assert [one["sets"] for one in home.ok("progress", "--json", TZ=WEST).json["exercises"]] == [5]
    assert len(home.ok("history", "--json", TZ=WEST).json) == 1
    assert home.ok("records", "--json", TZ=WEST).json
    due = home.ok("due", "--json", TZ=WEST).json
    assert (due["due"], due["week"]["strength_days"]) == (None, 1)
    assert "you have trained today" in home.ok("due", TZ=WEST).out


def test_what_a_wrong_clock_put_into_the_future_is_left_out_and_that_is_said(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "3x9@2kg", "--at", "2 days ago 12:00")
    put_later(home, {"reps": 30, "load_kg": 50}, {"reps": 30, "load_kg": 50})
    for words in ("history", "progress", "records", "progress hanging-leg-raise", "log", "next", "due", ""):
        said = home.ok(*words.split(), "--json")
        assert not FIFTY_KILOGRAMS.search(said.out), words
        assert said.err.startswith("hipflex: 2 sets lie after the present moment"), words
        assert said.err.count("\n") == 1, words
    assert home.run("due", "--quiet").err == ""
    [dose] = [one for one in home.ok("next", "hip-flexor", "--json").json if one["exercise"] == "hanging-leg-raise"]
    assert (dose["load_kg"], dose["rule"], dose["aim"]) == (2, "within-the-range", 10)
    assert home.ok("due", "--json").json["last"]["started_at"] < datetime.now(UTC).isoformat()


def test_it_is_shown_to_who_asks_for_it_and_is_exported(home: Home) -> None:
    put_later(home, {"reps": 30, "load_kg": 50})
    until = (datetime.now(UTC) + timedelta(days=400)).date().isoformat()
    assert FIFTY_KILOGRAMS.search(home.ok("history", "--until", until, "--json").out)
    assert home.ok("progress", "--weeks", "80", "--until", until, "--json").json["exercises"]
    assert [row["load_kg"] for row in home.rows()] == [50]


@pytest.mark.parametrize("words", ["history", "progress", "records", "log", "next", "due", ""])
def test_where_nothing_lies_later_nothing_is_said(home: Home, words: str) -> None:
    home.ok("log", "hanging-leg-raise", "3x9")
    assert home.ok(*words.split(), "--json").err == ""
