"""The page for scripts does what it says: its examples are run, one after another in one home, where there is jq."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from tests.readme.desk import Desk
from tests.readme.readme import DOCS, blocks, quoted, text_of

PAGE = text_of(DOCS / "scripting.md")
ANSWER = re.compile(r"^# → (.*)$", re.MULTILINE)
FIELDS_OF_TIME = 5
MOST_LINES = 160

pytestmark = pytest.mark.skipif(not which("jq") or not which("bash"), reason="jq or bash isn't installed")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.program("notify-send", 'echo "$@"')
    return desk


def test_it_is_one_page() -> None:
    assert len(PAGE.splitlines()) <= MOST_LINES


def documents() -> Iterator[tuple[str, set[str]]]:
    """The commands of the page's table, each with the keys that the page names of its document."""
    for row in re.findall(r"^\| (`[a-z].*) \| (.+) \|$", PAGE, re.MULTILINE):
        for command, document in zip(*(cell.split(" · ") for cell in row), strict=True):
            name = " ".join(word for word in quoted(command)[0].split() if word.islower())
            keys = re.findall(r"\b[a-z_]+\b", " ".join(re.findall(r"`\[?\{(.*?)\}\]?`", document)))
            yield name, set(keys)


def test_the_keys_that_the_page_names_are_those_of_the_schemas() -> None:
    named = list(documents())
    assert len(named) > sum(bool(keys) for _, keys in named) > 6
    for name, keys in named:
        schema = (DOCS / "schemas" / f"{name.replace(' ', '-')}-v1.json").read_text(encoding="utf-8")
        assert [key for key in keys if f'"{key}": ' not in schema] == [], name


def test_a_set_has_the_keys_that_the_page_names() -> None:
    schema = json.loads((DOCS / "schemas" / "log-v1.json").read_text(encoding="utf-8"))
    [named] = re.findall(r"^A Set is `(.*?)`", PAGE, re.MULTILINE | re.DOTALL)
    assert re.findall(r"\w+", named) == list(schema["$defs"]["Set"]["properties"])


@pytest.mark.timeout(180)
def test_the_examples_print_what_the_page_says(desk: Desk) -> None:
    scripts = [text for _, text in blocks(PAGE, "script")]
    assert [desk.script(text) for text in scripts] == [ANSWER.findall(text) for text in scripts]


def test_cron_can_run_its_lines(desk: Desk) -> None:
    [(_, table)] = blocks(PAGE, "cron")
    desk.script("mkdir shared; hipflex log -- lunge 10 && hipflex sync shared")
    commands = [line.split(maxsplit=FIELDS_OF_TIME)[-1].replace(r"\%", "%") for line in table.splitlines()]
    assert [desk.run("/bin/sh", "-c", command) for command in commands[:2]] == [[], []]
    assert desk.run("/bin/sh", "-c", commands[2])[0].startswith("due: hip-flexor")
    assert len(list((desk.path / "backups").iterdir())) == 1


def test_an_example_that_prints_something_else_would_be_seen(desk: Desk) -> None:
    assert desk.script("echo one\n# → two") != ANSWER.findall("echo one\n# → two")
    with pytest.raises(AssertionError):
        desk.script("hipflex history --since never | jq length")
