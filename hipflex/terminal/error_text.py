"""A slip shown under the text at its place."""

from __future__ import annotations

from hipflex.errors import NotationError, Refused
from hipflex.render.safe import safe

NO_TEXT = "the terminal sent something that is no text; write it again"


def slip_words(error: Refused) -> str:
    """What is wrong: of a notation the text, under it a mark with what was expected there; else one line."""
    if not isinstance(error, NotationError):
        return safe(str(error))
    return f"{slip_mark(error)} {safe(error.advice)}"


def slip_mark(error: NotationError) -> str:
    """The text of a slip, and under it a mark at its place."""
    before, after = safe(error.text[: error.start]), safe(error.text[error.start :])
    return f"  {before}{after}\n  {' ' * _cells(before)}^"


def is_text(line: str) -> bool:
    """Whether a line was text in the input's encoding all through."""
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
