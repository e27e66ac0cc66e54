from __future__ import annotations

import io

import pytest

from hipflex.terminal.countdown import Counted, count
from hipflex.terminal.faces import Announcement, RedrawnLine, ring
from tests.terminal.fakes import Pressed, SuspendedLaptop, Watching


def counted(seconds: int, *keys: tuple[float, str]) -> Counted:
    pressed = Pressed(*keys)
    return count(seconds, pressed, pressed.elapsed, Watching())


def test_it_runs_to_its_end_and_shows_every_second() -> None:
    pressed, face = Pressed(), Watching()
    assert count(3, pressed, pressed.elapsed, face) == Counted(3, over=True)
    assert face.shown == [(3, False), (2, False), (1, False)]
    assert pressed.now == 3


@pytest.mark.parametrize("key", ["\n", "\r", " ", "\x1b"])
def test_enter_space_and_escape_go_on_at_once(key: str) -> None:
    assert counted(90, (22.5, key)) == Counted(22)


def test_a_pause_takes_no_time() -> None:
    pressed = Pressed((10, "p"), (400, "P"))
    assert count(30, pressed, pressed.elapsed, face := Watching()) == Counted(30, over=True)
    assert pressed.now == pytest.approx(420)
    assert (20, True) in face.shown


def test_stopping_in_a_pause_counts_what_ran_before_it() -> None:
    assert counted(30, (10, "p"), (400, "\n")) == Counted(10)


def test_plus_and_minus_change_it_by_15_seconds() -> None:
    assert counted(30, (10, "+")) == Counted(45, over=True)
    assert counted(30, (10, "-")) == Counted(15, over=True)


def test_a_minus_that_leaves_nothing_ends_it_with_what_had_run() -> None:
    assert counted(30, (20, "-")) == Counted(20, over=True)


@pytest.mark.parametrize("key", ["q", "Q"])
def test_q_is_handed_on_as_quit(key: str) -> None:
    assert counted(30, (5, key)) == Counted(5, quit=True)


@pytest.mark.parametrize("key", ["1", "s", "?", "ü"])
def test_what_begins_an_answer_is_handed_on(key: str) -> None:
    assert counted(30, (5, key)) == Counted(5, typed=key)


@pytest.mark.parametrize("key", ["\x7f", "\t", "\x0c"])
def test_other_control_characters_are_passed_over(key: str) -> None:
    assert counted(30, (5, key)) == Counted(30, over=True)


def test_a_laptop_that_slept_comes_back_to_a_countdown_that_is_over() -> None:
    laptop = SuspendedLaptop()
    assert count(90, laptop, laptop.elapsed, face := Watching()) == Counted(90, over=True)
    assert face.shown == [(90, False)]


def test_the_line_is_drawn_over_itself_and_leaves_nothing_behind() -> None:
    out = io.StringIO()
    line = RedrawnLine(out, "Rest")
    line.draw(61, paused=True)
    line.draw(60, paused=False)
    line.clear()
    drawn = out.getvalue().split("\r")[1:]
    assert "1:01" in drawn[0]
    assert "Rest, paused" in drawn[0]
    assert len(drawn[1]) == len(drawn[0])
    assert set(drawn[2]) == {" "}
    assert "\x1b" not in out.getvalue()
    assert "\n" not in out.getvalue()


def test_in_words_only_the_marks_and_changes_are_said() -> None:
    said: list[str] = []
    pressed = Pressed((15, "p"), (20, "p"), (35, "+"))
    count(45, pressed, pressed.elapsed, Announcement(said.append, "Rest", 45))
    assert said == [
        "Rest: 45 s",
        "paused: 30 s left",
        "going on: 30 s left",
        "30 s left",
        "10 s left",
    ]


@pytest.mark.parametrize(
    ("sound", "bell", "voice"), [("bell", "\a", ""), ("off", "", ""), ("voice", "", "rest over\n")]
)
def test_the_end_sounds_as_the_setting_says(sound: str, bell: str, voice: str) -> None:
    heard, read = io.StringIO(), io.StringIO()
    ring(sound, "rest over", bell=heard, voice=read)
    assert (heard.getvalue(), read.getvalue()) == (bell, voice)
