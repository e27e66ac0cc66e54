"""The doctor finds each kind of damage, changes nothing, and finds none where there is none."""

from __future__ import annotations

import errno
import functools
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library
from hipflex.domain.check import CheckState, Verdict
from hipflex.domain.mobility import Found
from hipflex.domain.movement import Kind
from hipflex.domain.performance import Finding, PerformedSet
from hipflex.notation.tokens import Vocabulary
from hipflex.services.doctor import Computer, checked
from hipflex.services.doctor.checks import CHECKS
from hipflex.services.shared_folder import leave
from hipflex.services.sync import take_in
from hipflex.services.workspace import Workspace
from hipflex.store.connection import CURRENT
from hipflex.store.machine import Machine
from hipflex.value_classes import replace
from tests.services.samples import NOW, knowing_the_catalogue, logged, places_in

OK, WARNING, FAILED = CheckState


def read(shipped: Path, own: Sequence[Path], vocabulary: Vocabulary) -> Library:
    """A catalogue; the shipped one by itself is read once for all."""
    return (
        load_library(shipped, own, vocabulary) if any(path.exists() for path in own) else by_itself(shipped, vocabulary)
    )


@functools.cache
def by_itself(shipped: Path, vocabulary: Vocabulary) -> Library:
    return load_library(shipped, (), vocabulary)


CALM = Computer(mounts=lambda: "/dev/sda1 / ext4 rw 0 0\n", library=read)


class Sickbed:
    """A log with a little of everything, what is wrong with the computer, and what time it is there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places = knowing_the_catalogue(folder)
        self.log = Path(self.places.log)
        self.computer = CALM
        self.now = NOW
        with self.opened() as workspace:
            logged(workspace, "hanging-leg-raise 10 9@5kg rpe8")
            logged(workspace, "kneeling-lunge 45s/40s")
            workspace.log.by_hand.check_in(NOW - timedelta(days=1), Found(Finding.TIGHT, 8.5), Found(Finding.CLEAR))

    @contextmanager
    def opened(self) -> Iterator[Workspace]:
        workspace = Workspace(self.places, lambda: self.now)
        try:
            yield workspace
        finally:
            workspace.close()

    def checks(self) -> dict[str, Verdict]:
        with self.opened() as workspace:
            return {check.name: check.verdict for check in checked(workspace, self.computer)}

    def sql(self, *statements: str) -> None:
        with closing(sqlite3.connect(self.log, isolation_level=None)) as db:
            for statement in statements:
                db.execute(statement)

    def damage_pages(self) -> None:
        data = bytearray(self.log.read_bytes())
        for start in range(4096, len(data), 4096):
            data[start : start + 8] = b"\xff" * 8
        self.log.write_bytes(data)

    def interrupt_a_write(self) -> None:
        """Leaves the log and its journal as a power cut in the middle of a write would."""
        with closing(sqlite3.connect(self.log, isolation_level=None)) as db:
            db.execute("PRAGMA cache_size=1")
            db.execute("BEGIN IMMEDIATE")
            db.execute("CREATE TABLE filler AS SELECT randomblob(100000) AS x")
            db.execute("UPDATE sets SET note = hex(randomblob(2000))")
            torn = {name: self.beside(name).read_bytes() for name in ("", "-journal")}
            db.execute("ROLLBACK")
        for name, data in torn.items():
            self.beside(name).write_bytes(data)

    def leave_a_write_ahead_log(self) -> None:
        with closing(sqlite3.connect(self.log, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("UPDATE sets SET note = 'x'")
            torn = {name: self.beside(name).read_bytes() for name in ("", "-wal")}
        for name, data in torn.items():
            self.beside(name).write_bytes(data)

    def beside(self, suffix: str) -> Path:
        return Path(f"{self.log}{suffix}")

    def move_to(self, folder: Path) -> None:
        """Has the log lie elsewhere."""
        folder.mkdir(parents=True)
        self.log = self.log.rename(folder / self.log.name)
        self.places = replace(self.places, log=str(self.log))

    def call_the_log(self, name: str) -> None:
        self.places = replace(self.places, log=name)

    def without(self, right: int) -> None:
        self.computer = replace(CALM, allows=lambda _, asked: not asked & right)


class Case(NamedTuple):
    """Something wrong, and what the check of that name is to say of it."""

    check: str
    state: CheckState
    found: str
    wrong: Callable[[Sickbed], object]


def foreign(session: str) -> PerformedSet:
    """A set of an exercise that no catalogue has."""
    return PerformedSet("Sled Drag", Kind.EXERCISE, NOW, number=1, session=session, reps=5)


def refused(_: Path) -> int:
    raise PermissionError(errno.EACCES, "Permission denied", "/home")


def link_to_nowhere(bed: Sickbed) -> None:
    bed.log.unlink()
    bed.log.symlink_to("nowhere")


def nowhere_to_make_it(bed: Sickbed) -> None:
    bed.log.unlink()
    bed.without(os.W_OK)


def a_folder(bed: Sickbed) -> None:
    bed.log.unlink()
    bed.log.mkdir()


def a_foreign_database(bed: Sickbed) -> None:
    bed.sql("PRAGMA application_id = 7")


def cache_is_a_folder(bed: Sickbed) -> None:
    (bed.places.cache / "catalogue.cache").unlink(missing_ok=True)
    (bed.places.cache / "catalogue.cache").mkdir(parents=True)


def faulty_sqlite(bed: Sickbed) -> None:
    bed.computer = replace(CALM, sqlite=(3, 51, 2))
    bed.sql("PRAGMA journal_mode=WAL")


def backup_of_yesterday(bed: Sickbed) -> Path:
    with bed.opened() as workspace:
        logged(workspace, "hanging-leg-raise 8")
        workspace.back_up_daily()
    [backup] = bed.places.backups.iterdir()
    yesterday = (NOW - timedelta(days=1)).timestamp()
    os.utime(backup, (yesterday, yesterday))
    return backup


def old_backup(bed: Sickbed) -> None:
    long_ago = (NOW - timedelta(days=30)).timestamp()
    os.utime(backup_of_yesterday(bed), (long_ago, long_ago))


def clock_back(bed: Sickbed) -> None:
    for now in (NOW + timedelta(days=3), NOW):
        bed.now = now
        with bed.opened() as workspace:
            logged(workspace, "hanging-leg-raise 8")
    bed.now = NOW + timedelta(days=4)


def shares(bed: Sickbed, sync: str = "after-change") -> Path:
    """A folder that is shared with other machines, and has all of this one's changes."""
    shared = bed.folder / "shared"
    shared.mkdir()
    (bed.folder / "settings.yaml").write_text(f"sync_folder: {shared}\nsync: {sync}\n", encoding="utf-8")
    with bed.opened() as workspace:
        leave(workspace, shared)
    return shared


