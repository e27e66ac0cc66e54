"""Two clones of a bare repository, and the real git program between them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.home import Home, Result
from tests.durability.program import started
from tests.figures import FIGURES

pytestmark = pytest.mark.skipif(sys.platform == "win32" or not shutil.which("git"), reason="there is no git, or no sh")
ROUNDS = 4
OTHER_PUSHES = """#!/bin/sh
if mkdir {once} 2>/dev/null; then
    cd {other} && git -c user.name=x -c user.email=x commit -q --allow-empty -m other && git push -q
fi
"""


@dataclass(frozen=True)
class Desk:
    """A home with a clone."""

    home: Home
    clone: Path

    def logs(self, *sets: object) -> None:
        self.home.ok("log", "lunge", *sets)

    def syncs(self) -> Result:
        return self.home.ok("sync", self.clone, "--git")

    def git(self, *words: str) -> str:
        command = ["git", "-C", str(self.clone), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=self.home.environment).stdout

    @property
    def lines(self) -> list[Any]:
        paths = sorted(self.clone.glob("hipflex/*/*.jsonl"))
        return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Desk, Desk]:
    """Two clones of what was empty, so that both begin a history."""
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
    made = []
    for name in "ab":
        home = Home(tmp_path / name).knowing_the_catalogue()
        subprocess.run(
            ["git", "clone", "--quiet", str(bare), str(home.path / "clone")], check=True, capture_output=True
        )
        made.append(Desk(home, home.path / "clone"))
    return made[0], made[1]


def agree(desks: tuple[Desk, Desk]) -> bool:
    """Whether both hold the same log, and their clones the same commit with nothing beside it."""
    a, b = desks
    same = a.git("rev-parse", "HEAD") == b.git("rev-parse", "HEAD") and a.home.rows() == b.home.rows()
    return same and not any(desk.git("status", "--porcelain") for desk in desks)


def test_two_clones_of_an_empty_repository_come_to_hold_the_same_log(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    a.syncs()  # before anybody has logged anything
    a.logs("10L")
    b.logs("9L")
    a.syncs()
    told = b.syncs()
    assert "1 change written, 1 taken in" in told.out
    assert "that number was taken, it is set 2 now" in told.err
    a.syncs()
    assert agree(desks)
    assert [row["reps"] for row in a.home.rows()] == [10, 9]


def test_whoever_pushes_second_fetches_and_pushes_again(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    a, b = desks
    a.logs("10L")
    a.syncs()
    b.syncs()
    hook = a.clone / ".git" / "hooks" / "pre-push"
    hook.write_text(OTHER_PUSHES.format(once=tmp_path / "once", other=b.clone), encoding="utf-8")
    hook.chmod(0o755)
    a.logs("9L")
    a.syncs()
    assert (tmp_path / "once").is_dir()
    assert "other" in a.git("log", "--format=%s")
    b.syncs()
    assert agree(desks)


def test_both_at_once_time_and_again_never_conflict(
    desks: tuple[Desk, Desk], record_property: Callable[[str, object], None]
) -> None:
    for number in range(ROUNDS):
        for desk in desks:
            desk.logs(f"{number + 1}L", f"{number + 1}R")
        programs = [started(desk.home, "sync", desk.clone, "--git") for desk in desks * 2]
        said = [program.communicate() for program in programs]
        assert [program.returncode for program in programs] == [0] * len(programs), said
    for desk in (*desks, desks[0]):
        desk.syncs()
    assert agree(desks)
    assert len(desks[0].home.rows()) == 4 * ROUNDS
    assert len(desks[0].lines) == len({line["id"] for line in desks[0].lines}) == 2 * ROUNDS
    record_property(FIGURES, f"{ROUNDS} rounds of four syncs of two clones at once, no conflict")


def test_what_can_not_be_pushed_stands_in_the_files_and_is_pushed_the_next_time(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    a, b = desks
    b.logs("8L")
    b.syncs()
    a.logs("10L")
    (tmp_path / "bare.git").rename(tmp_path / "away")
    offline = a.home.run("sync", a.clone, "--git")
    assert offline.code == 1
    assert "1 change written" in offline.out
    assert offline.err.startswith("hipflex: git fetch in ")
    assert offline.err.endswith(
        "does not appear to be a git repository; this machine's changes are in its files there\n"
    )
    assert len(offline.err.splitlines()) == 1
    assert a.git("status", "--porcelain") == ""
    assert len(a.lines) == 1
    told = a.home.run("sync", "--git", "--json")
    assert (told.code, told.json["written"]) == (1, 0)
    (tmp_path / "away").rename(tmp_path / "bare.git")
    a.syncs()
    b.syncs()
    assert agree(desks)
    assert len(b.home.rows()) == 2


def test_an_old_working_tree_that_was_put_back_comes_up_to_date_without_a_conflict(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    a, b = desks
    a.logs("10L")
    a.syncs()
    shutil.copytree(a.clone, tmp_path / "old")
    a.logs("9L")
    a.syncs()
    shutil.rmtree(a.clone)
    (tmp_path / "old").rename(a.clone)
    a.logs("8L")
    a.syncs()
    b.syncs()
    assert agree(desks)
    assert {line["tick"] for line in b.lines} == {1, 2, 3}


def test_what_else_is_in_the_repository_is_nobody_elses_business(desks: tuple[Desk, Desk]) -> None:
    a, _ = desks
    (a.clone / "notes.txt").write_text("mine", encoding="utf-8")
    a.git("add", "notes.txt")
    a.logs("10L")
    a.syncs()
    assert a.git("status", "--porcelain") == "A  notes.txt\n"
    assert a.git("show", "--name-only", "--format=").split() == [
        f"hipflex/{a.lines[0]['machine']}/.gitattributes",
        f"hipflex/{a.lines[0]['machine']}/0001.jsonl",
    ]


@pytest.mark.parametrize(("made", "why"), [("mkdir", "no working tree"), ("git init -q", "no upstream")])
def test_a_folder_that_git_does_not_carry_is_refused(tmp_path: Path, made: str, why: str) -> None:
    home = Home(tmp_path / "a")
    home.ok("log", "lunge", "10L")
    subprocess.run([*made.split(), str(tmp_path / "folder")], check=True)
    told = home.run("sync", tmp_path / "folder", "--git")
    assert (told.code, len(told.err.splitlines())) == (1, 1)
    assert why in told.err
