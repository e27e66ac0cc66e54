"""A text through a format and through adopting, as an import does it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hipflex.domain.measures import Unit
from hipflex.interchange.adopting import Adopted, Terms, adopted
from hipflex.interchange.decoding import text_of
from hipflex.interchange.foreign import ForeignFormat, Item
from hipflex.store.ids import imported_id

FILES = Path(__file__).parent / "files"
SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
"""Real files beside the project, where there are any; no part of it."""


def file(name: str) -> str:
    return (FILES / name).read_text(encoding="utf-8")


def items_of(form: ForeignFormat, text: str) -> list[Item]:
    variant = form.detect(text)
    assert variant is not None, "the format doesn't know its own file"
    return [*form.parse(text, variant)]


def come_to(form: ForeignFormat, text: str, unit: Unit | None = None) -> Adopted:
    terms = Terms(
        form.name,
        lambda _: None,
        imported_id,
        lambda at, what: imported_id(at, 0, what),
        today=date(2026, 11, 29),
        zone=ZoneInfo("Europe/Berlin"),
        unit=unit,
    )
    return adopted(items_of(form, text), terms)


def sample(name: str) -> str:
    if not (SAMPLES / name).is_file():
        pytest.skip("the real files are not beside this checkout")
    return text_of((SAMPLES / name).read_bytes())


def told(found: Adopted) -> list[tuple[object, ...]]:
    """Each set as exercise, type, reps, seconds, metres, kilograms, RPE, note."""
    return [
        (
            *(done.exercise, done.type.value, done.reps, done.seconds),
            None if done.distance_mm is None else done.distance_mm / 1000,
            None if done.load is None else done.load.kilograms,
            *(done.rpe, done.note),
        )
        for done in found.sets
    ]
