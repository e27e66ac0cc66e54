"""The schema that editors get says what the reader says, for both are made of the same fields."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from hipflex.catalogue.dose_fields import sourced_dose
from hipflex.catalogue.entry_fields import DAY, ROLES, step_fields
from hipflex.catalogue.figure_fields import FIGURE, POSE
from hipflex.catalogue.folder import read_folder
from hipflex.catalogue.layout import FILES, FOLDERS
from hipflex.catalogue.loading import shipped_folder
from hipflex.catalogue.schema import FIELDS, MAPS, SchemaOf, schema
from hipflex.domain.movement import Origin
from hipflex.fields import LONGEST_LINE
from hipflex.yamltext.shapes import Struct
from tests.catalogue.folders import VOCABULARY, hipflex, written
from tests.catalogue.typed import KINDS, typed
from tests.generated import generated

SHIPPED = sorted(shipped_folder().rglob("*.yaml"))
SCHEMAS = {kind: Draft202012Validator(schema(kind)) for kind in (None, *SchemaOf)}


def kind_of(name: str) -> SchemaOf:
    return KINDS[name.partition("/")[0]]


def refused_by_schema(name: str, text: str) -> bool:
    data = typed(text)
    [by_kind, by_any] = [SCHEMAS[kind].is_valid(data) for kind in (kind_of(name), None)]
    assert by_any or not by_kind, "what one kind allows is allowed where the kind isn't known"
    return not by_kind


def refused_by_reader(name: str, text: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        read = read_folder(written(Path(folder), {name: text}), VOCABULARY, Origin.USER)
    return bool(read.problems)


@pytest.mark.parametrize("kind", SCHEMAS, ids=str)
def test_every_schema_is_one(kind: SchemaOf | None) -> None:
    Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert json.loads(json.dumps(schema(kind))) == schema(kind)


def test_there_is_a_schema_for_all_that_can_be_read() -> None:
    assert KINDS.keys() == {*FOLDERS, *FILES}
    assert {*KINDS.values()} == {*SchemaOf} == {*FIELDS, *MAPS}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_is_as_its_schema_says(path: Path) -> None:
    name = path.relative_to(shipped_folder()).as_posix()
    assert not refused_by_schema(name, path.read_text(encoding="utf-8"))


def test_the_shipped_files_are_not_checked_for_nothing() -> None:
    assert len(SHIPPED) > 30
    for path in SHIPPED:
        name, text = path.relative_to(shipped_folder()).as_posix(), path.read_text(encoding="utf-8")
        assert refused_by_schema(name, f"{text}\nxyzzy: 1\n"), name


def nested(found: Any) -> Iterator[dict[str, Any]]:
    """Every map of fields within a schema."""
    if isinstance(found, dict):
        if "properties" in found:
            yield found
        for inside in found.values():
            yield from nested(inside)
    elif isinstance(found, list):
        for inside in found:
            yield from nested(inside)


OF_A_MOVEMENT = [ROLES, sourced_dose(VOCABULARY), FIGURE, POSE]
INSIDE: dict[SchemaOf, list[Struct]] = {
    SchemaOf.EXERCISE: OF_A_MOVEMENT,
    SchemaOf.STRETCH: OF_A_MOVEMENT,
    SchemaOf.WARM_UP: OF_A_MOVEMENT,
    SchemaOf.WORKOUT: [step_fields(VOCABULARY)],
    SchemaOf.PROGRAMME: [DAY],
    SchemaOf.LIFTS: [ROLES],
}
READ = {
    kind: [one for one in (whole, *INSIDE.get(kind, [])) if isinstance(one, Struct)]
    for kind, whole in {**FIELDS, **MAPS}.items()
}


@pytest.mark.parametrize("kind", SchemaOf)
def test_every_field_of_the_reader_stands_in_the_schema_with_its_explanation(kind: SchemaOf) -> None:
    maps = [one for one in nested(schema(kind)) if one["properties"].keys() != {"both", "left", "right"}]
    assert len(maps) == len(READ[kind])
    for fields in (struct.fields for struct in READ[kind]):
        [found] = [one for one in maps if one["properties"].keys() == fields.keys()]
        assert {name: one["description"] for name, one in found["properties"].items()} == {
            name: field.about for name, field in fields.items()
        }
        assert found["required"] == [name for name, field in fields.items() if field.required]
        assert found["additionalProperties"] is False
        assert all(field.about for field in fields.values())


MOVEMENT = "title: Mine\ndoses: {a: 3 x 8}\n"
STEP = "title: Mine\nexercises: [{movement: lunge, %s}]\n"
WEEKS = "title: Mine\nweeks: %s\ndays: [{day: %s, workout: hip-flexor}]\n"
WRONG = [
    ("exercises/mine.yaml", "[]\n"),
    ("exercises/mine.yaml", "Mine\n"),
    ("exercises/mine.yaml", "title: Mine\n"),
    ("exercises/mine.yaml", "doses: {a: 3 x 8}\n"),
    ("exercises/mine.yaml", f"{MOVEMENT}musles: {{}}\n"),
    ("exercises/mine.yaml", "title: ''\ndoses: {a: 3 x 8}\n"),
    ("exercises/mine.yaml", "title: '  '\ndoses: {a: 3 x 8}\n"),
    ("exercises/mine.yaml", "title: [Mine]\ndoses: {a: 3 x 8}\n"),
    ("exercises/mine.yaml", f"title: {'a' * (LONGEST_LINE + 1)}\ndoses: {{a: 3 x 8}}\n"),
    ("exercises/mine.yaml", 'title: "\\e[31mMine"\ndoses: {a: 3 x 8}\n'),
    ("exercises/mine.yaml", 'title: "Mine\\u202E"\ndoses: {a: 3 x 8}\n'),
    ("exercises/mine.yaml", 'title: "\\x80"\ndoses: {a: 3 x 8}\n'),
    ("exercises/mine.yaml", "title: Mine\ndoses: {}\n"),
    ("exercises/mine.yaml", "title: Mine\ndoses: 3 x 8\n"),
    ("exercises/mine.yaml", "title: Mine\ndoses: [3 x 8]\n"),
    ("exercises/mine.yaml", "title: Mine\ndoses: {'': 3 x 8}\n"),
    ("exercises/mine.yaml", "title: Mine\ndoses: {a: {source: me}}\n"),
    ("exercises/mine.yaml", "title: Mine\ndoses: {a: {dose: 3 x 8, by: me}}\n"),
    ("stretches/mine.yaml", f"{MOVEMENT}sides: both\n"),
    ("stretches/mine.yaml", f"{MOVEMENT}measures: reps\n"),
    ("stretches/mine.yaml", f"{MOVEMENT}measures: [rep]\n"),
    ("stretches/mine.yaml", f"{MOVEMENT}measures: []\n"),
    ("warm-ups/mine.yaml", f"{MOVEMENT}resistance: bodywaight\n"),
    ("warm-ups/mine.yaml", f"{MOVEMENT}cues: Go.\n"),
    ("warm-ups/mine.yaml", f"{MOVEMENT}cues: [[Go.]]\n"),
    ("exercises/mine.yaml", f"{MOVEMENT}easier: [Hip Bridge]\n"),
    ("exercises/mine.yaml", f"{MOVEMENT}progression: [[rung]]\n"),
    ("exercises/mine.yaml", f"{MOVEMENT}muscles: {{tertiary: [glutes]}}\n"),
    ("exercises/mine.yaml", f"{MOVEMENT}muscles: [glutes]\n"),
    ("workouts/mine.yaml", "title: Mine\nexercises: []\n"),
    ("workouts/mine.yaml", "title: Mine\nexercises: [Lunge forward]\n"),
    ("workouts/mine.yaml", "title: Mine\nexercises: [[lunge]]\n"),
    ("workouts/mine.yaml", "title: Mine\nexercises: [{dose: 3 x 8}]\n"),
    ("workouts/mine.yaml", STEP % "phase: warmup"),
    ("workouts/mine.yaml", STEP % "sets: 3"),
    ("programmes/mine.yaml", WEEKS % (0, 1)),
    ("programmes/mine.yaml", WEEKS % (53, 1)),
    ("programmes/mine.yaml", WEEKS % ("four", 1)),
    ("programmes/mine.yaml", WEEKS % (1.5, 1)),
    ("programmes/mine.yaml", WEEKS % (1, 0)),
    ("programmes/mine.yaml", WEEKS % (1, 8)),
    ("programmes/mine.yaml", "title: Mine\nweeks: 1\ndays: []\n"),
    ("guides/mine.yaml", "title: Mine\n"),
    ("muscles.yaml", "- glutes\n"),
    ("muscles.yaml", "Big Muscle: {title: Big, facts: [Here.]}\n"),
    ("muscles.yaml", "big: {title: Big}\n"),
    ("muscles.yaml", "big: {title: Big, facts: [Here.], hip_flexor: maybe}\n"),
    ("equipment.yaml", "'': {use: to lift}\n"),
    ("equipment.yaml", "rock: to lift\n"),
    ("references.yaml", "study: {title: A study}\n"),
]
RIGHT = [
    ("exercises/100.yaml", "title: 100\naliases: [1.5, 8-10, 1:30, 2026-11-20]\ndoses: {a: 8, b: 3 x 1:30}\n"),
    ("exercises/mine.yaml", 'title: "Mine ✓ [each side] \\u05d0\\u200f"\ndoses: {two words: 3 x 8}\ncues: []\n'),
    ("exercises/mine.yaml", "title: >\n  Mine\n  all\n\n  mine\ndoses:\n  a: |\n    3 x 8\n"),
    ("exercises/mine.yaml", f"title: {'a' * LONGEST_LINE}\ndoses: {{a: 3 x 8}}\neasier: [100]\n"),
    ("programmes/mine.yaml", WEEKS % (52, 7)),
    ("workouts/mine.yaml", "title: Mine\nexercises: [lunge, {movement: bridge, dose: 3 x 8}]\n"),
    ("workouts/mine.yaml", STEP % "phase: cool-down, dose: 8"),
    (
        "muscles.yaml",
        "big: {title: Big, facts: [Here.], hip_flexor: yes}\nsmall: {title: 1, facts: [], hip_flexor: false}\n",
    ),
    ("equipment.yaml", "big rock: {use: to lift}\n"),
]


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_what_is_wrong_is_refused_by_schema_and_reader_alike(name: str, text: str) -> None:
    assert (refused_by_schema(name, text), refused_by_reader(name, text)) == (True, True)


@pytest.mark.parametrize(("name", "text"), RIGHT)
def test_what_is_right_is_taken_by_schema_and_reader_alike(name: str, text: str) -> None:
    assert (refused_by_schema(name, text), refused_by_reader(name, text)) == (False, False)


VALUES = st.recursive(
    st.one_of(
        st.sampled_from(
            ["Mine", "lunge", "each", "time", "reps", "band", "work", "yes", "3 x 8-10", "20s", "rung", ""]
        ),
        st.sampled_from([0, 1, 7, 8, 52, 53, 2.5]),
        st.text(max_size=4),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(["dose", "source", "movement", "primary", "day", "workout", "a"]), inner, max_size=3
        ),
    ),
    max_leaves=4,
)


@st.composite
def any_entry(draw: st.DrawFn) -> tuple[str, str]:
    """A file with some of its fields, many of them wrong."""
    folder, kind = draw(st.sampled_from([(folder, kind) for folder, kind in KINDS.items() if kind in FIELDS]))
    sound = typed(next(path for path in SHIPPED if path.parent.name == folder).read_text(encoding="utf-8"))
    wrong = draw(st.dictionaries(st.sampled_from([*FIELDS[kind].fields, "xyzzy"]), VALUES, max_size=2))
    for name in draw(st.lists(st.sampled_from([*FIELDS[kind].fields]), max_size=1)):
        sound.pop(name, None)
    return f"{folder}/mine.yaml", yaml.safe_dump({**sound, **wrong}, allow_unicode=True, sort_keys=False)


@settings(max_examples=150)
@given(any_entry())
def test_an_editor_marks_nothing_that_the_reader_takes(entry: tuple[str, str]) -> None:
    assert refused_by_reader(*entry) or not refused_by_schema(*entry)


def test_the_entries_are_sound_and_wrong() -> None:
    assert generated(any_entry(), lambda entry: not refused_by_reader(*entry))
    assert generated(any_entry(), lambda entry: refused_by_schema(*entry))


@pytest.mark.parametrize("kind", [None, SchemaOf.WORKOUT])
def test_the_program_prints_it(kind: SchemaOf | None, tmp_path: Path) -> None:
    options = ["--kind", kind.value] if kind else []
    assert json.loads(hipflex(tmp_path, "catalogue", "schema", *options).stdout) == schema(kind)
