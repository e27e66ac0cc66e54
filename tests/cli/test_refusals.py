"""What is refused is one line on standard error, an exit code, and no change."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

import pytest

from hipflex.store.connection import READ_SECONDS
from tests.cli.home import Home
from tests.store.old_logs import made_again

OF_DATA = {
    "300deg is no angle of a hip": ["check-in", "--left", "300deg", "--right", "clear"],
    "needs the length of your thigh": ["check-in", "--left", "4cm", "--right", "clear"],
    "41cm is no rise of a thigh of 40cm": ["check-in", "--left", "41cm", "--right", "clear", "--thigh", "40"],
    "the length of the thigh: expected": ["check-in", "--left", "4cm", "--right", "clear", "--thigh", "4m"],
    "nothing to undo": ["undo"],
    "nothing to redo": ["redo"],
    "no workout is open": ["workout", "finish"],
    "no workout is open ": ["workout", "discard"],
    "`hipflex workout start`": ["workout", "resume"],
    "did you mean hip-flexor": ["workout", "show", "hip-flexr"],
    "no workout is called": ["next", "hanging-leg-raise"],
    "did you mean kneeling-lunge": ["card", "kneling", "lunge"],
    "no movement is called 'zzz'": ["records", "zzz"],
    "no movement is called 'zzz' ": ["progress", "zzz"],
    "no movement is called 'zzz'  ": ["export", "--exercise", "zzz"],
    "called 'today'; did you mean `--since today`?": ["progress", "today"],
    "called 'last week'; did you mean `--since '1 week ago'`?": ["progress", "last", "week"],
    "called 'lunge 4 weeks'; did you mean `lunge --since '4 weeks ago'`?": ["progress", "lunge", "4", "weeks"],
    "called 'leg raise 8'; did you mean `leg raise --weeks 8`?": ["progress", "leg raise", "8"],
    "called 'all time'; did you mean `--weeks 1000`?": ["progress", "all", "time"],
    "called 'last week'; did you mean `hipflex progress --since '1 week ago'`?": ["records", "last", "week"],
    "did you mean `hipflex progress lunge --since yesterday`?": ["records", "lunge", "since", "yesterday"],
    "called 'all-time'; did you mean `--all`?": ["records", "all-time"],
    "called '4'; did you mean `--weeks 4`?": ["progress", "4"],
    "called 'all'; did you mean `--all`?": ["progress", "all"],
    "called 'all'; did you mean `--all`? ": ["records", "all"],
    "no muscle is called": ["muscle", "zzz"],
    "no muscle is called 'psoa'; did you mean psoas-major?": ["muscle", "psoa"],
    "no movement is called 'psoa'; did you mean psoas-stretch?": ["card", "psoa"],
    "no workout or movement is called": ["workout", "start", "zzz"],
    "did you mean hip-flexor or hip-mobility": ["workout", "start", "hip"],
    "did you mean hip-mobility": ["workout", "start", "hip-mobilty"],
    "did you mean kneeling-lunge ": ["workout", "start", "kneling-lunge"],
    "no programme is called 'xyz'; there is: ": ["settings", "set", "programme", "xyz"],
    "no muscle is called 'xyz'; there is: ": ["muscle", "xyz"],
    "nothing was imported": ["import", "missing.csv"],
    "to check": ["catalogue", "check", "missing"],
    "no setting is called": ["settings", "set", "colour", "red"],
    "expected kg or lb": ["settings", "set", "unit", "stone"],
    "can't be written": ["export", "--output", "missing/folder/x"],
}
OF_USAGE = {
    "No such command": ["begin"],
    "No such command ": ["workout", "begin"],
    "Missing command": ["workout"],
    "Missing command ": ["catalogue"],
    "--json goes behind the command, like `hipflex settings path": ["settings", "--json", "path"],
    "did you mean `--output log.csv`?": ["export", "log.csv"],
    "did you mean `--output backups/log`?": ["export", "backups/log"],
    "did you mean `--format csv`?": ["export", "csv"],
    "did you mean `--exercise 'hanging leg raise'`?": ["history", "hanging", "leg", "raise"],
    "did you mean `--since yesterday`?": ["history", "yesterday"],
    "did you mean `--since 26.11.2026`?": ["export", "26.11.2026"],
    "did you mean `--since '2 days ago'`?": ["export", "2", "days", "ago"],
    "did you mean `--limit 5`?": ["history", "5"],
    "did you mean `--kind stretch`?": ["catalogue", "list", "stretch"],
    "did you mean `--unit lb`?": ["import", "log.csv", "lb"],
    "did you mean `--left tight --right clear`?": ["check-in", "tight", "clear"],
    "did you mean --on 'mon thu 12:30'?": ["remind", "mon", "thu", "12:30"],
    "(everything); no word belongs there. See `hipflex undo": ["undo", "everything"],
    "(xml); no word belongs there without an option: --format jsonl|json|csv|": ["export", "xml"],
    ", --output FILE, --since DAY, --until DAY, --exercise NAME. See ": ["export", "hanging", "leg", "rais"],
    "without an option: --since DAY, --until DAY, --exercise NAME, --limit N|all. See": ["history", "last"],
    "(all); no word belongs there. See `hipflex due": ["due", "all"],
    "(week); no further word belongs there. See `hipflex sync": ["sync", "last", "week"],
    "no further word belongs there without an option: --format auto|": ["import", "log.csv", "markdown"],
    "did you mean `--format fitnotes`?": ["import", "log.csv", "fitnotes"],
    "did you mean `--kind lift`?": ["catalogue", "list", "lift"],
    "did you mean `--muscle 'psoas major'`?": ["catalogue", "list", "psoas", "major"],
    "did you mean `--equipment band`?": ["catalogue", "list", "band"],
    "did you mean `--since '1 week ago'`?": ["history", "last", "week"],
    "did you mean `--since yesterday`? ": ["history", "since", "yesterday"],
    "did you mean `--limit all`?": ["history", "all", "time"],
    "did you mean `--since '3 weeks ago'`?": ["export", "last", "3", "weeks"],
    "did you mean `--limit 10`?": ["history", "last", "10"],
    "did you mean `--json`?": ["doctor", "json"],
    "did you mean `--help`?": ["export", "help"],
    "No such option": ["--nope"],
    "No such option ": ["log", "--nope"],
    "No such option  ": ["log", "lunge", "10", "--nope"],
    "Missing argument": ["card"],
    "Missing argument ": ["import"],
    "A movement of `hipflex catalogue list`": ["card"],
    "One of unit, ": ["settings", "set"],
    "--format: 'xlsx' is no format; expected one of jsonl, json, csv": ["export", "--format", "xlsx"],
    "'xlsx' is not one of": ["import", "x", "--format", "xlsx"],
    "requires an argument": ["history", "--since"],
    "expected 1 or more, or all": ["history", "--limit", "many"],
    "'0' is no number": ["history", "--limit", "0"],
    "is not a valid int": ["progress", "--weeks", "many"],
    "not in the range": ["progress", "--weeks", "0"],
    "not in the range ": ["workout", "start", "--minutes", "0"],
    "unexpected extra argument": ["undo", "everything"],
    "unexpected extra argument ": ["settings", "path", "x"],
    "--safe belongs to": ["export", "--safe"],
    "--json goes behind the command": ["--json", "due"],
    "--left tight|clear": ["check-in"],
    "--left tight|clear ": ["check-in", "--left", "tight"],
}


@pytest.mark.parametrize("says", OF_DATA)
def test_names_data_and_files_are_refused_with_exit_1(home: Home, says: str) -> None:
    refusal = home.refused(*OF_DATA[says], says=says.strip())
    assert len(refusal.err.splitlines()) == 1
    assert home.rows() == []


@pytest.mark.parametrize("says", OF_USAGE)
def test_wrong_usage_is_refused_with_exit_2(home: Home, says: str) -> None:
    refusal = home.refused(*OF_USAGE[says], code=2, says=says.strip())
    assert len(refusal.err.splitlines()) == 1
    assert not home.log_file.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["check-in", "--left", "tight", "right", "clear"],
        ["check-in", "8", "deg"],
        ["remind", "foo"],
        ["remind", "show", "off"],
        ["history", "٣"],
        ["history", "0"],
        ["history", ""],
        ["export", "9" * 5000, "weeks"],
    ],
    ids=lambda words: " ".join(words)[:20],
)
def test_no_option_is_named_for_words_that_are_no_value_of_it(home: Home, words: list[str]) -> None:
    assert "did you mean" not in home.refused(*words, code=2).err


@pytest.mark.parametrize("command", ["progress", "records"])
def test_a_view_of_a_name_that_nothing_is_near_says_how_to_make_it(home: Home, command: str) -> None:
    home.refused(command, "zzz", says="no movement is called 'zzz'; to make it: hipflex log --new zzz SETS")


def test_a_name_that_only_the_log_holds_is_one_for_an_option_too(home: Home) -> None:
    home.ok("log", "--new", "Bog stomp", "10")
    (home.config / "catalogue" / "exercises" / "bog-stomp.yaml").unlink()
    home.refused("history", "bog", "stomp", code=2, says="did you mean `--exercise 'bog stomp'`?")


@pytest.mark.parametrize("words", [["history", "zzz"], ["export", "zzz"]], ids=" ".join)
def test_for_words_left_over_an_older_log_is_not_brought_up_to_date(home: Home, words: list[str]) -> None:
    before = made_again("schema-3", home.log_file).read_bytes()
    home.refused(*words, code=2, says="no word belongs there")
    assert home.log_file.read_bytes() == before


def test_for_words_left_over_another_program_is_not_waited_for(home: Home) -> None:
    home.ok("log", "--new", "Bog stomp", "10")
    (home.config / "catalogue" / "exercises" / "bog-stomp.yaml").unlink()
    with closing(sqlite3.connect(home.log_file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        home.refused("history", "bog", "stomp", code=2, says="no word belongs there")
        assert time.monotonic() - began < READ_SECONDS


@pytest.mark.parametrize("log", [b"", b"no log", b"no log, but as long as one" * 1000], ids=["empty", "short", "long"])
def test_for_words_left_over_nothing_is_said_of_a_log_that_is_none(home: Home, log: bytes) -> None:
    home.log_file.parent.mkdir(parents=True)
    home.log_file.write_bytes(log)
    assert len(home.refused("history", "zzz", code=2, says="no word belongs there").err.splitlines()) == 1
    assert home.log_file.read_bytes() == log


def test_for_words_left_over_nothing_is_said_of_entries_that_are_left_out(home: Home) -> None:
    home.entry("exercises", "bad.yaml", "title: Bad\n  cues: [\n")
    for words in (["history", "zzz"], ["catalogue", "list", "zzz"]):
        refusal = home.refused(*words, code=2, says="no word belongs there")
        assert len(refusal.err.splitlines()) == 1


@pytest.mark.parametrize("says", ["nothing to undo", "no movement is called 'zzz'", "nothing was imported"])
def test_a_refusal_is_the_same_where_a_document_was_asked_for(home: Home, says: str) -> None:
    home.refused(*OF_DATA[says], "--json", says=says)


COMMANDS = [
    [],
    ["workout"],
    *(["workout", name] for name in ("list", "show", "start", "resume", "finish", "discard")),
    *([name] for name in ("log", "history", "undo", "redo", "progress", "records", "next", "due", "card", "muscle")),
    *([name] for name in ("check-in", "export", "import", "path")),
    ["catalogue"],
    *(["catalogue", name] for name in ("list", "check", "path", "schema", "new")),
    ["settings"],
    *(["settings", name] for name in ("show", "set", "path")),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_without_opening_anything(untouched: Home, words: list[str]) -> None:
    long = untouched.ok(*words, "--help")
    assert long.out.startswith(f"Usage: {' '.join(['hipflex', *words])}")
    assert untouched.ok(*words, "-h") == long
    assert long.err == ""
    assert sorted(path.name for path in untouched.path.iterdir()) == ["temporary"]


def test_the_version_is_said_alone_and_among_options(home: Home) -> None:
    from hipflex import __version__

    assert home.ok("--version").out == f"hipflex {__version__}\n"
    assert home.ok("--log-file", "x", "--version").out == f"hipflex {__version__}\n"


def test_the_home_notices_what_is_unforeseen(home: Home) -> None:
    (home.temporary / "hipflex-report-1.txt").write_text("Traceback", encoding="utf-8")
    with pytest.raises(AssertionError, match="Traceback"):
        home.run("--version")


@pytest.mark.parametrize("bad", ["unit: stone\n", "programme: nothing-of-this-name\n"])
@pytest.mark.parametrize(
    "words",
    [
        "log lunge 10L",
        "undo",
        "redo",
        "edit last 12",
        "delete last",
        "import more.jsonl",
        "check-in --left tight --right clear",
        "workout finish",
        "workout discard",
        "workout start lunge",
    ],
)
def test_where_settings_are_bad_a_change_is_told_or_not_made(home: Home, words: str, bad: str) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n9\n")
    exported = home.ok("export").out
    (home.path / "more.jsonl").write_text(exported.replace('"id": "0', '"id": "1'), encoding="utf-8")
    home.ok("log", "lunge", "9L")
    home.ok("undo")
    before = home.ok("export", "--format", "json").out
    (home.config / "settings.yaml").parent.mkdir(parents=True, exist_ok=True)
    (home.config / "settings.yaml").write_text(bad, encoding="utf-8")
    done = home.run(*words.split(), stdin="10L\n")
    (home.config / "settings.yaml").unlink()
    changed = home.ok("export", "--format", "json").out != before
    assert changed == (done.out != "")
    assert done.code in (0, 3) if changed else done.code == 1
