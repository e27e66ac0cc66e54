"""The catalogue that ships says what the two articles say, and says who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.catalogue.names import normal
from hipflex.coach.duration import seconds_of_all
from hipflex.domain.measures import Measure, Unit
from hipflex.domain.movement import Guide, Kind, Movement
from hipflex.domain.rules import ProgressionAxis
from hipflex.notation.doses import parse_dose
from hipflex.notation.tokens import Vocabulary
from tests.catalogue.facts import (
    ANATOMY,
    ARTICLES,
    BEHIND_RULES,
    HIP_FLEXORS,
    MUSCLES_OF,
    ON_THE_CARD,
    OTHER_MUSCLES,
    RUNGS,
    RUNNERS,
    SETS,
    STRENGTHLOG,
    STUDIES,
    TOLD,
    WORKOUTS,
)

VOCABULARY = Vocabulary(Unit.KG, ("yellow", "red", "green", "blue", "black"))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(shipped_folder(), (), VOCABULARY)


def text_of(movement: Movement) -> str:
    parts = (*movement.setup, *movement.cues, *movement.mistakes, *movement.notes, movement.stop)
    return "\n".join(parts).casefold()


def answering_to(library: Library, beginning: str) -> set[str]:
    """The movements with a name that begins with these words."""
    begun = f"{normal(beginning)} "
    return {m.slug for m in library.movements.values() for name in m.names if f"{normal(name)} ".startswith(begun)}


def shared_names(*entries: tuple[str, tuple[str, ...]]) -> set[str]:
    """The names that more than one of the entries answers to."""
    owner: dict[str, str] = {}
    shared = set()
    for slug, names in entries:
        for name in map(normal, names):
            if owner.setdefault(name, slug) != slug:
                shared.add(name)
    return shared


def article(slug: str) -> str:
    """What an entry must name as its source."""
    return next((source for source, entries in ARTICLES.items() if slug in entries), STRENGTHLOG)


def lines_of(entry: object) -> str:
    """All the lines of text of an entry that isn't a card."""
    fields = ("facts", "advice", "setup", "steps", "measure", "tight", "clear", "notes")
    return "\n".join(line for name in fields for line in getattr(entry, name, ())).casefold()


def sources(library: Library) -> Iterator[tuple[str, str]]:
    for entries in (library.movements, library.workouts, library.programmes, library.muscles):
        yield from ((slug, entry.source) for slug, entry in entries.items())


def test_nothing_in_it_is_wrong(library: Library) -> None:
    assert [str(problem) for problem in library.problems] == []


def test_the_movements_are_there_and_no_other(library: Library) -> None:
    assert set(library.movements) == set(SETS), "SETS in tests/catalogue/facts.py says how each is done"


@pytest.mark.parametrize("slug", SETS)
def test_a_movement_is_done_in_the_sets_the_articles_describe(library: Library, slug: str) -> None:
    movement = library.movements[slug]
    assert (movement.kind, movement.sides, {*movement.measures}, movement.resistance) == SETS[slug]


@pytest.mark.parametrize("slug", SETS)
def test_a_card_has_all_its_parts(library: Library, slug: str) -> None:
    movement = library.movements[slug]
    assert 2 <= len(movement.setup) <= 4
    assert 3 <= len(movement.cues) <= 6
    assert movement.mistakes
    assert movement.stop
    assert movement.muscles.primary or movement.muscles.secondary or movement.muscles.stretched


@pytest.mark.parametrize(("slug", "role", "muscles"), MUSCLES_OF)
def test_a_movement_names_its_muscles_by_role(library: Library, slug: str, role: str, muscles: set[str]) -> None:
    assert muscles <= set(getattr(library.movements[slug].muscles, role))


def test_a_stretch_only_stretches_and_an_exercise_only_trains(library: Library) -> None:
    for movement in library.movements.values():
        stretches, roles = movement.kind is Kind.STRETCH, movement.muscles
        assert bool(roles.stretched) is stretches, movement.slug
        assert bool(roles.primary or roles.secondary) is not stretches, movement.slug


def test_the_hip_flexors_are_marked_and_the_other_muscles_are_not(library: Library) -> None:
    assert {slug for slug, muscle in library.muscles.items() if muscle.hip_flexor} == HIP_FLEXORS
    assert {slug for slug, muscle in library.muscles.items() if not muscle.hip_flexor} == OTHER_MUSCLES


def test_psoas_and_iliacus_make_the_iliopsoas(library: Library) -> None:
    assert library.muscles["iliopsoas"].parts == ("psoas-major", "iliacus")
    assert {library.muscles[part].group for part in ("psoas-major", "iliacus")} == {"iliopsoas"}
    assert library.muscles["rectus-femoris"].group == "quadriceps"


@pytest.mark.parametrize(("slug", "phrases"), ON_THE_CARD)
def test_a_card_says_what_the_articles_warn_of(library: Library, slug: str, phrases: list[str]) -> None:
    said = text_of(library.movements[slug])
    assert [phrase for phrase in phrases if phrase not in said] == []


