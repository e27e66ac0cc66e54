"""Whatever an own export says otherwise of known sets: an update takes it over, tells the truth and can be undone."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC
from functools import partial
from itertools import chain, count
from typing import Any, TypeVar

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from hipflex.domain.change import Imported
from hipflex.domain.measures import SetType
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.errors import Refused
from hipflex.interchange.reading import opened
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.interchange.reference import write_csv, write_jsonl
from tests.interchange.test_round_trip import logs, written
from tests.joining.machines import Machine, exported
from tests.store.samples import LEFT, RIGHT, at, done, kg, reps

Sets = list[PerformedSet]
Thing = TypeVar("Thing", PerformedSet, Session)
PLACES = st.tuples(
    st.sampled_from("ab"), st.sampled_from("xy"), st.integers(1, 3), st.sampled_from([None, LEFT, LEFT, RIGHT])
)


@contextmanager
def a_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrainingLog]:
    folder = tmp_path_factory.mktemp("any")
    with TrainingLog(str(folder / "log.db"), folder, lambda: at(20)) as log:
        yield log


def at_places(places: list[tuple[str, str, int, Any]], first: int = 0) -> Sets:
    return [
        done(exercise, session=session, number=number, side=side, reps=place % 3, id=f"{place}")
        for place, (session, exercise, number, side) in enumerate(places, first)
    ]


def taken(log: TrainingLog, sets: Sets, *, update: bool = False) -> Imported:
    """Takes sets in, of which a preview said the same."""
    sessions = [Session(name, None, at(16), at(16), State.FINISHED) for name in {one.session for one in sets}]
    told = log.intake.preview(sets, sessions, [], update=update)
    imported = log.intake.add(sets, sessions, [], update=update)
    assert list(log.differences()) == []
    assert replace(imported, change=None) == told
    return imported


def number_of(one: PerformedSet) -> tuple[str, str, int]:
    return one.session, one.exercise, one.number


def apart(sets: Sets) -> Sets:
    """Those of the sets that have no number of an earlier one, but for a left and a right."""
    kept: Sets = []
    for one in sets:
        sides = [other.side for other in kept if number_of(other) == number_of(one)]
        if not sides or (one.side and None not in sides and one.side not in sides):
            kept.append(one)
    return kept


@settings(max_examples=200)
@given(st.lists(PLACES, min_size=1, max_size=6), st.lists(PLACES, max_size=3), st.lists(PLACES, max_size=6))
def test_places_that_are_to_be_had_are_taken_and_no_others(
    tmp_path_factory: pytest.TempPathFactory,
    before: list[tuple[str, str, int, Any]],
    others: list[tuple[str, str, int, Any]],
    after: list[tuple[str, str, int, Any]],
) -> None:
    in_log = apart([*at_places(before), *at_places(others, first=90)])
    file = [one for one in apart(at_places(after)) if one.id in {known.id for known in in_log}]
    of_others = [one for one in in_log if one.id >= "90"]
    with a_log(tmp_path_factory) as log:
        taken(log, in_log)
        stood = list(log.read.sets())
        imported = taken(log, file, update=True)
        stand = {one.id: one for one in log.read.sets()}
        stay = imported.differs - imported.updated
        event(f"{min(imported.updated, 3)} updated, {min(stay, 3)} stay")
        assert stay == sum(stand[one.id] != one for one in file)
        assert apart([*stand.values()]) == [*stand.values()]
        assert [stand[one.id] for one in of_others] == of_others
        again = taken(log, file, update=True)
        assert (again.change, again.differs, again.updated) == (None, stay, 0)
        if imported.change:
            log.changes.undo()
            assert list(log.read.sets()) == stood
            log.changes.redo()
            assert {one.id: one for one in log.read.sets()} == stand
            assert list(log.differences()) == []


@settings(max_examples=60)
@given(logs(), logs())
def test_whatever_a_file_can_hold_is_taken_over(
    tmp_path_factory: pytest.TempPathFactory,
    before: tuple[Sets, list[Session], list[Any]],
    after: tuple[Sets, list[Session], list[Any]],
) -> None:
    sessions = as_if_known(after[1], before[1])
    of = dict(zip((one.id for one in after[1]), (one.id for one in sessions), strict=True))
    file = as_if_known([replace(one, session=of[one.session]) for one in after[0]], before[0])
    with a_log(tmp_path_factory) as log:
        log.intake.add(*before)
        log.intake.add(file, sessions, [], listed=sessions, update=True)
        assert list(log.differences()) == []
        again = log.intake.add(file, sessions, [], listed=sessions, update=True)
        assert (again.change, again.added, again.differs, again.sessions_differ) == (None, 0, 0, 0)


def as_if_known(things: list[Thing], known: Iterable[Thing]) -> list[Thing]:
    """Things under the ids of such as are known, as far as these go."""
    ids: Iterable[str] = chain((one.id for one in known), (f"new {place}" for place in count()))
    return [replace(one, id=other_id) for one, other_id in zip(things, ids, strict=False)]


EDITS: Sequence[dict[str, Any]] = (
    {"reps": 7, "seconds": None},
    {"reps": None, "seconds": 40},
    {"load": kg(2.5), "band": None},
    {"load": None, "band": "red"},
    {"rpe": 8.5, "type": SetType.FAILURE},
    {"note": "heavy"},
    {"performed_at": at(16, 19)},
    {"performed_at": at(17, 9)},
    {"performed_at": at(18).astimezone(UTC)},
)
FORMS: Mapping[str, Callable[[TrainingLog], bytes]] = {
    "jsonl": lambda log: written(lambda out: write_jsonl(log.read.sets(), out)),
    "csv": lambda log: written(lambda out: write_csv(log.read.sets(), out)),
    "json": lambda log: exported(log).encode(),
}


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([16, 17, 18]), min_size=1, max_size=4),
    st.sets(st.sampled_from(["trains", "logs more"])),
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(EDITS)), max_size=6),
    st.sampled_from(sorted(FORMS)),
)
def test_what_was_edited_elsewhere_stands_here_as_it_does_there(
    tmp_path_factory: pytest.TempPathFactory,
    days: Sequence[int],
    more: set[str],
    edits: Sequence[tuple[int, dict[str, Any]]],
    form: str,
) -> None:
    here, there = (Machine(tmp_path_factory.mktemp("machine")) for _ in range(2))
    for day in days:
        here.logs(8, 7, day=day)
    if "trains" in more:
        here.starts()
        here.says(reps(9), reps(8))
    read_in(there.log, "json", FORMS["json"](here.log))
    for place, fields in edits:
        ids = [one.id for one in here.log.read.sets()]
        with suppress(Refused):  # a set of a workout stays within its day
            here.log.corrections.edit([ids[place % len(ids)]], partial(revised, fields))
    if "logs more" in more:
        here.logs(5, day=17)
    before, file = exported(there.log), FORMS[form](here.log)
    imported = read_in(there.log, form, file)
    assert list(there.log.differences()) == []
    assert FORMS["jsonl"](there.log) == FORMS["jsonl"](here.log)
    if form == "json":
        assert exported(there.log) == exported(here.log)
    assert read_in(there.log, form, file).change is None
    if imported.change:
        there.log.changes.undo()
        assert exported(there.log) == before
        assert list(there.log.differences()) == []


def revised(fields: dict[str, Any], one: PerformedSet, _: Session) -> Sets:
    return [replace(one, **fields)]


def read_in(log: TrainingLog, form: str, data: bytes) -> Imported:
    """Takes a file over, as the command does."""
    reading = opened(io.BytesIO(data), form)
    given = reading.sets(), reading.sessions(), reading.check_ins
    return log.intake.add(*given, listed=reading.listed, update=True)
