"""The sorts of entries: which fields each has, and the value they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hipflex.catalogue.fields import (
    DOSE,
    DOSES,
    MUSCLES,
    NEEDS,
    RULE,
    SLUG_TYPE,
    SLUGS,
    TEXT,
    TEXTS,
    TRUTH,
    Field,
    Report,
    choice,
    fields_of,
    many,
    values,
    whole,
)
from hipflex.documents.nodes import Fields, Node
from hipflex.domain.dose import Dose
from hipflex.domain.guide import Equipment, Guide
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Kind, Movement, Muscle, Origin, Reference, Resistance, Sides
from hipflex.domain.prescription import Phase, Programme, ProgrammeDay

MOST_WEEKS = 52
DAYS_A_WEEK = 7

MOVEMENT = {
    "title": Field(TEXT, "what it is called", required=True),
    "aliases": Field(TEXTS, "other names it answers to"),
    "muscles": Field(MUSCLES, "muscles by what the movement does to them"),
    "equipment": Field(NEEDS, "what it needs; `ankle weight | dumbbell` is met by either"),
    "resistance": Field(choice(Resistance), "what it works against [bodyweight]"),
    "sides": Field(choice(Sides), "each: one side at a time; alternating: both counted together [none]"),
    "measures": Field(many(choice(Measure)), "what its sets are counted in [what its doses are in]"),
    "doses": Field(DOSES, "how much, by purpose; the first is the default", required=True),
    "setup": Field(TEXTS, "how to get into place"),
    "cues": Field(TEXTS, "short commands, each something to do"),
    "mistakes": Field(TEXTS, "what to avoid"),
    "notes": Field(TEXTS, "what else is worth knowing"),
    "stop": Field(TEXT, "when to end the set"),
    "easier": Field(SLUGS, "movements to take when this one is too hard"),
    "harder": Field(SLUGS, "movements to go on to"),
    "progression": Field(many(RULE), "ways to go on; the first that can still move is taken"),
    "source": Field(TEXT, "where it comes from"),
    "references": Field(TEXTS, "studies, by their names in references.yaml"),
}
STEP = {
    "movement": Field(SLUG_TYPE, "a movement", required=True),
    "dose": Field(DOSE, "how much [the movement's default]"),
    "phase": Field(choice(Phase), "its part of the workout [work]"),
    "because": Field(TEXT, "why it stands here"),
    "source": Field(TEXT, "where this comes from"),
}
WORKOUT = {
    "title": Field(TEXT, "what it is called", required=True),
    "aliases": Field(TEXTS, "other names it answers to"),
    "notes": Field(TEXTS, "what is worth knowing"),
    "source": Field(TEXT, "where it comes from"),
    "exercises": Field(many(fields_of(STEP)), "the movements, in the order they are done", required=True),
}
DAY = {
    "day": Field(whole(1, DAYS_A_WEEK), "the day of the week, from 1", required=True),
    "workout": Field(SLUG_TYPE, "a workout", required=True),
    "week": Field(whole(1, MOST_WEEKS), "the week, from 1 [every week]"),
}
PROGRAMME = {
    "title": Field(TEXT, "what it is called", required=True),
    "aliases": Field(TEXTS, "other names it answers to"),
    "notes": Field(TEXTS, "what is worth knowing"),
    "source": Field(TEXT, "where it comes from"),
    "weeks": Field(whole(1, MOST_WEEKS), "how many weeks; then it begins again", required=True),
    "days": Field(many(fields_of(DAY)), "which workout on which day", required=True),
    "complement": Field(SLUG_TYPE, "a workout that may be added on any day"),
}
MUSCLE = {
    "title": Field(TEXT, "what it is called", required=True),
    "hip_flexor": Field(TRUTH, "whether it flexes the hip [no]"),
    "group": Field(SLUG_TYPE, "the group it is part of"),
    "parts": Field(TEXTS, "its parts"),
    "facts": Field(TEXTS, "where it lies and what it does", required=True),
    "source": Field(TEXT, "where this comes from"),
}
GUIDE = {
    "title": Field(TEXT, "what it is called", required=True),
    "facts": Field(TEXTS, "what is so", required=True),
    "advice": Field(TEXTS, "what to make of it"),
    "setup": Field(TEXTS, "of a check: how to get into place"),
    "steps": Field(TEXTS, "of a check: what to do"),
    "tight": Field(TEXTS, "of a check: what a tight side shows"),
    "clear": Field(TEXTS, "of a check: what a clear side shows"),
    "notes": Field(TEXTS, "what else is worth knowing"),
    "source": Field(TEXT, "where it comes from"),
    "references": Field(TEXTS, "studies, by their names in references.yaml"),
}
EQUIPMENT = {"use": Field(TEXT, "what it is for", required=True)}
REFERENCE = {
    "title": Field(TEXT, "the study's title", required=True),
    "citation": Field(TEXT, "journal, year, volume, pages", required=True),
}


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
        if not {"title", "doses"} <= found.keys():
            return None
        sourced = found.pop("doses")
        found["doses"] = {purpose: one for purpose, (one, _) in sourced.items()}
        found["dose_sources"] = {purpose: source for purpose, (_, source) in sourced.items() if source}
        used = tuple(dict.fromkeys(one.measure for one in found["doses"].values()))
        found.setdefault("measures", used)
        for measure in used:
            if measure not in found["measures"]:
                place = (node_at(node, "measures") or node).place
                report.wrong(place, f"a dose is in {measure}, the measures leave it out", "every dose's measure")
        for purpose, one in found["doses"].items():
            _check_sides(node, report, one, found.get("sides", Sides.NONE), purpose)
        return Movement(slug=name, kind=kind, origin=origin, **found)

    return make


def draft(name: str, node: Node, report: Report, origin: Origin) -> Draft | None:
    """A workout, its movements not yet looked up."""
    found = values(node, WORKOUT, report)
    return Draft(name, found, origin) if {"title", "exercises"} <= found.keys() else None


def programme(name: str, node: Node, report: Report, origin: Origin) -> Programme | None:
    """A programme; a day without a week stands in every one."""
    found = values(node, PROGRAMME, report)
    if not {"title", "weeks", "days"} <= found.keys():
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


def node_at(node: Node, *keys: str) -> Node | None:
    """What stands under a key, and under the next key there."""
    for key in keys:
        inside = node.get(key) if isinstance(node, Fields) else None
        if inside is None:
            return None
        node = inside
    return node


def _check_sides(node: Node, report: Report, one: Dose, sides: Sides, purpose: str) -> None:
    if one.per_side and sides is Sides.NONE:
        place = (node_at(node, "doses", purpose) or node).place
        what = f"the dose {purpose!r} is per side, the movement has no sides"
        report.wrong(place, what, "sides: each or alternating")