@pytest.mark.parametrize("slug", [slug for slug, (kind, *_) in SETS.items() if kind is Kind.EXERCISE])
def test_a_strength_card_says_what_to_do_about_pain(library: Library, slug: str) -> None:
    assert re.search(r"\bStop (for today )?if .*\bhurts\b", library.movements[slug].stop)


@pytest.mark.parametrize("slug", [slug for slug, (kind, *_) in SETS.items() if kind is Kind.EXERCISE])
def test_a_strength_card_says_how_to_breathe(library: Library, slug: str) -> None:
    movement = library.movements[slug]
    said = [cue for cue in movement.cues if "breath" in cue.casefold()]
    assert said
    if movement.measures == (Measure.REPS,):
        assert re.search(r"\b(out|in) (as|on)\b", said[0])


@pytest.mark.parametrize(("sort", "slug", "phrases"), TOLD)
def test_other_entries_say_what_belongs_there(library: Library, sort: str, slug: str, phrases: list[str]) -> None:
    said = lines_of(getattr(library, sort)[slug])
    assert [phrase for phrase in phrases if phrase not in said] == []


@pytest.mark.parametrize(
    ("purpose", "dose"),
    [
        ("endurance", "3 x 30 rest 60s"),
        ("warm-up", "2-3 x 8-12 per side"),
        ("strength-endurance", "3 x 20-30s hold 1s rest 60s"),
        ("conditioning", "3 x 20-40s rest 40s"),
    ],
)
def test_a_mountain_climber_has_a_dose_for_each_purpose(library: Library, purpose: str, dose: str) -> None:
    assert library.movements["mountain-climber"].doses[purpose] == parse_dose(dose, VOCABULARY)


def test_the_default_mountain_climber_is_the_one_of_the_workout(library: Library) -> None:
    movement = library.movements["mountain-climber"]
    assert movement.dose == movement.doses["endurance"]


@pytest.mark.parametrize("slug", ["l-sit-tucked", "l-sit-one-leg", "l-sit-hold"])
def test_an_l_sit_adds_up_holds_of_5_to_15_seconds(library: Library, slug: str) -> None:
    dose = library.movements[slug].dose
    assert dose.total_seconds
    assert dose.seconds
    assert (dose.seconds.low, dose.seconds.high) == (5, 15)


@pytest.mark.parametrize(("lower", "upper"), RUNGS)
def test_a_rung_of_a_ladder_knows_the_next_one(library: Library, lower: str, upper: str) -> None:
    assert upper in library.movements[lower].harder
    assert lower in library.movements[upper].easier


def test_the_leg_raises_are_one_ladder_and_the_nearest_rung_comes_first(library: Library) -> None:
    rungs = ["bent-knee-lying-raise", "lying-leg-raise", "bent-knee-hanging-raise", "hanging-leg-raise"]
    assert [library.movements[slug].harder[0] for slug in rungs[:-1]] == rungs[1:]
    assert [library.movements[slug].easier[0] for slug in rungs[1:]] == rungs[:-1]


def test_every_ladder_leads_back_down(library: Library) -> None:
    for movement in library.movements.values():
        assert all(movement.slug in library.movements[other].easier for other in movement.harder), movement.slug
        assert all(movement.slug in library.movements[other].harder for other in movement.easier), movement.slug


def test_the_workouts_are_there(library: Library) -> None:
    assert set(library.workouts) == {*WORKOUTS, "desk-break"}


@pytest.mark.parametrize("slug", WORKOUTS)
def test_a_workout_keeps_the_order_that_matters(library: Library, slug: str) -> None:
    asked = library.workouts[slug].prescriptions
    assert [(prescription.exercise, prescription.phase) for prescription in asked] == WORKOUTS[slug]


@pytest.mark.parametrize("slug", [*WORKOUTS, "desk-break"])
def test_every_exercise_of_a_workout_has_a_reason_and_a_source(library: Library, slug: str) -> None:
    for prescription in library.workouts[slug].prescriptions:
        assert prescription.because, prescription.exercise
        assert "hipflex" in prescription.source, "rests, at least, are ours"


@pytest.mark.parametrize(
    ("place", "dose"),
    [
        (0, "3 x 8-10 tempo 3-0-1 rest 90s"),
        (1, "3 x 10 per side hold 1-2s rest 60s"),
        (2, "3 x 30 rest 60s"),
    ],
)
def test_the_hip_flexor_workout_has_its_doses(library: Library, place: int, dose: str) -> None:
    assert library.workouts["hip-flexor"].prescriptions[place].dose == parse_dose(dose, VOCABULARY)


def test_the_stretches_of_hip_mobility_are_held_per_side(library: Library) -> None:
    doses = [prescription.dose for prescription in library.workouts["hip-mobility"].prescriptions]
    assert all(dose.per_side and dose.measure is Measure.TIME for dose in doses)


def test_a_desk_break_needs_nothing_and_ends_with_its_one_stretch(library: Library) -> None:
    asked = library.workouts["desk-break"].prescriptions
    assert [prescription.kind for prescription in asked] == [*[Kind.EXERCISE] * (len(asked) - 1), Kind.STRETCH]
    assert not any(library.movements[prescription.exercise].equipment for prescription in asked)


