"""Strong's files: every header that is known, and what each does in its own way."""

from __future__ import annotations

import pytest

from hipflex.domain.imports import BadLine
from hipflex.domain.measures import Unit
from hipflex.interchange.apps.strong import Strong
from hipflex.interchange.foreign import Unreadable
from tests.interchange.apps.reading import come_to, items_of, sample, told

STRONG = Strong()
A = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
GERMAN = (
    "Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,Entfernung,Sekunden,Notizen,"
    "Workout-Notizen,RPE\n"
)
FRENCH = (
    "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,Secondes,Notes,"
    "Notes d'entraînement,RPE\n"
)
CHINESE = "日期,锻炼名称,时长,运动名称,设置顺序,重量,次,距离,秒,备注,锻炼备注,RPE\n"
UNKNOWN = "Dato,Øktnavn,Varighet,Øvelse,Rekkefølge,Vekt,Reps,Avstand,Sekunder,Notater,Øktnotater,RPE\n"
B = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;"
    "Workout Notes;Workout Duration\n"
)
C = (
    '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";"Reps";"RPE";'
    '"Distance (meters)";"Seconds";"Notes";"Workout Notes"\n'
)
D = B.replace("RPE;", "").replace(";Workout Duration", "")
E = "Date;Workout Name;Exercise Name;Set Order;lbs;Reps;mi.;Seconds;Notes;Workout Notes\n"
F = "Date,Workout Name,Exercise Name,Set Order,kg,Reps,km,Seconds,Notes\n"
G = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes\n"

ONE_SQUAT = [("Squat", "working", 5, None, None, 60, None, None)]


@pytest.mark.parametrize(
    ("text", "variant", "language"),
    [
        (A + '2023-01-02 18:00:00,"Legs",1h 3m,"Squat",1,60.0,5,0,0,"","",\n', "A", "en"),
        (A.replace(",Duration", "") + '2023-01-02 18:00:00,"Legs","Squat",1,60.0,5,0,0,"","",\n', "A", "en"),
        (GERMAN + '2023-01-02 18:00:00,"Beine",1h 3min,"Squat",1,60,5,0,0,"","",\n', "A", "de"),
        (FRENCH + '2023-01-02 18:00:00,"Jambes",1h 3min,"Squat",1,60,5,0,0,"","",\n', "A", "fr"),
        (CHINESE + '2023-01-02 18:00:00,"腿",1小时3分钟,"Squat",1,60,5,0,0,"","",\n', "A", "zh"),
        (UNKNOWN + '2023-01-02 18:00:00,"Bein",1t 3m,"Squat",1,60,5,0,0,"","",\n', "A", None),
        (B + "2023-01-02 18:00:00;Legs;Squat;1;60;kg;5;;;;;;;1h 3m\n", "B", "en"),
        (B.replace(";", ",") + "2023-01-02 18:00:00,Legs,Squat,1,60,kg,5,,,,,,,1h 3m\n", "B", "en"),
        (C + '"1";"2023-01-02 18:00:00";"Legs";"3780";"Squat";"1";"60.0";"5";"";"";"";"";""\n', "C", "en"),
        (D + "2023-01-02 18:00:00;Legs;Squat;1;60;kg;5;;;;;\n", "D", "en"),
        (F + "2023-01-02 18:00:00,Legs,Squat,0,60,5,0,0,\n", "F", "en"),
        (G + '2023-01-02 18:00:00,"Legs","Squat",1,60.0,5,0,0,"",""\n', "G", "en"),
    ],
)
def test_every_header_is_known(text: str, variant: str, language: str | None) -> None:
    seen = STRONG.detect(text)
    assert seen is not None
    assert (seen.name, seen.language) == (variant, language)
    found = come_to(STRONG, text, Unit.KG)
    assert (told(found), found.bad) == (ONE_SQUAT, [])


def test_columns_count_by_their_names_in_any_order_and_with_others_beside_them() -> None:
    text = "Mood,RPE,Reps,Weight,Date,Set Order,Exercise Name,Workout Name,Distance,Seconds\n"
    assert told(come_to(STRONG, text + "good,8,5,60,2023-01-02 18:00:00,1,Squat,Legs,0,0\n", Unit.KG)) == [
        ("Squat", "working", 5, None, None, 60, 8, None)
    ]


@pytest.mark.parametrize(
    "text", ["", "Date,Exercise,Category\n", "title,start_time\n", A.replace("Set Order", "x"), "Date;RPE\n1;2\n"]
)
def test_other_files_are_none_of_strongs(text: str) -> None:
    assert STRONG.detect(text) is None


