"""One line of a workout."""

from __future__ import annotations

import pytest

from hipflex.domain.measures import Load, Measure, SetType, Side
from hipflex.domain.prescription import prescribed
from hipflex.domain.workout_line import Accept, Add, Finish, Line, Note, Quit, SetEntry, Skip, Swap, Undo
from hipflex.errors import NotationError
from hipflex.notation.lines import parse_line
from tests.notation.writing import ANYTHING, VOCABULARY, movement

REPS = Measure.REPS


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", Accept()),
        (" \t ", Accept()),
        ("10", SetEntry(REPS, 10)),
        ("2x8R@-20 drop rir2", SetEntry(REPS, 8, 2, side=Side.RIGHT, load=Load(-20_000), type=SetType.DROP, rpe=8.0)),
        ("8@0", SetEntry(REPS, 8, load=Load(0))),
        ("skip", Skip()),
        ("SKIP", Skip()),
        ("skip exercise", Skip(exercise=True)),
        ("Skip \t Exercise ", Skip(exercise=True)),
        ("swap lying leg raise", Swap("lying leg raise")),
        ("SWAP  Lying-Leg_Raise ", Swap("Lying-Leg_Raise")),
        ("undo", Undo()),
        ("add", Add()),
        ("add 10@2kg", Add(SetEntry(REPS, 10, load=Load(2000)))),
        ("note felt strong, 3x10 next time", Note("felt strong, 3x10 next time")),
        ("Note [b]ÄÖ\x1b[0m", Note("[b]ÄÖ\x1b[0m")),
        ("FINISH", Finish()),
        ("quit", Quit()),
        ("12 left 10 right", SetEntry(REPS, 12, right=10)),
        ("3 sets of 10 with 5 kg", SetEntry(REPS, 10, 3, load=Load(5000))),
        ("add 10 reps rpe 8", Add(SetEntry(REPS, 10, rpe=8.0))),
    ],
)
def test_a_line_says_what_was_done_or_what_to_do(text: str, meant: Line) -> None:
    assert parse_line(text, ANYTHING, VOCABULARY) == meant


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("skip it", 5, "`exercise`, `because`, or the end"),
        ("skip exercise now", 14, "`because` and a reason"),
        ("skip because", 12, "the reason"),
        ("skip exercise now", 14, "the end"),
        ("skipexercise", 0, "one of: skip"),
        ("swap", 4, "the name of another movement"),
        ("swap  ", 6, "the name of another movement"),
        ("note", 4, "the text of the note"),
        ("undo 2", 5, "the end"),
        ("quit now", 5, "the end"),
        ("add drop", 8, "reps like 10"),
        ("add 8 8", 6, "the end: one set a line"),
        ("10 8", 3, "the end: one set a line"),
        ("10 easy", 3, "or the end"),
        ("10, 9", 4, "the end: one set a line"),
        ("ready", 0, "one of: skip, skip exercise, swap NAME, undo, add, note TEXT, finish, quit"),
        ("stop", 0, "`finish`, or `quit`"),
        ("finish now", 7, "the end"),
        ("8-10", 1, "write what was done"),
        ("?", 0, "reps like 10"),
    ],
)
def test_a_line_that_is_off_is_refused_at_its_place(text: str, at: int, expected: str) -> None:
    with pytest.raises(NotationError) as refused:
        parse_line(text, ANYTHING, VOCABULARY)
    assert refused.value.start == at
    assert expected in refused.value.expected


def test_a_prescription_says_what_a_line_may_be_written_in() -> None:
    asked = prescribed(movement(Measure.TIME))
    assert parse_line("45s", asked, VOCABULARY) == SetEntry(Measure.TIME, 45)
    with pytest.raises(NotationError, match="a time like 45s or 1:30, which 'Knee drive' is done in"):
        parse_line("45", asked, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "instead"),
    [("add 10kg x 8", ("add 8@10kg",)), ("8 8 @6kg", ()), ("10 easy", ("10",)), ("add 10 falure", ("add 10 failure",))],
)
def test_a_line_is_mended_into_a_line(text: str, instead: tuple[str, ...]) -> None:
    with pytest.raises(NotationError) as refused:
        parse_line(text, ANYTHING, VOCABULARY)
    assert refused.value.mended == instead
    assert all(parse_line(line, ANYTHING, VOCABULARY) for line in instead)
