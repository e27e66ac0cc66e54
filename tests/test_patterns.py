"""A pattern does what `re.compile` makes does, and is compiled when it is first used."""

from __future__ import annotations

import re

import pytest

from hipflex.patterns import pattern


def test_a_pattern_matches_as_a_compiled_one() -> None:
    text = "3 x 10, 8"
    ours, theirs = pattern(r"(?P<n>[0-9]+) *X?", re.IGNORECASE), re.compile(r"(?P<n>[0-9]+) *X?", re.IGNORECASE)
    assert [found["n"] for found in ours.finditer(text)] == [found["n"] for found in theirs.finditer(text)]
    assert ours.sub("-", text) == theirs.sub("-", text)
    assert (ours.pattern, ours.flags) == (theirs.pattern, theirs.flags)
    assert ours.fullmatch("nine") is None


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.match("")
