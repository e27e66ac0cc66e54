"""The parts of a document, each with its place; every value is a text."""

from __future__ import annotations

from dataclasses import dataclass

from hipflex.errors import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, exactly as written; what it means is for the field's own parser to say."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Fields:
    """A map; every key is a text and stands once."""

    fields: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value under a key, if there is one."""
        return next((value for name, value in self.fields if name.text == key), None)


Node = Scalar | Items | Fields
