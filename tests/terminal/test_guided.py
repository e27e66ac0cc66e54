from __future__ import annotations

import pytest

from hipflex.domain.measures import Measure, Unit
from hipflex.domain.movement import Movement
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.runner.loop import run
from hipflex.terminal.countdown import Counted
from hipflex.terminal.guided import GuidedCoach
from hipflex.terminal.holds import held_words
from tests.terminal.fakes import ScriptedScreen
from tests.terminal.samples import LUNGE, MORNING, MOVEMENTS, PLANK, RAISE, first_set, session_of, workbench

LAST_TIME = PerformedSet(RAISE.slug, RAISE.kind, MORNING, 1, "x1", reps=8)


class Guided:
    """A workout with a person who follows a script."""

    def __init__(self, *movements: Movement, timers: bool = True) -> None:
        last = {(RAISE.slug, Measure.REPS): {1: 8}}
        self._session = session_of(*movements, last=last)
        self._timers = timers
        self.screen = ScriptedScreen(())

    def answering(self, *answers: str, counts: tuple[Counted, ...] = ()) -> Session:
        self.screen = ScriptedScreen(answers, counts)
        coach = GuidedCoach(self.screen, MOVEMENTS.get, lambda _: (LAST_TIME,), unit=Unit.KG, timers=self._timers)
        return run(workbench(coach, self._session), "s1")


def test_the_workout_opens_with_a_card_and_ends_with_a_sum() -> None:
    workout = Guided(RAISE)
    assert workout.answering("9", "10").state is State.FINISHED
    said = "".join(workout.screen.said)
    for expected in (
        "Hip workout\n1 exercise",
        "Lift from the front of the hips.",
        "Set 1 of 2",
        "Set 2 of 2",
        "Done: ",
    ):
        assert said.count(expected) == 1
    assert len(workout.screen.acknowledged) == 2


def test_the_prompt_says_what_enter_stands_for() -> None:
    workout = Guided(RAISE)
    workout.answering("", "@", "10@2kg")
    assert [prompt.split(",")[0] for prompt, _ in workout.screen.prompts] == ["Enter = 9", "Enter = 8", "Enter = 8"]


def test_the_load_in_force_stands_in_the_prompt() -> None:
    workout = Guided(RAISE)
    assert [done.load and done.load.grams for done in workout.answering("9@2.5kg", "").sets] == [2500, 2500]
    assert workout.screen.prompts[1][0].startswith("Enter = 8@2.5kg,")


def test_a_slip_is_shown_under_its_text_and_asked_again() -> None:
    workout = Guided(RAISE)
    assert [done.reps for done in workout.answering("9@2kgg", "9", "10").sets] == [9, 10]
    [complaint] = workout.screen.complaints
    text, mark = complaint.split("\n")
    assert text == "  9@2kgg"
    assert mark.startswith("       ^ expected ")
    assert "".join(workout.screen.said).count("Set 1 of 2") == 1


def test_the_mark_stands_under_its_place_behind_wide_characters() -> None:
    workout = Guided(RAISE)
    workout.answering("9 日本")
    [complaint] = workout.screen.complaints
    assert complaint.split("\n")[1].index("^") == len("  9 ")


def test_an_unknown_name_is_said_in_one_line() -> None:
    workout = Guided(RAISE)
    workout.answering("swap leg\x1bpress")
    assert workout.screen.complaints == ["no movement is called 'leg\\x1bpress'"]


def test_what_is_no_text_is_asked_again() -> None:
    workout = Guided(RAISE)
    workout.answering("note \udcff", "note better", "quit")
    assert len(workout.screen.complaints) == 1


@pytest.mark.parametrize("word", ["?", "help", " HELP "])
def test_help_shows_the_words_and_asks_again(word: str) -> None:
    workout = Guided(RAISE)
    assert len(workout.answering(word, "9", "10").sets) == 2
    assert "skip exercise" in "".join(workout.screen.said)


def test_the_card_can_be_seen_again() -> None:
    workout = Guided(RAISE)
    workout.answering("card", "9", "10")
    assert "".join(workout.screen.said).count("Lift from the front") == 2


