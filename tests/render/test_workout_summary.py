"""Where a workout stands, and how it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hipflex.domain.measures import Unit
from hipflex.domain.performance import State
from hipflex.domain.records import BrokenRecord
from hipflex.render.layout import View
from hipflex.render.workout_summary import conclusion, going_on
from hipflex.value_classes import replace
from tests.render import values
from tests.render.paper import WIDE, printed

KG = Unit.KG


def shown(view: View) -> str:
    return printed(view, WIDE)


@pytest.mark.parametrize("plain", [False, True])
def test_a_workout_gone_on_with_says_what_is_done_and_what_is_left(*, plain: bool) -> None:
    done = (replace(one, position=1, slot=slot) for slot, one in enumerate(values.LEFT_OPEN.sets, 1))
    text = shown(going_on(replace(values.LEFT_OPEN, sets=tuple(done)), unit=KG, plain=plain))
    assert text.startswith("Going on: Hip flexor workout\n2 of 9 sets done, begun 2026-11-20 18:30\n")
    assert [line.split()[-3:] for line in text.splitlines()[2:]] == [
        ["1", "set", "left"],
        ["3", "sets", "left"],
        ["3", "sets", "left"],
    ]


def test_the_conclusion_says_what_was_done_and_how_long_it_took() -> None:
    text = shown(conclusion(values.SESSION, unit=KG))
    assert text.startswith("Done: Hip flexor workout\n9 sets in 32 min\n")
    assert "Standing hip flexor raise  10/10@2kg, 10/9@2kg, 9/8@2kg" in text
    assert "slept badly" in text
    assert "hipflex progress" in text


def test_a_rehearsal_of_which_nothing_is_kept_never_speaks_of_undo() -> None:
    text = shown(conclusion(values.SESSION, unit=KG))
    rehearsed = shown(conclusion(values.SESSION, unit=KG, rehearsal=True))
    assert "hipflex undo" in text
    assert "undo" not in rehearsed
    assert "hipflex" not in rehearsed


def test_the_conclusion_sets_what_was_asked_beside_what_was_done() -> None:
    text = shown(conclusion(replace(values.SESSION, sets=values.SETS[:3]), unit=KG))
    lines = [line.split("  ") for line in text.splitlines() if "asked" in line]
    assert [(line[1], line[-1].strip()) for line in lines] == [
        ("Hanging leg raise", "asked 3 × 8–10"),
        ("Standing hip flexor raise", "asked 3 × 8–10 per side @ 2kg"),
        ("Mountain climber", "asked 3 × 30"),
    ]
    assert text.count("nothing") == 2


def test_of_a_movement_swapped_in_late_only_the_sets_left_to_it_were_asked() -> None:
    swapped = replace(
        values.PLAN.sets[2], prescription=replace(values.PRESCRIPTIONS[2], exercise="other", title="Other")
    )
    plan = replace(values.PLAN, sets=(*values.PLAN.sets[:2], swapped))
    text = shown(conclusion(replace(values.SESSION, plan=plan), unit=KG))
    assert "asked 2 × 8–10" in text
    assert "asked 1 × 30" in text


def test_the_conclusion_tells_records_and_the_next_doses_with_their_reasons() -> None:
    record = replace(values.RECORDS[0], exercise="hanging-leg-raise")
    upcoming = replace(values.PRESCRIPTIONS[0], because="one more than last time", aims=(9,))
    for plain in (False, True):
        text = shown(
            conclusion(values.SESSION, unit=KG, broken=[BrokenRecord(record, None)], upcoming=[upcoming], plain=plain)
        )
        assert text.partition("Records\n")[2].lstrip().startswith("Hanging leg raise")
        assert "one more than last time" in text.partition("Next time\n")[2]
        assert "aim 9" in text.partition("Next time\n")[2]


def test_the_records_of_an_exercise_stand_beneath_each_other_behind_its_title() -> None:
    first, more = (BrokenRecord(replace(record, exercise=values.RAISE.slug), None) for record in values.RECORDS[:2])
    lines = shown(conclusion(values.SESSION, unit=KG, broken=[first, more])).partition("Records\n")[2].splitlines()
    assert [line.split("  ")[1] for line in lines[:2]] == ["Hanging leg raise", ""]
    assert [line.index(word) for line, word in zip(lines, ("most reps", "heaviest"), strict=False)] == [21, 21]
    plain = shown(conclusion(values.SESSION, unit=KG, broken=[first, more], plain=True))
    assert plain.partition("Records\n")[2].count("Hanging leg raise: ") == 2


def test_a_plain_conclusion_reads_as_sentences() -> None:
    text = shown(conclusion(values.SESSION, unit=KG, plain=True))
    assert "\nHanging leg raise: 2×10, 8 rpe9; asked 3 × 8–10\n" in text


def test_a_workout_of_several_days_says_when_it_began() -> None:
    session = replace(values.SESSION, started_at=values.SESSION.started_at - timedelta(days=2))
    assert "\n9 sets since 2026-11-18 18:30\n" in shown(conclusion(session, unit=KG))


def test_the_conclusion_counts_what_was_skipped() -> None:
    plan = replace(values.PLAN, sets=(*values.PLAN.sets[:8], replace(values.PLAN.sets[8], skipped=True)))
    assert "Skipped    1 set\n" in shown(conclusion(replace(values.SESSION, plan=plan), unit=KG))


def test_an_open_workout_is_not_called_done() -> None:
    text = shown(conclusion(values.LEFT_OPEN, unit=KG))
    assert text.startswith("Still open: Hip flexor workout\n2 sets so far\n")
    assert "hipflex workout resume" in text


def test_a_discarded_workout_without_sets_says_so() -> None:
    text = shown(conclusion(replace(values.SESSION, sets=(), state=State.DISCARDED), unit=KG))
    assert text.startswith("Discarded: Hip flexor workout\n0 sets in 32 min\n")
