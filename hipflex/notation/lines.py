"""One line of a workout: a set that was done, or a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hipflex.domain.workout_line import Accept, Add, Finish, Line, Note, Quit, Skip, Swap, Undo, WarmUp
from hipflex.errors import NotationError
from hipflex.notation.readings import Trained
from hipflex.notation.scanner import BLANKS, Scanner
from hipflex.notation.sets import parse_set
from hipflex.notation.tokens import Vocabulary

ENDINGS = ("done", "end", "stop", "exit")
WORDS = "skip, skip exercise, swap NAME, undo, add, note TEXT, finish, quit"


def parse_line(text: str, trained: Trained, vocabulary: Vocabulary) -> Line:
    """What a line says about the set that is asked for; raises NotationError at the first slip."""
    scanner = Scanner(text)
    scanner.pass_blanks()
    start, word = scanner.at, scanner.word().lower()
    scanner.at += len(word)
    if word == "add":
        scanner.pass_blanks()
    one_set = partial(parse_set, text, trained, vocabulary)
    readers: dict[str, Callable[[], Line]] = {
        "": Accept,
        "skip": lambda: _skip(scanner),
        "swap": lambda: Swap(_rest(scanner, "the name of another movement")),
        "undo": lambda: _alone(scanner, Undo()),
        "add": lambda: Add(None if scanner.at_end() else one_set(scanner.at)),
        "warm-up": lambda: _alone(scanner, WarmUp()),
        "note": lambda: Note(_rest(scanner, "the text of the note")),
        "finish": lambda: _alone(scanner, Finish()),
        "quit": lambda: _alone(scanner, Quit()),
    }
    if word in readers:
        return readers[word]()
    try:
        return one_set(start)
    except NotationError as slip:
        if slip.start > start or not word[0].isalpha() or slip.mended:
            raise
        expected = f"a set like 10, 10@2kg or 45s, or one of: {WORDS}"
        raise scanner.slip("`finish`, or `quit` to go on later" if word in ENDINGS else expected, start) from None


def _alone(scanner: Scanner, line: Line) -> Line:
    """A line of one word."""
    _ends(scanner, "the end")
    return line


def _skip(scanner: Scanner) -> Skip:
    exercise = _takes_word(scanner, "exercise")
    if _takes_word(scanner, "because"):
        return Skip(exercise, _rest(scanner, "the reason"))
    _ends(scanner, "`because` and a reason, or the end" if exercise else "`exercise`, `because`, or the end")
    return Skip(exercise)


def _takes_word(scanner: Scanner, word: str) -> bool:
    """Whether a word stands next, passed over if so."""
    scanner.pass_blanks()
    there = scanner.word().lower() == word
    scanner.at += len(word) if there else 0
    return there


def _ends(scanner: Scanner, expected: str) -> None:
    scanner.pass_blanks()
    if not scanner.at_end():
        raise scanner.slip(expected)


def _rest(scanner: Scanner, expected: str) -> str:
    scanner.pass_blanks()
    rest = scanner.text[scanner.at :].rstrip(BLANKS)
    if not rest:
        raise scanner.slip(expected)
    return rest
