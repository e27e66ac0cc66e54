"""The files of other programs whose tables have a row a set."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime, timedelta

from tests.interchange.exports.history import DROP, FAILURE, WARM_UP, WORKING, History
from tests.interchange.exports.sheets import Placed, Sheet, bare, clock, columns, placed, table, utc

HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_{},reps,"
    "distance_{},duration_seconds,rpe"
)
FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment"
FITNOTES_IPHONE = "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind"
FITNOTES_WORKOUTS = (
    "Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,Status,IsWarmup,RPE,RIR,Categories,"
    "Note"
)
STRENGTHLOG = (
    "workout,start,end,exercise,weight,bodyweight,extraWeight,assistingWeight,distanceKM,distanceM,reps,rpm,"
    "time-per-500,calories,time,warmup,max,fail,checked,setComment,workoutComment,form,sleep,calories,stress"
)
LIFTOSAUR = (
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Required RPE,"
    "Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,"
    "Ask Weight?,Completed Reps Time,Target Muscles,Synergist Muscles,Notes"
)
LIFTLOG = "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes"
FITBOD = "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier"
LYFTA = " Title,Date,Duration,Exercise,Superset id,Weight,Reps,Distance,Time,Set Type"
STRAVA = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,"
    "Max Heart Rate,Filename,Elapsed Time,Moving Time,Distance,Calories"
)
MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "pt": "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    "tr": "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
}
METRES_OF = {"km": 1000, "miles": 1609.344}
Form = Callable[[History], Sheet]


def hevy(weight: str, distance: str, language: str = "en", *, american: bool = False, older: bool = False) -> Form:
    """A writer of tables with these units, newest workout first; older ones have semicolons and no quotes."""

    def at(moment: datetime) -> str:
        month = MONTHS[language].split()[moment.month - 1]
        if american:
            return f"{month} {moment.day}, {moment.year}, {moment:%I:%M %p}"
        return f"{moment.day} {month} {moment.year}, {moment:%H:%M}"

    def write(history: History) -> Sheet:
        header = HEVY.format(weight, distance).split(",")
        rows = [_hevy_row(one, METRES_OF[distance], at) for one in placed(history)]
        rows.sort(key=lambda row: str(row[-1]), reverse=True)
        cells = [row[:-1] for row in rows]
        if older:
            header, cells = _without(header, cells, "superset_id")
        return table(header, cells, *((";", csv.QUOTE_MINIMAL) if older else (",", csv.QUOTE_NONNUMERIC)))

    return write


def _hevy_row(one: Placed, metres: float, at: Callable[[datetime], str]) -> list[object]:
    types = {WORKING: "normal", WARM_UP: "warmup", DROP: "dropset", FAILURE: "failure"}
    workout, effort = one.workout, one.effort
    return [
        workout.title,
        at(workout.started),
        at(workout.started + timedelta(minutes=workout.minutes)),
        workout.note.replace("\n", "\\n"),
        effort.exercise,
        None,
        effort.note.replace("\n", "\\n"),
        one.number - 1,
        types[effort.type],
        float(effort.load) or None,
        effort.reps or (0 if effort.type == FAILURE else None),
        effort.metres / metres or None,
        effort.seconds or None,
        None if effort.rpe is None else float(effort.rpe),
        workout.started.isoformat(),
    ]


def _without(header: list[str], rows: list[list[object]], column: str) -> tuple[list[str], list[list[object]]]:
    place = header.index(column)
    return header[:place] + header[place + 1 :], [row[:place] + row[place + 1 :] for row in rows]


def fitnotes(history: History) -> Sheet:
    """The table of now, whose commas nobody quotes."""
    unit = f"{history.unit}s"
    return bare(
        FITNOTES.split(","),
        (
            (*_fitnotes(one), one.effort.load, unit, one.effort.reps, *_far(one, "m"), _time(one), one.effort.note)
            for one in placed(history)
        ),
    )


def fitnotes_older(history: History) -> Sheet:
    """The table that has the unit in its header and no comments."""
    header = ["Date", "Exercise", "Category", f"Weight ({history.unit}s)", "Reps", "Distance", "Distance Unit", "Time"]
    return bare(
        header,
        ((*_fitnotes(one), one.effort.load, one.effort.reps, *_far(one, "km"), _time(one)) for one in placed(history)),
    )


def fitnotes_iphone(history: History) -> Sheet:
    """The table with a column for either unit."""
    in_kg = history.unit == "kg"
    rows = (
        (
            *_fitnotes(one),
            *((one.effort.load, "0.00") if in_kg else ("0.00", one.effort.load)),
            one.effort.reps,
            *_far(one, "m"),
            _time(one),
            one.effort.note,
            "wr",
        )
        for one in placed(history)
    )
    return table(FITNOTES_IPHONE.split(","), rows)


def fitnotes_workouts(history: History) -> Sheet:
    """The table of workouts, in UTC, with decimal commas."""
    return table(FITNOTES_WORKOUTS.split(","), map(_fitnotes_workout, placed(history)))


def _fitnotes_workout(one: Placed) -> tuple[object, ...]:
    workout, effort = one.workout, one.effort
    status = "NotStarted" if not effort.done else "Failed" if effort.type == FAILURE else "Done"
    return (
        workout.title,
        f"{utc(workout.started):%Y-%m-%dT%H:%M:%SZ}",
        f"{utc(workout.started + timedelta(minutes=workout.minutes)):%Y-%m-%dT%H:%M:%SZ}",
        "80,5",
        effort.exercise,
        "Barbell",
        effort.reps or "",
        str(effort.load).replace(".", ","),
        clock(effort.seconds) if effort.seconds else "",
        "",
        status,
        str(effort.type == WARM_UP).lower(),
        "" if effort.rpe is None else str(effort.rpe).replace(".", ","),
        "",
        "Chest,Arms",
        effort.note,
    )


def _fitnotes(one: Placed) -> tuple[str, str, str]:
    return f"{one.workout.started:%Y-%m-%d}", one.effort.exercise, "Some Category"


def _far(one: Placed, unit: str) -> tuple[object, str]:
    metres = one.effort.metres
    return (metres / METRES_OF.get(unit, 1), unit) if metres else ("", "")


def _time(one: Placed) -> str:
    return clock(one.effort.seconds) if one.effort.seconds else ""


def strengthlog(history: History) -> Sheet:
    """The table, with moments in milliseconds and commas in names and comments that nobody quotes."""
    return bare(STRENGTHLOG.split(","), (_strengthlog(one) for one in placed(history)))


def _strengthlog(one: Placed) -> tuple[object, ...]:
    workout, effort = one.workout, one.effort
    start = utc(workout.started)
    end = start + timedelta(minutes=workout.minutes)
    is_help = "(Assisted)" in effort.exercise
    return (
        workout.title,
        round(start.timestamp() * 1000) + 123,
        round(end.timestamp() * 1000) + 123,
        effort.exercise,
        *(("", 80.5, "", effort.load) if is_help else (effort.load or "", "", "", "")),
        *("", effort.metres or ""),
        effort.reps,
        *("", "", ""),
        _time(one),
        *(str(what).lower() for what in (effort.type == WARM_UP, False, effort.type == FAILURE)),
        round((start + timedelta(minutes=1)).timestamp() * 1000),
        effort.note,
        workout.note,
        *(2, "", 250, 3),
    )


def liftosaur(history: History) -> Sheet:
    """The table with what was planned beside what was done."""
    return table(LIFTOSAUR.split(","), (_liftosaur(one, history.unit) for one in placed(history)))


def _liftosaur(one: Placed, unit: str) -> tuple[object, ...]:
    effort, start = one.effort, utc(one.workout.started)
    completed = (effort.reps, effort.load, unit) if effort.done else ("", "", "")
    return (
        f"{start:%Y-%m-%dT%H:%M:%S}.512Z",
        "Linear",
        one.workout.title,
        effort.exercise,
        int(effort.type == WARM_UP),
        5,
        completed[0],
        *(0, 8, effort.rpe or "", 0, 95, unit),
        *completed[1:],
        0,
        f"{start + timedelta(minutes=one.number):%Y-%m-%dT%H:%M:%S}.001Z" if effort.done else "",
        *("Quadriceps,Glutes", "", effort.note),
    )


def liftlog(history: History) -> Sheet:
    """The table whose workouts have an id, each set a moment of its own."""
    unit = "kg" if history.unit == "kg" else "lbs"
    rows = (
        (
            one.workout.started,
            f"{one.workout.started:%Y-%m-%dT%H:%M:%S}.1234567",
            one.effort.exercise,
            *(one.effort.load, unit, one.effort.reps, 8, one.effort.note),
        )
        for one in placed(history)
    )
    return table(LIFTLOG.split(","), rows)


def fitbod(history: History) -> Sheet:
    """The table in kilograms with the dust of a conversion, newest workout first, a blank before repetitions."""
    factor = 1.0 if history.unit == "kg" else 0.45359237
    rows = [
        (
            f"{utc(one.workout.started):%Y-%m-%d %H:%M:%S} +0000",
            one.effort.exercise,
            f" {one.effort.reps}",
            float(one.effort.load) * factor,
            float(one.effort.seconds),
            float(one.effort.metres),
            *(0.0, 0.0, str(one.effort.type == WARM_UP).lower(), one.effort.note, " 2.0"),
        )
        for one in placed(history)
    ]
    return table(FITBOD.split(","), rows)


def lyfta(history: History) -> Sheet:
    """The table without a unit, `null` for nothing."""
    types = {WARM_UP: "WARMUP_SET", DROP: "DROP_SET", FAILURE: "FAILURE_SET"}
    rows = (
        (
            one.workout.title,
            f"{one.workout.started:%Y-%m-%d %H:%M:%S}",
            clock(60 * one.workout.minutes),
            one.effort.exercise,
            "",
            f"{one.effort.load:.3f}" if one.effort.load else "null",
            one.effort.reps,
            one.effort.metres or "null",
            _time(one) or "null",
            types.get(one.effort.type, "NORMAL_SET"),
        )
        for one in placed(history)
    )
    return table(LYFTA.split(","), rows)


def strava(history: History) -> Sheet:
    """The table of activities, one set each, of such as are ways gone."""
    rows = []
    for number, one in enumerate(placed(history)):
        at, seconds = utc(one.workout.started), one.effort.seconds
        month = MONTHS["en"].split()[at.month - 1]
        date = f"{month} {at.day}, {at.year}, {at.hour % 12 or 12}:{at:%M:%S %p}"
        far = (f"{one.effort.metres / 1000:.2f}", 150, "", f"{seconds}.0", f"{seconds - 3}.0", f"{one.effort.metres}.0")
        rows.append((number, date, one.workout.title, one.effort.exercise, one.workout.note, seconds, *far, 300))
    return table(STRAVA.split(","), rows)


def own_table(history: History) -> Sheet:
    """A table that some spreadsheet holds."""
    names = {"when": "Day", "what": "Movement", "n": "Times", "m": "Weight in kg", "t": "Secs", "d": "Way", "s": "Sort"}
    names |= {"c": "Remark", "w": "Session"}
    rows = (
        {"when": f"{one.workout.started:%d.%m.%Y %H:%M}", "what": one.effort.exercise, "n": one.effort.reps or ""}
        | {"m": str(one.effort.load).replace(".", ","), "t": one.effort.seconds or "", "d": one.effort.metres or ""}
        | {"s": one.effort.type, "c": one.effort.note, "w": one.workout.title}
        for one in placed(history)
    )
    return table(*columns(names, rows), "\t")


OWN_MAP = """\
columns: {date: Day, exercise: Movement, reps: Times, weight: Weight in kg, seconds: Secs, metres: Way, type: Sort,
  note: Remark, workout: Session}
date_format: dmy
"""
