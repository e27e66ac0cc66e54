from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator

import pytest

from hipflex.runner.ports import EndOfInput
from hipflex.terminal.keys import Keyboard, Returnable, late_word, line_waiting, whole_word
from hipflex.terminal.plain import LineKeys
from tests.terminal.fakes import Pressed

PATIENCE_S = 30.0
Typed = Callable[[bytes], int]


@pytest.fixture
def typed() -> Iterator[Typed]:
    """Bytes waiting to be read, and the descriptor that gives them; the other end stays open."""
    ends: list[int] = []

    def send(keys: bytes) -> int:
        ends.extend(os.pipe())
        os.write(ends[-1], keys)
        return ends[-2]

    yield send
    for end in ends:
        os.close(end)


def test_one_key_is_read_and_the_rest_left_for_the_prompt(typed: Typed) -> None:
    fd = typed(b"10@2kg\n")
    assert Keyboard(fd, "utf-8").key(PATIENCE_S) == "1"
    assert os.read(fd, 100) == b"0@2kg\n"


def test_a_character_of_many_bytes_is_one_key(typed: Typed) -> None:
    assert Keyboard(typed("ü".encode()), "utf-8").key(PATIENCE_S) == "ü"


def test_no_key_is_none(typed: Typed) -> None:
    assert Keyboard(typed(b""), "utf-8").key(0) is None


def test_escape_by_itself_is_a_key(typed: Typed) -> None:
    assert Keyboard(typed(b"\x1b"), "utf-8").key(PATIENCE_S) == "\x1b"


@pytest.mark.parametrize(
    "sequence", [b"\x1b[A", b"\x1bOP", b"\x1b[1;5C", b"\x1b[15~", b"\x1b[[A", b"\x1bx", b"\x1b[", b"\xc3"]
)
def test_a_sequence_is_no_key_and_is_read_to_its_end(typed: Typed, sequence: bytes) -> None:
    keyboard = Keyboard(typed(sequence), "utf-8")
    assert keyboard.key(PATIENCE_S) is None
    assert keyboard.key(0) is None


def test_what_follows_a_sequence_is_read_on(typed: Typed) -> None:
    keyboard = Keyboard(typed(b"\x1b[A8"), "utf-8")
    assert [keyboard.key(PATIENCE_S), keyboard.key(PATIENCE_S)] == [None, "8"]


def test_ctrl_d_is_the_end_of_input(typed: Typed) -> None:
    with pytest.raises(EndOfInput):
        Keyboard(typed(b"\x04"), "utf-8").key(PATIENCE_S)


def test_a_terminal_that_is_gone_is_the_end_of_input() -> None:
    gone, other = os.pipe()
    os.close(other)
    with pytest.raises(EndOfInput):
        Keyboard(gone, "utf-8").key(PATIENCE_S)
    os.close(gone)


def test_lines_stand_for_keys() -> None:
    lines = LineKeys(io.StringIO("\n p \n10@2kg\r\n"))
    assert [lines.key(0) for _ in range(3)] == [" ", "p", "10@2kg"]
    with pytest.raises(EndOfInput):
        lines.key(0)


def test_a_silent_pipe_is_not_waited_for(typed: Typed) -> None:
    with os.fdopen(os.dup(typed(b"")), encoding="utf-8") as stream:
        assert not line_waiting(stream, 0)
        assert LineKeys(stream).key(0) is None


def test_keys_that_were_given_back_come_again_the_last_first_and_as_text_all_at_once() -> None:
    keys = Returnable(Pressed((0, "x")))
    for key in ("c", "\x1b", None, "b", "a"):
        keys.give_back(key)
    assert [keys.first(), keys.key(0), keys.first(), keys.key(0)] == ["a", "b", "", "\x1b"]
    keys.give_back("\t")
    keys.give_back("é")
    assert [keys.returned(), keys.returned(), keys.key(0)] == ["éc", "", "x"]


@pytest.mark.parametrize(
    ("typed", "word", "left"),
    [
        ("uit\r", "q", None),
        ("ndo\n", "u", None),
        ("ndo8", "u", "8"),
        ("n", "u", None),
        ("\r", "u", None),
        ("10", "u", "1"),
        ("", "u", None),
        ("OTE slow", "N", "s"),
        ("\n", "?", None),
        ("8", "?", "8"),
        ("empo down", "te", "m"),
        ("\r", "t", None),
        ("6", "t", "6"),
        ("0", "1", "0"),
        ("\r", "", "\r"),
    ],
)
def test_of_a_letter_nothing_is_left_for_the_next_prompt_but_what_is_no_part_of_its_word(
    typed: str, word: str, left: str | None
) -> None:
    letter = word[:1]
    keys = Returnable(Pressed(*((0.0, key) for key in typed)))
    assert (whole_word(letter, keys), keys.key(0)) == (word, left)


@pytest.mark.parametrize(
    ("typed", "word", "left"),
    [("\r", "", None), ("+\r", "", None), ("p\r", "p", None), ("u\r", "u", None), ("12", "1", "2"), ("", "", None)],
)
def test_enter_behind_a_key_that_came_too_late_logs_nothing(typed: str, word: str, left: str | None) -> None:
    keys = Returnable(Pressed(*((0.0, key) for key in typed)))
    assert (late_word(keys), keys.key(0)) == (word, left)


@pytest.mark.parametrize(("wait", "left"), [(0.2, None), (0.4, "\r")])
def test_enter_that_comes_later_is_no_part_of_a_letter(wait: float, left: str | None) -> None:
    pressed = Pressed((wait, "\r"))
    keys = Returnable(pressed)
    assert whole_word("u", keys) == "u"
    assert keys.key(0.2) == left
