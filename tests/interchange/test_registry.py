"""Which program wrote a text, and what is said of a text that none wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipflex.cli.import_ import ImportFormat
from hipflex.domain.measures import Unit
from hipflex.errors import Refused
from hipflex.interchange.decoding import text_of
from hipflex.interchange.foreign import ForeignFormat
from hipflex.interchange.registry import FORMATS, named, recognised
from tests.interchange.apps.reading import come_to
from tests.interchange.exports.forms import FORMS

ROOT = Path(__file__).parents[2]
IMPORT_PAGE = ROOT / "docs" / "import.md"
FILES = Path(__file__).parent / "apps" / "files"
WRITTEN_IN_TESTS = {"strong", "hevy", "table"}
"""Formats of so many variants that their tests write the samples."""
NUMBERS = {11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen"}


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_a_format_is_offered_told_of_and_tried_with_made_up_histories(known: ForeignFormat) -> None:
    assert known.name in {*ImportFormat}, "ImportFormat in hipflex/cli/import_.py says what --format takes"
    assert f"\n| {known.title}" in IMPORT_PAGE.read_text(encoding="utf-8"), "the table of apps in docs/import.md"
    assert known.name in {form.app for form in FORMS}, "FORMS in tests/interchange/exports/forms.py says how it writes"


@pytest.mark.parametrize(
    "known", [known for known in FORMATS if known.name not in WRITTEN_IN_TESTS], ids=lambda known: known.name
)
def test_a_format_has_a_sample_and_tests_of_its_own(known: ForeignFormat) -> None:
    samples = [file for file in FILES.iterdir() if recognised(file.read_text(encoding="utf-8"))[0] is known]
    assert samples, f"a sample, {FILES.relative_to(ROOT)}/{known.name}.csv"
    tests = FILES.parent / f"test_{known.name.replace('-', '_')}.py"
    assert tests.exists(), f"what it reads of the sample, set by set: {tests.relative_to(ROOT)}"


def test_the_readme_tells_how_many_apps_are_read() -> None:
    apps = NUMBERS[len([known for known in FORMATS if known.name != "table"])]
    assert f"the files of {apps} other apps" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted(FILES.iterdir()), ids=lambda file: file.name)
def test_a_file_is_known_by_its_own_format_and_by_no_other(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    knowing = [known.name for known in FORMATS if known.detect(text)]
    assert knowing == [recognised(text)[0].name]
    assert file.name.startswith(knowing[0].partition("-")[0])


@pytest.mark.parametrize("file", sorted(FILES.iterdir()), ids=lambda file: file.name)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_no_set_and_no_identity(file: Path, end: str) -> None:
    text = file.read_text(encoding="utf-8")
    known = recognised(text)[0]
    there, here = (come_to(known, text_of(some.encode()), Unit.KG) for some in (text, text.replace("\n", end)))
    assert (here.sets, here.bad, here.warnings) == (there.sets, there.bad, there.warnings)
    assert [row.identity for row in here.rows.values()] == [row.identity for row in there.rows.values()]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        (" \n\n", "the file is empty"),
        ('{"workouts": []}', "this is JSON"),
        ("[1, 2]", "this is JSON"),
        ("<!DOCTYPE html><html></html>", "a web page"),
        ('<?xml version="1.0"?>\n<gpx version="1.1">', "the `activities.csv` of Strava"),
        ('<?xml version="1.0"?>\n<TrainingCenterDatabase>', "the `activities.csv` of Strava"),
        ('<?xml version="1.0"?>\n<!DOCTYPE HealthData>\n<HealthData>', "Apple Health"),
        ("<plist></plist>", "this is XML"),
        ("Date,Time,Measurement,Value,Unit,Comment\n", "body measurements, not sets"),
        ('"date","weight_kg","fat_percent","neck_cm"\n', "body measurements, not sets"),
        ("Date,Weight\n2024-05-06,80\n", "body measurements, not sets"),
        ("day;lift;n;kg\n1;2;3;4\n", r"its columns are 'day', 'lift', 'n', 'kg'; in a map \(--map FILE\)"),
        ("2024-05-06,Squat,5,100\n2024-05-06,Squat,5,100\n", "put such a row above it"),
        ("Dear diary, today I squatted.\n", "its columns are"),
        ("Dear diary\n", "neither a table nor any other export"),
        ("1,2,3\n4,5,6\n", "neither a table nor any other export"),
    ],
)
def test_a_text_that_no_program_wrote_is_told_in_one_line(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as told:
        recognised(text)
    assert "\n" not in str(told.value)


def test_a_long_header_is_cut_in_what_is_said_of_it() -> None:
    with pytest.raises(Refused, match=r"'c11' and 3 more"):
        recognised(",".join(f"c{number}" for number in range(15)))


def test_formats_have_names_that_can_be_asked_for() -> None:
    assert [named(known.name) for known in FORMATS] == [*FORMATS]
    with pytest.raises(Refused, match="known are strong, hevy"):
        named("excel")
