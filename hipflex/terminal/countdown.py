"""A countdown: seconds run out while keys are heard, and what is typed for the next prompt is handed on."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from math import ceil
from typing import Protocol

from hipflex.runner.pace import Pace
from hipflex.runner.timer import Timer
from hipflex.terminal.scene import NOTHING_SEEN, Scene
from hipflex.value_classes import dataclass

STEP_S = 15
SHORTEST_WAIT_S = 0.01  # a wait of no time at all would spin
LATE_S = 0.3  # about as long as it takes to notice that the time is up
AWAY_S = 3.0  # a busy machine wakes late by less; a stopped one by more
TYPING_WAIT_S = 0.3  # the second key of a word comes sooner, the next thing that somebody decides on later
ENTER = ("\r", "\n")
GOING_ON = (*ENTER, " ", "\x1b")
CHANGES = ("+", "-")


class Keys(Protocol):
    """Where keys come from."""

    def key(self, timeout: float) -> str | None:
        """The next key, or None after `timeout` seconds without one; raises EndOfInput where there will be none."""


class Display(Protocol):
    """What shows the seconds left."""

    @property
    def every_s(self) -> float:
        """How many seconds what it drew last may stand at most."""

    def draw(self, timer: Timer, now: float) -> None:
        """Shows them, at least once a second and after every key."""


class End(Enum):
    """What ended a countdown, or broke into it."""

    OVER = auto()
    STOPPED = auto()
    UNSEEN = auto()
    WRITTEN = auto()
    NOTE = auto()
    UNDO = auto()
    HELP = auto()
    TEMPO = auto()
    QUIT = auto()


NAMED = {
    "n": End.NOTE,
    "note": End.NOTE,
    "u": End.UNDO,
    "undo": End.UNDO,
    "?": End.HELP,
    "help": End.HELP,
    "t": End.TEMPO,
    "tempo": End.TEMPO,
    "q": End.QUIT,
    "quit": End.QUIT,
}


@dataclass(frozen=True, slots=True)
class Countdown:
    """What is counted: its name, what Enter does to it, what is said when it begins and when it is over.

    `tempo` says that t paces what comes after it. With a pace the seconds belong to repetitions, and their number stays
    as it is. One that is `watched` counts only while somebody is there: when the program or the machine was stopped it
    stands still. The `scene` is what a stage shows of it.
    """

    label: str
    enter: str
    over: str
    begin: str = ""
    pace: Pace | None = None
    watched: bool = False
    tempo: bool = False
    scene: Scene = NOTHING_SEEN


@dataclass(frozen=True, slots=True)
class Counted:
    """How a countdown was left: `seconds` are the whole ones that ran, and `timer` could go on from here.

    `key` is the one that did it.
    """

    timer: Timer
    seconds: int
    end: End
    key: str = ""

    @property
    def typed(self) -> str:
        """The beginning of the answer to the next prompt."""
        return self.key if self.end is End.WRITTEN else ""


def count(countdown: Countdown, timer: Timer, keys: Keys, elapsed: Callable[[], float], display: Display) -> Counted:
    """Counts down. p pauses it, + and - change it; every other key that means something ends it or breaks into it.

    Enter right behind p, + or - belongs to it: at a prompt it would have to stand there.
    """
    changed_at = float("-inf")
    while left := timer.left(before := elapsed()):
        display.draw(timer, before)
        until_next_second = left - (ceil(left) - 1)
        wait = max(min(until_next_second, display.every_s), SHORTEST_WAIT_S)
        key = keys.key(wait)
        now = elapsed()
        if countdown.watched and not timer.paused and now - before > wait + AWAY_S:
            timer = timer.toggled(before)
        if key is None:
            continue
        adjusted = _adjusted(timer, key, now, fixed=countdown.pace is not None)
        if adjusted is not None:
            timer, changed_at = adjusted, now
        elif key in ENTER and now - changed_at < TYPING_WAIT_S:
            continue
        elif end := _end(key):
            return Counted(timer, timer.counted(now), end, key)
    return Counted(timer, timer.counted(elapsed()), End.OVER)


def late_key(keys: Keys) -> str | None:
    """A key that comes a moment after the end; one that only came too late to skip what was left is passed over."""
    key = keys.key(LATE_S)
    return None if key in GOING_ON else key


def _adjusted(timer: Timer, key: str, now: float, *, fixed: bool) -> Timer | None:
    """The timer as a key changes it; None where that is not what the key is for."""
    match key.lower():
        case "p":
            return timer.toggled(now)
        case key if key in CHANGES:
            return timer if fixed else timer.longer(STEP_S if key == "+" else -STEP_S, now)
        case _:
            return None


def _end(key: str) -> End | None:
    """What the key makes of a countdown; None where it means nothing."""
    if key in GOING_ON:
        return End.STOPPED
    if key.lower() in NAMED:
        return NAMED[key.lower()]
    return End.WRITTEN if len(key) > 1 or key.isprintable() else None
