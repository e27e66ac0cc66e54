"""The sorts of entries: the value that the text of each makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hipflex.catalogue.entry_fields import (
    EQUIPMENT,
    GUIDE,
    LIFT,
    MOST_WEEKS,
    MUSCLE,
    PROGRAMME,
    REFERENCE,
    known_movement_fields,
    movement_fields,
    workout_fields,
)
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Equipment, Guide, Kind, Lift, Movement, Muscle, Origin, Reference, Sides
from hipflex.domain.programme import Programme, ProgrammeDay
from hipflex.fields import SLUG, shown
from hipflex.notation.tokens import Vocabulary
from hipflex.value_classes import dataclass
from hipflex.yamltext.nodes import Node, items_at, node_at
from hipflex.yamltext.shapes import Report, read


@dataclass(frozen=True, slots=True)
class Draft:
    """A workout as its file has it, before its movements are looked up."""

    slug: str
    found: dict[str, Any]
    origin: Origin

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the workout answers to."""
        return (self.slug, self.found.get("title", self.slug), *self.found.get("aliases", ()))


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as somebody wrote it; the vocabulary is what its loads may be written in."""

    slug: str
    node: Node
    origin: Origin
    vocabulary: Vocabulary


Make = Callable[[Written, Report], Any]
"""Makes the value of an entry.

Where something is wrong with it, the value holds the rest, so that the names in it can be looked up all the same.
"""


def movement_of(kind: Kind) -> Make:
    """Makes the movements of one kind; the kind comes from the folder."""

    def make(entry: Written, report: Report) -> Movement:
        shape = known_movement_fields if report.nobody_asks else movement_fields
        found = {"title": entry.slug, **read(shape(entry.vocabulary), entry.node, report)}
        # What is shipped the tests have looked at, and a first command need not wait for it once more.
        if found.pop("figure", None) and entry.origin is not Origin.SHIPPED:
            _check_figure(entry.node, report)
        sourced = found.pop("doses", {})
        doses: dict[str, Dose] = {purpose: one["dose"] for purpose, one in sourced.items() if "dose" in one}
        _check_measures(entry.node, found.get("measures"), doses, report)
        _check_sides(entry.node, found.get("sides"), doses, report)
        found.setdefault("measures", tuple(dict.fromkeys(one.measure for one in doses.values())))
        sources = {purpose: sourced[purpose]["source"] for purpose in doses if "source" in sourced[purpose]}
        return Movement(slug=entry.slug, kind=kind, origin=entry.origin, doses=doses, dose_sources=sources, **found)

    return make


def lift(entry: Written, report: Report) -> Lift:
    """A lift."""
    found = {"title": entry.slug, **read(LIFT, entry.node, report)}
    return Lift(slug=entry.slug, aliases=found.pop("names", ()), origin=entry.origin, **found)


def alias(entry: Written, report: Report) -> str:
    """The slug that a name is for."""
    slug: str | None = read(SLUG, entry.node, report)
    return slug or ""


def draft(entry: Written, report: Report) -> Draft:
    """A workout, its movements not yet looked up."""
    return Draft(entry.slug, read(workout_fields(entry.vocabulary), entry.node, report), entry.origin)


def programme(entry: Written, report: Report) -> Programme:
    """A programme; a day without a week stands in every one."""
    found = {"title": entry.slug, "weeks": MOST_WEEKS, **read(PROGRAMME, entry.node, report)}
    rows = found.pop("days", ())
    for row, written in zip(rows, items_at(entry.node, "days"), strict=False):
        if row.get("week", 1) > found["weeks"]:
            place = (node_at(written, "week") or written).place
            report.wrong(place, f"the programme has no week {row['week']}", f"a week from 1 to {found['weeks']}")
    days = [
        ProgrammeDay(week, row["day"], row["workout"])
        for week in range(1, found["weeks"] + 1)
        for row in rows
        if row.get("week", week) == week and {"day", "workout"} <= row.keys()
    ]
    days.sort(key=lambda day: (day.week, day.day))
    return Programme(slug=entry.slug, days=tuple(days), origin=entry.origin, **found)


def muscle(entry: Written, report: Report) -> Muscle:
    """A muscle."""
    return Muscle(slug=entry.slug, **{"title": entry.slug, "facts": (), **read(MUSCLE, entry.node, report)})


def guide(entry: Written, report: Report) -> Guide:
    """A screen of knowledge."""
    return Guide(slug=entry.slug, **{"title": entry.slug, **read(GUIDE, entry.node, report)})


def equipment(entry: Written, report: Report) -> Equipment:
    """Something a movement may need."""
    return Equipment(entry.slug, **{"use": "", **read(EQUIPMENT, entry.node, report)})


def reference(entry: Written, report: Report) -> Reference:
    """A study."""
    return Reference(id=entry.slug, **{"title": entry.slug, "citation": "", **read(REFERENCE, entry.node, report)})


def dose_at(node: Node, purpose: str) -> Node:
    """Where the dose for a purpose stands."""
    found = node_at(node, "doses", purpose) or node
    return node_at(found, "dose") or found


def _check_measures(
    node: Node, measures: tuple[Measure, ...] | None, doses: Mapping[str, Dose], report: Report
) -> None:
    """Each dose must be in one of the measures, where these are given and can be read."""
    if measures is None or len(measures) < len(items_at(node, "measures")):
        return
    for purpose, one in doses.items():
        if one.measure not in measures:
            what = f"the dose {shown(purpose)} is in {one.measure}, which the measures leave out"
            report.wrong(dose_at(node, purpose).place, what, f"a dose in {' or '.join(measures)}")


def _check_sides(node: Node, sides: Sides | None, doses: Mapping[str, Dose], report: Report) -> None:
    """No dose may be per side of a movement that has none."""
    if sides in (Sides.EACH, Sides.ALTERNATING) or (sides is None and node_at(node, "sides")):
        return
    for purpose, one in doses.items():
        if one.per_side:
            what = f"the dose {shown(purpose)} is per side, the movement has no sides"
            report.wrong(dose_at(node, purpose).place, what, "sides: each or alternating")


def _check_figure(node: Node, report: Report) -> None:
    """The body of a figure must be where it is said to be."""
    from hipflex.catalogue.figure_fields import check_figure

    if (written := node_at(node, "figure")) is not None:
        check_figure(written, report)
