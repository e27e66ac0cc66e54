"""A JSON document read value by value, each with the line it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from hipflex.as_json.text import NotJson, after_blanks, value_at
from hipflex.errors import Refused
from hipflex.patterns import pattern

_FIRST_KEY = pattern(r'\{[ \t\r\n]*"([^"\\]*)"[ \t\r\n]*:')

Made = TypeVar("Made")
Known = Callable[[str, int], "tuple[Made, int] | None"]
"""What something makes of a text from a place on, and where that ends; None where it knows nothing like it."""


def first_key(head: str) -> str | None:
    """The first key of the object that a text begins with."""
    begun = _FIRST_KEY.match(head)
    return begun[1] if begun else None


class JsonReader:
    """A place in a JSON text, moving forwards; refuses what doesn't stand where it should, with its line.

    Of the text, which comes piece by piece, no more is held than what a value begins in and what follows it there.
    """

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._text = ""
        self._at = 0
        self._line = 1
        self._counted = 0

    def members(self) -> Iterator[str]:
        """The keys of an object; the value of each must be read before the next is asked for."""
        self._expect("{")
        if self._takes("}"):
            return
        while True:
            key = self.value()
            if not isinstance(key, str):
                raise self._slip("a key")
            self._expect(":")
            yield key
            if self._takes("}"):
                return
            self._expect(",")

    def items(self, known: Known[Made]) -> Iterator[tuple[int, object | Made]]:
        """The elements of a list, each with the line it begins on; what `known` knows, it makes of the text there."""
        self._expect("[")
        if self._takes("]"):
            return
        while True:
            line = self._next_line()
            if made := known(self._text, self._at):
                value, self._at = made
                yield line, value
            else:
                yield line, self.value()
            if self._takes("]"):
                return
            self._expect(",")

    def value(self) -> object:
        """The next value as a whole."""
        self._next()
        while True:
            try:
                value, end = value_at(self._text, self._at)
            except NotJson as slip:
                if not self._has_more():
                    raise Refused(f"line {self._line_of(slip.position)}: {slip}") from None
                continue
            if end < len(self._text) or not self._has_more():  # a number may go on
                self._at = end
                return value

    def end(self) -> None:
        """Refuses anything that follows."""
        if self._next() < len(self._text):
            raise self._slip("the end")

    def _next(self) -> int:
        self._at = after_blanks(self._text, self._at)
        while self._at == len(self._text) and self._has_more():
            self._at = after_blanks(self._text, self._at)
        return self._at

    def _has_more(self) -> bool:
        """Whether more could be had; what was read before is let go.

        It is as much again as is held, so that a long value isn't tried once for each piece of it.
        """
        held, more = len(self._text) - self._at, []
        for piece in self._pieces:
            more.append(piece)
            held -= len(piece)
            if held < 0:
                break
        if not more:
            return False
        self._line_of(self._at)
        self._text = self._text[self._at :] + "".join(more)
        self._at = self._counted = 0
        return True

    def _takes(self, mark: str) -> bool:
        at = self._next()
        there = self._text.startswith(mark, at)
        self._at += there
        return there

    def _expect(self, mark: str) -> None:
        if not self._takes(mark):
            raise self._slip(f"`{mark}`")

    def _slip(self, expected: str) -> Refused:
        return Refused(f"line {self._next_line()}: not JSON: expected {expected}")

    def _next_line(self) -> int:
        return self._line_of(self._next())

    def _line_of(self, position: int) -> int:
        """Counts on from the last line asked for, so that a long text is counted once."""
        self._line += self._text.count("\n", self._counted, position)
        self._counted = position
        return self._line
