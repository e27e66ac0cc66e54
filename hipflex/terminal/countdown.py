"""A countdown: seconds run out while keys are heard, and what is typed for the next prompt is handed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Protocol

from hipflex.terminal.timer import Timer

STEP_S = 15
SHORTEST_WAIT_S = 0.01
GOING_ON = ("\r", "\n", " ", "\x1b")


class Keys(Protocol):
    """Where keys come from."""

    def key(self, timeout: float) -> str | None:
        """The next key, or None after `timeout` seconds without one; raises EndOfInput where there will be none."""


class Face(Protocol):
    """What shows the seconds left."""

    def draw(self, left: int, *, paused: bool) -> None:
        """Shows them, once a second and after every key."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How a countdown ended.

    `seconds` are the whole ones that ran, and `over` says whether they were all; `typed` is the beginning of the
    answer to the next prompt, and with `quit` the answer is that the person leaves.
    """

    seconds: int
    over: bool = False
    typed: str = ""
    quit: bool = False


def count(seconds: int, keys: Keys, elapsed: Callable[[], float], face: Face) -> Counted:
    """Counts down. Enter, space and Escape end it, p pauses it, + and - change it, q quits, and text is handed on."""
    timer = Timer.started(seconds, elapsed())
    while left := timer.left(elapsed()):
        face.draw(ceil(left), paused=timer.paused)
        key = keys.key(_until_next_second(left))
        if key is None:
            continue
        now = elapsed()
        if ended := _ended(key, timer.counted(now)):
            return ended
        timer = _adjusted(timer, key, now)
    return Counted(timer.counted(elapsed()), over=True)


def _until_next_second(left: float) -> float:
    return max(left - (ceil(left) - 1), SHORTEST_WAIT_S)


def _adjusted(timer: Timer, key: str, now: float) -> Timer:
    match key.lower():
        case "p":
            return timer.toggled(now)
        case "+":
            return timer.longer(STEP_S, now)
        case "-":
            return timer.longer(-STEP_S, now)
        case _:
            return timer


def _ended(key: str, seconds: int) -> Counted | None:
    """How the key ends a countdown; None where it doesn't."""
    if key in GOING_ON:
        return Counted(seconds)
    if key.lower() == "q":
        return Counted(seconds, quit=True)
    if key.lower() in ("p", "+", "-") or (len(key) == 1 and not key.isprintable()):
        return None
    return Counted(seconds, typed=key)
