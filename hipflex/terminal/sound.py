"""What is heard: nothing, the terminal's bell, or the voice that the system has."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import Protocol, TextIO

BELL = "\a"
SPEECH = "speech"
VOICES = ("say", "spd-say", "espeak-ng", "espeak")


class Sound(Protocol):
    """What is heard."""

    def tick(self, word: str) -> None:
        """One of the last seconds, or the beginning of a part of a repetition."""

    def tell(self, words: str) -> None:
        """Something begins or is over."""


class Silence:
    """Nothing."""

    def tick(self, word: str) -> None:
        """Nothing."""

    def tell(self, words: str) -> None:
        """Nothing."""


class Bell:
    """The bell of a terminal, for every word the same."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def tick(self, word: str) -> None:
        """Rings."""
        self._out.write(BELL)
        self._out.flush()

    tell = tick


class Voice:
    """A speech command that nobody waits for. While it speaks, ticks are left out and words wait no turn."""

    def __init__(self, command: str, speak: Callable[[Sequence[str]], None]) -> None:
        self._command = command
        self._speak = speak
        self._speaking: Thread | None = None

    def tick(self, word: str) -> None:
        """Says the word, unless something is being said."""
        if self._speaking is None or not self._speaking.is_alive():
            self.tell(word)

    def tell(self, words: str) -> None:
        """Says the words."""
        self._speaking = Thread(target=self._speak, args=([self._command, words],), name=SPEECH, daemon=True)
        self._speaking.start()


def spoken(command: Sequence[str]) -> None:
    """Runs a speech command to its end, so that no dead process is left; one that fails is as good as silence."""
    with suppress(OSError):
        subprocess.run(  # noqa: S603 - the command was found on the path, and the words are the program's own
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )


def sound_of(setting: str, bell: TextIO) -> Sound:
    """What the setting asks for; the bell takes over where the system has no voice."""
    if setting == "voice" and (command := voice_command()):
        return Voice(command, spoken)
    return Silence() if setting == "off" else Bell(bell)


def voice_command() -> str | None:
    """The system's command that speaks, if it has one."""
    return next(filter(None, map(shutil.which, VOICES)), None)
