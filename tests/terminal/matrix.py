"""Every state of a guided workout, to be broken into; and a judge of what is left of terminal, log and manners."""

from __future__ import annotations

import re
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.terminal.stage import Stage, equipped

SLOWLY = (sys.executable, "-m", "tests.terminal.slowly")
CASES = "cases on a terminal"
LOGGED = re.compile(r"logged (?s:.*?)\(id\s+(\w+)\)")
UNFORESEEN = ("Traceback (most recent call last)", "unforeseen fault")


@dataclass(frozen=True, slots=True)
class State:
    """A state of a workout: what to start, how to get there, what stands on the screen then, how to leave.

    What is `drawn` over several lines takes escapes, all else goes without any.
    """

    workout: str
    way: tuple[tuple[str, str], ...]
    there: str
    leaving: tuple[tuple[str, str], ...] = (("", "quit\r"),)
    term: str = "xterm-256color"
    drawn: bool = False

    def enter(self, stage: Stage) -> None:
        """Goes there, with a set or two logged on the way."""
        for awaited, keys in self.way:
            stage.until(awaited)
            stage.type(keys)
        stage.until(self.there)

    def leave(self, stage: Stage) -> None:
        """Leaves the workout open."""
        for awaited, keys in self.leaving:
            stage.until(awaited)
            stage.type(keys)


RAISED = (r" > ", "9\r"), (r"Rest", "\r")
ASKED = r"t = tempo.* > "
PACED = *RAISED, (ASKED, "tempo\r")
STRETCHED = (r" > ", "30s\r"), (r"Rest", "\r"), (r"timer.* > ", "\r")
HELD = *STRETCHED, (r"Get ready", "\r")
UNDECIDED = (("", "\r"), (" > ", "quit\r"))
STATES = {
    "prompt": State("hanging-leg-raise", RAISED, ASKED),
    "rest": State("hanging-leg-raise", RAISED[:1], r"Rest  "),
    "note": State("hanging-leg-raise", (*RAISED[:1], (r"Rest", "n")), r"Note > ", (("", "\r"), ("Rest", "quit\r"))),
    "get ready": State("hanging-leg-raise", (*PACED, (r"Get ready", "p")), r"Get ready, paused"),
    "pacer": State("hanging-leg-raise", (*PACED, (r"Get ready", "\r")), r"rep 1  l"),
    "hold": State("kneeling-lunge", HELD, r"Hold, left"),
    "choice": State("hanging-leg-raise", (*RAISED, (ASKED, "swap\r")), r"Enter = none > ", UNDECIDED),
}
BLOCK = "█"
A_FRAME = rf"(?s:.*){BLOCK}(?s:.*)\x1b\[J\x1b8"
"""All of it, up to the cursor's way back to its first line."""

ON_STAGE = {
    "rest on the stage": State("hanging-leg-raise", RAISED[:1], f"Rest{A_FRAME}", drawn=True),
    "ready on the stage": State(
        "hanging-leg-raise", (*PACED, (r"Get ready", "p")), f"Get ready, paused{A_FRAME}", drawn=True
    ),
    "pacer on the stage": State("hanging-leg-raise", (*PACED, (r"Get ready", "\r")), f"LIFT{A_FRAME}", drawn=True),
    "hold on the stage": State("kneeling-lunge", HELD, f"Hold, left{A_FRAME}", drawn=True),
}
"""Countdowns with all that a stage draws."""

IN_PLAIN_WORDS = {
    "prompt in words": State("hanging-leg-raise", RAISED, ASKED, term="dumb"),
    "rest in words": State("hanging-leg-raise", RAISED[:1], r"Rest: 90 s", term="dumb"),
    "hold in words": State("kneeling-lunge", STRETCHED, r"Get ready", term="dumb"),
    "line by line": State("hanging-leg-raise --plain", RAISED[:1], r"Set 2 of 3.*\r\n(.*\r\n)*.* > "),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was left of one case."""

    broken: bool
    tracebacks: int
    lost: int

    @property
    def faults(self) -> dict[str, int]:
        """How many there are of each sort, in the words that the figures are told in."""
        return {"terminals left broken": self.broken, "tracebacks": self.tracebacks, "sets lost": self.lost}


def started(state: State, home: Path) -> Stage:
    """The program on a terminal of its own, with a log of its own, and with time enough to break into a countdown."""
    command = [*SLOWLY, "workout", "start", *state.workout.split()]
    colours = {} if state.drawn else {"NO_COLOR": "1"}
    return Stage(command, environment={"HOME": str(equipped(home)), "TERM": state.term, **colours})


def judged(stage: Stage, ending: str, home: Path) -> Verdict:
    """The judge's verdict on a case that has ended."""
    kept = stored(home)
    lost = [shown for shown in LOGGED.findall(stage.written) if not any(id_.endswith(shown) for id_ in kept)]
    tracebacks = sum(stage.written.count(words) for words in UNFORESEEN)
    return Verdict(ending.endswith("broken"), tracebacks, len(lost))


def still_drawn(stage: Stage) -> list[str]:
    """The lines on the screen that belong to a stage."""
    return [line for line in stage.screen if BLOCK in line]


def stored(home: Path) -> list[str]:
    """The ids of the sets in a home's log."""
    path = home / ".local/share/hipflex/log.db"
    if not path.exists():
        return []
    log = sqlite3.connect(path)
    try:
        return [id_ for (id_,) in log.execute("SELECT id FROM sets_readable")]
    finally:
        log.close()
