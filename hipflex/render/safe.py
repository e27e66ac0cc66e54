"""Text from files and people, made visible: no control code, no direction mark, no line end gets through."""

from __future__ import annotations

JOINERS = "\u200c\u200d"


def safe(text: str) -> str:
    """The text on one line; what a terminal would obey or hide is written as an escape, the way Python writes it."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in JOINERS else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    if character.isspace() and not character.isascii():
        return " "
    return character.encode("unicode_escape").decode("ascii")
