"""What the words of a question mean: movements, muscles, workouts, and the window of a view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from hipflex.catalogue.names import Names, answering, names_of, resolved, suggestions
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Kind, Movement, MovementBrief, Muscle, Origin, Sides
from hipflex.domain.performance import PerformedSet
from hipflex.errors import Refused, UnknownName
from hipflex.services.workspace import Workspace
from hipflex.value_classes import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.movement import Lift
    from hipflex.domain.prescription import Workout
    from hipflex.domain.programme import Programme
    from hipflex.store.queries import Present, Window

LAST_TIME = "last-time"
"""The purpose of the dose of a movement that has no entry."""


def exercise_named(workspace: Workspace, words: Sequence[str]) -> str:
    """The exercise that words name, a movement, else a lift, else one that the log has; without quotes too."""
    return resolved(" ".join(words), *workspace.library.exercise_names, names_in_log(workspace))


def names_an_exercise(workspace: Workspace, name: str) -> bool:
    """Whether an exercise is called so; the log isn't opened for it, only looked into as it stands."""
    from hipflex.store.stored_names import names_at_a_glance

    in_log = names_of((one, ()) for one in names_at_a_glance(workspace.places.log))
    try:
        return bool(resolved(name, *workspace.library.exercise_names, in_log))
    except UnknownName:
        return False


def names_in_log(workspace: Workspace) -> Names:
    """The names in the log to which no entry answers; the log is asked when one is looked up."""
    return names_of((one, ()) for one in _unanswered(workspace))


def _unanswered(workspace: Workspace) -> Iterator[str]:
    kept, library = workspace.log.read.exercise_names(), workspace.library
    answered = answering(kept, library.exercise_names)
    yield from (one for one in kept if one not in library.briefs and one not in answered)


def movement_in_log(workspace: Workspace, name: str) -> Movement:
    """What is known of a movement that only the log holds: what its last sets were, which are its dose too."""
    from hipflex.coach.evidence import as_last_done

    sets = workspace.log.by_exercise.last_sets([name], with_open=True).get(name, ())
    sides = Sides.EACH if any(done.side for done in sets) else Sides.NONE
    kind = sets[0].kind if sets else Kind.EXERCISE
    dose = as_last_done(sets)
    doses = {LAST_TIME: dose} if dose else {}
    return Movement(name, name, kind, doses, sides=sides, measures=tuple(Measure), origin=Origin.LOG)


def movement_named(workspace: Workspace, words: Sequence[str]) -> Movement:
    """The movement that words name, in the catalogue or else in the log; refused where that is a lift."""
    return _movement(workspace, exercise_named(workspace, words))


def exercise_to_show(workspace: Workspace, words: Sequence[str]) -> Movement | Lift:
    """What is known of the exercise that words name."""
    slug, library = exercise_named(workspace, words), workspace.library
    return library.movements.get(slug) or library.lifts.get(slug) or movement_in_log(workspace, slug)


def movements_named(workspace: Workspace, words: Sequence[str]) -> list[Movement]:
    """The one movement that all words name together, or the movement that each names.

    A single word that names none may have been meant for a workout too.
    """
    try:
        return [_movement(workspace, exercise_named(workspace, words))]
    except UnknownName:
        workouts = [workspace.library.training_names] if len(words) == 1 else []
        return [_one_of_movements(workspace, word, workouts) for word in words]


def _one_of_movements(workspace: Workspace, word: str, workouts: Iterable[Names]) -> Movement:
    """The movement that a word names; who mistypes it is shown none but workouts and movements."""
    try:
        return _movement(workspace, exercise_named(workspace, [word]))
    except UnknownName:
        close = suggestions(word, *workouts, workspace.library.movement_names, names_in_log(workspace))
        raise UnknownName(word, close, sort="workout or movement") from None


def movement_done(workspace: Workspace, done: PerformedSet) -> MovementBrief | Movement:
    """The movement of a set: the entry that answers to its name today, else what the log knows of it."""
    library = workspace.library
    slug = answering([done.exercise], library.exercise_names).get(done.exercise, done.exercise)
    return library.briefs.get(slug) or movement_in_log(workspace, slug)


def _movement(workspace: Workspace, slug: str) -> Movement:
    library = workspace.library
    if slug in library.movements:
        return library.movements[slug]
    if slug in library.lifts:
        raise Refused(
            f"{library.lifts[slug].title} is a lift: it can be logged, but has no dose to train by; "
            f"`hipflex catalogue new {slug}` starts an exercise of your own that has one"
        )
    return movement_in_log(workspace, slug)


def training_named(workspace: Workspace, words: Sequence[str]) -> Workout | Programme:
    """The workout or programme that words name."""
    library = workspace.library
    slug = resolved(" ".join(words), library.training_names, sort="workout")
    return library.workouts.get(slug) or library.programmes[slug]


def programme_named(workspace: Workspace, words: Sequence[str]) -> Programme:
    """The programme that words name."""
    programmes = workspace.library.programmes
    names = names_of((programme.slug, programme.names) for programme in programmes.values())
    return programmes[resolved(" ".join(words), names, sort="programme")]


def muscle_named(workspace: Workspace, words: Sequence[str]) -> Muscle:
    """The muscle that words name."""
    muscles = workspace.library.muscles
    names = names_of((muscle.slug, (muscle.title,)) for muscle in muscles.values())
    return muscles[resolved(" ".join(words), names, sort="muscle")]


def titles_of(workspace: Workspace, exercises: Iterable[str]) -> dict[str, str]:
    """The titles of exercises, by their names in the log, as far as entries answer to those today."""
    library, names = workspace.library, {*exercises}
    answers = answering([name for name in names if name not in library.briefs], library.exercise_names)
    slugs = {name: answers.get(name, name) for name in names}
    return {name: library.briefs[slug].title for name, slug in slugs.items() if slug in library.briefs}


def view_window(
    workspace: Workspace, since: str | None, until: str | None, exercise: str | None = None
) -> tuple[Window, str]:
    """The window that a view shows: where no end is given it ends by now; with a remark on what lies later."""
    within = window(workspace, since, until, exercise)
    if within.until:
        return within, ""
    present = workspace.present()
    return replace(within, until=present.until, by=present.by), later_words(present)


def later_words(present: Present) -> str:
    """That sets lie after the present moment, if any do."""
    if not present.later:
        return ""
    lie, are = ("set lies", "is") if present.later == 1 else ("sets lie", "are")
    return (
        f"{present.later} {lie} after the present moment, as a wrong clock makes them, and {are} left out; "
        "`hipflex history --until DAY` shows what lies there"
    )


def window(workspace: Workspace, since: str | None, until: str | None, exercise: str | None = None) -> Window:
    """The window from a day to a day, both included, of one exercise or all, as somebody writes them."""
    from hipflex.store.queries import Window

    first, last = (None if day is None else _day(day, workspace.now()) for day in (since, until))
    if first and last and first > last:
        raise Refused(f"--since {first} lies after --until {last}")
    return Window(first, last, None if exercise is None else exercise_named(workspace, [exercise]))


def _day(text: str, now: datetime) -> date:
    from hipflex.when import parse_day

    return parse_day(text, now)
