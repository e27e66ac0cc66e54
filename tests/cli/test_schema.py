"""`hipflex schema`: what a command answers, for scripts to be written against."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from tests.cli.home import Home


def test_an_answer_fits_the_schema_that_the_program_prints(used: Home) -> None:
    for words in (["workout", "show"], ["log"], ["history"]):
        Draft202012Validator(used.ok("schema", *words).json).validate(used.ok(*words, "--json").json)


def test_alone_it_lists_the_commands_each_with_the_version_of_its_schema(home: Home) -> None:
    listed = home.ok("schema").json
    assert {"command": "workout show", "version": 1, "id": "urn:hipflex:schema:workout-show:1"} in listed
    assert [home.ok("schema", *one["command"].split()).json["$id"] for one in listed[:3]] == [
        one["id"] for one in listed[:3]
    ]


def test_of_export_which_has_no_option_for_json_it_is_what_the_two_formats_write(used: Home) -> None:
    schema = used.ok("schema", "export").json
    assert [one["description"] for one in schema["anyOf"]] == ["a line of --format jsonl", "all of --format json"]
    for written in (used.ok("export").rows[0], used.ok("export", "--format", "json").json):
        Draft202012Validator(schema).validate(written)
    assert "--json" not in used.ok("schema", "--help").out.partition("Options:")[0]


def test_the_program_alone_has_one_by_its_name(home: Home) -> None:
    assert home.ok("schema", "hipflex").json["title"] == "hipflex, version 1"


@pytest.mark.parametrize(
    ("words", "near"), [("workout shwo", "workout show"), ("progres", "progress"), ("settings st", "settings set")]
)
def test_of_no_such_command_the_nearest_is_named(home: Home, words: str, near: str) -> None:
    home.refused("schema", *words.split(), code=2, says=f"did you mean {near}?")


def test_where_none_is_near_the_list_is(home: Home) -> None:
    home.refused("schema", "\x1b[31m", "zzz", code=2, says="`hipflex schema` lists those that do")
