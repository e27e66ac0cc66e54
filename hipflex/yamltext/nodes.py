"""The parts of a document, each with its place; every value is a text."""

from __future__ import annotations

from hipflex.errors import Place
from hipflex.value_classes import dataclass

MOST_BYTES = 256 * 1024
MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, exactly as written; what it means is for the field's own parser to say.

    `inset` counts what stands before its first character, a quote; it is None where the text goes over several lines.
    """

    text: str
    place: Place
    inset: int | None = 0

    def at(self, start: int) -> Place:
        """The place of one of its characters, as near as can be told; `start` counts from 0."""
        if self.inset is None:
            return self.place
        return Place(self.place.file, self.place.line, self.place.column + self.inset + start)


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


def node_at(node: Node, *keys: str) -> Node | None:
    """What stands under a key, and under the next key there."""
    for key in keys:
        inside = node.get(key) if isinstance(node, Fields) else None
        if inside is None:
            return None
        node = inside
    return node


def items_at(node: Node, key: str) -> tuple[Node, ...]:
    """The items of the list under a key."""
    found = node_at(node, key)
    return found.items if isinstance(found, Items) else ()