def test_one_file_with_everything_that_is_odd() -> None:
    text = (
        A
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Squat (Barbell)",W,40,10.0,0,0.0,"slow ""down""","bad sleep",\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Squat (Barbell)",1,100,5,0,0,,,8.5\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Squat (Barbell)",Rest Timer,0,0,0,120,,,\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Squat (Barbell)",F,100,3,0,0,,,10\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Squat (Barbell)",D,80,8,0,0,,,\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Squat (Barbell)",Note,0,0,0,0,"knees out",,\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Plank",1,0,0,0,30.0,"",,\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Plank",2,0,0,0,0,"",,\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Pull Up (Assisted)",1,20,6,0,0,"",,\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Running",1,0,0,5.0,1500,"",,\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Pull Up (Assisted)",?,0,0,0,60,"",,\n'
        + '2023-01-02 18:00:12,"Legs, heavy",1h 3m,"Pull Up (Assisted)",x,20,6,0,0,"",,\n'
    )
    found = come_to(STRONG, text, Unit.KG)
    assert told(found) == [
        ("Squat (Barbell)", "warmup", 10, None, None, 40, None, 'slow "down"'),
        ("Squat (Barbell)", "working", 5, None, None, 100, 8.5, None),
        ("Squat (Barbell)", "failure", 3, None, None, 100, 10, None),
        ("Squat (Barbell)", "drop", 8, None, None, 80, None, "knees out"),
        ("Plank", "working", None, 30, None, None, None, None),
        ("Pull Up (Assisted)", "working", 6, None, None, -20, None, None),
        ("Running", "working", None, 1500, None, None, None, "distance 5 without a unit"),
    ]
    assert (found.rests, found.notes, found.not_done) == (2, 1, 1)
    assert [bad.line for bad in found.bad] == [13]
    assert "expected a number, W, D or F" in found.bad[0].reason
    [session] = found.sessions.values()
    assert (session.workout, session.note) == ("Legs, heavy", "bad sleep")
    assert session.ended_at is not None
    assert (session.ended_at - session.started_at).total_seconds() == 3780


def test_rests_and_notes_are_told_without_words_in_any_language() -> None:
    rows = '2023-01-02 18:00:00,"Bein",1h,"Squat",{},0,0,0,{},"{}","",\n'
    found = come_to(STRONG, UNKNOWN + rows.format("Pause", 90, "") + rows.format("Merknad", 0, "dyp"), Unit.KG)
    assert (found.sets, found.rests, found.notes, found.bad) == ([], 1, 1, [])


def test_rows_of_one_file_may_have_different_units() -> None:
    row = "2023-01-02 18:00:00;Legs;{};1;{};{};5;;{};{};;;;1h\n"
    text = B + row.format("Squat", 100, "kg", "", "") + row.format("Curl", 45, "lbs", "", "")
    text += row.format("Run", "", "", 2, "mi.").replace(";5;", ";;") + row.format("Row", "", "", 500, "m")
    found = come_to(STRONG, text)
    assert [line[4:6] for line in told(found)] == [(None, 100), (None, 20.412), (3218.688, None), (500, None)]
    assert found.units == {Unit.KG, Unit.LB}


def test_a_cell_may_hold_line_ends_and_quotes_that_are_not_doubled() -> None:
    row = '"1";"2023-01-02 18:00:00";"Legs";"60";"Squat";"{}";"60.0";"5";"";"";"";"{}";""\n'
    found = come_to(STRONG, C + row.format(1, 'the "row"') + row.format(2, "two\nlines"))
    assert [line[-1] for line in told(found)] == ['the "row"', "two\nlines"]
    assert found.bad == []


def test_rows_that_were_quoted_as_a_whole_are_unwrapped() -> None:
    text = E + '"2018-01-02 18:00:00;""Legs"";""Squat"";1;135;5;0;0;""said """"ow"""" twice"";"""""\n'
    assert told(come_to(STRONG, text)) == [("Squat", "working", 5, None, None, 61.235, None, 'said "ow" twice')]


def test_a_file_that_counts_sets_from_nought_has_the_places_of_one_that_counts_from_one() -> None:
    row = "2016-01-02 18:00:00,Legs,Squat,{},60,5,0,0,\n"
    from_nought = come_to(STRONG, F + row.format(0) + row.format(1))
    from_one = come_to(STRONG, F + row.format(1) + row.format(2))
    assert [done.id for done in from_nought.sets] == [done.id for done in from_one.sets]


@pytest.mark.parametrize(
    ("dates", "read", "doubts"),
    [
        (("13/09/2021 10:41", "14/09/2021 07:05"), ["2021-09-13", "2021-09-14"], 0),
        (("09/13/2021 10:41", "09/14/2021 07:05"), ["2021-09-13", "2021-09-14"], 0),
        (("03/04/2021 10:41", "05/04/2021 07:05"), ["2021-04-03", "2021-04-05"], 1),
    ],
)
def test_dates_that_a_spreadsheet_wrote_are_read_by_the_whole_file(
    dates: tuple[str, str], read: list[str], doubts: int
) -> None:
    text = A + "".join(f'{day},"Legs",1h,"Squat",1,60,5,0,0,"","",\n' for day in dates)
    found = come_to(STRONG, text, Unit.KG)
    assert [f"{done.performed_at:%Y-%m-%d}" for done in found.sets] == read
    assert len(found.warnings) == doubts


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ('2023-02-30 18:00:00,"Legs",1h,"Squat",1,60,5,0,0,"","",', "date: expected"),
        ('2023-01-02 18:00:00,"Legs",1h,"Squat",1,sixty,5,0,0,"","",', "weight: expected a number"),
        ('2023-01-02 18:00:00,"Legs",1h,"Squat",1,60,٣,0,0,"","",', "reps: expected a number"),
        ('2023-01-02 18:00:00,"Legs",1h,"",1,60,5,0,0,"","",', "exercise: expected a name"),
        ('2023-01-02 18:00:00,"Legs",1h,"Squat",1,60,5', "expected 12 cells, not 7"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(cells: str, reason: str) -> None:
    [item] = items_of(STRONG, A + cells + "\n")
    assert isinstance(item, Unreadable)
    assert (item.line, reason in item.reason) == (2, True)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("1h 43m", 6180), ("38min", 2280), ("3m", 180), ("45s", 45), ("2176", 2176), ("1小时13分钟", 4380), ("", None)],
)
def test_durations_are_read_in_every_form(written: str, seconds: int | None) -> None:
    found = come_to(STRONG, A + f'2023-01-02 18:00:00,"Legs",{written},"Squat",1,60,5,0,0,"","",\n', Unit.KG)
    [session] = found.sessions.values()
    lasted = None if session.ended_at is None else (session.ended_at - session.started_at).total_seconds()
    assert lasted == seconds


