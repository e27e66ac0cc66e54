"""`hipflex progress`: onto the screen, read aloud, as a picture, explained."""

from __future__ import annotations

import json
import re
import sys
from xml.etree import ElementTree as ET

import pexpect
import pytest

from hipflex.domain.definitions import DEFINITIONS
from tests.cli.home import Home

WINDOW = ("--since", "2026-10-26", "--until", "2026-11-22")
AXIS = "┤"
BLOCKS = "▁▇"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with three sessions of one exercise."""
    home = Home(tmp_path_factory.mktemp("trained") / "home").knowing_the_catalogue()
    for day, sets in (("2026-10-26", "10/9@2kg"), ("2026-10-29", "10/10@2kg"), ("2026-11-02", "10/8@3kg")):
        home.ok("log", "standing-hip-flexor-raise", sets, "--at", f"{day} 07:00")
    return home


def on_a_terminal(home: Home, *words: str, **environment: str) -> str:
    """What a run shows on a terminal of 80 columns, without its colours."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "hipflex", *words],
        env=home.environment | environment,
        cwd=str(home.path),
        dimensions=(40, 80),
        encoding="utf-8",
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    return re.sub(r"\x1b\[[0-9;]*m", "", child.before or "")


def test_on_a_terminal_an_exercise_has_a_chart_with_both_sides(trained: Home) -> None:
    text = on_a_terminal(trained, "progress", "standing-hip-flexor-raise", *WINDOW)
    assert AXIS in text
    assert "record 4kg" in text
    assert re.search(r"left\r\n", text)


def test_on_a_terminal_the_summary_has_trends_and_a_strip(trained: Home) -> None:
    text = on_a_terminal(trained, "progress", *WINDOW)
    assert "▪▪ ▪□ □□ □□" in text
    assert set(BLOCKS) <= set(text)


@pytest.mark.parametrize("term", ["dumb", "linux"])
def test_a_terminal_without_such_characters_gets_words(trained: Home, term: str) -> None:
    for words in (("progress",), ("progress", "standing-hip-flexor-raise")):
        text = on_a_terminal(trained, *words, *WINDOW, TERM=term)
        assert set(text) & {AXIS, *BLOCKS} == set()


def test_plain_is_words_on_a_terminal_too(trained: Home) -> None:
    text = on_a_terminal(trained, "progress", "--plain", *WINDOW)
    assert "2.7kg to 4kg" in text
    assert set(text) & {AXIS, *BLOCKS} == set()


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1"}])
def test_in_a_pipe_there_is_a_table_of_dates_and_values(trained: Home, environment: dict[str, str]) -> None:
    text = trained.ok("progress", "standing-hip-flexor-raise", *WINDOW, **environment).out
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert AXIS not in plain
    assert "2026-11-02    4kg  3.8kg  record  10/8@3kg" in plain
    assert "2026-10-26  2.7kg  2.6kg          10/9@2kg" in plain


def test_the_picture_is_the_screen_in_a_file_of_its_own(trained: Home) -> None:
    path = trained.path / "progress.svg"
    done = trained.ok("progress", *WINDOW, "--svg", path)
    assert (done.out, done.err) == ("", f"hipflex: wrote {path}\n")
    texts = [text for text in ET.parse(path).getroot().itertext() if text.strip()]  # noqa: S314 - our own file
    assert "Standing hip flexor raise" in " ".join(texts)
    assert 'class="bar' in path.read_text(encoding="utf-8")


def test_a_picture_fetches_nothing_and_is_the_same_again(trained: Home) -> None:
    first, second = trained.path / "first.svg", trained.path / "second.svg"
    for path in (first, second):
        trained.ok("progress", "standing-hip-flexor-raise", *WINDOW, "--svg", path)
    text = first.read_text(encoding="utf-8")
    assert "<path" in text
    assert "url(" not in text
    assert "@font-face" not in text
    assert first.read_bytes() == second.read_bytes()


