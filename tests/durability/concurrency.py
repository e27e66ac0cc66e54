"""Several programs at one log: each waits its turn, none fails for it, none loses or doubles anything.

`python -m tests.durability.concurrency [ROUNDS]`; exit 1 where something was lost.
"""

from __future__ import annotations

import contextlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.cli.home import Home
from tests.durability.program import acknowledged, damage, doubled, lost, started, told

WRONG = ("failed", "lost", "doubled", "too many", "damaged", "unclear")
COUNTED = ("programs", "acknowledged", *WRONG)
HOLDS = {
    "reads": "BEGIN; SELECT count(*) FROM sqlite_schema",
    "writes": "BEGIN IMMEDIATE",
    "finishes": "BEGIN EXCLUSIVE",
}
"""How a log may be held: in the way of a writer's end, of other writers, of everybody."""
HOLDER = """
import sqlite3, sys
log = sqlite3.connect(sys.argv[1], isolation_level=None)
held = [log.execute(statement).fetchone() for statement in sys.argv[2].split(";")]
print("held", flush=True)
sys.stdin.readline()
"""
HEARD_SECONDS, SOON_SECONDS = 3, 8  # with time for a starved machine
CANNOT_SAY = 4
Ended = tuple[int, str, str]


def together(home: Home, commands: Sequence[Sequence[object]], stdin: bytes = b"", sabotage: str = "") -> list[Ended]:
    """How programs end that were started at once, and what they said."""
    programs = [started(home, *words, stdin=stdin, sabotage=sabotage) for words in commands]
    return [_ended(program) for program in programs]


def _ended(program: subprocess.Popen[bytes]) -> Ended:
    with program:
        out, err = program.communicate()
    return program.returncode, out.decode(), err.decode()


def writers(home: Home, count: int, sabotage: str = "") -> Counter[str]:
    """So many programs log at once, half of them from standard input; a log that is not there yet is made by one."""
    half = count // 2
    begun = [
        started(home, "log", "-", stdin=b"lunge 10L\nmountain-climber 30\n" * 5, sabotage=sabotage) for _ in range(half)
    ]
    begun += [started(home, "log", "lunge", "10L", "9L", sabotage=sabotage) for _ in range(count - half)]
    ended = [_ended(program) for program in begun]
    rows = home.rows()
    numbers = Counter((row["exercise"], row["set"], row["side"]) for row in rows)
    return _counted(home, ended) + Counter(
        {
            "lost": lost([one for _, out, _ in ended for one in acknowledged(out)], rows),
            "doubled": sum(number - 1 for number in numbers.values()),
            "too many": abs(len(rows) - 10 * half - 2 * (count - half)),
        }
    )


def undo_storm(home: Home, changes: int, undoers: int, sabotage: str = "") -> Counter[str]:
    """More programs undo at once than there are changes: each change is taken back once, the rest are refused."""
    for _ in range(changes):
        home.ok("log", "lunge", "10L")
    ended = together(home, [["undo"]] * undoers, sabotage=sabotage)
    undone = [out for code, out, _ in ended if code == 0]
    refused = [err for code, _, err in ended if code == 1 and "nothing to undo" in err]
    return Counter(
        {
            "programs": undoers,
            "acknowledged": len(undone),
            "failed": undoers - len(undone) - len(refused),
            "too many": abs(len(undone) - changes) + len(home.rows()),
            "damaged": len(damage(home.log_file)),
        }
    )


def two_workouts(home: Home) -> Counter[str]:
    """Two workouts started at once: one runs, the other is refused and says how to go on."""
    ended = together(home, [["workout", "start", "lunge"]] * 2, stdin=b"10\n9\n8\n")
    ran = [out for code, out, _ in ended if code == 0]
    refused = [err for code, _, err in ended if code == 1 and "workout resume" in err]
    rows = home.rows()
    # Where one had finished before the other began, both ran.
    return Counter(
        {
            "programs": 2,
            "acknowledged": sum(len(acknowledged(out)) for out in ran),
            "failed": 2 - len(ran) - len(refused),
            "lost": lost([one for out in ran for one in acknowledged(out)], rows),
            "doubled": doubled(rows),
            "too many": abs(len(rows) - 6 * len(ran)),
            "damaged": len(damage(home.log_file)),
        }
    )


def settings_set(home: Home, sabotage: str = "") -> Counter[str]:
    """Several settings changed at once: each change is kept."""
    wanted = {
        "unit": "lb",
        "target_per_week": "3",
        "sound": "off",
        "bands": "soft",
        "load_step": "5lb",
        "equipment": "bench",
    }
    ended = together(home, [["settings", "set", key, value] for key, value in wanted.items()], sabotage=sabotage)
    shown = {one["key"]: one["value"] for one in home.ok("settings", "show", "--json").json}
    kept = sum(str(shown[key]).strip("[']") == value for key, value in wanted.items())
    return Counter(programs=len(wanted), failed=sum(code != 0 for code, *_ in ended), lost=len(wanted) - kept)


@contextlib.contextmanager
def held(log_file: Path, how: str = "writes") -> Iterator[subprocess.Popen[str]]:
    """Another program that holds the log, until it gets a line."""
    command = [sys.executable, "-c", HOLDER, str(log_file), HOLDS[how]]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        try:
            yield holder
        finally:
            holder.kill()


def let_go(holder: subprocess.Popen[str]) -> None:
    """Ends the holding."""
    holder.communicate("\n")