def shares_what_is_gone(bed: Sickbed) -> None:
    shutil.rmtree(shares(bed))


def shares_what_cannot_be_written(bed: Sickbed) -> None:
    shared = shares(bed)
    bed.computer = replace(CALM, allows=lambda path, _: path != shared)


def shares_the_folder_of_the_log(bed: Sickbed) -> None:
    (bed.folder / "settings.yaml").write_text(f"sync_folder: {bed.folder}\n", encoding="utf-8")


def put_back_an_older_log(bed: Sickbed) -> None:
    older = bed.log.read_bytes()
    with bed.opened() as workspace:
        logged(workspace, "hanging-leg-raise 8")
    shares(bed)
    bed.log.write_bytes(older)


def log_without_sharing(bed: Sickbed) -> None:
    shares(bed)
    with bed.opened() as workspace:
        logged(workspace, "hanging-leg-raise 8")


def hear_of_another(bed: Sickbed, days_ago: int, version: int | None = None) -> None:
    """A machine that shares the folder, whose newest change is so old, and maybe of a newer program."""
    shared = shares(bed)
    there = replace(bed.places, log=str(bed.folder / "there.db"))
    elsewhere = Workspace(there, lambda: NOW - timedelta(days=days_ago))
    logged(elsewhere, "hanging-leg-raise 7", days_ago=days_ago + 1)
    leave(elsewhere, shared)
    if version:
        [file] = shared.glob(f"hipflex/{elsewhere.machine}/*.jsonl")
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f'"version": {CURRENT}', f'"version": {version}'), encoding="utf-8")
    elsewhere.close()
    with bed.opened() as workspace:
        take_in(workspace, shared)


def year(number: int) -> Callable[[Sickbed], object]:
    return lambda bed: setattr(bed, "now", NOW.replace(year=number))


def sql(*statements: str) -> Callable[[Sickbed], object]:
    return lambda bed: bed.sql(*statements)


def new_file(name: str, text: str = "") -> Callable[[Sickbed], object]:
    def made(bed: Sickbed) -> None:
        path = bed.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return made


