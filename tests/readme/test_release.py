"""What says which version this is agrees: the program, the changelog, the man page, the logs that releases left."""

from __future__ import annotations

import re
import tomllib
from datetime import date

from hipflex import __version__
from tests.readme.readme import DOCS, ROOT, text_of
from tests.store.old_logs import KEPT

HEADINGS = re.findall(r"^## \[(.*?)\](?: - (.*))?$", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)


def number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def test_the_changelog_begins_with_what_is_not_released_and_then_this_version() -> None:
    (first, without_date), (version, _), *_ = HEADINGS
    assert (first, without_date) == ("Unreleased", "")
    assert version == __version__, "CHANGELOG.md and hipflex/__init__.py"


def test_releases_are_dated_the_newest_first() -> None:
    versions, days = zip(*HEADINGS[1:], strict=True)
    assert sorted(versions, key=number, reverse=True) == [*versions]
    assert sorted(map(date.fromisoformat, days), reverse=True) == [date.fromisoformat(day) for day in days]


def test_every_release_left_a_log() -> None:
    assert {version for version, _ in HEADINGS[1:]} <= {*KEPT}, (
        "python -m tests.store.old_logs adds that of this version"
    )


def test_the_package_takes_the_version_from_the_program() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"] == {"path": "hipflex/__init__.py"}


def test_the_hosted_ci_tries_the_oldest_and_the_newest_python_that_the_package_names() -> None:
    supported = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', text_of(ROOT / "pyproject.toml"))
    [tried] = re.findall(r"python: \[(.*)\]", text_of(ROOT / ".github" / "workflows" / "ci.yml"))
    assert re.findall(r'"(.*?)"', tried) == [supported[0], supported[-1]]


def test_the_man_page_names_it() -> None:
    assert f'"hipflex {__version__}"' in text_of(DOCS / "hipflex.1").partition("\n")[0], (
        "python -m tests.readme.generate"
    )
