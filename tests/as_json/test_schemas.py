"""The schemas: one for every answer, kept by version, as strict to us as they are lenient to whoever reads them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

import pytest
from jsonschema import Draft202012Validator
from typer.main import get_command

from hipflex.as_json.documents.changes import Logged
from hipflex.as_json.documents.machine import Setting
from hipflex.as_json.json_schema import Schema, json_schema, keywords
from hipflex.as_json.schemas import ANSWERS, schema_of
from hipflex.as_json.sessions import CHECK_IN_KEYS, SESSION_KEYS
from hipflex.as_json.sets import KEYS, TARGET_KEYS
from hipflex.cli.app import app
from hipflex.domain.measures import Side
from hipflex.places import From
from tests.as_json.answers import command_of, fault_of
from tests.as_json.schemas import FOLDER, file_name, only_adds, written
from tests.as_json.test_rows import SET
from tests.readme.readme import text_of

LOGGED: dict[str, Any] = {"change": "c", "session": "s", "sets": [SET]}


def answering(command: Any, words: str = "") -> Iterator[str]:
    """The commands below one that take `--json`, by their names."""
    if any("--json" in option.opts for option in command.params):
        yield words or "hipflex"
    for name, child in getattr(command, "commands", {}).items():
        yield from answering(child, f"{words} {name}".strip())


def test_every_command_that_takes_json_has_a_schema_and_so_has_the_export() -> None:
    assert {*answering(get_command(app)), "export"} == {*ANSWERS}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_schema_is_sound_and_kept_as_it_is(name: str) -> None:
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    kept = FOLDER / file_name(name, ANSWERS[name][1])
    assert kept.exists(), "python -m tests.as_json.schemas"
    assert text_of(kept) == written(schema), "python -m tests.as_json.schemas, or another version"


def test_every_version_there_ever_was_is_kept_and_no_other() -> None:
    versions = {file_name(name, one + 1) for name, (_, newest) in ANSWERS.items() for one in range(newest)}
    assert {path.name for path in FOLDER.glob("*.json")} == versions


def another_type(logged: Schema) -> None:
    logged["properties"]["change"] = {"type": "integer"}


def one_key_less(logged: Schema) -> None:
    del logged["properties"]["change"]
    logged["required"].remove("change")


def a_key_that_may_lack(logged: Schema) -> None:
    logged["required"].remove("change")


def another_limit(logged: Schema) -> None:
    logged["properties"]["change"]["minLength"] = 2


def no_limit(logged: Schema) -> None:
    del logged["properties"]["change"]["minLength"]


def one_key_more(logged: Schema) -> None:
    logged["properties"]["more"] = {"type": "string"}
    logged["required"].append("more")


def other_words(logged: Schema) -> None:
    logged["description"] = "What was logged."
    logged["properties"]["change"]["description"] = "Its id."


def changed(change: Callable[[Schema], None]) -> tuple[Schema, Schema]:
    """A schema before and after a change of what was logged."""
    before = schema_of("log")
    after = copy.deepcopy(before)
    change(after["$defs"]["Logged"])
    assert written(after) != written(before)
    return before, after


@pytest.mark.parametrize("change", [another_type, one_key_less, a_key_that_may_lack, another_limit, no_limit])
def test_what_breaks_a_promise_wants_another_version(change: Callable[[Schema], None]) -> None:
    assert not only_adds(*changed(change))


@pytest.mark.parametrize("change", [one_key_more, other_words])
def test_what_only_adds_wants_none(change: Callable[[Schema], None]) -> None:
    assert only_adds(*changed(change))


def test_a_word_more_in_a_list_of_words_wants_another_version() -> None:
    before = schema_of("log")
    after = copy.deepcopy(before)
    after["$defs"]["Set"]["properties"]["kind"]["enum"].append("sport")
    assert not only_adds(before, after)


def test_an_answer_is_held_to_its_keys_and_their_order() -> None:
    assert fault_of(["log", "lunge", "12"], LOGGED) == ""
    for wrong in (
        {key: value for key, value in LOGGED.items() if key != "change"},
        LOGGED | {"more": 1},
        dict(reversed(LOGGED.items())),
        LOGGED | {"change": 7},
        LOGGED | {"sets": [SET | {"reps": 8.5}]},
        LOGGED | {"sets": [SET | {"load_kg": 2.0}]},
        LOGGED | {"sets": [SET | {"performed_at": "2026-11-20"}]},
        [LOGGED],
    ):
        assert fault_of(["log", "lunge", "12"], wrong) != "", wrong


def test_a_script_need_not_mind_a_key_that_came_later() -> None:
    assert Draft202012Validator(schema_of("log")).is_valid(LOGGED | {"more": 1, "sets": [SET | {"more": 1}]})
    assert not Draft202012Validator(schema_of("log")).is_valid({"change": "c"})


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("--json", "hipflex"),
        ("--log-file log show --json", "hipflex"),
        ("--log-file x.db workout show lunge --json", "workout show"),
        ("log workout show --json", "log"),
    ],
)
def test_an_answer_is_known_by_the_command_line(line: str, name: str) -> None:
    assert command_of(line.split()) == name


@pytest.mark.parametrize(
    ("row", "keys"), [("Set", KEYS), ("Target", TARGET_KEYS), ("Session", SESSION_KEYS), ("CheckIn", CHECK_IN_KEYS)]
)
def test_what_is_read_back_has_the_keys_of_an_export(row: str, keys: tuple[str, ...]) -> None:
    assert tuple(schema_of("export")["$defs"][row]["properties"]) == keys


def test_a_setting_comes_from_where_settings_come_from() -> None:
    assert json_schema(Setting)["$defs"]["Setting"]["properties"]["from"]["enum"] == [*From]


def test_types_become_schemas() -> None:
    assert json_schema(Annotated[int, "reps", keywords(minimum=0)] | None) == {
        "type": ["integer", "null"],
        "description": "reps",
        "minimum": 0,
        "$defs": {},
    }
    assert json_schema(Side | None)["enum"] == ["left", "right", None]
    assert json_schema(Literal["a"] | None)["enum"] == ["a", None]
    assert json_schema(dict[str, int])["additionalProperties"] == {"type": "integer"}
    assert json_schema(Logged | None)["anyOf"] == [{"$ref": "#/$defs/Logged"}, {"type": "null"}]


def test_what_json_has_no_word_for_is_no_type() -> None:
    for unknown in (bytes, tuple[int, int]):
        with pytest.raises((KeyError, TypeError)):
            json_schema(unknown)
