"""Files of every format taken in a second time, otherwise written, edited or longer: no set is there twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hipflex.store.training_log import TrainingLog
from tests.cli.home import Home
from tests.interchange.exports.forms import A_FEW, FORMS, HEVYS, ONE_EACH, STRONG_A, STRONGS, Form
from tests.interchange.exports.history import BENCH, HOLD, NOTES, TITLES, WORKOUT_NOTES, History, sets_of
from tests.interchange.exports.importing import Importer, counts, logged
from tests.joining.machines import taken_in, written

Bytes = Callable[[bytes], bytes]
OTHERWISE: dict[str, Bytes] = {
    "the very same": lambda data: data,
    "lines of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "with a mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "no line end": lambda data: data.rstrip(b"\n"),
    "blank lines": lambda data: data + b"\n\n",
}
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
SAID = {"--zone America/New_York": ("--zone", "America/New_York"), "--skip-bad": ("--skip-bad",)}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").knowing_the_catalogue()


def a_few(form: Form) -> History:
    return form.history(3).until(3)


def sets_in(history: History) -> int:
    return sum(effort.is_a_set for effort in history.efforts)


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ONE_EACH], ids=str)
def test_every_variant_knows_its_own_file_again_and_turned(home: Home, form: Form) -> None:
    own, history = Importer(home, form), a_few(form)
    own.take(history)
    assert own.again(own.data(history)) == {"already_there": sets_in(history)}
    turned = own.again(own.data(form.write(history).turned()), "--zone", "Asia/Tokyo")
    assert turned.keys() <= {"already_there", "differs"}


@pytest.mark.parametrize("form", ONE_EACH, ids=str)
def test_what_was_taken_in_is_known_however_it_is_written(home: Home, form: Form) -> None:
    own, history = Importer(home, form), a_few(form)
    all_of_it = sets_in(history)
    own.take(history)
    before, data = own.export(), own.data(history)
    found = {name: own.again(rewritten(data)) for name, rewritten in OTHERWISE.items()}
    found |= {name: own.again(data, *words) for name, words in SAID.items()}
    found["in Tokyo"] = own.again(data, TZ="JST-9")
    assert all(one == {"already_there": all_of_it} for one in found.values()), found
    turned = counts(own.take(form.write(history).turned()))
    assert turned.keys() <= {"already_there", "differs"}
    assert sum(turned.values()) == all_of_it
    if form.asks:
        otherwise = counts(own.take(data, "--unit", "lb" if form.unit == "kg" else "kg"))
        assert otherwise["differs"] == sum(bool(effort.load and effort.is_a_set) for effort in history.efforts)
        assert sum(otherwise.values()) == all_of_it
    assert own.export() == before


@pytest.mark.parametrize("form", A_FEW, ids=str)
def test_a_map_that_comes_later_makes_no_set_new(home: Home, form: Form) -> None:
    own, history = Importer(home, form), a_few(form)
    own.take(history)
    own.add_to_map(f"names: {{{BENCH}: lunge, {HOLD}: lunge}}\n")
    assert counts(own.take(history)) == {"already_there": sets_in(history)}


def edits(form: Form, history: History) -> Iterator[History]:
    """Histories in which something was edited in the other app since: a title; all else that it can say."""
    first, *_, last = history.workouts
    if TITLES in form.able:
        yield history.with_workout(0, replace(first, title="Another title"))
    note = "noted later" if WORKOUT_NOTES in form.able else first.note
    loads = tuple(replace(one, load=one.load + 10) if one.load else one for one in first.efforts)
    edited = history.with_workout(0, replace(first, note=note, efforts=loads))
    if NOTES in form.able:
        noted = replace(last.efforts[-1], note="seen later")
        edited = edited.with_workout(-1, replace(last, efforts=(*last.efforts[:-1], noted)))
    yield edited


def differing(before: History, after: History) -> int:
    """Of how many sets it is the content that was edited; a workout's note is content of its first set."""
    found = 0
    for old, new in zip(before.workouts, after.workouts, strict=True):
        sets = [pair for pair in zip(old.efforts, new.efforts, strict=True) if pair[0].is_a_set]
        all_of_it, first = old.title != new.title, old.note != new.note
        found += sum(one != other or all_of_it or (first and not n) for n, (one, other) in enumerate(sets))
    return found


@pytest.mark.parametrize("form", ONE_EACH, ids=str)
def test_what_was_edited_in_the_other_app_is_taken_over_when_asked(home: Home, form: Form) -> None:
    own, history = Importer(home, form), a_few(form)
    own.take(history)
    before, all_of_it = own.export(), sets_in(history)
    for edited in edits(form, history):
        edited_sets = differing(history, edited)
        other = {"differs": edited_sets, "already_there": all_of_it - edited_sets}
        assert own.again(own.data(edited)) == {what: sets for what, sets in other.items() if sets}
        assert own.export() == before
        own.take(edited, "--update")
        assert logged(home) == sets_of(edited, bare=form.is_bare)
        assert own.again(own.data(edited)) == {"already_there": all_of_it}
        home.ok("undo")
        assert own.export() == before


