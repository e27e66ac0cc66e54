"""Set numbers within a session and an exercise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hipflex.domain.measures import Load, Measure, SetType, Side
from hipflex.domain.movement import Kind, Sides
from hipflex.domain.performance import Numbering, PerformedSet, next_number, performed
from hipflex.domain.workout_line import SetEntry
from hipflex.notation.sets import parse_sets
from hipflex.notation.tokens import Vocabulary
from hipflex.value_classes import replace
from tests.notation.writing import ANYTHING

TEMPLATE = PerformedSet("march", Kind.EXERCISE, datetime(2026, 11, 20, tzinfo=UTC), number=0)


def logged(
    entries: Iterable[SetEntry], sides: Sides = Sides.EACH, template: PerformedSet = TEMPLATE
) -> list[PerformedSet]:
    rows: list[PerformedSet] = []
    for entry in entries:
        rows += performed(template, entry, sides, rows)
    return rows


def written(text: str, sides: Sides = Sides.EACH) -> list[PerformedSet]:
    return logged(parse_sets(text, replace(ANYTHING, sides=sides), Vocabulary()), sides)


def left_and_right(rows: Iterable[PerformedSet]) -> str:
    """The numbers of each entry's rows as left/right, the missing side a dash; adjacent equal numbers are one set."""
    told: list[str] = []
    rows = list(rows)
    while rows:
        row = rows.pop(0)
        if rows and row.side is Side.LEFT and rows[0].side is Side.RIGHT and rows[0].number == row.number:
            rows.pop(0)
            told.append(f"{row.number}/{row.number}")
        else:
            told.append(f"{row.number}/–" if row.side is Side.LEFT else f"–/{row.number}")
    return " ".join(told)


def test_each_side_keeps_the_time_that_it_took() -> None:
    assert [(r.side, r.reps, r.seconds) for r in written("30 in 25s/28 in 26s")] == [
        (Side.LEFT, 30, 25),
        (Side.RIGHT, 28, 26),
    ]
    assert [(r.distance_mm, r.seconds) for r in written("2x5km in 24:30", Sides.NONE)] == [(5_000_000, 1470)] * 2
    assert {(r.reps, r.seconds) for r in written("30 in 25s")} == {(30, 25)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("10", "1/1"),
        ("10L 8R", "1/1"),
        ("8R 10L", "–/1 1/–"),
        ("12/10 8R 6 drop 5L warmup", "1/1 –/2 3/3 4/–"),
        ("10L 9L 8R 7R", "1/– 2/– –/1 –/2"),
        ("10L 8R 9L 7R", "1/1 2/2"),
        ("10L 8R drop", "1/– –/2"),
        ("10L drop 9L 8R 7R drop", "1/– 2/2 –/3"),
        ("10L drop 9L 8R drop 7R", "1/– 2/– –/1 –/2"),
        ("8R 6 10L", "–/1 2/2 3/–"),
        ("3x10", "1/1 2/2 3/3"),
        ("2x10L 2x8R", "1/– 2/– –/1 –/2"),
        ("2x10L 3x8R 7L", "1/– 2/– –/1 –/2 –/3 3/–"),
        ("8R warmup 10L 10L warmup", "–/1 2/– 3/–"),
    ],
)
def test_a_side_takes_the_number_that_waits_for_it(text: str, numbers: str) -> None:
    assert left_and_right(written(text)) == numbers


@pytest.mark.parametrize("sides", [Sides.NONE, Sides.ALTERNATING])
def test_sets_without_sides_are_numbered_one_by_one(sides: Sides) -> None:
    rows = written("3x10 8 drop 5 warmup", sides)
    assert [(row.number, row.side) for row in rows] == [(n, None) for n in range(1, 6)]


def test_every_exercise_has_numbers_of_its_own() -> None:
    of_another = replace(TEMPLATE, exercise="lunge", number=7, side=Side.LEFT)
    [left, right] = performed(TEMPLATE, SetEntry(Measure.REPS, 10), Sides.EACH, [of_another])
    assert (left.number, right.number) == (1, 1)


