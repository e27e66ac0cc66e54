"""`card NAME --svg FILE` and `workout show --svg FILE`: sheets to print."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from tests.cli.home import Home

MARKUP = "<b>&amp; ]]> <script>"


def text_of(path: object) -> str:
    return " ".join("".join(ET.parse(str(path)).getroot().itertext()).split())  # noqa: S314 - our own file


@pytest.mark.parametrize("words", [("card", "lunge"), ("workout", "show", "hip-flexor"), ("workout", "show")])
def test_a_sheet_is_written_and_nothing_else_is_said(home: Home, words: tuple[str, ...]) -> None:
    path = home.path / "sheet.svg"
    done = home.ok(*words, "--svg", path)
    assert (done.out, done.err) == ("", f"hipflex: wrote {path}\n")
    assert path.read_text(encoding="utf-8").startswith("<svg ")


def test_a_sheet_and_a_document_go_together(home: Home) -> None:
    for words, slug in ((("card", "lunge"), "lunge"), (("workout", "show", "hip-flexor"), "hip-flexor")):
        path = home.path / f"{slug}.svg"
        assert home.ok(*words, "--json", "--svg", path).json["slug"] == slug
        assert path.exists()


def test_the_sheet_of_a_workout_has_the_doses_of_today(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "3x10@2kg", "--workout", "hip-flexor", "--at", "3 days ago")
    path = home.path / "sheet.svg"
    home.ok("workout", "show", "hip-flexor", "--svg", path)
    assert "@ 3kg" in text_of(path)


def test_a_sheet_never_takes_the_place_of_the_log(home: Home) -> None:
    home.ok("log", "lunge", "8")
    before = home.log_file.read_bytes()
    for words in (("card", "lunge"), ("workout", "show", "hip-flexor")):
        home.refused(*words, "--svg", home.log_file, says="training log itself")
        home.refused(*words, "--svg", home.path / "nowhere" / "a.svg", says="can't be written")
    assert home.log_file.read_bytes() == before


def test_what_has_no_sheet_is_refused(home: Home) -> None:
    path = home.path / "sheet.svg"
    home.refused("workout", "show", "twice-a-week", "--svg", path, code=2, says="is a programme")
    home.refused("card", "no such thing", "--svg", path)
    assert not path.exists()


def test_a_movement_that_only_the_log_knows_has_no_sheet(home: Home) -> None:
    home.ok("log", "bridge", "8")
    [row] = home.rows()
    home.ok("undo")
    home.ok("import", "-", stdin=json.dumps(row | {"exercise": "Heel walk"}))
    path = home.path / "sheet.svg"
    home.refused("card", "heel walk", "--svg", path, says="only your log knows")
    assert not path.exists()


def test_own_entries_without_figures_have_sheets_and_their_text_stays_text(home: Home) -> None:
    home.entry(
        "exercises", "mine.yaml", f'title: "{MARKUP}"\ndoses: {{s: 3 x 8}}\ncues: ["{MARKUP}"]\nstop: "{MARKUP}"\n'
    )
    home.entry("workouts", "mine.yaml", f'title: "{MARKUP}"\nexercises: [{{movement: mine}}]\n')
    path = home.path / "sheet.svg"
    for words in (("card", "mine"), ("workout", "show", "mine")):
        home.ok(*words, "--svg", path)
        assert MARKUP in text_of(path)
