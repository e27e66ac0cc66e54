"""The next doses, each with what to aim at and why."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType

from hipflex.domain.measures import Unit
from hipflex.domain.prescription import Upcoming
from hipflex.notation import format_amount, format_dose
from hipflex.render.layout import GOOD, NAME, PROSE, QUIET, Column, Listing, paragraph

COLUMNS = (
    Column("exercise", NAME, evident=True),
    Column("dose", evident=True),
    Column("aim", GOOD, right=True),
    Column("why", wraps=True, least=PROSE),
    Column("source", QUIET, wraps=True, least=PROSE),
)


def dose_list(doses: Sequence[Upcoming], *, unit: Unit) -> RenderableType:
    """What comes next of each movement, with the reason and what it rests on."""
    if not doses:
        return paragraph("No doses to show; `hipflex workout list` names the workouts that have some.")
    return Listing(COLUMNS, [_row(dose, unit) for dose in doses])


def _row(dose: Upcoming, unit: Unit) -> tuple[str, ...]:
    asked = dose.prescription
    rests_on = [asked.source, f"rule {asked.rule}"]
    return (
        asked.title,
        format_dose(asked.dose, unit),
        aim_words(dose),
        asked.because,
        "; ".join(part for part in rests_on if part),
    )


def aim_words(dose: Upcoming) -> str:
    """The one number to aim at in the first set."""
    return "" if dose.aim is None else format_amount(dose.prescription.dose.measure, dose.aim)
