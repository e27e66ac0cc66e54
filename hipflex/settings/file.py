"""The settings' file: read with the place of each value, changed line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hipflex.errors import Place, Problem, Refused
from hipflex.fields import closest, shown
from hipflex.files import NotUtf8, alone_with, decoded, make_folder, read_at_most, whole_file
from hipflex.patterns import pattern
from hipflex.settings.shapes import SETTINGS
from hipflex.settings.values import KEYS, Loaded, Settings
from hipflex.yamltext.nodes import MOST_BYTES, Fields, Items, Node, Scalar
from hipflex.yamltext.shapes import Many, Report, read

_PLAIN = pattern(r"[A-Za-z0-9][\w .-]*")
_CONTINUES = pattern(r"[^\S\r\n]|-")
_QUOTED_OR_COMMENT = pattern(r"""(?<=[\s\[,])(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")|(?<=\s)#.*""")


def read_settings(path: Path) -> Loaded:
    """Reads a settings file; where it has gone by now all is as by default."""
    return _loaded((_text_of(path) or "").encode(), str(path))


def change_setting(path: Path, key: str, words: Sequence[str]) -> tuple[Settings, Settings]:
    """Writes one value into the settings file and leaves all else as it stands; the settings before and after.

    A value that was wrong before counts as its default, so that this can put it right.
    """
    _refuse_unknown(key)
    node, report = _node_of(key, words), Report()
    value = read(SETTINGS.fields[key].shape, node, report)
    if report.problems:
        raise Refused(f"{key}: {report.problems[0].what}; expected {report.problems[0].expected}")
    make_folder(path.parent)
    with alone_with(path):
        kept = _text_of(path) or ""
        before = _loaded(kept.encode(), str(path), whatever=key)
        after = Loaded({**before.chosen, key: value}, before.places)
        line = f"{key}: {_yaml(node)}"
        _write(path, _edited(kept, key, line, before.places.get(key)), after, f"write `{line}` in it yourself")
    return before.settings, after.settings


def unset_setting(path: Path, key: str) -> tuple[Settings, Settings]:
    """Takes one value out of the settings file and leaves all else as it stands; the settings before and after."""
    _refuse_unknown(key)
    if _text_of(path) is None:
        return Settings(), Settings()
    with alone_with(path):
        kept = _text_of(path) or ""
        before = _loaded(kept.encode(), str(path), whatever=key)
        if key not in before.places:
            return before.settings, before.settings
        after = Loaded({name: value for name, value in before.chosen.items() if name != key}, before.places)
        _write(path, _edited(kept, key, None, before.places[key]), after, f"take `{key}` out of it yourself")
    return before.settings, after.settings


def list_items(words: Sequence[str]) -> list[str]:
    """The items of a list as words on the command line: with commas between them, in brackets, or one a word."""
    text = " ".join(words).strip()
    in_brackets = text.startswith("[")
    parts = text.strip("[]").split(",") if "," in text or in_brackets else words
    return [found for part in parts if (found := part.strip().strip("\"'" if in_brackets else None))]


def _refuse_unknown(key: str) -> None:
    if key not in KEYS:
        close = closest(key, KEYS)
        raise Refused(f"no setting is called {shown(key)}" + (f"; did you mean {close}?" if close else ""))


def _write(path: Path, text: str, wanted: Loaded, by_hand: str) -> None:
    """Writes a changed text, if it says what is wanted and nothing else."""
    found = _reread(text, path)
    if found is None or found.chosen != wanted.chosen or found.places.keys() != wanted.chosen.keys():
        raise Refused(f"{path} can't be changed safely as it is written; {by_hand}")
    with whole_file(path) as file:
        file.write(text)


def _loaded(data: bytes, file: str, *, whatever: str | None = None) -> Loaded:
    """The settings of a text; the value of the key `whatever` may be wrong, and counts as its default then."""
    from hipflex.yamltext.reading import read_document

    node, problems = read_document(data, file)
    if problems:
        raise Refused(str(problems[0]))
    if node is None or (isinstance(node, Scalar) and not node.text):
        return Loaded()
    if not isinstance(node, Fields):
        raise Refused(str(Problem(node.place, "these are no settings", f"`key: value`, keys {', '.join(KEYS)}")))
    chosen: dict[str, Any] = {}
    for key, value in node.fields:
        report = Report()
        found = read(SETTINGS, Fields(((key, value),), key.place), report)
        if report.problems and key.text != whatever:
            raise Refused(str(report.problems[0]))
        chosen |= {} if report.problems else found
    return Loaded(chosen, {key.text: value.place for key, value in node.fields})


def _reread(text: str, path: Path) -> Loaded | None:
    try:
        return _loaded(text.encode(), str(path))
    except Refused:
        return None


def _node_of(key: str, words: Sequence[str]) -> Node:
    """What the words after a key on the command line stand for."""
    place, shape, text = Place("", 1, 1), SETTINGS.fields[key].shape, " ".join(words)
    if not isinstance(shape, Many) or (shape.word and text.strip().lower() in ("all", "none")):
        return Scalar(text, place)
    # A band is one word, so that blanks part bands in quotes of the shell too; equipment may have blanks in its name.
    items = list_items(words if key == "equipment" or "," in text else text.split())
    return Items(tuple(Scalar(item, place) for item in items), place)


def _yaml(node: Node) -> str:
    if isinstance(node, Items):
        return f"[{', '.join(_yaml(item) for item in node.items)}]"
    text = node.text.strip() if isinstance(node, Scalar) else ""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=not text.isprintable())


def _edited(text: str, key: str, line: str | None, place: Place | None) -> str:
    """The text with one value's line written where it stood, or at the end, or gone; comments and all else stay.

    Where the value can't be found in the text, the text stays as it is.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += line_end
    if place is None:
        return "".join([*lines, f"{line}{line_end}"])
    starts = [n for n, line in enumerate(lines[: place.line]) if re.match(rf"['\"]?{key}['\"]?\s*:", line)]
    if not starts:
        return text
    start, end = starts[-1], _end_of_value(lines, place.line)
    new = [] if line is None else [f"{line}{_comment(lines[start].rstrip())}{line_end}"]
    return "".join([*lines[:start], *new, *filter(_says_nothing, lines[start + 1 : end]), *lines[end:]])


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
