"""Homes: what they hold of the catalogue is what the program itself keeps, and what goes wrong in them is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.home import Home, Result


def test_a_home_that_knows_the_catalogue_never_reads_it(tmp_path: Path) -> None:
    home, before = Home(tmp_path / "home").knowing_the_catalogue(), Home(tmp_path / "other")
    there = home.cache.stat()
    for one in (home, before):
        one.ok("catalogue", "list")
    assert home.cache.stat().st_ino == there.st_ino
    assert home.cache.stat().st_mtime_ns == there.st_mtime_ns


def test_it_knows_what_the_first_command_would_have_kept(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    shown = home.ok("catalogue", "list").out
    kept = home.cache.read_bytes()
    home.cache.unlink()
    assert home.knowing_the_catalogue().cache.read_bytes() == kept
    assert home.ok("catalogue", "list").out == shown


def test_an_answer_that_is_not_as_its_schema_says_is_seen_in_any_run(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    for words, out in ((("log", "--json"), '{"change": 1}\n'), (("--json",), "[]\n"), (("path", "--json"), "{}\n")):
        with pytest.raises(AssertionError):
            home._checked(words, Result(0, out, ""))
