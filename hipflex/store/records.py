"""Personal records: the best of every exercise, side and load, then of these the greatest, and the sets that hold them.

All-time bests are kept with the log; those up to an earlier day are found in one pass over an index.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from hipflex.domain.measures import Load, Side
from hipflex.domain.records import Record, RecordKind, contest, estimated_1rm, frontier
from hipflex.store.queries import Window
from hipflex.store.reader import Reader
from hipflex.store.rows import COUNTED, HOLD_S, moment_of
from hipflex.store.sums import BESTS, LOADED
from hipflex.store.tables import portions
from hipflex.value_classes import replace

SAME = f"""
    {COUNTED} AND {{done}} AND {{within}}
    AND s.exercise = b.exercise AND s.side IS b.side AND s.load_g IS b.load_g AND s.band IS b.band
"""
# The oldest of equals: its moment is found in the index that BESTS reads, without the rows of all that are equal; `+`
# keeps SQLite from going through all that was ever done of the exercise instead, in the order of time.
HOLDERS = f"""
    WITH asked (place, exercise, side, load_g, band, amount) AS MATERIALIZED (
      VALUES {{asked}}
    ), oldest AS MATERIALIZED (
      SELECT b.*, (SELECT min(+s.performed_utc) FROM sets s WHERE {SAME}) AS utc FROM asked b
    )
    SELECT b.place, s.id, s.performed_utc, s.offset_s, w.id AS session_id
    FROM oldest b CROSS JOIN sets s ON s.performed_utc = b.utc AND {SAME}
    CROSS JOIN sessions w ON w.key = s.session
"""
DONE: Mapping[str, Collection[RecordKind]] = {
    "1": (RecordKind.MAX_LOAD,),
    "s.reps = b.amount": (RecordKind.REPS_AT_LOAD, RecordKind.ESTIMATED_1RM),
    f"{HOLD_S} = b.amount": (RecordKind.LONGEST_HOLD,),
    "s.distance_mm = b.amount": (RecordKind.LONGEST_DISTANCE,),
}
"""What is asked of a set, beside its load or band, that may hold a record of some kinds."""

# Of repetitions with many loads all but a few are beaten by as many with more, and hold no record of any kind.
UNBEATEN = """
    SELECT * FROM bests b WHERE hold_s IS NOT NULL OR distance_mm IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM bests m WHERE m.exercise = b.exercise AND m.side IS b.side AND m.load_g > b.load_g
      AND b.band IS NULL AND m.band IS NULL
      AND m.reps >= b.reps AND coalesce(m.epley_reps, 0) >= coalesce(b.epley_reps, 0)
    )
"""

# Sessions with a set that may lie after the window are added up anew. Of all others the volumes are kept, and of these
# only the greatest matter, unless the volumes of several names are one.
VOLUMES = f"""
    WITH late AS MATERIALIZED (SELECT DISTINCT +session AS session FROM sets WHERE performed_utc > ?),
    most AS MATERIALIZED (
      SELECT exercise, side, max(volume_g) AS volume_g FROM volumes
      WHERE {{of}} AND session NOT IN (SELECT session FROM late) GROUP BY exercise, side
    ), parts AS (
      SELECT v.* FROM most m CROSS JOIN volumes v ON v.exercise = m.exercise AND v.side = m.side
        AND (v.volume_g = m.volume_g OR m.exercise IN (SELECT value FROM json_each(?)))
      WHERE v.session NOT IN (SELECT session FROM late) AND {{other}}
      UNION ALL
      SELECT s.exercise, coalesce(s.side, ''), s.session, s.reps * s.load_g, s.performed_utc
      FROM sets s WHERE s.session IN (SELECT session FROM late) AND {LOADED} AND {{within}}
    ), totals AS (
      SELECT {{today}} AS answers, side, session, sum(volume_g) AS volume_g, max(ended_utc) AS ended_utc
      FROM parts GROUP BY answers, side, session
    ), ranked AS (
      SELECT t.*, w.id AS session_id,
        row_number() OVER (PARTITION BY answers, side ORDER BY volume_g DESC, t.ended_utc, w.id) AS place
      FROM totals t CROSS JOIN sessions w ON w.key = t.session
    )
    SELECT r.answers, r.volume_g, r.session_id, s.id, s.exercise, s.side, s.band, s.performed_utc, s.offset_s
    FROM ranked r CROSS JOIN sets s ON s.key = (
      SELECT s.key FROM sets s WHERE {LOADED} AND s.session = r.session AND {{named}} AND coalesce(s.side, '') = r.side
      AND {{within}} ORDER BY s.performed_utc DESC, s.id DESC LIMIT 1
    ) WHERE r.place = 1
