"""JSON is written one way, harmless to terminals and readers of lines, and read strictly."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.as_json.text import dumps, encodable, loads
from hipflex.errors import Refused

values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(values))
def test_what_was_written_reads_back_the_same(document: list[Any]) -> None:
    assert loads(dumps(document)) == document
    assert json.loads(dumps(document)) == document


@given(st.lists(values))
def test_a_document_is_one_line_without_codes_for_a_terminal(document: list[Any]) -> None:
    text = dumps(document)
    assert len(text.splitlines()) == 1
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in text)
    assert not set(text) & set("\u2028\u2029\u202e\u2066\u200f")


def test_marks_that_nobody_sees_are_written_as_escapes_and_the_joiners_stay() -> None:
    assert dumps(["\u00ad\u200b\ufeff\ufff9\ufffa\ufffb"]) == r'["\u00ad\u200b\ufeff\ufff9\ufffa\ufffb"]'
    assert dumps(["\U000e0041"]) == r'["\udb40\udc41"]'
    assert dumps(["می\u200cخواهم 👩\u200d🔬"]) == '["می\u200cخواهم 👩\u200d🔬"]'


def test_letters_of_any_language_stay_readable() -> None:
    assert dumps(["für 膝 🏋️"]) == '["für 膝 🏋️"]'


def test_a_character_is_written_alike_whatever_stands_beside_it() -> None:
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert dumps([f"{printable}\u200b"]) == dumps([printable]).removesuffix('"]') + r'\u200b"]'


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_what_an_encoding_lacks_is_written_as_escapes(encoding: str) -> None:
    document = ["ünder", "×", "…", "😀"]
    assert loads(encodable(dumps(document), encoding).encode(encoding).decode(encoding)) == document
    assert encodable(dumps(["ünder"]), "latin-1") == '["ünder"]'


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_written(number: float) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        dumps([number])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "column 1"),
        ('{"a": 1} x', "column 10"),
        ("[1, 2", "column"),
        ('{"a": 1, "a": 2}', "twice"),
        ("[NaN]", "NaN"),
        ("[-Infinity]", "Infinity"),
        ("[" * 100_000, "deep"),
        ("1" * 5000, "long"),
        ("{'a': 1}", "column 2"),
        ('["\x01"]', "column"),
    ],
)
def test_what_is_no_strict_json_is_refused_with_its_place(text: str, where: str) -> None:
    with pytest.raises(Refused, match=where):
        loads(text)
