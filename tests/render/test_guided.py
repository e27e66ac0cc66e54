"""What a workout shows while it runs."""

from __future__ import annotations

import pytest

from hipflex.domain.dose import Dose
from hipflex.domain.measures import SetType, Span, Unit
from hipflex.domain.movement import Sides
from hipflex.domain.pending import Turn
from hipflex.domain.prescription import PrescribedSet, prescribed
from hipflex.render import guided
from hipflex.render.layout import View
from hipflex.render.poses import Look
from hipflex.value_classes import replace
from tests.render import values
from tests.render.paper import WIDE, printed

KG = Unit.KG
ROOM_FOR_THE_PROMPT = 4
FIRST = values.PLAN.sets[0]
BEGUN, SECOND = Turn(1, 3, 1), Turn(2, 3, 2)
ONE_SIDED = replace(values.PLAN.sets[4], aim=9)


def shown(view: View) -> str:
    return printed(view, WIDE)


def asking(dose: Dose, aim: int | None = None) -> PrescribedSet:
    return PrescribedSet(1, 1, prescribed(values.LUNGE, dose), aim)


def test_the_opening_says_how_much_there_is_to_do() -> None:
    assert shown(guided.opening(values.PLAN)) == "Hip flexor workout\n3 exercises, 9 sets, about 16 min\n"


def test_the_opening_counts_neither_skipped_sets_nor_their_exercises() -> None:
    skipped = (replace(one, skipped=one.position != 1) for one in values.PLAN.sets)
    assert "1 exercise, 3 sets" in shown(guided.opening(replace(values.PLAN, sets=tuple(skipped))))


def test_a_total_of_holds_ends_the_estimate_when_the_aims_reach_it() -> None:
    dose = Dose(Span(5, 15), seconds=Span(20, 60), total_seconds=300)
    plan = replace(values.PLAN, sets=tuple(replace(asking(dose, 60), slot=slot) for slot in range(1, 16)))
    assert "about 11 min" in shown(guided.opening(plan))


def test_an_exercise_card_fits_a_small_screen_with_room_for_the_prompt() -> None:
    card = guided.exercise_card(values.RAISE, FIRST, BEGUN, values.SETS[:3], unit=KG)
    assert len(printed(card, 80).splitlines()) <= 24 - ROOM_FOR_THE_PROMPT


@pytest.mark.parametrize("plain", [False, True])
def test_an_exercise_card_holds_what_is_needed_to_begin(*, plain: bool) -> None:
    movement = replace(values.RAISE, setup=(*values.RAISE.setup, "A third thing to set up."))
    text = shown(guided.exercise_card(movement, FIRST, BEGUN, values.SETS[:3], unit=KG, plain=plain))
    assert text.startswith("Hanging leg raise\n")
    assert "A third thing" not in text
    for fact in (
        "3 × 8–10 tempo 3-0-1 rest 1:30",
        *values.RAISE.setup,
        f"5. {values.RAISE.cues[4]}",
        values.RAISE.stop,
        values.PRESCRIPTIONS[0].because,
        "2×10, 8 rpe9 on 2026-11-20",
        "8 reps",
    ):
        assert fact in text


def test_a_plain_card_has_no_columns() -> None:
    text = shown(guided.exercise_card(values.RAISE, FIRST, BEGUN, (), unit=KG, plain=True))
    assert "  " not in text
    assert "Last: not logged yet" in text


def test_an_exercise_that_left_the_catalogue_is_still_shown_by_its_plan() -> None:
    text = shown(guided.exercise_card(None, ONE_SIDED, SECOND, (), unit=KG))
    assert "Standing hip flexor raise" in text
    assert "the catalogue has no such movement" in text
    assert "9 reps per side" in text


def test_a_set_is_one_line() -> None:
    line = guided.set_line(ONE_SIDED, SECOND, unit=KG)
    assert line.plain == "Set 2 of 3 · 8–10 reps per side @ 2kg · aim 9"


