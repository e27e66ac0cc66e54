from __future__ import annotations

import io
import os
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from hipflex.terminal.sound import SPEECH, Bell, Silence, Voice, sound_of, spoken

PATIENCE_S = 30


class Speaker:
    """Speaks until it is told that it has said everything."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.done = threading.Event()

    def speak(self, command: Sequence[str]) -> None:
        self.said.append(command[1])
        assert self.done.wait(PATIENCE_S)


@pytest.mark.parametrize(("setting", "heard"), [("bell", "\a\a"), ("off", ""), ("voice", "\a\a")])
def test_a_sound_is_as_the_setting_says(setting: str, heard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    out = io.StringIO()
    sound = sound_of(setting, out)
    sound.tick("3")
    sound.tell("rest over")
    assert out.getvalue() == heard


def test_a_voice_is_the_first_speech_command_that_the_system_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = tmp_path / "heard"
    for name in ("espeak", "espeak-ng"):
        command = tmp_path / name
        command.write_text(f'#!/bin/sh\nprintf "%s" "{name}: $1" > "{heard}"\n', encoding="utf-8")
        command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    voice = sound_of("voice", io.StringIO())
    assert isinstance(voice, Voice)
    voice.tell("rest over; echo `$HOME`")
    _wait_for_speech()
    assert heard.read_text(encoding="utf-8") == "espeak-ng: rest over; echo `$HOME`"


def test_a_voice_is_not_waited_for_and_no_tick_speaks_over_it() -> None:
    speaker = Speaker()
    voice = Voice("speak", speaker.speak)
    voice.tick("3")
    voice.tick("2")
    voice.tell("go")
    assert speaker.said == ["3", "go"]
    speaker.done.set()
    _wait_for_speech()


def test_no_dead_process_is_left_behind() -> None:
    spoken(["true", "done"])
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_speech_command_that_fails_is_as_good_as_silence() -> None:
    spoken(["false", "done"])
    spoken([os.devnull, "done"])


def test_without_a_voice_the_bell_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert isinstance(sound_of("voice", io.StringIO()), Bell)
    assert isinstance(sound_of("bell", io.StringIO()), Bell)
    assert isinstance(sound_of("off", io.StringIO()), Silence)


def _wait_for_speech() -> None:
    for thread in threading.enumerate():
        if thread.name == SPEECH:
            thread.join(PATIENCE_S)
