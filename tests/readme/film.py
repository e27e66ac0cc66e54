"""Takes the README's moving picture anew: `python -m tests.readme.film`.

A workout is done on a terminal, from the first card to the summary. Time goes by as the directions say, some of it
fast; what the terminal shows meanwhile is what the film shows.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pexpect
import pyte

from hipflex.render.screen_picture import CELL, CSS, LINE, MARGIN, drawn_line
from hipflex.render.svg import element, number, picture
from hipflex.render.text import Piece, Text
from tests.readme.pictures import COLUMNS, ENVIRONMENT, PICTURES, marked_dim, row_of, trained_last_week
from tests.readme.readme import ROOT
from tests.readme.sessions import ID
from tests.readme.waiting import KEY_CAME, MARK, WENT_BY

FILM = PICTURES / "workout.svg"
COMMAND = "hipflex workout start"
ROWS = 30
STEP_S = 0.2
"""How long one picture of the film stands."""
FORWARD = "fast forward »"
KEYSTROKE_S = 0.15
LAST_S = 6.0
WAIT = re.escape(MARK).replace(r"\{\}", r"([\d.]+)")
PROMPT = "> "


class Span(NamedTuple):
    """Seconds of the workout, and the seconds of the film in which they are shown."""

    lived: float
    shown: float


class Answer(NamedTuple):
    """What is typed after so many seconds of looking, how time goes by after it, and whether Enter ends the rest."""

    looked_s: float
    typed: str
    spans: tuple[Span, ...] = ()


FAST = 2.0
"""From so many seconds of the workout in one of the film on, the film says that it is fast."""
SKIPPED = (Span(0.4, 0.4),)
DIRECTIONS = (
    Answer(4, "t", (Span(3.2, 1.6), Span(8, 8), Span(30.4, 1.6), Span(2, 2))),
    Answer(1.6, "10 rir1", (Span(4, 4), Span(83, 2.4), Span(3.3, 3.3))),
    Answer(0.8, "9", SKIPPED),
    Answer(0.6, "9", SKIPPED),
    *(Answer(0.4, "", SKIPPED) for _ in range(6)),
)
STILL = "1:27  Rest"
"""What the terminal says when it shows what stands there where nothing may move: a set logged, a rest, legs up."""
Line = tuple[Piece, ...]
Shot = tuple[Line, ...]


class Camera:
    """What stands on a terminal at every step of the film."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._lines: list[Line] = [()] * ROWS
        self._until = 0.0
        self.shots: list[Shot] = []

    def show(self, written: str, seconds: float, lived: float = 0.0) -> None:
        """Something more is written, and then stands for a while, which was `lived` seconds of the workout."""
        self._stream.feed(marked_dim(ID.sub("k3m801", written)))
        self._until += seconds
        steps = round(self._until / STEP_S) - len(self.shots)
        if steps:
            self.shots += [self._shot(fast=lived >= FAST * seconds)] * steps

    def _shot(self, *, fast: bool) -> Shot:
        for row in self._screen.dirty:
            cells = self._screen.buffer[row]
            self._lines[row] = row_of([cells[column] for column in range(COLUMNS)]).pieces
        self._screen.dirty.clear()
        forward = f"{FORWARD:>{COLUMNS - len(COMMAND) - 2}}" if fast else ""
        return ((f"$ {COMMAND}{forward}", "dim"),), (), *self._lines


