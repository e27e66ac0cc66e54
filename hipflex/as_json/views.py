"""Today, records and progress: what the log adds up to, and what the numbers mean."""

from __future__ import annotations

from hipflex.as_json.doses import next_dose_row
from hipflex.as_json.numbers import kilograms, moment, plain, plain_or_none
from hipflex.as_json.sets import set_row
from hipflex.domain.definitions import DEFINITIONS
from hipflex.domain.exercise_progress import ExerciseProgress, Point
from hipflex.domain.measures import thousandths
from hipflex.domain.mobility import HipAngle
from hipflex.domain.records import Record
from hipflex.domain.summary import Balance, ExerciseSummary, LastTime, MuscleSets, Notice, Summary
from hipflex.domain.today import Due, LastSession, OpenWorkout, Today
from hipflex.domain.weeks import Week

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.as_json.documents import rows, training


def today_document(today: Today) -> training.Today:
    """Bare `hipflex`, and `hipflex due`."""
    return {
        "date": today.date.isoformat(),
        "due": _due(today.due) if today.due else None,
        "week": {
            "week": today.week.week,
            "sessions": today.week.sessions,
            "strength_days": today.week.strength_days,
            "days_on_target": today.week.days_on_target,
            "target": today.target,
        },
        "streak_weeks": today.streak_weeks,
        "weeks_on_target": {"of": today.weeks_on_target.of, "on": today.weeks_on_target.on},
        "open": _open(today.open) if today.open else None,
        "last": _last_session(today.last) if today.last else None,
        "notices": [_notice(notice) for notice in today.notices],
        "entries_left_out": today.entries_left_out,
        "open_elsewhere": [{**_open(one), "machine": one.machine} for one in today.open_elsewhere],
    }


def record_row(record: Record) -> rows.Record:
    """A personal record with its value in its unit."""
    return {
        "exercise": record.exercise,
        "kind": record.kind,
        "side": record.side,
        "value": plain(record.value),
        "unit": record.unit,
        "load_kg": kilograms(record.load),
        "band": record.band,
        "performed_at": moment(record.performed_at),
        "session": record.session,
        "set_id": record.set_id,
    }


def summary_document(summary: Summary) -> training.Summary:
    """`hipflex progress`."""
    return {
        "since": summary.since.isoformat(),
        "until": summary.until.isoformat(),
        "target_per_week": summary.target_per_week,
        "streak_weeks": summary.streak_weeks,
        "weeks_on_target": {"of": summary.weeks_on_target.of, "on": summary.weeks_on_target.on},
        "weeks": [_week(week) for week in summary.weeks],
        "exercises": [_exercise(exercise) for exercise in summary.exercises],
        "records": [record_row(record) for record in summary.records],
        "balance": [_balance(balance) for balance in summary.balance],
        "muscles": [_muscle(muscle) for muscle in summary.muscles],
        "notices": [_notice(notice) for notice in summary.notices],
        "mobility": [_hip_angle(angle) for angle in summary.mobility],
    }


def exercise_progress_document(progress: ExerciseProgress) -> training.Course:
    """`hipflex progress EXERCISE`."""
    return {
        "exercise": progress.exercise,
        "metric": progress.metric,
        "unit": progress.metric.unit,
        "since": progress.since.isoformat(),
        "until": progress.until.isoformat(),
        "points": [_point(point) for point in progress.points],
        "records": [record_row(record) for record in progress.records],
        "next": next_dose_row(progress.next) if progress.next else None,
        "sets": [set_row(performed) for performed in progress.sets],
    }


def definition_rows() -> list[training.Definition]:
    """`hipflex progress --explain`."""
    return [
        {
            "name": str(one.name),
            "unit": one.unit,
            "definition": one.definition,
            "formula": one.formula,
            "source": one.source,
        }
        for one in DEFINITIONS
    ]


def _due(due: Due) -> training.Due:
    return {
        "workout": due.workout,
        "programme": due.programme,
        "because": due.because,
        "rule": due.rule,
        "source": due.source,
    }


def _open(workout: OpenWorkout) -> training.OpenWorkout:
    return {
        "session": workout.session,
        "workout": workout.workout,
        "started_at": moment(workout.started_at),
        "sets_done": workout.sets_done,
        "sets_planned": workout.sets_planned,
    }


def _last_session(last: LastSession) -> training.LastSession:
    return {"session": last.session, "workout": last.workout, "started_at": moment(last.started_at)}


def _notice(notice: Notice) -> rows.Notice:
    return {"rule": notice.rule, "text": notice.text, "source": notice.source}


def _week(week: Week) -> training.Week:
    return {
        "week": week.week,
        "sessions": week.sessions,
        "strength_days": week.strength_days,
        "days_on_target": week.days_on_target,
        "strength_sets": week.strength_sets,
        "stretch_seconds": week.stretch_seconds,
    }


def _hip_angle(angle: HipAngle) -> training.HipAngle:
    return {
        "performed_at": moment(angle.performed_at),
        "side": angle.side,
        "deg": plain(angle.deg),
        "change_deg": plain_or_none(angle.change_deg),
        "within_error": angle.within_error,
    }


def _exercise(summary: ExerciseSummary) -> training.ExerciseSummary:
    totals = summary.totals
    return {
        "exercise": totals.exercise,
        "sessions": totals.sessions,
        "sets": totals.sets,
        "sets_warmup": totals.sets_warmup,
        "reps": totals.reps,
        "seconds": totals.seconds,
        "metres": thousandths(totals.distance_mm),
        "volume_kg": thousandths(totals.volume_g),
        "last": _last_time(summary.last) if summary.last else None,
        "best": record_row(summary.best) if summary.best else None,
        "next": next_dose_row(summary.next) if summary.next else None,
    }


def _last_time(last: LastTime) -> training.LastTime:
    return {
        "session": last.session,
        "performed_at": moment(last.performed_at),
        "sets": [set_row(performed) for performed in last.sets],
    }


def _balance(balance: Balance) -> training.Balance:
    return {
        "exercise": balance.exercise,
        "left": plain(balance.left),
        "right": plain(balance.right),
        "difference_percent": plain(balance.difference_percent),
    }


def _muscle(muscle: MuscleSets) -> training.MuscleSets:
    return {"muscle": muscle.muscle, "sets": muscle.sets, "sets_secondary": muscle.sets_secondary}


def _point(point: Point) -> training.Point:
    return {
        "performed_at": moment(point.performed_at),
        "session": point.session,
        "side": point.side,
        "value": plain(point.value),
    }
