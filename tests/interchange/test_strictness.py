"""Files that are not quite an export: each bad row with its line, each bad file refused."""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hipflex.as_json.sets import set_from_json, set_from_row
from hipflex.as_json.text import loads
from hipflex.domain.measures import Load
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.errors import Refused
from hipflex.fields import Row
from hipflex.interchange.json_reader import JsonReader
from hipflex.interchange.own_json import LISTS
from hipflex.interchange.reading import own_format
from hipflex.interchange.writing import COLUMNS
from hipflex.value_classes import replace
from tests.interchange.reference import write_csv, write_json, write_jsonl
from tests.interchange.whole import read

AT = datetime.fromisoformat("2026-11-20T18:30:00+01:00")
ONE = PerformedSet("plank", Kind.EXERCISE, AT, 1, id="a", session="s", seconds=60, load=Load(2500), note="x")
TWO = replace(ONE, id="b", number=2)
SESSION = Session("s", None, AT, AT, State.FINISHED)


def jsonl(*sets: PerformedSet) -> str:
    out = io.StringIO()
    write_jsonl(sets, out)
    return out.getvalue()


def csv(*sets: PerformedSet, safe: bool = False) -> str:
    out = io.StringIO()
    write_csv(sets, out, safe=safe)
    return out.getvalue()


def whole(*sets: PerformedSet, sessions: Sequence[Session] = (SESSION,)) -> str:
    out = io.StringIO()
    write_json(sets, sessions, [], out)
    return out.getvalue()


def bad(text: str, form: str | None = None) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in read(text.encode(), form).bad]


LINE = jsonl(ONE).rstrip()
PIECES = [
    '"',
    "\\",
    ",",
    ":",
    "{",
    "}",
    "0",
    "9",
    "Z",
    "null",
    " ",
    "\t",
    "\0",
    "\x85",
    "é",
    '"performed_at": "',
    '"id": "c"',
]
WRITERS = {"jsonl": jsonl, "json": whole, "csv": csv}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_says_by_itself_what_it_is(form: str, mark: str) -> None:
    parsed = read(f"{mark}{WRITERS[form](ONE, TWO)}".encode())
    assert (parsed.format, list(parsed.sets)) == (form, [ONE, TWO])


@pytest.mark.parametrize("form", WRITERS)
def test_line_ends_of_windows_are_understood(form: str) -> None:
    text = WRITERS[form](ONE, TWO).replace("\n", "\r\n")
    assert list(read(text.encode()).sets) == [ONE, TWO]


@given(st.integers(0, len(LINE)), st.integers(0, 12), st.sampled_from(PIECES) | st.just(""))
@example(LINE.index('"a"') + 1, 1, "\\u0063")
@example(LINE.index("2026"), 4, "2027")
@example(LINE.index("2026"), 7, "2026-13")
@example(LINE.index(" null}"), 12, " ")
@example(LINE.index('"x"') + 1, 0, '\\"performed_at\\": \\"')
@example(LINE.index('"target": null') + 10, 4, '{"performed_at": "2026-11-20T18:30:00Z"}')
def test_a_line_much_like_others_is_read_as_by_itself(start: int, length: int, piece: str) -> None:
    line = (LINE[:start] + piece + LINE[start + length :]).rstrip(" \t")
    result = read(f"{jsonl(TWO)}{line}\n".encode(), "jsonl")
    try:
        by_itself = repr(set_from_json(loads(line)))
    except Refused as refusal:
        by_itself = str(refusal)
    assert by_itself == (result.bad[0].reason if result.bad else repr(result.sets[-1]))


@given(st.integers(0, len(LINE)), st.integers(0, 12), st.sampled_from(PIECES) | st.just(""))
@example(LINE.index('"target": null') + 10, 4, '{"reps": null}')
@example(LINE.index('"x"') + 1, 0, '\\"}')
@example(LINE.index(" null}"), 6, '{"band": "}"}}')
def test_a_document_much_like_an_export_is_read_as_its_values_are(start: int, length: int, piece: str) -> None:
    text = whole(replace(TWO, session="t"), ONE, sessions=()).replace(
        LINE, LINE[:start] + piece + LINE[start + length :]
    )
    try:
        document = loads(text)
    except Refused:
        with pytest.raises(Refused):
            read(text.encode(), "json")
        return
    assert isinstance(document, dict)
    result = read(text.encode(), "json")
    try:
        _, by_itself = (repr(set_from_json(one)) for one in document["sets"])
    except Refused as refusal:
        by_itself = str(refusal)
    assert by_itself == (result.bad[0].reason if result.bad else repr(result.sets[-1]))


