"""A place in a text that moves on as its parts are read."""

from __future__ import annotations

import re

from hipflex.errors import NotationError

BLANKS = " \t"
FLAGS = re.ASCII | re.IGNORECASE
MOST_DIGITS = 9


class Scanner:
    """Reads a text from left to right; `at` counts characters from 0."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.at = start

    def at_end(self) -> bool:
        """Whether nothing but blanks is left."""
        return not self.text[self.at :].strip(BLANKS)

    def pass_blanks(self) -> None:
        """Passes over blanks."""
        while self.at < len(self.text) and self.text[self.at] in BLANKS:
            self.at += 1

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What the pattern matches here, without going on."""
        return pattern.match(self.text, self.at)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What the pattern matches here, passed over."""
        found = self.match(pattern)
        if found:
            self.at = found.end()
        return found

    def word(self) -> str:
        """The characters up to the next blank, without going on."""
        return re.split(f"[{BLANKS}]", self.text[self.at :], maxsplit=1)[0]

    def ends_here(self, expected: str) -> None:
        """Refuses anything but a blank or the end."""
        if self.at < len(self.text) and self.text[self.at] not in BLANKS:
            raise self.slip(expected)

    def slip(self, expected: str, start: int | None = None) -> NotationError:
        """The refusal of what stands here, or at `start`; a blank before anything else is a slip of its own."""
        at = self.at if start is None else start
        blank = self.text[at : at + 1] if at < len(self.text.rstrip(BLANKS)) else ""
        return NotationError(self.text, at, expected, found=blank if blank and blank in BLANKS else None)


def whole(digits: str) -> int:
    """The number that digits write; one that is too long to be meant is as good as the largest."""
    return int(digits) if len(digits) <= MOST_DIGITS else 10**MOST_DIGITS
