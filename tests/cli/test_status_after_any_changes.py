"""Whatever changes what is due, and through whichever door: the status file is never believed where it is wrong."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipflex.catalogue import contents, file_facts
from hipflex.services import status_file
from tests.cli.home import Home

PROGRAMMES = ("twice-a-week", "band-six-weeks", "runners-six-weeks", "mine")
DAYS = ("today", "yesterday", "2 days ago", "8 days ago")
ZONES = ("", "XXX-13", "XXX11", "Europe/Berlin")
MINE = "title: Mine\nweeks: {weeks}\ndays: [{{day: 1, workout: {workout}}}]\n"
WORKOUT = "title: {title}\nexercises: [{{movement: hanging-leg-raise, dose: {sets} x 8}}]\n"


class Machine:
    """A home, and what its prompt's environment says."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder / "home").knowing_the_catalogue()
        self.environment: dict[str, str] = {}
        self.copies: list[Path] = []
        self.home.config.mkdir(parents=True)
        self.other = Home(folder / "other").knowing_the_catalogue()
        self.shared = folder / "shared"
        self.shared.mkdir()

    @property
    def log(self) -> Path:
        return Path(self.environment.get("HIPFLEX_LOG", self.home.log_file))

    def run(self, *words: object, stdin: str = "") -> None:
        self.home.run(*words, stdin=stdin, **self.environment)

    def at_once(self) -> str | None:
        """What the file answers, where it is believed."""
        with self.home.at_home(self.environment):
            return status_file.line_still_true(os.environ)

    def afresh(self) -> str:
        """What is due, without the file."""
        return self.home.run("--log-file", self.log, "due", **self.environment).out.rstrip("\n")


def logged(machine: Machine, number: int) -> None:
    machine.run("log", "hanging-leg-raise", f"{2 * number + 1}x10", "--at", DAYS[number])


def of_a_workout(machine: Machine, number: int) -> None:
    machine.run("log", "hanging-leg-raise", "6x10", "--workout", "hip-flexor", "--at", DAYS[number])


def corrected(machine: Machine, number: int) -> None:
    machine.run(*(["edit", "last", "9"], ["edit", "last", "--at", "yesterday"], ["delete", "last"], ["undo"])[number])


def turned(machine: Machine, number: int) -> None:
    machine.run("redo" if number == 0 else "undo")


def trained(machine: Machine, number: int) -> None:
    words = (["start", "hip-flexor"], ["resume"], ["finish"], ["discard"])[number]
    machine.run("workout", *words, stdin="10\n10\n")


def asked(machine: Machine, number: int) -> None:
    machine.run(*(["due"], ["due", "--quiet"], ["due", "--json"], ["history"])[number])


def on_another_machine(machine: Machine, number: int) -> None:
    """Another machine has done something, which this one hears of: by a sync, or because it looks by itself."""
    done = (["log", "hanging-leg-raise", "6x10"], ["workout", "start"], ["workout", "finish"], ["undo"])[number]
    machine.other.run(*done)
    machine.other.run("sync", machine.shared)
    machine.run(*(["sync", machine.shared], ["workout", "resume", "--take-over"], [], ["sync"])[number])


def set_up(machine: Machine, number: int) -> None:
    words = (["set", "target_per_week", "1"], ["set", "target_per_week", "5"], ["unset", "sync"], ["show"])
    machine.run("settings", *words[number])


def settings_written(machine: Machine, number: int) -> None:
    text = f"target_per_week: {number + 1}\nprogramme: {PROGRAMMES[number]}\n"
    text += f"sync: after-change\nsync_folder: {machine.shared}\n" if number % 2 else ""
    (machine.home.config / "settings.yaml").write_text(text, encoding="utf-8")


def entries_written(machine: Machine, number: int) -> None:
    if number == 3:
        shutil.rmtree(machine.home.config / "catalogue", ignore_errors=True)
        return
    machine.home.entry("programmes", "mine.yaml", MINE.format(weeks=number + 1, workout="hip-flexor"))
    machine.home.entry("workouts", "hip-flexor.yaml", WORKOUT.format(title=f"Mine {number}", sets=2 * number + 1))


def movements_written(machine: Machine, number: int) -> None:
    """A movement on which a workout rests, one of which it does not, or one that is broken."""
    name = ("hanging-leg-raise", "hanging-leg-raise", "mine", "broken")[number]
    text = f"title: {name} of mine\ndoses: {{a: {number + 1} x 8}}\n" if number < 3 else "title: [\n"
    machine.home.entry(("exercises", "stretches")[number == 1], f"{name}.yaml", text)


