"""The commented file that an entry of one's own begins as."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hipflex.catalogue.dose_fields import sourced_dose
from hipflex.catalogue.entry_fields import DAY, PROGRAMME, ROLES, movement_fields, step_fields, workout_fields
from hipflex.catalogue.library import Library
from hipflex.catalogue.schema import SchemaOf, schema
from hipflex.catalogue.starter import FOLDERS, exercise_as_done, starter, write_starter
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Sides
from hipflex.errors import Refused
from hipflex.yamltext.shapes import Struct
from tests.catalogue.folders import VOCABULARY, hipflex, library_of, written
from tests.catalogue.typed import typed

KINDS = list(FOLDERS)
MOVEMENT = movement_fields(VOCABULARY)
FIELDS: dict[SchemaOf, list[Struct]] = {
    SchemaOf.EXERCISE: [MOVEMENT, ROLES, sourced_dose(VOCABULARY)],
    SchemaOf.STRETCH: [MOVEMENT, ROLES, sourced_dose(VOCABULARY)],
    SchemaOf.WARM_UP: [MOVEMENT, ROLES, sourced_dose(VOCABULARY)],
    SchemaOf.WORKOUT: [workout_fields(VOCABULARY), step_fields(VOCABULARY)],
    SchemaOf.PROGRAMME: [PROGRAMME, DAY],
}
COMMENTED = re.compile(r"^( *)# ((?:  )*(?:- .+|[a-z_]+:.*))$", re.MULTILINE)
"""A line of YAML behind a `#`; an explanation begins with a capital letter, or with more blanks."""


def uncommented(text: str) -> str:
    """The text with every commented line in force."""
    return COMMENTED.sub(r"\1\2", text.partition("\n")[2])


def keys(found: Any) -> set[str]:
    """Every key of a document."""
    if isinstance(found, dict):
        return {*found, *(key for inside in found.values() for key in keys(inside))}
    return {key for inside in found for key in keys(inside)} if isinstance(found, list) else set()


def entry_of(library: Library, kind: SchemaOf, slug: str) -> Any:
    sorts = {SchemaOf.WORKOUT: library.workouts, SchemaOf.PROGRAMME: library.programmes}
    return sorts.get(kind, library.movements)[slug]


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_is_a_sound_entry_as_it_stands(kind: SchemaOf, tmp_path: Path) -> None:
    path = write_starter(tmp_path, kind, "my-own-one")
    library = library_of(tmp_path)
    assert library.problems == ()
    assert entry_of(library, kind, "my-own-one").title == "My own one"
    assert Draft202012Validator(schema(kind)).is_valid(typed(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_with_every_line_in_force_is_sound_too(kind: SchemaOf, tmp_path: Path) -> None:
    text = uncommented(starter(kind, "my-own-one"))
    library = library_of(written(tmp_path, {f"{FOLDERS[kind]}/my-own-one.yaml": text}))
    assert [str(problem) for problem in library.problems] == []
    assert Draft202012Validator(schema(kind)).is_valid(typed(text))


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_has_a_line_for_every_field_of_its_kind(kind: SchemaOf) -> None:
    wanted = {name for struct in FIELDS[kind] for name in struct.fields}
    assert wanted - keys(typed(uncommented(starter(kind, "mine")))) == set()


def test_a_field_without_a_line_would_be_missed() -> None:
    text = starter(SchemaOf.EXERCISE, "mine").replace("# harder:", "# hardest:")
    assert {*MOVEMENT.fields} - keys(typed(uncommented(text))) == {"harder"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_begins_with_the_schema_beside_it(kind: SchemaOf, tmp_path: Path) -> None:
    path = write_starter(tmp_path, kind, "mine")
    found = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", path.read_text(encoding="utf-8").split("\n")[0])
    assert found
    assert json.loads((path.parent / found[1]).read_text(encoding="utf-8")) == schema(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_of_a_starter_is_wider_than_a_screen_of_text(kind: SchemaOf) -> None:
    assert max(map(len, starter(kind, "mine").splitlines())) <= 120
    assert starter(kind, "mine").endswith("\n")


@pytest.mark.parametrize("there", ["exercises/mine.yaml", "exercises/mine.yml", "stretches/mine.yaml"])
def test_a_starter_never_writes_over_an_entry(there: str, tmp_path: Path) -> None:
    written(tmp_path, {there: "mine"})
    with pytest.raises(Refused, match="is there already; nothing was written"):
        write_starter(tmp_path, SchemaOf.EXERCISE, "mine")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / there]
    assert (tmp_path / there).read_text() == "mine"


def test_a_starter_never_writes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises/mine.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(Refused, match="is there already"):
        write_starter(tmp_path, SchemaOf.EXERCISE, "mine")
    assert not (tmp_path / "elsewhere.yaml").exists()


@pytest.mark.parametrize("linked", [Path.symlink_to, Path.hardlink_to])
def test_neither_does_the_schema_beside_it(linked: Callable[[Path, Path], None], tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text("dear to somebody")
    (tmp_path / ".schemas").mkdir()
    linked(tmp_path / ".schemas/exercise.json", tmp_path / "log.txt")
    write_starter(tmp_path, SchemaOf.EXERCISE, "mine")
    assert (tmp_path / "log.txt").read_text() == "dear to somebody"
    assert json.loads((tmp_path / ".schemas/exercise.json").read_text()) == schema(SchemaOf.EXERCISE)


def test_a_workout_may_have_the_name_of_a_movement(tmp_path: Path) -> None:
    write_starter(tmp_path, SchemaOf.EXERCISE, "mine")
    assert write_starter(tmp_path, SchemaOf.WORKOUT, "mine") == tmp_path / "workouts/mine.yaml"


@pytest.mark.parametrize(
    ("name", "file", "title"),
    [
        ("knee-drive", "knee-drive", "Knee drive"),
        ("Goblet squat", "goblet-squat", "Goblet squat"),
        ("goblet squat", "goblet-squat", "Goblet squat"),
        ("Squat (Barbell)", "squat-barbell", "Squat (Barbell)"),
        ("Farmer's walk", "farmers-walk", "Farmer's walk"),
        ("Übung: für die Füße #1", "ubung-fur-die-fusse-1", "Übung: für die Füße #1"),
        ("100", "100", "100"),
        ("no", "no", "No"),
        ("Приседания", "exercise-1", "Приседания"),
        ("жим t", "exercise-1", "Жим t"),
        ('"quoted" {brace}', "quoted-brace", '"quoted" {brace}'),
    ],
)
def test_a_name_makes_the_file_s_name_and_the_title(name: str, file: str, title: str, tmp_path: Path) -> None:
    assert write_starter(tmp_path, SchemaOf.EXERCISE, name) == tmp_path / f"exercises/{file}.yaml"
    library = library_of(tmp_path)
    assert library.problems == ()
    assert library.movements[file].title == title


def test_names_without_letters_for_a_file_are_numbered(tmp_path: Path) -> None:
    names = [write_starter(tmp_path, SchemaOf.STRETCH, name).stem for name in ("深蹲", "Жим")]
    assert names == ["stretch-1", "stretch-2"]


@pytest.mark.parametrize(
    "name",
    ["", " ", "-", "../mine", "/mine", "..\\mine", ".mine", "mine.yaml", "Mine.YML", "a\n", "\x1b[31ma", "\udcff"],
)
def test_what_is_no_name_is_refused_and_nothing_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="can't be a name; expected letters and digits"):
        write_starter(tmp_path, SchemaOf.EXERCISE, name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sides", [Sides.NONE, Sides.EACH])
@pytest.mark.parametrize("measures", [[one, *others] for one in Measure for others in ([], [Measure.REPS])])
def test_a_starter_of_what_was_done_is_a_sound_entry_that_takes_it(
    measures: list[Measure], sides: Sides, tmp_path: Path
) -> None:
    how = exercise_as_done([*dict.fromkeys(measures)], per_side=sides is Sides.EACH)
    write_starter(tmp_path, SchemaOf.EXERCISE, "Mine", how)
    library = library_of(tmp_path)
    assert library.problems == ()
    assert {*library.movements["mine"].measures} == {*measures}
    assert library.movements["mine"].sides is sides
    assert library.movements["mine"].cues == ()


def test_a_folder_that_can_not_be_made_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="is a file, expected a folder"):
        write_starter(tmp_path / "file", SchemaOf.EXERCISE, "mine")
    with pytest.raises(Refused, match="can't be written: File name too long"):
        write_starter(tmp_path, SchemaOf.EXERCISE, "a" * 300)


@pytest.mark.parametrize("kind", [SchemaOf.EXERCISE, SchemaOf.WORKOUT])
def test_the_program_writes_it_into_the_first_catalogue_and_takes_it(kind: SchemaOf, tmp_path: Path) -> None:
    options = ["--catalogue", str(tmp_path / "a b"), "--catalogue", str(tmp_path / "other")]
    for words in (["new", "knee-drive", "--kind", kind.value], ["check"]):
        done = hipflex(tmp_path, "catalogue", *words, *options)
        assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a b" / FOLDERS[kind] / "knee-drive.yaml").exists()
