"""What entries say of each other: names looked up, names that two answer to, links that go round in a circle."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from hipflex.catalogue.entries import Draft, Written
from hipflex.catalogue.entry import Entry, blank
from hipflex.catalogue.layout import EQUIPMENT, GUIDES, LIFTS, MOVEMENTS, MUSCLES, PROGRAMMES, REFERENCES, WORKOUTS
from hipflex.domain.dose import Dose
from hipflex.domain.movement import Guide, Lift, Movement, Muscle, MuscleRoles, Origin, Sides
from hipflex.domain.prescription import Prescription, Workout, prescribed
from hipflex.domain.programme import Programme
from hipflex.errors import Place
from hipflex.fields import SLUG_PATTERN, on_one_line, shown
from hipflex.value_classes import dataclass, field, replace
from hipflex.yamltext.nodes import Fields, Node, Scalar, items_at, node_at
from hipflex.yamltext.shapes import Report


@dataclass(frozen=True, slots=True)
class Known:
    """The entries that others may name, by sort and slug; `lost` are by sort the slugs of those that can't be used."""

    entries: Mapping[str, Mapping[str, Any]]
    lost: Mapping[str, Collection[str]] = field(default_factory=dict)


def checked(entry: Entry, known: Known, report: Report) -> Any:
    """The value of an entry once its names are looked up; None where it can't be used without one of them."""
    check = CHECKS.get(entry.sort)
    return check(entry, known, report) if check else entry.value


def revived(written: Written, kept_in: str, known: Mapping[str, Mapping[str, Any]]) -> Any:
    """The value of an entry that was checked before; `known` are the others by sort and slug."""
    return checked(blank(written, kept_in), Known(known), Report(written.slug, nobody_asks=True))


def checked_movement(entry: Entry, known: Known, report: Report) -> Movement:
    """The movement without the names of entries that aren't there."""
    movement: Movement = entry.value
    look = _Look(entry, known, report)
    for need in movement.equipment:
        look.up(need, EQUIPMENT, "equipment")
    for rule in movement.progression:
        look.up(rule.using, EQUIPMENT, "progression")
    return replace(
        movement,
        easier=look.up(movement.easier, MOVEMENTS, "easier"),
        harder=look.up(movement.harder, MOVEMENTS, "harder"),
        references=look.up(movement.references, REFERENCES, "references"),
        muscles=look.up_muscles(movement.muscles),
    )


def checked_lift(entry: Entry, known: Known, report: Report) -> Lift:
    """The lift without the names of entries that aren't there."""
    lift: Lift = entry.value
    look = _Look(entry, known, report)
    for need in lift.equipment:
        look.up(need, EQUIPMENT, "equipment")
    return replace(lift, muscles=look.up_muscles(lift.muscles))


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
    nodes = [*(node_at(day, "workout") for day in items_at(entry.node, "days")), node_at(entry.node, "complement")]
    named = [(on_one_line(one.text), one) for one in nodes if isinstance(one, Scalar)]
    # What is no slug was reported when the field was read.
    there = [look.finds(name, WORKOUTS, one) for name, one in named if SLUG_PATTERN.fullmatch(name)]
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
    return replace(guide, references=_Look(entry, known, report).up(guide.references, REFERENCES, "references"))


CHECKS: Mapping[str, Callable[[Entry, Known, Report], Any]] = {
    MOVEMENTS: checked_movement,
    LIFTS: checked_lift,
    WORKOUTS: checked_workout,
    PROGRAMMES: checked_programme,
    MUSCLES: checked_muscle,
    GUIDES: checked_guide,
}
ONE_OF = {MOVEMENTS: "movement", WORKOUTS: "workout", MUSCLES: "muscle", REFERENCES: "reference"}


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

    def up_muscles(self, roles: MuscleRoles) -> MuscleRoles:
        """Those of the muscles that are known."""
        return MuscleRoles(
            self.up(roles.primary, MUSCLES, "muscles", "primary"),
            self.up(roles.secondary, MUSCLES, "muscles", "secondary"),
            self.up(roles.stretched, MUSCLES, "muscles", "stretched"),
        )

    def finds(self, name: str, sort: str, inside: Node) -> bool:
        """Whether there is an entry of this name; if not it is reported at its place."""
        among = self.known.entries[sort]
        if name in among or self.report.full:
            return name in among
        place = place_of(name, inside) or inside.place
        called = ONE_OF.get(sort, sort)
        if name in self.known.lost.get(sort, ()):
            self.report.wrong(place, f"the {called} {shown(name)} is left out itself", f"a {called} without problems")
        elif sort == MOVEMENTS and name in self.known.entries[LIFTS]:
            self.report.wrong(place, f"{name} is a lift, for which there is no dose", "a movement that has a dose")
        else:
            expected = "something that equipment.yaml names" if sort == EQUIPMENT else f"the slug of a known {called}"
            what, close = f"no {called} is called {shown(name)}", self.report.closest(name, among)
            self.report.wrong(place, what, expected, close)
        return False


