"""Inputs that are nearly right, of every kind: read or refused in a plain line, in bounded time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hipflex.errors import NotationError, Refused
from tests.figures import FIGURES
from tests.fuzz.mutants import KINDS, mutants
from tests.fuzz.readers import READERS, searched

INPUTS = dict.fromkeys(KINDS, 2500) | {"sets": 1500, "line": 1500, "settings": 1000, "arguments": 150}
Record = Callable[[str, object], None]


@pytest.mark.parametrize("kind", KINDS)
def test_no_input_leaks(kind: str, record_property: Record) -> None:
    figures = searched(kind, mutants(kind, range(INPUTS[kind])))
    record_property(FIGURES, f"{kind}: {figures}")
    assert figures.leaks == []
    assert figures.inputs == INPUTS[kind]


def test_every_kind_has_a_reader_and_there_are_inputs_enough() -> None:
    assert KINDS.keys() == READERS.keys()
    assert sum(INPUTS.values()) > 20_000


def test_the_inputs_are_the_same_every_time() -> None:
    assert list(mutants("sets", range(200))) == list(mutants("sets", range(200)))
    assert len(set(mutants("sets", range(200)))) > 150


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError(),
        RecursionError(),
        Refused(""),
        Refused("x" * 5000),
        NotationError("8", 5, "less"),
        NotationError("8", 0, ""),
    ],
)
def test_what_is_no_plain_refusal_would_be_found(error: Exception) -> None:
    def reader(_: str) -> object:
        raise error

    assert len(searched("sets", ["8"], reader).leaks) == 1
