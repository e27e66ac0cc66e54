"""Hostile files in the user's catalogue: a plain line or more for each, and the program goes on."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hipflex.errors import Place, Problem
from tests.catalogue.folders import hipflex, written
from tests.figures import FIGURES
from tests.fuzz.hostile import Hostile, hostile
from tests.fuzz.leaks import leaks, searched

SEEDS = range(200)
INPUTS = list(hostile(SEEDS))
FEW = [one for one in INPUTS if "seed" not in one.what][::7]


def test_no_hostile_file_leaks(record_property: Callable[[str, object], None]) -> None:
    found = searched(INPUTS)
    record_property(FIGURES, str(found))
    assert found.leaks == []
    assert found.inputs > 700
    assert found.problems > found.inputs


def test_the_inputs_are_the_same_every_time() -> None:
    assert list(hostile(SEEDS)) == INPUTS
    assert len({(one.file, one.data) for one in INPUTS}) > len(INPUTS) * 0.95


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose catalogue holds hostile files of every sort."""
    home = tmp_path_factory.mktemp("home")
    written(home / "own", {one.file: one.data for one in FEW})
    return home


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return hipflex(home, *words, "--catalogue", str(home / "own"))


def test_checking_them_prints_plain_lines(home: Path) -> None:
    done = run(home, "catalogue", "check")
    lines = done.stdout.split("\n")
    assert (done.returncode, done.stderr) == (1, "")
    assert [line for line in lines if not line.isprintable()] == []
    for one in FEW:
        said = any(f"{Path(one.file).name}:" in line for line in lines)
        assert said or not one.wrong, one.what


def test_checking_them_as_json_prints_plain_text(home: Path) -> None:
    done = run(home, "catalogue", "check", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.removesuffix("\n").isprintable() or not re.search(
        "[\x00-\x1f\x7f-\x9f\u202a-\u202e]", done.stdout[:-1]
    )
    assert {"file", "line", "column", "entry", "what", "expected", "suggestion"} == found["problems"][0].keys()


@pytest.mark.parametrize(
    "words",
    [
        ("catalogue", "list"),
        ("workout", "list"),
        ("card", "lunge"),
        ("muscle",),
        ("muscle", "glutes"),
        ("log", "lunge", "8"),
    ],
)
def test_the_program_goes_on_beside_them_and_says_how_many_are_left_out(home: Path, words: tuple[str, ...]) -> None:
    done = run(home, *words)
    assert done.returncode == 0
    assert re.fullmatch(r"hipflex: \d+ entries of the catalogue are left out; .+\n", done.stderr)
    assert [line for line in done.stdout.split("\n") if not line.isprintable()] == []


def test_an_exception_would_be_a_leak() -> None:
    def raise_it(one: Hostile) -> list[Problem]:
        raise RecursionError(one.what)

    assert len(searched(FEW, read=raise_it).leaks) == len(FEW)


def test_silence_would_be_a_leak() -> None:
    assert len(searched(FEW, read=lambda _: []).leaks) == sum(one.wrong for one in FEW)


@pytest.mark.parametrize(
    "problem",
    [
        Problem(Place("a.yaml", 1, 1), "\x1b[31mred", "x"),
        Problem(Place("a.yaml", 1, 1), "two\nlines", "x"),
        Problem(Place("a.yaml", 1, 1), "turned \u202e round", "x"),
        Problem(Place("a.yaml", 1, 1), "x" * 1000, "x"),
        Problem(Place("a.yaml", 1, 1), "x", ""),
        Problem(Place("a.yaml", 9, 1), "x", "x"),
        Problem(Place("a.yaml", 1, 0), "x", "x"),
    ],
)
def test_what_is_no_plain_line_would_be_a_leak(problem: Problem) -> None:
    assert len(leaks(Hostile("x", "a.yaml", b"x"), [problem], str)) == 1


def test_without_care_the_inputs_would_leak() -> None:
    assert searched([one for one in INPUTS if "!<tag" in one.what], say=str).leaks
