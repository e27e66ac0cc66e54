"""The program ended at random moments: what it showed as logged is there, what it had begun whole or not at all.

`python -m tests.durability.crash [ROUNDS]`; exit 1 where something was lost.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.home import ROOT, Home
from tests.durability.program import acknowledged, chance_of, damage, doubled, environment, lost, started, told
from tests.terminal.stage import Stage

Rows = Sequence[dict[str, Any]]
SIGNALS = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)
LINES = "10\n9\n8\n10/10\n9/9\n8/8\n30\n30\n30\n"
ANNOUNCING = Path(__file__).parent / "announcing"
PLAN = [
    *(("hanging-leg-raise", number, None) for number in (1, 2, 3)),
    *(("standing-hip-flexor-raise", number, side) for number in (1, 2, 3) for side in ("left", "right")),
    *(("mountain-climber", number, None) for number in (1, 2, 3)),
]
"""The places of the workout's sets in the order in which they are done."""
WRONG = ("lost", "doubled", "torn", "damaged", "stuck", "wrong endings")
"""What may never be counted."""
READING = ("--version", "--help", "due", "path", "history", "export", "card lunge", "workout show")
_BEGAN = re.compile(r"hipflex/__main__\.py\", line \d+, in main\n(?!    def main)")
_UNHEARD = re.compile(r"Exception ignored in: .*\nTraceback .*\n(?:  .*\n)+KeyboardInterrupt: \n")
"""What Python says where it swallows Ctrl-C in a callback of its import, and goes on; the program has an own class."""
COUNTED = ("kills", "acknowledged", "resumed", "before the program began", *WRONG)


@dataclass(frozen=True, slots=True)
class Change:
    """A command that is one change: so much more in the log or nothing, and what it says when it is there."""

    words: tuple[object, ...]
    more: int
    says: str = "logged"
    stdin: bytes = b""
    measure: Callable[[Rows], int] = len


def changes(home: Home, chance: random.Random) -> Iterator[Change]:
    """A change of every sort, each with what it needs in place."""
    yield Change(("log", "hanging-leg-raise", "3x10", "9"), 4)
    yield Change(("log", "-"), 120, stdin=b"lunge 10L 8R\nhanging-leg-raise 4x8\n" * 20)
    yield Change(("import", export_of(home, chance, 60)), 60, "added")
    home.ok("log", "mountain-climber", "5x30")
    yield Change(("undo",), -5, "undone")
    home.ok("log", "mountain-climber", "5x30")
    home.ok("undo")
    yield Change(("redo",), 5, "redone")
    home.ok("log", "mountain-climber", "30")  # the last set, whatever was ended before
    yield Change(("edit", "last", "37"), 7, "edited", measure=lambda rows: sum(row["reps"] for row in rows))
    home.ok("log", "mountain-climber", "30")
    yield Change(("delete", "last"), -1, "deleted")
    copy = home.path / f"copy-{chance.random()}.db"
    yield Change(("backup", copy), len(home.rows()), "backed up", measure=lambda _: sets_in(home, copy))
    if not copy.exists():
        home.ok("backup", copy)
    home.ok("log", "mountain-climber", "5x30")
    yield Change(("restore", copy), -5, "restored")


def sets_in(home: Home, copy: Path) -> int:
    """How many sets a backup holds; none where there is none."""
    return len(home.rows("--log-file", copy)) if copy.exists() else 0


def ended(home: Home, change: Change, number: int, after: float, sabotage: str = "") -> Counter[str]:
    """A change that a signal ends after so many seconds, if it hasn't ended before."""
    before = change.measure(home.rows())
    with started(home, *change.words, stdin=change.stdin, sabotage=sabotage) as program:
        time.sleep(after)
        program.send_signal(number)
        out, err = (stream.decode() for stream in program.communicate())
    done = change.measure(home.rows()) - before
    shown = out.startswith(change.says)
    return Counter(
        {
            "kills": int(program.returncode != 0),
            "acknowledged": int(shown),
            "lost": int(shown and done == 0),
            "torn": int(done not in (0, change.more)),
            "damaged": len(damage(home.log_file)),
            "before the program began": int(_before_it_began(program.returncode, number, err)),
            "wrong endings": int(not _ended_well(program.returncode, number, err)),
        }
    )


def workout(home: Home, chance: random.Random, number: int, sabotage: str = "") -> Counter[str]:
    """A workout by pipe in a new log, ended while a line is on its way; it goes on with the next set."""
    with started(home, "workout", "start", "hip-flexor", stdin=subprocess.PIPE, sabotage=sabotage) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        out = b""
        lines = LINES.splitlines(keepends=True)
        for line in lines[: chance.randrange(1, len(lines))]:
            program.stdin.write(line.encode())
            program.stdin.flush()
            out += program.stdout.readline()
        program.stdin.write(lines[-1].encode())
        program.stdin.flush()
        time.sleep(chance.uniform(0, 0.02))
        program.send_signal(number)
        more, err = program.communicate()
    return _gone_on_with(home, number, program.returncode, (out + more).decode(), err.decode())


def guided(home: Home, chance: random.Random, number: int, sabotage: str = "") -> Counter[str]:
    """The same on a terminal."""
    command = [sys.executable, "-m", "hipflex", "workout", "start", "hip-flexor", "--no-timers"]
    with Stage(command, environment=environment(home, sabotage)) as stage:
        stage.until("Enter = ")
        for _ in range(chance.randrange(3)):
            stage.type("10\r")
            stage.until(r"\(id \w{6}\)")
            stage.until("Enter = ")
        stage.type("10\r")
        time.sleep(chance.uniform(0, 0.02))
        if number == signal.SIGINT:
            stage.type("\x03")
        else:
            os.kill(stage.job, number)
        code = int(stage.ending().partition(":")[0])
        said = stage.written.replace("\r\n", "\n")
    return _gone_on_with(home, number, code, said, said)


