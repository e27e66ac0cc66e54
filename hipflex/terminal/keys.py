"""Keys and lines from a terminal, waited for no longer than asked."""

from __future__ import annotations

import sys
from typing import TextIO

from hipflex.runner.ports import EndOfInput
from hipflex.terminal.countdown import CHANGES, ENTER, TYPING_WAIT_S, Counted, End, Keys, late_key
from hipflex.value_classes import replace

END_OF_INPUT = ("\x04", "\x1a")
ESCAPE = "\x1b"
WORD_WAIT_S = 1.5  # who has begun to write a word goes on with it
REST_OF_WORD = {"q": "uit", "u": "ndo", "n": "ote ", "t": "e", **dict.fromkeys(("?", "p", *CHANGES), "")}

if sys.platform == "win32":
    import msvcrt
    import time

    POLL_S = 0.02  # a console can't be waited for, and nobody notices a fiftieth of a second
    FIRST_OF_TWO = ("\x00", "\xe0")

    class Keyboard:
        """Single keys from a Windows console."""

        def __init__(self, fd: int, encoding: str) -> None:
            """Takes what the other systems need; the console knows by itself."""

        def key(self, timeout: float) -> str | None:
            """The next key; None after `timeout` seconds without one, and for keys that write nothing."""
            if not _key_waiting(timeout):
                return None
            key = msvcrt.getwch()
            if key in FIRST_OF_TWO:
                msvcrt.getwch()
                return None
            if key == "\x03":
                raise KeyboardInterrupt
            if key in END_OF_INPUT:
                raise EndOfInput
            return key

    def line_waiting(stream: TextIO, timeout: float) -> bool:
        """Whether something can be read within `timeout` seconds."""
        return not stream.isatty() or _key_waiting(timeout)

    def _key_waiting(timeout: float) -> bool:
        deadline = time.monotonic() + timeout
        while not msvcrt.kbhit():
            if time.monotonic() >= deadline:
                return False
            time.sleep(POLL_S)
        return True

else:
    import codecs
    import os
    import re
    import select

    ESCAPE_WAIT_S = 0.02  # what an arrow key sends comes at once; a person's next key doesn't
    SEQUENCE = re.compile(rb"\[\[.|\[[0-?]*[ -/]*[@-Z\\-~]|O.|[^\[O]", re.DOTALL)

    class Keyboard:
        """Single keys from a terminal in cbreak mode. One byte is read at a time: what follows is the prompt's."""

        def __init__(self, fd: int, encoding: str) -> None:
            self._fd = fd
            self._decoder = codecs.getincrementaldecoder(encoding)

        def key(self, timeout: float) -> str | None:
            """The next key; None after `timeout` seconds without one, and for keys that write nothing."""
            if not self._waiting(timeout):
                return None
            first = self._byte()
            if first == ESCAPE.encode():
                return self._escape()
            key = self._character(first)
            if key in END_OF_INPUT[:1]:
                raise EndOfInput
            return key

        def _waiting(self, timeout: float) -> bool:
            return bool(select.select([self._fd], [], [], timeout)[0])

        def _byte(self) -> bytes:
            try:
                byte = os.read(self._fd, 1)
            except OSError:
                raise EndOfInput from None
            if not byte:
                raise EndOfInput
            return byte

        def _escape(self) -> str | None:
            """The Escape key by itself; None for a sequence such as an arrow key sends, read to its end."""
            sequence = b""
            while self._waiting(ESCAPE_WAIT_S):
                sequence += self._byte()
                if SEQUENCE.fullmatch(sequence):
                    return None
            return None if sequence else ESCAPE

        def _character(self, first: bytes) -> str | None:
            decoder = self._decoder("ignore")
            text = decoder.decode(first)
            while not text and self._waiting(ESCAPE_WAIT_S):
                text = decoder.decode(self._byte())
            return text or None

    def line_waiting(stream: TextIO, timeout: float) -> bool:
        """Whether something can be read within `timeout` seconds; of what is no file there always is."""
        try:
            return bool(select.select([stream], [], [], timeout)[0])
        except (OSError, ValueError):
            return True


class Returnable:
    """Keys that can be given back."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._back: list[str] = []

    def key(self, timeout: float) -> str | None:
        """The first key that was given back, else the next one."""
        return self._back.pop(0) if self._back else self._keys.key(timeout)

    def give_back(self, key: str | None) -> None:
        """Keeps a key for whoever asks next."""
        self._back[:0] = [key] if key else []

    def first(self) -> str:
        """The first key that was given back, as far as it is text."""
        return self._back.pop(0) if self._back and self._back[0].isprintable() else ""

    def returned(self) -> str:
        """All that was given back, as far as it is text."""
        text, self._back = "".join(filter(str.isprintable, self._back)), []
        return text


def with_its_word(counted: Counted, keys: Returnable) -> Counted:
    """A countdown that a letter broke into, without what came with the letter: the rest of its word, or Enter.

    `tempo` is left to the prompt as it is written, since `down` may follow.
    """
    word = whole_word(counted.key, keys)
    return counted if word == counted.key else replace(counted, end=End.WRITTEN, key=word)


def late_word(keys: Returnable) -> str:
    """What is pressed a moment after a countdown's end and means something else than to end or to change it."""
    word = whole_word(late_key(keys) or "", keys)
    return "" if word in CHANGES else word


def whole_word(letter: str, keys: Returnable) -> str:
    """The letter, and nothing left of the word that somebody may have written for it; of `tempo` its beginning."""
    rest = REST_OF_WORD.get(letter.lower())
    for n, expected in enumerate((*rest, "") if rest is not None else ()):
        key = keys.key(WORD_WAIT_S if n else TYPING_WAIT_S)
        if key is None or key.lower() != expected:
            keys.give_back(None if key in ENTER else key)
            break
        if letter in "tT":
            return letter + key
    return letter
