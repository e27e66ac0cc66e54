"""The keys of a Windows console, on whatever system: the module is loaded as it would be there."""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import pytest

from hipflex.runner.ports import EndOfInput

PATIENCE_S = 30.0
Loaded = Callable[..., ModuleType]


class Console:
    """A console with keys waiting in it."""

    def __init__(self, keys: str) -> None:
        self.keys = list(keys)

    def kbhit(self) -> bool:
        return bool(self.keys)

    def getwch(self) -> str:
        return self.keys.pop(0)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """Loads a module of the terminal room as Windows would, with some keys typed."""

    def load(name: str, keys: str = "") -> ModuleType:
        console = Console(keys)
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(kbhit=console.kbhit, getwch=console.getwch))
        found = importlib.util.find_spec(f"hipflex.terminal.{name}")
        assert found
        assert found.origin
        spec = importlib.util.spec_from_file_location(f"on_windows_{name}", found.origin)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


def test_a_key_is_read_and_the_rest_left_for_the_prompt(windows: Loaded) -> None:
    keyboard = windows("keys", "10\r").Keyboard(0, "utf-8")
    assert [keyboard.key(PATIENCE_S) for _ in range(3)] == ["1", "0", "\r"]
    assert keyboard.key(0) is None


@pytest.mark.parametrize("first", ["\x00", "\xe0"])
def test_a_key_that_writes_nothing_is_two_characters(windows: Loaded, first: str) -> None:
    keyboard = windows("keys", f"{first}H8").Keyboard(0, "utf-8")
    assert [keyboard.key(PATIENCE_S), keyboard.key(PATIENCE_S)] == [None, "8"]


@pytest.mark.parametrize(("key", "ends"), [("\x03", KeyboardInterrupt), ("\x04", EndOfInput), ("\x1a", EndOfInput)])
def test_ctrl_c_and_the_end_of_input_are_keys_there(windows: Loaded, key: str, ends: type[BaseException]) -> None:
    with pytest.raises(ends):
        windows("keys", key).Keyboard(0, "utf-8").key(PATIENCE_S)


def test_a_console_is_waited_for_and_a_pipe_is_not(windows: Loaded) -> None:
    keys = windows("keys")
    assert not keys.line_waiting(Terminal(), 0)
    assert keys.line_waiting(io.StringIO(), 0)


def test_the_modes_of_a_console_are_left_alone(windows: Loaded) -> None:
    modes = windows("modes")
    with modes.kept_whole(0), modes.cbreak(0), modes.on_return(print), modes.broken_off():
        pass
