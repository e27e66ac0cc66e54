"""What entries say of each other: every name of another entry is looked up."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hipflex.catalogue.entries import Draft, items_at, node_at
from hipflex.catalogue.fields import SLUG, text_of
from hipflex.catalogue.report import Report
from hipflex.catalogue.shelf import GUIDES, MOVEMENTS, MUSCLES, PROGRAMMES, WORKOUTS, Entry
from hipflex.domain.dose import Dose
from hipflex.domain.guide import Guide
from hipflex.domain.movement import Movement, Muscle, MuscleRoles, Origin, Sides
from hipflex.domain.prescription import Prescription, Programme, Workout, prescribed
from hipflex.errors import Place
from hipflex.yamltext.nodes import Fields, Node, Scalar, cited


@dataclass(frozen=True, slots=True)
class Known:
    """The entries that others may name; `lost` are by sort the slugs of those that can't be used."""

    movements: Mapping[str, Any]
    workouts: Mapping[str, Any]
    muscles: Collection[str]
    equipment: Collection[str]
    references: Collection[str]
    lost: Mapping[str, Collection[str]] = field(default_factory=dict)


def checked(sort: str, entry: Entry, known: Known, report: Report) -> Any:
    """The value of an entry once its names are looked up; None where it can't be used without one of them."""
    check = CHECKS.get(sort)
    return check(entry, known, report) if check else entry.value


def checked_movement(entry: Entry, known: Known, report: Report) -> Movement:
    """The movement without the names of entries that aren't there."""
    movement: Movement = entry.value
    look = _Look(entry, known, report)
    for need in movement.equipment:
        look.up(need, "equipment", "equipment")
    for rule in movement.progression:
        look.up(rule.using, "equipment", "progression")
    roles = movement.muscles
    return replace(
        movement,
        easier=look.up(movement.easier, MOVEMENTS, "easier"),
        harder=look.up(movement.harder, MOVEMENTS, "harder"),
        references=look.up(movement.references, "references", "references"),
        muscles=MuscleRoles(
            look.up(roles.primary, MUSCLES, "muscles", "primary"),
            look.up(roles.secondary, MUSCLES, "muscles", "secondary"),
            look.up(roles.stretched, MUSCLES, "muscles", "stretched"),
        ),
    )


def checked_workout(entry: Entry, known: Known, report: Report) -> Workout | None:
    """The workout with its movements; None where one of them isn't there or can't be done so."""
    draft: Draft = entry.value
    look = _Look(entry, known, report)
    found = dict(draft.found)
    steps = zip(found.pop("exercises", ()), items_at(entry.node, "exercises"), strict=False)
    prescriptions = [_prescription(step, node, look) for step, node in steps]
    whole = tuple(one for one in prescriptions if one is not None)
    if len(whole) < len(prescriptions) or "title" not in found:
        return None
    return Workout(slug=draft.slug, origin=draft.origin, prescriptions=whole, **found)


def checked_programme(entry: Entry, known: Known, report: Report) -> Programme | None:
    """The programme; None where a workout isn't there."""
    look = _Look(entry, known, report)
    named = [node_at(day, "workout") for day in items_at(entry.node, "days")]
    slugs = [one for one in (*named, node_at(entry.node, "complement")) if isinstance(one, Scalar)]
    there = [look.finds(text_of(one), WORKOUTS, one) for one in slugs if SLUG.fullmatch(text_of(one))]
    programme: Programme = entry.value
    return programme if all(there) else None


def checked_muscle(entry: Entry, known: Known, report: Report) -> Muscle:
    """The muscle without a group that isn't there."""
    muscle: Muscle = entry.value
    groups = _Look(entry, known, report).up((muscle.group,) if muscle.group else (), MUSCLES, "group")
    return replace(muscle, group=groups[0] if groups else None)


def checked_guide(entry: Entry, known: Known, report: Report) -> Guide:
    """The guide without references that aren't there."""
    guide: Guide = entry.value
    return replace(guide, references=_Look(entry, known, report).up(guide.references, "references", "references"))


