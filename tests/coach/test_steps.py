"""One step along one axis: how far it goes, and what it needs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from hipflex.coach.equipment import Means
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Load, Measure, Unit
from hipflex.domain.movement import Kind, Movement, Resistance
from hipflex.notation.amounts import parse_load
from hipflex.notation.canonical import format_load
from hipflex.notation.doses import parse_dose
from hipflex.notation.rules import parse_rule
from hipflex.value_classes import replace
from tests.coach.diary import MEANS, VOCABULARY, Diary, dose_in_short

NEEDS = (("dumbbell", "mini-band"), ("bench",))


def due(sessions: Sequence[str], dose: str, *rules: str, means: Means = MEANS) -> Dose:
    """The dose after sessions of a movement that goes on by these rules, the last one three days ago."""
    progression = tuple(parse_rule(rule, Unit.KG) for rule in rules)
    lift = Movement(
        "lift",
        "Lift",
        Kind.EXERCISE,
        {"any": parse_dose(dose, VOCABULARY)},
        measures=(*Measure,),
        resistance=Resistance.EXTERNAL,
        progression=progression,
    )
    diary = Diary({"lift": lift}, means)
    for number, sets in enumerate(reversed(sessions), 1):
        diary.wrote(f"{3 * number} days ago: lift {sets}")
    return diary.next("lift").dose


def after(sets: str, dose: str, *rules: str, means: Means = MEANS) -> str:
    """The same after one session, in short."""
    return dose_in_short(due([sets], dose, *rules, means=means))


@pytest.mark.parametrize(
    ("done", "rule", "step", "then"),
    [
        ("3x10", "load", "1kg", "1kg"),
        ("3x10@5", "load", "1kg", "6kg"),
        ("3x10@5", "load +2kg", "1kg", "6kg"),
        ("3x10@5", "load +2.5kg", "1kg", "7.5kg"),
        ("3x10@5", "load +0.5kg", "2.5kg", "7.5kg"),
        ("3x10@5.5", "load", "2.5kg", "7.5kg"),
        ("3x10@5", "load up to 7.5kg", "2.5kg", "7.5kg"),
        ("3x10@-5", "load", "1kg", "-4kg"),
        ("3x10@-0.5", "load", "1kg", ""),
        ("3x10@-2", "load +5kg", "1kg", ""),
    ],
)
def test_a_load_takes_a_step_more(done: str, rule: str, step: str, then: str) -> None:
    means = replace(MEANS, load_step=parse_load(step, VOCABULARY))
    assert after(done, "3 x 8-10", rule, means=means) == f"3 × 8–10 @ {then}".removesuffix(" @ ")


@pytest.mark.parametrize(
    ("done", "rule", "step"),
    [("5kg", "load up to 6kg", "2.5kg"), ("2000kg", "load", "1kg"), ("9kg", "load up to 10kg", "1.5kg")],
)
def test_no_step_goes_past_the_ceiling(done: str, rule: str, step: str) -> None:
    means = replace(MEANS, load_step=parse_load(step, VOCABULARY))
    assert after(f"3x10@{done}", "3 x 8-10", rule, means=means) == f"3 × 10 @ {done}"


@pytest.mark.parametrize(
    ("step", "now", "above", "below"),
    [
        ("2.5lb", "10lb", "12.5lb", "7.5lb"),
        ("2.5lb", "100lb", "102.5lb", "97.5lb"),
        ("2.5lb", "11lb", "12.5lb", "10lb"),
        ("5lb", "20.5lb", "25lb", "20lb"),
        ("2.5kg", "3kg", "5kg", "2.5kg"),
        ("1kg", "20lb", "10kg", "9kg"),
        ("0.3kg", "1kg", "1.2kg", "0.9kg"),
    ],
)
def test_steps_lead_to_round_loads_in_their_own_unit(step: str, now: str, above: str, below: str) -> None:
    grid = replace(MEANS, load_step=parse_load(step, VOCABULARY)).grid()
    grams = parse_load(now, VOCABULARY).grams
    there = [format_load(Load(one), Unit(step[-2:])) for one in (grid.above(grams), grid.below(grams))]
    assert there == [above, below]


@pytest.mark.parametrize(
    ("done", "dose", "rules", "then"),
    [
        ("3x10", "3 x 8-10", ["reps up to 20"], "3 × 10–12"),
        ("3x10", "3 x 8-10", ["reps +3 up to 12"], "3 × 10–12"),
        ("3x12", "3 x 8-10", ["reps +2 up to 12", "reps +5 up to 20"], "3 × 15–17"),
        ("3x10", "3 x 10", ["reps +5 up to 20"], "3 × 10–15"),
        ("3x10", "3 x 8-10", ["reps up to 10", "sets +2 up to 6"], "5 × 8–10"),
        ("3x10", "3 x 8-10", ["sets +2 up to 4"], "3 × 10"),
        ("3x10", "2-3 x 8-10", ["sets up to 4"], "4 × 8–10"),
        ("3x10", "3 x 8-10", ["hold up to 60s", "sets up to 4"], "4 × 8–10"),
        ("3x30s", "3 x 20-30s", ["reps up to 60", "hold up to 60s"], "3 × 25–35s"),
        ("3x30s", "3 x 30s", ["hold +10s up to 60s"], "3 × 30–40s"),
        ("3x40m", "3 x 40m", ["reps up to 60", "hold up to 60s", "sets up to 4"], "4 × 40m"),
    ],
)
def test_a_range_or_a_number_of_sets_goes_up_to_its_ceiling(done: str, dose: str, rules: list[str], then: str) -> None:
    assert after(done, dose, *rules) == then


@pytest.mark.parametrize(
    ("rule", "there", "then"),
    [
        ("load with dumbbell | cable", ["cable"], "3 × 8–10 @ 1kg"),
        ("load with dumbbell | cable", ["bench"], "3 × 10"),
        ("load with dumbbell | mini-band", ["mini-band"], "3 × 8–10 @ yellow"),
        ("load with dumbbell | mini-band", ["mini-band", "dumbbell"], "3 × 8–10 @ 1kg"),
        ("reps up to 20 with bench", ["bench"], "3 × 10–12"),
        ("reps up to 20 with bench", ["cable"], "3 × 10"),
        ("sets up to 4 with bench", ["cable"], "3 × 10"),
        ("band with band", ["band"], "3 × 8–10 @ yellow"),
        ("band with band", ["cable"], "3 × 10"),
    ],
)
def test_a_rule_that_names_equipment_needs_one_piece_of_it(rule: str, there: list[str], then: str) -> None:
    assert after("3x10", "3 x 8-10", rule, means=replace(MEANS, equipment=there)) == then


@pytest.mark.parametrize(
    ("sessions", "rule", "step", "then"),
    [
        (["3x10@10lb"], "load +5lb", "1lb", "15lb"),
        (["3x10@10lb"], "load +10lb", "2.5lb", "20lb"),
        (["3x7@20lb", "3x7@20lb"], "load", "2lb", "18lb"),
    ],
)
def test_steps_in_pounds_are_counted_in_pounds(sessions: list[str], rule: str, step: str, then: str) -> None:
    means = replace(MEANS, load_step=parse_load(step, VOCABULARY), unit=Unit.LB)
    load = due(sessions, "3 x 8-10", rule, means=means).load
    assert load
    assert format_load(load, Unit.LB) == then


@pytest.mark.parametrize(
    ("load", "rule", "step", "then"),
    [
        ("16kg", "load +4kg", "2kg", "12kg"),
        ("16kg", "load +4kg", "1kg", "12kg"),
        ("48kg", "load +4kg", "2kg", "40kg"),
        ("16kg", "load", "2kg", "14kg"),
    ],
)
def test_a_step_back_stays_on_the_loads_that_the_rule_goes_up_by(load: str, rule: str, step: str, then: str) -> None:
    means = replace(MEANS, load_step=parse_load(step, VOCABULARY))
    back = due([f"3x7@{load}", f"3x7@{load}"], "3 x 8-10", rule, means=means).load
    assert back
    assert format_load(back, Unit.KG) == then


@pytest.mark.parametrize(("dose", "done"), [("1 x 1", "1"), ("1 x 400m", "400m")])
def test_where_nothing_can_be_taken_away_nothing_is_said_to_be(dose: str, done: str) -> None:
    lift = Movement("lift", "Lift", Kind.EXERCISE, {"any": parse_dose(dose, VOCABULARY)}, measures=(*Measure,))
    diary = Diary({"lift": lift})
    diary.wrote(f"30 days ago: lift {done}")
    assert diary.next("lift").because == "30 days since the last time: go easy on it"


def test_where_there_are_no_bands_none_is_taken() -> None:
    assert after("3x10", "3 x 8-10", "band", means=Means(Load(1000))) == "3 × 10"


@pytest.mark.parametrize(
    ("there", "allowed", "weighing", "stretching"),
    [
        (None, True, True, False),
        ([], False, False, False),
        (["dumbbell", "bench"], True, True, False),
        (["Dumbbell", "BENCH"], True, True, False),
        (["mini-band", "bench"], True, False, True),
        (["dumbbell"], False, False, False),
        (["mini-band"], False, False, True),
    ],
)
def test_of_each_need_one_thing_must_be_there(
    there: list[str] | None, *, allowed: bool, weighing: bool, stretching: bool
) -> None:
    means = replace(MEANS, equipment=there)
    assert (means.allow(NEEDS), means.can_load(NEEDS), means.has_band_for(NEEDS)) == (allowed, weighing, stretching)


def test_who_needs_nothing_has_it() -> None:
    assert replace(MEANS, equipment=["cable"]).allow([()])
    assert replace(MEANS, equipment=["cable"]).can_load([])
    assert not replace(MEANS, equipment=["mini-band"]).can_load([])
