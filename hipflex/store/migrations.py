"""The schema, as a list of steps that only ever grows; the sole place that needs sqlite-utils.

Imported only where a log is behind: with the schema current, nothing here is loaded.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("hipflex")


@migrations()
def m001_training_log(db: Database) -> None:
    """Sessions, sets and check-ins as they stand, beside the append-only history that they follow from."""
    for statement in M001:
        db.execute(statement)


M001 = (
    """
    CREATE TABLE changes (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      action TEXT NOT NULL,
      said TEXT NOT NULL,
      line_of TEXT,
      target_id TEXT REFERENCES changes (id),
      made_utc INTEGER NOT NULL,
      offset_s INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX changes_by_line ON changes (line_of, sequence) WHERE line_of IS NOT NULL",
    "CREATE INDEX changes_by_target ON changes (target_id) WHERE target_id IS NOT NULL",
    """
    CREATE TABLE revisions (
      change_id TEXT NOT NULL REFERENCES changes (id),
      ordinal INTEGER NOT NULL,
      entity TEXT NOT NULL CHECK (entity IN ('session', 'set', 'check_in')),
      entity_id TEXT NOT NULL,
      created INTEGER NOT NULL CHECK (created IN (0, 1)),
      fields TEXT NOT NULL,
      PRIMARY KEY (change_id, ordinal)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX revisions_by_entity ON revisions (entity_id)",
    *(
        f"""
        CREATE TRIGGER {table}_keep_{verb} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE (ABORT, 'the history only grows'); END
        """
        for table in ("changes", "revisions")
        for verb in ("UPDATE", "DELETE")
    ),
    """
    CREATE TABLE sessions (
      id TEXT PRIMARY KEY,
      workout TEXT,
      state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'discarded')),
      origin TEXT NOT NULL CHECK (origin IN ('workout', 'hand', 'import')),
      note TEXT,
      plan TEXT,
      started_utc INTEGER NOT NULL,
      started_offset_s INTEGER NOT NULL,
      local_date TEXT NOT NULL,
      ended_utc INTEGER,
      ended_offset_s INTEGER,
      deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX sessions_by_date ON sessions (local_date)",
    "CREATE INDEX sessions_by_start ON sessions (started_utc, id)",
    "CREATE UNIQUE INDEX one_open_session ON sessions (state) WHERE state = 'open' AND deleted = 0",
    """
    CREATE TABLE sets (
      id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES sessions (id) DEFERRABLE INITIALLY DEFERRED,
      exercise TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('exercise', 'stretch', 'warm-up')),
      number INTEGER NOT NULL CHECK (number > 0),
      type TEXT NOT NULL CHECK (type IN ('working', 'warmup', 'drop', 'failure')),
      side TEXT CHECK (side IN ('left', 'right')),
      reps INTEGER CHECK (reps >= 0),
      seconds INTEGER CHECK (seconds >= 0),
      distance_mm INTEGER CHECK (distance_mm >= 0),
      load_g INTEGER,
      band TEXT,
      rpe REAL CHECK (rpe BETWEEN 1 AND 10),
      note TEXT,
      source TEXT NOT NULL,
      target TEXT,
      position INTEGER,
      slot INTEGER,
      performed_utc INTEGER NOT NULL,
      offset_s INTEGER NOT NULL,
      local_date TEXT NOT NULL,
      entered_utc INTEGER NOT NULL,
      deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
    ) STRICT
    """,
    """
    CREATE UNIQUE INDEX one_set_a_slot ON sets (session_id, position, slot, coalesce(side, ''))
    WHERE deleted = 0 AND slot IS NOT NULL
    """,
    "CREATE INDEX sets_by_session ON sets (session_id, exercise, number)",
    "CREATE INDEX sets_by_time ON sets (performed_utc, id)",
    "CREATE INDEX sets_by_exercise ON sets (exercise, performed_utc, id)",
    """
    CREATE INDEX counted_sets_by_date ON sets
    (local_date, exercise, session_id, number, kind, side, reps, seconds, distance_mm, load_g)
    WHERE deleted = 0 AND type <> 'warmup' AND kind <> 'warm-up'
    """,
    """
    CREATE INDEX counted_sets_by_exercise ON sets
    (exercise, side, load_g, band, reps, seconds, distance_mm, performed_utc, id, session_id, local_date)
    WHERE deleted = 0 AND type <> 'warmup' AND kind <> 'warm-up'
    """,
    """
    CREATE TABLE check_ins (
      id TEXT PRIMARY KEY,
      performed_utc INTEGER NOT NULL,
      offset_s INTEGER NOT NULL,
      local_date TEXT NOT NULL,
      "left" TEXT NOT NULL CHECK ("left" IN ('tight', 'clear')),
      "right" TEXT NOT NULL CHECK ("right" IN ('tight', 'clear')),
      entered_utc INTEGER NOT NULL,
      deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
    ) STRICT
    """,
    """
    CREATE VIEW sets_readable AS
    SELECT s.id, s.session_id AS session, w.workout, s.exercise, s.kind,
      strftime('%Y-%m-%dT%H:%M:%S', s.performed_utc + s.offset_s, 'unixepoch')
        || printf('%s%02d:%02d', iif(s.offset_s < 0, '-', '+'), abs(s.offset_s) / 3600, abs(s.offset_s) / 60 % 60)
        AS performed_at,
      s.local_date, s.number AS "set", s.type, s.side, s.reps, s.seconds,
      s.distance_mm / 1000.0 AS metres, s.load_g / 1000.0 AS load_kg, s.band, s.rpe, s.note, s.source
    FROM sets s JOIN sessions w ON w.id = s.session_id
    WHERE s.deleted = 0
    ORDER BY s.performed_utc, s.id
    """,
    """
    CREATE VIEW sessions_readable AS
    SELECT w.id AS session, w.workout, w.state, w.local_date,
      strftime('%Y-%m-%dT%H:%M:%S', w.started_utc + w.started_offset_s, 'unixepoch') AS started_local,
      strftime('%Y-%m-%dT%H:%M:%S', w.ended_utc + w.ended_offset_s, 'unixepoch') AS ended_local,
      (SELECT count(DISTINCT s.exercise) FROM sets s WHERE s.session_id = w.id AND s.deleted = 0) AS exercises,
      (SELECT count(*) FROM sets s WHERE s.session_id = w.id AND s.deleted = 0) AS sets,
      w.note
    FROM sessions w
    WHERE w.deleted = 0
    ORDER BY w.started_utc, w.id
    """,
)
