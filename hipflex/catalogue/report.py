"""What is wrong with one entry, collected."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from hipflex.errors import Place, Problem
from hipflex.notation import Vocabulary

MOST_PROBLEMS = 100
LONGEST_NEAR = 60


@dataclass(slots=True)
class Report:
    """Collects the problems of one entry, as many as somebody might read."""

    entry: str
    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether no more is told."""
        return len(self.problems) > MOST_PROBLEMS

    def wrong(self, place: Place, what: str, expected: str, suggestion: str | None = None) -> None:
        """Notes a problem."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(place, what, expected, self.entry, suggestion))
        elif len(self.problems) == MOST_PROBLEMS:
            what, expected = "more is wrong from here on", f"at most {MOST_PROBLEMS} problems"
            self.problems.append(Problem(place, what, expected, self.entry))

    def closest(self, word: str, known: Iterable[str]) -> str | None:
        """What a word may have been meant to be; None where that is anybody's guess, or no longer told."""
        if len(word) > LONGEST_NEAR or len(self.problems) >= MOST_PROBLEMS:
            return None
        return next(iter(difflib.get_close_matches(word, known, n=1)), None)
