"""What the statistics never depend on: the order of entry, the unit of the loads, warm-ups."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.domain.dose import Dose
from hipflex.domain.exercise_progress import measured, trend
from hipflex.domain.measures import Load, Measure, SetType, Span, Unit
from hipflex.domain.movement import Kind, Movement, Resistance, Sides
from hipflex.domain.performance import PerformedSet, Session, performed
from hipflex.domain.records import Record
from hipflex.domain.summary import balances
from hipflex.domain.weeks import USUAL_SETS, streak_of, weeks
from hipflex.notation.sets import parse_sets
from hipflex.notation.tokens import Vocabulary
from hipflex.store.queries import Window
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace

SINCE, UNTIL = date(2026, 10, 26), date(2026, 11, 22)
WITHIN = Window(SINCE, UNTIL)
DOSES = {"strength": Dose(Span.fixed(3), reps=Span(8, 10))}
RAISE = Movement("raise", "Raise", Kind.EXERCISE, DOSES, Sides.EACH, resistance=Resistance.EXTERNAL)
CLIMBER = Movement("climber", "Climber", Kind.EXERCISE, DOSES)
STRETCH = Movement("stretch", "Stretch", Kind.STRETCH, DOSES, Sides.EACH, (Measure.TIME,))
EXTERNAL = {RAISE.slug}
EXERCISES = (RAISE.slug, CLIMBER.slug, STRETCH.slug)
IN = {unit: Vocabulary(unit=unit) for unit in Unit}


@dataclass(frozen=True, slots=True)
class Noted:
    """What somebody logs at a time."""

    movement: Movement
    minute: int
    text: str


def amounts(movement: Movement) -> st.SearchStrategy[str]:
    unit = "s" if Measure.TIME in movement.measures else ""
    one = st.integers(1, 15).map(lambda amount: f"{amount}{unit}")
    return st.tuples(one, one).map("/".join) if movement.sides is Sides.EACH else one


def notes(movement: Movement) -> st.SearchStrategy[Noted]:
    loads = st.just("") | st.integers(1, 4).map(lambda kilograms: f"@{kilograms}")
    text = st.tuples(amounts(movement), loads).map("".join)
    return st.builds(Noted, st.just(movement), st.integers(0, 28 * 24 * 60 - 1), text)


diaries = st.lists(
    st.sampled_from([RAISE, CLIMBER, STRETCH]).flatmap(notes),
    max_size=8,
    unique_by=(lambda noted: noted.minute, lambda noted: (noted.minute // (24 * 60), noted.movement.slug)),
)
"""At most one entry of a movement on a day: with two, their order gives the sets their numbers."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a log with nothing in it, made once."""
    path = tmp_path_factory.mktemp("empty") / "log.db"
    with TrainingLog(str(path), path.parent, now):
        return path


def now() -> datetime:
    return datetime(2026, 11, 23, tzinfo=UTC)


@contextmanager
def holding(empty: Path, diary: Sequence[Noted], unit: Unit = Unit.KG) -> Iterator[TrainingLog]:
    """A log into which the entries were made one after another."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.db"
        shutil.copy(empty, path)
        with TrainingLog(str(path), path.parent, now) as log:
            for noted in diary:
                note(log, noted, unit)
            yield log


def note(log: TrainingLog, noted: Noted, unit: Unit) -> None:
    at = datetime.combine(SINCE, datetime.min.time(), UTC) + timedelta(minutes=noted.minute)
    template = PerformedSet(noted.movement.slug, noted.movement.kind, at, number=0)
    entries = parse_sets(noted.text, noted.movement, IN[unit])

    def rows(session: Session) -> list[PerformedSet]:
        made: list[PerformedSet] = []
        for entry in entries:
            made += performed(template, entry, noted.movement.sides, [*session.sets, *made])
        return made

    log.by_hand.log(at, None, rows)


def told(log: TrainingLog) -> dict[str, Any]:
    """Every statistic, without the ids that each log makes for itself."""
    statistics = log.statistics
    records = statistics.records(WITHIN, EXTERNAL)

    bests = {name: statistics.session_bests(Window(SINCE, UNTIL, name)).get(name, ()) for name in EXERCISES}
    return {
        "weeks": weeks(log.days.day_totals(WITHIN), SINCE, UNTIL),
        "streak": streak_of(log.days.full_weeks(UNTIL + timedelta(days=1), USUAL_SETS), 2, UNTIL),
        "exercises": statistics.exercise_totals(WITHIN),
        "balance": balances(statistics.side_totals(WITHIN)),
        "records": [without_ids(record) for record in records],
        "bests": [[replace(one, session="") for one in bests[name]] for name in EXERCISES],
        "trends": [trend(*measured(bests[name], external=name in EXTERNAL)) for name in EXERCISES],
    }


def without_ids(record: Record) -> Record:
    return replace(record, session="", set_id="")


@settings(max_examples=30)
@given(st.data(), diaries)
def test_the_order_of_entry_changes_nothing(empty: Path, data: st.DataObject, diary: list[Noted]) -> None:
    other = data.draw(st.permutations(diary))
    with holding(empty, diary) as first, holding(empty, other) as second:
        assert told(first) == told(second)


@settings(max_examples=30)
@given(diaries)
def test_pounds_and_the_kilograms_they_come_to_give_the_same(empty: Path, diary: list[Noted]) -> None:
    with holding(empty, diary, Unit.LB) as pounds, holding(empty, [in_kilograms(n) for n in diary]) as kilograms:
        assert told(pounds) == told(kilograms)


def in_kilograms(noted: Noted) -> Noted:
    """The same entry with its load of pounds written in kilograms."""
    amount, _, load = noted.text.partition("@")
    return replace(noted, text=f"{amount}@{Load.of(Decimal(load), Unit.LB).kilograms}kg") if load else noted


@settings(max_examples=30)
@given(diaries, st.sampled_from([RAISE, CLIMBER, STRETCH]).flatmap(notes), st.sampled_from(["its type", "its kind"]))
def test_a_warm_up_changes_nothing_but_their_own_number(
    empty: Path, diary: list[Noted], extra: Noted, told_by: str
) -> None:
    by_kind = told_by == "its kind"
    movement = replace(extra.movement, slug="jog", kind=Kind.WARM_UP) if by_kind else extra.movement
    text = extra.text if by_kind else f"{extra.text} {SetType.WARMUP}"
    with holding(empty, diary) as without, holding(empty, [*diary, Noted(movement, extra.minute, text)]) as with_it:
        before, after = told(without), told(with_it)
    after["exercises"] = tuple(replace(one, sets_warmup=0) for one in after["exercises"])
    assert before == after


def test_another_set_would_be_seen(empty: Path) -> None:
    diary = [Noted(RAISE, 600, "10/9@2"), Noted(CLIMBER, 2000, "12"), Noted(STRETCH, 3000, "15s/14s")]
    with holding(empty, diary) as log:
        first = told(log)
    for place, noted in enumerate(diary):
        more = replace(noted, text=noted.text.replace("1", "2"))
        with holding(empty, [*diary[:place], more, *diary[place + 1 :]]) as log:
            assert told(log) != first
