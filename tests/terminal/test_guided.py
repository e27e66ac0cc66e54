from __future__ import annotations

import pytest

from hipflex.domain.measures import Measure, SetType, Side, Unit
from hipflex.domain.movement import Movement
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.prescription import Phase, planned, prescribed
from hipflex.domain.proportion import Most
from hipflex.domain.records import Record, RecordKind
from hipflex.runner.loop import run
from hipflex.terminal.guided import GuidedPresenter
from hipflex.terminal.rests_and_holds import TimedSet
from hipflex.value_classes import replace
from tests.terminal.fakes import Keys, ScriptedScreen
from tests.terminal.samples import LUNGE, MORNING, NORDIC, PLANK, RAISE, STEP, knowing, session_of, workbench

LAST_TIME = PerformedSet(RAISE.slug, RAISE.kind, MORNING, 1, "x1", reps=8)


class Guided:
    """A workout with a person who follows a script."""

    def __init__(self, *movements: Movement, timers: bool = True) -> None:
        self._session = session_of(*movements, aims=(9,))
        self._timers = timers
        self.screen = ScriptedScreen(())

    def answering(self, *answers: str, counts: tuple[Keys, ...] = (), writing_s: float = 0) -> Session:
        self.screen = screen = ScriptedScreen(answers, counts, writing_s=writing_s)
        elapsed = screen.elapsed if self._timers else None
        presenter = GuidedPresenter(screen, knowing((LAST_TIME,)), unit=Unit.KG, elapsed=elapsed)
        return run(workbench(presenter, self._session), "s1")


def test_the_workout_opens_with_a_card_and_ends_with_a_sum() -> None:
    workout = Guided(RAISE)
    assert workout.answering("9", "10").state is State.FINISHED
    said = "".join(workout.screen.said)
    for expected in (
        "Hip workout\n1 exercise",
        "Cues: 1. Lift from the front of the hips.",
        "Set 1 of 2",
        "Set 2 of 2",
        "Done: ",
    ):
        assert said.count(expected) == 1
    assert len(workout.screen.acknowledged) == 2


def test_the_opening_offers_a_warm_up_and_a_key_takes_it() -> None:
    workout = Guided(RAISE)
    session = workout.answering("w", "", "9", "10")
    said = "".join(workout.screen.said)
    assert said.count("w puts a warm-up first: Leg swing\n") == 1
    assert "warm-up set" in said
    assert [(done.type, done.reps) for done in session.sets] == [
        (SetType.WARMUP, 4),
        (SetType.WORKING, 9),
        (SetType.WORKING, 10),
    ]


def test_before_stretches_alone_no_warm_up_is_offered() -> None:
    workout = Guided(LUNGE)
    workout.answering("quit")
    assert "puts a warm-up first" not in "".join(workout.screen.said)


def test_at_the_end_of_a_rehearsal_no_command_is_recommended_that_would_change_the_log() -> None:
    screen = ScriptedScreen(["9", "8"])
    presenter = GuidedPresenter(screen, knowing(), unit=Unit.KG, elapsed=None, rehearsal=True)
    assert run(workbench(presenter, session_of(RAISE)), "s1").state is State.FINISHED
    assert [line.split("  ")[0] for line in screen.acknowledged] == ["would log"] * 2
    assert "hipflex" not in "".join(screen.said)


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
    assert mark.startswith("     ^ expected ")
    assert mark.endswith("; write `9@2kg`")
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
    assert "".join(workout.screen.said).count("Cues: 1. Lift from the front") == 2


def test_a_later_set_is_shown_with_the_first_cue_and_what_it_came_to_last_time() -> None:
    workout = Guided(RAISE)
    workout.answering("9", "10")
    assert "Set 2 of 2 · 8–10 reps · aim 8\nCue: Lift from the front of the hips.\n" in "".join(workout.screen.said)


def test_exercises_that_take_turns_have_one_card_each_and_are_named_when_it_is_their_turn() -> None:
    turns = [prescribed(movement, circuit="a") for movement in (RAISE, NORDIC)]
    session = replace(session_of(), plan=planned("Turns", None, turns))
    screen = ScriptedScreen(["9", "5", "9", "5"])
    run(workbench(GuidedPresenter(screen, knowing(), unit=Unit.KG, elapsed=None), session), "s1")
    said = "".join(screen.said)
    assert said.count("Dose: ") == 2
    assert (
        said.index("Set 1 of 2 · 5–6 reps")
        < said.index("Leg raise · Set 2 of 2")
        < said.index("Reverse Nordic · Set 2")
    )


