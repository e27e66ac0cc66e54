"""Hostile texts in every field, command and output: shown harmlessly, stored to the letter."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.durability.injection import PAYLOADS, WRONG, Attack, leaks

Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Attack:
    return Attack(tmp_path_factory.mktemp("homes") / "home")


def test_no_text_is_more_than_a_text(attack: Attack, record_property: Record) -> None:
    attack.look()
    attack.argue(most=5)
    record_property("homes full of hostile texts", dict(attack.figures))
    assert {what: attack.figures[what] for what in WRONG} == dict.fromkeys(WRONG, 0)
    assert attack.figures["texts"] > 200


@pytest.mark.parametrize(
    ("care", "none", "view"),
    [
        ("render.layout.safe", str, ["history"]),
        ("as_json.text._UNSAFE", re.compile("(?!)"), ["history", "--json"]),
        ("cli.boundary.safe", str, ["import", "\x1b[31m"]),
    ],
)
def test_an_output_without_care_is_found_out(
    care: str, none: object, view: list[str], attack: Attack, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = attack.figures["leaks"]
    monkeypatch.setattr(f"hipflex.{care}", none)
    attack.run(*view)
    assert attack.figures["leaks"] > before


def test_payloads_are_as_hostile_as_they_look() -> None:
    assert sum(bool(leaks(payload)) for payload in PAYLOADS) > 15
