"""What a large change asks of the log, counted: as few questions for many sets as for few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

import pytest

from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.store.conftest import OpenLog
from tests.store.samples import at, done

FEW, MANY = 4, 200
Deed = Callable[[TrainingLog, Sequence[str]], object]


def log_sets(log: TrainingLog, count: int) -> list[str]:
    """Logs so many sets as one change; their ids."""

    def rows(session: Session) -> list[PerformedSet]:
        first = len(session.sets) + 1
        return [done(reps=5, number=number) for number in range(first, first + count)]

    return [one.id for one in log.by_hand.log(at(16), None, rows).sets]


def import_sets(log: TrainingLog, count: int) -> None:
    place = f"file {len(list(log.read.sets()))}"
    sets = [done(reps=5, number=n, id=f"{place} {n}", session=place) for n in range(1, count + 1)]
    log.intake.add(sets, [Session(place, None, at(16), at(16), State.FINISHED)], [])


def noted(one: PerformedSet, _: Session) -> list[PerformedSet]:
    return [replace(one, note="x")]


def a_day_later(one: PerformedSet, _: Session) -> list[PerformedSet]:
    return [replace(one, performed_at=one.performed_at + timedelta(days=1))]


DEEDS: dict[str, Deed] = {
    "log": lambda log, ids: log_sets(log, len(ids)),
    "import": lambda log, ids: import_sets(log, len(ids)),
    "note": lambda log, ids: log.corrections.edit(ids, noted),
    "move": lambda log, ids: log.corrections.edit(ids, a_day_later),
    "delete": lambda log, ids: log.corrections.delete(ids),
    "find": lambda log, ids: log.read.ids_like("sets", [one[-6:] for one in ids]),
    "undo": lambda log, _: log.changes.undo(),
}


def questions(log: TrainingLog, deed: Callable[[], object]) -> int:
    asked: list[str] = []
    log._connection.set_trace_callback(asked.append)
    deed()
    log._connection.set_trace_callback(None)
    return sum(statement.lstrip().startswith("SELECT") for statement in asked)


@pytest.mark.parametrize("name", DEEDS)
def test_many_sets_are_asked_about_together(open_log: OpenLog, name: str) -> None:
    asked = []
    for count in (FEW, FEW, MANY):  # the first makes what the others find there
        with open_log() as log:
            ids = log_sets(log, count)
            asked.append(questions(log, partial(DEEDS[name], log, ids)))
    assert asked[1] == asked[2]


def test_one_more_set_reads_nothing_of_the_changes_before(log: TrainingLog) -> None:
    for _ in range(3):
        log_sets(log, 1)
    asked: list[str] = []
    log._connection.set_trace_callback(asked.append)
    log_sets(log, 1)
    assert not [statement for statement in asked if "c.*" in statement]
    assert list(log.differences()) == []
