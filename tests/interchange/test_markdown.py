"""A session as a note: whatever its texts hold, they stay texts."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
import yaml
from hypothesis import given, settings

from hipflex.domain.measures import Load, SetType, Side, Unit
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.interchange.markdown import LONGEST_NAME, mark, name_of_note, note_of, session_of_note
from hipflex.value_classes import replace
from tests.interchange.test_round_trip import texts

AT = datetime(2026, 11, 20, 18, 5, tzinfo=timezone(timedelta(hours=1)))
ONE = PerformedSet("lunge", Kind.EXERCISE, AT, 1, id="a", session="01m7v41f000001e8afq3", reps=10)
SESSION = Session("01m7v41f000001e8afq3", "legs", AT, None, State.FINISHED, sets=(ONE,))


def unchanged(name: str) -> str:
    return name


def test_a_note_says_what_was_done() -> None:
    sets = (
        replace(ONE, reps=5, type=SetType.WARMUP, load=Load(1000)),
        replace(ONE, number=2, side=Side.LEFT, load=Load(2500), rpe=8.5, note="tight\nbetter later"),
        replace(ONE, number=2, side=Side.RIGHT, load=Load(2500)),
        replace(ONE, exercise="plank", reps=None, seconds=90),
    )
    text = note_of(replace(SESSION, note="a good day", sets=sets), "Leg day", str.title, Unit.KG)
    assert text == (
        "---\nhipflex: 01m7v41f000001e8afq3\ndate: 2026-11-20\nstart: 2026-11-20T18:05:00+01:00\n"
        'workout: "Leg day"\nexercises:\n  - "Lunge"\n  - "Plank"\nsets: 2\nvolume_kg: 50\n---\n\n'
        "# Leg day\n\n> a good day\n\n"
        "## Lunge\n\n- 5@1kg warmup\n- 10L@2.5kg rpe8.5\n  > tight\n  > better later\n- 10R@2.5kg\n\n"
        "## Plank\n\n- 1:30\n"
    )


@settings(max_examples=150)
@given(texts, texts, texts, texts, texts)
def test_whatever_stands_in_a_log_stays_a_text(workout: str, exercise: str, note: str, remark: str, band: str) -> None:
    done = replace(ONE, exercise=exercise, note=remark, band=band)
    text = note_of(replace(SESSION, note=note, sets=(done,)), workout, unchanged, Unit.KG)
    _, front, body = text.split("---\n", 2)
    read = yaml.safe_load(front)
    assert (read["hipflex"], read["workout"], read["exercises"]) == (SESSION.id, workout, [exercise])
    lines = [line for line in body.split("\n") if line and not line.lstrip().startswith(">")]
    assert [line.split(" ")[0] for line in lines] == ["#", "##", "-"]
    assert body.splitlines() == body.split("\n")[:-1], "no text brings a line of its own"


@settings(max_examples=150)
@given(texts.filter(str.strip))
def test_a_note_is_known_by_its_session(session_id: str) -> None:
    session = replace(SESSION, id=session_id)
    assert session_of_note(note_of(session, None, unchanged, Unit.KG)) == mark(session_id)


@pytest.mark.parametrize("written", ["hipflex: {}", "hipflex: '{}'", 'hipflex: "{}"', "tags: [a]\r\nhipflex:  {} "])
def test_a_note_is_known_again_when_an_editor_wrote_its_front_matter_anew(written: str) -> None:
    assert session_of_note(f"\ufeff---\r\n{written.format(SESSION.id)}\r\n---\r\n# mine\r\n") == mark(SESSION.id)


@pytest.mark.parametrize(
    "text", ["", "hipflex: a", "---\ntitle: a\n---\nhipflex: a\n", "# note\n---\nhipflex: a\n---\n"]
)
def test_a_file_that_names_no_session_in_its_front_matter_is_no_note_of_ours(text: str) -> None:
    assert session_of_note(text) is None


@pytest.mark.parametrize(
    ("workout", "name"),
    [
        ("Hip flexor workout", "2026-11-20 Hip flexor workout"),
        (None, "2026-11-20 Workout"),
        ("../../etc/passwd", "2026-11-20 .. .. etc passwd"),
        ('a<b>:"c"|d?*#^[e]\\f', "2026-11-20 a b c d e f"),
        ("ends with dots. . .", "2026-11-20 ends with dots"),
        ("\x1b[31mred\u202e\nline", "2026-11-20 31mred line"),
        ("u\u0308ber", "2026-11-20 über"),
        ("💪" * 100, "2026-11-20 " + "💪" * ((LONGEST_NAME - 11) // 4)),
    ],
)
def test_a_file_has_a_name_that_every_system_takes(workout: str | None, name: str) -> None:
    assert name_of_note(SESSION, workout) == name
