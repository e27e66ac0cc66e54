"""Ways of writing sets, and what each is read as; the table of them in the documentation is made from this one."""

from __future__ import annotations

from typing import NamedTuple

from hipflex.domain.measures import Measure
from hipflex.domain.movement import Movement, Sides
from tests.notation.writing import movement

RAISE = movement(Measure.REPS, sides=Sides.NONE)
KICK = movement(Measure.REPS, sides=Sides.EACH)
HOLD = movement(Measure.TIME, sides=Sides.EACH)
RUN = movement(Measure.TIME, Measure.DISTANCE, sides=Sides.NONE)
MARCH = movement(Measure.REPS, Measure.TIME, sides=Sides.ALTERNATING)


class Understood(NamedTuple):
    """What is written of a movement, and its canonical form."""

    trained: Movement
    written: str
    canonical: str


class Refused(NamedTuple):
    """What is written of a movement, where its slip stands, and what may be written instead."""

    trained: Movement
    written: str
    at: int
    instead: tuple[str, ...]


UNDERSTOOD: dict[str, tuple[Understood, ...]] = {
    "Sets in a row": (
        Understood(RAISE, "10, 9, 8", "10 9 8"),
        Understood(RAISE, "10,9,8", "10 9 8"),
        Understood(RAISE, "10, 9", "10 9"),
        Understood(RAISE, "10, 9 and 8 reps", "10 9 8"),
        Understood(RAISE, "8 reps and then 6 reps", "8 6"),
        Understood(RAISE, "3x10, 2x8", "3x10 2x8"),
        Understood(RAISE, "10 reps.", "10"),
    ),
    "A number of sets": (
        Understood(RAISE, "3 x 10", "3x10"),
        Understood(RAISE, "3*10", "3x10"),
        Understood(RAISE, "3 sets of 10", "3x10"),
        Understood(RAISE, "3 sets 10 reps", "3x10"),
        Understood(RAISE, "three sets of ten", "3x10"),
        Understood(RAISE, "a set of twenty five", "25"),
        Understood(RAISE, "3 rounds of 10", "3x10"),
        Understood(RAISE, "10 reps x 3", "3x10"),
        Understood(RAISE, "10 x 3 sets", "3x10"),
        Understood(RAISE, "10 reps for 3 sets", "3x10"),
        Understood(RAISE, "10 reps, 3 times", "3x10"),
        Understood(RAISE, "10 reps, 3 sets, 20kg", "3x10@20kg"),
        Understood(HOLD, "3 holds of 45 seconds", "3x45s"),
        Understood(HOLD, "45s x 3", "3x45s"),
    ),
    "Times and distances": (
        Understood(HOLD, "45 sec", "45s"),
        Understood(HOLD, "held for 45 seconds", "45s"),
        Understood(HOLD, "45 second hold", "45s"),
        Understood(HOLD, "a minute", "1min"),
        Understood(HOLD, "half a minute", "30s"),
        Understood(HOLD, "1.5 min", "1:30"),
        Understood(HOLD, "1 min 30 s", "1:30"),
        Understood(HOLD, "1 minute and 30 seconds", "1:30"),
        Understood(HOLD, "a minute and a half", "1:30"),
        Understood(HOLD, "1 and a half minutes", "1:30"),
        Understood(HOLD, "45 seconds twice", "2x45s"),
        Understood(HOLD, "1'30\"", "1:30"),
        Understood(HOLD, "90 minutes", "1:30:00"),
        Understood(HOLD, "1 h 30 min", "1:30:00"),
        Understood(HOLD, "1h30m", "1:30:00"),
        Understood(HOLD, "1h30", "1:30:00"),
        Understood(HOLD, "60s 30s", "60s 30s"),
        Understood(RUN, "400 metres", "400m"),
        Understood(RUN, "5 k", "5km"),
        Understood(RUN, "ran 5k in 25 minutes", "5km in 25min"),
        Understood(RAISE, "30 reps in 25 seconds", "30 in 25s"),
    ),
    "Loads": (
        Understood(RAISE, "3x10 2.5kg", "3x10@2.5kg"),
        Understood(RAISE, "3x10, 20 lb", "3x10@20lb"),
        Understood(RAISE, "10 with 10 lb", "10@10lb"),
        Understood(RAISE, "10 w/ 10 lb", "10@10lb"),
        Understood(RAISE, "10 at 5 kilos", "10@5kg"),
        Understood(RAISE, "10 @ 10 pounds", "10@10lb"),
        Understood(RAISE, "5x5 @ 60", "5x5@60kg"),
        Understood(RAISE, "10 +2.5 kg", "10@2.5kg"),
        Understood(RAISE, "10 (20kg)", "10@20kg"),
        Understood(RAISE, "8 x 20kg", "8@20kg"),
        Understood(RAISE, "3x8x20kg", "3x8@20kg"),
        Understood(RAISE, "8 @ 100, 8 @ 110", "8@100kg 8@110kg"),
        Understood(RAISE, "10 -20kg", "10@-20kg"),
        Understood(RAISE, "10 with 20kg assistance", "10@-20kg"),
        Understood(RAISE, "10 assisted 20kg", "10@-20kg"),
        Understood(RAISE, "10 bodyweight", "10@0"),
        Understood(RAISE, "bodyweight 3x10", "3x10@0"),
        Understood(RAISE, "BW x 10", "10@0"),
        Understood(RAISE, "10 reps + 5kg", "10@5kg"),
        Understood(RAISE, "10 red", "10@red"),
        Understood(RAISE, "10 with the red band", "10@red"),
        Understood(RAISE, "10 extra heavy", "10@extra-heavy"),
    ),
    "Sides": (
        Understood(KICK, "L12 R10", "12/10"),
        Understood(KICK, "12 left 10 right", "12/10"),
        Understood(KICK, "left 12, right 10", "12/10"),
        Understood(KICK, "right: 10, left: 12", "12/10"),
        Understood(KICK, "12 on the left, 10 on the right", "12/10"),
        Understood(KICK, "3x12 left 3x10 right", "3x12/10"),
        Understood(KICK, "L12 R10 @5kg", "12/10@5kg"),
        Understood(KICK, "L12 R10 L11 R9", "12/10 11/9"),
        Understood(KICK, "L12 L11 R10 R9", "12L 11L 10R 9R"),
        Understood(KICK, "12L 10R", "12L 10R"),
        Understood(KICK, "10 right leg", "10R"),
        Understood(KICK, "12 each side", "12"),
        Understood(KICK, "8 per leg", "8"),
        Understood(KICK, "12/leg", "12"),
        Understood(KICK, "12 left and right", "12"),
        Understood(KICK, "3x12 a side with 5 kg", "3x12@5kg"),
        Understood(KICK, "12/12", "12"),
        Understood(HOLD, "45/50s", "45s/50s"),
        Understood(HOLD, "2 x 1 min each leg", "2x1min"),
        Understood(KICK, "30L in 25s", "30 in 25sL"),
        Understood(KICK, "L10/R8", "10/8"),
        Understood(KICK, "10L/8R", "10L 8R"),
    ),
    "Effort and type": (
        Understood(RAISE, "10 rpe 8", "10 rpe8"),
        Understood(RAISE, "10 reps @ RPE 8.5", "10 rpe8.5"),
        Understood(RAISE, "10 rir 2", "10 rpe8"),
        Understood(RAISE, "10 with 2 reps in reserve", "10 rpe8"),
        Understood(RAISE, "10 warm-up", "10 warmup"),
        Understood(RAISE, "warm up: 10", "10 warmup"),
        Understood(RAISE, "2 warm-up sets of 10", "2x10 warmup"),
        Understood(RAISE, "10 drop set", "10 drop"),
        Understood(RAISE, "10 to failure", "10 failure"),
        Understood(RAISE, "10 reps rpe 8 with 5kg", "10@5kg rpe8"),
    ),
}

