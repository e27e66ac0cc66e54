"""The sorts of entries: which fields each has, and the value they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hipflex.catalogue.fields import (
    Field,
    Report,
    choice,
    dose,
    doses,
    many,
    needs,
    roles,
    slug,
    slugs,
    text,
    texts,
    truth,
    values,
    whole,
)
from hipflex.documents import Node
from hipflex.domain.dose import Dose
from hipflex.domain.guide import Equipment, Guide
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Kind, Movement, Muscle, Origin, Reference, Resistance, Sides
from hipflex.domain.prescription import Phase, Programme, ProgrammeDay

MOST_WEEKS = 52
DAYS_A_WEEK = 7

MOVEMENT = {
    "title": Field(text, required=True),
    "aliases": Field(texts),
    "muscles": Field(roles),
    "equipment": Field(needs),
    "resistance": Field(choice(Resistance)),
    "sides": Field(choice(Sides)),
    "measures": Field(many(choice(Measure))),
    "doses": Field(doses, required=True),
    "setup": Field(texts),
    "cues": Field(texts),
    "mistakes": Field(texts),
    "notes": Field(texts),
    "stop": Field(text),
    "easier": Field(slugs),
    "harder": Field(slugs),
    "source": Field(text),
    "references": Field(texts),
}
STEP = {
    "movement": Field(slug, required=True),
    "dose": Field(dose),
    "phase": Field(choice(Phase)),
    "because": Field(text),
    "source": Field(text),
}
WORKOUT = {
    "title": Field(text, required=True),
    "aliases": Field(texts),
    "notes": Field(texts),
    "source": Field(text),
    "exercises": Field(many(lambda node, report: values(node, STEP, report)), required=True),
}
DAY = {
    "day": Field(whole(1, DAYS_A_WEEK), required=True),
    "workout": Field(slug, required=True),
    "week": Field(whole(1, MOST_WEEKS)),
}
PROGRAMME = {
    "title": Field(text, required=True),
    "aliases": Field(texts),
    "notes": Field(texts),
    "source": Field(text),
    "weeks": Field(whole(1, MOST_WEEKS), required=True),
    "days": Field(many(lambda node, report: values(node, DAY, report)), required=True),
    "complement": Field(slug),
}
MUSCLE = {
    "title": Field(text, required=True),
    "hip_flexor": Field(truth),
    "group": Field(slug),
    "parts": Field(texts),
    "facts": Field(texts, required=True),
    "source": Field(text),
}
GUIDE = {
    "title": Field(text, required=True),
    "facts": Field(texts, required=True),
    "advice": Field(texts),
    "setup": Field(texts),
    "steps": Field(texts),
    "tight": Field(texts),
    "clear": Field(texts),
    "notes": Field(texts),
    "source": Field(text),
    "references": Field(texts),
}
EQUIPMENT = {"use": Field(text, required=True)}
REFERENCE = {"title": Field(text, required=True), "citation": Field(text, required=True)}


@dataclass(frozen=True, slots=True)
class Draft:
    """A workout as its file has it, before its movements are looked up."""

    slug: str
    found: dict[str, Any]
    origin: Origin


Make = Callable[[str, Node, Report, Origin], Any]
"""Makes the value of an entry of its slug, text and origin, or None where something is wrong with it."""


def movement_of(kind: Kind) -> Make:
    """Makes the movements of one kind; the kind comes from the folder."""

    def make(name: str, node: Node, report: Report, origin: Origin) -> Movement | None:
        found = values(node, MOVEMENT, report)
        if report.problems or not found.get("doses"):
            return None
        used = tuple(dict.fromkeys(one.measure for one in found["doses"].values()))
        found.setdefault("measures", used)
        for measure in used:
            if measure not in found["measures"]:
                report.wrong(node.place, f"a dose is in {measure}, the measures leave it out", "every dose's measure")
        for purpose, one in found["doses"].items():
            _check_sides(node, report, one, found.get("sides", Sides.NONE), purpose)
        return None if report.problems else Movement(slug=name, kind=kind, origin=origin, **found)

    return make


def draft(name: str, node: Node, report: Report, origin: Origin) -> Draft | None:
    """A workout, its movements not yet looked up."""
    found = values(node, WORKOUT, report)
    return None if report.problems else Draft(name, found, origin)


def programme(name: str, node: Node, report: Report, origin: Origin) -> Programme | None:
    """A programme; a day without a week stands in every one."""
    found = values(node, PROGRAMME, report)
    if report.problems:
        return None
    rows = found.pop("days")
    weeks = range(1, found["weeks"] + 1)
    days = [
        ProgrammeDay(week, row["day"], row["workout"])
        for week in weeks
        for row in rows
        if row.get("week", week) == week
    ]
    if not days:
        report.wrong(node.place, "no day of the programme has a workout", "at least one")
        return None
    days.sort(key=lambda day: (day.week, day.day))
    return Programme(slug=name, days=tuple(days), origin=origin, **found)


def muscle(name: str, node: Node, report: Report, _: Origin) -> Muscle | None:
    """A muscle."""
    found = values(node, MUSCLE, report)
    return None if report.problems else Muscle(slug=name, **found)


def guide(name: str, node: Node, report: Report, _: Origin) -> Guide | None:
    """A screen of knowledge."""
    found = values(node, GUIDE, report)
    return None if report.problems else Guide(slug=name, **found)


def equipment(name: str, node: Node, report: Report, _: Origin) -> Equipment | None:
    """Something a movement may need."""
    found = values(node, EQUIPMENT, report)
    return None if report.problems else Equipment(name, **found)


def reference(name: str, node: Node, report: Report, _: Origin) -> Reference | None:
    """A study."""
    found = values(node, REFERENCE, report)
    return None if report.problems else Reference(id=name, **found)


def _check_sides(node: Node, report: Report, one: Dose, sides: Sides, purpose: str) -> None:
    if one.per_side and sides is Sides.NONE:
        report.wrong(
            node.place, f"the dose {purpose!r} is per side, the movement has none", "sides: each or alternating"
        )
