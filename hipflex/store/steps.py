"""The schema, as a list of steps that only ever grows; a new log is made by all of them at once.

Imported only where there is no log yet or an older one: with the schema current, nothing here is loaded.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from hipflex.store.sums import add_everything_up

NAME = "hipflex"


def m001_training_log(connection: sqlite3.Connection) -> None:
    """Sessions, sets and check-ins as they stand, beside the history that they follow from."""
    for statement in M001:
        connection.execute(statement)


def m002_measured_hips(connection: sqlite3.Connection) -> None:
    """How far from level a thigh came to rest, and how many strength sets were due when a workout was planned."""
    for side in ("left", "right"):
        connection.execute(f"ALTER TABLE check_ins ADD COLUMN {side}_deg REAL CHECK ({side}_deg BETWEEN -45 AND 60)")
    connection.execute("ALTER TABLE sessions ADD COLUMN due_sets INTEGER CHECK (due_sets >= 0)")


def m003_sums_of_sessions(connection: sqlite3.Connection) -> None:
    """What sessions add up to, indexes for what is asked of a log on every screen, and large changes in parts."""
    for statement in M003:
        connection.execute(statement)
    add_everything_up(connection)


def m004_ids_by_their_end(connection: sqlite3.Connection) -> None:
    """The end of an id is found by what changes mention, without an index that each set pays for."""
    for statement in M004:
        connection.execute(statement)


STEPS = (m001_training_log, m002_measured_hips, m003_sums_of_sessions, m004_ids_by_their_end)


def make_tables(connection: sqlite3.Connection) -> None:
    """Makes those of a new log, and notes the steps as sqlite-utils would, a quarter of a first command to load."""
    for statement in NOTES:
        connection.execute(statement)
    for step in STEPS:
        step(connection)
        noted = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)"
        connection.execute(noted, (NAME, step.__name__, str(datetime.now(UTC))))


NOTES = (
    """
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT
    """,
    """
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")
    """,
)

M001 = (
    """
    CREATE TABLE machines (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT
    """,
    """
    CREATE TABLE changes (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      tick INTEGER NOT NULL CHECK (tick > 0),
      machine INTEGER NOT NULL REFERENCES machines (key),
      version INTEGER NOT NULL,
      action TEXT NOT NULL,
      said TEXT NOT NULL,
      line_of TEXT,
      target TEXT,
      made_utc INTEGER NOT NULL,
      offset_s INTEGER NOT NULL,
      content TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX changes_by_machine ON changes (machine, tick)",
    "CREATE INDEX changes_by_target ON changes (target) WHERE target IS NOT NULL",
    *(
        f"""
        CREATE TRIGGER changes_keep_{verb} BEFORE {verb} ON changes
        BEGIN SELECT RAISE (ABORT, 'the history only grows'); END
        """
        for verb in ("UPDATE", "DELETE")
    ),
    # Which changes may be about a session, set or check-in: by the checksum of its id, a third of what that would take.
    """
    CREATE TABLE mentions (checksum INTEGER NOT NULL, change INTEGER NOT NULL, PRIMARY KEY (checksum, change))
    STRICT, WITHOUT ROWID
    """,
    # Plans and prescriptions, each kept once; the checksum finds a text without an index as large as the texts.
    "CREATE TABLE plan_texts (key INTEGER PRIMARY KEY, crc INTEGER NOT NULL, text TEXT NOT NULL) STRICT",
    "CREATE INDEX plan_texts_by_crc ON plan_texts (crc)",
    # Of a session and a set it is checked what they are: for a list of more than two words SQLite would make a table
    # with each row that it writes, and look into that.
    """
    CREATE TABLE sessions (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      workout TEXT,
      state TEXT NOT NULL CHECK (state = 'open' OR state = 'finished' OR state = 'discarded'),
      origin TEXT NOT NULL CHECK (origin = 'workout' OR origin = 'hand' OR origin = 'import'),
      machine TEXT NOT NULL,
      note TEXT,
      plan INTEGER REFERENCES plan_texts (key),
      started_utc INTEGER NOT NULL,
      started_offset_s INTEGER NOT NULL,
      local_date TEXT NOT NULL,
      ended_utc INTEGER,
      ended_offset_s INTEGER,
      deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX sessions_by_date ON sessions (local_date)",
    "CREATE INDEX sessions_by_start ON sessions (started_utc)",
    "CREATE INDEX open_sessions ON sessions (machine) WHERE state = 'open' AND deleted = 0",
    """
    CREATE TABLE sets (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      session INTEGER NOT NULL REFERENCES sessions (key) DEFERRABLE INITIALLY DEFERRED,
      exercise TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind = 'exercise' OR kind = 'stretch' OR kind = 'warm-up'),
      number INTEGER NOT NULL CHECK (number > 0),
      type TEXT NOT NULL CHECK (type = 'working' OR type = 'warmup' OR type = 'drop' OR type = 'failure'),
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
      file_order INTEGER NOT NULL,
      tick INTEGER NOT NULL,
      entered_utc INTEGER NOT NULL,
      deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX sets_by_session ON sets (session)",
    "CREATE INDEX sets_by_time ON sets (performed_utc)",
    "CREATE INDEX sets_by_exercise ON sets (exercise, performed_utc)",
    """
    CREATE INDEX counted_sets_by_date ON sets (local_date, kind)
    WHERE deleted = 0 AND type <> 'warmup' AND kind <> 'warm-up'
    """,
    "CREATE INDEX warm_ups_by_date ON sets (local_date) WHERE deleted = 0 AND type = 'warmup'",
    """
    CREATE INDEX counted_sets_by_exercise ON sets
    (exercise, side, load_g, band, reps, seconds, distance_mm, performed_utc, session, local_date)
    WHERE deleted = 0 AND type <> 'warmup' AND kind <> 'warm-up'
    """,
    # What the file said of a set that was imported: what it is, and its raw cells.
    """
    CREATE TABLE imported (
      "set" INTEGER PRIMARY KEY REFERENCES sets (key) DEFERRABLE INITIALLY DEFERRED,
      identity TEXT,
      cells TEXT
    ) STRICT
    """,
    # Exercises that a workout left out, where a reason was given.
    """
    CREATE TABLE left_out (
      exercise TEXT NOT NULL,
      session INTEGER NOT NULL REFERENCES sessions (key) DEFERRABLE INITIALLY DEFERRED,
      reason TEXT NOT NULL,
      PRIMARY KEY (exercise, session)
    ) STRICT, WITHOUT ROWID
    """,
    # Sets whose session no change that has arrived makes.
    "CREATE TABLE waiting (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE check_ins (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      performed_utc INTEGER NOT NULL,
      offset_s INTEGER NOT NULL,
      local_date TEXT NOT NULL,
      "left" TEXT NOT NULL CHECK ("left" IN ('tight', 'clear')),
      "right" TEXT NOT NULL CHECK ("right" IN ('tight', 'clear')),
      entered_utc INTEGER NOT NULL,
      deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
    ) STRICT
    """,
    """
    CREATE VIEW sets_readable AS
    SELECT s.id, w.id AS session, w.workout, s.exercise, s.kind,
      strftime('%Y-%m-%dT%H:%M:%S', s.performed_utc + s.offset_s, 'unixepoch')
        || printf('%s%02d:%02d', iif(s.offset_s < 0, '-', '+'), abs(s.offset_s) / 3600, abs(s.offset_s) / 60 % 60)
        AS performed_at,
      s.local_date, s.number AS "set", s.type, s.side, s.reps, s.seconds,
      s.distance_mm / 1000.0 AS metres, s.load_g / 1000.0 AS load_kg, s.band, s.rpe, s.note, s.source
    FROM sets s JOIN sessions w ON w.key = s.session
    WHERE s.deleted = 0
    ORDER BY s.performed_utc, s.file_order, s.id
    """,
    """
    CREATE VIEW sessions_readable AS
    SELECT w.id AS session, w.workout, w.state, w.local_date,
      strftime('%Y-%m-%dT%H:%M:%S', w.started_utc + w.started_offset_s, 'unixepoch') AS started_local,
      strftime('%Y-%m-%dT%H:%M:%S', w.ended_utc + w.ended_offset_s, 'unixepoch') AS ended_local,
      (SELECT count(DISTINCT s.exercise) FROM sets s WHERE s.session = w.key AND s.deleted = 0) AS exercises,
      (SELECT count(*) FROM sets s WHERE s.session = w.key AND s.deleted = 0) AS sets,
      w.note
    FROM sessions w
    WHERE w.deleted = 0
    ORDER BY w.started_utc, w.id
    """,
)

M003 = (
    *(
        f"ALTER TABLE sessions ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0"
        for column in ("strength_sets", "stretch_sets", "stretch_seconds")
    ),
    """
    CREATE TABLE volumes (
      exercise TEXT NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('', 'left', 'right')),
      session INTEGER NOT NULL,
      volume_g INTEGER NOT NULL,
      ended_utc INTEGER NOT NULL,
      PRIMARY KEY (exercise, side, session)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE bests (
      exercise TEXT NOT NULL,
      side TEXT,
      load_g INTEGER,
      band TEXT,
      reps INTEGER,
      epley_reps INTEGER,
      hold_s INTEGER,
      distance_mm INTEGER
    ) STRICT
    """,
    "CREATE INDEX bests_by_exercise ON bests (exercise, side, load_g, band)",
    """
    CREATE TABLE days_on_target (
      week INTEGER PRIMARY KEY,
      enough_1 INTEGER NOT NULL,
      enough_2 INTEGER NOT NULL,
      enough_3 INTEGER NOT NULL,
      enough_4 INTEGER NOT NULL,
      enough_5 INTEGER NOT NULL,
      enough_6 INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE INDEX counted_distances ON sets (exercise, side, load_g, band, distance_mm)
    WHERE deleted = 0 AND type <> 'warmup' AND kind <> 'warm-up' AND distance_mm IS NOT NULL
    """,
    """
    CREATE INDEX timed_sets ON sets (exercise, seconds)
    WHERE deleted = 0 AND type <> 'warmup' AND kind <> 'warm-up'
    AND seconds IS NOT NULL AND coalesce(reps, distance_mm) IS NOT NULL
    """,
    # What a file brought, in parts, so that neither keeping it nor asking for a thing in it takes all.
    """
    CREATE TABLE change_parts (
      change INTEGER NOT NULL REFERENCES changes (key),
      part INTEGER NOT NULL CHECK (part > 0),
      content TEXT NOT NULL,
      PRIMARY KEY (change, part)
    ) STRICT
    """,
    *(
        f"""
        CREATE TRIGGER change_parts_keep_{verb} BEFORE {verb} ON change_parts
        BEGIN SELECT RAISE (ABORT, 'the history only grows'); END
        """
        for verb in ("UPDATE", "DELETE")
    ),
    "DROP TABLE mentions",  # filled anew as everything is folded after the last step
    """
    CREATE TABLE mentions (
      checksum INTEGER NOT NULL,
      change INTEGER NOT NULL,
      part INTEGER NOT NULL,
      PRIMARY KEY (checksum, change, part)
    ) STRICT, WITHOUT ROWID
    """,
    # The days of a streak, and the last or first day of training, without their sessions' rows.
    "DROP INDEX sessions_by_date",
    """
    CREATE INDEX sessions_by_date ON sessions
    (local_date, strength_sets, stretch_sets, stretch_seconds, due_sets, started_utc, deleted) WHERE deleted = 0
    """,
    # How many workouts of a programme were done.
    """
    CREATE INDEX sessions_by_workout ON sessions (workout, started_utc, strength_sets, stretch_sets)
    WHERE deleted = 0 AND state = 'finished' AND workout IS NOT NULL
    """,
    # The set that was entered last.
    "CREATE INDEX sets_by_tick ON sets (tick, performed_utc)",
    # What an id ends with, and those few that aren't written in small letters, so that a part of one finds it.
    *(
        statement
        for table in ("sets", "sessions")
        for statement in (
            f"CREATE INDEX {table}_by_end ON {table} (lower(substr(id, -4)))",
            f"CREATE INDEX {table}_by_cased_id ON {table} (id) WHERE id <> lower(id)",
        )
    ),
    # How far the files of a folder that machines share were read.
    """
    CREATE TABLE taken (
      folder TEXT NOT NULL,
      file TEXT NOT NULL,
      size INTEGER NOT NULL,
      seal INTEGER NOT NULL,
      PRIMARY KEY (folder, file)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX check_ins_by_time ON check_ins (performed_utc)",
    # How many changes could be taken back, of those that this version knows, without their rows.
    "DROP INDEX changes_by_target",
    """
    CREATE INDEX changes_by_target ON changes (target, tick, id, action, version, machine) WHERE target IS NOT NULL
    """,
    "CREATE INDEX newer_changes ON changes (machine) WHERE version > 3",
)

M004 = (
    *(f"DROP INDEX {table}_by_end" for table in ("sets", "sessions")),
    "DROP INDEX newer_changes",
    "CREATE INDEX newer_changes ON changes (machine) WHERE version > 4",
)
