"""The recipes for other tools do what the page says, where these tools are: `pip install --group recipes`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest

from tests.cli.home import Home
from tests.readme.readme import DOCS, block, text_of

PAGE = text_of(DOCS / "recipes.md")
RECIPES = re.findall(
    r"^<!-- recipe: (\w+) -->\n```sh\n(.*?)\n```\n\n<!-- answer -->\n```text\n(.*?)```$", PAGE, re.MULTILINE | re.DOTALL
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with the log of the page, in which `hipflex` and `python` are those of the tests."""
    home = Home(tmp_path / "home").knowing_the_catalogue()
    programs = home.path / "bin"
    programs.mkdir()
    for name, line in {"hipflex": f"{sys.executable} -m hipflex", "python": sys.executable}.items():
        (programs / name).write_text(f'#!/bin/sh\nexec {line} "$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    home.environment["PATH"] = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
    run(home, block(PAGE, "log"))
    return home


def run(home: Home, lines: str) -> str:
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", lines],
        cwd=home.path,
        env=home.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def if_there(tool: str) -> pytest.MarkDecorator:
    there = which(tool) if tool == "jq" else find_spec(tool)
    return pytest.mark.skipif(not there, reason=f"{tool} isn't installed")


@pytest.mark.parametrize(
    ("lines", "answer"), [pytest.param(lines, answer, id=tool, marks=if_there(tool)) for tool, lines, answer in RECIPES]
)
def test_a_recipe_answers_what_the_page_shows(home: Home, lines: str, answer: str) -> None:
    assert [line.rstrip() for line in run(home, lines).strip().splitlines()] == answer.strip().splitlines()


def test_there_is_a_recipe_for_each_tool() -> None:
    assert {tool for tool, _, _ in RECIPES} == {"jq", "datasette", "duckdb", "pandas"}
    assert len(RECIPES) == PAGE.count("<!-- recipe: "), "each has its answer"
