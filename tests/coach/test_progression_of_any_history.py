"""What holds of the next dose whatever was done."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.as_json.sets import LONGEST_SECONDS, MOST_REPS
from hipflex.coach.evidence import Evidence
from hipflex.domain.dose import Dose
from hipflex.domain.measures import HEAVIEST_GRAMS, Load, Measure, SetType, Span
from hipflex.domain.pending import accepted
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import PrescribedSet, Prescription, prescribed
from hipflex.domain.rules import ProgressionAxis
from hipflex.domain.workout_line import SetEntry
from hipflex.notation.canonical import format_amount, format_load
from hipflex.notation.sets import parse_sets
from hipflex.value_classes import replace
from tests.coach.diary import MONDAY, VOCABULARY, Diary
from tests.coach.histories import MOVEMENTS, a_diary

SEEDS = st.integers(0, 10**9)
many = settings(max_examples=400)


def grams(dose: Dose) -> int:
    return dose.load.grams if dose.load else 0


def top(dose: Dose) -> int:
    span = dose.reps or dose.seconds or Span.fixed(dose.distance_mm or 0)
    return span.low if dose.total_seconds else span.high


def sessions(diary: Diary, due: Prescription) -> list[Sequence[Evidence]]:
    """The sessions with a movement, of two sides those of each."""
    return [here.seen for here in diary.ladder.training_states(diary.asked(due.exercise))]


def raised(diary: Diary, due: Prescription) -> set[str]:
    """The axes along which a dose asks for more than was done last, or ever asked for, by the side that decided."""
    return min((raised_over(seen, diary, due) for seen in sessions(diary, due)), key=len, default=set())


def raised_over(seen: Sequence[Evidence], diary: Diary, due: Prescription) -> set[str]:
    written = diary.asked(due.exercise).dose
    bands = [band.lower() for band in diary.means.bands]
    places = {bands.index(band.lower()) if band and band.lower() in bands else -1 for band in seen[0].bands}
    most = max([top(written), *(top(one.asked) for one in seen)])
    axes = {
        "load": grams(due.dose) > min(seen[0].grams),
        "band": (due.dose.band or "").lower() in bands[min(places) + 1 :],
        "range": top(due.dose) > max(most, 0 if due.dose.total_seconds else seen[0].lowest),
        "sets": due.dose.sets.low > max(written.sets.high, *(len(one.results) for one in seen[:2])),
    }
    return {axis for axis, is_raised in axes.items() if is_raised}


@many
@given(SEEDS)
def test_asking_twice_gives_the_same(seed: int) -> None:
    diary, slug = a_diary(seed)
    assert diary.next(slug) == diary.next(slug)


@many
@given(SEEDS)
def test_the_order_in_which_sets_were_entered_does_not_matter(seed: int) -> None:
    diary, slug = a_diary(seed)
    before = diary.next(slug)
    _rewrite(diary, lambda sets: tuple(sorted(sets, key=lambda one: (one.number * 7 % 5, one.side or ""))))
    assert diary.next(slug) == before


@many
@given(SEEDS)
def test_whatever_was_done_there_is_a_reason_a_rule_and_a_source(seed: int) -> None:
    diary, slug = a_diary(seed)
    due = diary.next(slug)
    assert due.because
    assert due.rule
    assert due.source


@many
@given(SEEDS)
def test_what_is_aimed_at_lies_within_the_range(seed: int) -> None:
    diary, slug = a_diary(seed)
    due = diary.next(slug)
    aims = [due.aim(number) for number in range(1, due.dose.sets.high + 1)]
    assert all(aim is None or aim in due.dose.span for aim in aims)


@many
@given(SEEDS)
def test_the_load_that_is_told_was_lifted(seed: int) -> None:
    diary, slug = a_diary(seed)
    due = diary.next(slug)
    told = due.because.partition(", the top")[0].partition(": ")[0]
    there = {abs(one.load.grams) for outcome in diary.outcomes(slug) for one in outcome.sets if one.load}
    if due.exercise == slug and due.rule.startswith("add-"):
        for kilograms in re.findall(r"with ([\d.]+) kg", told):
            assert round(float(kilograms) * 1000) in there


@many
@given(SEEDS)
def test_no_two_axes_are_raised_at_once_and_only_where_the_rule_says_so(seed: int) -> None:
    diary, slug = a_diary(seed, foreign=False)
    due = diary.next(slug)
    axes = raised(diary, due)
    assert len(axes) <= 1
    assert not axes or due.rule.startswith("add-") or due.rule in ("next-rung", "other-equipment")


@many
@given(SEEDS)
def test_no_load_is_off_the_steps_or_above_the_ceiling(seed: int) -> None:
    diary, slug = a_diary(seed)
    due = diary.next(slug)
    done = {one.load.grams for outcome in diary.outcomes(due.exercise) for one in outcome.sets if one.load}
    if grams(due.dose) in {0, *done}:
        return
    rules = [rule for rule in MOVEMENTS[due.exercise].progression if rule.axis is ProgressionAxis.LOAD]
    assert diary.means.grid().at_most(grams(due.dose)) == grams(due.dose)
    ceilings = [rule.ceiling or 2_000_000 for rule in rules]
    assert grams(due.dose) < max(done, default=0) or all(grams(due.dose) <= ceiling for ceiling in ceilings)


@many
@given(SEEDS)
def test_no_dose_asks_for_a_load_or_a_band_that_is_not_there(seed: int) -> None:
    diary, slug = a_diary(seed)
    diary.means = replace(diary.means, equipment=[])
    due = diary.next(slug)
    assert grams(due.dose) <= 0
    assert due.dose.band is None


@many
@given(SEEDS)
def test_no_step_needs_equipment_that_is_not_there(seed: int) -> None:
    diary, slug = a_diary(seed)
    due = diary.next(slug)
    if diary.means.equipment is None:
        return
    there = {one.casefold() for one in diary.means.equipment}
    movement = MOVEMENTS[due.exercise]
    if due.exercise != slug:
        assert all(there.intersection(need) for need in movement.equipment)
    if due.rule == "add-load" and grams(due.dose) > 0:
        named = [rule.using for rule in movement.progression if rule.axis is ProgressionAxis.LOAD and rule.using]
        needed = named or movement.equipment
        assert all(there.intersection(need) - {"band", "mini-band"} for need in needed)


@many
@given(SEEDS)
def test_a_band_is_one_of_the_settings_or_the_one_in_use_or_written(seed: int) -> None:
    diary, slug = a_diary(seed)
    due = diary.next(slug)
    written = {dose.band for dose in MOVEMENTS[due.exercise].doses.values()}
    used = {one.band for outcome in diary.outcomes(due.exercise) for one in outcome.sets}
    assert due.dose.band in {None, *used, *written, *diary.means.bands}


@many
@given(SEEDS)
def test_nothing_is_raised_after_a_miss_or_a_set_to_failure(seed: int) -> None:
    diary, slug = a_diary(seed, foreign=False)
    due = diary.next(slug)
    seen = sessions(diary, due)
    if due.exercise == slug and seen and all(one[0].left_nothing for one in seen):
        assert not raised(diary, due)


@many
@given(SEEDS)
def test_warm_up_and_drop_sets_change_nothing(seed: int) -> None:
    diary, slug = a_diary(seed)
    before = diary.next(slug)
    more = SetType.WARMUP if seed % 2 else SetType.DROP
    _rewrite(diary, lambda sets: (*sets, *(replace(one, type=more, number=one.number + 50) for one in sets)))
    assert diary.next(slug) == before


def _rewrite(diary: Diary, rewritten: Callable[[tuple[PerformedSet, ...]], tuple[PerformedSet, ...]]) -> None:
    for pages in diary.pages.values():
        for day, outcome in pages.items():
            pages[day] = replace(outcome, sets=rewritten(outcome.sets))


def amounts(due: Prescription, last: Sequence[PerformedSet]) -> list[int]:
    """One more than last time in every set, up to the top; of holds to a total as many as that takes."""
    dose = due.dose
    span = dose.reps or dose.seconds or Span.fixed(dose.distance_mm or 0)
    before = min((one.reps or one.seconds or one.distance_mm or 0 for one in last), default=span.low - 1)
    amount = min(max(before + 1, span.low), span.high)
    return [amount] * (-(-dose.total_seconds // amount) if dose.total_seconds else dose.sets.high)


@pytest.mark.parametrize("slug", MOVEMENTS)
def test_whoever_follows_the_advice_goes_up_to_a_ceiling_and_stays(slug: str) -> None:
    diary, asked = Diary(MOVEMENTS), None
    doses: list[tuple[str, Dose]] = []
    for _ in range(400):
        asked = asked or diary.asked(slug)
        due = diary.next(asked)
        doses.append((due.exercise, due.dose))
        diary.followed(due, amounts(due, diary.last(due)))
        diary.today += timedelta(days=3)
        if doses[-60:] == [doses[-1]] * 60:  # many more sessions than the coach looks back on
            break
    changed = [dose for number, dose in enumerate(doses) if number == 0 or dose != doses[number - 1]]
    assert len(changed) == len(set(changed)), "no dose comes back once it was left behind"
    assert doses[-60:] == [doses[-1]] * 60 or due.rule == "add-load"


def test_a_dose_raised_along_two_axes_would_be_seen() -> None:
    diary = Diary()
    diary.wrote("3 days ago: lunge 3x12")
    due = diary.next("lunge")
    assert raised(diary, due) == {"range"}
    assert raised(diary, replace(due, dose=replace(due.dose, load=Load(1000), band="red"))) == {"range", "load", "band"}
    assert raised(diary, replace(due, dose=replace(due.dose, sets=Span.fixed(4)))) == {"range", "sets"}


def test_the_random_diaries_reach_every_rule() -> None:
    reached = Counter(diary.next(slug).rule for diary, slug in map(a_diary, range(3000)))
    rules = """
        add-load add-band add-reps add-hold add-sets next-rung easier-movement more-range at-the-limit at-the-ceiling
        both-sides-first within-the-range below-the-range all-sets-first as-prescribed
        longer-rest once-more deload-all-out deload-after-misses deload-far-below deload-after-break
        other-equipment another-dose
    """
    assert set(reached) == set(rules.split())


def at_its_limits(seed: int) -> tuple[Diary, str]:
    """A diary in which every amount and load is about the most that a log takes."""
    chance = random.Random(seed)  # noqa: S311 - meant to be the same every time
    diary, slug = a_diary(seed)
    most = {Measure.REPS: MOST_REPS, Measure.TIME: LONGEST_SECONDS, Measure.DISTANCE: 1_000_000}
    loads = [None, Load(HEAVIEST_GRAMS), Load(-HEAVIEST_GRAMS), Load(HEAVIEST_GRAMS - 300), Load(300 - HEAVIEST_GRAMS)]
    movement = MOVEMENTS[slug]
    measure = prescribed(movement).dose.measure
    for days in chance.sample(range(30), 3):
        entry = SetEntry(measure, chance.choice([most[measure], most[measure] - 1, 1]), 3, load=chance.choice(loads))
        diary.did(slug, [entry], MONDAY - timedelta(days=days), chance.choice([None, prescribed(movement).dose]))
    return diary, slug


@many
@given(SEEDS)
def test_what_is_due_is_nothing_that_a_log_or_an_import_would_refuse(seed: int) -> None:
    diary, slug = at_its_limits(seed)
    due = diary.next(slug)
    for number in range(1, due.dose.sets.high + 1):
        taken = accepted(PrescribedSet(1, number, due, due.aim(number)))
        load = f" @{format_load(due.dose.load)}" if due.dose.load else ""
        [read] = parse_sets(f"{format_amount(taken.measure, taken.amount)}{load}", MOVEMENTS[due.exercise], VOCABULARY)
        assert (read.amount, read.load) == (taken.amount, due.dose.load)
