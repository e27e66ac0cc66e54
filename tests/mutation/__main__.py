"""`python -m tests.mutation [MUTANTS [SEED [ROOM…]]]`: small faults put into the code, and whether its tests notice.

Each mutant is one token of a sample, changed in a copy of the checkout, where the tests of its room are run until one
fails. Takes minutes a mutant that survives, so it is run by hand. What survives is printed: a test is missing, or the
change means nothing.
"""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = {
    "store": (
        "tests/store/test_fold.py",  # first what fails soonest
        "tests/store/test_training_log.py",
        "tests/joining/test_two_machines.py",
        "tests/joining/test_any_content.py",
        "tests/store/test_intake.py",
        "tests/store",
        "tests/services/test_queries.py",
        "tests/cli/test_undo.py",
    ),
    "domain": (
        "tests/domain",
        "tests/runner",
        "tests/coach",
        "tests/store/test_statistics_against_a_reference.py",
        "tests/store/test_any_changes.py",
        "tests/interchange",
        "tests/render",
        "tests/cli/test_progress.py",
        "tests/cli/test_progress_numbers.py",
    ),
}
WORDS = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "==": "!=",
    "!=": "==",
    "+": "-",
    "-": "+",
    "*": "+",
    "//": "*",
    "and": "or",
    "or": "and",
    "not": "",
    "is": "is not",
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "True": "False",
    "False": "True",
    "continue": "break",
}
IN_SQL = {
    " DESC": " ASC",
    " AND ": " OR ",
    "= 0": "= 1",
    " <> ": " = ",
    "=ON": "=OFF",
    "=OFF": "=ON",
    "=TRUNCATE": "=DELETE",
    "=EXTRA": "=FULL",
    "IMMEDIATE": "DEFERRED",
    "min(": "max(",
    "max(": "min(",
    "'open'": "'finished'",
    "'hand'": "'import'",
    "IS NOT NULL": "IS NULL",
    " <= ": " < ",
    " >= ": " > ",
    " > ": " >= ",
    "LIMIT 1": "LIMIT 2",
    "file_order, ": "",
}
SQL = re.compile(r"SELECT|WHERE|CREATE|PRAGMA|ORDER|COUNTED|\bs\.")
NO_OPERATOR_AFTER = {"(", "[", "{", ",", "=", "->", "return"}  # a sign, a star before arguments
NO_NAME_AFTER = {"def", "."}
SECONDS = 900


@dataclass(frozen=True)
class Mutant:
    """One change of one place."""

    path: Path
    start: int
    before: str
    after: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before!r} is {self.after!r}"


def mutants(path: Path) -> Iterator[Mutant]:
    """Every change that can be made to a file; its docstrings and what kind of class it makes are left alone."""
    source = path.read_text(encoding="utf-8")
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    begins_line, text_before = True, ""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        start = starts[token.start[0] - 1] + token.start[1]
        means_nothing = "@dataclass" in token.line or (begins_line and token.type == tokenize.STRING)
        for offset, before, after in () if means_nothing else _changes(token.type, token.string, text_before):
            yield Mutant(
                path.relative_to(ROOT),
                start + offset,
                before,
                after,
                token.start[0] + token.string[:offset].count("\n"),
            )
        if token.type in (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT):
            begins_line = True
        elif token.type != tokenize.COMMENT:
            begins_line, text_before = False, token.string


def _changes(kind: int, text: str, before: str) -> Iterator[tuple[int, str, str]]:
    if kind == tokenize.NUMBER and text.isdigit():
        yield 0, text, str(int(text) + 1)
    elif kind == tokenize.STRING and SQL.search(text):
        for word, other in IN_SQL.items():
            yield from ((found.start(), word, other) for found in re.finditer(re.escape(word), text))
    elif text in WORDS and before not in (NO_OPERATOR_AFTER if kind == tokenize.OP else NO_NAME_AFTER):
        yield 0, text, WORDS[text]


def survives(mutant: Mutant, copy: Path, tests: Sequence[str]) -> bool:
    """Whether the tests of its room pass with a mutant in a copy of the checkout."""
    path = copy / mutant.path
    source = path.read_text(encoding="utf-8")
    end = mutant.start + len(mutant.before)
    path.write_text(source[: mutant.start] + mutant.after + source[end:], encoding="utf-8")
    own = Path("tests", mutant.path.parent.name, f"test_{mutant.path.name}")
    first = [str(own)] if (copy / own).exists() else []
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *first, *tests]
    try:
        return subprocess.run(command, cwd=copy, capture_output=True, timeout=SECONDS, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        path.write_text(source, encoding="utf-8")


def tried(count: int, seed: int, rooms: Sequence[str]) -> str:
    """Tries a sample of the mutants of rooms; what came of it, in words."""
    every = {
        room: [one for path in sorted((ROOT / "hipflex" / room).glob("*.py")) for one in mutants(path)]
        for room in rooms
    }
    chance, began, left = random.Random(seed), time.monotonic(), []  # noqa: S311 - a sample that can be drawn again
    chosen = chance.sample([(room, one) for room in rooms for one in every[room]], count)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        skipped = shutil.ignore_patterns(".*", "__pycache__")
        shutil.copytree(ROOT, copy, ignore=skipped)
        for number, (room, mutant) in enumerate(chosen, 1):
            if survives(mutant, copy, ROOMS[room]):
                left.append(mutant)
            print(f"{number}/{count} {'SURVIVES' if left[-1:] == [mutant] else 'killed'} {mutant}", flush=True)
    total, seconds = sum(map(len, every.values())), time.monotonic() - began
    said = f"{count - len(left)} of {count} mutants killed (of {total}, seed {seed}), {seconds:.0f} s"
    return "\n".join([said, *map(str, left)])


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    count, seed = [*numbers, *(60, 1)[len(numbers) :]]
    print(tried(count, seed, sys.argv[3:] or list(ROOMS)))
