"""Single lines of plain words: logging a set is the quickest thing the program does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from hipflex.domain.measures import Load, Measure, SetType, Side, Span, Unit
from hipflex.domain.performance import PerformedSet
from hipflex.domain.proportion import Most, excess
from hipflex.domain.workout_line import SetEntry
from hipflex.notation.canonical import describe_entry, describe_set, format_load, format_seconds, format_span
from hipflex.render.safe import safe
from hipflex.value_classes import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.dose import Dose
    from hipflex.domain.today import Due, OpenWorkout, Today
    from hipflex.domain.weeks import WeeksOnTarget

ID_SHOWN = 6
NO_TITLES: Mapping[str, str] = {}
"""Where nobody gives titles, names are shown as they are kept."""


def logged_line(
    rows: Sequence[PerformedSet], title: str, *, unit: Unit, rehearsal: bool = False, dated: bool = False
) -> str:
    """What acknowledges one stored set, both its sides together, or in a rehearsal one that would be stored.

    It has the id of the last row, and `dated` its moment.
    """
    verb, last = "would log" if rehearsal else "logged", rows[-1]
    named = f"  (id {short_id(last.id)})" if last.id and not rehearsal else ""
    note = f"  note: {last.note}" if last.note else ""
    when = f"  on {moment_words(last.performed_at)}" if dated else ""
    return safe(f"{verb}  {title} set {last.number}: {_set_words(rows, unit)}{when}{named}{note}")


def logged_entry_line(title: str, entry: SetEntry, last: PerformedSet, *, dated: bool = False) -> str:
    """What acknowledges an entry that was logged by hand, with the id of its last set, and `dated` with its moment."""
    when = f"  on {moment_words(last.performed_at)}" if dated else ""
    note = f"  note: {last.note}" if last.note else ""
    return safe(f"logged  {title}  {describe_entry(entry)}{when}  (id {short_id(last.id)}){note}")


def by_set(rows: Sequence[PerformedSet]) -> list[list[PerformedSet]]:
    """The rows of each set of each exercise: one, or one a side."""
    return [list(same) for _, same in groupby(rows, key=lambda done: (done.exercise, done.number))]


def _set_words(rows: Sequence[PerformedSet], unit: Unit) -> str:
    """What a set came to, as it would be typed: what both sides did alike stands once."""
    alike = {describe_set(replace(done, side=None), unit) for done in rows}
    return alike.pop() if len(rows) > len(alike) else sets_words(rows, unit=unit)


def due_line(answer: Due | str, opened: OpenWorkout | None, elsewhere: Sequence[OpenWorkout] = ()) -> str:
    """One line for a shell prompt: what is due and why, or why nothing is due, and what is open here and elsewhere."""
    parts = [] if isinstance(answer, str) else [f"due: {answer.workout} ({answer.because})"]
    if opened:
        parts.append(f"open: {_open_words(opened)}")
    parts = parts or [f"not due: {answer}"]
    parts += (f"{elsewhere_words(one)}: {one.workout or one.title}, {done_words(one)}" for one in elsewhere)
    return safe("; ".join(parts))


def elsewhere_words(workout: OpenWorkout) -> str:
    """On which other machine a workout is open: open on desk-k3m801 since 2026-11-20 18:10."""
    return f"open on {workout.machine} since {moment_words(workout.started_at)}"


def done_words(workout: OpenWorkout) -> str:
    """How far an open workout has come: 4 of 9 sets done."""
    return f"{workout.sets_done} of {count_words(workout.sets_planned, 'set')} done"


def _open_words(workout: OpenWorkout) -> str:
    return f"{workout.workout or workout.title}, {done_words(workout)} since {moment_words(workout.started_at)}"


def excess_words(sets: Sequence[PerformedSet], most: Most, *, unit: Unit, newest: PerformedSet | None = None) -> str:
    """What to remark on new sets of an exercise that are out of all proportion; nothing where none is.

    `newest` is the set entered last, where sets of others were entered behind these.
    """
    found = excess(sets, most)
    if found is None:
        return ""
    done, last = found.done, newest or sets[-1]
    now, before = {
        "reps": (f"{done.reps} reps are", str(most.reps)),
        "seconds": (f"{format_seconds(done.seconds or 0)} is", format_seconds(most.seconds or 0)),
        "load": (f"{format_load(done.load or Load(0), unit)} is", format_load(most.load or Load(0), unit)),
    }[found.of]
    same = (done.session, done.exercise, done.number) == (last.session, last.exercise, last.number)
    which = "last" if same else short_id(done.id)
    return f"{now} {found.times} times the most so far, {before}; if that was a slip, `hipflex edit {which} …` mends it"


def moment_words(at: datetime) -> str:
    """A moment where it happened, to the minute: 2026-11-20 18:30."""
    return at.replace(tzinfo=None).isoformat(" ", "minutes")


def day_words(day: date) -> str:
    """A day: 2026-11-20."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def last_words(last: tuple[date, date], command: str) -> str:
    """Where something was done before a window without any: its day, and the command that shows it from a day on."""
    return f"; the last was on {day_words(last[0])}: `{command} --since {day_words(last[1])}` shows it"


