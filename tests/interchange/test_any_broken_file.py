"""Files of every format that were cut, torn, shuffled and typed into: refused in a line, or told row by row."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from hipflex.interchange import adopting
from hipflex.interchange.foreign import ForeignSession
from hipflex.store import reimport
from tests.cli.home import Home
from tests.interchange.exports.forms import HEVYS, ONE_EACH, STRONG_A, STRONG_C, STRONG_C_BARE, Form
from tests.interchange.exports.history import sets_of
from tests.interchange.exports.importing import Importer, check_whole, counts, logged
from tests.interchange.exports.sheets import Sheet

Break = Callable[[Sheet, random.Random], str]


def cut(sheet: Sheet, chance: random.Random) -> str:
    return sheet.text[: chance.randrange(len(sheet.text))]


def without_a_column(sheet: Sheet, _: random.Random) -> str:
    lines = sheet.text.split("\n")
    mark = max(",;\t", key=lines[0].count)
    return "\n".join(mark.join(line.split(mark)[1:]) for line in lines)


def torn_row(sheet: Sheet, chance: random.Random) -> str:
    at = chance.randrange(len(sheet.head), len(sheet.text))
    return f"{sheet.text[:at]}\n{sheet.text[at:]}"


def typed_into(*texts: str) -> Break:
    def typed(sheet: Sheet, chance: random.Random) -> str:
        places = [n for n, letter in enumerate(sheet.text) if letter.isdecimal() and n > len(sheet.head)]
        at = chance.choice(places)
        return sheet.text[:at] + chance.choice(texts) + sheet.text[at + 1 :]

    return typed


BROKEN: dict[str, Break] = {
    "cut": cut,
    "without a column": without_a_column,
    "other delimiters": lambda sheet, _: sheet.text.translate(str.maketrans(",;\t", ";\t,")),
    "a torn row": torn_row,
    "a header twice": lambda sheet, _: sheet.head + sheet.text,
    "only a header": lambda sheet, _: sheet.head,
    "noughts of bytes": lambda sheet, chance: cut(sheet, chance) + "\0" * 20 + "\n" + sheet.records[-1],
    "strange numbers": typed_into("1e400", "٣", "NaN", "-5", "1e-9", "9" * 40, "½"),
    "strange words": typed_into('"', "0000-00-00", "9999-12-31 23:59:59", "\x1b[31m", "\u202e", "=1+1", "\r"),
    "a row of another file": lambda sheet, _: sheet.text + "2024-05-06,what,is,this\n",
}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").knowing_the_catalogue()


@pytest.mark.parametrize("form", [*ONE_EACH, STRONG_A], ids=str)
def test_a_broken_file_is_refused_whole_or_its_bad_rows_are_told(home: Home, form: Form) -> None:
    own, sheet = Importer(home, form), form.write(form.history(5).until(2))
    for number, broken in enumerate(BROKEN.values()):
        chance = random.Random(number)  # noqa: S311 - meant to be the same every time
        if check_refused_or_told(own, broken(sheet, chance).encode("utf-8", "surrogatepass")):
            home.ok("undo")


def check_refused_or_told(own: Importer, data: bytes) -> int:
    """How many sets came in."""
    told, done = own.run(data, "--dry-run", "--json"), own.run(data, "--json")
    if told.code or done.code:
        refused = done if done.code else told
        assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1), refused
        assert refused.err.startswith("hipflex: ")
        assert own.home.rows() == []
    if told.code:
        assert done.err == told.err
        return 0
    assert bool(told.json["bad"]) == bool(done.code)
    assert all(one["line"] >= 1 and one["reason"].isprintable() for one in told.json["bad"] + told.json["warnings"])
    kept = own.run(data, "--skip-bad", "--json").json if done.code else done.json
    assert {**kept, "batch": None} == told.json
    rows = own.home.rows()
    assert kept["sets"] == kept["added"] == len(rows)
    return len(rows)


@pytest.mark.parametrize("form", [STRONG_A, STRONG_C, STRONG_C_BARE, HEVYS[0]], ids=str)
def test_wherever_a_file_was_cut_the_other_rows_are_read_as_they_stand(home: Home, form: Form) -> None:
    history = form.history(6).until(2)
    sheet, own = form.write(history), Importer(home, form)
    whole = Counter(sets_of(history, bare=form.is_bare))
    for at in range(len(sheet.text) - 1, len(sheet.text) * 2 // 3, -197):
        if own.run(sheet.text[:at].encode(), "--skip-bad").code == 0 and home.rows():
            assert sum((Counter(logged(home)) - whole).values()) <= 1, sheet.text[at - 50 : at]
            home.ok("undo")


def test_a_file_without_a_last_line_end_is_told_to_be_perhaps_cut(home: Home) -> None:
    form = next(one for one in ONE_EACH if str(one) == "fitnotes, older")
    own, text = Importer(home, form), form.write(form.history(1).until(2)).text
    assert own.run(text.encode(), "--dry-run", "--json").json["warnings"] == []
    for data in (text[:-1], text[:-4]):
        warnings = own.run(data.encode(), "--dry-run", "--json").json["warnings"]
        assert [(one["line"], "cut off" in one["reason"]) for one in warnings] == [(text.count("\n"), True)]


def test_eleven_million_bytes_in_a_cell_are_a_note(home: Home) -> None:
    form = STRONG_A
    sheet = form.write(form.history(1).until(1))
    own = Importer(home, form)
    data = sheet.text.replace("überall", "ü" * 5_500_000).encode()
    assert own.run(data, "--json").json["bad"] == []
    assert max(len(row["note"] or "") for row in home.rows()) > 5_500_000


def with_titles(session: ForeignSession) -> str:
    return f"{session.started:%Y-%m-%d %H:%M} {session.workout}"


def test_an_importer_that_takes_titles_for_what_a_set_is_would_be_found(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adopting, "started_text", with_titles)
    own, history = Importer(home, HEVYS[0]), HEVYS[0].history(1).until(2)
    own.take(history)
    retitled = own.form.write(history).text.replace("Push, pull", "Pull, push")
    assert "added" in counts(own.take(retitled))


def test_an_importer_that_forgets_the_effort_would_be_found(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adopting, "rpe_of", lambda *_: None)
    with pytest.raises(AssertionError, match="only in the log"):
        check_whole(home, HEVYS[0], HEVYS[0].history(1))


def test_an_importer_that_knows_no_moved_set_would_be_found(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reimport, "_moved", lambda *_: ())
    form = next(one for one in ONE_EACH if one.app == "liftosaur")
    own, history = Importer(home, form), form.history(3).until(3)
    own.take(history)
    assert "added" in counts(own.take(form.write(history).turned()))
