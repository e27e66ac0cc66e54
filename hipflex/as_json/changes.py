"""What a command changed in the log."""

from __future__ import annotations

from collections.abc import Iterable

from hipflex.as_json.numbers import moment
from hipflex.as_json.sessions import check_in_row
from hipflex.as_json.sets import set_row
from hipflex.domain.change import Closed, Corrected, Logged, TakenBack
from hipflex.domain.imports import ImportReport
from hipflex.domain.performance import CheckIn, PerformedSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.as_json.documents import changes, rows


def logged_document(logged: Logged) -> changes.Logged:
    """`log EXERCISE SETS`."""
    return {"change": logged.change, "session": logged.session, "sets": _rows(logged.sets)}


def edited_document(corrected: Corrected) -> changes.Edited:
    """`edit`; without a change where nothing is otherwise than before."""
    return {"change": corrected.change, "before": _rows(corrected.before), "after": _rows(corrected.after)}


def deleted_document(corrected: Corrected) -> changes.Deleted:
    """`delete`."""
    return {"change": corrected.change, "deleted": _rows(corrected.before)}


def taken_back_document(taken: TakenBack) -> changes.TakenBack:
    """`undo` and `redo`."""
    return {
        "change": taken.change,
        "action": taken.action,
        "said": taken.said,
        "removed": _rows(taken.removed),
        "restored": _rows(taken.restored),
        "left": taken.left,
    }


def closed_document(closed: Closed) -> changes.Closed:
    """`workout finish` and `workout discard`."""
    return {
        "session": closed.session.id,
        "workout": closed.session.workout,
        "state": closed.session.state,
        "sets_kept": closed.sets_kept,
        "sets_dropped": closed.sets_dropped,
        "change": closed.change,
    }


def checked_in_document(change: str, check_in: CheckIn) -> changes.CheckedIn:
    """`check-in`."""
    return {"change": change, **check_in_row(check_in)}


def import_document(report: ImportReport) -> changes.Imported:
    """`import`: what the file was, how its sets stand to the log, and all that was left out or is doubtful."""
    imported = report.imported
    return {
        "format": report.format,
        "variant": report.variant,
        "language": report.language,
        "unit": report.unit,
        "unit_from": report.unit_from or None,
        "sessions": report.sessions,
        "sets": report.sets,
        "types": dict(report.types),
        "added": imported.added,
        "already_there": imported.already_there,
        "differs": imported.differs,
        "updated": imported.updated,
        "sessions_differ": imported.sessions_differ,
        "renamed": imported.renamed,
        "deleted_stay": imported.deleted_stay,
        "since": report.since.isoformat() if report.since else None,
        "until": report.until.isoformat() if report.until else None,
        "rests": report.rests,
        "notes": report.notes,
        "not_done": report.not_done,
        "two_measures": report.two_measures,
        "names": [{"name": one.name, "sets": one.sets, "exercise": one.slug} for one in report.names],
        "unmatched": [
            {"name": one.name, "sets": one.sets, "suggestions": list(one.suggestions)} for one in report.unmatched
        ],
        "near": [
            {"session": one.session, "started_at": moment(one.started_at), "source": one.source}
            for one in report.neighbours
        ],
        "bad": [{"line": one.line, "reason": one.reason} for one in report.bad],
        "warnings": [{"line": one.line, "reason": one.reason} for one in report.warnings],
        "batch": imported.change,
    }


def _rows(sets: Iterable[PerformedSet]) -> list[rows.Set]:
    return [set_row(performed) for performed in sets]
