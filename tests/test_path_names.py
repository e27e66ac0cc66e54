"""Where the files are: on Linux without the library that knows every system, and as it has it."""

from __future__ import annotations

import os
import sys

import pytest
from platformdirs import PlatformDirs

from hipflex.path_names import XDG, user_folder

HOMES: tuple[dict[str, str], ...] = (
    {"HOME": "/home/me"},
    {"HOME": "/home/me/"},
    {"HOME": "relative"},
    {"HOME": ""},
    {},
)
CHOSEN = (None, "", "/elsewhere", "/else where/", "relative", " /blank", "~/mine", "/ünïcode")


@pytest.mark.parametrize("kind", XDG)
@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("home", HOMES)
def test_the_users_folders_are_where_platformdirs_has_them(
    monkeypatch: pytest.MonkeyPatch, kind: str, chosen: str | None, home: dict[str, str]
) -> None:
    monkeypatch.delenv("HOME")
    for name, value in (home | ({} if chosen is None else {XDG[kind][0]: chosen})).items():
        monkeypatch.setenv(name, value)
    expected = getattr(PlatformDirs("hipflex", appauthor=False), f"user_{kind}_path")
    assert os.path.normpath(user_folder(kind)) == os.path.normpath(expected)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the library is asked")
def test_on_linux_the_library_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    assert [user_folder(kind) for kind in XDG] == [f"/home/me/{usual}/hipflex" for _, usual in XDG.values()]
