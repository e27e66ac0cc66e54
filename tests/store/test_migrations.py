"""A log of any release opens for ever: brought up to date with a copy first, whole or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from hipflex import __version__
from hipflex.errors import LogUnavailable
from hipflex.store import migrations, schema, soundness, steps
from hipflex.store.connection import CURRENT
from hipflex.store.steps import STEPS, make_tables
from hipflex.store.training_log import TrainingLog
from tests.cli.home import Home
from tests.durability.program import damage
from tests.joining.machines import Machine, exported, taken_in, written
from tests.store.logger import one_more
from tests.store.old_logs import KEPT, LOGS, a_log_of_every_kind, held_by, made_again
from tests.store.samples import at

Step = Callable[[sqlite3.Connection], None]


def opened(path: Path) -> TrainingLog:
    return TrainingLog(str(path), path.parent / "backups", lambda: at(25))


def old_log(folder: Path) -> Path:
    return made_again("schema-1", folder / "log.db")


def copies(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").glob("*.db"))


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def with_moods(db: sqlite3.Connection) -> None:
    """A made-up migration: it adds a column and fills it from old rows."""
    db.execute("ALTER TABLE sets ADD COLUMN mood TEXT")
    db.execute("UPDATE sets SET mood = 'in ' || source")


def test_a_log_that_is_not_made_as_its_version_says_is_one_clear_line_and_left_as_it_is(tmp_path: Path) -> None:
    path = old_log(tmp_path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE mentions")
    before = path.read_bytes()
    with pytest.raises(LogUnavailable, match=r"isn't made as its version says \(no such table: mentions\)"):
        opened(path)
    assert path.read_bytes() == before


@pytest.fixture(scope="module")
def of_today(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The log that a release of today would leave, and what it holds."""
    machine = a_log_of_every_kind(tmp_path_factory.mktemp("of_today"))
    with machine.log:
        return Path(machine.log.path), exported(machine.log)


@pytest.fixture
def next_schema(monkeypatch: pytest.MonkeyPatch) -> Callable[[Step], None]:
    """Makes of a step the migration that the next release brings."""

    def released(step: Step) -> None:
        every, with_one_more = (*STEPS, step), Migrations("hipflex")
        for one in every:
            with_one_more()(migrations.as_migration(one))
        monkeypatch.setattr(steps, "STEPS", every)
        monkeypatch.setattr(migrations, "migrations", with_one_more)
        for room in (schema, soundness):
            monkeypatch.setattr(room, "CURRENT", CURRENT + 1)

    return released


def columns(path: Path, table: str) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {column[1] for column in db.execute(f"PRAGMA table_info({table})")}


@pytest.mark.parametrize("kept", KEPT)
def test_a_log_of_a_release_opens_with_all_that_it_held(tmp_path: Path, kept: str) -> None:
    path = made_again(kept, tmp_path / "log.db")
    is_older = version_of(path) < CURRENT
    with opened(path) as log:
        assert exported(log) == held_by(kept)
        assert log.damage() is None, "a step that was released is never changed; one that is added raises CURRENT"
        assert log.differences() == ()
        log.by_hand.log(at(24), None, one_more)
        log.changes.undo()
        assert exported(log) == held_by(kept)
    assert len(copies(path)) == is_older


@pytest.mark.parametrize("kept", KEPT)
def test_a_workout_that_a_release_left_open_goes_on(tmp_path: Path, kept: str) -> None:
    home = Home(tmp_path / "home")
    made_again(kept, home.log_file)
    home.ok("workout", "resume", "--take-over", "--plain", stdin="9\nfinish\n")
    newest = home.ok("history", "--json").json[0]
    assert newest["state"] == "finished"
    assert [one["reps"] for one in newest["sets"]] == [10, 9]
    home.ok("doctor")


@pytest.mark.parametrize("kept", KEPT)
def test_what_a_release_exported_comes_back_in_as_it_was(tmp_path: Path, kept: str) -> None:
    home = Home(tmp_path / "home")
    home.ok("import", LOGS / f"{kept}.json")
    assert home.ok("export", "--format", "json").out == held_by(kept)