REFUSED: dict[str, tuple[Refused, ...]] = {
    "Two readings": (
        Refused(RAISE, "10,5", 0, ("10 5",)),
        Refused(RAISE, "3x10,2x8", 2, ("3x10 2x8",)),
        Refused(RAISE, "10@1,000lb", 3, ("10@1000lb", "10@1lb")),
        Refused(RUN, "1,500 m", 0, ("1.5km", "1.5m")),
        Refused(RUN, "1.5km 12min", 6, ("1.5km in 12min",)),
        Refused(RUN, "25 min 5k", 7, ("5km in 25min",)),
        Refused(RAISE, "8 8 7 @6kg", 6, ("8@6kg 8@6kg 7@6kg", "8 8 7@6kg")),
        Refused(RAISE, "8, 8 with red", 5, ("8@red 8@red", "8 8@red")),
        Refused(RAISE, "10 - 5kg", 3, ("10@-5kg", "10@5kg")),
        Refused(RAISE, "10 + 8", 3, ("10@8kg", "10 8")),
        Refused(RAISE, "10 + 9 + 8", 3, ("10 9 8",)),
        Refused(RAISE, "10 20kg x 8", 8, ("8x10@20kg", "10 8@20kg")),
        Refused(RAISE, "3 sets of 10, 9, 8", 0, ("10 9 8", "3x10 9 8")),
        Refused(RAISE, "3 sets 10 9 8", 0, ("10 9 8", "3x10 9 8")),
        Refused(RAISE, "warm-up 10 8", 0, ("10 warmup 8", "10 warmup 8 warmup")),
        Refused(RAISE, "8@5kg, drop 6", 7, ("8@5kg 6 drop", "8@5kg drop 6")),
        Refused(HOLD, "1 min 90 s", 6, ("2:30", "1min 1:30")),
        Refused(HOLD, "1 min, 30 s", 7, ("1:30", "60s 30s")),
        Refused(HOLD, "1m30", 0, ("1:30",)),
        Refused(KICK, "12 left 10", 8, ("12L 10", "12L 10")),
        Refused(KICK, "left 12 10 right 11 9", 8, ("12L 10 11R 9", "12L 10L 11R 9R")),
    ),
    "The load first": (
        Refused(RAISE, "10kg x 8", 0, ("8@10kg",)),
        Refused(RAISE, "20kg for 8 reps", 0, ("8@20kg",)),
        Refused(RAISE, "100 kg 5x5", 0, ("5x5@100kg",)),
        Refused(RAISE, "60kg 8,8,7", 0, ("8@60kg 8@60kg 7@60kg",)),
        Refused(RAISE, "20kg x 10, 22kg x 8", 0, ("10@20kg 8@22kg",)),
        Refused(RAISE, "10kg x 8 x 3", 0, ("8x3@10kg", "3x8@10kg")),
    ),
    "What the movement is not done in": (
        Refused(HOLD, "45", 0, ("45s",)),
        Refused(HOLD, "20, 25 and 30 seconds", 0, ("20s 25s 30s",)),
        Refused(HOLD, "2m", 0, ("2min",)),
        Refused(RAISE, "45s", 0, ()),
        Refused(RAISE, "12 each side", 3, ("12",)),
        Refused(RAISE, "12/10", 0, ()),
        Refused(RAISE, "10L", 0, ("10",)),
        Refused(MARCH, "12/10", 0, ("22",)),
        Refused(MARCH, "12 each leg", 3, ("24",)),
    ),
    "What is not known": (
        Refused(RAISE, "3 sets of 10 hanging leg raises", 13, ("3x10",)),
        Refused(RAISE, "10 easy rpe8", 3, ("10 rpe8",)),
        Refused(RAISE, "about 10", 0, ("10",)),
        Refused(HOLD, "45 secnds", 3, ("45s",)),
        Refused(RAISE, "10 falure", 3, ("10 failure",)),
        Refused(RAISE, "3x8, last one to failure", 5, ("3x8",)),
        Refused(RAISE, "ten", 0, ("10",)),
        Refused(RAISE, "ten eight six", 0, ("10 8 6",)),
        Refused(RAISE, "10 reps with a 10kg dumbbell", 20, ("10@10kg",)),
    ),
    "Slips": (
        Refused(RAISE, "8-10", 1, ()),
        Refused(RAISE, "8 to 10 reps", 2, ()),
        Refused(RAISE, "10 rpe 7-8", 8, ("10 rpe7.5",)),
        Refused(RAISE, "8/8/7", 3, ("8 8 7",)),
        Refused(RAISE, "8-8-7", 1, ("8 8 7",)),
        Refused(HOLD, "30 + 30 seconds", 3, ("30s 30s",)),
        Refused(RUN, "3 miles", 2, ("4.828km",)),
        Refused(RAISE, "5x5@80%", 6, ()),
        Refused(KICK, "10L8R", 3, ("10L 8R",)),
        Refused(RAISE, "10rpe8", 2, ("10 rpe8",)),
        Refused(RAISE, "3x10x20", 5, ("3x10@20kg",)),
        Refused(RAISE, "8@100,8@110", 7, ("8@100kg 8@110kg",)),
        Refused(RAISE, "10@2-3kg", 4, ()),
    ),
}
