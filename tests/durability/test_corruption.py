"""Damaged logs: one line, no fault of ours, and nothing is changed where it is only read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.home import Home
from tests.durability.corruption import READING, WRONG, a_log, flipped, judged, leave_hot_journal, rewritten
from tests.durability.program import chance_of, damage

Record = Callable[[str, object], None]


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