def test_a_picture_and_a_document_go_together(trained: Home) -> None:
    path = trained.path / "both.svg"
    done = trained.ok("progress", *WINDOW, "--json", "--svg", path)
    assert done.json["since"] == "2026-10-26"
    assert path.exists()


def test_a_picture_never_takes_the_place_of_the_log(trained: Home) -> None:
    before = trained.log_file.read_bytes()
    trained.refused("progress", *WINDOW, "--svg", trained.log_file, says="training log itself")
    assert trained.log_file.read_bytes() == before


def test_a_picture_that_cannot_be_written_leaves_what_was_there(trained: Home) -> None:
    folder = trained.path / "folder"
    folder.mkdir()
    (folder / "kept").touch()
    trained.refused("progress", *WINDOW, "--svg", folder, says="can't be written")
    trained.refused("progress", *WINDOW, "--svg", trained.path / "nowhere" / "p.svg", says="can't be written")
    assert [path.name for path in folder.iterdir()] == ["kept"]
    assert [path.name for path in trained.path.iterdir() if path.name.startswith(".")] == []


def test_an_empty_log_has_a_picture_too(home: Home) -> None:
    path = home.path / "empty.svg"
    home.ok("progress", "--svg", path)
    assert "Nothing" in path.read_text(encoding="utf-8")


def test_every_number_is_explained(home: Home) -> None:
    text = home.ok("progress", "--explain").out
    rows = home.ok("progress", "--explain", "--json").json
    assert [list(row) for row in rows] == [["name", "unit", "definition", "formula", "source"]] * len(DEFINITIONS)
    for row in rows:
        assert all(part in text for part in row.values())


def test_every_number_of_the_documents_has_its_explanation(trained: Home) -> None:
    explained = {row["name"] for row in trained.ok("progress", "--explain", "--json").json}
    summary = trained.ok("progress", *WINDOW, "--json").json
    parts = [summary, summary["weeks"][0], summary["exercises"][0], summary["balance"][0] if summary["balance"] else {}]
    numbers = {key for part in parts for key, value in part.items() if isinstance(value, int | float)}
    assert numbers - {"left", "right"} <= explained
    assert {record["kind"] for record in summary["records"]} <= explained


def test_the_explanation_needs_no_log(home: Home) -> None:
    home.log_file.parent.mkdir(parents=True)
    home.log_file.write_text("no database")
    assert "Epley" in home.ok("progress", "--explain").out


def test_what_contradicts_itself_is_refused(home: Home) -> None:
    home.refused("progress", "lunge", "--explain", code=2, says="leave the movement out")
    home.refused("progress", "--weeks", "2", "--since", "2026-11-01", code=2, says="give one of them")


def test_text_from_a_file_stays_text_in_a_picture(home: Home) -> None:
    name = "<b>&\x1b[31m"
    home.ok("log", "lunge", "8", "--at", "2026-11-02 07:00")
    rows = home.rows()
    home.ok("undo")
    path = home.path / "other.jsonl"
    path.write_text("".join(json.dumps(row | {"exercise": name}) + "\n" for row in rows), encoding="utf-8")
    home.ok("import", path)
    picture = home.path / "other.svg"
    for words in ([], [name]):
        home.ok("progress", *words, *WINDOW, "--svg", picture)
        assert "<b>&\\x1b[31m" in "".join(ET.parse(picture).getroot().itertext())  # noqa: S314 - our own file
        assert "\x1b" not in picture.read_text(encoding="utf-8")


def test_two_desk_breaks_fill_no_week_and_the_reason_says_what_counted(home: Home) -> None:
    for day in ("yesterday", "today"):
        home.ok("log", "standing-hip-flexion", "2x10", "--workout", "desk-break", "--at", day)
    today = home.ok("--json").json
    assert today["due"]["workout"] == "hip-flexor"
    assert "of less done (Desk break): a day counts from 5 strength sets" in today["due"]["because"]
    assert today["week"]["strength_days"] >= 1
    assert (today["week"]["days_on_target"], today["weeks_on_target"]) == (0, {"of": 0, "on": 0})


