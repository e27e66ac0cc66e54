"""`hipflex export`: the log as text that comes back byte for byte."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import sqlite3
import stat
import sys
import threading
from pathlib import Path

import pytest

from tests.as_json.test_rows import SESSION, SET
from tests.cli.home import Home
from tests.terminal.stage import Stage

FORMATS = ["jsonl", "json", "csv"]
ALL_FORMATS = [*FORMATS, "strong", "hevy"]
NOTE = 'tight, "left" side\r\nbetter ünder load =1+1\t\x85\u2028'
WORKOUT = "10\n9\n8\n10@2kg\n10/8\n\n30\nnote so, so\nskip\nquit\n"


@pytest.fixture
def used(home: Home) -> Home:
    """A home with sets of every sort, a workout left open, and a self-check."""
    home.ok("log", "kneeling-lunge", "45s/50s", "--note", NOTE, "--at", "2026-01-05T08:00:00-05:00")
    home.ok(
        "log",
        "hanging-leg-raise",
        "10@5lb",
        "rpe8.5",
        "8@-20kg",
        "drop",
        "--at",
        "2026-07-05",
        "--workout",
        "hip-flexor",
    )
    home.ok("log", "banded-hip-march", "12@red", "--at", "2026-01-05 08:00")
    home.ok("log", "easy-jog", "1.5km", "in", "12min", "--at", "2026-01-04")
    home.ok("check-in", "--left", "tight", "--right", "clear")
    home.run("workout", "start", "hip-flexor", stdin=WORKOUT)
    return home


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_imported_into_an_empty_log_exports_the_same_bytes(used: Home, tmp_path: Path, form: str) -> None:
    used.ok("export", "--format", form, "--output", tmp_path / "export")
    other = Home(tmp_path / "other").knowing_the_catalogue()
    other.ok("import", tmp_path / "export")
    other.ok("export", "--format", form, "--output", tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == (tmp_path / "export").read_bytes()
    assert used.ok("export", "--format", form).out.encode() == (tmp_path / "export").read_bytes()


def test_the_formats_agree(used: Home) -> None:
    rows = used.ok("export", "--format", "jsonl").rows
    whole = used.ok("export", "--format", "json").json
    table = list(csv.DictReader(io.StringIO(used.ok("export", "--format", "csv").out, newline="")))
    assert list(whole) == ["hipflex", "sets", "sessions", "check_ins"]
    assert (whole["hipflex"], whole["sets"]) == (1, rows)
    assert all(list(row) == list(SET) for row in rows)
    assert all(list(session) == list(SESSION) for session in whole["sessions"])
    assert list(table[0]) == [key for key in SET if key != "target"]
    assert [cells["id"] for cells in table] == [row["id"] for row in rows]
    assert next(cells["note"] for cells in table if cells["note"]) == NOTE
    assert [session["started_at"] for session in whole["sessions"]] == sorted(
        (session["started_at"] for session in whole["sessions"]), key=lambda text: text[:10]
    )


def test_rows_are_oldest_first_by_instant(used: Home) -> None:
    moments = [row["performed_at"] for row in used.rows()]
    assert moments[:4] == ["2026-01-04T12:00:00+01:00"] + ["2026-01-05T08:00:00+01:00"] * 2 + [
        "2026-01-05T08:00:00-05:00"
    ]


def test_absent_values_are_null_or_an_empty_cell_and_whole_numbers_have_no_decimals(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10@2kg", "--at", "2026-01-05")
    [row] = home.rows()
    assert (row["side"], row["seconds"], row["note"], row["target"]) == (None, None, None, None)
    _, line, end = home.ok("export", "--format", "csv").out.split("\n")
    assert line.split(",")[5:] == [
        "2026-01-05T12:00:00+01:00",
        "1",
        "working",
        "",
        "10",
        "",
        "",
        "2",
        "",
        "",
        "",
        "hipflex",
    ]
    assert end == ""


def test_a_target_is_kept_with_the_set(used: Home) -> None:
    row = next(row for row in used.rows() if row["target"])
    assert list(row["target"]) == ["reps", "seconds", "load_kg", "band", "metres"]
    assert row["target"]["reps"] == [8, 10]


def test_an_empty_log_is_an_empty_export(home: Home) -> None:
    assert home.ok("export").out == ""
    assert home.ok("export", "--format", "csv").out.count("\n") == 1
    assert home.ok("export", "--format", "json").json == {"hipflex": 1, "sets": [], "sessions": [], "check_ins": []}


def test_every_line_of_jsonl_is_a_line_to_any_reader(used: Home) -> None:
    out = used.ok("export").out
    assert len(out.splitlines()) == out.count("\n") == len(used.rows())


def test_a_part_can_be_exported(used: Home) -> None:
    assert {row["exercise"] for row in used.rows("--exercise", "hanging leg raise", "--until", "2026-08-01")} == {
        "hanging-leg-raise"
    }
    whole = used.ok("export", "--format", "json", "--since", "2026-01-05", "--until", "2026-01-05").json
    assert (len(whole["sets"]), len(whole["sessions"]), len(whole["check_ins"])) == (4, 1, 0)


def test_safe_keeps_texts_from_being_formulas(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "8@-20kg", "--note", "=1+1")
    assert ",'=1+1," in home.ok("export", "--format", "csv", "--safe").out
    assert ",-20," in home.ok("export", "--format", "csv", "--safe").out
    assert ",=1+1," in home.ok("export", "--format", "csv").out


def test_a_file_is_whole_or_as_it_was(used: Home) -> None:
    file = used.path / "export.jsonl"
    file.write_text("before", encoding="utf-8")
    used.refused("export", "--output", file, "--exercise", "zzz")
    assert file.read_text(encoding="utf-8") == "before"
    said = used.ok("export", "--output", file)
    assert (said.out, said.err) == ("", f"hipflex: wrote {file}\n")
    assert file.read_text(encoding="utf-8") == used.ok("export").out
    assert sorted(path.name for path in used.path.iterdir() if "export" in path.name) == ["export.jsonl"]


@pytest.mark.parametrize("name", ["x.xls", "x.jsonl.gz", ".export.txt"])
def test_a_file_whose_ending_is_no_format_is_refused_unless_the_format_is_given(used: Home, name: str) -> None:
    used.refused("export", "--output", name, code=2, says="expected one of .jsonl, .json, .csv, or --format")
    assert not (used.path / name).exists()
    used.ok("export", "--output", name, "--format", "json")
    assert (used.path / name).read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize(("name", "form"), [("x.CSV", "csv"), ("x.json", "json"), ("x", "jsonl"), (".export", "jsonl")])
def test_the_ending_of_a_file_names_the_format(used: Home, name: str, form: str) -> None:
    used.ok("export", "--output", name)
    assert (used.path / name).read_bytes().decode() == used.ok("export", "--format", form).out


@pytest.mark.parametrize("form", ALL_FORMATS)
def test_a_log_whose_bytes_are_no_text_is_refused_and_no_file_is_made_of_it(home: Home, form: str) -> None:
    home.ok("log", "lunge", "10L", "--note", "well")
    with contextlib.closing(sqlite3.connect(home.log_file)) as log:
        log.execute("UPDATE sets SET note = CAST(x'61ff62' AS TEXT)")
        log.commit()
    home.refused("export", "--format", form, "--output", "file", says="is damaged")
    assert not (home.path / "file").exists()


def test_an_export_behind_a_link_goes_where_the_link_says(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    (home.path / "real").write_text("before", encoding="utf-8")
    (home.path / "link").symlink_to("real")
    home.ok("export", "--output", "link")
    assert (home.path / "link").is_symlink()
    assert (home.path / "real").read_text(encoding="utf-8") == home.ok("export").out


def test_an_export_into_a_pipe_leaves_the_pipe_a_pipe(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    pipe = home.path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    home.ok("export", "--output", pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    reader.join()
    assert read == [home.ok("export").out]


def test_the_log_itself_is_never_written_over(used: Home) -> None:
    before = used.log_file.read_bytes()
    (used.path / "link").symlink_to(used.log_file)
    for target in (used.log_file, used.path / "link", "data/hipflex/../hipflex/log.db"):
        used.refused("export", "--output", target, says="training log itself")
    assert used.log_file.read_bytes() == before


def test_a_folder_can_be_no_export(home: Home) -> None:
    home.refused("export", "--output", home.path, says="can't be written")
    home.refused("export", "--output", "", says="is no path")
    assert [path.name for path in home.path.parent.iterdir()] == ["home"]


def test_numbers_in_json_are_numbers(used: Home) -> None:
    for row in used.rows():
        for key in ("set", "reps", "seconds"):
            assert row[key] is None or isinstance(row[key], int)
        json.dumps(row, allow_nan=False)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no terminals to open there")
@pytest.mark.parametrize("words", [["export"], ["export", "--output", "/dev/tty"]], ids=" ".join)
@pytest.mark.parametrize("form", ALL_FORMATS)
def test_a_terminal_is_shown_no_code_that_it_would_obey(home: Home, form: str, words: list[str]) -> None:
    note = "\x1b[31m\x9b2J\r\u202egnp\ufff9x\ufffby\u200b\U000e0041\x07\nü"
    home.ok("log", "lunge", "10L", "--note", note)
    with Stage([sys.executable, "-m", "hipflex", *words, "--format", form], environment=home.environment) as stage:
        assert stage.ending() == "0: whole"
        shown = stage.written
    assert "ü" in shown
    assert not {"\x1b", "\x9b", "\u202e", "\ufff9", "\ufffb", "\u200b", "\U000e0041", "\x07"} & set(shown)
    assert note in home.program("export", "--format", "csv").out


STRONG = """\
"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";"Reps";"RPE";\
"Distance (meters)";"Seconds";"Notes";"Workout Notes"
"1";"2026-01-04 12:00:00";"";"0";"Easy jog";"1";"";"";"";"1500.0";"720.0";"";""
"2";"2026-01-05 18:30:00";"hip-flexor";"0";"Hanging leg raise";"W";"";"5";"";"";"";"";""
"2";"2026-01-05 18:30:00";"hip-flexor";"0";"Hanging leg raise";"1";"2.268";"10";"8.5";"";"";"";""
"2";"2026-01-05 18:30:00";"hip-flexor";"0";"Lunge";"1";"";"10";"";"";"";"left; red band; =1+1";""
"2";"2026-01-05 18:30:00";"hip-flexor";"0";"Lunge";"2";"";"8";"";"";"";"right; red band; =1+1";""
"2";"2026-01-05 18:30:00";"hip-flexor";"0";"Hanging leg raise (Assisted)";"D";"20.0";"8";"";"";"";"";""
"""
HEVY = """\
"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type",\
"weight_kg","reps","distance_km","duration_seconds","rpe"
"hip-flexor","5 Jan 2026, 18:30","5 Jan 2026, 18:30","","Hanging leg raise",,"",0,"warmup",,5,,,
"hip-flexor","5 Jan 2026, 18:30","5 Jan 2026, 18:30","","Hanging leg raise",,"",1,"normal",2.268,10,,,8.5
"hip-flexor","5 Jan 2026, 18:30","5 Jan 2026, 18:30","","Lunge",,"left; red band; =1+1",0,"normal",,10,,,
"hip-flexor","5 Jan 2026, 18:30","5 Jan 2026, 18:30","","Lunge",,"right; red band; =1+1",1,"normal",,8,,,
"hip-flexor","5 Jan 2026, 18:30","5 Jan 2026, 18:30","","Hanging leg raise (Assisted)",,"",0,"dropset",20,8,,,
"","4 Jan 2026, 12:00","4 Jan 2026, 12:00","","Easy jog",,"",0,"normal",,,1.5,720,
"""


@pytest.fixture
def varied(home: Home) -> Home:
    """A home with a set of each sort that other programs have no column for."""
    home.ok("log", "easy-jog", "1.5km in 12min", "--at", "2026-01-04")
    for words in (
        ["hanging-leg-raise", "5 warmup 10@5lb rpe8.5"],
        ["lunge", "10/8@red", "--note", "=1+1"],
        ["hanging-leg-raise", "8@-20kg drop"],
    ):
        home.ok("log", *words, "--at", "2026-01-05 18:30", "--workout", "hip-flexor")
    return home


@pytest.mark.parametrize(("form", "text"), [("strong", STRONG), ("hevy", HEVY)])
def test_other_programs_get_the_table_that_they_write_themselves(varied: Home, form: str, text: str) -> None:
    done = varied.ok("export", "--format", form)
    assert done.out == text
    assert done.err == (
        "hipflex: 2 sets have their side in the notes; 2 sets have their band in the notes; 1 set stands under NAME "
        "(Assisted); left out: ids, targets, time zones, self-checks, the time of each set within its session (`export "
        "--format json` has all)\n"
    )


def test_a_load_that_the_name_makes_help_is_told(home: Home) -> None:
    home.ok("log", "pull-up-assisted", "8@20kg")
    assert "1 set has a load that its name makes help" in home.ok("export", "--format", "strong").err


def test_seconds_that_are_cut_off_are_told(home: Home) -> None:
    home.ok("log", "lunge", "8L", "--at", "2026-01-05T18:30:09+01:00")
    assert "1 workout begins at the full minute; " in home.ok("export", "--format", "hevy").err
    assert "full minute" not in home.ok("export", "--format", "strong").err


@pytest.mark.parametrize("form", ["strong", "hevy"])
def test_a_table_for_another_program_goes_to_a_file_and_of_a_part(varied: Home, form: str) -> None:
    words = ["export", "--format", form, "--exercise", "lunge"]
    varied.ok(*words, "--output", "lunges.csv")
    text = (varied.path / "lunges.csv").read_bytes().decode()
    assert text == varied.ok(*words).out
    assert text.count("\n") == 3
    assert text.count("Lunge") == 2
    assert varied.ok("export", "--format", form, "--until", "2020-01-01").out == f"{text.splitlines()[0]}\n"


def test_a_file_called_csv_is_our_own_table(varied: Home) -> None:
    varied.ok("export", "--output", "log.csv")
    assert (varied.path / "log.csv").read_text(encoding="utf-8").startswith("id,session,")


@pytest.mark.parametrize("form", ["strong", "hevy"])
def test_line_ends_of_notes_are_written_as_that_program_writes_them(home: Home, form: str) -> None:
    home.ok("log", "lunge", "10L", "--note", "one\ntwo")
    assert ("left; one\ntwo" if form == "strong" else "left; one\\ntwo") in home.ok("export", "--format", form).out
