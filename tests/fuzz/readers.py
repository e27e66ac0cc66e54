"""What reads an input, and what may not come of it: a fault, a refusal that is no plain line, or a long wait."""

from __future__ import annotations

import atexit
import io
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from hipflex.domain.measures import Unit
from hipflex.domain.workout_line import Add, Line, SetEntry
from hipflex.errors import HipflexError, NotationError, Refused
from hipflex.notation.amounts import parse_load
from hipflex.notation.canonical import describe_entries, describe_entry, format_dose, format_load
from hipflex.notation.doses import parse_dose
from hipflex.notation.lines import parse_line
from hipflex.notation.rules import parse_deload, parse_rule
from hipflex.notation.sets import parse_sets
from hipflex.render.safe import safe
from hipflex.settings.file import change_setting
from hipflex.settings.loading import load_settings
from hipflex.settings.values import Sound
from hipflex.value_classes import replace
from hipflex.when import parse_day, parse_when
from tests.cli.home import Home
from tests.interchange.reference import write_json
from tests.interchange.whole import read
from tests.memory import IN_MEMORY
from tests.notation.writing import ANYTHING, VOCABULARY

T = TypeVar("T")
NOW = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
LONGEST_WAIT_S = 30.0  # whatever takes longer never ends; how time grows is measured elsewhere
"""For a mutant of at most 40,000 characters on a machine that is busy; a reader that tries everything takes minutes."""
LONGEST_LINE = 2_000


class Leak(Exception):
    """Something that may not come of an input."""


def _again(read: Callable[[str], T], written: Callable[[T], str], text: str) -> None:
    """What is read must be read the same from the canonical form."""
    meant = read(text)
    canonical = written(meant)
    try:
        again = read(canonical)
    except HipflexError as refusal:
        raise Leak(f"the canonical form {canonical!r} is refused: {refusal}") from None
    if again != meant:
        raise Leak(f"another meaning in the canonical form {canonical!r}")


def _sets(text: str) -> None:
    _again(lambda written: parse_sets(written, ANYTHING, VOCABULARY), describe_entries, text)


def _line(text: str) -> None:
    def canonical(line: Line) -> str:
        entry = line.entry if isinstance(line, Add) else line
        said = describe_entry(entry) if isinstance(entry, SetEntry) else text
        return f"add {said}" if isinstance(line, Add) and entry else said

    _again(lambda written: parse_line(written, ANYTHING, VOCABULARY), canonical, text)


def _dose(text: str) -> None:
    _again(lambda written: parse_dose(written, VOCABULARY), format_dose, text)


def _load(text: str) -> None:
    _again(lambda written: parse_load(written, VOCABULARY), format_load, text)


def _when(text: str) -> None:
    moment = parse_when(text, NOW)
    if moment > NOW or moment.tzinfo is None:
        raise Leak(f"in the future or nowhere: {moment}")
    _again(lambda written: parse_when(written, NOW), datetime.isoformat, text)


def _day(text: str) -> None:
    _again(lambda written: parse_day(written, NOW), date.isoformat, text)


def _settings(text: str) -> None:
    """What can be read can be changed and stays otherwise as it was; what can't is left alone."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        path = Path(folder) / "settings.yaml"
        path.write_bytes(_bytes(text))
        try:
            before = load_settings(path).settings
            change_setting(path, "sound", ["off"])
        except HipflexError:
            if path.read_bytes() != _bytes(text):
                raise Leak("refused, and changed all the same") from None
            raise
        if load_settings(path).settings != replace(before, sound=Sound.OFF):
            raise Leak("another setting was changed with it")


def _imported(form: str, text: str) -> None:
    """What comes in must go out as what comes in again, and each bad line have a plain reason."""
    parsed = read(_bytes(text), form)
    for bad in parsed.bad:
        if found := _leaks(Refused(bad.reason)):
            raise Leak(f"line {bad.line}: {found}")
    sets, written = list(parsed.sets), io.StringIO()
    write_json(sets, parsed.sessions, parsed.check_ins, written)
    again = read(written.getvalue().encode(), "json")
    if (list(again.sets), again.sessions, again.check_ins) != (
        sets,
        parsed.sessions,
        parsed.check_ins,
    ):
        raise Leak("other than came in comes out")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@cache
def _home() -> Home:
    folder = tempfile.mkdtemp(dir=IN_MEMORY)
    atexit.register(shutil.rmtree, folder)
    home = Home(Path(folder) / "home")
    home.ok("log", "lunge", "10L")
    return home


def _arguments(text: str) -> None:
    """The program itself, whose exit code and lines are looked at, and what a refusal leaves behind."""
    words = [word for word in text.split(" ") if "\0" not in word and not word.startswith(("--output", "--log-file"))]
    before = _home().log_file.read_bytes()
    try:
        result = _home().run(*words, stdin="10\n")
    except AssertionError as error:
        for report in _home().temporary.iterdir():
            report.unlink()
        raise Leak(str(error)[-300:]) from None
    if result.code in (1, 2) and "workout" not in words and _home().log_file.read_bytes() != before:
        raise Leak("refused, and the log changed all the same")
    if result.code not in (0, 1, 2, 3, 4):
        raise Leak(f"exit code {result.code}")
    if result.code in (1, 2) and not result.err and "--quiet" not in words:
        raise Leak("refused without a word")
    if any(not line.isprintable() for line in result.err.split("\n")):
        raise Leak("more than plain lines")


READERS: dict[str, Callable[[str], object]] = {
    "sets": _sets,
    "line": _line,
    "dose": _dose,
    "rule": lambda text: parse_rule(text, Unit.KG),
    "deload": parse_deload,
    "load": _load,
    "when": _when,
    "day": _day,
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
