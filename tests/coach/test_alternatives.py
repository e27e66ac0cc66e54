"""Easier and harder movements."""

from __future__ import annotations

from hipflex.coach.alternatives import Alternative, alternatives
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Span
from hipflex.domain.movement import Kind, Movement


def movement(slug: str, *notes: str, easier: tuple[str, ...] = (), harder: tuple[str, ...] = ()) -> Movement:
    title = slug.replace("-", " ").capitalize()
    dose = Dose(Span.fixed(3), reps=Span(8, 10))
    return Movement(slug, title, Kind.EXERCISE, {"strength": dose}, notes=notes, easier=easier, harder=harder)


LYING = movement("lying-leg-raise", "The floor is all it needs.")
HANGING = movement("hanging-leg-raise", "Warm up first.", "Too much? Take the lying leg-raise.", easier=(LYING.slug,))
RINGS = movement("ring-leg-raise", "Rings turn.", "Do the HANGING LEG RAISE before this.")


def found(one: Movement) -> tuple[Alternative, ...]:
    return alternatives(one, {other.slug: other for other in (LYING, HANGING, RINGS)}.get)


def test_the_reason_is_the_note_that_names_the_other() -> None:
    assert found(HANGING) == (Alternative(LYING, harder=False, why=HANGING.notes[1]),)


def test_it_may_stand_with_the_other_movement() -> None:
    assert found(movement("hanging-leg-raise", harder=(RINGS.slug,)))[0].why == RINGS.notes[1]


def test_where_no_note_names_the_other_its_own_first_one_is_the_reason() -> None:
    one = movement("march", easier=(LYING.slug,), harder=("gone",))
    assert found(one) == (Alternative(LYING, harder=False, why=LYING.notes[0]),)


def test_easier_ones_come_first() -> None:
    one = movement("march", easier=(LYING.slug,), harder=(RINGS.slug, HANGING.slug))
    assert [other.harder for other in found(one)] == [False, True, True]
