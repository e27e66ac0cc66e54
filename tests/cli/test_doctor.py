"""`hipflex doctor`: what it says, how it ends, and that it changes nothing."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from tests.cli.home import Home


def meddle(home: Home, statement: str) -> None:
    with closing(sqlite3.connect(home.log_file, isolation_level=None)) as db:
        db.execute(statement)


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_on_the_first_day_all_is_well_and_nothing_is_made(untouched: Home) -> None:
    result = untouched.ok("doctor")
    assert result.out.startswith("ok  file       ")
    assert result.out.endswith("\nall 6 checks are ok\n")
    assert contents(untouched.path) == {}


def test_a_used_log_is_well_line_by_line(used: Home) -> None:
    before = contents(used.path)
    lines = used.ok("doctor").out.splitlines()
    assert [line.split()[1] for line in lines[:3]] == ["file", "access", "permissions"]
    assert any(line.split(maxsplit=2)[1:] == ["history", "the log says what its history says"] for line in lines)
    assert contents(used.path) == before


def test_settings_of_long_ago_are_read_and_not_kept(used: Home) -> None:
    (used.config / "settings.yaml").parent.mkdir(parents=True, exist_ok=True)
    (used.config / "settings.yaml").write_text("target_per_week: 3\n", encoding="utf-8")
    time.sleep(0.2)  # a file that was just written is never kept
    before = contents(used.path)
    used.run("doctor")
    assert contents(used.path) == before
    used.ok("history")
    assert contents(used.path).keys() - before.keys() == {used.path / "cache" / "hipflex" / "settings.json"}


def test_the_document_has_the_keys_of_the_contract(used: Home) -> None:
    document = used.ok("doctor", "--json").json
    assert list(document) == ["ok", "checks"]
    assert document["ok"] is True
    assert all(list(check) == ["check", "state", "found", "advice"] for check in document["checks"])
    assert {check["state"] for check in document["checks"]} <= {"ok", "warning"}


def test_a_warning_is_no_failure(used: Home) -> None:
    used.log_file.chmod(0o644)
    assert "\nwarning  permissions  others can use it (mode 0644)\n" in used.ok("doctor").out


def test_a_row_that_somebody_changed_is_told_with_its_id(used: Home) -> None:
    row = used.rows()[0]
    meddle(used, f"UPDATE sets SET reps = 99 WHERE id = '{row['id']}'")
    result = used.run("doctor", "--json")
    assert (result.code, result.json["ok"]) == (1, False)
    [history] = [check for check in result.json["checks"] if check["state"] == "failed"]
    assert history["check"] == "history"
    assert f"the set {row['id']} has another reps than its changes say" in history["found"]
    assert "hipflex restore" in history["advice"]


def test_a_log_in_pieces_is_told_and_left_alone(used: Home) -> None:
    data = bytearray(used.log_file.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 8] = b"\xff" * 8
    used.log_file.write_bytes(data)
    result = used.run("doctor")
    assert result.code == 1
    assert "\nfailed  integrity " in result.out
    assert result.err == ""
    assert used.log_file.read_bytes() == data


def test_settings_that_cannot_be_read_are_one_finding_among_the_others(used: Home) -> None:
    used.config.mkdir(parents=True)
    (used.config / "settings.yaml").write_text("unit: stone\n", encoding="utf-8")
    result = used.run("doctor", "--json")
    states = {check["check"]: check["state"] for check in result.json["checks"]}
    assert result.code == 1
    assert (states["settings"], states["history"], states["catalogue"]) == ("failed", "ok", "ok")


def test_text_from_a_file_is_shown_and_not_obeyed(used: Home) -> None:
    (used.log_file.parent / "log.sync-conflict-\x1b[31m.db").touch()
    assert "\x1b" not in used.ok("doctor").out
    assert "\\x1b[31m" in used.ok("doctor").out


def test_a_table_that_something_else_changed_is_named_where_it_makes_a_fault(used: Home) -> None:
    meddle(used, "ALTER TABLE mentions RENAME COLUMN checksum TO thing")
    used.refused("log", "hanging-leg-raise", "8", says="the table mentions is otherwise than it was made")
    assert used.run("doctor").code == 1
