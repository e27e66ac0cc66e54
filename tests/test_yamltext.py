"""YAML as text with places, and everything that is refused of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hipflex.errors import Place, Problem
from hipflex.yamltext import reading
from hipflex.yamltext.nodes import MOST_BYTES, MOST_PROBLEMS, Fields, Items, Node, Scalar
from hipflex.yamltext.reading import DEEPEST, MOST_NODES, read_document
from tests.generated import generated

LOADERS = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]
Read = Callable[[str | bytes], tuple[Node | None, tuple[Problem, ...]]]


@pytest.fixture(params=LOADERS, ids=["fast", "plain"], scope="module")
def read(request: pytest.FixtureRequest) -> Iterator[Read]:
    """Reads a text with the fast loader, and with the one that stands in where there is no fast one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_Loader", request.param)
        yield lambda text: read_document(text.encode() if isinstance(text, str) else text, "a.yaml")


def plain(node: Node | None) -> Any:
    match node:
        case Scalar():
            return node.text
        case Items():
            return [plain(item) for item in node.items]
        case Fields():
            return {key.text: plain(value) for key, value in node.fields}
        case None:
            return None


def scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.items:
                yield from scalars(item)
        case Fields():
            for key, value in node.fields:
                yield key
                yield from scalars(value)


def test_every_value_is_the_text_that_stands_there(read: Read) -> None:
    text = "rest: 1:30\nwhen: 2026-11-20\nsure: NO\nload: 0x1F\nnothing: ~\nnumber: 1_000\ndose: 8–10\nempty:\n"
    node, problems = read(text)
    assert problems == ()
    assert plain(node) == {
        "rest": "1:30",
        "when": "2026-11-20",
        "sure": "NO",
        "load": "0x1F",
        "nothing": "~",
        "number": "1_000",
        "dose": "8–10",
        "empty": "",
    }


def test_every_value_knows_its_place(read: Read) -> None:
    node, _ = read("title: Lunge\nmuscles:\n  primary: [glutes, quadriceps]\ncues:\r\n  - 'Knee'\n")
    places = {one.text: (one.place.line, one.place.column) for one in scalars(node)}
    assert places == {
        "title": (1, 1),
        "Lunge": (1, 8),
        "muscles": (2, 1),
        "primary": (3, 3),
        "glutes": (3, 13),
        "quadriceps": (3, 21),
        "cues": (4, 1),
        "Knee": (5, 5),
    }


def test_a_value_is_found_by_its_key(read: Read) -> None:
    node, _ = read("a: 1\nb: 2\n")
    assert isinstance(node, Fields)
    assert plain(node.get("b")) == "2"
    assert node.get("c") is None


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "\ufeff"])
def test_an_empty_file_holds_nothing_and_has_no_problem(read: Read, text: str) -> None:
    assert read(text) == (None, ())


def test_a_byte_order_mark_is_no_part_of_the_text(read: Read) -> None:
    node, problems = read(b"\xef\xbb\xbftitle: Lunge\n")
    assert (plain(node), problems) == ({"title": "Lunge"}, ())


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "the key 'a' stands here again"),
        ("a: &anchor 1\n", 1, 4, "the anchor &anchor"),
        ("a: *alias\n", 1, 4, "the alias *alias"),
        ("a:\n  - !!str 1\n", 2, 5, "the tag tag:yaml.org,2002:str"),
        ("a: !!python/object:os.system {}\n", 1, 4, "the tag"),
        ("a: ! 1\n", 1, 4, "the tag !"),
        ("? [a, b]\n: 1\n", 1, 3, "a key is a list or a map"),
        ("a: 1\n---\nb: 2\n", 2, 1, "a second document begins here"),
        ("a: [1, 2\n", 2, 1, "this is not YAML"),
        ("a: b: c\n", 1, 5, "this is not YAML"),
        ("a: 'b\n", 2, 1, "this is not YAML"),
        ("a: 1\nb: \x07\n", 2, 4, "a character that YAML does not allow"),
        ("a: 1\n\x00\n", 2, 1, "a character that YAML does not allow"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(read: Read, text: str, line: int, column: int, what: str) -> None:
    _, problems = read(text)
    assert problems[0].place == Place("a.yaml", line, column)
    assert problems[0].what.startswith(what)


@pytest.mark.parametrize("escape", ["\\U7fffffff", "\\ud800", "\\x4", "\\q"])
def test_an_escape_of_no_character_is_refused(read: Read, escape: str) -> None:
    _, [problem] = read(f'a: "{escape}"\n')
    assert problem.place.line == 1


@pytest.mark.parametrize("data", [b"a: \xff\n", b"\xff\xfea\x00", b"\xed\xa0\x80"])
def test_what_is_not_utf_8_is_refused(read: Read, data: bytes) -> None:
    node, [problem] = read(b"# a remark\n" + data)
    assert node is None
    assert (problem.place.line, problem.expected) == (2, "UTF-8 text")


def test_every_problem_is_told_and_the_rest_is_read(read: Read) -> None:
    node, problems = read("a: &x 1\nb: *x\na: 2\nc: 3\n")
    assert [problem.place.line for problem in problems] == [1, 2, 3]
    assert plain(node) == {"a": "1", "b": "", "c": "3"}


@pytest.mark.parametrize("text", ["[" * 50_000, "{a: " * 50_000, "- " * 50_000, "? " * 50_000])
def test_what_is_nested_without_end_is_refused(read: Read, text: str) -> None:
    node, [problem] = read(text)
    assert node is None
    assert problem.what == "nested too deeply"


def test_the_deepest_nesting_is_read(read: Read) -> None:
    assert read("[" * (DEEPEST - 1) + "a" + "]" * (DEEPEST - 1))[1] == ()
    assert read("[" * DEEPEST + "a" + "]" * DEEPEST)[1] != ()


def test_aliases_can_not_make_a_small_file_large(read: Read) -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    node, problems = read(laughs)
    assert len(problems) == 9 + 8 * 2 - 1 + 1
    assert sum(1 for _ in scalars(node)) == 9 + 2 + 8 * 2


def test_the_problems_of_a_file_are_told_up_to_a_number(read: Read) -> None:
    node, problems = read("".join(f"{n}: *a\n" for n in range(MOST_PROBLEMS + 50)))
    assert node is None
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].what == "more is wrong from here on"


