"""The two doors: the direct one for what is asked every day, and Typer's for everything."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import IO

import pytest
from typer.main import get_command

from hipflex.cli.app import app
from hipflex.cli.commands import COMMANDS
from hipflex.cli.direct import DIRECT, directly, option_of
from tests.cli.home import Home, Result

BY_TYPER = """
import hipflex.cli.direct
import hipflex.cli.due_at_once
hipflex.cli.due_at_once.due_at_once = lambda words, environment: None
hipflex.cli.direct.directly = lambda words: None
from hipflex.__main__ import main
main()
"""
DIRECTLY = """
import os
import sys
os._exit = sys.exit
from hipflex.__main__ import main
try:
    main()
finally:
    assert "typer" not in sys.modules
"""
OF_IDS = "[0-9abcdefghjkmnpqrstvwxyz]"
RANDOM = re.compile(rf"report-\w+|\d\d:\d\d(?::\d\d)?|\b(?:{OF_IDS}{{6}}|{OF_IDS}{{20}})\b")
"""Ids, names of reports, times of day."""

CASES = [
    (),
    ("due",),
    ("due",),
    ("log",),
    ("log", "hanging-leg-raise", "10"),
    ("log", "hanging", "leg", "raise", "3x10@2.5kg", "8", "rir1"),
    ("log", "hanging-leg-raise", "10 9", "8"),
    ("log", "kneeling-lunge", "45s"),
    ("log", "hanging-leg-raise"),
    ("log", "hanging-leg-raise", "10,5"),
    ("log", "hanging-leg-raise", "3x10", "yesterday"),
    ("log", "hangin", "10"),
    ("log", "no such movement at all", "10"),
    ("log", "", "10"),
    ("log", "hanging-leg-raise", "10\x1b[31m"),
    ("log", "hanging-leg-raise", "\udcff"),
    ("due",),
    ("log", "lunge", "12L", "10R"),
    ("history",),
    ("card", "lunge"),
    ("card", "hanging", "leg", "raise"),
    ("card", "no such card"),
    ("next",),
    ("next", "desk-break"),
    ("next", "twice", "a", "week"),
    ("next", "nothing of the sort"),
    ("records",),
    ("records", "lying", "leg", "raise"),
    ("records", "lunges"),
    ("progress",),
    ("progress", "hanging-leg-raise"),
    ("progress", "nothing of the sort"),
    ("edit", "last", "9R"),
    ("edit", "last", "9", "kg"),
    ("edit", "last"),
    ("edit", "zzzz", "9"),
    ("undo",),
    ("undo",),
    ("redo",),
    ("redo",),
    ("redo",),
    ("workout", "start"),
    ("workout", "start", "lunge"),
    ("workout", "resume"),
    ("workout", "start", "nothing of the sort"),
    ("undo",),
    ("export",),
    ("import", "missing.jsonl"),
    ("import", "out.jsonl"),
    ("import", "/"),
    ("import", ""),
    ("import", "\udcff"),
]
WITH_OPTIONS = [
    ("log", "hanging-leg-raise", "10", "--at", "2020-02-03", "--note", "well, slow=good", "9"),
    ("log", "--note=", "--at=yesterday 18:00", "lunge", "12/10"),
    ("log", "lunge", "12", "--at", "the day after tomorrow"),
    ("log", "lunge", "12", "--workout", "nothing of the sort"),
    ("log", "--note", "nothing"),
    ("log", "--note", "\udcff", "lunge", "12"),
    ("log", "--new", "odd thing", "3x10"),
    ("log", "--json", "lunge", "10/9"),
    ("log", "--json"),
    ("due", "--json"),
    ("history", "--json"),
    ("history", "--since", "2020-02-01", "--until=2020-02-28", "--limit", "1"),
    ("history", "--exercise", "hanging leg raise"),
    ("history", "--exercise", "nothing of the sort"),
    ("history", "--limit", "many"),
    ("history", "--since", ""),
    ("next", "--json"),
    ("next", "desk-break", "--json"),
    ("records", "--json", "hanging", "leg", "raise"),
    ("card", "hanging", "--sources", "leg", "raise"),
    ("card", "--json", "lunge"),
    ("edit", "last", "8", "--json"),
    ("undo", "--json"),
    ("redo", "--json"),
    ("export", "--format", "csv", "--safe"),
    ("export", "--format=json", "--since", "2020-02-01", "--until", "2020-02-28"),
    ("export", "--format", "xlsx"),
    ("export", "--safe"),
    ("export", "--exercise", "hanging-leg-raise", "--output", "out.csv"),
    ("export", "--output", "out.xlsx"),
    ("export", "--output", "missing/out.csv"),
    ("export", "--since", "tomorrow", "--until", "yesterday"),
    ("import", "out.csv", "--dry-run"),
    ("import", "out.csv", "--json"),
    ("undo",),
    ("undo",),
    ("import", "--skip-bad", "out.csv"),
    ("import", "--update", "out.csv"),
]
DOUBTFUL = [
    ("",),
    ("workout start",),
    ("--json",),
    ("due", "now"),
    ("due", "--quiet"),
    ("card",),
    ("card", "--json"),
    ("path",),
    ("workout",),
    ("undo", "--"),
    ("log", "-"),
    ("log", "lunge", "-20kg"),
    ("log", "--at"),
    ("log", "lunge", "10", "--at", "-1"),
    ("log", "lunge", "10", "--note=-"),
    ("log", "lunge", "10", "--not", "x"),
    ("log", "lunge", "10", "--note", "--json"),
    ("log", "lunge", "10", "--new=yes"),
    ("log", "lunge", "10", "--note", "x", "--note", "y"),
    ("history", "-h"),
    ("history", "--json", "--json"),
    ("history", "--help"),
    ("history", "--log-file", "other.db"),
    ("history", "lunge"),
    ("export", "--format"),
    ("export", "--=csv"),
    ("import",),
    ("import", "one.csv", "two.csv"),
    ("import", "-"),
    ("import", "one.csv", "--unit", "kg"),
    ("import", "one.csv", "--zone", "UTC"),
]
"""Where nothing is done without Typer."""
FEW = [(), ("due",), ("log",), ("log", "hanging-leg-raise", "10"), ("card", "lunge"), ("next",), ("undo",), ("undo",)]
STATES = {
    "a log": CASES,
    "a log that options are used on": WITH_OPTIONS,
    "nothing yet": FEW,
    "a damaged log": FEW,
    "broken settings": FEW,
    "a broken entry": FEW,
}


def prepared(home: Home, state: str) -> Home:
    """A home in some state."""
    exercises = home.config / "catalogue" / "exercises"
    exercises.mkdir(parents=True)
    if state != "nothing yet":
        home.ok("log", "lying-leg-raise", "10", "9")
    if state == "a damaged log":
        home.log_file.write_bytes(home.log_file.read_bytes()[:512] + b"\xff" * 4096)
    if state == "broken settings":
        (home.config / "settings.yaml").write_text("colour: red\n")
    if state == "a broken entry":
        (exercises / "broken.yaml").write_text("title: [\n")
    return home


def through(door: str, home: Home, *words: str, out: int | IO[bytes] = subprocess.PIPE) -> Result:
    """The program in a process of its own, through one of its doors."""
    done = subprocess.run(
        [sys.executable, "-c", door, *words],
        cwd=home.path,
        env=home.environment,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
    )
    shown, err = ((text or b"").decode(errors="surrogateescape") for text in (done.stdout, done.stderr))
    return Result(done.returncode, shown, err)


def told(home: Home, result: Result) -> Result:
    """What a run came to; what is random in it, and where the home is, left out."""
    out, err = (RANDOM.sub("…", text.replace(str(home.path), "HOME")) for text in (result.out, result.err))
    return Result(result.code, out, err)


@pytest.fixture
def only_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shuts the other door within this process."""
    monkeypatch.setattr("hipflex.cli.due_at_once.due_at_once", lambda _words, _environment: None)
    monkeypatch.setattr("hipflex.cli.direct.directly", lambda _words: None)


