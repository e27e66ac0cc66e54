"""What reads an input, and what may not come of it: a fault, a refusal that is no plain line, or a long wait."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from hipflex.domain.measures import Unit
from hipflex.errors import HipflexError, NotationError, Refused
from hipflex.interchange.own_jsonl import write_jsonl
from hipflex.interchange.reading import read
from hipflex.notation import describe_entries, parse_dose, parse_line, parse_load, parse_rule, parse_sets
from hipflex.render.safe import safe
from hipflex.settings import change_setting, load_settings
from hipflex.when import parse_day, parse_when
from tests.cli.home import Home
from tests.notation.writing import ANYTHING, VOCABULARY

NOW = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
LONGEST_WAIT_S = 3.0
"""For a mutant of at most 40,000 characters on a machine that is busy; a reader that tries everything takes minutes."""
LONGEST_LINE = 2_000


class Leak(Exception):
    """Something that may not come of an input."""


def _sets(text: str) -> None:
    """What is read must mean the same in the canonical form."""
    entries = parse_sets(text, ANYTHING, VOCABULARY)
    if parse_sets(describe_entries(entries), ANYTHING, VOCABULARY) != entries:
        raise Leak("another meaning in the canonical form")


def _when(text: str) -> None:
    moment = parse_when(text, NOW)
    if moment > NOW or moment.tzinfo is None:
        raise Leak(f"in the future or nowhere: {moment}")


def _settings(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.yaml"
        path.write_bytes(_bytes(text))
        before = load_settings(path)
        change_setting(path, "sound", ["off"])
        after = load_settings(path)
        if before.settings.unit is not after.settings.unit or before.settings.bands != after.settings.bands:
            raise Leak("another setting was changed with it")


def _imported(form: str, text: str) -> None:
    """What comes in must go out as what comes in again, and each bad line have a plain reason."""
    parsed = read(_bytes(text), form)
    for bad in parsed.bad:
        if found := _leaks(Refused(bad.reason)):
            raise Leak(f"line {bad.line}: {found}")
    written = io.StringIO()
    write_jsonl((done for _, done in parsed.sets), written)
    again = read(written.getvalue().encode(), "jsonl")
    if [done for _, done in again.sets] != [done for _, done in parsed.sets]:
        raise Leak("another set comes out than came in")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@cache
def _home() -> Home:
    return Home(Path(tempfile.mkdtemp()) / "home")


def _arguments(text: str) -> None:
    """The program itself, whose exit code and lines are looked at."""
    words = [word for word in text.split(" ") if "\0" not in word and not word.startswith(("--output", "--log-file"))]
    try:
        result = _home().run(*words, stdin="10\n")
    except AssertionError as error:
        for report in _home().temporary.iterdir():
            report.unlink()
        raise Leak(str(error)[-300:]) from None
    if result.code not in (0, 1, 2, 3, 4):
        raise Leak(f"exit code {result.code}")
    if result.code in (1, 2) and not result.err and "--quiet" not in words:
        raise Leak("refused without a word")
    if any(not line.isprintable() for line in result.err.split("\n")):
        raise Leak("more than plain lines")


READERS: dict[str, Callable[[str], object]] = {
    "sets": _sets,
    "line": lambda text: parse_line(text, ANYTHING, VOCABULARY),
    "dose": lambda text: parse_dose(text, VOCABULARY),
    "rule": lambda text: parse_rule(text, Unit.KG),
    "load": lambda text: parse_load(text, VOCABULARY),
    "when": _when,
    "day": lambda text: parse_day(text, NOW),
    "settings": _settings,
    "jsonl": partial(_imported, "jsonl"),
    "json": partial(_imported, "json"),
    "csv": partial(_imported, "csv"),
    "arguments": _arguments,
}


@dataclass(slots=True)
class Figures:
    """What a run has found."""

    inputs: int = 0
    refused: int = 0
    slowest: tuple[float, str] = (0.0, "")
    leaks: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.inputs} inputs, {self.refused} refused, {len(self.leaks)} leaks, slowest {self.slowest[0]:.2f} s"


def searched(kind: str, inputs: Iterable[str], reader: Callable[[str], object] | None = None) -> Figures:
    """Reads every input of a kind and looks for leaks."""
    figures, reads = Figures(), reader or READERS[kind]
    for text in inputs:
        figures.inputs += 1
        began = time.process_time()
        try:
            reads(text)
        except HipflexError as refusal:
            figures.refused += 1
            figures.leaks += [f"{kind} {text[:200]!r}: {leak}" for leak in _leaks(refusal)]
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            figures.leaks.append(f"{kind} {text[:200]!r}: {type(error).__name__}: {error}")
        took = time.process_time() - began
        figures.slowest = max(figures.slowest, (took, text[:200]))
        if took > LONGEST_WAIT_S:
            figures.leaks.append(f"{kind} {text[:200]!r}: {took:.1f} s")
    return figures


def _leaks(refusal: HipflexError) -> list[str]:
    """What is wrong with a refusal."""
    line = safe(str(refusal))
    found = (
        []
        if line.strip() and line.replace("\u200c", "").replace("\u200d", "").isprintable()
        else [f"no plain line: {line[:100]!r}"]
    )
    mended = sum(map(len, refusal.mended)) if isinstance(refusal, NotationError) else 0
    if len(line) > LONGEST_LINE + mended:
        found.append(f"a line of {len(line)} characters")
    if isinstance(refusal, NotationError) and not (0 <= refusal.start <= len(refusal.text) and refusal.expected):
        found.append(f"no place in the text: {refusal.start}")
    return found
