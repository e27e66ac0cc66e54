"""Sets and moments as people write who haven't read the notation: each has one reading, and most are understood.

A phrasing may be refused, if the refusal shows the line to write instead; it is never read as something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from hipflex.terminal.clock import SystemClock
from tests.cli.home import Home

MOST_REFUSED = 4
NOW = datetime(2026, 11, 20, 17, 5, tzinfo=UTC)
"""A Friday, five past six in the evening of the test's home."""
LEG_RAISE, RAISE, LUNGE, CLIMBER = "hanging-leg-raise", "standing-hip-flexor-raise", "lunge", "mountain-climber"
HOLD, STRETCH, JOG = "l-sit-hold", "kneeling-lunge", "easy-jog"

SETS = [
    # movement, as it is written, what it means in the notation
    (LEG_RAISE, "three sets of ten", "3x10"),
    (LEG_RAISE, "4 sets of 12 reps", "4x12"),
    (LEG_RAISE, "2 sets x 15", "2x15"),
    (LEG_RAISE, "a set of 12", "12"),
    (LEG_RAISE, "10 reps x 3 sets", "3x10"),
    (LEG_RAISE, "2 rounds of 30", "2x30"),
    (LEG_RAISE, "8, 8, 6", "8 8 6"),
    (LEG_RAISE, "12,10,8 reps", "12 10 8"),
    (LEG_RAISE, "10 then 8 then 6", "10 8 6"),
    (LEG_RAISE, "10 and 8", "10 8"),
    (LEG_RAISE, "15 bodyweight", "15"),
    (LEG_RAISE, "10 reps with no weight", "10"),
    (LEG_RAISE, "5 sets of 5 at 20 kg", "5x5@20kg"),
    (LEG_RAISE, "2x15 with 5kg", "2x15@5kg"),
    (LEG_RAISE, "10 reps, 2.5 kg", "10@2.5kg"),
    (LEG_RAISE, "3 × 10 @ 10 lbs", "3x10@10lb"),
    (LEG_RAISE, "8 with 20kg assistance", "8@-20kg"),
    (LEG_RAISE, "12 reps rpe 7", "12 rpe7"),
    (LEG_RAISE, "10 @ RPE 8.5", "10 rpe8.5"),
    (LEG_RAISE, "3x10, rir 2", "3x10 rir2"),
    (LEG_RAISE, "10 with 2 reps in reserve", "10 rir2"),
    (LEG_RAISE, "8 reps to failure", "8 failure"),
    (LEG_RAISE, "10 as a warm-up", "10 warmup"),
    (LUNGE, "10 per leg", "10"),
    (LUNGE, "3x10 each side @ 8kg", "3x10@8kg"),
    (LUNGE, "12 on the left, 10 on the right", "12/10"),
    (LUNGE, "12 L 10 R", "12/10"),
    (LUNGE, "8 reps left", "8L"),
    (LUNGE, "right leg 8", "8R"),
    (RAISE, "8 per side with 10 kg", "8@10kg"),
    (RAISE, "10 with the red band", "10@red"),
    (RAISE, "2x12 red band", "2x12@red"),
    (HOLD, "hold for 45 seconds", "45s"),
    (HOLD, "3 holds of 20 seconds", "3x20s"),
    (HOLD, "a minute", "1min"),
    (STRETCH, "2 x 30 sec each leg", "2x30s"),
    (STRETCH, "1 min 15 sec per side", "1:15"),
    (CLIMBER, "30 in 25 seconds", "30 in 25s"),
    (JOG, "5 km in 25 minutes", "5km in 25min"),
    (JOG, "400 meters", "400m"),
]
MOMENTS = [
    # as it is written, what it means on the clocks of the home
    ("now", "2026-11-20 18:05"),
    ("today at noon", "2026-11-20 12:00"),
    ("this afternoon", "2026-11-20 15:00"),
    ("yesterday evening", "2026-11-19 19:00"),
    ("6 pm yesterday", "2026-11-19 18:00"),
    ("the day before yesterday", "2026-11-18 18:05"),
    ("last tuesday 6pm", "2026-11-17 18:00"),
    ("tue 18:00", "2026-11-17 18:00"),
    ("on monday at 7am", "2026-11-16 07:00"),
    ("wednesday night", "2026-11-18 22:00"),
    ("last friday", "2026-11-13 12:00"),
    ("one hour ago", "2026-11-20 17:05"),
    ("15 minutes ago", "2026-11-20 17:50"),
    ("three days ago", "2026-11-17 18:05"),
    ("a week ago", "2026-11-13 18:05"),
    ("14 november", "2026-11-14 12:00"),
    ("nov 3rd", "2026-11-03 12:00"),
    ("november 3, 7:30pm", "2026-11-03 19:30"),
    ("24th of november", "2025-11-24 12:00"),
    ("18.11.2026 at 6:45 am", "2026-11-18 06:45"),
]
GUESSES = ["about 10", "8 or 9", "8-10", "ten-ish", "10kg", "3x", "some", "10 %", "x10"]
"""What has no reading, or more than one."""

Compared = tuple[object, ...]


@pytest.fixture(autouse=True)
def friday_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SystemClock, "now", lambda _: NOW.astimezone())


@pytest.fixture
def homes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Home]:
    return lambda: Home(tmp_path_factory.mktemp("home") / "home").knowing_the_catalogue()


def stored(home: Home) -> list[Compared]:
    return [_compared(row) for row in home.rows()]


def _compared(row: dict[str, Any]) -> Compared:
    kept = ("set", "type", "side", "reps", "seconds", "metres", "load_kg", "band", "rpe")
    return tuple(row[name] for name in kept)


def is_understood(homes: Callable[[], Home], movement: str, written: str, meant: str) -> bool:
    """Whether the sets are those that are meant; where they are refused, the refusal has to show how to write them."""
    ours, theirs = homes(), homes()
    theirs.ok("log", movement, *meant.split())
    result = ours.run("log", movement, *written.split())
    if result.code:
        assert stored(ours) == [], "a refusal writes nothing"
        assert any(line.rstrip("`'\". ").endswith(meant) for line in result.err.splitlines()), result.err
        return False
    assert stored(ours) == stored(theirs)
    return True


@pytest.mark.parametrize(("movement", "written", "meant"), SETS)
def test_a_set_is_what_its_words_say(homes: Callable[[], Home], movement: str, written: str, meant: str) -> None:
    is_understood(homes, movement, written, meant)


def test_few_sets_are_refused(homes: Callable[[], Home]) -> None:
    refused = list(_refused(homes))
    assert len(refused) <= MOST_REFUSED, refused


def _refused(homes: Callable[[], Home]) -> Iterator[str]:
    for movement, written, _ in SETS:
        if homes().run("log", movement, *written.split()).code:
            yield written


@pytest.mark.parametrize("written", GUESSES)
def test_nothing_is_guessed(homes: Callable[[], Home], written: str) -> None:
    home = homes()
    home.refused("log", LUNGE, *written.split())
    assert stored(home) == []


@pytest.mark.parametrize(("written", "meant"), MOMENTS)
def test_a_moment_is_what_its_words_say(homes: Callable[[], Home], written: str, meant: str) -> None:
    home = homes()
    home.ok("log", LEG_RAISE, "10", "--at", written)
    [row] = home.rows()
    assert row["performed_at"].startswith(meant.replace(" ", "T"))


def test_the_tables_are_as_long_as_they_are_said_to_be() -> None:
    assert (len({written for _, written, _ in SETS}), len({written for written, _ in MOMENTS})) == (40, 20)