def _gone_on_with(home: Home, number: int, code: int, said: str, err: str) -> Counter[str]:
    """What an ended workout left in a log of its own, and whether it goes on with the set that comes next."""
    rows = home.rows()
    resumed = home.run("workout", "resume", stdin="7\n").code in (0, 3)
    more = home.rows()
    damaged = len(damage(home.log_file))
    home.log_file.unlink()
    done = len(rows) == len(PLAN)
    goes_on = done or (resumed and _is_begun(more) and more[: len(rows)] == rows != more)
    ended_well = _ended_well(code, number, err) and not (done and "left open" in err)
    return Counter(
        {
            "kills": int(code not in (0, 3)),
            "acknowledged": len(acknowledged(said)),
            "lost": lost(acknowledged(said), rows),
            "torn": int(not _is_begun(rows)),
            "doubled": doubled(more),
            "damaged": damaged,
            "resumed": int(resumed),
            "stuck": int(bool(rows) and not goes_on),
            "wrong endings": int(not ended_well),
        }
    )


def _is_begun(rows: Rows) -> bool:
    """Whether sets are the first ones of the plan, the last on both sides."""
    places = [(row["exercise"], row["set"], row["side"]) for row in rows]
    return places == PLAN[: len(rows)] and places[-1:] not in [[place] for place in PLAN if place[2] == "left"]


def _before_it_began(code: int, number: int, err: str) -> bool:
    """Whether Ctrl-C met Python before it had come to the first line of the program's first function."""
    is_ended = code in (1, -number) and not _BEGAN.search(err)
    return number == signal.SIGINT and (is_ended or _UNHEARD.search(err) is not None)


def _ended_well(code: int, number: int, err: str) -> bool:
    """Whether it ended by itself, by the signal, or where that is Ctrl-C with 130; and without a traceback."""
    err = _UNHEARD.sub("", err)
    if _before_it_began(code, number, err):
        return True
    expected = 130 if number == signal.SIGINT else -number
    return code in (0, 3, expected) and "Traceback" not in err and "unforeseen" not in err


def export_of(home: Home, chance: random.Random, rows: int) -> Path:
    """A file of sets that no log has yet."""
    moment = f"{chance.randrange(1980, 2020)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}T12:00:00+00:00"
    session = "".join(chance.choices("0123456789abcdefghjkmnpqrstvwxyz", k=26))
    made = [
        {
            "id": f"{session[:20]}{number:06}",
            "session": session,
            "workout": None,
            "exercise": "mountain-climber",
            "kind": "exercise",
            "performed_at": moment,
            "set": number,
            "type": "working",
            "side": None,
            "reps": 30,
            **dict.fromkeys(("seconds", "metres", "load_kg", "band", "rpe", "note")),
            "source": "hipflex",
            "target": None,
        }
        for number in range(1, rows + 1)
    ]
    path = home.path / "sets.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in made), encoding="utf-8")
    return path


def interrupted(home: Home, words: Sequence[str], after: float, again: float | None = None) -> Counter[str]:
    """A command that only reads, ended by Ctrl-C so long after Python began with it, and maybe pressed once more."""
    with started(home, *words, also={"PYTHONPATH": f"{ANNOUNCING}:{ROOT}"}) as program:
        assert program.stderr is not None
        os.read(program.stderr.fileno(), 1)
        time.sleep(after)
        program.send_signal(signal.SIGINT)
        if again is not None:
            time.sleep(again)
            program.send_signal(signal.SIGINT)
        _, err = (stream.decode() for stream in program.communicate())
    return Counter(
        {
            "kills": int(program.returncode != 0),
            "before the program began": int(_before_it_began(program.returncode, signal.SIGINT, err)),
            "wrong endings": int(not _ended_well(program.returncode, signal.SIGINT, err)),
        }
    )


def impatience(home: Home, rounds: int, seed: int) -> Counter[str]:
    """Ctrl-C at any moment of short commands once Python has started, every other time twice."""
    chance = chance_of(seed)
    home.ok("log", "lunge", "10L")
    took = _duration(home)
    figures = Counter(dict.fromkeys(("kills", "before the program began", "wrong endings"), 0))
    for number in range(rounds):
        words = chance.choice(READING).split()
        again = chance.uniform(0, took / 3) if number % 2 else None
        figures.update(interrupted(home, words, chance.uniform(0, took), again))
    return figures


def _duration(home: Home) -> float:
    """Seconds that a change takes when nobody ends it."""
    began = time.monotonic()
    with started(home, "log", "lunge", "10L") as program:
        program.communicate()
    return time.monotonic() - began


def crashed(folder: Path, rounds: int, seed: int, sabotage: str = "") -> Counter[str]:
    """Everything ended in every way, so many times."""
    chance = chance_of(seed)
    home, gym = Home(folder / "home").knowing_the_catalogue(), Home(folder / "gym").knowing_the_catalogue()
    gym.ok("settings", "set", "equipment", "all")  # which a terminal would be asked about first
    took = _duration(home)
    figures = Counter(dict.fromkeys(COUNTED, 0))
    for _ in range(rounds):
        for number in SIGNALS:
            for change in changes(home, chance):
                figures.update(ended(home, change, number, chance.uniform(0, 2 * took), sabotage))
            figures.update(workout(gym, chance, number, sabotage))
            figures.update(guided(gym, chance, number, sabotage))
    return figures


def main(rounds: int = 300, seed: int = 1) -> int:
    """Runs it by hand and prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        figures = crashed(Path(folder), rounds, seed)
    print(told(figures))
    return 1 if any(figures[what] for what in WRONG) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
