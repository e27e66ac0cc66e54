"""What can be done instead of a movement: what is easier, what is harder, what trains the same; with what there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from hipflex.coach.equipment import Means
from hipflex.domain.movement import OURS, Movement
from hipflex.domain.prescription import Prescription, prescribed
from hipflex.value_classes import dataclass

OTHER_EQUIPMENT = "other-equipment"
MOST_ALIKE = 5
"""So many movements that train the same are offered: those with the most in common."""
Movements = Mapping[str, Movement]


class Relation(StrEnum):
    """How another movement stands to one."""

    EASIER = "easier"
    HARDER = "harder"
    ALIKE = "trains the same"


@dataclass(frozen=True, slots=True)
class Alternative:
    """A movement beside another; `why` is the reason to take it."""

    movement: Movement
    relation: Relation
    why: str = ""


def alternatives(movement: Movement, movements: Movements, means: Means) -> tuple[Alternative, ...]:
    """The movements that the catalogue calls easier, then those it calls harder.

    Where there are neither, those that train the same muscles, what there is equipment for first.
    """
    ways = ((Relation.EASIER, movement.easier), (Relation.HARDER, movement.harder))
    beside = [(relation, movements[slug]) for relation, slugs in ways for slug in slugs if slug in movements]
    if beside:
        return tuple(Alternative(other, relation, _note(movement, other)) for relation, other in beside)
    alike = sorted(_alike(movement, movements), key=lambda other: not means.allow(other.equipment))[:MOST_ALIKE]
    return tuple(Alternative(one, Relation.ALIKE, f"also for {_listed(_shared(movement, one))}") for one in alike)


def within_means(
    prescriptions: Sequence[Prescription], movements: Movements, means: Means
) -> tuple[Prescription | None, ...]:
    """The prescriptions, each that asks for what isn't there replaced by the nearest movement that can be done.

    That is an easier one, else a harder one, however many rungs away, else one that trains the same muscles; never one
    that is among them already. None stands where there is no such movement.
    """
    found: list[Prescription | None] = []
    for place, asked in enumerate(prescriptions):
        movement = movements.get(asked.exercise)
        if movement is None or means.allow(movement.equipment):
            found.append(asked)
            continue
        taken = {one.exercise for one in (*found, *prescriptions[place + 1 :]) if one}
        instead = next((other for other in _nearest(movement, movements) if _fits(other, means, taken)), None)
        found.append(_in_place_of(asked, instead, means.missing(movement.equipment)) if instead else None)
    return tuple(found)


def in_the_dose_of(movement: Movement, asked: Prescription) -> Prescription:
    """A movement in the dose of its own that is most like what is asked, else in its default one."""
    alike = [dose for dose in movement.doses.values() if dose.measure is asked.dose.measure]
    dose = min(alike, key=lambda dose: abs(dose.span.high - asked.dose.span.high), default=None)
    return prescribed(movement, dose, phase=asked.phase, circuit=asked.circuit)


def _in_place_of(asked: Prescription, instead: Movement, missing: str) -> Prescription:
    because = f"no {missing} among your equipment, so in place of {asked.title}"
    return in_the_dose_of(instead, asked).decided(OTHER_EQUIPMENT, because, OURS)


def _fits(movement: Movement, means: Means, taken: Collection[str]) -> bool:
    return movement.slug not in taken and means.allow(movement.equipment)


def _nearest(movement: Movement, movements: Movements) -> Iterator[Movement]:
    """The others by how near they are."""
    yield from _rungs(movement, "easier", movements)
    yield from _rungs(movement, "harder", movements)
    yield from _alike(movement, movements)


def _rungs(movement: Movement, way: str, movements: Movements) -> Iterator[Movement]:
    """All that is easier or harder, the nearest first."""
    known, ahead = {movement.slug}, [movement]
    while ahead:
        for slug in getattr(ahead.pop(0), way):
            if slug in movements and slug not in known:
                known.add(slug)
                ahead.append(movements[slug])
                yield movements[slug]


def _alike(movement: Movement, movements: Movements) -> list[Movement]:
    """The movements of its kind that train the same muscles first of all, or stretch them, the most of them first."""
    others = [
        other
        for other in movements.values()
        if other.slug != movement.slug and other.kind is movement.kind and _shared(movement, other)
    ]

    def distance(other: Movement) -> tuple[object, ...]:
        same_sides, same_measure = other.sides is movement.sides, other.dose.measure is movement.dose.measure
        return -len(_shared(movement, other)), not same_sides, not same_measure, other.slug

    return sorted(others, key=distance)


def _shared(movement: Movement, other: Movement) -> list[str]:
    return [muscle for muscle in _worked(movement) if muscle in _worked(other)]


def _worked(movement: Movement) -> Sequence[str]:
    return movement.muscles.primary or movement.muscles.stretched


def _listed(muscles: Iterable[str]) -> str:
    return ", ".join(muscle.replace("-", " ") for muscle in muscles)


def _note(movement: Movement, other: Movement) -> str:
    """The note of one that names the other, else the first thing there is to know about the other."""
    naming = (*_naming(movement.notes, other), *_naming(other.notes, movement), *other.notes)
    return next(iter(naming), "")


def _naming(notes: Iterable[str], movement: Movement) -> list[str]:
    names = [name.casefold().replace("-", " ") for name in movement.names]
    return [note for note in notes if any(name in note.casefold().replace("-", " ") for name in names)]
