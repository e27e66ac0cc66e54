from __future__ import annotations

import pytest

from hipflex.notation.doses import parse_dose
from hipflex.runner.pace import pace
from tests.terminal.samples import VOCABULARY


@pytest.mark.parametrize(
    ("dose", "from_the_top", "parts"),
    [
        ("3 x 8-10 tempo 3-0-1", False, [("lift", 1), ("lower", 3)]),
        ("3 x 8-10 tempo 3-0-1", True, [("lower", 3), ("lift", 1)]),
        ("3 x 8-10 tempo 3-2-1-4", False, [("lift", 1), ("pause", 4), ("lower", 3), ("pause", 2)]),
        ("3 x 8-10 tempo 3-2-1-4", True, [("lower", 3), ("pause", 2), ("lift", 1), ("pause", 4)]),
        ("3 x 8-10 hold 1-2s tempo 2-0-1", False, [("lift", 1), ("pause", 1), ("lower", 2)]),
    ],
)
def test_a_repetition_has_the_parts_of_its_tempo(
    dose: str, parts: list[tuple[str, int]], *, from_the_top: bool
) -> None:
    paced = pace(parse_dose(dose, VOCABULARY), from_the_top=from_the_top)
    assert paced
    assert [(part.name, part.seconds) for part in paced.parts] == parts
    assert paced.reps == 10


@pytest.mark.parametrize("dose", ["3 x 8-10", "3 x 30s tempo 3-0-1", "3 x 8 hold 2s", "3 x 400m"])
def test_a_dose_without_tempo_or_repetitions_has_no_pace(dose: str) -> None:
    assert pace(parse_dose(dose, VOCABULARY)) is None


def test_every_second_belongs_to_a_part_of_a_repetition() -> None:
    paced = pace(parse_dose("1 x 2 tempo 2-1-1", VOCABULARY))
    assert paced
    beats = [paced.beat(left) for left in range(paced.total_s, 0, -1)]
    assert [(beat.rep, beat.part, beat.left, beat.first) for beat in beats] == [
        (rep, part, left, first)
        for rep in (1, 2)
        for part, left, first in (
            ("lift", 1, True),
            ("lower", 2, True),
            ("lower", 1, False),
            ("pause", 1, True),
        )
    ]


@pytest.mark.parametrize(
    ("dose", "from_the_top", "heights"),
    [
        ("1 x 2 tempo 2-1-1", False, [0, 0.5, 1, 0.75, 0.5, 0.25, 0, 0]),
        ("1 x 2 tempo 2-1-1", True, [1, 0.75, 0.5, 0.25, 0, 0, 0, 0.5]),
        ("1 x 2 tempo 1-0-1-1", False, [0, 0.5, 1, 1, 1, 0.5]),
        ("1 x 2 tempo 1-0-1-1", True, [1, 0.5, 0, 0.5, 1, 1]),
        ("1 x 2 tempo 2-0-0-1", False, [1, 1, 1, 0.75, 0.5, 0.25]),
        ("1 x 2 tempo 2-0-0-1", True, [1, 0.75, 0.5, 0.25, 1, 1]),
        ("1 x 2 tempo 0-2-1", True, [0, 0, 0, 0, 0, 0.5]),
        ("1 x 2 tempo 0-2-0", False, [0, 0, 0, 0]),
    ],
)
def test_every_moment_of_a_repetition_has_a_height(dose: str, heights: list[float], *, from_the_top: bool) -> None:
    paced = pace(parse_dose(dose, VOCABULARY), from_the_top=from_the_top)
    assert paced
    assert paced.total_s == 2 * paced.rep_s
    assert [paced.height(paced.total_s - half / 2) for half in range(2 * paced.rep_s)] == heights
    assert [paced.height(paced.rep_s - half / 2) for half in range(2 * paced.rep_s)] == heights
