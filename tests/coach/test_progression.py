"""What was done, what comes next, and why."""

from __future__ import annotations

import pytest

from hipflex.domain.measures import Load
from hipflex.domain.prescription import Phase, prescribed
from hipflex.domain.rules import Deload, ProgressionAxis, Rule
from hipflex.value_classes import replace
from tests.coach.cases import SQUAT, Case, cases, read
from tests.coach.diary import MEANS, Diary, in_short, shipped

CASES = dict(cases())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_was_done_leads_to_what_comes_next(case: Case) -> None:
    diary, asked = read(case)
    slug, _, dose = asked.partition(" ")
    due = diary.next(diary.asked(slug, dose))
    assert (in_short(due), due.because, due.rule) == (case.next, case.because, case.rule)
    assert not case.source or due.source == case.source
    assert not case.aims or case.aims == ", ".join(str(due.aim(n)) for n in range(1, due.dose.sets.high + 1))


def test_a_movement_never_done_is_asked_for_as_it_is_written() -> None:
    diary = Diary()
    due = diary.next(replace(diary.asked("hanging-leg-raise"), because="Strength first."))
    assert (due.rule, due.because) == ("as-prescribed", "Strength first.")
    assert due.source.startswith("strengthlog-hip-flexors")


def test_a_dose_without_a_source_of_its_own_is_ours() -> None:
    assert Diary({"squat": SQUAT}).next("squat").source == "hipflex"


@pytest.mark.parametrize("slug", ["leg-swing", "mountain-climber"])
def test_a_warm_up_stays_as_it_is_written(slug: str) -> None:
    diary = Diary()
    diary.wrote(f"3 days ago: {slug} 2x24")
    asked = diary.asked(slug, "2 x 10 per side", Phase.WARM_UP)
    assert diary.next(asked).dose == asked.dose
    assert diary.next(asked).because == "a warm-up stays as it is"


def test_isolation_goes_higher_once_before_the_next_rule() -> None:
    ways = (Rule(ProgressionAxis.RANGE), Rule(ProgressionAxis.LOAD), Rule(ProgressionAxis.REPS, 2, 14))
    raising = replace(shipped()["standing-hip-flexor-raise"], progression=ways)
    diary = Diary({raising.slug: raising}, replace(MEANS, equipment=("bench",)))
    diary.wrote(f"6 days ago: {raising.slug} 3x10")
    assert diary.next(raising.slug).rule == "more-range"
    diary.wrote(f"3 days ago: {raising.slug} 3x10")
    assert in_short(diary.next(raising.slug)) == f"{raising.slug} 3 × 10–12 per side"


def test_a_movement_that_the_catalogue_has_lost_stays_where_it_is() -> None:
    diary = Diary({"squat": SQUAT})
    diary.wrote("3 days ago: squat 3x12@5kg")
    diary.movements = {}
    due = diary.next(prescribed(SQUAT))
    assert (due.rule, due.dose.load) == ("at-the-ceiling", Load(5000))


def test_a_rung_takes_the_place_and_the_turn_of_the_movement() -> None:
    diary = Diary()
    diary.wrote("3 days ago: lying-leg-raise 3x12")
    due = diary.next(replace(diary.asked("lying-leg-raise"), phase=Phase.COOL_DOWN, circuit="a"))
    assert (due.exercise, due.phase, due.circuit) == ("bent-knee-hanging-raise", Phase.COOL_DOWN, "a")


def test_a_workout_may_have_ways_to_go_on_of_its_own() -> None:
    diary = Diary()
    diary.wrote("3 days ago: hanging-leg-raise 3x10")
    asked = replace(diary.asked("hanging-leg-raise"), progression=(Rule(ProgressionAxis.REPS, 2, 14),))
    due = diary.next(asked)
    assert (in_short(due), due.rule) == ("hanging-leg-raise 3 × 10–12", "add-reps")
    assert due.progression == (), "what is due needs no rules any more"


def test_and_its_own_time_to_step_back() -> None:
    diary = Diary()
    diary.wrote("9 days ago: hanging-leg-raise 3x10@20")
    asked = replace(diary.asked("hanging-leg-raise"), deload=Deload(misses=1, days=7, percent=25))
    due = diary.next(asked)
    assert (in_short(due), due.rule) == ("hanging-leg-raise 3 × 8–10 @ 15kg", "deload-after-break")
    diary.wrote("today: hanging-leg-raise 3x7@20")
    due = diary.next(asked)
    assert (in_short(due), due.rule) == ("hanging-leg-raise 3 × 8–10 @ 15kg", "deload-after-misses")


def test_nobody_is_sent_to_a_movement_that_stands_beside_it() -> None:
    diary = Diary(taken=frozenset(["lying-leg-raise", "bent-knee-hanging-raise"]))
    for days in (6, 3):
        diary.wrote(f"{days} days ago: hanging-leg-raise 3x3")
    due = diary.next("hanging-leg-raise")
    assert (in_short(due), due.rule) == ("hanging-leg-raise 3 × 3–5", "below-the-range")


def test_a_dose_of_its_own_source_says_so() -> None:
    lunge = shipped()["kneeling-lunge"]
    assert prescribed(lunge).source == lunge.dose_sources[next(iter(lunge.doses))] != lunge.source
