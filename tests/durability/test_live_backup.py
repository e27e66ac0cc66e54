"""Backups under load: sound, and with everything that was acknowledged before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.home import Home
from tests.durability.live_backup import WRONG, backed_up, byte_by_byte

Record = Callable[[str, object], None]


def test_a_backup_while_others_write_is_sound_and_lacks_nothing(tmp_path: Path, record_property: Record) -> None:
    figures = backed_up(Home(tmp_path / "home"), 2, 60)
    record_property("series of backups of a log being written", dict(figures))
    assert {what: figures[what] for what in WRONG} == dict.fromkeys(WRONG, 0)
    assert figures["of a log that grew meanwhile"] > 0


def test_a_plain_copy_is_found_out(tmp_path: Path) -> None:
    figures = backed_up(Home(tmp_path / "home"), 2, 60, byte_by_byte)
    assert figures["torn"] + figures["lost"] > 0