def on_target_words(weeks: WeeksOnTarget, streak: int) -> str:
    """How many of the last weeks were on target, and a streak while it stands: 6 of the last 8 weeks, 3 in a row."""
    if not weeks.of:
        return f"{count_words(streak, 'week')} in a row" if streak else ""
    looked_back = "the last week" if weeks.of == 1 else f"the last {weeks.of} weeks"
    return f"{weeks.on} of {looked_back}" + (f", {streak} in a row" if streak > 1 else "")


def week_words(today: Today) -> str:
    """How this week and the last ones stand: 1 of 2 strength days this week; on target 6 of the last 8 weeks."""
    days = f"{today.week.days_on_target} of {count_words(today.target, 'strength day')} this week"
    on_target = on_target_words(today.weeks_on_target, today.streak_weeks)
    return f"{days}; on target {on_target}" if on_target else days


def count_words(number: int, noun: str) -> str:
    """How many there are: 1 set, 3 sets."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def short_id(id: str) -> str:  # noqa: A002 - what everybody calls it
    """The end of an id, which is what is shown and typed."""
    return id[-ID_SHOWN:]


def seconds_words(seconds: int) -> str:
    """A long duration: 45 s, 12 min, 1 h 05 min."""
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod((seconds + 30) // 60, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"


def sets_words(sets: Sequence[PerformedSet], *, unit: Unit) -> str:
    """The sets of one exercise in one session by their numbers: 3×10@2.5kg, 10/8, 6 drop."""
    by_number = groupby(sorted(sets, key=lambda done: done.number), key=lambda done: done.number)
    described = [words for _, same in by_number for words in _one_number(list(same), unit)]
    runs = [(words, len(list(equal))) for words, equal in groupby(described)]
    return ", ".join(f"{times}×{words}" if times > 1 else words for words, times in runs)


def by_exercise(sets: Sequence[PerformedSet]) -> dict[str, list[PerformedSet]]:
    """The sets of each exercise, in the order the exercises come up."""
    found: dict[str, list[PerformedSet]] = {}
    for done in sets:
        found.setdefault(done.exercise, []).append(done)
    return found


def resistance_words(load: Load | None, band: str | None, *, unit: Unit) -> str:
    """The load or the band; nothing where there is none."""
    return band or (format_load(load, unit) if load and load.grams else "")


def a_side_words(dose: Dose) -> str:
    """What a side has of repetitions that are counted together, where they can be halved: 8–12 a side."""
    if dose.reps is None or dose.reps.low % 2 or dose.reps.high % 2:
        return ""
    return f"{format_span(Measure.REPS, Span(dose.reps.low // 2, dose.reps.high // 2))} a side"


def _one_number(sets: list[PerformedSet], unit: Unit) -> list[str]:
    """What was done under one number: left and right together where only the amount may differ."""
    sides = {done.side: done for done in sets}
    if len(sets) == len(sides) == len(Side) and None not in sides:
        left, right = sides[Side.LEFT], sides[Side.RIGHT]
        if _rest_of(left, unit) == _rest_of(right, unit):
            return [f"{amount_words(left)}/{amount_words(right)}{_rest_of(left, unit)}"]
    return [safe(describe_set(done, unit)) for done in sets]


def amount_words(done: PerformedSet) -> str:
    """The reps, time or distance alone."""
    return describe_set(replace(done, side=None, load=None, band=None, type=SetType.WORKING, rpe=None))


def _rest_of(done: PerformedSet, unit: Unit) -> str:
    """What stands behind the amount: load or band, type, effort."""
    return safe(describe_set(replace(done, side=None), unit).removeprefix(amount_words(done)))


def muscle_words(slugs: Iterable[str]) -> str:
    """Muscles by their slugs, as words."""
    return ", ".join(slug.replace("-", " ") for slug in slugs)
