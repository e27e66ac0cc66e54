"""An import through the front door, and what the log holds then."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal
from typing import Any

from tests.cli.home import Home, Result
from tests.interchange.exports.forms import A_FEW, Form
from tests.interchange.exports.history import LASTED, RESTS, WORKOUT_NOTES, History, Told, sets_of
from tests.interchange.exports.sheets import Sheet

NEW = ("added", "already_there", "differs", "renamed", "deleted_stay")


class Importer:
    """Somebody with exports of one variant."""

    def __init__(self, home: Home, form: Form) -> None:
        self.home = home
        self.form = form
        self._map = home.path / "map.yaml"
        if form.map:
            self.add_to_map("")

    def add_to_map(self, text: str) -> None:
        """Says more of the file."""
        self._map.write_text(self.form.map + text, encoding="utf-8")

    def words(self, data: bytes, *more: object) -> list[object]:
        """The command that takes in a file of these bytes."""
        (self.home.path / "export.csv").write_bytes(data)
        of_map = ["--map", self._map] if self._map.exists() else []
        of_unit = ["--unit", self.form.unit] if self.form.asks and "--unit" not in more else []
        return ["import", self.home.path / "export.csv", *of_map, *of_unit, *more]

    def run(self, data: bytes, *more: object) -> Result:
        """What comes of it, whatever that is."""
        return self.home.run(*self.words(data, *more))

    def take(self, of: History | Sheet | str | bytes, *more: object, **environment: str) -> dict[str, Any]:
        """Takes a file in; one of a few formats is looked at first, which must tell the same."""
        data = self.data(of)
        words = self.words(data, *more, "--json")
        told = self.home.ok(*words, "--dry-run", **environment).json if self.form in A_FEW else None
        done: dict[str, Any] = self.home.ok(*words, **environment).json
        assert told in (None, {**done, "batch": None})
        return done

    def again(self, data: bytes, *more: object, **environment: str) -> dict[str, int]:
        """How the sets of a file stand to the log by now."""
        return counts(self.home.ok(*self.words(data, *more, "--json"), **environment).json)

    def data(self, of: History | Sheet | str | bytes) -> bytes:
        """The bytes of a file."""
        if isinstance(of, History):
            of = self.form.write(of)
        if isinstance(of, Sheet):
            of = of.text
        return of.encode() if isinstance(of, str) else of

    def export(self) -> str:
        """Everything that the log holds."""
        return self.home.ok("export", "--format", "json").out


def counts(done: dict[str, Any]) -> dict[str, int]:
    """How the sets of a file stood to the log, without noughts."""
    return {what: done[what] for what in NEW if done[what]}


def logged(home: Home) -> list[Told]:
    """What the log holds, as `sets_of` counts it."""
    held = home.ok("export", "--format", "json").json
    starts = {one["session"]: one["started_at"] for one in held["sessions"]}
    return sorted((_told(one, starts[one["session"]]) for one in held["sets"]), key=repr)


def _told(row: dict[str, Any], started: str) -> Told:
    assert started <= row["performed_at"], row
    assert row["side"] is None
    return (
        started[: len("2024-05-06T18:30")],
        row["workout"] or "",
        row["exercise"],
        row["type"],
        row["reps"] or 0,
        row["seconds"] or 0,
        Decimal(str(row["metres"] or 0)),
        Decimal(str(row["load_kg"] or 0)),
        None if row["rpe"] is None else Decimal(str(row["rpe"])),
        row["note"] or "",
    )


def check_whole(home: Home, form: Form, history: History) -> None:
    """Takes a history in: every set is in the log once with every measure, and what is none is counted."""
    done = Importer(home, form).take(history)
    expected = sets_of(history, bare=form.is_bare)
    found = logged(home)
    assert Counter(found) == Counter(expected), _difference(found, expected)
    starts = {(one.started, one.title) for one in history.workouts if any(e.is_a_set for e in one.efforts)}
    assert (done["format"], counts(done), done["bad"]) == (form.app, {"added": len(expected)}, [])
    assert (done["sets"], done["sessions"]) == (len(expected), len(starts))
    assert done["types"] == Counter(one[3] for one in expected)
    assert done["not_done"] == sum(not effort.is_a_set for effort in history.efforts)
    assert done["rests"] == (sum(bool(effort.rest) for effort in history.efforts) if RESTS in form.able else 0)
    _check_sessions(home, form, history)


def _check_sessions(home: Home, form: Form, history: History) -> None:
    sessions = {
        (one["started_at"][: len("2024-05-06T18:30")], one["workout"] or ""): one
        for one in home.ok("history", "--json").json
    }
    for workout in history.workouts:
        if not any(effort.is_a_set for effort in workout.efforts):
            continue
        session = sessions[workout.started.isoformat(timespec="minutes"), workout.title]
        if WORKOUT_NOTES in form.able:
            assert (session["note"] or "") == workout.note
        if LASTED in form.able:
            begun, ended = (Decimal(_minute(session[what])) for what in ("started_at", "ended_at"))
            assert ended - begun == workout.minutes


def _minute(written: str) -> int:
    return round(datetime.fromisoformat(written).timestamp()) // 60


def _difference(found: list[Told], expected: list[Told]) -> str:
    there, wanted = Counter(found), Counter(expected)
    return f"only in the log: {[*(there - wanted)]}; only in the file: {[*(wanted - there)]}"