def test_a_workout_keeps_what_was_due_and_half_of_that_fills_a_day(home: Home) -> None:
    home.entry("workouts", "short.yaml", "title: Short\nexercises:\n  - movement: lunge\n    dose: 2 x 8 per side\n")
    home.entry("programmes", "small.yaml", "title: Small\nweeks: 1\ndays:\n  - day: 1\n    workout: short\n")
    home.ok("settings", "set", "programme", "small")
    home.ok("workout", "start", "desk-break", stdin="10\nfinish\n")
    week = home.ok("due", "--json").json["week"]
    assert (week["strength_days"], week["days_on_target"]) == (1, 1)


def test_no_broken_streak_is_shown_anywhere(home: Home) -> None:
    for weeks in (6, 5, 3):
        for days in (0, 2):
            home.ok("log", "hanging-leg-raise", "5x10", "--at", f"{weeks * 7 + days} days ago 12:00")
    for words in ((), ("progress",), ("progress", "--plain")):
        told = home.ok(*words).out
        assert "streak" not in told.lower()
        assert "in a row" not in told
        assert re.search(r"of the last \d weeks", told)


@pytest.fixture(scope="module")
def long_ago(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose last session, of thirteen and a hold, is of last year."""
    home = Home(tmp_path_factory.mktemp("long-ago") / "home").knowing_the_catalogue()
    for day in range(1, 14):
        home.ok("log", "standing-hip-flexor-raise", "10/9@2kg", "--at", f"2025-05-{day:02} 07:00")
    home.ok("log", "l-sit-hold", "20s", "--at", "2025-05-21 07:00")
    return home


def test_where_nothing_was_done_of_late_the_last_day_and_the_command_that_shows_it_are_told(long_ago: Home) -> None:
    for words, day, since in (
        ((), "2025-05-21", "2025-03-03"),
        (("--all",), "2025-05-21", "2025-03-03"),
        (("--since", "2020-01-01", "--until", "2020-02-01"), "2025-05-21", "2025-03-03"),
        (("standing-hip-flexor-raise",), "2025-05-13", "2025-02-24"),
        (("l-sit-hold", "--weeks", "2"), "2025-05-21", "2025-03-03"),
    ):
        shown = " ".join(long_ago.ok("progress", *words).out.split())
        assert "Nothing logged" in shown
        assert f"the last was on {day}" in shown
        [command] = re.findall("`hipflex ([^`]*)`", shown)
        assert command.endswith(f"--since {since}")
        assert "Nothing logged" not in long_ago.ok(*command.split()).out


def test_who_never_did_an_exercise_is_told_how_to_log_it(long_ago: Home) -> None:
    assert "hipflex log hanging-leg-raise SETS" in " ".join(long_ago.ok("progress", "hanging-leg-raise").out.split())


def test_a_command_for_more_keeps_the_window(long_ago: Home) -> None:
    window = ("--since", "1 may 2025", "--until", "2025-06-01")
    shown = on_a_terminal(long_ago, "progress", "standing-hip-flexor-raise", *window)
    assert "1 earlier: hipflex progress standing-hip-flexor-raise --since '1 may 2025'" in shown
    shown = " ".join(on_a_terminal(long_ago, "progress", *window).split())
    assert "hipflex progress --since '1 may 2025' --until 2025-06-01 --all" in shown
    assert "hipflex progress --weeks 90 --all" in " ".join(on_a_terminal(long_ago, "progress", "--weeks", "90").split())


def test_a_long_window_is_told_in_months_and_all_of_it_and_its_document_in_weeks(long_ago: Home) -> None:
    window = ("--since", "2020-01-01", "--until", "2026-11-22")
    assert "strength days by month\n2025  May 14\n" in long_ago.ok("progress", *window).out
    assert "by week from 2020-W01 to 2026-W47" in long_ago.ok("progress", "--all", *window).out
    assert len(long_ago.ok("progress", "--json", *window).json["weeks"]) == 360
