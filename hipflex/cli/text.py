"""Text that comes from outside: argument bytes and standard input that may not be UTF-8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from hipflex.errors import Refused


def whole_text(text: str | None, what: str) -> str | None:
    """The text, if it can be kept as it is."""
    if text is not None and not _is_whole(text):
        raise Refused(f"{what} holds bytes that are not UTF-8 text; nothing was written")
    return text


def lines_of(stream: TextIO) -> Iterator[str]:
    """The lines of a stream without their ends; one that is not UTF-8 is refused with its number."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8-sig", errors="surrogateescape")
    for number, line in enumerate(stream, 1):
        if not _is_whole(line):
            raise Refused(f"line {number} of standard input is not UTF-8 text; nothing was written")
        yield line.rstrip("\r\n")


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
