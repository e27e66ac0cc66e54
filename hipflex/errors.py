"""Errors a user may see: each is one clear line and an exit code."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.value_classes import dataclass

LONGEST_CITED = 60


class HipflexError(Exception):
    """A refusal with a message for the user; `exit_code` as the contract lists them."""

    exit_code = 1


class Refused(HipflexError):
    """Names, notation, dates, data or a file that the program does not take."""

    def at_line(self, number: int) -> Refused:
        """The same refusal with the number of the line that it is about."""
        return Refused(f"line {number}: {self}")


class UsageError(HipflexError):
    """The command itself is off: a bad choice, or a prompt without a terminal."""

    exit_code = 2


class LogUnavailable(HipflexError):
    """The training log can't be opened, read or written."""


class NotationError(Refused):
    """A slip in a text, shown under the text at its place.

    `start` counts characters of `text` from 0; `expected` says what would have fitted there, `where` which line of
    several it is. `mended` are texts that would have been read: one where the text can only mean that, several where it
    may mean either; `advice` is what was expected, with these.
    """

    def __init__(
        self,
        text: str,
        start: int,
        expected: str,
        *,
        found: str | None = None,
        where: str = "",
        mended: Sequence[str] = (),
    ) -> None:
        self.text = text
        self.start = start
        self.expected = expected
        self.found = text[start:].split(" ", 1)[0] if found is None else found
        self.mended = tuple(mended)
        cited = self.found if len(self.found) <= LONGEST_CITED else f"{self.found[:LONGEST_CITED]}…"
        what = f"{cited!r} at {start + 1}" if self.found else "the end"
        instead = f"; write {' or '.join(f'`{one}`' for one in self.mended)}" if self.mended else ""
        self.advice = f"expected {expected}{instead}"
        super().__init__(f"{where}{what}: {self.advice}")

    def at_line(self, number: int) -> NotationError:
        """The same slip with the number of the line that it is in."""
        where = f"line {number}: "
        return NotationError(self.text, self.start, self.expected, found=self.found, where=where, mended=self.mended)


class UnknownName(Refused):
    """No entry answers to this name; `suggestions` holds the nearest slugs, best first.

    How to make a movement is said where nothing is near, and with `new` in any case; `known` are all names there are,
    where those are few enough to be said.
    """

    def __init__(
        self,
        name: str,
        suggestions: Sequence[str],
        *,
        sort: str = "movement",
        new: bool = False,
        known: Sequence[str] = (),
    ) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        close = f"; did you mean {' or '.join(self.suggestions)}?" if suggestions else ""
        is_name = any(map(str.isalpha, name)) and name.isprintable()
        can_be_made = sort == "movement" and is_name and (new or not suggestions)
        import shlex

        how = f"hipflex log --new {shlex.quote(name)} SETS"
        make = (f" A new one: {how}" if close else f"; to make it: {how}") if can_be_made else ""
        every = f"{' There' if close else '; there'} is: {', '.join(known)}" if known else ""
        super().__init__(f"no {sort} is called {name!r}{close}{make}{every}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands; lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file of the user's, or of ours; the rest of the file is used all the same."""

    place: Place
    what: str
    expected: str = ""
    entry: str | None = None
    suggestion: str | None = None

    def __str__(self) -> str:
        expected = f"; expected {self.expected}" if self.expected else ""
        hint = f"; did you mean {self.suggestion}?" if self.suggestion else ""
        return f"{self.place}: {self.what}{expected}{hint}"
