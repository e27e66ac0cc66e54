"""Damaged logs: one line, no fault of ours, and nothing is changed where it is only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from tests.cli.home import Home
from tests.durability.corruption import READING, WRONG, a_log, flipped, judged, leave_hot_journal, rewritten, scribbles
from tests.durability.program import chance_of, damage

Record = Callable[[str, object], None]
SCRIBBLES = 80
"""Of some thousand; by hand all of them are tried."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return a_log(tmp_path_factory.mktemp("homes") / "home")


def test_a_page_that_is_damaged_is_said_in_one_line(home: Home, record_property: Record) -> None:
    figures = flipped(home, chance_of(1), 1)
    record_property("logs with damaged pages", dict(figures))
    assert {what: figures[what] for what in WRONG} == dict.fromkeys(WRONG, 0)
    assert figures["refused"] > 20


def test_what_no_hipflex_writes_is_said_in_one_line(home: Home, record_property: Record) -> None:
    figures = rewritten(home, chance_of(1))
    record_property("logs that others wrote to", dict(figures))
    assert {what: figures[what] for what in WRONG} == dict.fromkeys(WRONG, 0)
    assert figures["refused"] > 20


def test_any_column_that_is_gone_or_holds_what_it_cannot_is_said_in_one_line(
    home: Home, record_property: Record
) -> None:
    chance = chance_of(1)
    figures = rewritten(home, chance, chance.sample(scribbles(home.log_file), SCRIBBLES))
    record_property("logs with columns gone or scribbled over", dict(figures))
    assert {what: figures[what] for what in WRONG} == dict.fromkeys(WRONG, 0)
    assert figures["refused"] > 10


def test_what_cannot_be_used_of_another_program_s_writing_is_not_called_a_fault_of_ours(home: Home) -> None:
    sound = home.log_file.read_bytes()
    with closing(sqlite3.connect(home.log_file, isolation_level=None)) as log:
        log.execute("UPDATE sets SET band = ''")
    home.refused("progress", says="another program has written to it (")
    home.log_file.write_bytes(sound)


def test_a_fault_of_ours_would_be_found(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("hipflex.store.queries.set_from", broken)
    monkeypatch.setattr("hipflex.store.soundness.damage", lambda *_: None)
    assert judged(home, READING)["faults of ours"] > 0


def test_what_a_program_had_begun_when_it_was_killed_is_rolled_back(home: Home) -> None:
    before, journal = home.rows(), home.log_file.with_name("log.db-journal")
    sound = home.log_file.read_bytes()
    leave_hot_journal(home)
    assert journal.stat().st_size > 0
    assert home.log_file.read_bytes() != sound
    assert home.rows() == before
    assert damage(home.log_file) == []


def test_without_the_journal_that_would_be_found(home: Home) -> None:
    before, sound = home.rows(), home.log_file.read_bytes()
    leave_hot_journal(home)
    home.log_file.with_name("log.db-journal").unlink()
    found = damage(home.log_file)
    home.log_file.write_bytes(sound)
    assert found
    assert home.rows() == before