def test_an_amount_without_a_side_is_that_much_on_each_left_first() -> None:
    [left, right] = written("45s@2kg drop rpe8")
    assert (left.side, right.side) == (Side.LEFT, Side.RIGHT)
    assert replace(left, side=None) == replace(right, side=None)
    assert (left.seconds, left.load, left.type, left.rpe) == (45, Load(2000), SetType.DROP, 8.0)


def test_a_slash_is_left_and_right() -> None:
    [left, right] = written("12/10")
    assert (left.reps, right.reps) == (12, 10)


@pytest.mark.parametrize(
    ("text", "amount"), [("10", (10, None, None)), ("45s", (None, 45, None)), ("1.5km", (None, None, 1_500_000))]
)
def test_a_row_has_an_amount_in_its_measure_alone(text: str, amount: tuple[int | None, ...]) -> None:
    [row] = written(text, Sides.NONE)
    assert (row.reps, row.seconds, row.distance_mm) == amount


def test_a_load_of_nothing_is_stored_as_none() -> None:
    assert written("10@0")[0].load is None
    assert written("10@-20")[0].load == Load(-20_000)


def by_the_letter(earlier: Sequence[PerformedSet], side: Side | None, type_: SetType) -> int:
    """The contract's rule, number by number."""
    on = {(row.number, row.side): row.type for row in earlier}
    highest = max([row.number for row in earlier], default=0)
    if side is None:
        return highest + 1
    other = Side.RIGHT if side is Side.LEFT else Side.LEFT
    own_highest = max([number for number, of in on if of is side], default=0)
    for number in range(own_highest + 1, highest + 1):
        if on.get((number, other)) is type_ and (number, side) not in on:
            return number
    return highest + 1


ENTRIES = st.lists(
    st.builds(
        SetEntry,
        st.just(Measure.REPS),
        st.just(8),
        count=st.integers(1, 2),
        side=st.sampled_from([None, None, *Side, *Side]),
        type=st.sampled_from([SetType.WORKING, SetType.WORKING, SetType.DROP, SetType.WARMUP]),
    ),
    max_size=10,
)


@given(ENTRIES, st.sampled_from([None, *Side]), st.sampled_from(SetType))
def test_the_next_number_is_the_one_of_the_contract(entries: list[SetEntry], side: Side | None, type_: SetType) -> None:
    earlier = logged(entries)
    assert next_number(earlier, side, type_) == by_the_letter(earlier, side, type_)


@given(ENTRIES)
@example([SetEntry(Measure.REPS, 8, side=Side.LEFT), SetEntry(Measure.REPS, 8)])
def test_no_number_stands_twice_on_a_side_and_each_side_only_climbs(entries: list[SetEntry]) -> None:
    rows = logged(entries)
    for side in Side:
        numbers = [row.number for row in rows if row.side is side]
        assert numbers == sorted(set(numbers))
    assert {row.number for row in rows} == set(range(1, 1 + max([row.number for row in rows], default=0)))


@given(ENTRIES)
def test_the_two_sides_of_a_number_are_of_one_type(entries: list[SetEntry]) -> None:
    rows = logged(entries)
    types = {(row.number, row.type) for row in rows}
    assert len(types) == len({row.number for row in rows})


def test_the_rule_by_the_letter_tells_right_from_wrong() -> None:
    left = replace(TEMPLATE, number=1, side=Side.LEFT)
    assert by_the_letter([left], Side.RIGHT, SetType.WORKING) == 1
    assert by_the_letter([left], Side.RIGHT, SetType.DROP) == 2
    assert by_the_letter([left], None, SetType.WORKING) == 2


def test_numbering_takes_no_longer_for_the_thousandth_set_than_for_the_first() -> None:
    def asked(count: int) -> int:
        """How often numbering looks at sets while so many are numbered."""
        looks = 0

        class Seen:
            """A set that tells when it is looked at."""

            def __init__(self, number: int) -> None:
                self._number = number
                self.side = Side.LEFT
                self.type = SetType.WORKING

            @property
            def number(self) -> int:
                nonlocal looks
                looks += 1
                return self._number

        numbering = Numbering()
        for _ in range(count):
            numbering.take(Seen(numbering.next(Side.LEFT, SetType.WORKING)))
        return looks

    assert asked(1000) == 1000 * asked(1)
