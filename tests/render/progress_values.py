"""What else a screen of progress is made of: trends, self-checks, one exercise."""

from __future__ import annotations

from datetime import timedelta

from hipflex.domain.exercise_progress import ExerciseProgress, Metric, Point, Trend
from hipflex.domain.performance import CheckIn, Finding
from hipflex.domain.records import RecordKind
from hipflex.value_classes import replace
from tests.render.values import CLIMBER, EVENING, EXERCISE_PROGRESS, FLEXION, RAISE, SESSION, SETS, SUMMARY, a_record

TRENDS = {
    RAISE.slug: Trend(Metric.LOAD, (0, 0, 1, 1, 2.5)),
    FLEXION.slug: Trend(Metric.ESTIMATED_1RM, (2.666666, 4, 5.333333)),
    CLIMBER.slug: Trend(Metric.REPS, (30,)),
}
CHECKS = (
    CheckIn("c1", EVENING - timedelta(days=8), Finding.TIGHT, Finding.TIGHT),
    CheckIn("c2", EVENING, Finding.CLEAR, Finding.TIGHT),
)
LAST = (
    replace(a_record(RecordKind.MAX_LOAD, 4), session="s26"),
    replace(a_record(RecordKind.MAX_LOAD, 2), session="s12"),
)
HELD: ExerciseProgress = replace(EXERCISE_PROGRESS, records=(*EXERCISE_PROGRESS.records, LAST[0]))
"""An exercise with the record that its last point of the left side is."""

WITH_SESSION: ExerciseProgress = replace(
    EXERCISE_PROGRESS,
    points=(*EXERCISE_PROGRESS.points, Point(EVENING, SESSION.id, None, 2)),
    sets=tuple(reversed(SETS[3:9])),
)

GLANCE = replace(SUMMARY, records=(), balance=(), muscles=(), mobility=(), is_glance=True, more=3)
"""What of a summary is seen at a glance."""
