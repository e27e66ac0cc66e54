"""Sets that two machines gave one number were given others by joining: an update of some leaves them to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from hipflex.domain.measures import SetType
from hipflex.errors import Refused
from hipflex.value_classes import replace
from tests.joining.machines import Machine, agreed, exported, joined
from tests.store.samples import KNEE_RAISE, LEFT, LEG_RAISE, RIGHT
from tests.store.test_any_updates import Sets, apart, taken

STEPS: Mapping[str, Callable[[Machine, Machine], object]] = {
    "logs": lambda here, _: here.logs(8, 7),
    "logs left": lambda here, _: here.logs(6, movement=KNEE_RAISE, side=LEFT),
    "logs right": lambda here, _: here.logs(5, 4, movement=KNEE_RAISE, side=RIGHT),
    "takes in": lambda here, there: taken(here.log, [*there.log.read.sets()]),
    "takes over": lambda here, there: taken(here.log, [*there.log.read.sets()], update=True),
    "takes back": lambda here, _: here.log.changes.undo(),
    "puts back": lambda here, _: here.log.changes.redo(),
    "deletes": lambda here, _: here.log.corrections.delete([one.id for one in here.log.read.sets()][:1]),
    "joins": joined,
}
OTHER_PLACES: Sequence[dict[str, Any]] = (
    *({"number": number} for number in range(1, 5)),
    *({"side": side} for side in (None, LEFT, RIGHT)),
    *({"exercise": movement.slug} for movement in (LEG_RAISE, KNEE_RAISE)),
    {"session": "elsewhere"},
    {"type": SetType.WARMUP},
    {"reps": 9},
)


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.booleans()), min_size=3, max_size=10),
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(OTHER_PLACES), st.booleans()), min_size=1, max_size=4),
    st.sets(st.integers(0, 9), max_size=4),
)
def test_the_sets_that_a_file_is_not_about_keep_the_numbers_that_were_settled(
    tmp_path_factory: pytest.TempPathFactory,
    steps: Sequence[tuple[str, bool]],
    mutations: Sequence[tuple[int, dict[str, Any], bool]],
    left_out: set[int],
) -> None:
    here, there = two_that_trained(tmp_path_factory, steps)
    before = exported(here.log)
    stood = {one.id: one for one in here.log.read.sets()}
    file = apart(otherwise([one for place, one in enumerate(stood.values()) if place not in left_out], mutations))
    imported = taken(here.log, file, update=True)
    stand = {one.id: one for one in here.log.read.sets()}
    event(f"{min(imported.updated, 2)} updated, {min(imported.added, 2)} new")
    assert 0 <= imported.updated <= imported.differs
    if not imported.added:  # a new set is numbered as any that is logged, which may have others follow it
        assert imported.differs - imported.updated == sum(stand[one.id] != one for one in file)
        assert stand == stood | {one.id: stand[one.id] for one in file}
    again = taken(here.log, file, update=True)
    assert (again.change, again.updated) == (None, 0)
    if imported.change:
        here.log.changes.undo()
        assert exported(here.log) == before
        here.log.changes.redo()
    joined(here, there)
    assert agreed([here, there])
    assert list(there.log.differences()) == []


ELSEWHERE = {"exercise": "plank"}


@pytest.mark.parametrize(
    ("revisions", "new", "numbers"),
    [
        ({8: {"side": LEFT}}, [], {3: 4, 2: 5}),
        ({8: ELSEWHERE}, [], {3: 4, 2: 5}),
        ({8: ELSEWHERE, 3: {"rpe": 9.0}}, [], {3: 4, 2: 5}),
        ({8: ELSEWHERE}, [{"reps": 20, "number": 4}], {3: 4, 2: 5, 20: 6}),
        ({8: ELSEWHERE}, [{"reps": 20, "number": 5}, {"reps": 21, "number": 6}], {3: 4, 2: 5, 20: 7, 21: 6}),
        (
            {8: ELSEWHERE},
            [{"reps": 20 + n, "number": 4 + n // 2, "side": side} for n, side in enumerate([LEFT, RIGHT] * 2)],
            {3: 4, 2: 5, 20: 6, 21: 6, 22: 7, 23: 7},
        ),
        ({8: ELSEWHERE}, [{"reps": 20, "number": 1}], {3: 4, 2: 5, 20: 1}),
    ],
)
def test_who_has_another_number_than_it_was_logged_with_keeps_it_where_others_leave(
    tmp_path_factory: pytest.TempPathFactory,
    revisions: Mapping[int, dict[str, Any]],
    new: Sequence[dict[str, Any]],
    numbers: Mapping[int, int],
) -> None:
    here, there = (Machine(tmp_path_factory.mktemp("machine")) for _ in range(2))
    here.logs(8, 7, 6)
    there.logs(3, 2)
    joined(here, there)
    assert here.numbers() == {8: 1, 7: 2, 6: 3, 3: 4, 2: 5}
    sets = {one.reps or 0: one for one in here.log.read.sets()}
    file = [replace(sets[amount], **fields) for amount, fields in revisions.items()]
    file += [replace(sets[7], id=f"new {n}", **fields) for n, fields in enumerate(new)]
    imported = taken(here.log, file, update=True)
    assert (imported.differs, imported.updated) == (len(revisions), len(revisions))
    assert here.numbers() == {8: 1, 7: 2, 6: 3, **numbers}
    assert taken(here.log, file, update=True).change is None
    joined(here, there)
    assert agreed([here, there])


def test_a_side_keeps_the_number_that_was_settled_where_the_other_becomes_a_warm_up(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    here, there = (Machine(tmp_path_factory.mktemp("machine")) for _ in range(2))
    here.logs(7, 6, movement=KNEE_RAISE, side=RIGHT)
    here.logs(8, movement=KNEE_RAISE, side=LEFT)
    there.logs(1)
    there.logs(5, movement=KNEE_RAISE, side=LEFT)
    joined(here, there)
    assert here.numbers() == {7: 1, 6: 2, 8: 1, 1: 1, 5: 2}
    file = [replace(one, type=SetType.WARMUP) for one in here.log.read.sets() if one.reps == 6]
    assert taken(here.log, file, update=True).updated == 1
    assert here.numbers() == {7: 1, 6: 2, 8: 1, 1: 1, 5: 2}


def two_that_trained(factory: pytest.TempPathFactory, steps: Sequence[tuple[str, bool]]) -> tuple[Machine, Machine]:
    """Machines that trained on one day, and heard of each other or not."""
    here, there = (Machine(factory.mktemp("machine")) for _ in range(2))
    for step, is_here in steps:
        with suppress(Refused):  # there may be nothing to take back, or to delete
            STEPS[step](*((here, there) if is_here else (there, here)))
    return here, there


def otherwise(sets: Sets, mutations: Iterable[tuple[int, dict[str, Any], bool]]) -> Sets:
    """The sets, some of them with other fields, or with new ones beside them that have those."""
    for n, (place, fields, is_new) in enumerate(mutations if sets else ()):
        one = replace(sets[place % len(sets)], **fields)
        if is_new:
            sets.append(replace(one, id=f"new {n}"))
        else:
            sets[place % len(sets)] = one
    return sets
