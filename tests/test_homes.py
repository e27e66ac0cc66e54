"""Homes that know the catalogue: what they hold is believed, and is what the program itself keeps."""

from __future__ import annotations

from pathlib import Path

from tests.cli.home import Home


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
