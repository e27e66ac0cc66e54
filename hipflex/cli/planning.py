"""The plan of a workout: what the coach has for today, fitted to the time there is."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.cli.coaching import coached, coached_as_named, last_results
from hipflex.cli.toolbox import Toolbox
from hipflex.coach.duration import all_sets, fitted, seconds_of
from hipflex.domain.prescription import Plan, Prescription, Workout, planned


def planned_today(tools: Toolbox, workout: Workout, minutes: int | None) -> Plan:
    """The plan of a workout as of today, in so many minutes if they are given."""
    prescriptions = coached(tools, workout) if workout.slug else coached_as_named(tools, workout)
    if minutes is not None:
        prescriptions = _fitted(tools, prescriptions, minutes)
    return planned(workout.title, workout.slug or None, prescriptions, last_results(tools, prescriptions))


def _fitted(tools: Toolbox, prescriptions: tuple[Prescription, ...], minutes: int) -> tuple[Prescription, ...]:
    kept = fitted(prescriptions, minutes * 60)
    if seconds_of(all_sets(kept)) > minutes * 60:
        tools.tell(f"even one set takes longer than {minutes} min; doing just that")
    elif kept != prescriptions:
        tools.tell(f"fitted to {minutes} min: {_cut(prescriptions, kept)}")
    return kept


def _cut(prescriptions: Sequence[Prescription], kept: Sequence[Prescription]) -> str:
    """What is left, and what was left out whole."""
    said = f"{len(all_sets(kept))} of {len(all_sets(prescriptions))} sets"
    left = {one.exercise for one in kept}
    out = [one.title for one in prescriptions if one.exercise not in left]
    return f"{said}, without {', '.join(out)}" if out else said