def place_of(text: str, node: Node) -> Place | None:
    """Where a text stands in an entry, alone or as one of several that will do."""
    if isinstance(node, Scalar):
        if on_one_line(node.text) == text:
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
    movement: Movement = look.known.entries[MOVEMENTS][name]
    against = _against(dose, movement) if dose else None
    if against and (look.entry.origin is not Origin.SHIPPED or movement.origin is not Origin.REPLACED):
        look.report.wrong((node_at(node, "dose") or node).place, *against)
        return None
    for rule in step.get("progression", ()):
        look.up_at(node, rule.using, EQUIPMENT, "progression")
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


LINKS = ("harder", "easier")


def own_last(entries: Iterable[Entry]) -> list[Entry]:
    """The entries with the user's own behind the shipped ones, so that what is wrong is told of the user's."""
    return sorted(entries, key=lambda entry: entry.origin is not Origin.SHIPPED)


def clashing_names(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str, Entry]]:
    """Entries that answer to a name of an earlier one: the entry, the name, the earlier one."""
    every = list(entries)
    bearers = Counter(chain.from_iterable(set(entry.normal_names) for entry in every))
    shared = {name for name, count in bearers.items() if count > 1}
    in_order = [entry for entry in every if not shared.isdisjoint(entry.normal_names)]
    owners: dict[str, Entry] = {}
    slugs = [(entry, entry.slug, entry.normal_names[0]) for entry in in_order]
    others = (
        (entry, name, meant)
        for entry in in_order
        for name, meant in zip(entry.names[1:], entry.normal_names[1:], strict=True)
    )
    for entry, name, meant in [*slugs, *others]:
        owner = owners.setdefault(meant, entry)
        if owner is not entry:
            yield entry, name, owner


def loops(movements: Mapping[str, Entry]) -> Iterator[tuple[str, str, str]]:
    """Links of easier and harder movements that contradict the others: the slug, the field, the slug it names.

    Of each circle one link is told, the first in the order of the movements.
    """
    above = _in_circles(_harder_ones(movements))
    below = {slug: {other for other, links in above.items() if slug in links} for slug in above}
    told: set[str] = set()
    for slug in (slug for slug in movements if slug in above and slug not in told):
        circle = _reached(above, slug) & _reached(below, slug)
        links = [(field, first) for field in LINKS for first in getattr(movements[slug], field) if first in circle]
        if links:
            told |= circle
            yield slug, *links[0]


def _harder_ones(movements: Mapping[str, Entry]) -> dict[str, set[str]]:
    """The movements that links from either side say to be harder than each, of those that have any."""
    above: dict[str, set[str]] = {}
    for slug, movement in movements.items():
        for harder in movement.harder:
            above.setdefault(slug, set()).add(harder)
        for easier in movement.easier:
            above.setdefault(easier, set()).add(slug)
    return {slug: links & movements.keys() for slug, links in above.items() if slug in movements}


def _in_circles(above: dict[str, set[str]]) -> dict[str, set[str]]:
    """What is left when movements without a harder one are taken away, again and again; mostly nothing."""
    left = dict(above)
    while ends := [slug for slug, links in left.items() if not any(link in left for link in links)]:
        for slug in ends:
            del left[slug]
    return {slug: links & left.keys() for slug, links in left.items()}


def _reached(above: Mapping[str, set[str]], start: str) -> set[str]:
    """Every movement that links lead to from one; the one itself only where they lead back."""
    reached: set[str] = set()
    waiting = list(above[start])
    while waiting:
        slug = waiting.pop()
        if slug not in reached:
            reached.add(slug)
            waiting += above[slug]
    return reached