def test_a_clock_left_running_for_days_ends_no_workout() -> None:
    found = come_to(STRONG, A + '2023-01-02 18:00:00,"Legs",264h 1m,"Squat",1,60,5,0,0,"","",\n', Unit.KG)
    assert [session.ended_at for session in found.sessions.values()] == [None]


@pytest.mark.parametrize(
    ("name", "unit", "counts", "left_out"),
    [
        ("strong-a.csv", Unit.KG, (1903, 86, 7432), (0, 0, 0)),
        ("strong-a-prime.csv", Unit.KG, (666, 37, 4142), (0, 0, 0)),
        ("strong-a-2021.csv", Unit.KG, (2078, 129, 20049), (0, 0, 0)),
        ("strong-a-rests.csv", Unit.KG, (8, 1, 90), (8, 0, 0)),
        ("strong-a-short.csv", Unit.KG, (30, 2, 142), (0, 0, 0)),
        ("strong-a-chinese.csv", Unit.LB, (6777, 384, 71334), (0, 0, 1)),
        ("strong-c.csv", None, (868, 47, 7729), (748, 7, 0)),
    ],
)
def test_real_files_come_in_whole(
    name: str, unit: Unit | None, counts: tuple[int, int, int], left_out: tuple[int, int, int]
) -> None:
    found = come_to(STRONG, sample(name), unit)
    assert (len(found.sets), len(found.sessions), sum(done.reps or 0 for done in found.sets)) == counts
    assert (found.rests, found.notes, found.not_done) == left_out
    assert found.bad == list[BadLine]()
    assert len({done.id for done in found.sets}) == len(found.sets)


def test_pounds_that_were_kilograms_are_kilograms_again() -> None:
    loads = [done.load.grams for done in come_to(STRONG, sample("strong-a-chinese.csv"), Unit.LB).sets if done.load]
    assert sum(grams % 250 == 0 for grams in loads) / len(loads) > 0.8


@pytest.mark.parametrize(
    "cut", ["1", '"1";"2023-01-02 18:00:00";"Le', '"1";"2023-01-02 18:00:00";"Le; f', '"1";"2023-']
)
@pytest.mark.parametrize(
    "note", ['the ""easy"" one', 'the "easy" one', 'he said ""more""', 'he said "more"'], ids=lambda note: note
)
def test_a_last_row_that_was_cut_changes_nothing_in_the_notes_above_it(note: str, cut: str) -> None:
    row = f'"1";"2023-01-02 18:00:00";"Legs";"60";"Squat";"1";"60.0";"5";"";"";"";"{note}";""\n'
    [done] = come_to(STRONG, C + row + cut).sets
    assert done.note == note.replace('""', '"')