def test_the_parts_of_a_workout_are_named_where_there_are_several() -> None:
    parts = [prescribed(PLANK, phase=Phase.WARM_UP), prescribed(RAISE), prescribed(NORDIC)]
    session = replace(session_of(), plan=planned("Parts", None, parts))
    screen = ScriptedScreen(["20s", "9", "9", "5", "5"])
    run(workbench(GuidedPresenter(screen, knowing(), unit=Unit.KG, elapsed=None), session), "s1")
    assert [text for text in screen.said if text in ("Warm-up\n", "Work\n", "Cool-down\n")] == ["Warm-up\n", "Work\n"]


def test_a_skipped_set_keeps_its_number() -> None:
    workout = Guided(RAISE)
    workout.answering("skip")
    assert "Set 2 of 2" in "".join(workout.screen.said)


def test_the_next_set_is_shown_before_its_rest_is_counted() -> None:
    workout = Guided(RAISE, LUNGE)
    workout.answering("9", "10")
    assert workout.screen.counted == [("Rest", 90), ("Rest", 90)]
    assert "".join(workout.screen.said).count("Keep the hips square.") == 1


def test_what_was_typed_during_a_rest_begins_the_next_answer() -> None:
    workout = Guided(RAISE)
    workout.answering("9", "10", counts=(((5, "1"),),))
    assert [typed for _, typed in workout.screen.prompts] == ["", "1"]
    assert workout.screen.counted == [("Rest", 90)]


def test_a_stray_key_that_is_taken_back_lets_the_rest_go_on_and_logs_nothing() -> None:
    workout = Guided(RAISE)
    session = workout.answering("9", "", "10", counts=(((5, "w"),),), writing_s=2)
    assert [done.reps for done in session.sets] == [9, 10]
    assert workout.screen.counted == [("Rest", 90), ("Rest", 83)]


def test_finish_ends_the_workout_early_also_during_a_rest() -> None:
    workout = Guided(RAISE)
    session = workout.answering("9", "finish", counts=(((5, "f"),),))
    assert (session.state, [done.reps for done in session.sets]) == (State.FINISHED, [9])
    assert workout.screen.prompts[1][1] == "f"
    assert "Done: " in workout.screen.said[-1]


def test_to_quit_during_a_rest_leaves_the_workout_open() -> None:
    workout = Guided(RAISE)
    session = workout.answering("9", counts=(((5, "q"),),))
    assert session.state is State.OPEN
    assert len(workout.screen.prompts) == 1


def test_a_note_during_a_rest_is_kept_at_once_and_the_rest_goes_on() -> None:
    workout = Guided(RAISE)
    session = workout.answering("9", "slept badly", "10", counts=(((5, "n"),),), writing_s=20)
    assert session.note == "slept badly"
    assert workout.screen.counted == [("Rest", 90), ("Rest", 65)]
    assert [done.reps for done in session.sets] == [9, 10]


def test_a_rest_that_ends_while_a_note_is_written_is_over() -> None:
    workout = Guided(RAISE)
    workout.answering("9", "slept badly", "10", counts=(((5, "n"),),), writing_s=200)
    assert workout.screen.counted == [("Rest", 90)]


@pytest.mark.parametrize(("written", "kept"), [("ote slow", "slow"), ("  ", None), ("\udcff", None)])
def test_a_note_is_what_was_meant_as_one(written: str, kept: str | None) -> None:
    workout = Guided(RAISE)
    assert workout.answering("9", written, "10", counts=(((5, "n"),),)).note == kept
    assert len(workout.screen.counted) == 2


@pytest.mark.parametrize("remark", ["note slow", "card", "swap plank"])
def test_the_rest_goes_on_after_a_remark_written_meanwhile(remark: str) -> None:
    workout = Guided(RAISE)
    workout.answering("9", remark, counts=(((30, remark),),))
    assert workout.screen.counted == [("Rest", 90), ("Rest", 60)]


