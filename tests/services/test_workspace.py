"""A workspace opens what is asked for, and only that."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from hipflex.services.workspace import Workspace
from tests.services.samples import NOW, places_in


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    workspace = Workspace(places_in(tmp_path), lambda: NOW)
    workspace.close()
    assert list(tmp_path.iterdir()) == []


def test_the_settings_are_read_without_making_a_log(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.settings.target_per_week == 2
    assert not (tmp_path / "log.db").exists()


def test_what_was_opened_is_closed(tmp_path: Path) -> None:
    workspace = Workspace(places_in(tmp_path), lambda: NOW)
    log = workspace.log
    assert log.read.open_session() is None
    workspace.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        log.read.open_session()


def test_entries_that_can_not_be_used_are_heard_of_once(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue" / "exercises"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text("title: [", encoding="utf-8")
    heard: list[int] = []
    workspace = Workspace(places_in(tmp_path), lambda: NOW, heard.append)
    assert heard == []
    assert workspace.library is workspace.library
    assert heard == [1]


def test_of_a_catalogue_without_faults_nothing_is_heard(tmp_path: Path) -> None:
    heard: list[int] = []
    assert Workspace(places_in(tmp_path), lambda: NOW, heard.append).library.left_out == 0
    assert heard == []