def computer(**facts: object) -> Callable[[Sickbed], object]:
    return lambda bed: setattr(bed, "computer", replace(CALM, **facts))  # type: ignore[arg-type] # any of its fields


CASES = (
    Case("file", FAILED, "is a folder", a_folder),
    Case("file", FAILED, "a link to nowhere", link_to_nowhere),
    Case("file", FAILED, "too short for a log", lambda bed: bed.log.write_text("a shopping list")),
    Case("file", FAILED, "an empty name", lambda bed: bed.call_the_log("")),
    Case("file", FAILED, "a device", lambda bed: bed.call_the_log(os.devnull)),
    Case("file", FAILED, ":memory: can't be a file", lambda bed: bed.call_the_log(":memory:")),
    Case("file", FAILED, "can't be a file", lambda bed: bed.call_the_log("a\0b")),
    Case("file", FAILED, "is no folder", lambda bed: bed.call_the_log(f"{bed.log}/log.db")),
    Case("file", FAILED, "can't be written", nowhere_to_make_it),
    Case("file", WARNING, "2 names", lambda bed: (bed.folder / "other.db").hardlink_to(bed.log)),
    Case("access", FAILED, "can't be read", lambda bed: bed.without(os.R_OK)),
    Case("access", WARNING, "not written", lambda bed: bed.without(os.W_OK)),
    Case("access", WARNING, "its folder", lambda bed: bed.without(os.X_OK)),
    Case("permissions", WARNING, "others can use it (mode 0644)", lambda bed: bed.log.chmod(0o644)),
    Case("permissions", WARNING, "others can write in its folder", lambda bed: bed.folder.chmod(0o777)),
    Case("disk", WARNING, "(nfs4)", computer(mounts=lambda: "/dev/x / ext4 rw 0 0\nhost:/ / nfs4 rw 0 0\n")),
    Case("disk", WARNING, "(fuse.sshfs)", computer(mounts=lambda: "a@b: / fuse.sshfs rw 0 0")),
    Case("disk", WARNING, "(9p)", computer(mounts=lambda: "C: / 9p rw 0 0")),
    Case("sync", WARNING, "Dropbox", lambda bed: bed.move_to(bed.folder / "Dropbox (Personal)" / "logs")),
    Case("sync", WARNING, "iCloud Drive", lambda bed: bed.move_to(bed.folder / "com~apple~CloudDocs")),
    Case("sync", WARNING, "OneDrive", lambda bed: bed.move_to(bed.folder / "OneDrive - Gym")),
    Case("sync", WARNING, "Google Drive", lambda bed: bed.move_to(bed.folder / "My Drive")),
    Case("sync", WARNING, "Nextcloud", lambda bed: bed.move_to(bed.folder / "Nextcloud")),
    Case("sync", WARNING, "Syncthing", new_file(".stfolder/x")),
    Case("sync", WARNING, "the folder that carries changes", shares_the_folder_of_the_log),
    Case("copies", WARNING, "log.sync-conflict", new_file("log.sync-conflict-20261101-101112-ABCDEFG.db")),
    Case("copies", WARNING, "conflicted copy", new_file("log (me's conflicted copy 2026-11-01).db")),
    Case("copies", WARNING, "log (1).db and 1 more", lambda bed: [new_file(f"log{n}.db")(bed) for n in (" (1)", " 2")]),
    Case("space", FAILED, "the disk is full", computer(free=lambda _: 1000)),
    Case("space", FAILED, "/home: Permission denied", computer(free=refused)),
    Case("space", WARNING, "5 MB free", computer(free=lambda _: 5_000_000)),
    Case("format", FAILED, "no database", lambda bed: bed.log.write_text("words " * 1000)),
    Case("format", FAILED, "another program's", a_foreign_database),
    Case("journal", WARNING, "an interrupted write", lambda bed: bed.interrupt_a_write()),
    Case("journal", WARNING, "changes that are not in the file yet", lambda bed: bed.leave_a_write_ahead_log()),
    Case("journal", WARNING, "write-ahead log", sql("PRAGMA journal_mode=WAL")),
    Case(
        "journal",
        WARNING,
        "log.db-wal and log.db-shm",
        lambda bed: [new_file(f"log.db-{n}")(bed) for n in ("wal", "shm")],
    ),
    Case("schema", WARNING, "of a newer hipflex", sql("PRAGMA user_version = 99")),
    Case("schema", FAILED, "lost its version", sql("PRAGMA user_version = 0")),
    Case("tables", FAILED, "the index sets_by_time is missing", sql("DROP INDEX sets_by_time")),
    Case("tables", FAILED, "the trigger changes_keep_DELETE is missing", sql("DROP TRIGGER changes_keep_DELETE")),
    Case("tables", FAILED, "the view sets_readable is missing", sql("DROP VIEW sets_readable")),
    Case("tables", FAILED, "the table check_ins is missing", sql("DROP TABLE check_ins")),
    Case("tables", FAILED, "the table sets is otherwise", sql("ALTER TABLE sets ADD COLUMN mood TEXT")),
    Case(
        "tables", FAILED, "another program's", sql("CREATE TRIGGER t AFTER INSERT ON sets BEGIN DELETE FROM sets; END")
    ),
    Case("integrity", FAILED, "damaged", lambda bed: bed.damage_pages()),
    Case("references", FAILED, "a row of sets names one of sessions", sql("DELETE FROM sessions")),
    Case(
        "references",
        FAILED,
        "a row of sessions names one of plan_texts",
        sql("UPDATE sessions SET plan = 99 WHERE key = 1"),
    ),
    Case("values", FAILED, "beyond reason", sql("UPDATE sets SET reps = 9223372036854775807")),
    Case("values", FAILED, "none of the calendar", sql("UPDATE sets SET local_date = '2026-02-30'")),
    Case("values", FAILED, "can't be read", sql("UPDATE sets SET offset_s = 900000")),
    Case("history", FAILED, "another reps", sql("UPDATE sets SET reps = 99 WHERE reps = 10")),
    Case("history", FAILED, "is missing", sql("DELETE FROM sets WHERE reps = 10")),
    Case("history", FAILED, "not complete", sql("DELETE FROM mentions WHERE change = 1")),
    Case("history", FAILED, "wait for their session", sql("INSERT INTO waiting VALUES ('x')")),
    Case("clock", WARNING, "the newest change says", lambda bed: setattr(bed, "now", NOW - timedelta(days=30))),
    Case("clock", WARNING, "the computer's clock says 1970", year(1970)),
    Case("clock", WARNING, "a set lies after", sql("UPDATE sets SET performed_utc = 4000000000 WHERE reps = 10")),
    Case("clock", WARNING, "went back by 3 days", clock_back),
    Case("machine", WARNING, "of another computer", lambda bed: Path(Machine(str(bed.log)).file).write_text("x\n")),
    Case("shared", WARNING, "none is named", new_file("settings.yaml", "sync: after-change\n")),
    Case("shared", WARNING, "is not there", shares_what_is_gone),
    Case("shared", WARNING, "can't be written", shares_what_cannot_be_written),
    Case("left", WARNING, "is not in the log, as after a restore", put_back_an_older_log),
    Case("left", WARNING, "1 change of the log is not in", log_without_sharing),
    Case("machines", WARNING, "for 61 days", lambda bed: hear_of_another(bed, 61)),
    Case("versions", WARNING, "1 change of a newer hipflex waits", lambda bed: hear_of_another(bed, 1, CURRENT + 1)),
    Case("settings", FAILED, "stone", new_file("settings.yaml", "unit: stone\n")),
    Case("settings", FAILED, "trapeze", new_file("settings.yaml", "equipment: [trapeze]\n")),
    Case("catalogue", WARNING, "problem", new_file("catalogue/exercises/mine.yaml", "title: Mine\ncues: 7\nx: y\n")),
    Case("cache", WARNING, "can't be read", cache_is_a_folder),
    Case("backups", WARNING, "the newest is of", old_backup),
    Case("backups", WARNING, "where backups go", new_file("backups")),
    Case("sqlite", WARNING, "3.51.2", faulty_sqlite),
)