def test_a_desk_break_grows_without_a_load(library: Library) -> None:
    for prescription in library.workouts["desk-break"].prescriptions:
        assert prescription.dose.load is None
        ways = {rule.axis for rule in prescription.progression}
        assert ways
        assert ways <= {ProgressionAxis.REPS, ProgressionAxis.SETS, ProgressionAxis.HOLD}


def test_a_desk_break_takes_a_few_minutes(library: Library) -> None:
    assert seconds_of_all(library.workouts["desk-break"].prescriptions) <= 5 * 60


@pytest.mark.parametrize("bands", [("light", "heavy"), ("yellow", "red"), ("band",)])
def test_a_band_in_a_dose_is_the_weakest_of_anybodys(bands: tuple[str, ...]) -> None:
    library = load_library(shipped_folder(), (), Vocabulary(Unit.KG, bands))
    assert library.problems == ()
    assert library.movements["banded-hip-march"].dose.band == bands[0]
    assert library.workouts["band-weeks-1-2"].prescriptions[0].dose.band == bands[0]


def test_without_bands_a_dose_names_none() -> None:
    library = load_library(shipped_folder(), (), Vocabulary(Unit.KG))
    assert library.problems == ()
    assert library.movements["banded-hip-march"].dose.band is None


def test_six_weeks_with_a_band_go_from_15_repetitions_to_8_three_times_a_week(library: Library) -> None:
    days = [(day.week, day.workout) for day in library.programmes["band-six-weeks"].days]
    weeks = {1: "1-2", 2: "1-2", 3: "3-4", 4: "3-4", 5: "5-6", 6: "5-6"}
    assert days == [(week, f"band-weeks-{pair}") for week, pair in weeks.items() for _ in range(3)]
    spans = [library.workouts[f"band-weeks-{pair}"].prescriptions[0].dose.span for pair in ("1-2", "3-4", "5-6")]
    assert (spans[0].high, spans[-1].low) == (15, 8)


def test_the_reverse_nordic_begins_with_little(library: Library) -> None:
    assert library.movements["reverse-nordic"].dose == parse_dose("2 x 5 tempo 3-0-1 rest 90s", VOCABULARY)


def test_the_self_check_is_from_the_article_that_has_it(library: Library) -> None:
    assert STRENGTHLOG in library.guides["self-check"].source


def test_who_needs_no_direct_work_is_told_so(library: Library) -> None:
    assert "Not everybody needs this" in " ".join(library.workouts["hip-flexor"].notes)


def test_twice_a_week_is_the_hip_flexor_workout_twice_with_mobility_beside_it(library: Library) -> None:
    programme = library.programmes["twice-a-week"]
    assert [(day.week, day.workout) for day in programme.days] == [(1, "hip-flexor")] * 2
    assert programme.complement == "hip-mobility"


def test_the_runners_train_their_hips_twice_a_week_for_six_weeks(library: Library) -> None:
    days = [(day.week, day.workout) for day in library.programmes["runners-six-weeks"].days]
    assert days == [(week, "runners-hips") for week in range(1, 7) for _ in range(2)]


def test_every_entry_names_its_article(library: Library) -> None:
    for slug, source in sources(library):
        assert article(slug) in source, f"{slug}: tests/catalogue/facts.py says which article it follows"


@pytest.mark.parametrize(("title", "citation"), STUDIES)
def test_a_study_is_carried_with_its_title_and_citation(library: Library, title: str, citation: str) -> None:
    [found] = [study for study in library.references.values() if study.title.startswith(title)]
    assert found.citation.endswith(citation)


def test_every_study_stands_behind_something(library: Library) -> None:
    entries: list[Movement | Guide] = [*library.movements.values(), *library.guides.values()]
    named = {one for entry in entries for one in entry.references}
    assert named | BEHIND_RULES | {ANATOMY, STRENGTHLOG, RUNNERS} == set(library.references)
    [study] = library.movements["reverse-nordic"].references
    assert "2019" in library.references[study].citation


@pytest.mark.parametrize(
    ("beginning", "slug"), [("hanging", "hanging-leg-raise"), ("kneeling lunge", "kneeling-lunge")]
)
def test_the_first_words_are_enough(library: Library, beginning: str, slug: str) -> None:
    assert answering_to(library, beginning) == {slug}


def test_first_words_that_many_share_find_them_all(library: Library) -> None:
    assert answering_to(library, "STANDING hip") == {"standing-hip-flexor-raise", "standing-hip-flexion"}


def test_no_two_entries_answer_to_one_name(library: Library) -> None:
    named = [(slug, movement.names) for slug, movement in library.movements.items()]
    named += [(slug, workout.names) for slug, workout in library.workouts.items()]
    named += [(slug, programme.names) for slug, programme in library.programmes.items()]
    assert shared_names(*named) == set()


def test_two_entries_with_one_name_would_be_seen() -> None:
    assert shared_names(("lunge", ("Lunge",)), ("split-squat", ("LUNGE", "Split squat"))) == {"lunge"}