def copied(machine: Machine, number: int) -> None:
    """The log is put aside, or one that was put aside is copied over it, by no program of ours."""
    if number < 2 and machine.log.exists():
        machine.copies.append(machine.home.path / f"copy-{len(machine.copies)}.db")
        shutil.copy2(machine.log, machine.copies[-1])
    elif machine.copies:
        machine.log.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(machine.copies[number % len(machine.copies)], machine.log)


def restored(machine: Machine, number: int) -> None:
    if machine.copies:
        machine.run("restore", machine.copies[number % len(machine.copies)])


def written_by_another(machine: Machine, number: int) -> None:
    """Another program writes to the log."""
    if machine.log.exists() and machine.log.stat().st_size:
        with closing(sqlite3.connect(machine.log)) as db, db:
            for table in ("sets", "sessions"):
                db.execute(f"UPDATE {table} SET local_date = date(local_date, ?)", [f"-{number} days"])


def elsewhere(machine: Machine, number: int) -> None:
    """The prompt's environment is another."""
    machine.environment.pop("HIPFLEX_LOG", None)
    if number % 2:
        machine.environment["HIPFLEX_LOG"] = str(machine.home.path / f"{number}.db")
    machine.environment["HIPFLEX_CATALOGUE"] = "" if number < 2 else str(machine.home.path)


def travelled(machine: Machine, number: int) -> None:
    machine.environment["TZ"] = ZONES[number] or machine.home.environment["TZ"]


def tampered(machine: Machine, number: int) -> None:
    file = Path(f"{machine.log}.status")
    if file.exists():
        text = file.read_text(encoding="utf-8")
        file.write_text((text.replace("due", "owe"), text[:-9], text + "more\n", "")[number], encoding="utf-8")


Door = Callable[[Machine, int], None]
DOORS: Sequence[Door] = (
    logged,
    of_a_workout,
    corrected,
    turned,
    on_another_machine,
    trained,
    asked,
    set_up,
    settings_written,
    entries_written,
    movements_written,
    copied,
    restored,
    written_by_another,
    elsewhere,
    travelled,
    tampered,
)
CHANGES = st.lists(st.tuples(st.sampled_from(DOORS), st.integers(0, 3)), min_size=4, max_size=16)


def compared(changes: Sequence[tuple[Door, int]]) -> Mapping[bool, int]:
    """How often the file was believed, and how often not, through a course of changes; it has to be right."""
    believed = {True: 0, False: 0}
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(Path(folder))
        for change, number in changes:
            change(machine, number)
            line = machine.at_once()
            believed[line is not None] += 1
            expected = machine.afresh()
            assert line in (None, expected), (change.__name__, number)
            again = machine.at_once()  # the file was written anew, and what it is written from hasn't changed
            assert again in (None, expected), (change.__name__, number)
    return believed


@pytest.mark.parametrize("few", [contents.FEW, 0])
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_the_file_is_believed_only_where_it_is_right(
    monkeypatch: pytest.MonkeyPatch, few: int, changes: Sequence[tuple[Door, int]]
) -> None:
    """Beyond a `few` entries not every file is looked at."""
    monkeypatch.setattr(contents, "FEW", few)
    compared(changes)


EVERY_DAY = [(logged, 1), (asked, 0), (of_a_workout, 0), (asked, 1), (trained, 0), (trained, 1), (trained, 2)]


def test_after_what_is_done_every_day_it_is_believed() -> None:
    assert compared(EVERY_DAY) == {True: len(EVERY_DAY), False: 0}


@pytest.mark.parametrize(
    ("blind", "changes"),
    [
        ("of_log", [(of_a_workout, 0), (written_by_another, 2)]),
        ("of_file", [(settings_written, 0), (asked, 0), (settings_written, 1)]),
        ("_of_folder", [(settings_written, 3), (entries_written, 2), (asked, 0), (entries_written, 3)]),
    ],
)
def test_a_file_that_is_blind_to_something_would_be_found_wrong(
    monkeypatch: pytest.MonkeyPatch, blind: str, changes: Sequence[tuple[Door, int]]
) -> None:
    monkeypatch.setattr(file_facts, "SETTLED_NS", 0)
    monkeypatch.setattr(status_file, "SETTLED_NS", 0)
    monkeypatch.setattr(status_file, blind, lambda *_: None)
    with pytest.raises(AssertionError):
        compared(changes)