CELLS = csv(ONE).splitlines()[1].split(",")
ODD_CELLS = [
    "",
    "0",
    "1",
    "10",
    "-1",
    "1.5",
    "1e3",
    " 1",
    "٣",
    "NaN",
    "left",
    "stretch",
    "failure",
    "2026-11-20",
    "\0",
    "é",
]


@given(st.lists(st.tuples(st.integers(0, len(CELLS) - 1), st.sampled_from(ODD_CELLS)), max_size=3))
@example([(10, ""), (9, "0"), (7, "failure")])
@example([(9, "8"), (11, "400")])
def test_a_row_much_like_others_is_read_as_by_itself(changes: list[tuple[int, str]]) -> None:
    cells = [*CELLS]
    for place, cell in changes:
        cells[place] = cell
    result = read(f"{csv()}{','.join(cells)}\n".encode(), "csv")
    try:
        row = Row({**dict(zip(COLUMNS, cells, strict=True)), "target": ""}, in_cells=True)
        by_itself = repr(set_from_row(row))
    except Refused as refusal:
        by_itself = str(refusal)
    assert by_itself == (result.bad[0].reason if result.bad else repr(result.sets[-1]))


@given(st.integers(0, 500), st.integers(0, 12), st.sampled_from(PIECES), st.lists(st.integers(0, 2000)))
@example(13, 1, "12", [14])
def test_a_document_that_comes_in_pieces_is_read_as_one(start: int, length: int, piece: str, cuts: list[int]) -> None:
    text = whole(ONE, TWO)
    text = text[:start] + piece + text[start + length :]
    edges = [0, *sorted(cuts), max([*cuts, len(text)])]
    pieces = [text[one:other] for one, other in itertools.pairwise(edges)]
    assert walked(pieces) == walked([text])


def walked(pieces: list[str]) -> list[object]:
    """What a reader finds in a document with a number and lists, and what stops it."""
    reader, found = JsonReader(iter(pieces)), list[object]()
    try:
        for key in reader.members():
            found += [key, *(reader.items(lambda *_: None) if key in LISTS else [reader.value()])]
        reader.end()
    except Refused as refusal:
        found.append(str(refusal))
    return found


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_id_twice_is_bad_and_names_the_first_line(form: str) -> None:
    [(_, reason)] = bad(WRITERS[form](ONE, ONE))
    assert "'a' stands on line" in reason


def test_lines_are_counted_from_one_with_blank_ones_and_headers() -> None:
    assert [line for line, _ in bad(f"{jsonl(ONE)}\n{{}}\n{jsonl(TWO)}[]\n")] == [3, 5]
    assert [line for line, _ in bad(csv(ONE, replace(TWO, note="two\nlines")) + "x,y\n")] == [5]
    assert [line for line, _ in bad(whole(ONE, TWO).replace('"kind": "exercise"', '"kind": "x"', 1))] == [3]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (",1,", ",one,", "set: expected a whole number"),
        (",1,", ",1_0,", "set: expected a whole number"),
        (",1,", ",١,", "set: expected a whole number"),
        (",60,", ",60.0,", "seconds: expected a whole number"),
        (",2.5,", ",2;5,", "load_kg: expected a number"),
        (",2.5,", ",nan,", "load_kg: expected a number"),
        (",2.5,", ",1e3,", "load_kg: expected a number"),
        (",x,", ',x"y,', "expected"),
        (",x,", ',"x"y,', "not CSV"),
        (",x,", ",x,,", "expected 17 cells, not 18"),
    ],
)
def test_a_bad_cell_names_its_column(old: str, new: str, says: str) -> None:
    text = csv(ONE).replace(old, new, 1)
    if new == ',x"y,':
        assert bad(text) == []  # a quote inside a cell that doesn't begin with one is text
        return
    [(line, reason)] = bad(text)
    assert (line, says in reason) == (2, True), reason