def test_too_many_values_and_too_many_bytes_are_refused(read: Read) -> None:
    assert read(b"- a\n" * MOST_NODES)[1][0].what == "too many values"
    assert read(b"#" * MOST_BYTES) == (None, ())
    assert read(b"#" * (MOST_BYTES + 1))[1][0].what == "the file is too large"


@dataclass(frozen=True)
class Dump:
    """A document, and one way of writing it."""

    data: Any
    text: str


ANY_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PLAIN_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=8)


@st.composite
def dumps(draw: st.DrawFn) -> Dump:
    style = draw(st.sampled_from(["'", '"', None]))
    words = ANY_WORDS if style == '"' else PLAIN_WORDS
    trees = st.recursive(
        words,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4)),
        max_leaves=12,
    )
    data = draw(trees)
    flow = draw(st.sampled_from([True, False, None]))
    text = yaml.safe_dump(data, default_style=style, default_flow_style=flow, allow_unicode=draw(st.booleans()))
    return Dump(data, text)


@given(dump=dumps())
def test_what_was_written_is_read_as_it_was(read: Read, dump: Dump) -> None:
    node, problems = read(dump.text)
    assert (plain(node), problems) == (dump.data, ())


def test_many_ways_of_writing_are_tried() -> None:
    assert generated(dumps(), lambda dump: isinstance(dump.data, dict) and bool(dump.data) and "{" not in dump.text)
    assert generated(dumps(), lambda dump: "\\" in dump.text and isinstance(dump.data, list))


PIECES = [
    *["a: ", "- ", "\n", "  ", "[", "]", "{", "}", ", ", "'", '"', "&a ", "*a", "|\n", "# ", "? ", "!", "---", "..."],
    *["%YAML 1.", "\\U", "\\ud800", "9" * 40, "\t", "\r", "\x85", "\u2028", "\0", "\ufeff"],
]
YAMLISH = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=15).map("".join)


@settings(max_examples=200)
@given(data=st.one_of(st.binary(max_size=40), YAMLISH.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@example(data=b'"\\U7fffffff"')
@example(data=b'"\\ud800"')
@example(data=b"%YAML 1." + b"9" * 5000 + b"\n---\na\n")
def test_no_bytes_do_more_than_cause_problems_within_the_file(read: Read, data: bytes) -> None:
    node, problems = read(data)
    lines = len(data.decode("utf-8", "replace").splitlines()) + 1
    for place in [*(one.place for one in scalars(node)), *(problem.place for problem in problems)]:
        assert 1 <= place.line <= lines
        assert place.column >= 1
    for one in scalars(node):
        assert one.text.encode().decode() == one.text


def test_the_bytes_are_of_both_sorts() -> None:
    assert generated(YAMLISH, lambda text: isinstance(read_document(text.encode(errors="ignore"), "")[0], Fields))
    assert generated(YAMLISH, lambda text: bool(read_document(text.encode(errors="ignore"), "")[1]))
