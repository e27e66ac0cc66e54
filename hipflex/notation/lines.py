"""One line of a workout: a set that was done, or a word."""

from __future__ import annotations

from collections.abc import Callable

from hipflex.domain.workout_line import Accept, Add, Line, Note, Quit, Skip, Swap, Undo
from hipflex.notation.amounts import expected_here
from hipflex.notation.scanner import BLANKS, Scanner, Vocabulary
from hipflex.notation.sets import Trained, take_entry

ENDINGS = ("finish", "done", "end", "stop", "exit")
WORDS = "skip, skip exercise, swap NAME, undo, add, note TEXT, quit"


def parse_line(text: str, trained: Trained, vocabulary: Vocabulary) -> Line:
    """What a line says about the set that is asked for; raises NotationError at the first slip."""
    scanner = Scanner(text)
    scanner.pass_blanks()
    if scanner.at_end():
        return Accept()
    start, word = scanner.at, scanner.word().lower()
    line = _keyword(scanner, word, trained, vocabulary)
    if line is None:
        if word in ENDINGS:
            raise scanner.slip("`quit`; `hipflex workout finish` then ends the workout", start)
        if word[:1].isalpha() and word[:1].isascii():
            raise scanner.slip(f"a set like 10, 10@2kg or 45s, or one of: {WORDS}", start)
        line = take_entry(scanner, trained, vocabulary)
    scanner.pass_blanks()
    if not scanner.at_end():
        raise scanner.slip(expected_here(scanner, "the end: one set a line; `3x10` stands for three alike"))
    return line


def _keyword(scanner: Scanner, word: str, trained: Trained, vocabulary: Vocabulary) -> Line | None:
    """The line that a word begins; the scanner stands behind it then."""
    readers: dict[str, Callable[[], Line]] = {
        "skip": lambda: _skip(scanner),
        "swap": lambda: Swap(_rest(scanner, "the name of another movement")),
        "undo": Undo,
        "add": lambda: _add(scanner, trained, vocabulary),
        "note": lambda: Note(_rest(scanner, "the text of the note")),
        "quit": Quit,
    }
    if word not in readers:
        return None
    scanner.at += len(word)
    return readers[word]()


def _skip(scanner: Scanner) -> Skip:
    exercise = _takes_word(scanner, "exercise")
    if not _takes_word(scanner, "because"):
        scanner.pass_blanks()
        if not scanner.at_end():
            expected = "`because` and a reason, or the end" if exercise else "`exercise`, `because`, or the end"
            raise scanner.slip(expected)
        return Skip(exercise)
    return Skip(exercise, _rest(scanner, "the reason"))


def _takes_word(scanner: Scanner, word: str) -> bool:
    """Whether a word stands next, passed over if so."""
    scanner.pass_blanks()
    there = scanner.word().lower() == word
    scanner.at += len(word) if there else 0
    return there


def _add(scanner: Scanner, trained: Trained, vocabulary: Vocabulary) -> Add:
    scanner.pass_blanks()
    return Add() if scanner.at_end() else Add(take_entry(scanner, trained, vocabulary))


def _rest(scanner: Scanner, expected: str) -> str:
    scanner.pass_blanks()
    rest = scanner.text[scanner.at :].rstrip(BLANKS)
    if not rest:
        raise scanner.slip(expected)
    scanner.at = len(scanner.text)
    return rest
