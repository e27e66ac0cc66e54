"""The man page is what the program generates, renders without a warning, and its examples work."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.home import Home
from tests.readme.generate import commands
from tests.readme.manual import ENVIRONMENT, EXAMPLES, PAGE, man_page
from tests.readme.readme import ROOT, text_of

LINTS = (["mandoc", "-T", "lint", "-W", "all"], ["groff", "-man", "-ww", "-z"])


def complaints(lint: list[str], page: Path) -> str:
    """What a formatter finds wrong with a page."""
    if shutil.which(lint[0]) is None:
        pytest.skip(f"{lint[0]} is not installed here")
    done = subprocess.run([*lint, page], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_it_is_what_the_program_generates() -> None:
    assert man_page() == text_of(PAGE), "python -m tests.readme.generate"


def test_every_command_is_there() -> None:
    lines = text_of(PAGE).replace("\\", "").splitlines()
    lacking = [one for one in commands()[1:] if not any(line.startswith(f'.SS "hipflex {one} [') for line in lines)]
    assert lacking == []


@pytest.mark.parametrize("lint", LINTS, ids=lambda lint: lint[0])
def test_it_renders_without_a_warning(lint: list[str]) -> None:
    assert complaints(lint, PAGE) == ""


@pytest.mark.parametrize("lint", LINTS, ids=lambda lint: lint[0])
def test_a_broken_page_would_be_seen(lint: list[str], tmp_path: Path) -> None:
    page = tmp_path / "broken.1"
    page.write_text(text_of(PAGE).replace(".SH FILES", ".SHH FILES\n.XY"))
    assert "XY" in complaints(lint, page)


@pytest.mark.parametrize("typed", [typed for _, typed in EXAMPLES])
def test_an_example_works(tmp_path: Path, typed: str) -> None:
    home = Home(tmp_path / "home").knowing_the_catalogue()
    home.ok("log", "hanging-leg-raise", "10")
    program, *words = typed.partition(" &&")[0].split()
    assert program == "hipflex"
    home.ok(*words, stdin="finish\n" if "start" in words else "")


@pytest.mark.parametrize("name", [name for names, _ in ENVIRONMENT for name in names.split(", ")])
def test_a_variable_that_is_named_is_asked_for(name: str) -> None:
    assert any(name in text_of(module) for module in (ROOT / "hipflex").rglob("*.py"))