@pytest.mark.parametrize("form", ONE_EACH, ids=str)
def test_a_longer_export_adds_what_is_new(home: Home, form: Form) -> None:
    own, whole = Importer(home, form), form.history(4)
    *_, last = whole.workouts[:4]
    shorter = whole.until(4).with_workout(3, replace(last, efforts=last.efforts[:-1]))
    own.take(shorter)
    some, every = sets_in(shorter), sets_in(whole)
    assert counts(own.take(whole)) == {"added": every - some, "already_there": some}
    assert logged(home) == sets_of(whole, bare=form.is_bare)
    assert counts(own.take(shorter)) == {"already_there": some}
    home.ok("undo")
    assert logged(home) == sets_of(shorter, bare=form.is_bare)


@pytest.mark.parametrize("form", ONE_EACH, ids=str)
def test_an_exercise_renamed_in_the_other_app_isn_t_new(home: Home, form: Form) -> None:
    own, history = Importer(home, form), a_few(form)
    name = max(
        (one.exercise for one in history.efforts if one.is_a_set), key=[e.exercise for e in history.efforts].count
    )
    of_it = sum(effort.exercise == name and effort.is_a_set for effort in history.efforts)
    own.take(history)
    before, renamed = own.export(), history.renamed(name, "Zyx (New)")
    there = {"already_there": sets_in(history) - of_it} if sets_in(history) > of_it else {}
    assert counts(own.take(renamed)) == {"renamed": of_it} | there
    assert own.export() == before
    own.take(renamed, "--update")
    assert {row["exercise"] for row in home.rows()} == {row[2] for row in sets_of(renamed)}
    home.ok("undo")
    assert own.export() == before


@pytest.mark.parametrize("form", A_FEW, ids=str)
def test_what_is_undone_can_come_again_and_what_is_deleted_stays_away(home: Home, form: Form) -> None:
    own, history = Importer(home, form), a_few(form)
    own.take(history)
    before, all_of_it = own.export(), sets_in(history)
    home.ok("undo")
    assert home.rows() == []
    assert counts(own.take(history)) == {"added": all_of_it}
    assert own.export() == before
    home.ok("delete", home.rows()[0]["id"])
    assert counts(own.take(history)) == {"already_there": all_of_it - 1, "deleted_stay": 1}
    assert len(home.rows()) == all_of_it - 1
    home.ok("undo")
    assert own.export() == before


@pytest.mark.parametrize(("first", "others"), [(STRONG_A, STRONGS), (HEVYS[0], HEVYS)], ids=["strong", "hevy"])
def test_no_other_variant_of_an_app_makes_a_set_new(home: Home, first: Form, others: tuple[Form, ...]) -> None:
    history = first.history(3)
    Importer(home, first).take(history)
    for form in others:
        twin = history.in_unit(form.unit) if form.unit != history.unit else history
        other = Importer(home, form)
        found = other.again(other.data(twin.as_told_by(form.able)))
        assert found.keys() <= {"already_there", "differs"}, (str(form), found)


@pytest.mark.parametrize(("form", "unit"), [(STRONG_A, "lb"), (HEVYS[0], "lb"), (HEVYS[1], "kg")], ids=str)
def test_a_twin_in_the_other_unit_says_the_same(home: Home, form: Form, unit: str) -> None:
    history = form.history(3)
    own = Importer(home, form)
    own.take(history)
    of_unit = {"kg": HEVYS[0], "lb": HEVYS[1]}[unit] if form.app == "hevy" else replace(form, unit=unit)
    twin = Importer(home, of_unit).take(history.in_unit(unit))
    assert counts(twin) == {"already_there": sets_in(history)}


@pytest.mark.parametrize("form", A_FEW, ids=str)
def test_two_machines_that_take_in_the_same_file_hold_each_set_once(home: Home, tmp_path: Path, form: Form) -> None:
    history, other = a_few(form), Home(tmp_path / "other").knowing_the_catalogue()
    Importer(home, form).take(history.until(2))
    Importer(other, form).take(history, TZ="JST-9")
    logs = [TrainingLog(str(one.log_file), one.path, lambda: NOW) for one in (home, other)]
    known = [line for log in logs for line in written(log)]
    for log in logs:
        taken_in(log, known)
    assert home.rows() == other.rows()
    assert len(home.rows()) == sets_in(history)
    assert counts(Importer(home, form).take(history)).keys() <= {"already_there", "differs"}
    home.ok("doctor")
