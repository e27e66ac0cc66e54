"""What a hostile file may not do: raise, say nothing, or say it in more or other than one plain line."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hipflex.catalogue.combining import combined
from hipflex.catalogue.folder import read_folder
from hipflex.catalogue.loading import shipped_folder
from hipflex.domain.movement import Origin
from hipflex.errors import Problem
from hipflex.render.safe import safe
from hipflex.yamltext.nodes import MOST_PROBLEMS
from tests.catalogue.folders import VOCABULARY, written
from tests.fuzz.hostile import Hostile

LONGEST_LINE = 600
SHIPPED = read_folder(shipped_folder(), VOCABULARY, Origin.SHIPPED)
USUAL = combined([SHIPPED])

Read = Callable[[Hostile], Sequence[Problem]]
Say = Callable[[str], str]


@dataclass(slots=True)
class Figures:
    """What a run has found."""

    inputs: int = 0
    problems: int = 0
    slowest: tuple[float, str] = (0.0, "")
    leaks: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"hostile catalogue files: {self.inputs} inputs, {self.problems} problems told, {len(self.leaks)} leaks"


def read_alone(one: Hostile) -> Sequence[Problem]:
    """What is wrong with a file that stands beside the shipped ones, which it must leave in force."""
    with tempfile.TemporaryDirectory() as folder:
        read = read_folder(written(Path(folder), {one.file: one.data}), VOCABULARY, Origin.USER)
        whole = combined([read, SHIPPED])
        missing = [
            slug for sort, entries in USUAL.entries.items() for slug in entries if slug not in whole.entries[sort]
        ]
        if missing and not whole.problems:
            raise LookupError(f"lost without a word: {missing}")
        return whole.problems


def searched(inputs: Iterable[Hostile], read: Read = read_alone, say: Say = safe) -> Figures:
    """Reads every input and looks for leaks; `say` makes a message fit for a terminal."""
    figures = Figures()
    for one in inputs:
        figures.inputs += 1
        began = time.perf_counter()
        try:
            problems = read(one)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            figures.leaks.append(f"{one.what}: {type(error).__name__}: {error}")
            continue
        figures.slowest = max(figures.slowest, (time.perf_counter() - began, one.what))
        figures.problems += len(problems)
        figures.leaks += [f"{one.what}: {leak}" for leak in leaks(one, problems, say)]
    return figures


def leaks(one: Hostile, problems: Sequence[Problem], say: Say) -> list[str]:
    """What is wrong with what is said of an input."""
    found = ["nothing is said"] if one.wrong and not problems else []
    if len(problems) > 2 * MOST_PROBLEMS + 2:
        found.append(f"{len(problems)} problems")
    lines = len(one.data.decode("utf-8", "replace").splitlines()) + 1
    for problem in problems:
        line = say(f"{problem.what}; expected {problem.expected}; did you mean {problem.suggestion}?")
        if not line.isprintable() or len(line) > LONGEST_LINE:
            found.append(f"no plain line: {line[:100]!r}")
        if not problem.what or not problem.expected:
            found.append(f"nothing is expected: {line}")
        if problem.place.file.endswith(one.file) and not (
            1 <= problem.place.line <= lines and problem.place.column >= 1
        ):
            found.append(f"no place in the file: {problem.place}")
    return found