@pytest.mark.parametrize("word", ["skip", "skip exercise"])
def test_who_skips_what_comes_next_keeps_the_rest_that_is_running(word: str) -> None:
    workout = Guided(RAISE, LUNGE)
    workout.answering("9", word, counts=(((30, "s"),),))
    assert workout.screen.counted[:2] == [("Rest", 90), ("Rest", 60)]


def test_the_rest_goes_on_also_after_a_skip_was_taken_back() -> None:
    workout = Guided(RAISE, LUNGE)
    workout.answering("9", "skip", counts=(((30, "s"),), ((10, "u"),)))
    assert workout.screen.counted[:3] == [("Rest", 90), ("Rest", 60), ("Rest", 50)]


def test_a_set_more_has_a_rest_of_its_own() -> None:
    workout = Guided(RAISE)
    workout.answering("9", "add 12", counts=(((30, "a"),),))
    assert workout.screen.counted[:2] == [("Rest", 90), ("Rest", 90)]


def test_a_slip_written_during_a_rest_lets_it_go_on() -> None:
    workout = Guided(RAISE)
    workout.answering("9", "1o", "10", counts=(((30, "1"),),))
    assert workout.screen.counted == [("Rest", 90), ("Rest", 60)]


def test_undo_during_a_rest_asks_for_the_set_again_and_then_the_rest_goes_on() -> None:
    workout = Guided(RAISE)
    session = workout.answering("9", "8", "10", counts=(((30, "u"),),), writing_s=5)
    assert [done.reps for done in session.sets] == [8, 10]
    assert workout.screen.counted == [("Rest", 90), ("Rest", 55)]


def test_help_during_a_countdown_explains_the_keys_and_goes_on() -> None:
    workout = Guided(RAISE)
    workout.answering("9", "10", counts=(((30, "?"),),))
    assert workout.screen.counted == [("Rest", 90), ("Rest", 60)]
    assert "15 s more" in "".join(workout.screen.said)


def test_enter_at_a_timed_set_counts_both_sides_and_logs_the_aim() -> None:
    workout = Guided(LUNGE)
    assert [done.seconds for done in workout.answering("").sets] == [30, 30]
    assert workout.screen.counted == [
        ("Get ready, left", 3),
        ("Hold, left", 30),
        ("Switch to the right", 8),
        ("Hold, right", 30),
    ]
    assert [prompt.split(",")[0] for prompt, _ in workout.screen.prompts] == ["Enter = 30s timer"]


def test_a_hold_ended_early_logs_the_seconds_really_held() -> None:
    workout = Guided(LUNGE)
    session = workout.answering("", counts=((), ((22, "\n"),), (), ((18, "\n"),)))
    assert [done.seconds for done in session.sets] == [22, 18]
    assert len(workout.screen.prompts) == 1


def test_a_hold_made_longer_logs_the_seconds_really_held() -> None:
    assert [done.seconds for done in Guided(PLANK).answering("", counts=((), ((5, "+"),))).sets] == [35]


def test_a_hold_that_one_side_left_out_is_asked_about() -> None:
    workout = Guided(LUNGE)
    workout.answering("", counts=((), ((0.5, "\n"),), (), ((18, "\n"),)))
    assert workout.screen.prompts[1][0].startswith("Enter = 18sR,")
    assert workout.screen.acknowledged == []


def test_a_set_may_be_written_instead_of_timed() -> None:
    workout = Guided(PLANK)
    assert [done.seconds for done in workout.answering("17s").sets] == [17]
    assert workout.screen.counted == []


def test_what_is_typed_during_a_hold_is_the_answer() -> None:
    workout = Guided(PLANK)
    assert [done.seconds for done in workout.answering("", "9s", counts=((), ((9, "9"),))).sets] == [9]
    assert workout.screen.prompts[1][1] == "9"


def test_a_stray_key_that_is_taken_back_lets_a_hold_go_on() -> None:
    workout = Guided(LUNGE)
    session = workout.answering("", "", counts=((), (), ((2, "x"),)), writing_s=1)
    assert [done.seconds for done in session.sets] == [30, 30]
    assert workout.screen.counted[2:4] == [("Switch to the right", 8), ("Switch to the right", 5)]


