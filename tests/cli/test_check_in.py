"""`hipflex check-in`: asked for at a terminal until it is understood, in words or measured, and what becomes of it."""

from __future__ import annotations

import sys
from typing import Any

import pexpect

from tests.cli.home import Home


def thigh(home: Home) -> object:
    return next(one["value"] for one in home.ok("settings", "show", "--json").json if one["key"] == "thigh_cm")


def test_what_is_not_understood_is_asked_again_with_the_reason(home: Home) -> None:
    program = pexpect.spawn(
        sys.executable,
        ["-m", "hipflex", "check-in"],
        env=home.environment,
        cwd=str(home.path),
        encoding="utf-8",
        dimensions=(60, 80),
        timeout=60,
    )
    for said, expected in (
        ("sore", "expected tight, clear, or a measure like 8deg, -2deg or 4cm"),
        ("", "expected tight, clear, or a measure like 8deg, -2deg or 4cm"),
        ("T", "right leg tested"),
        ("4 cm", "how long is your thigh in cm"),
    ):
        program.expect_exact("8deg? ")
        program.sendline(said)
        program.expect_exact(expected)
    for said, expected in (("long", "expected centimetres from 20 to 70"), ("40", "left tight, right tight 5.7deg")):
        program.sendline(said)
        program.expect_exact(expected)
    program.expect(pexpect.EOF)
    program.close()
    assert program.exitstatus == 0
    assert check_ins(home)[0]["right_deg"] == 5.7


def check_ins(home: Home) -> Any:
    return home.ok("export", "--format", "json").json["check_ins"]


def test_a_measure_by_tape_needs_the_thigh_once(home: Home) -> None:
    home.refused("check-in", "--left", "4cm", "--right", "clear", says="--thigh CM")
    assert check_ins(home) == []
    made = home.ok("check-in", "--left", "4cm", "--right", "-2deg", "--thigh", "40,5", "--json").json
    assert (made["left"], made["left_deg"], made["right"], made["right_deg"]) == ("tight", 5.7, "clear", -2)
    assert thigh(home) == 40.5
    assert home.ok("check-in", "--left", "4,5 cm", "--right", "clear", "--json").json["left_deg"] == 6.4


def test_a_word_that_is_no_finding_is_pointed_at(home: Home) -> None:
    home.refused("check-in", "--left", "sore", "--right", "clear", says="expected tight, clear, or a measure like 8deg")


def test_what_is_refused_leaves_the_settings_as_they_were(home: Home) -> None:
    home.refused("check-in", "--left", "80deg", "--right", "clear", "--thigh", "40")
    assert thigh(home) is None


def test_a_measure_comes_back_as_it_was_and_can_be_taken_back(home: Home) -> None:
    home.ok("check-in", "--left", "8.5deg", "--right", "clear")
    whole = home.ok("export", "--format", "json", "--output", "whole.json")
    assert whole.code == 0
    kept = check_ins(home)
    assert (kept[0]["left_deg"], kept[0]["right_deg"]) == (8.5, None)
    assert "left tight 8.5deg, right clear" in home.ok("undo").out
    assert check_ins(home) == []
    home.ok("import", "whole.json")
    assert check_ins(home) == kept


def test_the_echo_calls_nothing_a_change_that_measuring_explains(home: Home) -> None:
    home.ok("check-in", "--left", "10deg", "--right", "12deg")
    said = home.ok("check-in", "--left", "7deg", "--right", "2deg").out
    assert "left tight 7deg, right tight 2deg" in said
    assert "(left within measuring error)" in said


def test_mobility_is_told_against_the_oldest_measure_of_the_side(home: Home) -> None:
    home.ok("check-in", "--left", "10deg", "--right", "clear")
    home.ok("check-in", "--left", "7deg", "--right", "8deg")
    home.ok("check-in", "--left", "4deg", "--right", "tight")
    rows = home.ok("progress", "--json").json["mobility"]
    assert [(row["side"], row["deg"], row["change_deg"], row["within_error"]) for row in rows] == [
        ("left", 10, None, None),
        ("left", 7, -3, True),
        ("right", 8, None, None),
        ("left", 4, -6, False),
    ]
    for words in (("progress",), ("progress", "--plain")):
        told = " ".join(home.ok(*words).out.split())
        assert "left 10deg, now 4deg" in told
        assert "6deg lower, more than measuring error" in told
