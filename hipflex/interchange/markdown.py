"""A session as a note: front matter in YAML for programs that take notes, then its sets as one would write them.

Texts of the log stand in quotes or as quotations, so that nothing in them becomes front matter, a heading or a list.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator

from hipflex.domain.measures import SetType, Unit, thousandths
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet, Session
from hipflex.notation.canonical import describe_set
from hipflex.patterns import pattern

FENCE = "---"
KEY = "hipflex:"
UNTITLED = "Workout"
LONGEST_NAME = 120  # bytes; some systems take no more than 143 with the ending
HEAD_BYTES = 1 << 14
"""So much of a file is enough to see whose session it is."""
_BARE = pattern(r"(?=.{8})[0-9a-z]*[g-npq-wyz][0-9a-z]*")  # what no YAML takes for a number or a truth value
_UNSAFE = pattern(r'[<>:"/\\|?*#^\[\]]')  # the last four are no part of a link between notes


def note_of(session: Session, workout: str | None, name_of: Callable[[str], str], unit: Unit) -> str:
    """The note of a session of a workout with this title; `name_of` says what an exercise is called."""
    return "\n".join([*_front_matter(session, workout, name_of), "", *_body(session, workout, name_of, unit), ""])


def name_of_note(session: Session, workout: str | None) -> str:
    """What to call its file, without the ending: the date and the title, as far as every system takes that."""
    title = _UNSAFE.sub(" ", unicodedata.normalize("NFC", workout or UNTITLED))
    seen = "".join(sign if sign.isprintable() else " " for sign in f"{session.started_at.date().isoformat()} {title}")
    return " ".join(seen.split()).encode()[:LONGEST_NAME].decode(errors="ignore").rstrip(". ")


def session_of_note(head: str) -> str | None:
    """Which session the note is of that a file begins with, as `mark` writes it; None where it is no note of ours."""
    lines = iter(head.removeprefix("\ufeff").splitlines())
    if next(lines, "").rstrip() != FENCE:
        return None
    for line in lines:
        if line.rstrip() == FENCE:
            return None
        if line.startswith(KEY):
            return _unquoted(line.removeprefix(KEY).strip())
    return None


def mark(session_id: str) -> str:
    """What `session_of_note` finds in the note of a session."""
    return _unquoted(_identifier(session_id))


def _front_matter(session: Session, workout: str | None, name_of: Callable[[str], str]) -> Iterator[str]:
    counted = [done for done in session.sets if done.type is not SetType.WARMUP and done.kind is not Kind.WARM_UP]
    grams = sum(done.reps * max(done.load.grams, 0) for done in counted if done.reps and done.load)
    names = dict.fromkeys(name_of(done.exercise) for done in session.sets)
    yield FENCE
    yield f"{KEY} {_identifier(session.id)}"
    yield f"date: {session.started_at.date().isoformat()}"
    yield f"start: {session.started_at.isoformat(timespec='seconds')}"
    yield f"workout: {_quoted(workout) if workout else 'null'}"
    yield "exercises:"
    yield from (f"  - {_quoted(name)}" for name in names)
    yield f"sets: {len({(done.exercise, done.number) for done in counted})}"
    yield f"volume_kg: {thousandths(grams)}"
    yield FENCE


def _body(session: Session, workout: str | None, name_of: Callable[[str], str], unit: Unit) -> Iterator[str]:
    yield f"# {_one_line(workout or UNTITLED)}"
    if session.note:
        yield ""
        yield from _quotation(session.note)
    by_name: dict[str, list[PerformedSet]] = {}
    for done in session.sets:
        by_name.setdefault(name_of(done.exercise), []).append(done)
    for name, sets in by_name.items():
        yield from ("", f"## {_one_line(name)}", "")
        for done in sets:
            yield f"- {_one_line(describe_set(done, unit))}"
            yield from _quotation(done.note or "", indent="  ")


def _quotation(text: str, indent: str = "") -> Iterator[str]:
    return (f"{indent}> {line}".rstrip() for line in text.splitlines())


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _identifier(session_id: str) -> str:
    return session_id if _BARE.fullmatch(session_id) else _quoted(session_id)


def _unquoted(written: str) -> str:
    """What stands in quotes, of either sort, which an editor may change or leave out."""
    is_quoted = len(written) > 1 and written[0] == written[-1] and written[0] in "\"'"
    return written[1:-1] if is_quoted else written


def _quoted(text: str) -> str:
    """A text in the quotes of YAML; those of JSON are the same, but for escapes beyond the first 65,536 characters."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in written)
