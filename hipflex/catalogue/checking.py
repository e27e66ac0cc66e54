"""What entries say of each other: every name of another entry is looked up."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hipflex.catalogue.entries import Draft
from hipflex.catalogue.fields import Report
from hipflex.catalogue.names import normal
from hipflex.catalogue.shelf import Entry
from hipflex.documents.nodes import Items, Node, Scalar
from hipflex.domain.movement import Movement, MuscleRoles, Sides
from hipflex.domain.prescription import Phase, Prescription, Programme, Workout, prescribed


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a movement may use."""

    movements: Collection[str]
    muscles: Collection[str]
    equipment: Collection[str]
    references: Collection[str]


def checked_movement(entry: Entry, known: Known, report: Report) -> Movement:
    """The movement without the names of entries that aren't there."""
    movement: Movement = entry.value

    def found(names: tuple[str, ...], among: Collection[str], sort: str) -> tuple[str, ...]:
        return tuple(name for name in names if _is_known(name, among, sort, entry, report))

    for need in movement.equipment:
        found(need, known.equipment, "equipment")
    for rule in movement.progression:
        found(rule.using, known.equipment, "equipment")
    roles = movement.muscles
    return replace(
        movement,
        easier=found(movement.easier, known.movements, "movement"),
        harder=found(movement.harder, known.movements, "movement"),
        references=found(movement.references, known.references, "reference"),
        muscles=MuscleRoles(
            found(roles.primary, known.muscles, "muscle"),
            found(roles.secondary, known.muscles, "muscle"),
            found(roles.stretched, known.muscles, "muscle"),
        ),
    )


def checked_workout(entry: Entry, movements: Mapping[str, Movement], report: Report) -> Workout | None:
    """The workout with its movements; None where one of them isn't there or can't be done so."""
    draft: Draft = entry.value
    steps = draft.found["exercises"]
    prescriptions = [_prescription(step, movements, entry, report) for step in steps]
    if not steps:
        report.wrong(entry.node.place, "the workout has no exercises", "at least one")
    whole = tuple(one for one in prescriptions if one is not None)
    if report.problems:
        return None
    rest = {key: value for key, value in draft.found.items() if key != "exercises"}
    return Workout(slug=draft.slug, origin=draft.origin, prescriptions=whole, **rest)


def checked_programme(entry: Entry, workouts: Collection[str], report: Report) -> Programme | None:
    """The programme; None where a workout isn't there."""
    programme: Programme = entry.value
    named = {day.workout for day in programme.days} | ({programme.complement} if programme.complement else set())
    known = [_is_known(name, workouts, "workout", entry, report) for name in sorted(named)]
    return programme if all(known) else None


def clashing_names(entries: Mapping[str, Entry]) -> Iterator[tuple[str, str, str]]:
    """Entries that answer to a name of an earlier one: the slug, the name, the earlier slug."""
    owners = {normal(slug): slug for slug in entries}
    for slug, entry in entries.items():
        for name in entry.value.names[1:]:
            owner = owners.setdefault(normal(name), slug)
            if owner != slug:
                yield slug, name, owner


def loops(movements: Mapping[str, Movement], link: str) -> Iterator[tuple[str, str]]:
    """Movements from which a way of `easier` (or `harder`) links leads back to themselves, and the link it begins with.

    Of each loop only the movement that comes first in the catalogue is told.
    """
    told: set[str] = set()
    for slug, movement in movements.items():
        for first in getattr(movement, link):
            reached = _reached(movements, first, link)
            if slug in reached and slug not in told:
                told |= reached
                yield slug, first


def _reached(movements: Mapping[str, Movement], start: str, link: str) -> set[str]:
    """Every movement that links lead to from one, itself included."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        slug = waiting.pop()
        if slug not in reached and slug in movements:
            reached.add(slug)
            waiting += getattr(movements[slug], link)
    return reached


def place_of(text: str, node: Node) -> Scalar | None:
    """Where a text stands in an entry."""
    if isinstance(node, Scalar):
        return node if text in (node.text, *(part.strip() for part in re.split(r"\||\bwith\b", node.text))) else None
    inside = node.items if isinstance(node, Items) else [value for _, value in node.fields]
    return next((found for found in (place_of(text, one) for one in inside) if found), None)


def _prescription(
    step: dict[str, Any], movements: Mapping[str, Movement], entry: Entry, report: Report
) -> Prescription | None:
    name = step.get("movement", "")
    if not _is_known(name, movements, "movement", entry, report):
        return None
    movement = movements[name]
    dose = step.get("dose")
    place = (place_of(name, entry.node) or entry.node).place
    if dose is not None and (dose.measure not in movement.measures or (dose.per_side and movement.sides is Sides.NONE)):
        allowed = ", ".join(movement.measures) + ("; no sides" if movement.sides is Sides.NONE else "")
        report.wrong(place, f"the dose does not fit {name}", f"a dose in {allowed}")
        return None
    phase, because, source = step.get("phase", Phase.WORK), step.get("because", ""), step.get("source", "")
    return prescribed(movement, dose, phase=phase, because=because, source=source)


def _is_known(name: str, among: Collection[str], sort: str, entry: Entry, report: Report) -> bool:
    if name in among:
        return True
    place = (place_of(name, entry.node) or entry.node).place
    close = next(iter(difflib.get_close_matches(name, among, n=1)), None)
    report.wrong(
        place,
        f"no {sort} is called {name!r}",
        f"the slug of a known {sort}" if sort != "equipment" else "something that equipment.yaml names",
        close,
    )
    return False
