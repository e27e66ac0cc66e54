"""Inputs that are nearly right, of every kind: read or refused in a plain line, in bounded time."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hipflex.errors import NotationError, Refused
from hipflex.notation.canonical import describe_entries
from tests.figures import FIGURES
from tests.fuzz import readers
from tests.fuzz.growth import outgrown
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


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"arguments"}))
def test_no_text_takes_more_than_its_share_of_time(kind: str) -> None:
    assert outgrown(kind, READERS[kind], range(8)) == []


def test_a_reader_that_takes_the_square_of_a_length_would_be_found() -> None:
    def reader(text: str) -> object:
        return [character for end in range(len(text)) for character in text[:end:10]]

    assert outgrown("sets", reader, range(1))


def test_a_reader_that_loses_something_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "describe_entries", lambda entries: re.sub(" rpe.*", "", describe_entries(entries)))
    leaks = searched("sets", mutants("sets", range(300))).leaks
    assert leaks
    assert all("another meaning" in leak for leak in leaks)


def test_settings_that_are_refused_half_written_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(path: Path, *_: object) -> None:
        path.write_text("", encoding="utf-8")
        raise Refused("no")

    monkeypatch.setattr(readers, "change_setting", careless)
    assert "changed all the same" in searched("settings", ["unit: kg\n"]).leaks[0]


def test_a_fault_that_only_one_command_in_many_meets_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("hipflex.services.settings.change_setting", broken)
    leaks = searched("arguments", mutants("arguments", range(60))).leaks
    assert leaks
    assert all("settings" in leak for leak in leaks)
