"""The README is a page that says what is so; the sessions it shows are played in test_docs.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readme.readme import README, ROOT, block, links_in, pages, pictures_in, text_of

TEXT = text_of(README)
MOST_LINES = 150


def test_it_is_one_page() -> None:
    assert len(TEXT.splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", ["install", "test"])
def test_a_fresh_machine_needs_a_single_line(name: str) -> None:
    line = block(TEXT, name)
    assert "\n" not in line
    assert line.startswith("python3 -m venv ")


def test_a_block_that_is_not_there_is_missed() -> None:
    with pytest.raises(ValueError, match="no block called install"):
        block("```sh\npip install hipflex\n```\n", "install")


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in links_in(text_of(page)) if not (page.parent / link).exists()] == []


def test_the_pictures_are_whole_in_themselves() -> None:
    shown = [page.parent / name for page in pages() for name in pictures_in(text_of(page))]
    assert {path.resolve() for path in shown} == set((ROOT / ".pictures").rglob("*.svg"))
    for path in shown:
        picture = path.read_text(encoding="utf-8")
        assert picture.startswith("<svg")
        assert "url(http" not in picture, "a picture fetches nothing"
