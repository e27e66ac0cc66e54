"""How far a large import is: a line drawn over itself, gone at the end, and nothing of it where nobody looks."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from hipflex.terminal.progress_bar import ProgressBar
from tests.terminal.stage import Stage, equipped

PROGRAM = (sys.executable, "-m", "hipflex")
HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"


class Terminal(io.StringIO):
    """A terminal of no known size."""

    def isatty(self) -> bool:
        return True


def slow_clock() -> Iterator[float]:
    return (second / 2 for second in count())


def drawn(total: int, *, term: str = "xterm", seconds: Iterator[float] | None = None) -> list[str]:
    out, clock = Terminal(), seconds or slow_clock()
    bar = ProgressBar(out, {"TERM": term}, lambda: next(clock))
    assert list(bar.watched(range(total), "reading", total)) == list(range(total))
    bar.clear()
    return out.getvalue().split("\r")


def test_what_is_long_is_drawn_over_itself_and_leaves_nothing() -> None:
    before, *frames, blank, end = drawn(400)
    assert (before, end, blank.strip()) == ("", "", "")
    assert [frame.split()[-1] for frame in frames] == ["0%", "12%", "25%", "37%", "50%", "62%", "75%", "87%", "100%"]
    assert frames[4] == f"reading  {'█' * 10}{'░' * 10}   50%"
    assert len(blank) == len(frames[0])


def test_a_terminal_without_blocks_gets_letters_and_none_gets_an_escape() -> None:
    assert f"reading  {'#' * 10}{'-' * 10}   50%" in drawn(400, term="dumb")
    assert not any("\x1b" in frame for term in ("dumb", "xterm") for frame in drawn(400, term=term))


def test_what_is_short_is_not_drawn_but_many_things_are_at_once() -> None:
    def stopped() -> Iterator[float]:
        return (0.0 for _ in count())

    assert drawn(400, seconds=stopped()) == [""]
    assert drawn(2_001, seconds=stopped())[1].startswith("reading  ")


def test_more_things_than_were_foreseen_are_no_more_than_all() -> None:
    out, clock = Terminal(), slow_clock()
    list(ProgressBar(out, {}, lambda: next(clock)).watched(range(400), "reading", 100))
    assert "200%" not in out.getvalue()
    assert out.getvalue().endswith("100%")


def test_a_pipe_gets_nothing() -> None:
    out = io.StringIO()
    bar = ProgressBar(out, {})
    assert list(bar.watched(iter("abc"), "reading", 5_000)) == ["a", "b", "c"]
    bar.clear()
    assert out.getvalue() == ""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A year of workouts, which takes seconds to read."""
    rows = (
        f"2025-{month:02}-{day:02} 18:00:00,Legs,1h,Squat (Barbell),{number},{60 + number},5,0,0,,,\n"
        for month in range(1, 13)
        for day in range(1, 29)
        for number in range(1, 41)
    )
    path = tmp_path / "strong.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def importing(home: Path, file: Path, *words: str) -> Stage:
    return Stage([*PROGRAM, "import", str(file), "--unit", "kg", *words], environment={"HOME": str(home)})


def test_a_large_import_shows_how_far_it_is_asks_and_leaves_its_line_empty(tmp_path: Path, file: Path) -> None:
    with importing(equipped(tmp_path), file) as stage:
        stage.until(r"reading  [█░]{20} +\d+%")
        stage.until("Bring in 13440 sets")
        assert not any("%" in line and "█" in line for line in stage.screen)
        stage.type("yes\r")
        stage.until(r"saving   [█░]{20} +\d+%")
        stage.until("imported 13440 sets")
        assert stage.ending() == "0: whole"


def test_ctrl_c_leaves_the_terminal_whole_and_nothing_imported(tmp_path: Path, file: Path) -> None:
    home = equipped(tmp_path)
    with importing(home, file) as stage:
        stage.until("Bring in")
        stage.type("yes\r")
        stage.until(r"saving   [█░]{20}")
        stage.type("\x03")
        assert stage.ending() == "130: whole"
    with Stage([*PROGRAM, "history"], environment={"HOME": str(home)}) as stage:
        stage.until("No sessions to show")
