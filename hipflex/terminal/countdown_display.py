"""How a countdown looks: one line redrawn in place, or words now and then; and what of it is heard."""

from __future__ import annotations

import os
from collections.abc import Callable
from math import ceil
from typing import TextIO

from hipflex.runner.timer import Timer
from hipflex.terminal.countdown import Countdown, Display
from hipflex.terminal.sound import Sound

MARKS = (60, 30, 10)
LAST_SECONDS = 3
A_SECOND = 1.0
USUAL_WIDTH = 80
QUIET, LOUD = "\x1b[2m", "\x1b[0m"


class RedrawnLine:
    """One line of a terminal, drawn over itself with a carriage return; the cursor is never hidden.

    The keys stand behind what is counted, as many as there is room for; with `escapes` they are quiet.
    """

    every_s = A_SECOND

    def __init__(self, out: TextIO, countdown: Countdown, *, escapes: bool) -> None:
        self._out = out
        self._countdown = countdown
        self._escapes = escapes
        self._cells = 0
        self._drawn_width: int | None = None

    def draw(self, timer: Timer, now: float) -> None:
        """Shows the seconds left."""
        width = self._width()
        self._write(*said_with_keys(self._countdown, ceil(timer.left(now)), width, paused=timer.paused), width)

    def clear(self) -> None:
        """Leaves the line empty for whatever comes next."""
        self._write("", "", self._width())
        self._out.write("\r")
        self._out.flush()

    def _write(self, said: str, hints: str, width: int) -> None:
        """Writes over what was drawn before, and over the whole line where another width may have moved it."""
        cells = len(said) + len(hints)
        blanks = " " * ((self._cells if self._drawn_width in (None, width) else width) - cells)
        self._out.write(f"\r{said}{QUIET}{hints}{LOUD}{blanks}" if self._escapes else f"\r{said}{hints}{blanks}")
        self._out.flush()
        self._cells, self._drawn_width = cells, width

    def _width(self) -> int:
        """One less than the terminal is wide: a line that fills it may wrap."""
        try:
            return (os.get_terminal_size(self._out.fileno()).columns or USUAL_WIDTH) - 1
        except OSError:
            return USUAL_WIDTH - 1


def said_with_keys(countdown: Countdown, left: int, width: int, *, paused: bool) -> tuple[str, str]:
    """What is counted, and what the keys do, in one line of at most `width` cells."""
    from hipflex.render.countdown import countdown_line, key_hints, pace_line

    if pace := countdown.pace:
        beat = pace.beat(left)
        said = pace_line(beat.rep, beat.part, beat.left, width, paused=paused)
    else:
        said = countdown_line(countdown.label, left, width, paused=paused)
    room, fixed = width - len(said), pace is not None
    return said, key_hints(countdown.enter, room, paused=paused, fixed=fixed, tempo=countdown.tempo)


class Announcement:
    """A countdown in words: how long it is, when a minute, half a minute and ten seconds are left, a pause.

    Of repetitions each part is said when it begins.
    """

    every_s = A_SECOND

    def __init__(self, say: Callable[[str], None], countdown: Countdown, seconds: int) -> None:
        self._say = say
        self._countdown = countdown
        self._left = seconds
        self._paused = False
        self._beat: int | None = None
        say(countdown.label if countdown.pace else f"{countdown.label}: {seconds} s")

    def draw(self, timer: Timer, now: float) -> None:
        """Says what is worth saying."""
        left, paused = ceil(timer.left(now)), timer.paused
        if paused != self._paused:
            self._say(f"{'paused' if paused else 'going on'}: {left} s left")
        elif pace := self._countdown.pace:
            beat = pace.beat(left)
            if beat.first and not paused and left != self._beat:
                self._say(f"{beat.rep}: {beat.part}")
            self._beat = left
        elif left > self._left or any(left <= mark < self._left for mark in MARKS):
            self._say(f"{left} s left")
        self._left, self._paused = left, paused


class AudibleDisplay:
    """A display of which the last seconds are heard, or of repetitions the beginning of every part."""

    def __init__(self, display: Display, countdown: Countdown, sound: Sound) -> None:
        self._display = display
        self._pace = countdown.pace
        self._sound = sound
        self._ticked: int | None = None

    @property
    def every_s(self) -> float:
        """How many seconds what it drew last may stand at most."""
        return self._display.every_s

    def draw(self, timer: Timer, now: float) -> None:
        """Shows the seconds left, and ticks once for each that is to be heard."""
        self._display.draw(timer, now)
        left = ceil(timer.left(now))
        if timer.paused or left == self._ticked:
            return
        self._ticked = left
        if self._pace:
            beat = self._pace.beat(left)
            if beat.first:
                self._sound.tick(beat.part)
        elif left <= LAST_SECONDS:
            self._sound.tick(str(left))
