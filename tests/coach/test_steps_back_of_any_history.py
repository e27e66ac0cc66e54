"""What holds of every step back, whatever was done."""

from __future__ import annotations

import math
from datetime import timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hipflex.coach.deload import AFTER_A_BREAK, EASIER
from hipflex.coach.progression import ANOTHER_DOSE
from hipflex.domain.measures import Measure
from hipflex.domain.prescription import Prescription
from hipflex.value_classes import replace
from tests.coach.diary import Diary
from tests.coach.histories import a_diary

SEEDS = st.integers(0, 10**9)
many = settings(max_examples=400)


def is_a_step_back(due: Prescription) -> bool:
    return due.rule.startswith("deload-") or due.rule == EASIER


def weight(diary: Diary, due: Prescription) -> tuple[int, ...]:
    """How much a dose asks for: load, band, what a set begins with, all seconds, sets."""
    dose = due.dose
    return dose.grams, diary.means.place(dose.band), dose.span.low, dose.total_seconds or 0, dose.sets.high


def is_no_heavier(later: tuple[int, ...], sooner: tuple[int, ...]) -> bool:
    """Whether a dose asks for no more than another: less load, or a weaker band, or of the same no more of anything."""
    if later[:2] != sooner[:2]:
        return later[:2] < sooner[:2]
    return all(one <= other for one, other in zip(later, sooner, strict=True))


def accepted(due: Prescription) -> list[int]:
    """What somebody does who only ever presses Enter; of holds to a total as many as it takes."""
    done: list[int] = []
    for number in range(1, due.dose.sets.high + 1):
        if sum(done) < (due.dose.total_seconds or math.inf):
            done.append(due.aim(number) or due.dose.span.high)
    return done


@many
@given(SEEDS)
def test_nobody_who_does_more_each_time_is_sent_back(seed: int) -> None:
    diary, slug = a_diary(seed)
    due = diary.next(slug)
    states = diary.ladder.training_states(diary.asked(slug))
    if due.exercise == slug and states and all(here.is_rising for here in states):
        assert not is_a_step_back(due) or due.rule == AFTER_A_BREAK


@many
@given(SEEDS, st.integers(40, 400), st.integers(1, 400))
@example(549, 40, 20)  # what was done was above the range
@example(63039, 156, 42)  # without the load the range is the written one again
def test_a_longer_break_never_leads_to_a_heavier_dose(seed: int, days: int, more: int) -> None:
    diary, slug = a_diary(seed)
    diary.today += timedelta(days=days)
    sooner = diary.next(slug)
    diary.today += timedelta(days=more)
    later = diary.next(slug)
    if sooner.rule == AFTER_A_BREAK == later.rule and sooner.exercise == later.exercise:
        assert is_no_heavier(weight(diary, later), weight(diary, sooner))


@many
@given(SEEDS, st.integers(40, 400))
def test_after_a_break_without_a_load_no_aim_is_above_what_was_ever_done(seed: int, days: int) -> None:
    diary, slug = a_diary(seed)
    diary.means = replace(diary.means, equipment=None)
    diary.today += timedelta(days=days)
    due = diary.next(slug)
    states = diary.ladder.training_states(diary.asked(due.exercise))
    is_plain = all(set(here.last.grams) == {0} and set(here.last.bands) == {None} for here in states)
    if due.rule == AFTER_A_BREAK and is_plain and not due.dose.total_seconds:
        most = max(result.amount for here in states for one in here.seen for result in one.results)
        assert (due.aim() or 0) <= max(most, 1)


@settings(max_examples=150)
@given(SEEDS)
@example(38352)  # a load that another range was done with is fitted to the written one
@example(482837452)  # a session of today is judged already
def test_after_a_step_back_there_is_always_a_way_on(seed: int) -> None:
    diary, slug = a_diary(seed)
    diary.means = replace(diary.means, equipment=None)
    due = diary.next(slug)
    if not is_a_step_back(due) or due.dose.measure is Measure.DISTANCE:
        return
    asked = diary.asked(slug)
    begun = weight(diary, due)
    for _ in range(40):
        diary.today += timedelta(days=3)
        diary.followed(due, accepted(due))
        due = diary.next(asked)
        if due.rule == ANOTHER_DOSE:
            begun = weight(diary, due)
        if due.exercise != slug or weight(diary, due) > begun:
            return
    assert due.rule == "at-the-ceiling"
