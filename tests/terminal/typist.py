"""A person who types on: each character after a while, whatever is asked, counted or shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hipflex.runner.ports import EndOfInput
from hipflex.runner.timer import Timer
from hipflex.terminal.countdown import Countdown, Counted, End, count
from hipflex.terminal.keys import Returnable, late_word, with_its_word
from tests.terminal.fakes import Watching

if TYPE_CHECKING:
    from collections.abc import Collection

    from hipflex.domain.figure import Figure
    from hipflex.domain.movement import Region
    from hipflex.render.layout import View

LONGEST_S = 20_000  # more than all waits and countdowns of a workout; who pauses one for so long has gone
ENTERED = re.compile(r"Enter = (\S+)")


class Typist:
    """A screen and a stopwatch in one. What was typed stays where it is until a prompt or a countdown takes it."""

    plain = True
    width = 60

    def __init__(self, typed: Sequence[tuple[float, str]]) -> None:
        self._typed = list(typed)
        self._now = 0.0
        self._keys = Returnable(self)
        self.taken = ""
        self.answers: list[tuple[str, str]] = []
        self.acknowledged: list[str] = []
        self.complaints: list[str] = []
        self.held: set[int] = set()

    def elapsed(self) -> float:
        return self._now

    def key(self, timeout: float) -> str | None:
        if not self._typed and self._now > LONGEST_S:
            raise EndOfInput
        if not self._typed or self._typed[0][0] > timeout:
            self._typed[:1] = [(after - timeout, key) for after, key in self._typed[:1]]
            self._now += timeout
            return None
        after, key = self._typed.pop(0)
        self._now += after
        self.taken += key
        return key

    def read(self, prompt: str, typed: str = "") -> str:
        text = typed + self._keys.returned()
        while self._typed:
            key = self.key(float("inf"))
            if key == "\n":
                self.answers.append((prompt, text))
                return text
            text += key or ""
        self.taken = self.taken.removesuffix(text)
        raise EndOfInput

    def count(self, countdown: Countdown, timer: Timer) -> Counted:
        counted = with_its_word(count(countdown, timer, self._keys, self.elapsed, Watching()), self._keys)
        if counted.end is End.OVER:
            self._keys.give_back(late_word(self._keys))
        if countdown.label.startswith("Hold"):
            self.held.add(counted.seconds)
        return counted

    def pressed(self) -> str:
        return self._keys.first()

    def left_over(self) -> str:
        """What was pressed last and belongs to whatever comes after the workout."""
        return self._keys.returned()

    def pictured(self, _figure: Figure, _regions: Collection[Region]) -> None:
        """Nothing is drawn."""

    def show(self, renderable: View) -> None:
        """Nobody looks."""

    def tell(self, text: str) -> None:
        """Nobody listens."""

    def acknowledge(self, line: str) -> None:
        self.acknowledged.append(line)

    def complain(self, text: str) -> None:
        self.complaints.append(text)

    @property
    def offered(self) -> set[str]:
        """What Enter stood for at some prompt."""
        return {
            found[1].rstrip(",").partition("@")[0] for prompt, _ in self.answers if (found := ENTERED.match(prompt))
        }
