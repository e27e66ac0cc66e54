"""YAML events to nodes: nothing guessed, caps on everything, every problem collected."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import yaml

from hipflex.errors import Place, Problem
from hipflex.fields import cut, shown
from hipflex.files import NotUtf8, decoded, has_lone_surrogates
from hipflex.yamltext.nodes import MOST_BYTES, MOST_PROBLEMS, Fields, Items, Node, Scalar

MOST_NODES = 20_000
DEEPEST = 16
HINTS = {
    "mapping values are not allowed": "quotes round a text that holds `: `",
    "cannot start any token": "quotes round a text that begins with a sign, and blanks instead of tabs",
    "tab character": "blanks instead of tabs",
    "quoted scalar": "a closing quote",
    "',' or ']'": "a comma or a closing ]",
    "',' or '}'": "a comma or a closing }",
}
TOO_DEEP, AT_MOST = "nested too deeply", f"at most {DEEPEST} levels and {MOST_NODES} values"
LOADER_S_TOO_DEEP = "exceeded maximum nesting depth"
AS_USUAL = "`key: value` lines, those of one level indented alike"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_document(data: bytes, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The one document of a file, as far as it can be read, and what is wrong with it."""
    start = Place(file, 1, 1)
    if len(data) > MOST_BYTES:
        return None, (Problem(start, "the file is too large", f"at most {MOST_BYTES} bytes"),)
    try:
        text = decoded(data)
    except NotUtf8 as error:
        what = f"the byte 0x{error.byte:02x} is not UTF-8"
        return None, (Problem(Place(file, error.line, error.column), what, "UTF-8 text"),)
    builder = _Builder(file)
    try:
        node = builder.document(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        return None, (*builder.problems, _syntax_problem(error, text, file))
    except (ValueError, OverflowError):  # the loader in plain Python, of a number beyond all bounds
        return None, (*builder.problems, Problem(builder.last, "this is not YAML from here on", AS_USUAL))
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
        self._nodes = 0
        self.problems: list[Problem] = []
        self.last = Place(file, 1, 1)

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
            raise _Stop(Problem(place, TOO_DEEP if depth > DEEPEST else "too many values", AT_MOST))
        self._refuse_decoration(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._items(events, depth)), place)
        if isinstance(event, yaml.MappingStartEvent):
            return Fields(tuple(self._fields(events, depth)), place)
        return self._scalar(event, place) if isinstance(event, yaml.ScalarEvent) else Scalar("", place)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        if has_lone_surrogates(event.value):
            self._wrong(place, "half of a character stands here", "whole characters")
            return Scalar("", place)
        several = event.end_mark is not None and event.end_mark.line >= place.line
        return Scalar(event.value, place, None if several else int(event.style in ("'", '"')))

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
                self._wrong(key.place, "a key is a list or a map", "a word")
            elif key.text in seen:
                self._wrong(key.place, f"the key {shown(key.text)} stands here again", "each key once")
            else:
                seen.add(key.text)
                yield key, value

    def _refuse_decoration(self, event: yaml.Event, place: Place) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._wrong(place, f"the alias *{cut(event.anchor or '')}", "the text itself: aliases aren't read")
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            if event.anchor is not None:
                self._wrong(place, f"the anchor &{cut(event.anchor)}", "plain text: anchors aren't read")
            if event.tag is not None:
                self._wrong(place, f"the tag {cut(event.tag)}", "plain text: tags aren't read")

    def _wrong(self, place: Place, what: str, expected: str) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            raise _Stop(Problem(place, "more is wrong from here on", "a file with fewer problems"))
        self.problems.append(Problem(place, what, expected))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        if mark:
            self.last = Place(self.last.file, mark.line + 1, mark.column + 1)
        return self.last


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        mark = error.problem_mark
        place = Place(file, mark.line + 1, mark.column + 1)
        if error.problem == LOADER_S_TOO_DEEP:
            return Problem(place, TOO_DEEP, AT_MOST)
        said = " ".join(filter(None, [error.problem, error.context]))
        expected = next((hint for words, hint in HINTS.items() if words in said), AS_USUAL)
        return Problem(place, f"this is not YAML: {said}", expected)
    character = getattr(error, "character", None)
    before = text[: text.find(chr(character))] if isinstance(character, int) else ""
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Problem(Place(file, line, column), "a character that YAML does not allow", "plain text")