def test_a_slip_during_a_hold_keeps_what_was_held_so_far_on_offer() -> None:
    workout = Guided(LUNGE)
    workout.answering("", "12", counts=((), (), (), ((12, "1"),)))
    assert len(workout.screen.complaints) == 1
    assert workout.screen.prompts[-1][0].startswith("Enter = 30s/12s,")


def test_after_a_slip_between_the_sides_enter_goes_on_with_the_other_side() -> None:
    workout = Guided(LUNGE)
    session = workout.answering("", "12", "", counts=((), ((25, "\n"),), ((2, "1"),)))
    assert len(workout.screen.complaints) == 1
    assert workout.screen.prompts[-1][0].startswith("Enter = 30s timer for the right side,")
    assert workout.screen.counted[3:] == [("Switch to the right", 8), ("Hold, right", 30)]
    assert [(done.side, done.seconds) for done in session.sets] == [(Side.LEFT, 25), (Side.RIGHT, 30)]


@pytest.mark.parametrize("word", ["card", "?", "12", "30s timer for the right side"])
def test_whatever_comes_between_the_sides_the_other_side_is_still_due(word: str) -> None:
    workout = Guided(LUNGE)
    session = workout.answering("", "x!", word, "", counts=((), (), ((2, "x"),), ((2, "x"),) if "30s" in word else ()))
    assert [done.seconds for done in session.sets] == [30, 30]


def test_a_side_that_a_slip_broke_off_is_asked_about_when_the_other_one_is_done() -> None:
    workout = Guided(LUNGE)
    session = workout.answering("", "12", "", "", counts=((), ((12, "1"),)))
    assert workout.screen.prompts[-1][0].startswith("Enter = 12s/30s,")
    assert [done.seconds for done in session.sets] == [12, 30]


def test_a_slip_before_the_first_side_lets_enter_begin_with_it() -> None:
    workout = Guided(LUNGE)
    workout.answering("", "12", "", counts=(((2, "1"),),))
    assert workout.screen.prompts[-1][0].startswith("Enter = 30s timer,")
    assert [label for label, _ in workout.screen.counted[1:]] == [
        "Get ready, left",
        "Hold, left",
        "Switch to the right",
        "Hold, right",
    ]


def test_one_side_alone_can_still_be_written_after_a_slip() -> None:
    workout = Guided(LUNGE, PLANK)
    session = workout.answering("", "12", "30sL", counts=((), (), ((2, "1"),)))
    assert [(done.side, done.seconds) for done in session.sets] == [(Side.LEFT, 30)]


def test_after_a_slip_between_the_sides_the_tempo_goes_on_with_the_other_side() -> None:
    workout = Guided(STEP)
    session = workout.answering("t", "4x!", "", "", counts=((), (), ((2, "4"),)))
    assert workout.screen.prompts[2][0].startswith("Enter = tempo for the right side,")
    assert [label for label, _ in workout.screen.counted[:5]] == [
        "Get ready, left",
        "Reps, left",
        "Switch to the right",
        "Switch to the right",
        "Reps, right",
    ]
    assert [(done.side, done.reps) for done in session.sets] == [(Side.LEFT, 4), (Side.RIGHT, 4)]


@pytest.mark.parametrize("word", ["u", "undo"])
def test_letters_mean_at_the_prompt_what_they_mean_in_a_countdown(word: str) -> None:
    workout = Guided(RAISE)
    assert [done.reps for done in workout.answering("9", word, "n", "slept badly", "8", "q").sets] == [8]
    assert [done.reps for done in workout.answering("9", "n", "slept badly", "q").sets] == [9]


def test_a_note_during_a_hold_lets_it_go_on() -> None:
    workout = Guided(PLANK)
    session = workout.answering("", "shaky", counts=((), ((8, "n"),)), writing_s=5)
    assert (session.note, [done.seconds for done in session.sets]) == ("shaky", [20])
    assert workout.screen.counted == [("Get ready", 3), ("Hold", 20), ("Hold", 7)]


def test_a_hold_that_ends_while_a_note_is_written_is_asked_about() -> None:
    workout = Guided(PLANK)
    session = workout.answering("", "shaky", "", counts=((), ((8, "n"),)), writing_s=60)
    assert [done.seconds for done in session.sets] == [20]
    assert workout.screen.prompts[-1][0].startswith("Enter = 20s,")


