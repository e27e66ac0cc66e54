"""YAML events to nodes: nothing guessed, caps on everything, every problem collected."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import yaml

from hipflex.documents.nodes import Fields, Items, Node, Scalar
from hipflex.errors import Place, Problem

MOST_BYTES = 256 * 1024
MOST_NODES = 20_000
DEEPEST = 16

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_document(data: bytes, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The one document of a file, as far as it can be read, and what is wrong with it."""
    start = Place(file, 1, 1)
    if len(data) > MOST_BYTES:
        return None, (Problem(start, "the file is too large", f"at most {MOST_BYTES} bytes"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (Problem(Place(file, line, 1), f"the byte 0x{data[error.start]:02x} is not UTF-8", "UTF-8 text"),)
    builder = _Builder(file)
    try:
        node = builder.document(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        return None, (*builder.problems, _syntax_problem(error, text, file))
    except _Stop as stop:
        return None, (*builder.problems, stop.problem)
    return node, tuple(builder.problems)


class _Stop(Exception):
    """The rest of the file can't be used."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Builder:
    """Makes nodes of events, with caps."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._nodes = 0
        self.problems: list[Problem] = []

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """The first document; anything after it is a problem."""
        node: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Stop(Problem(self._place(event), "a second document begins here", "one document a file"))
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 1)
        return node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        place = self._place(event)
        self._nodes += 1
        if depth > DEEPEST or self._nodes > MOST_NODES:
            what = "nested too deeply" if depth > DEEPEST else "too many values"
            raise _Stop(Problem(place, what, f"at most {DEEPEST} levels and {MOST_NODES} values"))
        self._refuse_decoration(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._items(events, depth)), place)
        if isinstance(event, yaml.MappingStartEvent):
            return Fields(tuple(self._fields(events, depth)), place)
        return Scalar(event.value if isinstance(event, yaml.ScalarEvent) else "", place)

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _fields(self, events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: set[str] = set()
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, events, depth + 1)
            (value,) = (self._node(following, events, depth + 1) for following in islice(events, 1))
            if not isinstance(key, Scalar):
                self.problems.append(Problem(key.place, "a key is a list or a map", "a word"))
            elif key.text in seen:
                self.problems.append(Problem(key.place, f"the key {key.text!r} stands here again", "each key once"))
            else:
                seen.add(key.text)
                yield key, value

    def _refuse_decoration(self, event: yaml.Event, place: Place) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.problems.append(Problem(place, f"the alias *{event.anchor}", "the text itself: aliases aren't read"))
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            if event.anchor is not None:
                self.problems.append(Problem(place, f"the anchor &{event.anchor}", "plain text: anchors aren't read"))
            if event.tag is not None:
                self.problems.append(Problem(place, f"the tag {event.tag}", "plain text: tags aren't read"))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file, 1, 1)


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        mark = error.problem_mark
        what = " ".join(filter(None, ["this is not YAML:", error.problem, error.context]))
        return Problem(Place(file, mark.line + 1, mark.column + 1), what)
    character = getattr(error, "character", None)
    before = text[: text.find(chr(character))] if isinstance(character, int) else ""
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Problem(Place(file, line, column), "a character that YAML does not allow", "plain text")
