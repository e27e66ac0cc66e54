"""The README's moving picture is that of a workout as it is now, plays by itself and ends where it begins."""

from __future__ import annotations

import re

import pytest

from tests.readme import film
from tests.readme.readme import text_of
from tests.readme.test_docs import alike

LARGEST = 300_000
FIRST, SECOND = (("one", ""),), (("two", "bold"),)


@pytest.mark.no_cover  # the film is of a program in a process of its own
@pytest.mark.timeout(120)
def test_it_shows_a_workout_as_it_goes_now() -> None:
    assert alike(text_of(film.FILM), film.taken()), "python -m tests.readme.film takes it anew"


def test_it_is_small_and_runs_no_script() -> None:
    text = text_of(film.FILM)
    assert len(text.encode()) < LARGEST
    assert "<script" not in text


def test_where_nothing_may_move_it_shows_a_rest() -> None:
    text = text_of(film.FILM)
    still = re.findall(r'href="#(l\d+)" class="[^"]* s"', text)
    lines = dict(re.findall(r'<g id="(l\d+)">(.*?)</g>', text))
    words = re.sub(r"<[^>]*>", "", " ".join(lines[name] for name in still))
    assert "logged Hanging leg raise set 1: 10 rpe9" in words
    assert "1:27 Rest" in words


def test_a_line_is_drawn_once_and_shown_where_and_as_long_as_it_stands() -> None:
    shots = [(FIRST, ()), (FIRST, SECOND), (SECOND, FIRST)]
    assert list(film.stretches(shots)) == [
        film.Stretch(0, FIRST, 0, 2),
        film.Stretch(0, SECOND, 2, 3),
        film.Stretch(1, SECOND, 1, 2),
        film.Stretch(1, FIRST, 2, 3),
    ]
    drawn = film.film([*shots, (((film.STILL, ""),), ())])
    assert drawn.count(">one<") == 1
    assert drawn.count("<use") == 5
    assert "@keyframes d2{0%{visibility:visible}50%{visibility:hidden}}" in drawn
    assert f".t1{{animation-delay:{-3 * film.STEP_S:.1f}s}}" in drawn


def test_what_stands_shorter_than_a_step_makes_the_film_no_longer() -> None:
    camera = film.Camera()
    camera.show("one", film.STEP_S)
    camera.show("\rtwo", film.STEP_S / 4)
    camera.show("\rone", film.STEP_S * 1.75, lived=film.STEP_S * 10)
    assert [shot[2] for shot in camera.shots] == [FIRST] * 3
    assert [film.FORWARD in shot[0][0][0] for shot in camera.shots] == [False, True, True]