class Actor:
    """Somebody at the terminal who follows the directions."""

    def __init__(self, home: Path) -> None:
        self.camera = Camera()
        self._program = pexpect.spawn(
            f"{sys.executable} -m tests.readme.waiting {COMMAND.removeprefix('hipflex ')}",
            env={**ENVIRONMENT, "PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)},
            cwd=str(home),
            dimensions=(ROWS, COLUMNS),
            encoding="utf-8",
            timeout=60,
        )
        self._program.delaybeforesend = None
        self._program.delayafterread = None

    def play(self) -> None:
        """The whole workout."""
        spans: list[Span] = []
        for answer in DIRECTIONS:
            self._wait_through(spans)
            self._show(PROMPT, answer.looked_s)
            self._type(answer.typed)
            spans = list(answer.spans)
        self._program.expect(pexpect.EOF)
        self._show("", LAST_S)
        self._program.close()

    def _wait_through(self, spans: list[Span]) -> None:
        """Until the next prompt; what is still counted after the last span is ended by Enter."""
        while self._program.expect([WAIT, PROMPT]) == 0:
            assert isinstance(self._program.match, re.Match)
            seconds = float(self._program.match[1])
            self._show("", _shown(spans, seconds), seconds)
            self._program.send(WENT_BY if spans else f"{KEY_CAME}\r")

    def _type(self, typed: str) -> None:
        for sign in typed:
            self._program.send(sign)
            self._program.expect_exact(sign)
            self._show(sign, KEYSTROKE_S)
        self._program.send("\r")

    def _show(self, found: str, seconds: float, lived: float = 0.0) -> None:
        """What was written up to what was waited for, and that."""
        self.camera.show(f"{self._program.before or ''}{found}", seconds, lived)


def _shown(spans: list[Span], seconds: float) -> float:
    """For how long so many seconds of the workout are shown; what is used up of the spans is taken away."""
    shown = 0.0
    while spans and seconds > 0:
        lived, of_film = spans[0]
        part = min(seconds, lived)
        shown += of_film * part / lived
        seconds -= part
        spans[:1] = [Span(lived - part, of_film * (1 - part / lived))] if lived - part > 1e-6 else []
    return shown


class Stretch(NamedTuple):
    """A line that stands in one row from one step of the film to another."""

    row: int
    line: Line
    begin: int
    end: int


def stretches(shots: Sequence[Shot]) -> Iterator[Stretch]:
    """Every line for as long as it stands."""
    for row, seen in enumerate(zip(*shots, strict=True)):
        step = 0
        for line, same in groupby(seen):
            steps = len(list(same))
            if line:
                yield Stretch(row, line, step, step + steps)
            step += steps


def film(shots: Sequence[Shot]) -> str:
    """The moving picture: every line is drawn once, and shown by CSS where and for as long as it stands."""
    shown = list(stretches(shots))
    names = {line: f"l{n}" for n, line in enumerate(dict.fromkeys(one.line for one in shown))}
    still = _still(shots)
    drawn = (element("g", *drawn_line(Text(*line), 0), id=name) for line, name in names.items())
    rows = (
        element(
            "g",
            *(_placed(one, names[one.line], still) for one in group),
            transform=f"translate(0 {number(MARGIN + row * LINE)})",
        )
        for row, group in groupby(shown, key=lambda one: one.row)
    )
    size = COLUMNS * CELL + 2 * MARGIN, len(shots[0]) * LINE + 2 * MARGIN
    frame = element("rect", x=0.5, y=0.5, width=size[0] - 1, height=size[1] - 1, rx=6, class_="line bright_black")
    css = CSS + _moves(shown, len(shots))
    return picture(size, [element("defs", *drawn), frame, *rows], title=f"$ {COMMAND}", css=css)


def _still(shots: Sequence[Shot]) -> int:
    return next(
        step for step, shot in enumerate(shots) if STILL in "".join(words for line in shot for words, _ in line)
    )


def _placed(one: Stretch, name: str, still: int) -> str:
    shown = " s" if one.begin <= still < one.end else ""
    return element("use", href=f"#{name}", class_=f"d{one.end - one.begin} t{one.begin}{shown}")


def _moves(shown: Sequence[Stretch], steps: int) -> str:
    """A rule for each length of a stretch and each beginning; who wants no motion sees the still."""
    lengths = "".join(
        f"@keyframes d{length}{{0%{{visibility:visible}}{number(100 * length / steps)}%{{visibility:hidden}}}}"
        f".d{length}{{animation-name:d{length}}}"
        for length in sorted({one.end - one.begin for one in shown})
    )
    begins = "".join(
        f".t{begin}{{animation-delay:{number((begin - steps) * STEP_S)}s}}"
        for begin in sorted({one.begin for one in shown})
    )
    return (
        "use{visibility:hidden}.s{visibility:visible}@media (prefers-reduced-motion:no-preference)"
        f"{{use{{animation:{number(steps * STEP_S)}s step-end infinite}}{lengths}{begins}}}"
    )


def taken() -> str:
    """The film as it is taken now."""
    with tempfile.TemporaryDirectory() as folder:
        trained_last_week(Path(folder))
        actor = Actor(Path(folder))
        actor.play()
    return film(actor.camera.shots)


def main() -> None:
    """Saves the film."""
    FILM.write_text(taken(), encoding="utf-8")


if __name__ == "__main__":
    main()
