"""The files of other programs that have no row a set: sections, blocks, rows of many sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from tests.interchange.exports.history import WARM_UP, Effort, History, Workout
from tests.interchange.exports.sheets import Placed, Sheet, clock, line, placed, table, utc

MOST_SETS = 5
"""Of which StrongLifts before 2019 had columns; later as many as it takes."""


def strengthlog_sections(history: History) -> Sheet:
    """StrengthLog's older file, a section a workout."""
    head = "Name,Language,Sex,Age,Email\nA. Nobody,en,Other,1990-01-01,nobody@example.org\n\nWorkouts\n"
    head += "Name,Date,Body weight,Shape,Sleep,Calories,Stress\n"
    return Sheet(head, tuple(map(_section, history.workouts)))


def _section(workout: Workout) -> str:
    lines = [f"{workout.title},{workout.started:%Y-%m-%d},80.5,-1,2,-1,3", *([workout.note] if workout.note else [])]
    number, before = 0, ""
    for effort in workout.efforts:
        number = number + 1 if effort.exercise == before else 1
        before = effort.exercise
        exercise = effort.exercise.replace('"', '""')
        lines.append(f'"Exercise, {exercise}",Set,{number},{_values(effort)}')
        lines += ["Instance of 'Loc'"] * (number == 2)
    return "\n".join([*lines, "", ""])


def _values(effort: Effort) -> str:
    values: dict[str, object] = {"reps": effort.reps} if effort.reps or not effort.seconds else {}
    if "(Assisted)" in effort.exercise:
        values |= {"bodyweight": 80.5, "assistingWeight": effort.load}
    elif effort.load:
        values["weight"] = effort.load
    else:
        values |= {"bodyweight": 80.5, "extraWeight": 0}
    if effort.metres:
        values["distanceMeter"] = effort.metres
    if effort.seconds:
        values["time"] = clock(effort.seconds).rjust(8, "0")
    return ",".join(f"{name},{value}" for name, value in values.items())


def _exercises(history: History) -> Iterator[tuple[Workout, str, list[Effort]]]:
    for _, of_block in groupby(placed(history), lambda one: (one.workout.started, one.workout.title, one.block)):
        sets: list[Placed] = [*of_block]
        yield sets[0].workout, sets[0].effort.exercise, [one.effort for one in sets]


def stronglifts(history: History) -> Sheet:
    """StrongLifts' file of now, a row an exercise."""
    unit, exercises = history.unit.upper(), [*_exercises(history)]
    most = max(len(efforts) for _, _, efforts in exercises)
    header = f"Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight ({unit}),Exercise,Sets×Reps,Sets×Time,"
    header += f"Top Set (Reps×{unit}),e1RM ({unit}),Reps,Volume ({unit}),Workout Volume ({unit}),Duration (hours),"
    header += "Start Time (h:mm),End Time (h:mm),Notes"
    names = [*header.split(","), *(f"Set {n} ({what})" for n in range(1, most + 1) for what in ("Reps", unit))]
    rows = []
    for workout, exercise, efforts in exercises:
        cells = [cell for effort in efforts for cell in (effort.reps, effort.load)]
        begun = f"{workout.started.hour % 12 or 12}:{workout.started:%M %p}"
        lead = (f"{workout.started:%Y/%m/%d}", 1, workout.title, "5×5", 80, exercise, f"{len(efforts)}×5")
        rows.append([*lead, *("", "", 90, 25, 100, 500, "", begun, "", ""), *cells, *[""] * (2 * most - len(cells))])
    return table(names, rows)


def stronglifts_older(history: History) -> Sheet:
    """StrongLifts' file before 2019, a row a workout, in which an exercise has one weight for its five sets."""
    blocks: dict[tuple[str, str], list[tuple[Workout, str, list[Effort]]]] = {}
    for workout, exercise, efforts in _exercises(history):
        for _, alike in groupby(efforts, lambda effort: effort.load):
            some = [*alike]
            for first in range(0, len(some), MOST_SETS):
                of_day = blocks.setdefault((workout.started.isoformat(), workout.title), [])
                of_day.append((workout, exercise, some[first : first + MOST_SETS]))
    most = max(map(len, blocks.values()))
    header = ["Date", "Note", "Workout", "Body Weight (KG)", "Body Weight (LB)"]
    for number in range(1, most + 1):
        header += [f"Exercise {number}", "Weight (KG)", "Weight (LB)", *(f"Set {n}" for n in range(1, MOST_SETS + 1))]
    return table(header, (_older_row(of_day, len(header) - 2) for of_day in blocks.values()))