def test_a_csv_that_breaks_off_in_a_row_loses_that_row_alone() -> None:
    text = csv(ONE, TWO)
    [(line, reason)] = bad(text[:-4])
    assert (line, "breaks off" in reason) == (3, True)
    assert list(read(text[:-4].encode()).sets) == [ONE]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("id,", "", 1), "'id'"),
        (("id,session", "session,id,id", 1), "'id' stands more than once"),
        (("source", "source,colour", 1), "unknown column 'colour'"),
        (("source", "sauce", 1), "the column 'source' is missing"),
        (("id,session,", "a,b,", 1), "the columns 'id', 'session' are missing"),
    ],
)
def test_a_header_that_is_not_ours_is_refused(change: tuple[str, str, int], says: str) -> None:
    with pytest.raises(Refused, match=says):
        read(csv(ONE).replace(*change).encode(), "csv")


def test_columns_may_stand_in_another_order() -> None:
    rows = [line.split(",") for line in csv(ONE).splitlines()]
    text = "".join(f"{','.join(reversed(row))}\n" for row in rows)
    assert list(read(text.encode()).sets) == [ONE]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('"hipflex": 1', '"hipflex": 2'), "version 2"),
        (('"hipflex": 1', '"hipflex": true'), "version true"),
        (('"sets"', '"stets"'), "unknown key 'stets'"),
        (('"check_ins": []', '"sets": []'), "repeated key 'sets'"),
        ((',\n"check_ins": []', ""), "'check_ins' is missing"),
        (("}\n", "}\n{}"), "line"),
        (("]}\n", "]"), "line"),
    ],
)
def test_a_document_that_is_not_ours_is_refused(change: tuple[str, str], says: str) -> None:
    text = whole(ONE)
    head, found, tail = text.rpartition(change[0])
    assert found
    with pytest.raises(Refused, match=says):
        read(f"{head}{change[1]}{tail}".encode(), "json")


@pytest.mark.parametrize("text", ["my diary\n", "{}", "[]", '{"colour": 1}', "date,exercise\n", "a,b\n1,2\n", "\0"])
def test_a_file_in_no_format_of_ours_is_left_to_others(text: str) -> None:
    assert own_format(io.BytesIO(text.encode())) is None


def test_a_table_that_is_nearly_ours_is_refused_with_what_it_lacks() -> None:
    with pytest.raises(Refused, match="the column 'set' is missing"):
        own_format(io.BytesIO(b"id,session,exercise,performed_at,date\n"))


@pytest.mark.parametrize("data", [b'{"id": "\xc3"}', b'{"id": "a"}\n\x80'])
def test_bytes_that_are_no_text_are_refused_with_their_line(data: bytes) -> None:
    line = data.count(b"\n") + 1
    with pytest.raises(Refused, match=f"line {line}: expected UTF-8"):
        read(data)


def test_an_empty_file_holds_nothing() -> None:
    for text in ("", "\n\n", "\ufeff"):
        assert read(text.encode()).sets == ()


def test_one_session_under_two_workouts_is_bad() -> None:
    [(line, reason)] = bad(jsonl(ONE, replace(TWO, workout="hip-flexor")))
    assert (line, "another workout" in reason) == (2, True)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_safe_cells_can_be_no_formula_and_others_stay_as_they_are(text: str) -> None:
    done = replace(ONE, note=text, load=Load(-20_000))
    _, cells = csv(done, safe=True).split("\n", 1)
    assert f"'{text}" in cells
    assert ",-20," in cells
    assert [kept.note for kept in read(csv(done).encode()).sets] == [text]


def test_sessions_made_up_from_sets_last_from_the_first_to_the_last() -> None:
    later = replace(TWO, performed_at=AT.replace(hour=20))
    [session] = read(jsonl(later, ONE).encode()).sessions
    assert (session.id, session.started_at, session.ended_at) == ("s", AT, AT.replace(hour=20))