@pytest.mark.parametrize("kept", KEPT)
def test_the_changes_of_a_release_come_to_the_same_on_another_machine(tmp_path: Path, kept: str) -> None:
    here = Machine(tmp_path / "here")
    with opened(made_again(kept, tmp_path / "log.db")) as old:
        taken_in(here.log, written(old))
    with here.log:
        assert exported(here.log) == held_by(kept)
        assert here.log.differences() == ()


def test_the_log_of_this_version_is_kept() -> None:
    assert __version__ in KEPT, "python -m tests.store.old_logs adds it"


def test_a_new_log_is_made_as_sqlite_utils_makes_one_by_the_same_steps() -> None:
    with closing(sqlite3.connect(":memory:")) as new, closing(sqlite3.connect(":memory:")) as migrated:
        make_tables(new)
        migrations.migrations.apply(Database(migrated, execute_plugins=False, strict=True))
        made, expected = (
            [
                *db.execute("SELECT type, name, tbl_name, trim(sql, char(10) || ' ') FROM sqlite_schema"),
                *db.execute("SELECT id, migration_set, name, length(applied_at) FROM _sqlite_migrations"),
            ]
            for db in (new, migrated)
        )
        assert made == expected
        assert migrations.migrations.pending(Database(new, execute_plugins=False, strict=True)) == []


def test_how_many_changes_are_newer_is_asked_of_an_index_of_this_version() -> None:
    with closing(sqlite3.connect(":memory:")) as new:
        make_tables(new)
        [made] = new.execute("SELECT sql FROM sqlite_schema WHERE name = 'newer_changes'").fetchone()
    assert made.endswith(f"version > {CURRENT}"), "the newest step drops newer_changes and makes it for its own version"


def test_the_log_that_a_release_leaves_holds_rows_of_every_kind(of_today: tuple[Path, str]) -> None:
    with closing(sqlite3.connect(of_today[0])) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        empty = {name for name in tables if not db.execute(f"SELECT 1 FROM {name}").fetchone()}
        actions = {action for (action,) in db.execute("SELECT action FROM changes")}
        machines = db.execute("SELECT count(*) FROM machines").fetchone()[0]
    assert empty == {"waiting"}
    assert actions >= {"log", "start", "skip", "swap", "add", "note", "finish", "discard", "edit", "delete"}
    assert actions >= {"import", "check-in", "undo", "redo"}
    assert machines == 2


def test_an_old_log_is_copied_and_brought_up_to_date(tmp_path: Path, next_schema: Callable[[Step], None]) -> None:
    path = old_log(tmp_path)
    next_schema(with_moods)
    with opened(path) as log:
        assert exported(log) == held_by("schema-1")
        assert log.damage() is None
        assert version_of(path) == CURRENT + 1
    assert "mood" in columns(path, "sets")
    [copy] = copies(path)
    assert version_of(copy) == 1
    assert damage(copy) == []
    with opened(path):
        assert copies(path) == [copy]


def test_a_log_of_schema_1_has_measured_nothing_and_kept_nothing_of_what_was_due(tmp_path: Path) -> None:
    path = old_log(tmp_path)
    assert not {"left_deg", "right_deg"} & columns(path, "check_ins")
    with opened(path) as log:
        assert {(one.left_deg, one.right_deg) for one in log.read.check_ins()} == {(None, None)}
    with closing(sqlite3.connect(path)) as db:
        assert set(db.execute("SELECT due_sets FROM sessions")) == {(None,)}


@pytest.mark.parametrize("kept", KEPT)
def test_each_id_of_an_older_log_is_found_by_its_end(tmp_path: Path, kept: str) -> None:
    with opened(made_again(kept, tmp_path / "log.db")) as log:
        ids = [one.id for one in log.read.sets()]
        by_end = log.read.ids_like("sets", [one[-6:].upper() for one in ids])
        assert all(one in by_end[one[-6:].upper()] for one in ids)
        assert any(one.startswith("from a file") for one in ids)