@pytest.mark.parametrize(
    ("dose", "aim", "said"),
    [
        (Dose(Span.fixed(1), seconds=Span(30, 45)), 35, "30–45s per side · aim 35s"),
        (Dose(Span.fixed(1), reps=Span.fixed(1)), None, "1 rep per side"),
        (Dose(Span.fixed(1), distance_mm=400_000), None, "400m per side"),
        (Dose(Span.fixed(1), reps=Span.fixed(8), band="red"), 8, "8 reps per side @ red · aim 8"),
        (Dose(Span.fixed(1), reps=Span(8, 10), type=SetType.WARMUP), 8, "8–10 reps per side · warm-up set · aim 8"),
    ],
)
def test_a_set_line_says_what_is_asked(dose: Dose, aim: int | None, said: str) -> None:
    assert guided.set_line(asking(dose, aim), Turn(1, 1, 1), unit=KG).plain == f"Set 1 of 1 · {said}"


def test_of_a_total_it_is_said_what_is_left_and_not_how_many_holds_that_takes() -> None:
    asked = asking(Dose(Span(4, 12), seconds=Span(5, 15), total_seconds=60), 5)
    line = guided.set_line(asked, Turn(4, 12, 4, left_s=24), unit=KG)
    assert line.plain == "Hold 4 · 5–15s per side · 24s of 1min left · aim 5s"


def test_what_a_movement_needs_stands_on_its_card_and_after_a_swap_only_the_sets_that_are_left() -> None:
    movement = replace(values.RAISE, equipment=(("pull-up bar",), ("ankle weight", "dumbbell")))
    text = shown(guided.exercise_card(movement, FIRST, Turn(1, 2, 1), (), unit=KG))
    assert "Needs  pull-up bar, ankle weight or dumbbell\n" in text
    assert "Dose   2 × 8–10 " in text


def test_a_set_may_be_named_with_its_exercise() -> None:
    line = guided.set_line(ONE_SIDED, SECOND, unit=KG, named=True)
    assert line.plain.startswith("Standing hip flexor raise · Set 2 of 3 · ")


@pytest.mark.parametrize("plain", [False, True])
def test_a_reminder_is_a_cue_and_the_same_set_of_last_time_but_not_the_reason_again(*, plain: bool) -> None:
    text = shown(guided.reminder(values.RAISE, SECOND, values.SETS[:3], unit=KG, plain=plain))
    assert [" ".join(line.replace(":", "").split()) for line in text.splitlines()] == [
        "Cue Lift from the front of the hips.",
        "Last 10",
    ]


def test_cues_rotate_from_set_to_set() -> None:
    told = [shown(guided.reminder(values.RAISE, Turn(n, 9, n), (), unit=KG)) for n in range(1, 9)]
    cues = [next(place for place, cue in enumerate(values.RAISE.cues, 1) if cue in text) for text in told]
    assert len(values.RAISE.cues) == 5
    assert cues == [1, 1, 2, 3, 4, 5, 1, 2]


@pytest.mark.parametrize(
    ("reps", "said", "halved"),
    [
        (Span.fixed(30), "30 reps, both sides together", "both sides together: 15 a side\n"),
        (Span(16, 24), "16–24 reps, both sides together", "both sides together: 8–12 a side\n"),
        (Span.fixed(15), "15 reps, both sides together", "both sides together\n"),
    ],
)
def test_where_both_sides_are_counted_together_it_says_so(reps: Span, said: str, halved: str) -> None:
    movement = replace(values.LUNGE, sides=Sides.ALTERNATING)
    asked = PrescribedSet(1, 1, prescribed(movement, Dose(Span.fixed(3), reps=reps)), None)
    assert guided.set_line(asked, BEGUN, unit=KG).plain == f"Set 1 of 3 · {said}"
    assert halved in shown(guided.exercise_card(movement, asked, BEGUN, (), unit=KG))


def test_of_an_exercise_that_nobody_knows_there_is_nothing_to_remind_of() -> None:
    assert shown(guided.reminder(None, SECOND, (), unit=KG)) == ""


def test_an_exercise_card_shows_how_the_movement_begins_and_ends() -> None:
    card = guided.exercise_card(values.RAISE, FIRST, BEGUN, (), unit=KG, look=Look(values.FIGURE))
    assert any("⠀" < sign <= "⣿" for sign in printed(card, 120))
