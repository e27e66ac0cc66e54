"""The cue card: everything the catalogue says about a movement, and how it went last time."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hipflex.domain.measures import Unit
from hipflex.domain.movement import LIFT, Lift, Movement, Origin, Reference, Sides
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import prescribed
from hipflex.domain.records import Record
from hipflex.domain.summary import ExerciseTotals
from hipflex.notation.canonical import format_dose
from hipflex.render.layout import (
    INDENT,
    MUSCLE,
    NAME,
    QUIET,
    TITLE,
    Cell,
    Group,
    fields,
    heading,
    line,
    page,
    paragraph,
    points,
    section,
)
from hipflex.render.poses import Illustrated, Look, figure_words
from hipflex.render.records import records_of_one
from hipflex.render.text import Text
from hipflex.render.words import a_side_words, count_words, moment_words, muscle_words, sets_words

if TYPE_CHECKING:
    from hipflex.render.layout import View

SIDES = {
    Sides.NONE: "both at once",
    Sides.EACH: "each side by itself",
    Sides.ALTERNATING: "in turn, both counted together",
}
ORIGINS = {Origin.SHIPPED: "shipped", Origin.USER: "yours", Origin.REPLACED: "yours, replaces the shipped one"}


def card(
    movement: Movement,
    last: Sequence[PerformedSet],
    references: Sequence[Reference] | None = None,
    *,
    unit: Unit,
    look: Look | None = None,
) -> View:
    """The card of a movement; `last` are its sets in the last session that had it, `look` is how it is pictured.

    It has no word of `references` where there are none to be shown; an empty list is said to be one.
    """
    told = figure_words(look.figure) if look and not look.drawn else ""
    instructions = _instructions(movement)
    return page(
        heading(line((movement.title, f"{TITLE} {NAME}"), (f"  {movement.slug}", QUIET))),
        fields(
            [
                *_facts(movement, movement.kind.value, MUSCLE if look and look.drawn and look.regions else ""),
                *_doses(movement, unit),
                ("Last time", _last(movement, last, unit)),
                ("Figure", told),
            ]
        ),
        Illustrated(instructions or Group(), look) if look and look.drawn else instructions,
        section("Mistakes", points(movement.mistakes)) if movement.mistakes else None,
        section("When to stop", paragraph(movement.stop, indent=INDENT)) if movement.stop else None,
        section("Notes", points(movement.notes)) if movement.notes else None,
        fields(
            [
                ("Easier", line((", ".join(movement.easier), NAME))),
                ("Harder", line((", ".join(movement.harder), NAME))),
                ("Source", line((movement.source, QUIET))),
            ]
        )
        if movement.easier or movement.harder or movement.source
        else None,
        None if references is None else section("References", _references(references)),
    )


def card_of_lift(lift: Lift, last: Sequence[PerformedSet], *, unit: Unit) -> View:
    """What is known of a lift; `last` are its sets in the last session that had it."""
    return page(
        heading(line((lift.title, f"{TITLE} {NAME}"), (f"  {lift.slug}", QUIET))),
        fields([*_facts(lift, LIFT, ""), ("Last time", _last(lift, last, unit))]),
        paragraph(
            line(
                ("there are no cues for lifts; make an entry with your own: ", QUIET),
                f"hipflex catalogue new {lift.slug}",
            )
        ),
    )


def card_from_log(
    movement: Movement,
    totals: ExerciseTotals | None,
    last: Sequence[PerformedSet],
    records: Sequence[Record],
    *,
    unit: Unit,
) -> View:
    """What is known of a movement that has no entry; without `totals` it has no set that counts."""
    logged = f"{count_words(totals.sets, 'set')} in {count_words(totals.sessions, 'session')}" if totals else ""
    return page(
        heading(line((movement.title, f"{TITLE} {NAME}"))),
        fields(
            [
                ("Entry", "none: only your log knows it, so there are no cues to show"),
                ("Logged", logged or "no set that counts"),
                ("Last time", _last(movement, last, unit)),
            ]
        ),
        section("Records", records_of_one(records, unit=unit)) if records else None,
        paragraph(line(("make an entry of it: ", QUIET), f"hipflex catalogue new {shlex.quote(movement.title)}")),
        paragraph(
            line(
                ("or say which movement it is, by a line in the file ", QUIET),
                "aliases.yaml",
                (" of your catalogue (`hipflex path`): ", QUIET),
                f"{json.dumps(movement.title, ensure_ascii=False)}: SLUG",
            )
        ),
    )


def _instructions(movement: Movement) -> View | None:
    if not movement.setup and not movement.cues:
        return None
    return page(
        section("Setup", points(movement.setup)) if movement.setup else None,
        section("Cues", points(movement.cues, numbered=True)) if movement.cues else None,
    )


def _references(references: Sequence[Reference]) -> View:
    if not references:
        return paragraph("no article and no study, nothing but its source", indent=INDENT)
    return points(line(f"{one.title}. ", (f"{one.citation} ({one.id})", QUIET)) for one in references)


def _facts(movement: Movement | Lift, kind: str, marked: str) -> Iterator[tuple[str, Cell]]:
    """What a movement is; muscles that are marked in a picture have the colour of the marks."""
    muscles = movement.muscles
    measures = " or ".join(measure.value for measure in movement.measures)
    yield "Kind", f"{kind}, {movement.resistance.value}, counted in {measures}"
    yield "Also called", ", ".join(movement.aliases)
    yield "Trains", line((muscle_words(muscles.primary), marked))
    yield "Helped by", muscle_words(muscles.secondary)
    yield "Stretches", line((muscle_words(muscles.stretched), "" if muscles.primary else marked))
    yield "Needs", ", ".join(" or ".join(need) for need in movement.equipment) or "nothing"
    yield "Sides", SIDES[movement.sides]
    yield "Entry", origin_words([movement.origin])[0]


def _doses(movement: Movement, unit: Unit) -> Iterator[tuple[str, Cell]]:
    for number, (purpose, dose) in enumerate(movement.doses.items()):
        asked = prescribed(movement, dose).dose
        a_side = a_side_words(asked) if movement.sides is Sides.ALTERNATING else ""
        told = ", ".join(filter(None, (f"  for {purpose}", a_side)))
        yield "" if number else "Dose", line(format_dose(asked, unit), (told, QUIET))


def _last(movement: Movement | Lift, last: Sequence[PerformedSet], unit: Unit) -> Text:
    if not last:
        return line(("not logged yet; log it with: ", QUIET), f"hipflex log {movement.slug} SETS")
    return line(sets_words(last, unit=unit), (f"  on {moment_words(last[-1].performed_at)}", QUIET))


def origin_words(origins: Sequence[Origin]) -> list[str]:
    """Where entries come from; nothing where all are shipped, as that goes without saying."""
    return [ORIGINS[origin] if set(origins) != {Origin.SHIPPED} else "" for origin in origins]
