"""What a change is told in: undone, corrected, deleted, ended, checked, imported, backed up, restored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from hipflex.domain.measures import Side, Unit
from hipflex.domain.mobility import findings, is_within_error
from hipflex.domain.performance import CheckIn, PerformedSet, State
from hipflex.notation.canonical import describe_set
from hipflex.render.safe import safe
from hipflex.render.words import by_exercise, count_words, day_words, moment_words, sets_words, short_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from hipflex.domain.change import Closed, Corrected, Imported, TakenBack
    from hipflex.domain.exports import Moved
    from hipflex.domain.imports import ImportReport

SETS_SPELT_OUT = 20
MOST_REMARKS = 10
MOST_NAMED = 4
LEFT_OUT = (
    "left out: ids, targets, time zones, self-checks, the time of each set within its session "
    "(`export --format json` has all)"
)


def undone_words(taken: TakenBack, verb: str, *, unit: Unit) -> str:
    """What was `undone` or `redone`, which is the verb, when it had been made, and how much further that could go."""
    what = _what_went(taken, unit)
    action = f"{taken.action} of {moment_words(taken.made_at)}" if taken.made_at else taken.action
    said = action if what == taken.action else f"{action}: {what}"
    counted = f" ({counts})" if (counts := _counts(taken)) else ""
    reopened = f"; {taken.reopened} is open again, `hipflex workout resume` goes on" if taken.reopened else ""
    return safe(f"{verb}: {said}{counted}{reopened}; {taken.left or 'nothing'} more can be {verb}")


def _what_went(taken: TakenBack, unit: Unit) -> str:
    if len(taken.removed) + len(taken.restored) > SETS_SPELT_OUT:
        return taken.said
    removed, restored = _sets(taken.removed, unit), _sets(taken.restored, unit)
    if removed == restored:
        return taken.said
    return f"{removed}, now {restored}" if removed and restored else removed or restored


def _sets(sets: Sequence[PerformedSet], unit: Unit) -> str:
    return "; ".join(f"{exercise} {sets_words(done, unit=unit)}" for exercise, done in by_exercise(sets).items())


def _counts(taken: TakenBack) -> str:
    gone, come = {done.id for done in taken.removed}, {done.id for done in taken.restored}
    counts = ((gone & come, "changed"), (gone - come, "removed"), (come - gone, "restored"))
    return ", ".join(f"{count_words(len(ids), 'set')} {done}" for ids, done in counts if ids)


def edited_lines(corrected: Corrected, titles: Mapping[str, str], *, unit: Unit) -> Iterator[str]:
    """One line for each set that was edited: what it was and what it is."""
    before = {done.id: done for done in corrected.before}
    for done in corrected.after:
        name = f"{titles.get(done.exercise, done.exercise)} set {done.number}"
        old = before.get(done.id)
        verb = "added" if old is None else "unchanged" if old == done else "edited"
        yield safe(f"{verb}  {name}: {_became(old, done, unit)}  (id {short_id(done.id)})")


def _became(old: PerformedSet | None, new: PerformedSet, unit: Unit) -> str:
    """What a set is, behind what it was where that is otherwise."""
    parts = [_changed(describe_set(old, unit) if old else "", describe_set(new, unit))]
    if old and old.number != new.number:
        parts.append(f"it was set {old.number}")
    if old and old.performed_at != new.performed_at:
        parts.append(_changed(moment_words(old.performed_at), moment_words(new.performed_at)))
    if old and old.note != new.note:
        parts.append(f"note: {new.note}" if new.note else "no note any more")
    return ", ".join(parts)


def _changed(old: str, new: str) -> str:
    return f"{old} → {new}" if old and old != new else new


def deleted_lines(
    corrected: Corrected, other_sides: Sequence[PerformedSet], titles: Mapping[str, str], *, unit: Unit
) -> Iterator[str]:
    """One line for each exercise of each session that lost sets, and one about sides that stay of these."""
    for _, sets in groupby(corrected.before, key=lambda done: done.session):
        for exercise, own in by_exercise(list(sets)).items():
            when = moment_words(own[0].performed_at)
            yield safe(f"deleted  {titles.get(exercise, exercise)}: {sets_words(own, unit=unit)}, of {when}")
    if not corrected.before:
        yield "deleted  a session that had no sets"
    if other_sides:
        stays, it = ("side stays", "it") if len(other_sides) == 1 else ("sides stay", "them")
        ids = " ".join(short_id(done.id) for done in other_sides)
        done = ", ".join(describe_set(done, unit) for done in other_sides)
        yield safe(f"the other {stays}, {done}: `hipflex delete {ids}` takes {it} too")


def closed_words(closed: Closed) -> str:
    """How a workout was ended, and what became of its sets."""
    session = closed.session
    if session.state is State.DISCARDED:
        sets = " and its sets" if closed.sets_dropped else ""
        return safe(f"discarded {session.title}{sets}; `hipflex undo` brings it back")
    kept = count_words(len({(done.exercise, done.number) for done in session.sets}), "set")
    return safe(f"finished {session.title}: {kept} kept; `hipflex undo` reopens it")


def checked_in_words(made: CheckIn, before: CheckIn | None) -> str:
    """What acknowledges a self-check, and how it was the time before."""
    since = (
        f"; {day_words(before.performed_at.date())}: {_sides_words(before)}{_error_words(made, before)}"
        if before
        else ""
    )
    return safe(f"logged  self-check: {_sides_words(made)}  (id {short_id(made.id)}){since}")


def _sides_words(check_in: CheckIn) -> str:
    return ", ".join(f"{side} {found}" for side, found in findings(check_in).items())


def _error_words(made: CheckIn, before: CheckIn) -> str:
    """That measuring alone explains what is other than before, of the sides of which that is so."""
    now, then = findings(made), findings(before)
    same = [side for side in Side if _is_within_error(now[side].deg, then[side].deg)]
    return f" ({' and '.join(same)} within measuring error)" if same else ""


def _is_within_error(deg: float | None, before: float | None) -> bool:
    return deg is not None and before is not None and is_within_error(deg - before)


def import_remarks(report: ImportReport, file: str) -> Iterator[str]:
    """What of a file was left out, is doubtful or may be there twice, and that some names are in no catalogue."""
    for lines, what in ((report.bad, "left out: "), (report.warnings, "")):
        for one in lines[:MOST_REMARKS]:
            yield f"{file}:{one.line}: {what}{one.reason}"
        if len(lines) > MOST_REMARKS:
            yield f"{file}: {len(lines) - MOST_REMARKS} lines more like these; --json has them all"
    if report.neighbours and report.imported.added:
        near = count_words(len(report.neighbours), "workout")
        yield (
            f"{near} from elsewhere began within two minutes of one of these: if they are the same, `hipflex undo`"
            " takes the import back"
        )
    if report.unmatched and report.imported.added:
        sets = sum(one.sets for one in report.unmatched)
        names = ", ".join(repr(one.name) for one in report.unmatched[:MOST_NAMED])
        others = f" and {len(report.unmatched) - MOST_NAMED} more" if len(report.unmatched) > MOST_NAMED else ""
        yield (
            f"{count_words(len(report.unmatched), 'name')} with {count_words(sets, 'set')} in no catalogue, kept as"
            f" written: {names}{others}; --write-map FILE has them all, to be tied"
        )


def standing_remarks(report: ImportReport, *, updated: bool) -> Iterator[str]:
    """Which known sets stay as they are in the log, though the file has them otherwise."""
    imported, names = report.imported, [*dict.fromkeys(report.imported.other_names)]
    if updated:
        if stay := imported.differs - imported.updated:
            them, there = ("1 set keeps its place", "it") if stay == 1 else (f"{stay} sets keep their places", "them")
            yield f"{them}: where the file has {there} stands another set of the log; all else was taken over"
        return
    if names:
        stand = "1 set stands" if len(imported.other_names) == 1 else f"{len(imported.other_names)} sets stand"
        others = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        known = ", ".join(map(repr, names[:MOST_NAMED]))
        yield f"{stand} in the log under another name: {known}{others}; --update takes the file's over"
    if imported.differs:
        differ = "1 set differs" if imported.differs == 1 else f"{imported.differs} sets differ"
        yield f"{differ} in the file from the log, where nothing was changed; --update takes the file's content over"
    if imported.sessions_differ:
        differ = "1 workout differs" if imported.sessions_differ == 1 else f"{imported.sessions_differ} workouts differ"
        yield (
            f"{differ} in name, note, time or state from the log, where nothing was changed; --update takes the file's"
            " over"
        )


def imported_words(report: ImportReport, *, updated: bool) -> str:
    """What an import added, and how the rest stands to the log."""
    imported = report.imported
    parts = [f"imported {count_words(imported.added, 'set')}", *_known_words(imported, updated=updated)]
    if renamed := len(imported.other_names) if updated else 0:
        parts.append(f"{renamed} renamed")
    if imported.renamed > renamed:
        parts.append(f"{imported.renamed - renamed} there under another name")
    if imported.deleted_stay:
        parts.append(f"{imported.deleted_stay} deleted here before, which stay so")
    if report.rests and imported.added:
        parts.append(f"{count_words(report.rests, 'rest')} left out")
    if report.not_done:
        parts.append(f"{report.not_done} with nothing done left out")
    return "; ".join(parts)


def _known_words(imported: Imported, *, updated: bool) -> Iterator[str]:
    """How those stand to the file that were there."""
    if imported.already_there:
        yield f"{imported.already_there} already there"
    if imported.updated:
        yield f"{imported.updated} updated"
    if stay := imported.differs - imported.updated:
        verbs = "differs and stays as it is" if stay == 1 else "differ and stay as they are"
        yield f"{stay} still {'differs' if stay == 1 else 'differ'}" if updated else f"{stay} {verbs} in the log"
    if imported.sessions_differ and updated:
        yield f"{count_words(imported.sessions_differ, 'workout')} updated"


def backed_up_words(file: Path, sets: int, size: int) -> str:
    """What a backup holds and where it is; the size is in bytes."""
    return safe(f"backed up {count_words(sets, 'set')} to {file} ({size / 1_000_000:.1f} MB)")


def restored_words(file: Path, kept: Path | None, sets: int) -> str:
    """What was put back, and where the log is that was there."""
    before = f"the log that was there is kept as {kept}" if kept else "no log was there"
    return safe(f"restored {count_words(sets, 'set')} from {file}; {before}")


def moved_words(moved: Moved) -> str:
    """What of the log another program's table hasn't, or has elsewhere, in one line."""
    elsewhere = (
        (moved.sides, "set", "has its", "have their", "side in the notes"),
        (moved.bands, "set", "has its", "have their", "band in the notes"),
        (moved.assisted, "set", "stands", "stand", "under NAME (Assisted)"),
        (moved.as_help, "set", "has", "have", "a load that its name makes help"),
        (moved.cut, "workout", "begins", "begin", "at the full minute"),
    )
    said = [
        f"{count_words(number, noun)} {one if number == 1 else several} {where}"
        for number, noun, one, several, where in elsewhere
        if number
    ]
    return "; ".join([*said, LEFT_OUT])
