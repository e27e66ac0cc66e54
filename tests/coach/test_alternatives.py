"""What can be done instead of a movement."""

from __future__ import annotations

from typing import Any

import pytest

from hipflex.coach.alternatives import Alternative, Relation, alternatives, within_means
from hipflex.coach.equipment import Means
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Load, Span
from hipflex.domain.movement import Kind, Movement, MuscleRoles, Sides
from hipflex.domain.prescription import prescribed
from hipflex.value_classes import replace
from tests.coach.diary import MEANS, Diary, shipped


def movement(slug: str, *notes: str, easier: tuple[str, ...] = (), harder: tuple[str, ...] = ()) -> Movement:
    title = slug.replace("-", " ").capitalize()
    dose = Dose(Span.fixed(3), reps=Span(8, 10))
    return Movement(slug, title, Kind.EXERCISE, {"strength": dose}, notes=notes, easier=easier, harder=harder)


LYING = movement("lying-leg-raise", "The floor is all it needs.")
HANGING = movement("hanging-leg-raise", "Warm up first.", "Too much? Take the lying leg-raise.", easier=(LYING.slug,))
RINGS = movement("ring-leg-raise", "Rings turn.", "Do the HANGING LEG RAISE before this.")


def found(one: Movement) -> tuple[Alternative, ...]:
    return alternatives(one, {other.slug: other for other in (LYING, HANGING, RINGS)}, Means(Load(1000)))


def test_the_reason_is_the_note_that_names_the_other() -> None:
    assert found(HANGING) == (Alternative(LYING, Relation.EASIER, HANGING.notes[1]),)


def test_it_may_stand_with_the_other_movement() -> None:
    assert found(movement("hanging-leg-raise", harder=(RINGS.slug,)))[0].why == RINGS.notes[1]


def test_where_no_note_names_the_other_its_own_first_one_is_the_reason() -> None:
    one = movement("march", easier=(LYING.slug,), harder=("gone",))
    assert found(one) == (Alternative(LYING, Relation.EASIER, LYING.notes[0]),)


def test_easier_ones_come_first() -> None:
    one = movement("march", easier=(LYING.slug,), harder=(RINGS.slug, HANGING.slug))
    assert [other.relation for other in found(one)] == [Relation.EASIER, Relation.HARDER, Relation.HARDER]


def test_where_nothing_is_easier_or_harder_those_that_train_the_same_are_offered_the_possible_ones_first() -> None:
    means = replace(MEANS, equipment=["bench"])
    found = alternatives(shipped()["banded-hip-march"], shipped(), means)
    offered = [(one.movement.slug, one.relation, means.allow(one.movement.equipment)) for one in found]
    assert {relation for _, relation, _ in offered} == {Relation.ALIKE}
    assert [possible for *_, possible in offered] == sorted((possible for *_, possible in offered), reverse=True)
    assert all(one.why.startswith("also for ") for one in found)


def kept(owned: list[str] | None, *slugs: str) -> list[str]:
    """What stands for movements with some equipment, and for those left out a dash."""
    asked = [prescribed(shipped()[slug]) for slug in slugs]
    found = within_means(asked, shipped(), replace(MEANS, equipment=owned))
    return [one.exercise if one else "-" for one in found]


@pytest.mark.parametrize(
    ("owned", "slugs", "then"),
    [
        (None, ["hanging-leg-raise"], ["hanging-leg-raise"]),
        (["Pull-up bar"], ["hanging-leg-raise"], ["hanging-leg-raise"]),
        ([], ["hanging-leg-raise"], ["lying-leg-raise"]),
        ([], ["hanging-leg-raise", "lunge"], ["lying-leg-raise", "lunge"]),
        (["dumbbell"], ["mountain-climber-sliding"], ["mountain-climber"]),
    ],
)
def test_what_cannot_be_done_gives_way_to_the_nearest_that_can(
    owned: list[str] | None, slugs: list[str], then: list[str]
) -> None:
    assert kept(owned, *slugs) == then


def test_what_stands_in_the_plan_already_takes_nobodys_place() -> None:
    assert kept([], "hanging-leg-raise", "lying-leg-raise")[1] == "lying-leg-raise"
    assert kept([], "hanging-leg-raise", "lying-leg-raise")[0] not in {"lying-leg-raise", "hanging-leg-raise"}
    assert len(set(kept([], "hanging-leg-raise", "hanging-leg-raise", "lying-leg-raise"))) == 3


def test_an_easier_one_goes_before_a_harder_one_however_many_rungs_away() -> None:
    far = movement("far")
    easier = replace(movement("easier", easier=("far",)), equipment=(("box",),))
    one = replace(movement("one", easier=("easier",), harder=("harder",)), equipment=(("bar", "rings"),))
    known = {each.slug: each for each in (far, easier, movement("harder"), one)}
    [instead] = within_means([prescribed(one)], known, replace(MEANS, equipment=[]))
    assert instead
    assert (instead.exercise, instead.rule) == ("far", "other-equipment")
    assert instead.because == "no bar or rings among your equipment, so in place of One"
    [instead] = within_means(
        [prescribed(one)], {k: v for k, v in known.items() if k != "far"}, replace(MEANS, equipment=[])
    )
    assert instead
    assert instead.exercise == "harder"


def test_among_those_that_train_the_same_the_most_muscles_then_sides_and_measure_then_the_name_decide() -> None:
    def working(slug: str, *muscles: str, **changes: Any) -> Movement:
        return replace(movement(slug), muscles=MuscleRoles(primary=muscles), **changes)

    bar = (("bar",),)
    one = working("one", "psoas", "iliacus", equipment=bar)
    known = [
        one,
        working("a-stretch", "psoas", "iliacus", kind=Kind.STRETCH),
        working("b-less", "psoas"),
        working("c-sided", "psoas", "iliacus", sides=Sides.EACH),
        working("z", "psoas", "iliacus"),
        working("y", "psoas", "iliacus"),
    ]
    order = []
    while found := within_means([prescribed(one)], {each.slug: each for each in known}, replace(MEANS, equipment=[]))[
        0
    ]:
        order.append(found.exercise)
        known = [each for each in known if each.slug != found.exercise]
    assert order == ["y", "z", "c-sided", "b-less"]


def test_a_replaced_movement_comes_in_the_dose_it_has_grown_to_with_both_reasons() -> None:
    diary = Diary(means=replace(MEANS, equipment=[]))
    diary.wrote("3 days ago: lying-leg-raise 12 12 11")
    [instead] = within_means([diary.asked("hanging-leg-raise")], diary.movements, diary.means)
    assert instead
    due = diary.next(instead)
    assert (due.exercise, due.rule, due.aim()) == ("lying-leg-raise", "other-equipment", 12)
    assert due.because.startswith("no pull-up bar among your equipment, so in place of Hanging leg raise; 12, 12, 11 ")


def test_a_load_that_there_is_nothing_for_any_more_is_not_asked_for() -> None:
    diary = Diary(means=replace(MEANS, equipment=[]))
    diary.wrote("3 days ago: standing-hip-flexor-raise 3x9@5kg")
    due = diary.next("standing-hip-flexor-raise")
    assert (due.dose.load, due.rule) == (None, "other-equipment")
    assert due.because.startswith("nothing among your equipment to do it with that load; 9, 9, 9 with 5 kg")
