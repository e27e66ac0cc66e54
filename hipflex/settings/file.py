"""The settings' file: read with the place of each value, changed line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hipflex.errors import Place, Problem, Refused
from hipflex.fields import closest, shown
from hipflex.files import NotUtf8, decoded, make_folder, read_at_most, whole_file
from hipflex.settings.values import KEYS, SETTINGS, Settings
from hipflex.yamltext.nodes import MOST_BYTES, Fields, Items, Node, Scalar
from hipflex.yamltext.shapes import Many, Report, read

_PLAIN = re.compile(r"[A-Za-z0-9][\w .-]*")
_CONTINUES = re.compile(r"[^\S\r\n]|-")
_QUOTED_OR_COMMENT = re.compile(r"""(?<=[\s\[,])(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")|(?<=\s)#.*""")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and the place in the file of each value that stands there."""

    settings: Settings
    places: Mapping[str, Place]


def load_settings(path: Path, *, must_exist: bool = False) -> Loaded:
    """Reads a settings file; where there is none all is as by default, unless somebody named it."""
    text = _text_of(path)
    if text is None:
        if must_exist:
            raise Refused(f"there is no settings file {path}")
        return Loaded(Settings(), {})
    return _loaded(text.encode(), str(path))


def change_setting(path: Path, key: str, words: Sequence[str]) -> tuple[Settings, Settings]:
    """Writes one value into the settings file and leaves all else as it stands; the settings before and after.

    A value that was wrong before counts as its default, so that this can put it right.
    """
    if key not in KEYS:
        close = closest(key, KEYS)
        raise Refused(f"no setting is called {shown(key)}" + (f"; did you mean {close}?" if close else ""))
    node, report = _node_of(key, words), Report()
    value = read(SETTINGS.fields[key].shape, node, report)
    if report.problems:
        raise Refused(f"{key}: {report.problems[0].what}; expected {report.problems[0].expected}")
    kept = _text_of(path) or ""
    before = _loaded(kept.encode(), str(path), whatever=key)
    text = _edited(kept, key, _yaml(node), before.places.get(key))
    after = _reread(text, path)
    wanted = replace(before.settings, **{key: value})
    if after is None or after.settings != wanted or set(after.places) != {*before.places, key}:
        raise Refused(f"{path} can't be changed safely as it is written; write `{key}: {_yaml(node)}` in it yourself")
    make_folder(path.parent)
    with whole_file(path) as file:
        file.write(text)
    return before.settings, after.settings


def _loaded(data: bytes, file: str, *, whatever: str | None = None) -> Loaded:
    """The settings of a text; the value of the key `whatever` may be wrong, and counts as its default then."""
    from hipflex.yamltext.reading import read_document

    node, problems = read_document(data, file)
    if problems:
        raise Refused(str(problems[0]))
    if node is None or (isinstance(node, Scalar) and not node.text):
        return Loaded(Settings(), {})
    if not isinstance(node, Fields):
        raise Refused(str(Problem(node.place, "these are no settings", f"`key: value`, keys {', '.join(KEYS)}")))
    values: dict[str, Any] = {}
    for key, value in node.fields:
        report = Report()
        found = read(SETTINGS, Fields(((key, value),), key.place), report)
        if report.problems and key.text != whatever:
            raise Refused(str(report.problems[0]))
        values |= {} if report.problems else found
    return Loaded(Settings(**values), {key.text: value.place for key, value in node.fields})


def _reread(text: str, path: Path) -> Loaded | None:
    try:
        return _loaded(text.encode(), str(path))
    except Refused:
        return None


def _node_of(key: str, words: Sequence[str]) -> Node:
    """What the words after a key on the command line stand for: a list has commas, or its items one a word.

    A band is a word; equipment may have blanks in its name, so that quotes of the shell keep it together.
    """
    place = Place("", 1, 1)
    text = " ".join(words)
    if not isinstance(SETTINGS.fields[key].shape, Many):
        return Scalar(text, place)
    bare, in_brackets = text.strip().strip("[]"), text.strip().startswith("[")
    whole_words = key == "equipment" and not in_brackets
    parts = re.split(",", bare) if "," in bare or in_brackets else words if whole_words else bare.split()
    found = [part.strip().strip("\"'" if in_brackets else None) for part in parts]
    return Items(tuple(Scalar(part, place) for part in found if part), place)


def _yaml(node: Node) -> str:
    if isinstance(node, Items):
        return f"[{', '.join(_yaml(item) for item in node.items)}]"
    text = node.text.strip() if isinstance(node, Scalar) else ""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=not text.isprintable())


def _edited(text: str, key: str, value: str, place: Place | None) -> str:
    """The text with one value written where it stood, or at the end; comments and all other lines stay.

    Where the value can't be found in the text, the text stays as it is.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += line_end
    if place is None:
        return "".join([*lines, f"{key}: {value}{line_end}"])
    starts = [n for n, line in enumerate(lines[: place.line]) if re.match(rf"['\"]?{key}['\"]?\s*:", line)]
    if not starts:
        return text
    start, end = starts[-1], _end_of_value(lines, place.line)
    line = f"{key}: {value}{_comment(lines[start].rstrip())}{line_end}"
    return "".join([*lines[:start], line, *filter(_says_nothing, lines[start + 1 : end]), *lines[end:]])


def _end_of_value(lines: Sequence[str], first: int) -> int:
    """Where a value ends whose first line is known."""
    end = first
    for number, line in enumerate(lines[first:], first + 1):
        if _CONTINUES.match(line):
            end = number
        elif not _says_nothing(line):
            break
    return end


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _comment(line: str) -> str:
    """What a line says behind its value, with the blanks before it."""
    marks = (found.start() for found in _QUOTED_OR_COMMENT.finditer(line) if found[0].startswith("#"))
    start = next(marks, len(line))
    return line[len(line[:start].rstrip()) :]


def _text_of(path: Path) -> str | None:
    try:
        return decoded(read_at_most(path, MOST_BYTES))
    except FileNotFoundError:
        return None
    except NotUtf8:
        raise Refused(f"the settings {path} can't be read: they are not UTF-8 text") from None
    except OSError as error:
        raise Refused(f"the settings {path} can't be read: {error.strerror or error}") from error