def test_undo_during_a_hold_gives_the_hold_up() -> None:
    workout = Guided(RAISE, PLANK)
    session = workout.answering("9", "10", "", "8", "20s", counts=((), (), (), ((5, "u"),)))
    assert [done.reps or done.seconds for done in session.sets] == [9, 8, 20]


def test_to_quit_during_a_hold_logs_nothing() -> None:
    session = Guided(PLANK).answering("", counts=((), ((2, "q"),)))
    assert (session.state, session.sets) == (State.OPEN, ())


def test_without_timers_enter_logs_the_aim_at_once_and_nobody_waits() -> None:
    workout = Guided(RAISE, PLANK, timers=False)
    assert workout.answering("", "", "").state is State.FINISHED
    assert workout.screen.counted == []
    assert workout.screen.prompts[2][0].startswith("Enter = 20s,")


@pytest.mark.parametrize("word", ["tempo", "t", " Tempo ", "tempo down"])
def test_a_set_with_a_tempo_is_paced_to_the_top_of_its_range_and_then_asked_about(word: str) -> None:
    workout = Guided(NORDIC)
    session = workout.answering(word, "")
    assert [done.reps for done in session.sets] == [6]
    assert workout.screen.counted[:2] == [("Get ready", 3), ("Reps", 24)]
    assert [prompt.split(",")[0] for prompt, _ in workout.screen.prompts[:2]] == ["Enter = 5", "Enter = 6"]


def test_enter_ends_the_pace_and_offers_the_repetitions_that_were_whole() -> None:
    workout = Guided(NORDIC)
    assert [done.reps for done in workout.answering("tempo", "", counts=((), ((15, "\n"),))).sets] == [3]
    assert workout.screen.prompts[1][0].startswith("Enter = 3, t = tempo,")


def test_less_than_one_repetition_offers_the_aim_again() -> None:
    workout = Guided(NORDIC)
    workout.answering("tempo", counts=((), ((3.9, "\n"),)))
    assert workout.screen.prompts[1][0].startswith("Enter = 5,")


def test_both_sides_are_paced_each_after_a_moment_to_get_ready() -> None:
    workout = Guided(STEP)
    session = workout.answering("tempo", "", counts=((), (), (), ((13, "\n"),)))
    assert [(done.side, done.reps, done.load and done.load.grams) for done in session.sets] == [
        ("left", 4, 2000),
        ("right", 3, 2000),
    ]
    assert workout.screen.counted == [
        ("Get ready, left", 3),
        ("Reps, left", 16),
        ("Switch to the right", 8),
        ("Reps, right", 16),
    ]
    assert [prompt.split(",")[0] for prompt, _ in workout.screen.prompts] == [
        "Enter = 4@2kg each side",
        "Enter = 4/3@2kg",
    ]


def test_what_is_typed_while_it_is_paced_is_the_answer() -> None:
    workout = Guided(NORDIC)
    workout.answering("tempo", "7", counts=((), ((9, "7"),)))
    assert workout.screen.prompts[1][1] == "7"


@pytest.mark.parametrize(("movement", "timers"), [(RAISE, True), (NORDIC, False)])
def test_without_tempo_or_timers_there_is_no_pace(movement: Movement, *, timers: bool) -> None:
    workout = Guided(movement, timers=timers)
    workout.answering("tempo", "6")
    assert len(workout.screen.complaints) == 1
    assert workout.screen.counted[:1] in ([], [("Rest", 90)])
    assert "tempo" not in workout.screen.prompts[0][0]


@pytest.mark.parametrize("word", ["n slow", "N  slow ", "note slow"])
def test_the_words_behind_n_are_the_note(word: str) -> None:
    workout = Guided(RAISE)
    assert workout.answering("9", word, "10").note == "slow"


@pytest.mark.parametrize(
    ("key", "answers", "note", "reps"),
    [
        ("n", ["slow", "10"], "slow", [9, 10]),
        ("u", ["8", "10"], None, [8, 10]),
        ("?", ["10"], None, [9, 10]),
        ("p", ["10"], None, [9, 10]),
        ("1", ["10"], None, [9, 10]),
    ],
)
def test_a_letter_means_the_same_a_moment_after_the_rest_ran_out(
    key: str, answers: list[str], note: str | None, reps: list[int]
) -> None:
    workout = Guided(RAISE)
    session = workout.answering("9", *answers, counts=(((90.1, key),),))
    assert (session.note, [done.reps for done in session.sets]) == (note, reps)
    assert workout.screen.counted[0] == ("Rest", 90)


