"""The prompt of a set."""

from __future__ import annotations

import pytest

from hipflex.render.prompt import ROOM, prompt_line


@pytest.mark.parametrize(
    ("width", "prompt"),
    [
        (120, "Enter = 10@2kg, t = tempo, skip, swap, add, undo, note, finish, quit, ? = help > "),
        (80, "Enter = 10@2kg, t = tempo, skip, undo, quit, ? = help > "),
        (60, "Enter = 10@2kg, t = tempo, ? = help > "),
        (50, "Enter = 10@2kg, ? > "),
        (36, "10@2kg > "),
        (10, "10@2kg > "),
    ],
)
def test_it_says_as_much_as_leaves_room_for_the_answer(width: int, prompt: str) -> None:
    assert prompt_line("10@2kg", width, paced=True) == prompt


@pytest.mark.parametrize("width", range(30, 200))
def test_what_enter_stands_for_is_always_said_and_the_answer_fits_beside_it(width: int) -> None:
    prompt = prompt_line("10@12.5kg each side", width)
    assert "10@12.5kg each side" in prompt
    assert len(prompt) + ROOM <= max(width, len("10@12.5kg each side > ") + ROOM)
