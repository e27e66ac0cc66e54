"""A stopwatch with keys pressed at its moments, and a screen that follows a script."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from hipflex.runner.ports import EndOfInput
from hipflex.runner.timer import Timer
from hipflex.terminal.console import Console, Size
from hipflex.terminal.countdown import Countdown, Counted, End, count
from hipflex.terminal.keys import Returnable, late_word, with_its_word
from hipflex.terminal.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Collection

    from hipflex.domain.figure import Figure
    from hipflex.domain.movement import Region
    from hipflex.render.layout import View

Keys = Sequence[tuple[float, str]]


class Pressed:
    """Keys, each at a moment of a stopwatch that goes on only while a key is waited for."""

    def __init__(self, *keys: tuple[float, str], now: float = 0.0) -> None:
        self._keys = list(keys)
        self.now = now

    def elapsed(self) -> float:
        return self.now

    def key(self, timeout: float) -> str | None:
        if self._keys and self._keys[0][0] <= self.now + timeout:
            at, key = self._keys.pop(0)
            self.now = max(self.now, at)
            return key
        self.now += timeout
        return None


class SuspendedLaptop(Pressed):
    """No key comes, and every wait takes an hour."""

    def key(self, timeout: float) -> str | None:
        self.now += 3600
        return None


class Watching:
    """A display that remembers what it showed."""

    every_s = 1.0

    def __init__(self) -> None:
        self.shown: list[tuple[int, bool]] = []

    def draw(self, timer: Timer, now: float) -> None:
        self.shown.append((ceil(timer.left(now)), timer.paused))


class Listening:
    """A sound that remembers what was heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def tick(self, word: str) -> None:
        self.heard.append(f"tick {word}")

    def tell(self, words: str) -> None:
        self.heard.append(words)


class ScriptedScreen:
    """Answers prompts from a script, presses the keys of each countdown, and keeps everything that was said.

    Keys stand with the seconds after which they are pressed; an answer takes `writing_s` to be written.
    """

    plain = True
    width = 60

    def __init__(self, answers: Iterable[str], counts: Iterable[Keys] = (), *, writing_s: float = 0) -> None:
        self._answers = iter(answers)
        self._counts = iter(counts)
        self._writing_s = writing_s
        self._now = 0.0
        self._late = ""
        self.said: list[str] = []
        self.prompts: list[tuple[str, str]] = []
        self.counted: list[tuple[str, int]] = []
        self.scenes: list[tuple[str, Scene]] = []
        self.acknowledged: list[str] = []
        self.complaints: list[str] = []

    def elapsed(self) -> float:
        return self._now

    def pictured(self, _figure: Figure, _regions: Collection[Region]) -> None:
        """Nothing is drawn."""

    def show(self, renderable: View) -> None:
        paper = io.StringIO()
        Console(paper, Size(100, 25), escapes=False).print(renderable)
        self.said.append(paper.getvalue())

    def tell(self, text: str) -> None:
        self.said.append(text)

    def acknowledge(self, line: str) -> None:
        self.acknowledged.append(line)

    def complain(self, text: str) -> None:
        self.complaints.append(text)

    def read(self, prompt: str, typed: str = "") -> str:
        self.prompts.append((prompt, typed))
        self._now += self._writing_s
        try:
            return next(self._answers)
        except StopIteration:
            raise EndOfInput from None

    def count(self, countdown: Countdown, timer: Timer) -> Counted:
        self.counted.append((countdown.label, ceil(round(timer.left(self._now), 6))))
        self.scenes.append((countdown.label, countdown.scene))
        pressed = Pressed(*((self._now + after, key) for after, key in next(self._counts, ())), now=self._now)
        keys = Returnable(pressed)
        counted = with_its_word(count(countdown, timer, keys, pressed.elapsed, Watching()), keys)
        if counted.end is End.OVER:
            self._late = late_word(keys)
        self._now = pressed.now
        return counted

    def pressed(self) -> str:
        late, self._late = self._late, ""
        return late