"""
NOT_SESSION = "session IS NOT (SELECT key FROM sessions WHERE id = ?)"


class Best(NamedTuple):
    """The best of a kind that was done of an exercise with one load or band, and on one side; `amount` as stored.

    `exercise` is what answers today to the `name` that the log has.
    """

    kind: RecordKind
    exercise: str
    side: Side | None
    load: Load | None
    band: str | None
    value: int | float
    amount: int
    name: str


class Records:
    """Finds records in an open log."""

    def __init__(self, reader: Reader) -> None:
        self._rows = reader.rows
        self._names = reader.names

    def of(self, window: Window, external: Container[str], bands: Sequence[str]) -> list[Record]:
        """The records within a window; what `external` and `bands` are, `Statistics.records` says."""
        leaders = _leaders(self._bests(window, external))
        of_reps = [tied[0] for tied in leaders.values() if tied[0].kind is RecordKind.REPS_AT_LOAD]
        beaten = {contest(best) for best in of_reps} - {contest(best) for best in frontier(of_reps, bands)}
        standing = [tied for which, tied in leaders.items() if which not in beaten]
        return [*self._held(standing, window), *self._volumes(window)]

    def _bests(self, window: Window, external: Container[str]) -> Iterator[Best]:
        for row in self._kept_bests(window) if self._is_all(window) else self._bests_within(window):
            exercise = self._names.answering(row["exercise"])
            yield from _bests_of(row, exercise, is_external=exercise in external)

    def _is_all(self, window: Window) -> bool:
        """Whether the bests of the window are those of the log, of an exercise or all."""
        within, values = replace(window, exercise=None).condition("s.local_date", self._names)
        query = f"SELECT 1 FROM sets s WHERE s.deleted = 0 AND s.performed_utc > ? AND NOT ({within}) LIMIT 1"
        return window.without is None and not self._rows(query, [window.settled, *values])

    def _kept_bests(self, window: Window) -> list[sqlite3.Row]:
        if window.exercise is None:
            return self._rows(UNBEATEN)
        named = self._names.are("?", "exercise", of=[window.exercise])
        return self._rows(f"SELECT * FROM ({UNBEATEN}) WHERE {named}", [window.exercise])

    def _bests_within(self, window: Window) -> list[sqlite3.Row]:
        within, values = window.condition("s.local_date", self._names)
        return self._rows(BESTS.format(within), values)

    def _held(self, standing: Iterable[Sequence[Best]], window: Window) -> Iterator[Record]:
        """Of the bests that are equal the one of the oldest set, as a record with that."""
        every = [best for tied in standing for best in tied]
        within, values = replace(window, exercise=None).condition("s.local_date", self._names)
        oldest: dict[tuple[object, ...], tuple[tuple[int, str], Best, sqlite3.Row]] = {}
        for done, kinds in DONE.items():
            asked = [(place, *_as_stored(best)) for place, best in enumerate(every) if best.kind in kinds]
            for some in portions(asked):  # bound, as text that holds a NUL would not come whole out of JSON
                query = HOLDERS.format(asked=", ".join(["(?, ?, ?, ?, ?, ?)"] * len(some)), done=done, within=within)
                for row in self._rows(query, [*chain.from_iterable(some), *values, *values]):
                    best, age = every[row["place"]], (row["performed_utc"], row["id"])
                    which = contest(best)
                    if which not in oldest or age < oldest[which][0]:
                        oldest[which] = age, best, row
        return (_record(best, row) for _, best, row in oldest.values())

    def _volumes(self, window: Window) -> Iterator[Record]:
        within, values = window.condition("s.local_date", self._names)
        other, without = ("1", []) if window.without is None else (NOT_SESSION, [window.without])
        of, name = ("1", []) if window.exercise is None else (self._names.are("?", "exercise"), [window.exercise])
        query = VOLUMES.format(
            of=f"{of} AND {other}",
            other=other,
            within=within,
            today=self._names.today("exercise"),
            named=self._names.are("r.answers", "+s.exercise"),
        )
        shared = json.dumps(self._names.shared())
        for row in self._rows(query, [window.settled, *name, *without, shared, *without, *values, *values]):
            yield _record(_best(row, RecordKind.SESSION_VOLUME, row["answers"], None, row["volume_g"]), row)


def _leaders(bests: Iterable[Best]) -> dict[tuple[object, ...], list[Best]]:
    """Of each contest the best, all that are equal."""
    found: dict[tuple[object, ...], list[Best]] = {}
    for best in bests:
        tied = found.setdefault(contest(best), [])
        if not tied or best.value > tied[0].value:
            tied[:] = [best]
        elif best.value == tied[0].value:
            tied.append(best)
    return found


def _bests_of(row: sqlite3.Row, exercise: str, *, is_external: bool) -> Iterator[Best]:
    """What the best of one exercise, side and load or band comes to."""
    load = None if row["load_g"] is None else Load(row["load_g"])
    if load and load.grams > 0:
        yield _best(row, RecordKind.MAX_LOAD, exercise, load, load.grams)
        if is_external and (reps := row["epley_reps"]):
            estimate = estimated_1rm(load, reps) or 0
            yield _best(row, RecordKind.ESTIMATED_1RM, exercise, load, reps)._replace(value=estimate)
    for kind, amount in (
        (RecordKind.REPS_AT_LOAD, row["reps"]),
        (RecordKind.LONGEST_HOLD, row["hold_s"]),
        (RecordKind.LONGEST_DISTANCE, row["distance_mm"]),
    ):
        if amount:
            yield _best(row, kind, exercise, load, amount)


def _best(row: sqlite3.Row, kind: RecordKind, exercise: str, load: Load | None, amount: int) -> Best:
    side = Side(row["side"]) if row["side"] else None
    return Best(kind, exercise, side, load, row["band"], amount, amount, row["exercise"])


def _as_stored(best: Best) -> tuple[str, str | None, int | None, str | None, int]:
    return best.name, best.side, best.load.grams if best.load else None, best.band, best.amount


def _record(best: Best, row: sqlite3.Row) -> Record:
    """The record that a set holds; what it was done with is told of all but a volume, which is of several."""
    is_volume = best.kind is RecordKind.SESSION_VOLUME
    in_thousandths = (RecordKind.MAX_LOAD, RecordKind.SESSION_VOLUME, RecordKind.LONGEST_DISTANCE)
    return Record(
        exercise=best.exercise,
        kind=best.kind,
        side=best.side,
        value=whole(best.value / 1000) if best.kind in in_thousandths else best.value,
        performed_at=moment_of(row["performed_utc"], row["offset_s"]),
        session=row["session_id"],
        set_id=row["id"],
        load=None if is_volume else best.load,
        band=None if is_volume else best.band,
    )


def whole(number: float) -> int | float:
    """A number without decimals where it has none."""
    return int(number) if number == int(number) else number