@pytest.fixture
def bed(tmp_path: Path) -> Sickbed:
    (tmp_path / "home").mkdir(mode=0o700)
    return Sickbed(tmp_path / "home")


def all_files(folder: Path) -> dict[str, str]:
    """What lies in a folder, and in its folders."""
    return {
        str(path): str(path.readlink()) if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


def test_a_healthy_log_passes_every_check(bed: Sickbed) -> None:
    found = bed.checks()
    assert {name: verdict for name, verdict in found.items() if verdict.state is not OK} == {}
    assert list(found) == list(CHECKS)


def test_every_check_has_a_case_in_which_it_complains() -> None:
    assert {case.check for case in CASES} == CHECKS.keys()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}: {case.found}")
def test_what_is_wrong_is_found_with_what_to_do_and_nothing_changes(bed: Sickbed, case: Case) -> None:
    case.wrong(bed)
    before = all_files(bed.folder)
    found = bed.checks()
    assert found[case.check].state is case.state
    assert case.found in found[case.check].found
    assert all(bool(verdict.advice) == (verdict.state is not OK) for verdict in found.values())
    assert {"file", "sqlite", "settings", "catalogue", "cache"} <= found.keys()
    assert all_files(bed.folder) == before


def test_where_there_is_no_log_none_is_made_and_all_is_well(tmp_path: Path) -> None:
    with_nothing = Workspace(places_in(tmp_path / "nothing"), lambda: NOW)
    found = {check.name: check.verdict for check in checked(with_nothing, CALM)}
    assert {verdict.state for verdict in found.values()} == {OK}
    assert "not made yet" in found["file"].found
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("days", [60, 366])
def test_a_machine_is_missed_from_the_third_month_on_for_a_year(bed: Sickbed, days: int) -> None:
    hear_of_another(bed, days)
    assert bed.checks()["machines"] == Verdict(OK, "one other")


