from __future__ import annotations

import io
import os

import pytest

from hipflex.runner.pace import Pace, up_and_down
from hipflex.runner.timer import Timer
from hipflex.terminal.countdown import Countdown, Counted, End, count, late_key
from hipflex.terminal.countdown_display import Announcement, AudibleDisplay, RedrawnLine
from tests.terminal.fakes import Listening, Pressed, SuspendedLaptop, Watching

REST = Countdown("Rest", "skips", "rest over")
PACED = Countdown("Reps", "stops", "over", pace=Pace(up_and_down(1, 0, 3), reps=2))


def counted_with(pressed: Pressed, seconds: int = 30, countdown: Countdown = REST) -> Counted:
    return count(countdown, Timer.started(seconds, pressed.now), pressed, pressed.elapsed, Watching())


def ending(seconds: int, *keys: tuple[float, str], countdown: Countdown = REST) -> tuple[int, End]:
    counted = counted_with(Pressed(*keys), seconds, countdown)
    return counted.seconds, counted.end


def reading(left: int, *, paused: bool = False) -> tuple[Timer, float]:
    """A timer with so many seconds left, and the moment."""
    return Timer(90, left, 0.0 if paused else None), 0.0


def test_it_runs_to_its_end_and_shows_every_second() -> None:
    pressed, display = Pressed(), Watching()
    counted = count(REST, Timer.started(3, 0), pressed, pressed.elapsed, display)
    assert (counted.seconds, counted.end) == (3, End.OVER)
    assert display.shown == [(3, False), (2, False), (1, False)]
    assert pressed.now == 3


@pytest.mark.parametrize("key", ["\n", "\r", " ", "\x1b"])
def test_enter_space_and_escape_go_on_at_once(key: str) -> None:
    assert ending(90, (22.5, key)) == (22, End.STOPPED)


def test_a_pause_takes_no_time() -> None:
    pressed, display = Pressed((10, "p"), (400, "P")), Watching()
    counted = count(REST, Timer.started(30, 0), pressed, pressed.elapsed, display)
    assert (counted.seconds, counted.end) == (30, End.OVER)
    assert pressed.now == pytest.approx(420)
    assert (20, True) in display.shown


def test_stopping_in_a_pause_counts_what_ran_before_it() -> None:
    assert ending(30, (10, "p"), (400, "\n")) == (10, End.STOPPED)


def test_plus_and_minus_change_it_by_15_seconds() -> None:
    assert ending(30, (10, "+")) == (45, End.OVER)
    assert ending(30, (10, "-")) == (15, End.OVER)


def test_a_minus_that_leaves_nothing_ends_it_with_what_had_run() -> None:
    assert ending(30, (20, "-")) == (20, End.OVER)


def test_enter_right_behind_a_key_that_changes_it_belongs_to_that_key() -> None:
    assert ending(30, (10, "+"), (10.1, "\n")) == (45, End.OVER)
    assert ending(30, (10, "p"), (10.1, "\r"), (20, "p")) == (30, End.OVER)
    assert ending(30, (10, "+"), (10.5, "\n")) == (10, End.STOPPED)
    assert ending(30, (10, "+"), (10.1, " ")) == (10, End.STOPPED)


@pytest.mark.parametrize("key", ["+", "-"])
def test_the_number_of_paced_repetitions_stays_as_it_is(key: str) -> None:
    assert ending(8, (2, key), countdown=PACED) == (8, End.OVER)


@pytest.mark.parametrize(
    ("key", "end"),
    [
        ("q", End.QUIT),
        ("Q", End.QUIT),
        ("n", End.NOTE),
        ("U", End.UNDO),
        ("?", End.HELP),
        ("undo", End.UNDO),
        ("t", End.TEMPO),
    ],
)
def test_some_keys_break_into_it(key: str, end: End) -> None:
    assert ending(30, (5, key)) == (5, end)


def test_what_was_broken_into_can_go_on_where_it_was() -> None:
    pressed = Pressed((5, "+"), (10, "n"))
    counted = counted_with(pressed)
    assert counted.timer.left(pressed.now) == 35


@pytest.mark.parametrize("key", ["1", "s", "@", "ü", "9 rir1"])
def test_what_begins_an_answer_is_handed_on(key: str) -> None:
    counted = counted_with(Pressed((5, key)))
    assert (counted.seconds, counted.end, counted.typed) == (5, End.WRITTEN, key)


@pytest.mark.parametrize(
    ("pressed", "kept"),
    [
        ((0.1, "\n"), None),
        ((0.1, " "), None),
        ((0.1, "8"), "8"),
        ((0.1, "n"), "n"),
        ((9, "\n"), None),
    ],
)
def test_a_key_too_late_to_skip_the_rest_does_nothing_else(pressed: tuple[float, str], kept: str | None) -> None:
    assert late_key(Pressed(pressed)) == kept


@pytest.mark.parametrize("key", ["\x7f", "\t", "\x0c"])
def test_other_control_characters_are_passed_over(key: str) -> None:
    assert ending(30, (5, key)) == (30, End.OVER)