@pytest.mark.no_cover
@pytest.mark.parametrize("state", list(STATES))
def test_both_doors_answer_alike(tmp_path: Path, state: str, request: pytest.FixtureRequest) -> None:
    here, there = (prepared(Home(tmp_path / name), state) for name in ("direct", "typer"))
    request.getfixturevalue("only_typer")
    for words in STATES[state]:
        direct = told(here, through(DIRECTLY, here, *words))
        assert direct == told(there, there.within(*words)), words
        assert "Traceback" not in direct.err


@pytest.mark.parametrize("words", DOUBTFUL, ids=" ".join)
def test_what_is_rarer_or_in_doubt_goes_through_typer(words: tuple[str, ...]) -> None:
    assert directly(words) is None


@pytest.mark.parametrize("words", DIRECT, ids=" ".join)
def test_the_direct_door_takes_the_options_of_the_command_and_as_it_takes_them(words: tuple[str, ...]) -> None:
    command = get_command(app)
    for word in words:
        command = command.commands[word]  # type: ignore[attr-defined] # a command of more words stands in groups
    known = {option: one for one in command.params for option in one.opts}
    module, name, _ = DIRECT[words]
    for keyword, default in (getattr(import_module(f"hipflex.cli.{module}"), name).__kwdefaults__ or {}).items():
        option = known[option_of(keyword)]
        assert default is (False if option.is_flag else None)  # type: ignore[attr-defined] # it is no argument
        kind = option.type_descriptor.annotation  # type: ignore[attr-defined] # which the newest Typer has
        assert kind is (bool if option.is_flag else str)  # type: ignore[attr-defined]
        assert not option.multiple
        assert option.callback is None


def test_an_answer_that_cannot_be_shown_is_told_alike(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no full device here")
    said = []
    for name, door in (("direct", DIRECTLY), ("typer", BY_TYPER)):
        home = Home(tmp_path / name).knowing_the_catalogue()
        with Path("/dev/full").open("wb") as full:
            said.append(told(home, through(door, home, "log", "hanging-leg-raise", "10", out=full)))
    assert said[0] == said[1]
    assert "in the log" in said[0].err


def test_the_table_says_of_each_command_what_it_says_of_itself() -> None:
    root = get_command(app)
    commands = root.commands  # type: ignore[attr-defined] # the root is a group
    limit = 80 - 2 - 6 - max(map(len, COMMANDS))
    assert {name: line for name, (_, line) in COMMANDS.items()} == {
        name: commands[name].get_short_help_str(limit) for name in COMMANDS
    }, "the lines of help in hipflex/cli/commands.py"


def test_every_command_behind_the_direct_door_is_tried_through_both() -> None:
    tried = {words[:length] for words in (*CASES, *WITH_OPTIONS) for length in range(3)}
    assert [words for words in DIRECT if words not in tried] == [], "CASES and WITH_OPTIONS here"