def test_what_begins_an_answer_a_moment_after_the_rest_ran_out_stands_in_the_prompt() -> None:
    workout = Guided(RAISE)
    workout.answering("9", "10", counts=(((90.1, "1"),),))
    assert workout.screen.prompts[1][1] == "1"


def test_q_a_moment_after_the_rest_ran_out_leaves_the_workout_open_without_a_prompt() -> None:
    workout = Guided(RAISE)
    assert workout.answering("9", counts=(((90.1, "q"),),)).state is State.OPEN
    assert len(workout.screen.prompts) == 1


@pytest.mark.parametrize("after_s", [30, 90.1])
def test_t_in_a_rest_or_just_after_it_goes_straight_to_the_tempo(after_s: float) -> None:
    workout = Guided(NORDIC)
    session = workout.answering("5", "", counts=(((after_s, "t"),), (), ()))
    assert [done.reps for done in session.sets] == [5, 6]
    assert workout.screen.counted == [("Rest", 90), ("Get ready", 3), ("Reps", 24)]
    assert len(workout.screen.prompts) == 2


def test_t_while_it_is_paced_begins_anew() -> None:
    workout = Guided(NORDIC)
    workout.answering("t", "", counts=((), ((7, "t"),)))
    assert workout.screen.counted[:4] == [("Get ready", 3), ("Reps", 24), ("Get ready", 3), ("Reps", 24)]


@pytest.mark.parametrize("key", ["t", "tempo"])
def test_t_where_there_is_no_tempo_says_so_and_the_time_runs_on(key: str) -> None:
    workout = Guided(RAISE, PLANK)
    session = workout.answering("9", "10", "", counts=(((30, key),), (), (), (), ((5, key),)))
    assert workout.screen.complaints == ["this dose has no tempo to pace"] * 2
    assert workout.screen.counted[:2] == [("Rest", 90), ("Rest", 60)]
    assert [done.reps or done.seconds for done in session.sets] == [9, 10, 20]


def test_p_at_the_prompt_says_that_nothing_runs() -> None:
    workout = Guided(RAISE)
    assert [done.reps for done in workout.answering("p", "9", "10").sets] == [9, 10]
    assert workout.screen.complaints == ["no clock is running that could be paused"]


@pytest.mark.parametrize("line", ["n shaky", "note shaky"])
def test_a_remark_written_in_one_line_lets_a_hold_go_on(line: str) -> None:
    workout = Guided(PLANK)
    session = workout.answering("", line, counts=((), ((8, line),)), writing_s=5)
    assert (session.note, [done.seconds for done in session.sets]) == ("shaky", [20])


@pytest.mark.parametrize(
    ("movement", "typed", "did"),
    [(PLANK, "20s timer", 20), (PLANK, " 20S  Timer", 20), (STEP, "4@2kg each side", 4), (RAISE, "9", 9)],
)
def test_what_the_prompt_says_that_enter_means_can_also_be_typed(movement: Movement, typed: str, did: int) -> None:
    workout = Guided(movement)
    session = workout.answering(typed)
    assert (session.sets[0].reps or session.sets[0].seconds) == did
    assert workout.screen.complaints == []
    assert bool(workout.screen.counted) is (movement is PLANK or movement is RAISE)


@pytest.mark.parametrize(
    ("measure", "amounts", "words"),
    [
        (Measure.TIME, [20], "20s"),
        (Measure.TIME, [0], ""),
        (Measure.TIME, [30, 30], "30s"),
        (Measure.TIME, [30, 28], "30s/28s"),
        (Measure.TIME, [75, 60], "1:15/1min"),
        (Measure.TIME, [22, 0], "22sL"),
        (Measure.REPS, [0, 8], "8R"),
        (Measure.REPS, [8, 7], "8/7"),
        (Measure.REPS, [0, 0], ""),
    ],
)
def test_what_was_done_is_written_as_it_would_be_typed(measure: Measure, amounts: list[int], words: str) -> None:
    assert TimedSet(amounts=tuple(amounts)).written(measure) == words


