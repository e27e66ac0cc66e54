"""Words that qualify sets: effort and type."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hipflex.domain.measures import SetType
from hipflex.errors import NotationError
from hipflex.notation.amounts import FLAGS
from hipflex.notation.scanner import Scanner

EFFORT = re.compile(r"(?P<scale>rpe|rir)(?P<number>[0-9]{1,3})(?P<half>[.,][05])?", FLAGS)
TYPE = re.compile(r"(?P<type>warmup|drop|failure)", FLAGS)
BEGINS = re.compile(r"rpe|rir|warmup|drop|failure", FLAGS)
EFFORT_EXPECTED = "an effort like rpe8, rpe8.5 (1 to 10) or rir2 (0 to 9), without a blank"
HARDEST = 10


@dataclass(slots=True)
class Qualities:
    """What the words after an entry or in a dose have said so far."""

    type: SetType | None = None
    rpe: float | None = None

    def take(self, scanner: Scanner) -> None:
        """Takes the word that stands here, which `BEGINS` has seen."""
        start = scanner.at
        word = scanner.take(TYPE)
        if word:
            if self.type is not None:
                raise scanner.slip("one type: warmup, drop or failure", start)
            self.type = SetType(word["type"].lower())
        else:
            if self.rpe is not None:
                raise scanner.slip("one effort, rpe or rir", start)
            self.rpe = _rpe(scanner)
        _ends(scanner, start)


def _rpe(scanner: Scanner) -> float:
    """The effort as rpe; rir n is rpe 10 - n."""
    start = scanner.at
    found = scanner.take(EFFORT)
    if found is None:
        raise scanner.slip(EFFORT_EXPECTED)
    number = int(found["number"]) + (0.5 if (found["half"] or "").endswith("5") else 0)
    rpe = number if found["scale"].lower() == "rpe" else HARDEST - number
    if not 1 <= rpe <= HARDEST:
        raise scanner.slip(EFFORT_EXPECTED, start)
    return float(rpe)


def _ends(scanner: Scanner, start: int) -> None:
    try:
        scanner.ends_here("")
    except NotationError:
        raise scanner.slip(f"{EFFORT_EXPECTED}; or warmup, drop or failure", start) from None
