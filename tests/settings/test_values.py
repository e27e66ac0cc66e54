"""What may be chosen in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipflex.domain.measures import Load, Unit
from hipflex.errors import Refused
from hipflex.settings.loading import load_settings
from hipflex.settings.shapes import plain_value
from hipflex.settings.values import KEYS, Settings, Sound, Stage


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.yaml"


def read(file: Path, text: str) -> Settings:
    file.write_text(text, encoding="utf-8")
    return load_settings(file).settings


def test_all_is_as_the_contract_says_where_nothing_was_chosen(file: Path) -> None:
    loaded = load_settings(file)
    assert loaded.settings == Settings(
        unit=Unit.KG,
        target_per_week=2,
        programme="twice-a-week",
        bands=("yellow", "red", "green", "blue", "black"),
        equipment=(),
        load_step=Load(1000),
        sound=Sound.BELL,
        stage=Stage.FULL,
        thigh_cm=None,
    )
    assert loaded.places == {}
    assert KEYS == (
        "unit",
        "target_per_week",
        "programme",
        "bands",
        "equipment",
        "load_step",
        "sound",
        "stage",
        "thigh_cm",
        "sync_folder",
        "sync",
    )


def test_a_file_that_somebody_named_must_be_there(file: Path) -> None:
    with pytest.raises(Refused, match="there is no settings file"):
        load_settings(file, must_exist=True)


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "---\n", "\ufeff"])
def test_an_empty_file_changes_nothing(file: Path, text: str) -> None:
    assert read(file, text) == Settings()


def test_every_key_is_read_and_has_its_place(file: Path) -> None:
    text = (
        "unit: LB\ntarget_per_week: 3\nprogramme: Six weeks for runners\nbands:\n  - Light\n  - extra heavy\n"
        "equipment: [pull-up bar, 'bench']\nload_step: 2,5 lb\nsound: Voice\nstage: Line\nthigh_cm: 40,5\n"
    ).replace("2,5 lb", "2,5lb")
    assert read(file, text) == Settings(
        unit=Unit.LB,
        target_per_week=3,
        programme="Six weeks for runners",
        bands=("Light", "extra heavy"),
        equipment=("pull-up bar", "bench"),
        load_step=Load(1134),
        sound=Sound.VOICE,
        stage=Stage.LINE,
        thigh_cm=40.5,
    )
    places = load_settings(file).places
    assert {key: place.line for key, place in places.items()} == {
        "unit": 1,
        "target_per_week": 2,
        "programme": 3,
        "bands": 5,
        "equipment": 7,
        "load_step": 8,
        "sound": 9,
        "stage": 10,
        "thigh_cm": 11,
    }


@pytest.mark.parametrize("days", [1, 7])
def test_a_target_is_one_day_a_week_to_all_of_them(file: Path, days: int) -> None:
    assert read(file, f"target_per_week: {days}").target_per_week == days


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("unit: stone", "1:7", "'stone' does not fit here; expected kg or lb"),
        ("sound: loud", "1:8", "expected off, bell or voice"),
        ("stage: huge", "1:8", "expected full, digits or line"),
        ("unit: [kg]", "1:7", "expected kg or lb"),
        ("target_per_week: 0", "1:18", "a whole number from 1 to 7"),
        ("target_per_week: 8", "1:18", "a whole number from 1 to 7"),
        ("target_per_week: two", "1:18", "a whole number from 1 to 7"),
        ("target_per_week: ٢", "1:18", "a whole number from 1 to 7"),
        ("target_per_week: 1e0", "1:18", "a whole number from 1 to 7"),
        ("programme:", "1:11", "the name of a programme"),
        ("programme: [a]", "1:12", "the name of a programme"),
        ("bands: red", "1:8", "a list like"),
        ("bands: [red, '']", "1:14", "words that begin with a letter"),
        ("bands:\n  - red\n  - 2kg", "3:5", "'2kg' can't name a band"),
        ("bands: [light blue 2]", "1:9", "words that begin with a letter"),
        ("bands: [light blue, light-blue]", "1:8", "a band stands twice"),
        ("bands: [red, RED]", "1:8", "a band stands twice"),
        ("equipment: {a: b}", "1:12", "a list like"),
        ("equipment: dumbbell", "1:12", "`all`, `none`, or a list like"),
        ("load_step: 1", "1:12", "a load with its unit"),
        ("load_step: 0kg", "1:12", "a load above 0"),
        ("load_step: -1kg", "1:12", "a load above 0"),
        ("load_step: 2001kg", "1:12", "a load up to 2000 kg"),
        ("load_step: " + "9" * 60 + "kg", "1:12", "a load up to 2000 kg"),
        ("load_step: 1 stone", "1:12", "a load like 2.5kg"),
        ("load_step: red", "1:12", "a load like 2.5kg"),
        ("\nunits: kg", "2:1", "unknown key 'units'; expected one of unit, target_per_week"),
        ("unit: kg\nunit: lb", "2:1", "the key 'unit' stands here again"),
        ("unit: !!str kg", "1:7", "the tag"),
        ("- unit", "1:1", "these are no settings"),
        ("unit", "1:1", "these are no settings"),
        ("unit: kg: lb", "1:9", "this is not YAML"),
    ],
)
def test_a_bad_value_is_refused_with_its_place(file: Path, text: str, place: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read(file, text)
    assert str(refused.value).startswith(f"{file}:{place}: ")
    assert said in str(refused.value)


def test_what_is_no_text_is_refused(file: Path) -> None:
    file.write_bytes(b"unit: \xff")
    with pytest.raises(Refused, match="not UTF-8"):
        load_settings(file)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"can't be read: \w+ "):
        load_settings(tmp_path)


def test_what_there_is_to_train_with_is_all_none_or_a_list_and_nothing_where_nobody_said(file: Path) -> None:
    for text, value in [("", None), ("equipment: All", "all"), ("equipment: none", "none"), ("equipment: []", "none")]:
        assert plain_value(read(file, text), "equipment") == value
    assert plain_value(read(file, "equipment: [bench, bench]"), "equipment") == ["bench"]


def test_the_step_of_load_is_round_in_the_unit(file: Path) -> None:
    assert plain_value(read(file, "unit: lb"), "load_step") == "2.5lb"
    assert plain_value(read(file, "unit: lb\nload_step: 1kg"), "load_step") == "1kg"
    assert plain_value(read(file, "unit: kg"), "load_step") == "1kg"


def test_a_value_is_shown_as_a_text_a_number_or_a_list() -> None:
    chosen = Settings(unit=Unit.LB, equipment=("bench",), load_step=Load(2268), thigh_cm=40.0)
    assert [plain_value(chosen, key) for key in KEYS] == [
        "lb",
        2,
        "twice-a-week",
        ["yellow", "red", "green", "blue", "black"],
        ["bench"],
        "5lb",
        "bell",
        "full",
        40,
        None,
        "by-hand",
    ]


def test_loads_are_written_in_the_unit_and_the_bands_of_the_settings() -> None:
    vocabulary = Settings(unit=Unit.LB, bands=("red",)).vocabulary
    assert (vocabulary.unit, vocabulary.bands) == (Unit.LB, ("red",))
