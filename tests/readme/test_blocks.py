"""Every block of a page is run or read by a test, every command that it names is there, every link leads somewhere."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.readme.generate import COMMANDS, HELP
from tests.readme.readme import DOCS, README, ROOT, pages, text_of

PAGES = [page for page in pages() if page == README or DOCS in page.parents]
"""Those for who uses the program; others show work on it too."""
FENCE = re.compile(r"^(?:<!-- (?P<name>[^\n]*) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PLAYED = "console"
"""What the sessions play; the other blocks bear a name by which their test finds them."""
EACH: Mapping[str, str] = {
    "entries.md": r"[a-z/-]+\.yaml",  # test_docs.py
    "log-schema.md": "recipe",  # test_docs.py
    "recipes.md": r"recipe: \w+|answer",  # test_recipes.py
    "scripting.md": "script",  # test_scripting.py
}
ONCE: Mapping[str, str] = {
    "README.md": "install|test",  # .ci/run
    "design.md": "tree|arrows",  # test_docs.py
    "prompts.md": "status|cron"  # test_other_programs.py
    "|bash|zsh|fish|starship|tmux-bash|tmux|waybar-bash|waybar",  # test_prompts.py
    "recipes.md": "log",  # test_recipes.py
    "reminders.md": "remind",  # test_other_programs.py
    "scripting.md": "cron",  # test_scripting.py
    "sync.md": "git",  # test_other_programs.py
}
NOBODY_RUNS = re.compile(r"by hand: .+")
"""The name of a block that can't be run by a test says why."""
EVERYWHERE = {"--log-file", "--settings", "--catalogue", "--version", "--help"}
INLINE = re.compile(r"(?<!`)`(hipflex(?: [^`]*)?)`(?!`)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]*))?\)")


def without_help(text: str) -> str:
    """A page without the help texts, which have a test of their own."""
    return HELP.sub("", text)


def forgotten(page: str, text: str) -> list[str]:
    """The blocks of a page that no test runs."""
    fences = [one for one in FENCE.finditer(without_help(text)) if one["kind"] != PLAYED]
    names = Counter(one["name"] for one in fences)
    return [
        one["text"]
        for one in fences
        if not (name := one["name"])
        or not (
            NOBODY_RUNS.fullmatch(name)
            or re.fullmatch(EACH.get(page, ""), name)
            or (re.fullmatch(ONCE.get(page, ""), name) and names[name] == 1)
        )
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(README.parent).as_posix())
def test_every_block_is_run(page: Path) -> None:
    assert forgotten(page.name, text_of(page)) == []


def test_a_block_that_nobody_runs_would_be_seen() -> None:
    block = "```sh\nhipflex due\n```\n"
    assert forgotten("prompts.md", block) == ["hipflex due\n"]
    assert forgotten("prompts.md", f"<!-- bash -->\n{block}") == []
    assert forgotten("prompts.md", f"<!-- bash -->\n{block}" * 2) != []
    assert forgotten("sync.md", f"<!-- bash -->\n{block}") != []
    assert forgotten("sync.md", f"<!-- by hand: it takes a server -->\n{block}") == []


def helps() -> dict[str, str]:
    """The help text of every command, by its words."""
    return dict(re.findall(r"^\$ hipflex ?([^\n]*?) ?--help\n(.*?)^```$", text_of(COMMANDS), re.MULTILINE | re.DOTALL))


def strange(code: str, known: Mapping[str, str]) -> Iterator[str]:
    """What of a command's words the program doesn't know; its first line counts, as far as it is one command."""
    words = re.split(r" [|>&;] | \d?>", code.removeprefix("hipflex").strip())[0]
    try:
        said = shlex.split(words)
    except ValueError:
        said = words.split()
    command = next(name for n in (2, 1, 0) if (name := " ".join(said[:n])) in known)
    rest = said[len(command.split()) :]
    if rest and "Commands:" in known[command] and not rest[0].startswith("-") and rest[0] != "COMMAND":
        yield rest[0]
    for option in rest:
        name = option.partition("=")[0]
        if (
            re.fullmatch(r"--?[a-z][a-z-]*", name)
            and name not in EVERYWHERE
            and f" {name} " not in known[command] + " "
        ):
            yield f"{command} {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(README.parent).as_posix())
def test_every_command_that_a_page_names_is_there(page: Path) -> None:
    known = helps()
    named = INLINE.findall(FENCE.sub("", without_help(text_of(page))).replace("\n", " "))
    assert [word for code in named for word in strange(code, known)] == []


def test_a_command_that_is_not_there_would_be_seen() -> None:
    known = helps()
    assert list(strange("hipflex workout begin", known)) == ["begin"]
    assert list(strange("hipflex export --json", known)) == ["export --json"]
    assert list(strange("hipflex history --since 2026-11-01 --json", known)) == []


def anchors(text: str) -> set[str]:
    """What a forge calls the headings of a page."""
    headings = HEADING.findall(FENCE.sub("", text))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(README.parent).as_posix())
def test_every_link_leads_to_a_heading_that_is_there(page: Path) -> None:
    links = [link for link in LINK.findall(text_of(page)) if link[1] and "://" not in link[0]]
    lost = [
        f"{file}#{place}"
        for file, place in links
        if place not in anchors(text_of(page.parent / file if file else page))
    ]
    assert lost == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen, ahead = set[Path](), [README]
    while ahead:
        page = ahead.pop()
        if page not in seen:
            seen.add(page)
            linked = ((page.parent / file).resolve() for file, _ in LINK.findall(text_of(page)) if "://" not in file)
            ahead += [other for other in linked if other.suffix == ".md" and other.exists()]
    assert set(PAGES) <= seen


def uneven(text: str) -> list[str]:
    """The rows of tables that have more or fewer cells than the head of their table."""
    tables = re.findall(r"(?:^\|.*\n)+", FENCE.sub("", text), re.MULTILINE)
    return [row for rows in map(str.splitlines, tables) for row in rows if cells_of(row) != cells_of(rows[0])]


def cells_of(row: str) -> int:
    """How many cells a row has; a bar in a word is written `\\|`."""
    return len(re.findall(r"(?<!\\)\|", row)) - 1


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(README.parent).as_posix())
def test_every_row_of_a_table_has_as_many_cells_as_its_head(page: Path) -> None:
    assert uneven(text_of(page)) == []


def test_an_uneven_row_would_be_seen() -> None:
    assert uneven("| a | b |\n|---|---|\n| 1 | `2 \\| 3` |\n| 4 | 5 | 6 |\n") == ["| 4 | 5 | 6 |"]


def lost(text: str) -> list[str]:
    """The files and modules of the project that a text names and that aren't there."""
    files = [one for one in re.findall(r"`([\w./-]+/[\w.-]+\.(?:py|sql))`", text) if not one.startswith(("~", "/"))]
    modules = re.findall(r"python -m ((?:tests|hipflex)(?:\.\w+)*)", text)
    gone = [one for one in files if not any((base / one).exists() for base in (ROOT, ROOT / "hipflex"))]
    paths = {one: ROOT.joinpath(*one.split(".")) for one in modules}
    return gone + [one for one, path in paths.items() if not (path.is_dir() or path.with_suffix(".py").exists())]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(README.parent).as_posix())
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    assert lost(text_of(page)) == []


def test_a_file_that_is_not_there_would_be_seen() -> None:
    named = "`store/fold.py` `store/unfold.py` `python -m tests.joining 3` and `python -m tests.parting`"
    assert lost(named) == ["store/unfold.py", "tests.parting"]