def test_a_laptop_that_slept_comes_back_to_a_countdown_that_is_over() -> None:
    laptop, display = SuspendedLaptop(), Watching()
    counted = count(REST, Timer.started(90, 0), laptop, laptop.elapsed, display)
    assert (counted.seconds, counted.end) == (90, End.OVER)
    assert display.shown == [(90, False)]


class Stopped(Pressed):
    """After five seconds the program is stopped for a minute."""

    def key(self, timeout: float) -> str | None:
        self.now += 60 if self.now == 5 else 0
        return super().key(timeout)


def test_a_hold_stands_still_while_nobody_can_be_holding() -> None:
    hold = Countdown("Hold", "stops", "hold over", watched=True)
    stopped, display = Stopped((70, "p")), Watching()
    counted = count(hold, Timer.started(30, 0), stopped, stopped.elapsed, display)
    assert (counted.seconds, counted.end, stopped.now) == (30, End.OVER, 95)
    assert (25, True) in display.shown
    assert counted_with(Stopped()).seconds == 30, "a rest goes on all the same"


@pytest.mark.parametrize(("late_s", "paused"), [(2.9, False), (3.1, True)])
def test_a_watched_countdown_stands_still_where_a_wait_took_three_seconds_longer_than_asked(
    late_s: float, *, paused: bool
) -> None:
    class Late(Pressed):
        def key(self, timeout: float) -> str | None:
            self.now += timeout + late_s
            return "\n"

    hold, late = Countdown("Hold", "stops", "hold over", watched=True), Late()
    counted = count(hold, Timer.started(30, 0), late, late.elapsed, Watching())
    assert counted.timer.paused is paused


def test_the_line_is_drawn_over_itself_and_leaves_nothing_behind() -> None:
    out = io.StringIO()
    line = RedrawnLine(out, REST, escapes=False)
    line.draw(*reading(61))
    line.draw(*reading(60, paused=True))
    line.clear()
    drawn = out.getvalue().split("\r")[1:]
    assert "1:01  Rest  " in drawn[0]
    assert "1:00  Rest, paused  " in drawn[1]
    assert len(drawn[1]) == len(drawn[0])
    assert set(drawn[2]) == {" "}
    assert "\x1b" not in out.getvalue()
    assert "\n" not in out.getvalue()


def test_another_width_is_drawn_over_from_end_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def fileno(self) -> int:
            return 1

    columns = iter((60, 40, 40))
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((next(columns), 24)))
    out = Terminal()
    line = RedrawnLine(out, REST, escapes=False)
    for left in (3, 2, 1):
        line.draw(*reading(left))
    _, wide, narrow, again = out.getvalue().split("\r")
    assert len(wide) < 59
    assert len(narrow) == 39
    assert len(again) == len(narrow.rstrip())


def test_the_keys_stand_quietly_behind_the_seconds() -> None:
    out = io.StringIO()
    RedrawnLine(out, REST, escapes=True).draw(*reading(60))
    said, _, hints = out.getvalue().partition("\x1b[2m")
    assert said.endswith("1:00  Rest")
    assert hints.rstrip().endswith("? help\x1b[0m")


def test_of_repetitions_number_part_and_seconds_are_drawn() -> None:
    out = io.StringIO()
    line = RedrawnLine(out, PACED, escapes=False)
    for left in (8, 7, 6, 5, 4):
        line.draw(*reading(left))
    drawn = [said.split("  Enter")[0] for said in out.getvalue().split("\r")[1:]]
    assert drawn == ["rep 1  lift  1", "rep 1  lower 3", "rep 1  lower 2", "rep 1  lower 1", "rep 2  lift  1"]


def test_in_words_only_the_marks_and_changes_are_said() -> None:
    said: list[str] = []
    pressed = Pressed((15, "p"), (20, "p"), (35, "+"))
    count(REST, Timer.started(45, 0), pressed, pressed.elapsed, Announcement(said.append, REST, 45))
    assert said == [
        "Rest: 45 s",
        "paused: 30 s left",
        "going on: 30 s left",
        "30 s left",
        "10 s left",
    ]


def test_in_words_each_part_of_a_repetition_is_said_once() -> None:
    said: list[str] = []
    pressed = Pressed((1.5, "+"), (2, "p"), (9, "p"))
    count(PACED, Timer.started(8, 0), pressed, pressed.elapsed, Announcement(said.append, PACED, 8))
    assert said == ["Reps", "1: lift", "1: lower", "paused: 6 s left", "going on: 6 s left", "2: lift", "2: lower"]


def test_the_last_three_seconds_are_heard_once_each() -> None:
    sound = Listening()
    pressed = Pressed((3.5, "p"), (6, "p"), (7.4, "x"))
    count(REST, Timer.started(5, 0), pressed, pressed.elapsed, AudibleDisplay(Watching(), REST, sound))
    assert sound.heard == ["tick 3", "tick 2", "tick 1"]


def test_of_repetitions_the_beginning_of_each_part_is_heard() -> None:
    sound, pressed = Listening(), Pressed()
    count(PACED, Timer.started(8, 0), pressed, pressed.elapsed, AudibleDisplay(Watching(), PACED, sound))
    assert sound.heard == ["tick lift", "tick lower", "tick lift", "tick lower"]