def test_a_look_at_a_log_of_schema_1_finds_it_sound_and_leaves_it_as_it_is(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    made_again("schema-1", home.log_file)
    before = home.log_file.read_bytes()
    report = home.run("doctor", "--json").json
    assert [one for one in report["checks"] if one["state"] == "failed"] == []
    assert home.log_file.read_bytes() == before


def test_a_backup_of_schema_1_is_put_back_in_the_form_of_today(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    made_again("schema-1", home.path / "old.db")
    home.ok("restore", str(home.path / "old.db"))
    assert version_of(home.log_file) == CURRENT
    assert home.ok("export", "--format", "json").out == held_by("schema-1")


def test_a_migration_that_fails_half_way_leaves_the_log_as_it_was(
    tmp_path: Path, next_schema: Callable[[Step], None]
) -> None:
    def fails(db: sqlite3.Connection) -> None:
        with_moods(db)
        db.execute("INSERT INTO sets SELECT * FROM nowhere")

    path = old_log(tmp_path)
    before = path.read_bytes()
    next_schema(fails)
    with pytest.raises(LogUnavailable, match="nowhere"):
        opened(path)
    assert path.read_bytes() == before
    next_schema(with_moods)
    with opened(path):
        assert version_of(path) == CURRENT + 1


def test_a_program_that_dies_while_it_migrates_leaves_the_log_to_the_next(
    tmp_path: Path, next_schema: Callable[[Step], None]
) -> None:
    path = old_log(tmp_path)

    def dies(db: sqlite3.Connection) -> None:
        with_moods(db)
        os.kill(os.getpid(), signal.SIGKILL)

    next_schema(dies)
    child = os.fork()
    if child == 0:
        opened(path)
        os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    next_schema(with_moods)
    with opened(path) as log:
        assert exported(log) == held_by("schema-1")
        assert log.differences() == ()
    assert all(version_of(copy) == 1 for copy in copies(path))


def test_programs_that_meet_an_old_log_at_once_migrate_it_once(
    tmp_path: Path, next_schema: Callable[[Step], None]
) -> None:
    path = old_log(tmp_path)
    next_schema(with_moods)  # which a second time would fail: the column is there
    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:
            with opened(path) as log:
                held = exported(log) == held_by("schema-1")
            os._exit(0 if held else 1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0, 0]
    assert version_of(path) == CURRENT + 1
    assert damage(path) == []
    assert 1 <= len(copies(path)) <= 4


FUTURE = {
    "one column more": "ALTER TABLE sets ADD COLUMN mood TEXT",
    "a column renamed": "ALTER TABLE sets RENAME COLUMN reps TO repetitions",
    "a column dropped": "DROP VIEW sets_readable; ALTER TABLE sets DROP COLUMN note",
    "a table gone": "DROP TABLE check_ins",
    "a table renamed": "DROP VIEW sessions_readable; DROP VIEW sets_readable; ALTER TABLE sessions RENAME TO workouts",
    "the history elsewhere": "DROP TABLE changes",
}
COMMANDS = ("", "due", "log", "history", "progress", "records", "next", "export", "path", "undo")


@pytest.mark.parametrize("future", FUTURE)
def test_a_log_of_the_future_is_read_where_that_can_be_and_else_refused_in_a_line(
    tmp_path: Path, of_today: tuple[Path, str], future: str
) -> None:
    home = Home(tmp_path / "home")
    log, holds = of_today
    home.log_file.parent.mkdir(parents=True)
    shutil.copyfile(log, home.log_file)
    with closing(sqlite3.connect(home.log_file)) as db:
        db.executescript(f"{FUTURE[future]}; PRAGMA user_version = 99")
    before = home.log_file.read_bytes()
    for words in COMMANDS:
        result = home.run(*words.split())
        assert result.code in (0, 1), result
        if result.code == 1:
            assert "newer hipflex" in result.err, (words, result)
            assert len(result.err.splitlines()) == 1
    assert "newer hipflex" in home.refused("log", "lunge", "10L").err
    assert home.log_file.read_bytes() == before
    if future == "one column more":
        assert home.ok("export", "--format", "json").out == holds
