"""The rules of the fold, each by itself; `docs/history.md` counts them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import permutations
from typing import Any

import pytest

from hipflex.store.fold import DEFAULTS, Change, Folded, folded
from hipflex.store.rows import Columns
from hipflex.store.steps import make_tables

TABLES = {"session": ("sessions",), "set": ("sets", "imported"), "check_in": ("check_ins",)}
FOLLOWING = {
    "key",
    "id",
    "set",
    "tick",
    "entered_utc",
    "local_date",
    "strength_sets",
    "stretch_sets",
    "stretch_seconds",
}
"""What rows hold that no change says."""

NOON = 1_795_000_000
CREATED: dict[str, Any] = {"exercise": "lunge", "session": "s"}


def change(tick: int, **more: Any) -> Change:
    """A change of a tick, its id the tick in words."""
    fields = {"id": f"c{tick}", "machine": "desk", "version": 1, "action": "log", "said": "", **more}
    return Change(tick=tick, made_utc=NOON + tick, offset_s=3600, **fields)


def by_hand(tick: int, set_id: str = "x", **more: Any) -> Change:
    """One set by hand, with the making of its session."""
    new = {"session": {"s": {}}, "set": {set_id: {"exercise": "lunge", **more.pop("fields", {})}}}
    return change(tick, new=new, **more)


def started(tick: int, **more: Any) -> Change:
    return change(tick, action="start", new={"session": {"s": {"origin": "workout", "state": "open"}}}, **more)


def undo(tick: int, target: str, **more: Any) -> Change:
    return change(tick, action="undo", target=target, **more)


def edit(tick: int, set_id: str = "x", **fields: Any) -> Change:
    return change(tick, action="edit", edit={"set": {set_id: fields}})


def rows(kind: str, *changes: Change) -> dict[str, Columns]:
    """The rows of a kind, which must be the same in whatever order the changes are given."""
    [outcome] = {repr(folded(order)): folded(order) for order in permutations(changes)}.values()
    return outcome.rows[kind]


def values(name: str, *changes: Change) -> dict[str, Any]:
    """A field of the sets that stand."""
    return {i: one[name] for i, one in rows("set", *changes).items() if not one["deleted"]}


def test_a_thing_is_what_its_making_and_the_edits_since_say_in_order() -> None:
    changes = [by_hand(1, fields={"reps": 8}), edit(2, reps=9, note="x"), edit(3, reps=10)]
    [one] = rows("set", *changes).values()
    assert (one["reps"], one["note"], one["kind"]) == (10, "x", "exercise")
    assert values("reps", *changes, undo(4, "c3")) == {"x": 9}
    assert values("reps", *changes, undo(4, "c2")) == {"x": 10}
    assert values("reps", *changes, undo(4, "c1")) == {}


def test_a_making_leaves_out_what_its_change_says() -> None:
    [one] = rows("set", by_hand(7)).values()
    assert (one["session"], one["performed_utc"], one["offset_s"]) == ("s", NOON + 7, 3600)
    assert (one["entered_utc"], one["tick"], one["local_date"]) == (NOON + 7, 7, "2026-11-18")
    [line] = rows("set", started(1), change(2, line_of="s", new={"set": {"y": {"exercise": "lunge"}}})).values()
    assert line["session"] == "s"


def test_of_two_makings_the_oldest_in_force_counts() -> None:
    both = [by_hand(1, fields={"reps": 8}), edit(2, reps=9), by_hand(3, fields={"reps": 7})]
    assert values("reps", *both) == {"x": 9}
    assert values("reps", *both, undo(4, "c1")) == {"x": 7}, "the edit was one of the set that was taken back"
    assert values("tick", *both, undo(4, "c1")) == {"x": 3}


def test_what_was_edited_before_it_was_made_anew_is_not_edited() -> None:
    assert values("reps", by_hand(5, fields={"reps": 7}), edit(2, reps=9)) == {"x": 7}


@pytest.mark.parametrize(
    ("turns", "stand"),
    [
        ([("undo", 2)], []),
        ([("undo", 2), ("redo", 3)], ["x"]),
        ([("undo", 2), ("undo", 3), ("redo", 4)], ["x"]),
        ([("undo", 2), ("redo", 3), ("undo", 4)], []),
        ([("redo", 2)], ["x"]),
    ],
)
def test_a_change_is_taken_back_when_its_newest_turn_is_an_undo(turns: list[tuple[str, int]], stand: list[str]) -> None:
    changes = [change(tick, action=action, target="c1") for action, tick in turns]
    assert list(rows("set", by_hand(1), *changes)) == stand


def test_of_one_tick_the_later_id_is_the_later() -> None:
    turns = [change(2, id=name, action=action, target="c1") for name, action in (("a", "undo"), ("b", "redo"))]
    assert rows("set", by_hand(1), *turns)
    turns = [change(2, id=name, action=action, target="c1") for name, action in (("b", "undo"), ("a", "redo"))]
    assert not rows("set", by_hand(1), *turns)


def test_what_an_undo_says_itself_counts_while_it_is_the_newest_turn() -> None:
    ended = {"session": {"s": {"state": "finished", "ended_utc": NOON, "ended_offset_s": 0}}}
    changes = [started(1), undo(3, "c2", edit=ended)]
    assert rows("session", *changes)["s"]["state"] == "finished"
    again = change(4, action="redo", target="c2")
    assert rows("session", *changes, again)["s"]["state"] == "open"


def test_a_set_waits_for_its_session() -> None:
    alone = change(1, new={"set": {"x": CREATED}})
    outcome = folded([alone])
    assert outcome.rows["set"] == {}
    assert outcome.waiting == {"x"}
    assert folded([alone, started(2)]).waiting == set()
    assert set(rows("set", alone, started(2))) == {"x"}
    assert folded([alone, undo(2, "c1")]).waiting == set()


def test_a_session_by_hand_is_there_while_any_set_of_it_stands_and_lasts_from_the_first_to_the_last() -> None:
    changes = [by_hand(1), by_hand(2, "y", machine="sofa"), by_hand(3, "z")]
    session = rows("session", *changes)["s"]
    assert (session["started_utc"], session["ended_utc"]) == (NOON + 1, NOON + 3)
    assert (session["local_date"], session["deleted"], session["machine"]) == ("2026-11-18", 0, "desk")
    session = rows("session", *changes, undo(4, "c1"), undo(5, "c3"))["s"]
    assert (session["started_utc"], session["ended_utc"], session["deleted"]) == (NOON + 2, NOON + 2, 0)
    assert rows("session", by_hand(1), edit(2, deleted=1))["s"]["deleted"] == 1
    assert rows("session", by_hand(1), undo(2, "c1")) == {}


def test_a_deleted_set_moves_no_end_of_its_session_while_another_stands() -> None:
    session = rows("session", by_hand(1), by_hand(2, "y"), edit(3, "y", deleted=1))["s"]
    assert (session["started_utc"], session["ended_utc"]) == (NOON + 1, NOON + 1)


def test_a_workout_that_was_taken_back_is_there_for_the_set_of_another_machine_and_not_open() -> None:
    of_another = change(2, machine="sofa", new={"set": {"x": CREATED}})
    session = rows("session", started(1), of_another, undo(3, "c1"))["s"]
    assert (session["state"], session["ended_utc"], session["ended_offset_s"]) == ("finished", NOON + 2, 3600)
    assert (session["started_utc"], session["machine"], session["deleted"]) == (NOON + 1, "desk", 0)
    early = change(4, machine="sofa", new={"set": {"y": {**CREATED, "performed_utc": NOON}}})
    assert rows("session", started(1), of_another, undo(3, "c1"), early)["s"]["ended_utc"] == NOON + 2
    assert rows("session", started(1), of_another)["s"]["state"] == "open"
    gone = change(4, edit={"set": {"x": {"deleted": 1}}})
    assert rows("session", started(1), of_another, undo(3, "c1"), gone)["s"]["deleted"] == 1


def test_a_workout_stays_without_sets_and_goes_when_it_is_deleted_unless_a_set_stands() -> None:
    deleted = change(3, action="delete", edit={"session": {"s": {"deleted": 1}}})
    assert rows("session", started(1))["s"]["deleted"] == 0
    assert rows("session", started(1), deleted)["s"]["deleted"] == 1
    line = change(2, line_of="s", new={"set": {"x": {"exercise": "lunge"}}})
    assert rows("session", started(1), line, deleted)["s"]["deleted"] == 0


def test_a_workout_that_is_over_keeps_its_times_whatever_is_logged_to_it_by_hand() -> None:
    ended = {"state": "finished", "ended_utc": NOON + 2, "ended_offset_s": 3600}
    finish = change(2, action="finish", edit={"session": {"s": ended}})
    late = change(9, new={"set": {"x": CREATED}})
    session = rows("session", started(1), finish, late)["s"]
    assert (session["started_utc"], session["ended_utc"]) == (NOON + 1, NOON + 2)


def test_a_session_that_was_imported_and_logged_by_hand_lasts_as_long_as_its_sets() -> None:
    taken_in = {"s": {"origin": "import", "ended_utc": NOON, "ended_offset_s": 0}}
    imported = change(1, action="import", new={"session": taken_in, "set": {"i": CREATED}})
    assert rows("session", imported)["s"]["ended_utc"] == NOON
    session = rows("session", imported, by_hand(2))["s"]
    assert (session["origin"], session["started_utc"], session["ended_utc"]) == ("hand", NOON + 1, NOON + 2)


SLOT = {"position": 1, "slot": 2, "session": "s"}


def slot_of(*changes: Change) -> dict[str, Any]:
    return values("slot", started(1), *changes)


def in_slot(tick: int, *sides: str | None, **more: Any) -> Change:
    new = {f"{tick}{side or ''}": {"exercise": "lunge", "side": side, **SLOT, **more} for side in sides}
    return change(tick, line_of="s", new={"set": new})


def test_one_set_a_slot_the_older_keeps_it() -> None:
    assert slot_of(in_slot(2, None), in_slot(3, None)) == {"2": 2, "3": None}
    assert values("position", started(1), in_slot(2, None), in_slot(3, None)) == {"2": 1, "3": None}
    assert slot_of(in_slot(2, None), in_slot(3, None), undo(4, "c2")) == {"3": 2}
    assert slot_of(in_slot(2, None), in_slot(3, None, slot=3), in_slot(4, None, position=2)) == {"2": 2, "3": 3, "4": 2}


def test_two_sides_of_a_slot_are_two_places_and_those_of_one_change_stay_together() -> None:
    assert slot_of(in_slot(2, "left"), in_slot(3, "right")) == {"2left": 2, "3right": 2}
    assert slot_of(in_slot(2, "left"), in_slot(3, "left", "right")) == {"2left": 2, "3left": None, "3right": None}
    assert slot_of(in_slot(2, "left"), in_slot(3, None)) == {"2left": 2, "3": None}
    assert slot_of(in_slot(2, None), in_slot(3, "left")) == {"2": 2, "3left": None}


def numbered(tick: int, number: int, *sides: str | None, **more: Any) -> Change:
    new = {f"{tick}{side or ''}": {"exercise": "lunge", "side": side, "number": number, **more} for side in sides}
    return change(tick, new={"session": {"s": {}}, "set": new})


@pytest.mark.parametrize(
    ("changes", "numbers"),
    [
        ([numbered(1, 1, None), numbered(2, 1, None)], {"1": 1, "2": 2}),
        ([numbered(1, 1, None), numbered(2, 1, None), numbered(3, 1, None)], {"1": 1, "2": 2, "3": 3}),
        ([numbered(1, 3, None), numbered(2, 3, None)], {"1": 3, "2": 4}),
        ([numbered(1, 1, None), numbered(2, 1, None, exercise="jog")], {"1": 1, "2": 1}),
        # One number written twice moves one set and no third, also not a later one.
        ([numbered(1, 1, None), numbered(2, 1, None), numbered(3, 2, None)], {"1": 1, "2": 3, "3": 2}),
        ([numbered(1, 1, None), numbered(2, 1, None), numbered(3, 3, None)], {"1": 1, "2": 2, "3": 3}),
        ([numbered(1, 1, None), numbered(2, 1, None), numbered(3, 2, None), numbered(4, 2, None)], {
            "1": 1, "2": 3, "3": 2, "4": 4,
        }),
        # Left and right of one change go together; those of two find each other.
        ([numbered(1, 1, "left", "right"), numbered(2, 1, "left", "right")], {
            "1left": 1, "1right": 1, "2left": 2, "2right": 2,
        }),
        ([numbered(1, 1, "left"), numbered(2, 1, "right")], {"1left": 1, "2right": 1}),
        ([numbered(1, 1, "left"), numbered(2, 1, "left", "right")], {"1left": 1, "2left": 2, "2right": 2}),
        ([numbered(1, 1, "left", "right"), numbered(2, 1, "left"), numbered(3, 1, "right")], {
            "1left": 1, "1right": 1, "2left": 2, "3right": 2,
        }),
        ([numbered(1, 1, "left", "right"), numbered(2, 1, "left"), numbered(3, 1, "right", type="drop")], {
            "1left": 1, "1right": 1, "2left": 2, "3right": 3,
        }),
        ([numbered(1, 1, None), numbered(2, 1, "left")], {"1": 1, "2left": 2}),
        ([numbered(1, 1, "left"), numbered(2, 1, None)], {"1left": 1, "2": 2}),
    ],
)  # fmt: skip
def test_one_set_a_number_and_side_the_later_takes_the_next(changes: list[Change], numbers: dict[str, int]) -> None:
    assert values("number", *changes) == numbers


def test_what_is_numbered_by_the_settled_numbers_moves_nothing() -> None:
    joined = [numbered(1, 1, None), numbered(2, 1, None), numbered(3, 2, None)]
    assert values("number", *joined, numbered(4, 4, None)) == {"1": 1, "2": 3, "3": 2, "4": 4}


def test_a_number_is_its_own_again_when_the_older_set_is_gone() -> None:
    changes = [numbered(1, 1, None), numbered(2, 1, None)]
    assert values("number", *changes, undo(3, "c1")) == {"2": 1}
    assert values("number", *changes, edit(3, "1", deleted=1)) == {"2": 1}


def test_a_set_that_was_moved_here_is_as_old_as_its_move() -> None:
    from_elsewhere = change(1, new={"session": {"t": {}}, "set": {"m": {"exercise": "lunge"}}})
    moved = change(5, action="edit", edit={"set": {"m": {"session": "s", "number": 1}}}, new={"session": {"s": {}}})
    assert values("number", from_elsewhere, numbered(3, 1, None), moved) == {"m": 2, "3": 1}


def test_rows_of_one_change_with_one_number_stay_as_they_were_written() -> None:
    new = {name: {"exercise": "lunge", "number": 1} for name in ("a", "b")}
    assert values("number", change(1, new={"session": {"s": {}}, "set": new})) == {"a": 1, "b": 1}


def test_what_was_settled_is_told_with_who_wrote_it() -> None:
    outcome: Folded = folded([numbered(1, 1, None), change(2, machine="sofa", new=numbered(2, 1, None).new)])
    [(set_id, settled)] = outcome.settled.items()
    assert (set_id, settled.machine, settled.number, settled.slot_is_taken) == ("2", "sofa", 1, False)
    late = change(3, machine="sofa", new=in_slot(3, None, number=2).new, line_of="s")
    [(set_id, settled)] = folded([started(1), in_slot(2, None), late]).settled.items()
    assert (set_id, settled.machine, settled.number, settled.slot_is_taken) == ("3", "sofa", 2, True)


def test_of_what_is_wanted_alone_the_same_comes_out() -> None:
    changes = [by_hand(1), by_hand(2, "y"), change(3, new={"check_in": {"c": {"left": "tight", "right": "clear"}}})]
    whole = folded(changes)
    part = folded(changes, {"session": {"s"}, "set": {"x", "y"}})
    assert part.rows["set"] == whole.rows["set"]
    assert part.rows["session"] == whole.rows["session"]
    assert part.rows["check_in"] == {}
    assert folded(changes, {"check_in": {"c"}}).rows["check_in"] == whole.rows["check_in"]


def test_a_check_in_is_there_as_long_as_its_making() -> None:
    made = change(1, action="check-in", new={"check_in": {"c": {"left": "tight", "right": "clear"}}})
    [one] = rows("check_in", made).values()
    assert (one["left"], one["performed_utc"], one["local_date"], one["deleted"]) == (
        "tight",
        NOON + 1,
        "2026-11-18",
        0,
    )
    assert rows("check_in", made, undo(2, "c1")) == {}


def test_dates_are_those_of_the_place_even_before_1970() -> None:
    at = {"performed_utc": -1, "offset_s": 0}
    assert values("local_date", by_hand(1, fields=at)) == {"x": "1969-12-31"}
    assert values("local_date", by_hand(1, fields={**at, "offset_s": 60})) == {"x": "1970-01-01"}
    assert values("local_date", by_hand(1, fields={"performed_utc": 0, "offset_s": -60})) == {"x": "1969-12-31"}


@pytest.mark.parametrize(("kind", "tables"), TABLES.items())
def test_every_column_has_a_default_save_what_follows_from_others(kind: str, tables: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(":memory:")) as new:
        make_tables(new)
        columns = {column[1] for table in tables for column in new.execute(f"PRAGMA table_info({table})")}
    assert {*DEFAULTS[kind]} == columns - FOLLOWING, (
        "DEFAULTS in hipflex/store/fold.py, for what older changes don't say"
    )
