"""`hipflex backup`, `hipflex restore`, and the backups that the program makes by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.home import Home


def automatic(home: Home) -> list[Path]:
    folder = home.log_file.parent / "backups"
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_backup_brings_a_log_back(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10", "9")
    rows = home.rows()
    said = home.ok("backup", "copy.db").out
    assert said.startswith("backed up 2 sets to copy.db (0.")
    home.ok("delete", "last")
    said = home.ok("restore", "copy.db").out
    [copies] = [line for line in home.ok("doctor").out.splitlines() if "copies" in line]
    assert "none beside it but what `restore` kept: log-kept-" in copies
    assert said.startswith("restored 2 sets from copy.db; the log that was there is kept as ")
    assert home.rows() == rows


def test_documents(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10")
    copy = home.path / "copy.db"
    assert home.ok("backup", copy, "--json").json == {"file": str(copy), "sets": 1, "bytes": copy.stat().st_size}
    restored = home.ok("restore", copy, "--json").json
    assert (restored["restored"], restored["sets"]) == (str(copy), 1)
    assert Path(restored["kept"]).parent == home.log_file.parent
    home.log_file.unlink()
    assert home.ok("restore", copy, "--json").json == {"restored": str(copy), "kept": None, "sets": 1}


def test_before_the_first_set_there_is_nothing_to_back_up(home: Home) -> None:
    home.refused("backup", "copy.db", says="nothing to back up")
    assert not home.log_file.exists()


@pytest.mark.parametrize("name", ["log.db", "log.db-journal", "log.db-wal", "log.db.machine"])
def test_the_logs_own_files_are_no_backups(home: Home, name: str) -> None:
    home.ok("log", "hanging-leg-raise", "10")
    before = home.log_file.read_bytes()
    for command in ("backup", "restore"):
        home.refused(command, home.log_file.with_name(name), says="name another file")
    assert home.log_file.read_bytes() == before


def test_a_file_that_is_there_and_a_folder_that_is_not_are_refused(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10")
    (home.path / "copy.db").write_text("mine")
    home.refused("backup", "copy.db", says="there already")
    home.refused("backup", ".", says="there already")
    home.refused("backup", "nowhere/copy.db", says="no such file")
    assert (home.path / "copy.db").read_text() == "mine"


def test_both_work_whatever_is_wrong_with_settings_and_catalogue(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10")
    home.config.mkdir(parents=True, exist_ok=True)
    (home.config / "settings.yaml").write_text("unit: stone\n")
    home.ok("backup", "copy.db")
    home.ok("restore", "copy.db")


def test_a_restore_is_no_change(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10")
    home.ok("backup", "copy.db")
    home.ok("log", "hanging-leg-raise", "9")
    home.ok("restore", "copy.db")
    assert "hanging-leg-raise 10" in home.ok("undo").out
    home.refused("undo", says="nothing to undo")


def test_the_first_change_of_a_day_makes_a_backup_without_a_word(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10")
    assert home.ok("log", "hanging-leg-raise", "9").err == ""
    [made] = automatic(home)
    home.ok("log", "hanging-leg-raise", "8")
    home.ok("history")
    assert automatic(home) == [made]
    assert home.ok("restore", made, "--json").json["sets"] == 2
    assert automatic(home) == [made]


def test_what_comes_into_an_empty_log_is_backed_up_with_the_next_change(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10", "9")
    exported = home.ok("export").out
    elsewhere = Home(home.path / "elsewhere")
    elsewhere.ok("history")
    elsewhere.ok("import", "-", stdin=exported)
    assert automatic(elsewhere) == []
    elsewhere.ok("log", "hanging-leg-raise", "8")
    [made] = automatic(elsewhere)
    assert elsewhere.ok("restore", str(made), "--json").json["sets"] == 3


def test_looking_makes_no_backup(home: Home) -> None:
    home.ok("history")
    assert automatic(home) == []


def test_a_backup_that_fails_is_one_line_and_no_failure(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "11")
    (home.log_file.parent / "backups").write_text("in the way")
    done = home.ok("log", "hanging-leg-raise", "10", "--json")
    assert done.json["sets"]
    assert done.err.startswith("hipflex: today's automatic backup wasn't made: ")
    assert len(done.err.splitlines()) <= 2
    assert len(home.rows()) == 2


def test_a_workout_under_way_is_told_that_the_log_was_restored(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    home.ok("backup", "copy.db")
    home.run("workout", "start", "lunge", stdin="10\n")
    home.ok("restore", "copy.db")
    home.refused("workout", "resume", says="no workout is open")
