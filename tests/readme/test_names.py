"""What the pages for who works on the program name is there: files, folders, modules, commands, words of the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.readme.readme import DOCS, ROOT, block, text_of
from tests.readme.test_blocks import FENCE, INLINE, helps, strange

PAGES = [ROOT / "CONTRIBUTING.md", *(DOCS / f"{name}.md" for name in ("design", "releasing"))]
QUOTED = re.compile(r"(?<!`)`([^`]+)`(?!`)")
OF_FILES = re.compile(r"(?:\.?[\w.-]+/)+(?:[\w.-]+)?|\.?[\w.-]+\.(?:py|md|yaml|yml|toml|txt|sql|svg|cast|csv)")
TOOLS = {"python", "pip", "hipflex", "ruff", "mypy", "pre-commit", "twine"}
OUTSIDE = ("/", "../", "dist/", ".release/")
IN_CODE = re.compile(r"_?[A-Za-z][a-z]*[A-Z_][A-Za-z_0-9]*|[A-Z]{2,}")
MADE_UP = {"NAME", "Unreleased"}
"""What stands for whatever somebody adds."""


def lost(text: str) -> Iterator[str]:
    """What a page names and isn't there."""
    blocks = [one["text"] for one in FENCE.finditer(text) if one["name"] != "tree"]
    for quoted in (*QUOTED.findall(FENCE.sub("", text)), *blocks):
        yield from (word for word in quoted.split() if not is_there(word.rstrip(",;:)").lstrip("(")))


def is_there(name: str) -> bool:
    """Whether what a word names exists; one that names nothing is fine, as is what isn't the checkout's."""
    if name.startswith(OUTSIDE):
        return True
    if any(made_up in name for made_up in MADE_UP):
        return any((root / name).parent.is_dir() for root in (ROOT, ROOT / "hipflex"))
    if name.startswith(".venv/bin/"):
        return name.removeprefix(".venv/bin/") in TOOLS
    if re.fullmatch(r"(?:tests|hipflex)(?:\.[a-z_]+)+", name):
        module = ROOT.joinpath(*name.split("."))
        return module.with_suffix(".py").exists() or (module / "__main__.py").exists()
    if OF_FILES.fullmatch(name):
        return any((root / name).exists() for root in (ROOT, ROOT / "hipflex"))
    return not IN_CODE.fullmatch(name) or name in words_of_the_code()


@cache
def words_of_the_code() -> set[str]:
    """Every word that stands in a module of the program or of its tests."""
    folders = (ROOT / "hipflex", ROOT / "tests")
    here = Path(__file__)
    return {word for folder in folders for file in folder.rglob("*.py") if file != here for word in words_in(file)}


def words_in(file: Path) -> list[str]:
    return re.findall(r"\w+", text_of(file))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    assert list(lost(text_of(page))) == []


def misplaced(tree: str) -> Iterator[str]:
    """What a tree shows and isn't there: neither beside it nor in it; what stands in brackets is only spoken of."""
    folders = [ROOT]
    for line in re.sub(r"\(.*?\)", "", tree).splitlines():
        names = re.findall(r"[\w.-]+(?:\.py|/(?:run)?)", line)
        del folders[1 + (len(line) - len(line.lstrip())) // 2 :]
        places = [folders[-1], folders[-1] / names[0]]
        folders += places[1:]
        yield from (name for name in names if not any((place / name).exists() for place in places))


def test_the_tree_shows_every_file_where_it_stands() -> None:
    assert list(misplaced(block(text_of(DOCS / "design.md"), "tree"))) == []


@pytest.mark.parametrize("line", ["    lost.py  nothing", "    clock.py  lost.py: nothing", "  lost/  nothing"])
def test_a_file_that_is_elsewhere_would_be_seen(line: str) -> None:
    assert list(misplaced(f"hipflex/\n  terminal/  a person\n{line}"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_such_a_page_names_is_there(page: Path) -> None:
    known, text = helps(), re.sub(r"\s+", " ", FENCE.sub("", text_of(page)))
    assert [word for code in INLINE.findall(text) for word in strange(code, known)] == []


@pytest.mark.parametrize(
    ("named", "gone"),
    [
        ("`hipflex/store/lost.py`", "hipflex/store/lost.py"),
        ("`store/fold.py`, `fold/store.py`", "fold/store.py"),
        ("`tests/lost/`", "tests/lost/"),
        ("`.venv/bin/python -m tests.lost`", "tests.lost"),
        ("`.venv/bin/lost check .`", ".venv/bin/lost"),
        ("`FORMATS` and `FORMATS_LOST`", "FORMATS_LOST"),
        ("`is_never_said`", "is_never_said"),
        ("`hipflex/lost/NAME.py`", "hipflex/lost/NAME.py"),
        ("```sh\npython -m tests.lost\n```\n", "tests.lost"),
    ],
)
def test_what_is_gone_would_be_seen(named: str, gone: str) -> None:
    assert list(lost(named)) == [gone]
