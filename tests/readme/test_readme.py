"""The README says what is so."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readme.generate import commands, help_section, renewed
from tests.readme.readme import README, ROOT, block, commands_in_table, pictures_in, rooms_in_tree

TEXT = README.read_text(encoding="utf-8")
GROUPS = {"", "workout", "catalogue", "settings"}


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of an empty home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HIPFLEX_", "XDG_"))}
    return {**kept, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}


def run(home: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "hipflex", *words],
        env=home,
        cwd=home["HOME"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_help_texts_are_those_of_the_program() -> None:
    assert renewed(TEXT, help_section()) == TEXT, "python -m tests.readme.generate writes them anew"


def test_a_changed_help_text_would_be_seen() -> None:
    assert renewed(TEXT, "$ hipflex --help\nsomething else\n") != TEXT
    with pytest.raises(ValueError, match="no place"):
        renewed("# A README without help texts\n", "")


def test_every_command_stands_in_the_table_and_no_other() -> None:
    assert commands_in_table(TEXT) - GROUPS == set(commands()) - GROUPS


def test_a_table_is_read_command_by_command() -> None:
    rows = ["| `hipflex` | today |", "| `hipflex workout start [WORKOUT]` | runs it |", "| `hipflex check-in` | asks |"]
    table = "\n".join([*rows, "| `kg` | a unit |", "see `hipflex undo`"])
    assert commands_in_table(table) == {"", "workout start", "check-in"}


@pytest.mark.parametrize("name", ["install", "test"])
def test_a_fresh_machine_needs_a_single_line(name: str) -> None:
    line = block(TEXT, name)
    assert "\n" not in line
    assert line.startswith("python3 -m venv ")


def test_a_block_that_is_not_there_is_missed() -> None:
    with pytest.raises(ValueError, match="no block called install"):
        block("```sh\npip install hipflex\n```\n", "install")


def test_the_tree_shows_every_room_and_no_other() -> None:
    folder = ROOT / "hipflex"
    rooms = {f"{path.parent.name}/" for path in folder.glob("*/__init__.py")} | {
        path.name for path in folder.glob("*.py")
    }
    assert rooms_in_tree(TEXT) == rooms - {"__init__.py", "__main__.py"}


def test_the_pictures_are_there_and_whole_in_themselves() -> None:
    assert pictures_in(TEXT)
    for name in pictures_in(TEXT):
        picture = (ROOT / name).read_text(encoding="utf-8")
        assert picture.startswith("<svg")
        assert "url(http" not in picture, "a picture fetches nothing"


def test_the_movement_in_five_lines_is_one(home: dict[str, str], tmp_path: Path) -> None:
    movement = block(TEXT, "movement")
    assert len(movement.splitlines()) == 5
    path = tmp_path / "mine" / "exercises" / "knee-drive.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(movement, encoding="utf-8")
    home["HIPFLEX_CATALOGUE"] = str(tmp_path / "mine")
    run(home, "catalogue", "check")
    assert "Knee drive" in run(home, "card", "knee", "drive")


@pytest.mark.parametrize("view", ["sets_readable", "sessions_readable"])
def test_the_columns_of_the_views_are_those_of_a_log(home: dict[str, str], tmp_path: Path, view: str) -> None:
    run(home, "--log-file", "log.db", "log", "hanging-leg-raise", "10")
    connection = sqlite3.connect(tmp_path / "log.db")
    columns = [column[0] for column in connection.execute(f"SELECT * FROM {view}").description]
    connection.close()
    [row] = re.findall(rf"^\| `{view}` \|.*\| (.*) \|$", TEXT, re.MULTILINE)
    assert row.replace("`", "").split(", ") == columns


def test_every_setting_is_named(home: dict[str, str]) -> None:
    import json

    keys = [row["key"] for row in json.loads(run(home, "settings", "show", "--json"))]
    assert [key for key in keys if f"| `{key}` |" not in TEXT] == []
