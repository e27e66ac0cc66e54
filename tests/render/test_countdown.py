"""The line of a countdown."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from hipflex.render.countdown import countdown_line, key_hints, pace_line
from tests.render.paper import HOSTILE


@pytest.mark.parametrize("width", [0, 1, 5, 12, 40, 80])
@pytest.mark.parametrize("label", ["rest, then Hanging leg raise set 2", HOSTILE, "言葉言葉言葉", ""])
def test_a_countdown_never_overflows_its_line(label: str, width: int) -> None:
    said = countdown_line(label, 75, width)
    assert cell_len(said) <= width
    assert said.isprintable()


def test_a_countdown_keeps_its_place_while_it_runs_down() -> None:
    lines = [countdown_line("rest", left, 40) for left in (600, 599, 60, 9, 0)]
    assert lines == ["10:00  rest", " 9:59  rest", " 1:00  rest", " 0:09  rest", " 0:00  rest"]


def test_a_pause_is_said_behind_what_is_counted() -> None:
    assert countdown_line("Rest", 9, 40, paused=True) == " 0:09  Rest, paused"
    assert pace_line(3, "lift", 1, 40, paused=True) == "rep 3  lift  1, paused"


@pytest.mark.parametrize(
    ("room", "hints"),
    [
        (70, "  Enter skips  +/- 15 s  p pause  n note  u undo  q quit  ? help"),
        (60, "  Enter skips  +/- 15 s  p pause  n  u  q  ? help"),
        (30, "  Enter +/- p n u q ?"),
        (20, "  Enter p q ?"),
        (12, "  ? keys"),
        (7, ""),
    ],
)
def test_the_keys_are_spelt_out_as_far_as_there_is_room(room: int, hints: str) -> None:
    assert key_hints("skips", room) == hints


def test_the_tempo_is_offered_before_a_set_that_has_one() -> None:
    assert key_hints("skips", 80, tempo=True) == (
        "  Enter skips  +/- 15 s  p pause  t tempo  n note  u undo  q quit  ? help"
    )


def test_in_a_pause_the_way_on_is_said_before_all_else() -> None:
    assert key_hints("skips", 20, paused=True) == "  p goes on  ? keys"
    assert key_hints("skips", 13, paused=True) == "  p goes on"
    assert "+/-" not in key_hints("stops", 60, fixed=True)
