"""Which workout somebody means: by name, or what is due."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.catalogue.names import resolved
from hipflex.cli.today import due_today
from hipflex.cli.toolbox import DEFAULT_WORKOUT, Toolbox
from hipflex.coach.due import next_day
from hipflex.domain.movement import Movement
from hipflex.domain.prescription import Programme, Workout, prescribed
from hipflex.domain.today import Due
from hipflex.errors import Refused, UnknownName


def chosen_workout(tools: Toolbox, words: Sequence[str]) -> Workout:
    """The workout that words name, a programme's next one, or else what is due."""
    if not words:
        return _due_workout(tools)[0]
    named = tools.training(words)
    return named if isinstance(named, Workout) else _next_of(tools, named)


def workout_to_start(tools: Toolbox, words: Sequence[str]) -> Workout:
    """The same, and says so where nothing was due; movements make a workout ad hoc, which has no slug."""
    if not words:
        workout, why_not = _due_workout(tools)
        if why_not:
            tools.tell(f"nothing is due ({why_not}); starting {workout.title}")
        return workout
    try:
        return chosen_workout(tools, words)
    except UnknownName as unknown:
        return ad_hoc(_movements(tools, words, unknown))


def _due_workout(tools: Toolbox) -> tuple[Workout, str]:
    """The workout that is due; else the default one, and why none is due."""
    answer = due_today(tools, tools.now().date())
    slug, why_not = (answer.workout, "") if isinstance(answer, Due) else (DEFAULT_WORKOUT, answer)
    return _known(tools, slug), why_not


def _next_of(tools: Toolbox, programme: Programme) -> Workout:
    done = tools.log.read.sessions_of_workouts(sorted({day.workout for day in programme.days}))
    return _known(tools, next_day(programme, done).workout)


def _known(tools: Toolbox, slug: str) -> Workout:
    if slug not in tools.library.workouts:
        raise Refused(f"the workout {slug} can't be used; `hipflex catalogue check` says why")
    return tools.library.workouts[slug]


def _movements(tools: Toolbox, words: Sequence[str], unknown: UnknownName) -> list[Movement]:
    """The one movement that all words name together, or the movement that each names."""
    names = tools.library.movement_names
    try:
        return [tools.library.movements[resolved(" ".join(words), names)]]
    except UnknownName as error:
        if len(words) == 1:
            suggestions = tuple(dict.fromkeys([*error.suggestions, *unknown.suggestions]))
            raise UnknownName(words[0], suggestions[:3], sort="workout or movement") from None
    return [tools.library.movements[resolved(word, names, sort="workout or movement")] for word in words]


def ad_hoc(movements: Sequence[Movement]) -> Workout:
    """The movements by their own doses as a workout that has no name to go by."""
    title = ", ".join(movement.title for movement in movements)
    return Workout("", title, tuple(prescribed(movement) for movement in movements))
