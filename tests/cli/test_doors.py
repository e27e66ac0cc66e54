"""The two doors: the direct one for what is asked every day, and Typer's for everything."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from hipflex.cli.app import app
from hipflex.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]
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
RANDOM = re.compile(r"report-\w+|\d\d:\d\d|\b[0-9abcdefghjkmnpqrstvwxyz]{6}\b")
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
]
FEW = [(), ("due",), ("log",), ("log", "hanging-leg-raise", "10"), ("card", "lunge"), ("next",), ("undo",), ("undo",)]
STATES = {
    "a log": CASES,
    "nothing yet": FEW,
    "a damaged log": FEW,
    "broken settings": FEW,
    "a broken entry": FEW,
}


def prepared(folder: Path, state: str) -> dict[str, str]:
    """The environment of a home in some state."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HIPFLEX_", "XDG_"))}
    environment = {**kept, "HOME": str(folder), "PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}
    config = folder / ".config" / "hipflex"
    (config / "catalogue" / "exercises").mkdir(parents=True)
    if state != "nothing yet":
        run(folder, environment, DIRECTLY, "log", "lying-leg-raise", "10", "9")
    if state == "a damaged log":
        log = folder / ".local" / "share" / "hipflex" / "log.db"
        log.write_bytes(log.read_bytes()[:512] + b"\xff" * 4096)
    if state == "broken settings":
        (config / "settings.yaml").write_text("colour: red\n")
    if state == "a broken entry":
        (config / "catalogue" / "exercises" / "broken.yaml").write_text("title: [\n")
    return environment


def run(folder: Path, environment: dict[str, str], door: str, *words: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error; what is random in them left out."""
    done = subprocess.run(
        [sys.executable, "-c", door, *words],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    out, err = (
        RANDOM.sub("…", said.decode(errors="surrogateescape").replace(str(folder), "HOME"))
        for said in (done.stdout, done.stderr)
    )
    return done.returncode, out, err


@pytest.mark.parametrize("state", list(STATES))
def test_both_doors_answer_alike(tmp_path: Path, state: str) -> None:
    for name in ("direct", "typer"):
        (tmp_path / name).mkdir()
    homes = [(tmp_path / "direct", DIRECTLY), (tmp_path / "typer", BY_TYPER)]
    environments = [prepared(home, state) for home, _ in homes]
    for words in STATES[state]:
        direct, by_typer = (
            run(home, environment, door, *words) for (home, door), environment in zip(homes, environments, strict=True)
        )
        assert direct == by_typer, words
        assert "Traceback" not in direct[2]


@pytest.mark.parametrize("words", [("due", "now"), ("--json",), ("due", "--quiet"), ("path",), ("card",), ("workout",)])
def test_what_has_options_or_is_rarer_goes_through_typer(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, _, err = run(tmp_path, prepared(tmp_path, "nothing yet"), DIRECTLY, *words)
    assert code == 1
    assert "AssertionError" in err


def test_an_answer_that_cannot_be_shown_is_told_alike(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no full device here")
    said = []
    for name, door in (("direct", DIRECTLY), ("typer", BY_TYPER)):
        home = tmp_path / name
        home.mkdir()
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-c", door, "log", "hanging-leg-raise", "10"],
                env=prepared(home, "nothing yet"),
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        said.append((done.returncode, done.stderr.replace(str(home).encode(), b"HOME")))
        shutil.rmtree(home)
    assert said[0] == said[1]
    assert b"in the log" in said[0][1]


def test_the_table_says_of_each_command_what_it_says_of_itself() -> None:
    root = get_command(app)
    commands = root.commands  # type: ignore[attr-defined] # the root is a group
    limit = 80 - 2 - 6 - max(map(len, COMMANDS))
    assert {name: line for name, (_, line) in COMMANDS.items()} == {
        name: commands[name].get_short_help_str(limit) for name in COMMANDS
    }
