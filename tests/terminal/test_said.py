from __future__ import annotations

from hipflex.render.text import Text
from hipflex.terminal.said import Said

PROMPT, LOGGED, SET_LINE, CARD = 8, 30, 20, 70


def lines(*cells: int) -> list[Text]:
    return [Text(("x" * n, "")) for n in cells]


def after_a_set() -> Said:
    said = Said()
    said.add(lines(CARD))
    said.answer("x" * PROMPT)
    said.log(["x" * LOGGED])
    said.add(lines(0, SET_LINE))
    return said


def test_what_was_said_begins_with_the_set_that_was_logged_last() -> None:
    assert list(after_a_set().cells) == [LOGGED, 0, SET_LINE]


def test_all_sets_of_one_answer_belong_to_it() -> None:
    said = Said()
    for _ in range(3):
        said.log(["x" * LOGGED])
    assert list(said.cells) == [LOGGED] * 3


def test_what_begins_after_an_answer_keeps_nothing_above_that() -> None:
    said = after_a_set()
    said.count(broken_into=False)
    said.answer("x" * PROMPT)
    assert list(said.cells) == [PROMPT]


def test_what_breaks_into_a_countdown_goes_with_what_was_said_before() -> None:
    said = after_a_set()
    said.count(broken_into=True)
    said.answer("x" * PROMPT)
    assert list(said.cells) == [LOGGED, 0, SET_LINE, PROMPT]
    said.count(broken_into=False)
    said.answer("x" * PROMPT)
    assert list(said.cells) == [PROMPT]


def test_a_set_that_breaks_into_a_countdown_begins_anew() -> None:
    said = after_a_set()
    said.count(broken_into=True)
    said.answer("x" * PROMPT)
    said.log(["x" * LOGGED])
    assert list(said.cells) == [LOGGED]


def test_sets_logged_by_the_clock_one_after_the_other_begin_anew_each_time() -> None:
    said = Said()
    said.log(["x" * LOGGED])
    said.count(broken_into=False)
    said.log(["x" * LOGGED])
    assert list(said.cells) == [LOGGED]


def test_wide_signs_take_two_cells() -> None:
    said = Said()
    said.log(["腿"])
    assert list(said.cells) == [2]