def test_what_waits_for_a_sync_by_hand_is_no_fault(bed: Sickbed) -> None:
    shares(bed, "by-hand")
    assert bed.checks()["left"] == Verdict(OK, "all that the log has")
    with bed.opened() as workspace:
        logged(workspace, "hanging-leg-raise 8")
    assert bed.checks()["left"] == Verdict(OK, "all but 1 change, for which `hipflex sync` is there")


def test_an_empty_file_is_a_log_to_be(bed: Sickbed) -> None:
    bed.log.write_bytes(b"")
    assert bed.checks()["format"] == Verdict(OK, "empty, the first set makes it a log")


def test_what_the_user_added_is_told_and_fine(bed: Sickbed) -> None:
    bed.sql("CREATE VIEW mine AS SELECT 1", "CREATE INDEX by_load ON sets (load_g)", "ANALYZE")
    verdict = bed.checks()["tables"]
    assert verdict == Verdict(OK, "as hipflex makes them; and of others' making: view mine; index by_load")


def test_names_that_only_the_log_knows_are_told(bed: Sickbed) -> None:
    with bed.opened() as workspace:
        logged(workspace, "hanging-leg-raise 8")
        workspace.log.by_hand.log(NOW, None, lambda session: [foreign(session.id)])
    assert "only the log knows Sled Drag" in bed.checks()["catalogue"].found


def test_a_backup_of_the_last_days_is_enough(bed: Sickbed) -> None:
    backup_of_yesterday(bed)
    verdict = bed.checks()["backups"]
    assert verdict.state is OK
    assert verdict.found.startswith("the newest is of ")


def test_a_log_without_a_backup_gets_the_first_with_its_next_change(bed: Sickbed) -> None:
    assert bed.checks()["backups"] == Verdict(OK, "none yet; the next change makes the first")
    backup_of_yesterday(bed)


def test_another_program_may_write_meanwhile(bed: Sickbed) -> None:
    with closing(sqlite3.connect(bed.log, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE sets SET note = 'x'")
        assert {verdict.state for verdict in bed.checks().values()} == {OK}


LOCAL = {("sets", "key"), ("check_ins", "key")}
"""Numbers that a log gives its rows for itself; no other table names these."""


@pytest.mark.parametrize("table", ["sets", "sessions", "check_ins"])
def test_a_row_changed_by_hand_is_found_whatever_its_column(bed: Sickbed, table: str) -> None:
    with closing(sqlite3.connect(bed.log)) as db:
        columns = db.execute(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()
    whole = bed.log.read_bytes()
    missed = []
    for name, sort in columns:
        other = "'other'" if sort == "TEXT" else f'coalesce("{name}", 0) + 1'
        with closing(sqlite3.connect(bed.log, isolation_level=None)) as db:
            db.execute("PRAGMA ignore_check_constraints=ON")
            db.execute(f'UPDATE {table} SET "{name}" = {other} WHERE key = (SELECT max(key) FROM {table})')
        found = {check: verdict.state for check, verdict in bed.checks().items() if verdict.state is FAILED}
        if not found and (table, name) not in LOCAL:
            missed.append(name)
        bed.log.write_bytes(whole)
    assert missed == []
    assert len(columns) > 5