def test_swap_alone_offers_easier_and_harder_movements_with_why() -> None:
    workout = Guided(RAISE)
    session = workout.answering("swap", "1", "15s")
    assert "1. Plank, easier: Where the grip gives out, the plank does.\n  2. Reverse Nordic, harder\n" in "".join(
        workout.screen.said
    )
    assert [done.exercise for done in session.sets] == [PLANK.slug]


@pytest.mark.parametrize(
    ("choice", "done", "complaints"),
    [("plank", "15s", []), ("", "9", []), ("none", "9", []), ("3", "9", ["no movement is called '3'"])],
)
def test_the_choice_may_be_a_name_or_none(choice: str, done: str, complaints: list[str]) -> None:
    workout = Guided(RAISE)
    assert len(workout.answering("swap", choice, done).sets) == 1
    assert workout.screen.complaints == complaints


def test_where_nothing_is_easier_or_harder_a_name_is_asked_for() -> None:
    workout = Guided(PLANK)
    workout.answering("swap", "20s")
    assert len(workout.screen.complaints) == 1
    assert "`swap NAME`" in workout.screen.complaints[0]


def held(reps: int, session: str, set_id: str) -> Record:
    return Record(RAISE.slug, RecordKind.REPS_AT_LOAD, None, reps, MORNING, session, set_id)


def test_a_record_is_announced_when_it_is_broken_and_again_at_the_end() -> None:
    now = [held(9, "s1", "rehearsal-0001")]
    screen = ScriptedScreen(["9", "8"])
    context = knowing((LAST_TIME,), lambda _: now, before=[held(8, "s0", "x1")])
    run(workbench(GuidedPresenter(screen, context, unit=Unit.KG, elapsed=None), session_of(RAISE)), "s1")
    assert screen.said.count("record: most reps, 9 (before: 8)\n") == 1
    assert "Leg raise: most reps, 9 (before: 8)" in screen.said[-1]


def test_a_set_out_of_all_proportion_is_stored_and_remarked_on_in_one_line() -> None:
    screen = ScriptedScreen(["100", "10"])
    presenter = GuidedPresenter(screen, knowing(most=Most(5, reps=10)), unit=Unit.KG, elapsed=None)
    session = run(workbench(presenter, session_of(RAISE)), "s1")
    assert [done.reps for done in session.sets] == [100, 10]
    [remark] = [said for said in screen.said if "so far" in said]
    assert "100 reps are 10 times the most so far, 10" in remark
    assert "`hipflex edit last" in remark


def test_the_end_says_what_comes_next_time_and_why() -> None:
    screen = ScriptedScreen(["9", "8"])
    next_time = replace(prescribed(RAISE), because="all sets reached the low end")
    context = replace(knowing(), upcoming=lambda _: (replace(next_time, aims=(9,)),))
    run(workbench(GuidedPresenter(screen, context, unit=Unit.KG, elapsed=None), session_of(RAISE)), "s1")
    assert "Next time\nLeg raise: 2 × 8–10; aim 9; all sets reached the low end" in screen.said[-1]


def test_while_time_is_counted_the_movement_that_comes_or_that_is_done_is_seen() -> None:
    workout = Guided(LUNGE, NORDIC)
    workout.answering("", "t", "", "quit")
    seen = [(label, scene.title, scene.side, bool(scene.moves)) for label, scene in workout.screen.scenes]
    left, right, lunge, nordic = Side.LEFT, Side.RIGHT, LUNGE.title, NORDIC.title
    assert seen == [
        ("Get ready, left", lunge, left, False),
        ("Hold, left", lunge, left, False),
        ("Switch to the right", lunge, right, False),
        ("Hold, right", lunge, right, False),
        ("Rest", f"next: {nordic}", None, False),
        ("Get ready", nordic, None, True),
        ("Reps", nordic, None, True),
        ("Rest", f"next: {nordic}", None, False),
    ]
    assert workout.screen.scenes[5][1].ahead
    assert {scene.cues for _, scene in workout.screen.scenes} == {LUNGE.cues, NORDIC.cues}
