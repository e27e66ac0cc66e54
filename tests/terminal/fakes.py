"""A stopwatch with keys pressed at its moments, and a screen that follows a script."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console

from hipflex.runner.ports import EndOfInput
from hipflex.terminal.countdown import Counted

if TYPE_CHECKING:
    from rich.console import RenderableType


class Pressed:
    """Keys, each at a moment of a stopwatch that goes on only while a key is waited for."""

    def __init__(self, *keys: tuple[float, str]) -> None:
        self._keys = list(keys)
        self.now = 0.0

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
    """A face that remembers what it showed."""

    def __init__(self) -> None:
        self.shown: list[tuple[int, bool]] = []

    def draw(self, left: int, *, paused: bool) -> None:
        self.shown.append((left, paused))


class ScriptedScreen:
    """Answers prompts and countdowns from a script, and keeps everything that was said."""

    plain = True
    keys_said = "the keys"

    def __init__(self, answers: Iterable[str], counts: Iterable[Counted] = ()) -> None:
        self._answers = iter(answers)
        self._counts: Iterator[Counted] = iter(counts)
        self.said: list[str] = []
        self.prompts: list[tuple[str, str]] = []
        self.counted: list[tuple[str, int]] = []
        self.acknowledged: list[str] = []
        self.complaints: list[str] = []

    def show(self, renderable: RenderableType) -> None:
        paper = io.StringIO()
        Console(file=paper, width=100, color_system=None).print(renderable)
        self.said.append(paper.getvalue())

    def tell(self, text: str) -> None:
        self.said.append(text)

    def acknowledge(self, line: str) -> None:
        self.acknowledged.append(line)

    def complain(self, text: str) -> None:
        self.complaints.append(text)

    def read(self, prompt: str, typed: str = "") -> str:
        self.prompts.append((prompt, typed))
        try:
            return next(self._answers)
        except StopIteration:
            raise EndOfInput from None

    def count(self, label: str, seconds: int, over: str) -> Counted:
        self.counted.append((label, seconds))
        return next(self._counts, Counted(seconds, over=True))
