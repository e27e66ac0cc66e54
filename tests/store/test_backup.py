"""Copies of one moment, found sound; and which of the automatic ones stay."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.errors import LogUnavailable, Refused
from hipflex.store.backup import AutomaticBackups, kept
from hipflex.store.connection import open_file
from hipflex.store.training_log import TrainingLog
from tests.store.conftest import OpenLog, TickingClock
from tests.store.logger import one_more
from tests.store.samples import at

NOON = at(28).replace(tzinfo=None)  # a Saturday
DAILY = [NOON - timedelta(days=days) for days in range(500)]
A_DAY = timedelta(days=1)


def log_one(log: TrainingLog) -> None:
    log.by_hand.log(at(16), None, one_more)


def test_a_copy_holds_what_the_log_holds(log: TrainingLog, tmp_path: Path) -> None:
    log_one(log)
    made = log.back_up(tmp_path / "copy.db")
    assert (made.file, made.sets, made.bytes) == (tmp_path / "copy.db", 1, (tmp_path / "copy.db").stat().st_size)
    with TrainingLog(str(tmp_path / "copy.db"), tmp_path, lambda: at(20)) as copy:
        assert list(copy.read.sets()) == list(log.read.sets())
        assert copy.damage() is None


def test_a_copy_is_for_its_owner_alone_and_leaves_nothing_else(log: TrainingLog, tmp_path: Path) -> None:
    before = {*tmp_path.iterdir()}
    log.back_up(tmp_path / "copy.db")
    assert {*tmp_path.iterdir()} - before == {tmp_path / "copy.db"}
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("taken", ["a file", "a link to nothing"])
def test_a_copy_never_goes_over_what_is_there(log: TrainingLog, tmp_path: Path, taken: str) -> None:
    copy = tmp_path / "copy.db"
    if taken == "a file":
        copy.write_text("mine")
    else:
        copy.symlink_to(tmp_path / "nothing")
    with pytest.raises(Refused):
        log.back_up(copy)
    assert copy.is_symlink() or copy.read_text() == "mine"
    assert not (tmp_path / "nothing").exists()


def test_a_copy_is_of_what_was_committed_while_another_is_writing(log: TrainingLog, tmp_path: Path) -> None:
    log_one(log)
    with closing(open_file(log.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM sets")
        assert log.back_up(tmp_path / "copy.db").sets == 1


def test_of_a_damaged_log_no_copy_is_made(log: TrainingLog, open_log: OpenLog, tmp_path: Path) -> None:
    log_one(log)
    with closing(sqlite3.connect(log.path)) as other:
        other.execute("DROP TABLE check_ins")
    with open_log() as damaged, pytest.raises(LogUnavailable, match="damaged"):
        damaged.back_up(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_the_first_change_of_a_day_is_followed_by_a_backup(
    log: TrainingLog, open_log: OpenLog, clock: TickingClock
) -> None:
    with open_log() as earlier:
        log_one(earlier)
        earlier.back_up_daily()
    log.back_up_daily()
    assert log.backups.newest() is None
    log_one(log)
    log.back_up_daily()
    first = log.backups.newest()
    assert first is not None
    log_one(log)
    log.back_up_daily()
    assert log.backups.newest() == first
    clock.moment += A_DAY
    log.back_up_daily()
    assert len([*log.backups.folder.iterdir()]) == 2


def test_a_program_that_changed_nothing_makes_no_backup(log: TrainingLog, open_log: OpenLog) -> None:
    log_one(log)
    with open_log() as reader:
        with pytest.raises(Refused):
            reader.changes.redo()
        reader.back_up_daily()
        assert reader.backups.newest() is None


def test_while_others_write_the_daily_backup_waits_for_another_time(log: TrainingLog, open_log: OpenLog) -> None:
    with open_log() as earlier:
        log_one(earlier)
    log_one(log)
    with closing(open_file(log.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LogUnavailable):
            log.back_up_daily()
    assert log.backups.newest() is None


def test_years_of_backups_are_thinned_to_seven_days_four_weeks_and_twelve_months() -> None:
    stay = sorted(kept(DAILY, NOON), reverse=True)
    days, others = stay[:7], stay[7:]
    assert days == DAILY[:7]
    assert [f"{moment:%m-%d}" for moment in others[:4]] == ["11-15", "11-08", "10-31", "09-30"]
    assert [f"{moment:%Y-%m-%d}" for moment in others[-2:]] == ["2026-01-31", "2025-12-31"]


@given(st.lists(st.integers(-20_000, 20_000), unique=True))
def test_the_newest_stays_and_so_does_what_is_of_later(hours_ago: list[int]) -> None:
    moments, now = [NOON - timedelta(hours=hours) for hours in hours_ago], NOON
    stay = kept(moments, now)
    assert {moment for moment in moments if moment >= now} <= stay <= {*moments}
    assert len({moment for moment in stay if moment < now}) <= 7 + 4 + 12
    assert kept(stay, now) == stay


def test_only_files_that_were_named_for_this_very_log_are_thinned(tmp_path: Path, clock: TickingClock) -> None:
    folder = tmp_path / "backups"
    for place in ("a", "b"):
        with TrainingLog(str(tmp_path / place / "log.db"), folder, clock) as log:
            log_one(log)
        with TrainingLog(str(tmp_path / place / "log.db"), folder, clock) as log:
            log_one(log)
            for _ in range(20):
                clock.moment += A_DAY
                log.back_up_daily()
    with TrainingLog(str(tmp_path / "a" / "log.db"), folder, clock) as log:
        [*of_a] = folder.glob(f"{AutomaticBackups(folder, log.path)._prefix}*")
        of_b = {*folder.iterdir()} - {*of_a}
        assert 7 <= len(of_a) <= 11
        assert 7 <= len(of_b) <= 11
        old = of_a[0].with_name(of_a[0].name[:-18] + "19990101T120000.db")
        others = [folder / "log.db", of_a[0].with_suffix(".txt"), folder / f"{old.stem} (1).db", folder / "old.db"]
        for other in others:
            other.write_text("mine")
        old.symlink_to(folder / "old.db")
        log_one(log)
        clock.moment += 400 * A_DAY
        for _ in range(2):
            clock.moment += A_DAY
            log.back_up_daily()
    assert {*others, *of_b, old} <= {*folder.iterdir()}


def test_an_older_log_is_backed_up_before_it_is_brought_up_to_date(log: TrainingLog, open_log: OpenLog) -> None:
    log_one(log)
    with closing(sqlite3.connect(log.path)) as other:
        other.execute("PRAGMA user_version=-1")
    with open_log() as current:
        copy = current.backups.newest()
    assert copy is not None
    with closing(sqlite3.connect(copy)) as there:
        assert there.execute("PRAGMA user_version").fetchone() == (-1,)
        assert there.execute("SELECT count(*) FROM sets").fetchone() == (1,)
