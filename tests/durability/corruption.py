"""Logs that are damaged: said in one line, never a fault of ours, and left as they are.

`python -m tests.durability.corruption [DAMAGES OF EACH PAGE]`; exit 1 where something else happened.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from tests.cli.home import Home, Result
from tests.durability.program import chance_of, told

WRONG = ("faults of ours", "unclear", "changed by reading")
COUNTED = ("damaged logs", "commands", "refused", *WRONG)
READING = (
    "",
    "due",
    "log",
    "history",
    "history --json",
    "progress",
    "records",
    "progress standing-hip-flexor-raise",
    "records --json",
    "next",
    "card lunge",
    "workout show hip-flexor",
    "import sets.jsonl --dry-run",
    "export",
    "export --format json",
    "export --format csv",
)
WRITING = (
    "log lunge 10L",
    "edit last --note x",
    "delete last",
    "undo",
    "redo",
    "import sets.jsonl",
    "workout start lunge",
    "workout resume",
    "workout finish",
    "workout discard",
    "check-in --left tight --right clear",
)
"""What follows a number is done to a log that the one before may have changed."""

Damage = Callable[[bytearray, int, int, random.Random], None]


def _bits(data: bytearray, start: int, size: int, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 8, 64])):
        data[start + chance.randrange(size)] ^= 1 << chance.randrange(8)


def _head(data: bytearray, start: int, size: int, chance: random.Random) -> None:
    for at in range(min(size, 12)):
        data[start + at] = chance.randrange(256)


def _zeros(data: bytearray, start: int, size: int, _: random.Random) -> None:
    data[start : start + size] = bytes(size)


def _another(data: bytearray, start: int, size: int, chance: random.Random) -> None:
    other = chance.randrange(len(data) // size) * size
    data[start : start + size] = data[other : other + size]


def _cut(data: bytearray, start: int, size: int, chance: random.Random) -> None:
    del data[start + chance.randrange(size) :]


DAMAGES: Sequence[Damage] = (_bits, _bits, _head, _zeros, _another, _cut)
STATEMENTS = (
    "DROP TABLE sets",
    "DROP TABLE changes",
    "DROP TABLE sessions",
    "DROP TABLE check_ins",
    "DROP VIEW sets_readable",
    "ALTER TABLE sets RENAME COLUMN reps TO repetitions",
    "ALTER TABLE sessions RENAME COLUMN started_utc TO begun",
    "UPDATE sets SET exercise = CAST(x'ff80' AS TEXT)",
    "UPDATE sets SET note = CAST(x'c3' AS TEXT)",
    "UPDATE sets SET offset_s = 9000000",
    "UPDATE sets SET performed_utc = 9000000000000000",
    "UPDATE sets SET performed_utc = -9000000000000000",
    "UPDATE sets SET load_g = 9223372036854775807",
    "UPDATE sets SET reps = 9223372036854775807",
    "UPDATE sets SET side = NULL, band = 'x'",
    "UPDATE sets SET rpe = 9.7",
    "UPDATE sets SET target = '{'",
    "UPDATE sets SET target = '[1, 2'",
    "UPDATE sets SET local_date = 'yesterday'",
    "UPDATE sessions SET local_date = ''",
    "UPDATE sessions SET started_offset_s = 9000000",
    "UPDATE sessions SET started_utc = 9000000000000000",
    "UPDATE sessions SET ended_utc = -9000000000000000, ended_offset_s = 1",
    "UPDATE sessions SET workout = CAST(x'ff' AS TEXT)",
    "UPDATE check_ins SET performed_utc = 9000000000000000",
    "DELETE FROM sessions",
    "DELETE FROM sets",
    "PRAGMA user_version = 99",
    "PRAGMA user_version = 0",
    "PRAGMA application_id = 7",
    "UPDATE sets SET band = ''",
    "CREATE TABLE more (x)",
    "CREATE TRIGGER t AFTER INSERT ON sets BEGIN DELETE FROM sets; END",
)
NO_VALUES = (
    "CAST(x'ff80' AS TEXT)",
    "'{'",
    "'[[[1]]]'",
    "''",
    "'x'",
    "9223372036854775807",
    "-1",
    "1.5",
    "NULL",
    "x'00ff'",
)
"""What hardly any column can have; SQLite itself refuses some of them."""
DYING = """
import sqlite3, sys, time
log = sqlite3.connect(sys.argv[1], isolation_level=None)
log.execute("PRAGMA journal_mode=TRUNCATE")
log.execute("PRAGMA cache_size=1")
log.execute("BEGIN IMMEDIATE")
log.execute("UPDATE sets SET note = hex(randomblob(3000))")
print("written", flush=True)
time.sleep(600)
"""


def a_log(folder: Path) -> Home:
    """A home whose log holds something of every sort."""
    home = Home(folder).knowing_the_catalogue()
    for day in range(1, 21):
        home.ok("log", "standing-hip-flexor-raise", "3x12/10@2kg", "5", "warmup", "--at", f"2026-01-{day:02} 08:00")
    home.ok("log", "kneeling-lunge", "40s/30s", "--note", "n" * 5000, "--at", "2026-01-22 08:00")
    home.ok("check-in", "--left", "tight", "--right", "clear")
    home.run("workout", "start", "hip-flexor", stdin="10\n9\nnote fine\n")
    home.ok("export", "--output", "sets.jsonl")
    return home


def judged(home: Home, commands: Sequence[str]) -> Counter[str]:
    """How the program bears with a log, and whether it leaves it alone where it only reads."""
    figures: Counter[str] = Counter(commands=len(commands))
    for command in commands:
        before = home.log_file.read_bytes()
        # What such a log answers in JSON need not be as its schema says, so that nothing but faults is looked for.
        result = home.within(*command.split(), stdin="10\n")
        reports = [*home.temporary.glob("hipflex-report-*")]
        if reports or "Traceback" in result.out + result.err:
            figures["faults of ours"] += 1
            for report in reports:
                report.unlink()
            continue
        figures["refused"] += result.code == 1
        figures["unclear"] += not _is_clear(result)
        figures["changed by reading"] += command in READING and home.log_file.read_bytes() != before
    return figures


def _is_clear(result: Result) -> bool:
    if result.code == 1:
        lines = result.err.splitlines()
        return any(line.startswith("hipflex: ") for line in lines) and all(map(str.isprintable, lines))
    return result.code in (0, 3)


def flipped(home: Home, chance: random.Random, of_each: int) -> Counter[str]:
    """Every page of a log damaged in so many ways, each looked at by some commands."""
    figures = Counter(dict.fromkeys(COUNTED, 0))
    sound = home.log_file.read_bytes()
    size = int.from_bytes(sound[16:18], "big")
    for start in range(0, len(sound), size):
        for damage in chance.choices(DAMAGES, k=of_each):
            data = bytearray(sound)
            damage(data, start, size, chance)
            home.log_file.write_bytes(data)
            figures["damaged logs"] += 1
            figures.update(judged(home, _some(chance)))
    home.log_file.write_bytes(sound)
    return figures


def rewritten(home: Home, chance: random.Random, statements: Sequence[str] = STATEMENTS) -> Counter[str]:
    """A log that another program wrote to, looked at by some commands."""
    figures = Counter(dict.fromkeys(COUNTED, 0))
    sound = home.log_file.read_bytes()
    for statement in statements:
        home.log_file.write_bytes(sound)
        with closing(sqlite3.connect(home.log_file, isolation_level=None)) as log:
            try:
                log.execute(statement)
            except sqlite3.Error:  # a rule of the table forbids it
                continue
        figures["damaged logs"] += 1
        figures.update(judged(home, _some(chance)))
    home.log_file.write_bytes(sound)
    return figures


def scribbles(log_file: Path) -> list[str]:
    """Everything dropped, and every column renamed or given a value that it can't have: as many statements."""
    with closing(sqlite3.connect(log_file)) as log:
        made = log.execute("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'").fetchall()
        columns = [
            (name, column)
            for sort, name in made
            if sort == "table"
            for (column,) in log.execute("SELECT name FROM pragma_table_info(?)", (name,))
        ]
    return [
        *(f"DROP {sort} {name}" for sort, name in made),
        *(f"ALTER TABLE {table} RENAME COLUMN {column} TO another" for table, column in columns),
        *(f"UPDATE {table} SET {column} = {value}" for table, column in columns for value in NO_VALUES),
    ]


def _some(chance: random.Random) -> list[str]:
    """Some that read and one that writes, which may change the log and so comes last."""
    return [*chance.sample(READING, 3), chance.choice(WRITING)]


def leave_hot_journal(home: Home) -> None:
    """Kills a program in the middle of a transaction that has reached the file."""
    command = [sys.executable, "-c", DYING, str(home.log_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as dying:
        assert dying.stdout is not None
        dying.stdout.readline()
        dying.kill()


def main(of_each: int = 20, seed: int = 1) -> int:
    """Runs it by hand and prints the figures."""
    chance = chance_of(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = a_log(Path(folder) / "home")
        figures = flipped(home, chance, of_each)
        print(f"pages: {told(figures)}", flush=True)
        for _ in range(of_each):
            figures.update(rewritten(home, chance))
        figures.update(rewritten(home, chance, scribbles(home.log_file)))
    print(f"in all: {told(figures)}")
    return 1 if any(figures[what] for what in WRONG) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