CHECKS: Mapping[str, Callable[[Entry, Known, Report], Any]] = {
    MOVEMENTS: checked_movement,
    WORKOUTS: checked_workout,
    PROGRAMMES: checked_programme,
    MUSCLES: checked_muscle,
    GUIDES: checked_guide,
}
ONE_OF = {"movements": "movement", "workouts": "workout", "muscles": "muscle", "references": "reference"}


@dataclass(frozen=True, slots=True)
class _Look:
    """Looks up the names in one entry."""

    entry: Entry
    known: Known
    report: Report

    def up(self, names: tuple[str, ...], sort: str, *keys: str) -> tuple[str, ...]:
        """Those of the names under a key that are known; the others are reported."""
        return self.up_at(self.entry.node, names, sort, *keys)

    def up_at(self, node: Node, names: tuple[str, ...], sort: str, *keys: str) -> tuple[str, ...]:
        """The same within a part of the entry."""
        inside = node_at(node, *keys) or node
        return tuple(name for name in names if self.finds(name, sort, inside))

    def finds(self, name: str, sort: str, inside: Node) -> bool:
        """Whether there is an entry of this name; if not it is reported at its place."""
        among: Collection[str] = getattr(self.known, sort)
        if name in among or self.report.full:
            return name in among
        place = place_of(name, inside) or inside.place
        called = ONE_OF.get(sort, sort)
        if name in self.known.lost.get(sort, ()):
            self.report.wrong(place, f"the {called} {cited(name)} is left out itself", f"a {called} without problems")
        else:
            expected = "something that equipment.yaml names" if sort == "equipment" else f"the slug of a known {called}"
            what, close = f"no {called} is called {cited(name)}", self.report.closest(name, among)
            self.report.wrong(place, what, expected, close)
        return False


def place_of(text: str, node: Node) -> Place | None:
    """Where a text stands in an entry, alone or as one of several that will do."""
    if isinstance(node, Scalar):
        if text_of(node) == text:
            return node.place
        found = re.search(rf"(?:^|\||\bwith\b)\s*({re.escape(text)})\s*(?:\||$)", node.text)
        return node.at(found.start(1)) if found else None
    inside = [value for _, value in node.fields] if isinstance(node, Fields) else node.items
    return next((found for found in (place_of(text, one) for one in inside) if found), None)


def _prescription(step: dict[str, Any], node: Node, look: _Look) -> Prescription | None:
    """The prescription of one step; None where its movement isn't there, or can't be done so.

    Where the user has replaced the movement of a shipped workout by one that is done otherwise, its own dose is taken.
    """
    name, dose = step.get("movement"), step.get("dose")
    if name is None or not look.finds(name, MOVEMENTS, node_at(node, "movement") or node):
        return None
    movement: Movement = look.known.movements[name]
    against = _against(dose, movement) if dose else None
    if against and (look.entry.origin is not Origin.SHIPPED or movement.origin is not Origin.REPLACED):
        look.report.wrong((node_at(node, "dose") or node).place, *against)
        return None
    for rule in step.get("progression", ()):
        look.up_at(node, rule.using, "equipment", "progression")
    own = {key: step[key] for key in ("progression", "deload") if key in step}
    told = {key: step[key] for key in ("phase", "circuit", "because", "source") if key in step}
    return replace(prescribed(movement, None if against else dose, **told), **own)


def _against(dose: Dose, movement: Movement) -> tuple[str, str] | None:
    """Why a movement is never done in such a dose, and what would fit; None where it can be."""
    measures = " or ".join(movement.measures)
    if dose.measure not in movement.measures:
        return f"the dose is in {dose.measure}, {movement.slug} is done in {measures}", f"a dose in {measures}"
    if dose.per_side and movement.sides is Sides.NONE:
        return f"the dose is per side, {movement.slug} has no sides", "a dose without `per side`"
    return None
