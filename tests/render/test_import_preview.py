"""What a file would bring, before somebody says yes."""

from __future__ import annotations

from hipflex.domain.change import Imported
from hipflex.domain.imports import BadLine, NamedSets, UnmatchedName
from hipflex.render.import_preview import import_preview
from hipflex.value_classes import replace
from tests.render.paper import printed
from tests.render.values import BROUGHT

GOOD = replace(BROUGHT, bad=())
MANY = replace(
    GOOD,
    names=tuple(NamedSets(f"Lift {n}", 400 - n, "plank" if n % 2 else None) for n in range(300)),
    unmatched=tuple(UnmatchedName(f"Lift {n}", 400 - n, ()) for n in range(0, 300, 2)),
    warnings=tuple(BadLine(n, "odd") for n in range(50)),
)


def test_it_says_all_that_an_import_would_come_to() -> None:
    shown = " ".join(printed(import_preview(BROUGHT), 80).split())
    for said in (
        "Strong: 868 sets in 47 workouts, 2025-02-24 to 2025-05-21",
        "new 700 sets",
        "already there 150",
        "changed 10 with other content in the file; `--update` takes that over",
        "renamed 5 there under another name of the exercise; `--update`",
        "deleted 3 that you deleted here",
        "maybe twice 1 workout begins within two minutes of one from elsewhere (logged here, 2025-03-01 18:01)",
        "by type 808 working, 60 warm-up",
        "two measures 3 ",
        "weights in kilograms and pounds, from the column 'Weight Unit'",
        "notes 7 rows",
        "left out 748 rests, 2 rows with nothing done",
        "read as Strong's export (variant C), in English",
        "2 names; 99% of the sets are of movements known here",
        "Bench Pres 8 as written; bench-press-barbell?",
        "Worth a look: 1 row line 5 the date 2031-01-01 10:00: it lies in the future",
        "Can't be read: 1 row line 12 weight: expected a number, not 'abc'",
    ):
        assert said in shown


def test_of_an_update_it_tells_what_stays() -> None:
    imported = Imported(None, 0, 866, 2, updated=1, sessions_differ=3)
    shown = " ".join(printed(import_preview(replace(GOOD, imported=imported), update=True), 200).split())
    assert "changed 1 with other content in the file, and taken over" in shown
    assert "out of place 1 with a place in the file that another set here has" in shown
    assert "workouts 3 with another name, note, time or state in the file, and taken over" in shown


def last_line(text: str) -> str:
    return text.splitlines()[-1]


def test_its_last_words_are_what_the_import_would_do() -> None:
    nothing_new = replace(GOOD, imported=Imported(None, 0, 866, 2))
    assert "Nothing would be imported" in last_line(printed(import_preview(BROUGHT), 200))
    assert "--skip-bad" in last_line(printed(import_preview(BROUGHT), 200))
    assert "`hipflex undo` takes it back" in last_line(printed(import_preview(BROUGHT, skip_bad=True), 200))
    assert "`hipflex undo` takes it back" in last_line(printed(import_preview(GOOD), 200))
    assert last_line(printed(import_preview(nothing_new), 200)) == "Nothing of it is new to the log."
    assert "`hipflex undo` takes it back" in last_line(printed(import_preview(nothing_new, update=True), 200))
    assert "undo" not in printed(import_preview(GOOD, asks=True), 200)


def test_of_hundreds_of_names_a_screen_has_those_with_most_sets_and_counts_the_others() -> None:
    shown = printed(import_preview(MANY), 80)
    assert shown.index("Lift 0 ") < shown.index("Lift 1 ") < shown.index("Lift 9 ") < shown.index("Lift 10 ")
    assert "Lift 11 " not in shown, "a known name with few sets"
    assert "Lift 28 " in shown
    assert "Lift 30 " not in shown
    assert "and 145 more known and 135 more as written; --json has them all" in shown
    assert "and 42 more; --json has them all" in shown
    assert len(shown.splitlines()) <= 60


def test_in_a_pipe_no_name_and_no_row_is_missing() -> None:
    shown = printed(import_preview(MANY, whole=True), 10_000)
    assert all(f"Lift {n} " in shown for n in range(300))
    assert all(f"line {n} " in shown for n in range(50))
    assert "more" not in shown
