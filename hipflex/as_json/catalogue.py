"""Cards, muscles, workouts, programmes, and what is wrong with the user's own entries."""

from __future__ import annotations

from collections.abc import Iterable

from hipflex.as_json.doses import dose_row, next_dose_row
from hipflex.domain.movement import LIFT, Lift, Movement, Muscle, MuscleRoles, Reference
from hipflex.domain.prescription import Prescription, Workout, prescribed
from hipflex.domain.programme import Programme, ProgrammeDay
from hipflex.errors import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.as_json.documents import catalogue, rows


def card_document(movement: Movement, references: Iterable[Reference]) -> catalogue.Card:
    """The cue card; its doses have no aim. `equipment` lists needs, each a list of things any of which will do."""
    return {
        **_known(movement),
        "doses": {purpose: _dose(movement, purpose) for purpose in movement.doses},
        "setup": list(movement.setup),
        "cues": list(movement.cues),
        "mistakes": list(movement.mistakes),
        "stop": movement.stop or None,
        "easier": list(movement.easier),
        "harder": list(movement.harder),
        "source": movement.source or None,
        "references": [{"id": r.id, "title": r.title, "citation": r.citation} for r in references],
    }


def lift_document(lift: Lift) -> catalogue.Card:
    """The card of a lift, which has the keys of every card and nothing to say under most."""
    return {
        **_known(lift),
        "doses": {},
        "setup": [],
        "cues": [],
        "mistakes": [],
        "stop": None,
        "easier": [],
        "harder": [],
        "source": None,
        "references": [],
    }


def movement_row(movement: Movement | Lift) -> catalogue.Movement:
    """One line of `catalogue list`."""
    return {
        "slug": movement.slug,
        "title": movement.title,
        "kind": _kind(movement),
        "muscles": _roles(movement.muscles),
        "equipment": _equipment(movement),
        "sides": movement.sides,
        "origin": movement.origin,
    }


def muscle_row(muscle: Muscle) -> catalogue.MuscleName:
    """One line of the list of muscles."""
    return {"slug": muscle.slug, "title": muscle.title, "hip_flexor": muscle.hip_flexor}


def muscle_document(
    muscle: Muscle, *, primary: Iterable[str], secondary: Iterable[str], stretched: Iterable[str], lifts: Iterable[str]
) -> catalogue.Muscle:
    """A muscle with the slugs of the movements that train it first, train it too, or stretch it, and of the lifts."""
    return {
        "slug": muscle.slug,
        "title": muscle.title,
        "group": muscle.group,
        "parts": list(muscle.parts),
        "hip_flexor": muscle.hip_flexor,
        "facts": list(muscle.facts),
        "primary": list(primary),
        "secondary": list(secondary),
        "stretched": list(stretched),
        "lifts": list(lifts),
        "source": muscle.source or None,
    }


def workout_row(entry: Workout | Programme) -> catalogue.Training:
    """One line of `workout list`."""
    return {
        "slug": entry.slug,
        "title": entry.title,
        "kind": "workout" if isinstance(entry, Workout) else "programme",
        "origin": entry.origin,
    }


def workout_document(workout: Workout, doses: Iterable[Prescription]) -> catalogue.Workout:
    """A workout with today's doses."""
    return {
        "slug": workout.slug,
        "title": workout.title,
        "kind": "workout",
        "origin": workout.origin,
        "source": workout.source or None,
        "doses": [next_dose_row(dose) for dose in doses],
    }


def programme_document(programme: Programme) -> catalogue.Programme:
    """A programme with the workouts of its days."""
    return {
        "slug": programme.slug,
        "title": programme.title,
        "kind": "programme",
        "origin": programme.origin,
        "source": programme.source or None,
        "weeks": programme.weeks,
        "days": [_day(day) for day in programme.days],
    }


def check_document(entries: int, problems: Iterable[Problem]) -> catalogue.CatalogueCheck:
    """`catalogue check`: how many entries were read, and what is wrong."""
    return {"entries": entries, "problems": [_problem(problem) for problem in problems]}


def new_entry_document(file: str, kind: str, slug: str) -> catalogue.NewEntry:
    """`catalogue new`: the file that was written."""
    return {"file": file, "kind": kind, "slug": slug}


def _problem(problem: Problem) -> catalogue.Problem:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "entry": problem.entry,
        "what": problem.what,
        "expected": problem.expected or None,
        "suggestion": problem.suggestion,
    }


def _dose(movement: Movement, purpose: str) -> rows.Dose:
    source = movement.dose_sources.get(purpose, "")
    return dose_row(prescribed(movement, movement.doses[purpose], source=source), None)


def _roles(roles: MuscleRoles) -> rows.Muscles:
    return {
        "primary": list(roles.primary),
        "secondary": list(roles.secondary),
        "stretched": list(roles.stretched),
    }


def _known(movement: Movement | Lift) -> catalogue.Known:
    """What is known of a lift too."""
    return {
        "slug": movement.slug,
        "title": movement.title,
        "aliases": list(movement.aliases),
        "kind": _kind(movement),
        "origin": movement.origin,
        "muscles": _roles(movement.muscles),
        "equipment": _equipment(movement),
        "sides": movement.sides,
        "measures": list(movement.measures),
    }


def _kind(movement: Movement | Lift) -> str:
    return LIFT if isinstance(movement, Lift) else movement.kind


def _equipment(movement: Movement | Lift) -> list[list[str]]:
    return [list(need) for need in movement.equipment]


def _day(day: ProgrammeDay) -> catalogue.ProgrammeDay:
    return {"week": day.week, "day": day.day, "workout": day.workout}
