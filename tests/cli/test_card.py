"""`hipflex card NAME` in a pipe: how a movement looks, told in words."""

from __future__ import annotations

import pytest

from tests.cli.home import Home

WORDS = "legs hanging → thighs level (hip 0° → 90°)"


@pytest.mark.parametrize("option", [[], ["--no-figure"]])
def test_a_pipe_gets_the_poses_in_one_line_of_words(home: Home, option: list[str]) -> None:
    lines = home.ok("card", "hanging-leg-raise", *option).out.splitlines()
    assert [line.split(maxsplit=1)[1] for line in lines if line.startswith("Figure")] == [WORDS]


def test_a_movement_whose_entry_says_nothing_of_its_looks_has_no_such_line(home: Home) -> None:
    home.ok("log", "heel walk", "30s", "--new")
    card = home.ok("card", "heel", "walk").out
    assert card.startswith("Heel walk")
    assert "Figure" not in card


def test_the_document_says_nothing_of_looks(home: Home) -> None:
    document = home.ok("card", "hanging-leg-raise", "--json")
    assert "figure" not in document.json
    assert home.ok("card", "hanging-leg-raise", "--json", "--no-figure").out == document.out


@pytest.mark.parametrize(
    ("slug", "titles"),
    [
        ("hanging-leg-raise", ["How to Train Your Hip Flexors"]),
        ("lunge", ["Mastering the Role of Hip Flexors in Running"]),
        ("reverse-nordic", ["How to Train Your Hip Flexors", "Changes in rectus femoris architecture"]),
    ],
)
def test_its_sources_are_articles_and_studies_by_their_titles(home: Home, slug: str, titles: list[str]) -> None:
    shown = home.ok("card", slug, "--sources").out
    listed = [line.strip(" -•") for line in shown.partition("References")[2].splitlines() if line.strip()]
    assert all(line.startswith(title) for line, title in zip(listed, titles, strict=True))
    assert "References" not in home.ok("card", slug).out


def test_a_movement_that_rests_on_nothing_else_than_its_source_says_so(home: Home) -> None:
    home.ok("log", "heel walk", "30s", "--new")
    assert "no article and no study" in home.ok("card", "heel", "walk", "--sources").out


def test_nothing_is_played_in_a_pipe(home: Home) -> None:
    played = home.run("card", "hanging-leg-raise", "--animate")
    assert (played.code, played.out) == (0, home.ok("card", "hanging-leg-raise").out)
    assert played.err == "hipflex: nothing is played here: expected a terminal that takes escapes, without NO_COLOR\n"


def test_a_movement_without_a_figure_is_not_played(home: Home) -> None:
    home.ok("log", "heel walk", "30s", "--new")
    for slug in ("heel-walk", "wall-sit"):
        played = home.run("card", slug, "--animate")
        assert played.code == 0
        assert played.err == f"hipflex: nothing to play: no entry says how {slug} looks\n"


@pytest.mark.parametrize("other", [["--json"], ["--svg", "lunge.svg"]], ids=["json", "svg"])
def test_what_is_saved_or_read_by_a_script_is_not_played(home: Home, other: list[str]) -> None:
    refused = home.run("card", "lunge", "--animate", *other)
    assert refused.code == 2
    assert "--animate plays below the card" in refused.out + refused.err
    assert not list(home.path.glob("*.svg"))