def behind_a_writer(home: Home, seconds: float) -> Counter[str]:
    """A program waits for another that holds the log so long, and then logs."""
    home.ok("log", "lunge", "10L")
    with held(home.log_file) as holder:
        program = started(home, "log", "lunge", "9L")
        time.sleep(seconds)
        let_go(holder)
        ended = _ended(program)
    return _counted(home, [ended]) + Counter({"lost": 2 - len(home.rows())})


def behind_a_reader(home: Home, seconds: float) -> Counter[str]:
    """The same behind one who reads and doesn't come to an end."""
    home.ok("log", "lunge", "10L", "9L")
    with closing(sqlite3.connect(home.log_file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT name FROM sqlite_schema").fetchone()
        program = started(home, "log", "lunge", "8L")
        time.sleep(seconds)
        reader.execute("COMMIT")
        ended = _ended(program)
    return _counted(home, [ended]) + Counter({"lost": 3 - len(home.rows())})


def behind_a_stopped(home: Home, how: str, deed: str) -> Counter[str]:
    """A program that holds the log was stopped: another waits half a minute, says for whom, and stores nothing."""
    home.ok("log", "lunge", "10L")
    with held(home.log_file, how) as holder:
        holder.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        code, out, err = _ended(started(home, "log", "lunge", "9L"))
        waited = time.monotonic() - began
    clear = (code, out, len(err.splitlines())) == (1, "", 1) and waited > 29 and f"has been {deed} it" in err
    return Counter({"programs": 1, "unclear": int(not clear), "too many": len(home.rows()) - 1})


def interrupted_while_it_waits(home: Home, how: str, sabotage: str = "") -> Counter[str]:
    """Signals are heard while a program waits for its turn, and end it as they should."""
    home.ok("log", "lunge", "10L")
    ways = {signal.SIGINT: 130, signal.SIGTERM: -signal.SIGTERM, signal.SIGHUP: -signal.SIGHUP}
    unclear = 0
    with held(home.log_file, how):
        programs = {number: started(home, "log", "lunge", "9L", sabotage=sabotage) for number in ways}
        time.sleep(3)
        for number, program in programs.items():
            program.send_signal(number)
            began = time.monotonic()
            clear = _ended(program) == (ways[number], "", "") and time.monotonic() - began < HEARD_SECONDS
            unclear += not clear
    return Counter({"programs": len(ways), "unclear": unclear, "too many": len(home.rows()) - 1})


def told_soon(home: Home) -> Counter[str]:
    """Who only looks at a log that nobody can look at now is told so soon."""
    home.ok("log", "lunge", "10L")
    commands: dict[tuple[str, ...], int] = {(): 1, ("due",): 1, ("due", "--quiet"): 4, ("history",): 1, ("log",): 1}
    unclear = 0
    with held(home.log_file, "finishes"):
        for words, code in commands.items():
            Path(f"{home.log_file}.status").unlink(missing_ok=True)  # or `due` need not look at the log at all
            began = time.monotonic()
            ended, _, err = _ended(started(home, *words))
            told = ended == code and (code == CANNOT_SAY or "has been writing it for 2 seconds" in err)
            unclear += not told or time.monotonic() - began > SOON_SECONDS
    return Counter({"programs": len(commands), "unclear": unclear})


def _counted(home: Home, ended: Sequence[Ended]) -> Counter[str]:
    return Counter(
        {
            "programs": len(ended),
            "acknowledged": sum(len(acknowledged(out)) for _, out, _ in ended),
            "failed": sum(code != 0 for code, *_ in ended),
            "unclear": sum("Traceback" in err or "unforeseen" in err for *_, err in ended),
            "damaged": len(damage(home.log_file)),
        }
    )


SCENES: dict[str, Callable[[Home], Counter[str]]] = {
    "2 writers": lambda home: writers(home, 2),
    "8 writers": lambda home: writers(home, 8),
    "16 writers": lambda home: writers(home.knowing_the_catalogue(), 16),
    "undo storm": lambda home: undo_storm(home, 4, 8),
    "two workouts": two_workouts,
    "settings set": lambda home: settings_set(home.knowing_the_catalogue()),
    "behind a writer": lambda home: behind_a_writer(home, 2),
    "behind a reader": lambda home: behind_a_reader(home, 2),
    **{f"interrupted behind one who {how}": partial(interrupted_while_it_waits, how=how) for how in HOLDS},
    "told soon": told_soon,
}
LONG_SCENES: dict[str, Callable[[Home], Counter[str]]] = {
    "behind a stopped writer": partial(behind_a_stopped, how="writes", deed="writing"),
    "behind a stopped reader": partial(behind_a_stopped, how="reads", deed="reading"),
}


def played(scene: Callable[[Home], Counter[str]], folder: Path) -> Counter[str]:
    """The figures of a scene in a home that nobody has used."""
    figures = Counter(dict.fromkeys(COUNTED, 0))
    figures.update(scene(Home(folder)))
    return figures


def main(rounds: int = 20) -> int:
    """Runs it by hand and prints the figures of each scene."""
    total = Counter(dict.fromkeys(COUNTED, 0))
    races = dict.fromkeys((f"first-run race {number}" for number in range(5)), lambda home: writers(home, 4))
    for name, scene in (SCENES | races | LONG_SCENES).items():
        figures: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
        for number in range(1 if name in LONG_SCENES else rounds):
            with tempfile.TemporaryDirectory() as folder:
                figures.update(played(scene, Path(folder) / str(number)))
        print(f"{name}: {told(figures)}", flush=True)
        total.update(figures)
    print(f"in all: {told(total)}")
    return 1 if any(total[what] for what in WRONG) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