def test_a_skipped_set_keeps_its_number() -> None:
    workout = Guided(RAISE)
    workout.answering("skip")
    assert "Set 2 of 2" in "".join(workout.screen.said)


def test_the_next_set_is_shown_before_its_rest_is_counted() -> None:
    workout = Guided(RAISE, LUNGE)
    workout.answering("9", "10")
    assert workout.screen.counted == [("Rest", 90), ("Rest", 90)]
    assert workout.screen.said.count("the keys") == 1
    assert "".join(workout.screen.said).count("Keep the hips square.") == 1


def test_what_was_typed_during_a_rest_begins_the_next_answer() -> None:
    workout = Guided(RAISE)
    workout.answering("9", "10", counts=(Counted(5, typed="1"),))
    assert [typed for _, typed in workout.screen.prompts] == ["", "1"]


def test_to_quit_during_a_rest_leaves_the_workout_open() -> None:
    workout = Guided(RAISE)
    session = workout.answering("9", counts=(Counted(5, quit=True),))
    assert session.state is State.OPEN
    assert len(workout.screen.prompts) == 1


def test_enter_at_a_timed_set_counts_both_sides_and_logs_the_aim() -> None:
    workout = Guided(LUNGE)
    assert [done.seconds for done in workout.answering("").sets] == [30, 30]
    assert [seconds for _, seconds in workout.screen.counted] == [3, 30, 8, 30]
    assert ["left" in label for label, _ in workout.screen.counted] == [True, True, False, False]
    assert [prompt.split(",")[0] for prompt, _ in workout.screen.prompts] == ["Enter = 30s timer"]


def test_a_hold_that_was_stopped_is_asked_about_before_it_is_logged() -> None:
    workout = Guided(LUNGE)
    session = workout.answering("", "", counts=(Counted(3), Counted(22), Counted(8), Counted(18)))
    assert [done.seconds for done in session.sets] == [22, 18]
    assert workout.screen.prompts[1][0].startswith("Enter = 22s/18s,")


def test_something_else_may_be_written_after_a_hold() -> None:
    workout = Guided(PLANK)
    assert [done.seconds for done in workout.answering("", "25s", counts=(Counted(3), Counted(12))).sets] == [25]


def test_a_set_may_be_written_instead_of_timed() -> None:
    workout = Guided(PLANK)
    assert [done.seconds for done in workout.answering("17s").sets] == [17]
    assert workout.screen.counted == []


def test_what_is_typed_during_a_hold_is_the_answer() -> None:
    workout = Guided(PLANK)
    assert [done.seconds for done in workout.answering("", "9s", counts=(Counted(3), Counted(9, typed="9"))).sets] == [
        9
    ]
    assert workout.screen.prompts[1] == ("Enter = 20s timer, ? = help > ", "9")


def test_to_quit_during_a_hold_logs_nothing() -> None:
    session = Guided(PLANK).answering("", counts=(Counted(2, quit=True),))
    assert (session.state, session.sets) == (State.OPEN, ())


def test_without_timers_enter_logs_the_aim_at_once_and_nobody_waits() -> None:
    workout = Guided(RAISE, PLANK, timers=False)
    assert workout.answering("", "", "").state is State.FINISHED
    assert workout.screen.counted == []
    assert workout.screen.prompts[2][0].startswith("Enter = 20s,")


@pytest.mark.parametrize(
    ("movement", "held", "words"),
    [
        (PLANK, [20], ""),
        (PLANK, [12], "12s"),
        (PLANK, [0], None),
        (LUNGE, [30, 30], ""),
        (LUNGE, [30, 28], "30s/28s"),
        (LUNGE, [75, 60], "1:15/1:00"),
        (LUNGE, [22, 0], "22sL"),
        (LUNGE, [0, 22], "22sR"),
        (LUNGE, [0, 0], None),
    ],
)
def test_what_was_held_is_written_as_it_would_be_typed(movement: Movement, held: list[int], words: str | None) -> None:
    assert held_words(first_set(movement), held) == words
