"""The sorts of entries: which fields each has, and the value they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hipflex.catalogue.dose_fields import DELOAD, DOSE, DOSES, RULE
from hipflex.catalogue.fields import (
    MUSCLES,
    NEEDS,
    SLUG_TYPE,
    SLUGS,
    TEXT,
    TEXTS,
    TRUTH,
    Field,
    choice,
    fields_of,
    many,
    values,
    whole,
)
from hipflex.catalogue.report import Report
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Equipment, Guide, Kind, Movement, Muscle, Origin, Reference, Resistance, Sides
from hipflex.domain.prescription import Phase, Programme, ProgrammeDay
from hipflex.yamltext.nodes import Fields, Items, Node, cited

MOST_WEEKS = 52
DAYS_A_WEEK = 7

WAYS_ON = "ways to go on; the first that can still move is taken"
STEP_BACK = "when to step back, and how far"

MOVEMENT = {
    "title": Field(TEXT, "what it is called", required=True),
    "aliases": Field(TEXTS, "other names it answers to"),
    "muscles": Field(MUSCLES, "muscles by what the movement does to them"),
    "equipment": Field(NEEDS, "what it needs; `ankle weight | dumbbell` is met by either"),
    "resistance": Field(choice(Resistance), "what it works against [bodyweight]"),
    "sides": Field(choice(Sides), "each: one side at a time; alternating: both counted together [none]"),
    "measures": Field(many(choice(Measure), least=1), "what its sets are counted in [what its doses are in]"),
    "doses": Field(DOSES, "how much, by purpose; the first is the default", required=True),
    "setup": Field(TEXTS, "how to get into place"),
    "cues": Field(TEXTS, "short commands, each something to do"),
    "mistakes": Field(TEXTS, "what to avoid"),
    "notes": Field(TEXTS, "what else is worth knowing"),
    "stop": Field(TEXT, "when to end the set"),
    "easier": Field(SLUGS, "movements to take when this one is too hard"),
    "harder": Field(SLUGS, "movements to go on to"),
    "progression": Field(many(RULE), WAYS_ON),
    "deload": Field(DELOAD, STEP_BACK),
    "source": Field(TEXT, "where it comes from"),
    "references": Field(TEXTS, "studies, by their names in references.yaml"),
}
STEP = {
    "movement": Field(SLUG_TYPE, "a movement", required=True),
    "dose": Field(DOSE, "how much [the movement's default]"),
    "phase": Field(choice(Phase), "its part of the workout [work]"),
    "circuit": Field(TEXT, "a name; movements that follow each other in one circuit take turns, set by set"),
    "because": Field(TEXT, "why it stands here"),
    "progression": Field(many(RULE), f"{WAYS_ON} [the movement's]"),
    "deload": Field(DELOAD, f"{STEP_BACK} [the movement's]"),
    "source": Field(TEXT, "where this comes from"),
}
WORKOUT = {
    "title": Field(TEXT, "what it is called", required=True),
    "aliases": Field(TEXTS, "other names it answers to"),
    "notes": Field(TEXTS, "what is worth knowing"),
    "source": Field(TEXT, "where it comes from"),
    "exercises": Field(many(fields_of(STEP), least=1), "the movements, in the order they are done", required=True),
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
    "days": Field(many(fields_of(DAY), least=1), "which workout on which day", required=True),
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

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the workout answers to."""
        return (self.slug, self.found.get("title", self.slug), *self.found.get("aliases", ()))


Make = Callable[[str, Node, Report, Origin], Any]
"""Makes the value of an entry of its slug, text and origin.

Where something is wrong with it, the value holds the rest, so that the names in it can be looked up all the same.
"""


def movement_of(kind: Kind) -> Make:
    """Makes the movements of one kind; the kind comes from the folder."""

    def make(name: str, node: Node, report: Report, origin: Origin) -> Movement:
        found = {"title": name, **values(node, MOVEMENT, report)}
        sourced = found.pop("doses", {})
        doses: dict[str, Dose] = {purpose: one for purpose, (one, _) in sourced.items()}
        _check_measures(node, found.get("measures"), doses, report)
        _check_sides(node, found.get("sides"), doses, report)
        found.setdefault("measures", tuple(dict.fromkeys(one.measure for one in doses.values())))
        sources = {purpose: source for purpose, (_, source) in sourced.items() if source}
        return Movement(slug=name, kind=kind, origin=origin, doses=doses, dose_sources=sources, **found)

    return make


def draft(name: str, node: Node, report: Report, origin: Origin) -> Draft:
    """A workout, its movements not yet looked up."""
    return Draft(name, values(node, WORKOUT, report), origin)


def programme(name: str, node: Node, report: Report, origin: Origin) -> Programme:
    """A programme; a day without a week stands in every one."""
    found = {"title": name, "weeks": MOST_WEEKS, **values(node, PROGRAMME, report)}
    rows = found.pop("days", ())
    for row, written in zip(rows, items_at(node, "days"), strict=False):
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
    return Programme(slug=name, days=tuple(days), origin=origin, **found)


def muscle(name: str, node: Node, report: Report, _: Origin) -> Muscle:
    """A muscle."""
    return Muscle(slug=name, **{"title": name, "facts": (), **values(node, MUSCLE, report)})


def guide(name: str, node: Node, report: Report, _: Origin) -> Guide:
    """A screen of knowledge."""
    return Guide(slug=name, **{"title": name, **values(node, GUIDE, report)})


def equipment(name: str, node: Node, report: Report, _: Origin) -> Equipment:
    """Something a movement may need."""
    return Equipment(name, **{"use": "", **values(node, EQUIPMENT, report)})


def reference(name: str, node: Node, report: Report, _: Origin) -> Reference:
    """A study."""
    return Reference(id=name, **{"title": name, "citation": "", **values(node, REFERENCE, report)})


def node_at(node: Node, *keys: str) -> Node | None:
    """What stands under a key, and under the next key there."""
    for key in keys:
        inside = node.get(key) if isinstance(node, Fields) else None
        if inside is None:
            return None
        node = inside
    return node


def items_at(node: Node, key: str) -> tuple[Node, ...]:
    """The items of the list under a key."""
    found = node_at(node, key)
    return found.items if isinstance(found, Items) else ()


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
            what = f"the dose {cited(purpose)} is in {one.measure}, which the measures leave out"
            report.wrong(dose_at(node, purpose).place, what, f"a dose in {' or '.join(measures)}")


def _check_sides(node: Node, sides: Sides | None, doses: Mapping[str, Dose], report: Report) -> None:
    """No dose may be per side of a movement that has none."""
    if sides in (Sides.EACH, Sides.ALTERNATING) or (sides is None and node_at(node, "sides")):
        return
    for purpose, one in doses.items():
        if one.per_side:
            what = f"the dose {cited(purpose)} is per side, the movement has no sides"
            report.wrong(dose_at(node, purpose).place, what, "sides: each or alternating")