def _older_row(of_day: list[tuple[Workout, str, list[Effort]]], width: int) -> list[object]:
    workout = of_day[0][0]
    row: list[object] = [f"{workout.started:%m/%d/%y}", workout.note, workout.title, 80, 176]
    for _, exercise, efforts in of_day:
        load = efforts[0].load
        reps = [effort.reps for effort in efforts]
        row += [exercise, load, round(load * Decimal("2.2046"), 2), *reps, *[""] * (MOST_SETS - len(reps))]
    return row + [""] * (width - len(row))  # a cell or two less than the header, as the app does it


def alpha(history: History) -> Sheet:
    """Alpha Progression's blocks; warm-ups stand with the name of their exercise."""
    return Sheet("", tuple(_alpha(workout, history) for workout in history.workouts))


def _alpha(workout: Workout, history: History) -> str:
    begun = f"{workout.started:%Y-%m-%d} {workout.started.hour % 12 or 12}:{workout.started:%M %p}".lower()
    lasted = f"{workout.minutes // 60}:{workout.minutes % 60:02} hr"
    text = "\n\n" + line((workout.title,)) + f'"{begun}",{lasted}\n'
    unit = "KG" if history.unit == "kg" else "LBS"
    of_day = History(history.unit, (workout,))
    for number, (_, exercise, efforts) in enumerate(_exercises(of_day), 1):
        warm_ups = [
            f"WU{n} · {effort.load} {unit.lower()} · {effort.reps} reps"
            for n, effort in enumerate((one for one in efforts if one.type == WARM_UP), 1)
        ]
        text += line((f"{number}. {exercise} · 8 reps", *(["<br>".join(warm_ups)] if warm_ups else [])))
        is_timed = not efforts[0].reps and efforts[0].seconds
        text += f"#,{unit},{'SECS' if is_timed else 'REPS'},RIR\n"
        done = [effort for effort in efforts if effort.type != WARM_UP]
        for n, effort in enumerate(done, 1):
            amount = effort.seconds if is_timed else effort.reps
            text += f"{n},{effort.load},{amount or '-'},{'' if effort.rpe is None else 10 - effort.rpe}\n"
    return text


def jefit(*, in_rows: bool) -> Callable[[History], Sheet]:
    """A writer of Jefit's tables, one below the other; sets as rows in pounds, or as the text of their exercise."""

    def write(history: History) -> Sheet:
        begun = {one.started: 100 + number for number, one in enumerate(history.workouts)}
        sessions, logs, sets = [], [], list[tuple[object, ...]]()
        for started, number in begun.items():
            at = round(utc(started).timestamp())
            lasted = next(one.minutes for one in history.workouts if one.started == started)
            sessions.append((number, number, 7, 0, 0, 3600, 0, 0, 0, 2, at, at + 60 * lasted))
        for number, (workout, exercise, efforts) in enumerate(_exercises(history), 1):
            pairs = ",".join(f"{effort.load}x{effort.reps}" for effort in efforts)
            day = f"{workout.started:%Y-%m-%d}"
            logs.append((7, f"{day} 20:00:00", 1, pairs, number, 75.8, day, 8, exercise, 8, begun[workout.started], 0))
            for index, effort in enumerate(efforts if in_rows else ()):
                sets.append((len(sets), 7, number, index, effort.load, effort.reps, 0, 0, 0, 0, effort.seconds))
        return Sheet(_jefit_head(sessions, sets), tuple(line(log) for log in logs))

    return write


def _jefit_head(sessions: Sequence[Sequence[object]], sets: Sequence[Sequence[object]]) -> str:
    names = "rowid,_id,USERID,edit_time,day_id,total_time,workout_time,rest_time,wasted_time,total_exercises,starttime,"
    head = "### SETTING ####\n\nrow_id,gender,DOB\n1,M,1980-01-01\n\n####\n\n### WORKOUT SESSIONS ####\n\n"
    head += f"{names}endtime\n" + "".join(map(line, sessions))
    head += "\n### EXERCISE SET LOGS ####\n\n_id,userid,exercise_log_id,set_index,weight_lbs,reps,calories,distance_mi,"
    head += "speed_mph,laps,duration\n" + "".join(map(line, sets))
    head += "\n### EXERCISE LOGS ####\n\nUSERID,TIMESTAMP,belongSys,logs,_id,record,mydate,eid,ename,day_item_id,"
    return head + "belongsession,logTime\n"
