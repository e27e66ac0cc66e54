"""The schemas kept in docs/schemas: `python -m tests.as_json.schemas` writes what is new there.

That is a new version, or one that only has keys more; a script that reads an answer can tell nothing else apart. All
other changes want another version in the table of answers, and the file of the one before stays as it is.
"""

from __future__ import annotations

import json
import sys

from hipflex.as_json.json_schema import Schema
from hipflex.as_json.schemas import ANSWERS, schema_of
from tests.readme.readme import DOCS

FOLDER = DOCS / "schemas"
WORDS = {"title", "description"}
OPEN = {"properties", "$defs"}


def file_name(name: str, version: int) -> str:
    """What a version of the answer of a command is kept as."""
    return f"{name.replace(' ', '-')}-v{version}.json"


def written(schema: Schema) -> str:
    """A schema as its file has it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def only_adds(before: object, after: object, key: str = "") -> bool:
    """Whether one schema promises all that the other did, and at most keys beyond that."""
    if isinstance(before, dict) and isinstance(after, dict):
        words = set() if key in OPEN else WORDS
        names, others = before.keys() - words, after.keys() - words
        fits = names <= others if key in OPEN else names == others
        return fits and all(only_adds(before[name], after[name], name) for name in names)
    if isinstance(before, list) and isinstance(after, list):
        if key == "required":
            return {*before} <= {*after}
        return len(before) == len(after) and all(map(only_adds, before, after))
    return before == after


def main() -> None:
    """Writes every schema anew that may be."""
    texts = {FOLDER / file_name(name, version): (name, schema_of(name)) for name, (_, version) in ANSWERS.items()}
    for path, (name, schema) in texts.items():
        if path.exists() and not only_adds(json.loads(path.read_text(encoding="utf-8")), schema):
            sys.exit(f"{path.name}: the answer of `{name}` has changed by more than new keys: raise its version")
    FOLDER.mkdir(exist_ok=True)
    for path, (_, schema) in texts.items():
        path.write_text(written(schema), encoding="utf-8")


if __name__ == "__main__":
    main()
