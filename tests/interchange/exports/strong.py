"""Strong's files, in all variants and languages."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from tests.interchange.exports.history import DROP, FAILURE, WARM_UP, History
from tests.interchange.exports.sheets import Placed, Sheet, columns, placed, table

LETTERS = {WARM_UP: "W", DROP: "D", FAILURE: "F"}
A = {
    "date": "Date",
    "workout": "Workout Name",
    "duration": "Duration",
    "exercise": "Exercise Name",
    "order": "Set Order",
    "weight": "Weight",
    "reps": "Reps",
    "distance": "Distance",
    "seconds": "Seconds",
    "note": "Notes",
    "workout_note": "Workout Notes",
    "rpe": "RPE",
}
B = {
    "date": "Date",
    "workout": "Workout Name",
    "exercise": "Exercise Name",
    "order": "Set Order",
    "weight": "Weight",
    "weight_unit": "Weight Unit",
    "reps": "Reps",
    "rpe": "RPE",
    "distance": "Distance",
    "distance_unit": "Distance Unit",
    "seconds": "Seconds",
    "note": "Notes",
    "workout_note": "Workout Notes",
    "duration": "Workout Duration",
}
C = {
    "number": "Workout #",
    "date": "Date",
    "workout": "Workout Name",
    "duration": "Duration (sec)",
    "exercise": "Exercise Name",
    "order": "Set Order",
    "weight": "Weight (kg)",
    "reps": "Reps",
    "rpe": "RPE",
    "distance": "Distance (meters)",
    "seconds": "Seconds",
    "note": "Notes",
    "workout_note": "Workout Notes",
}
E = {
    "date": "Date",
    "workout": "Workout Name",
    "exercise": "Exercise Name",
    "order": "Set Order",
    "weight": "lbs",
    "reps": "Reps",
    "distance": "mi.",
    "seconds": "Seconds",
    "note": "Notes",
    "workout_note": "Workout Notes",
}
F = {
    "date": "Date",
    "workout": "Workout Name",
    "exercise": "Exercise Name",
    "order": "Set Order",
    "weight": "kg",
    "reps": "Reps",
    "distance": "km",
    "seconds": "Seconds",
    "note": "Notes",
}
WORDS = {
    "de": "Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,Entfernung,Sekunden,Notizen,"
    "Workout-Notizen,RPE",
    "fr": "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,Secondes,Notes,"
    "Notes d'entraînement,RPE",
    "zh": "日期,锻炼名称,时长,运动名称,设置顺序,重量,次,距离,秒,备注,锻炼备注,RPE",
    "xx": "Data,Nome,Durata,Esercizio,Ordine,Peso,Ripetizioni,Distanza,Secondi,Note,Note allenamento,RPE",
}
RESTS = {"de": "Ruhezeit", "zh": "休息计时器", "xx": "Timer"}
Form = Callable[[History], Sheet]


def without(names: Mapping[str, str], *left_out: str) -> dict[str, str]:
    """The same columns but for these."""
    return {what: name for what, name in names.items() if what not in left_out}


def in_words(language: str) -> dict[str, str]:
    """The columns of A in a language."""
    return dict(zip(A, WORDS[language].split(","), strict=True))


def written(
    names: Mapping[str, str], delimiter: str = ",", *, language: str = "en", date: str = "%Y-%m-%d %H:%M:%S"
) -> Form:
    """A writer of tables with these columns, in which a nought stands for nothing."""

    def write(history: History) -> Sheet:
        rows = _rows(history, names, date=date, rest=RESTS.get(language, "Rest Timer"))
        return table(*columns(names, rows), delimiter)

    return write


def from_nought(names: Mapping[str, str]) -> Form:
    """A writer of F, which counts sets from 0."""

    def write(history: History) -> Sheet:
        rows = [*_rows(history, names)]
        for row in rows:
            row["order"] = int(str(row["order"])) - 1 if str(row["order"]).isdecimal() else row["order"]
        return table(*columns(names, rows))

    return write


def quoted(unit: str, *, doubled: bool = True) -> Form:
    """A writer of C: all in quotes, and nothing for nothing; quotes within texts may not be doubled."""

    def write(history: History) -> Sheet:
        names, rows = columns(C | {"weight": f"Weight ({unit})"}, _rows(history, C, blank=""))
        if doubled:
            return table(names, rows, ";", csv.QUOTE_ALL)
        records = (";".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
        return Sheet(table(names, (), ";", csv.QUOTE_ALL).head, tuple(records))

    return write


def wrapped(names: Mapping[str, str]) -> Form:
    """A writer of E, whose rows stand in quotes as a whole."""

    def write(history: History) -> Sheet:
        plain = table(*columns(names, _rows(history, names)), ";")
        rows = ('"' + one.removesuffix("\n").replace('"', '""') + '"\n' for one in plain.records)
        return Sheet(plain.head, tuple(rows))

    return write


def _rows(
    history: History,
    names: Mapping[str, str],
    *,
    date: str = "%Y-%m-%d %H:%M:%S",
    rest: str = "Rest Timer",
    blank: object = 0,
) -> Iterator[dict[str, object]]:
    workouts = {one.started: number for number, one in enumerate(history.workouts, 1)}
    in_seconds = names.get("duration") == C["duration"]
    for one in placed(history):
        minutes = one.workout.minutes
        row: dict[str, object] = {
            "number": workouts[one.workout.started],
            "date": f"{one.workout.started + timedelta(seconds=17):{date}}",
            "workout": one.workout.title,
            "duration": 60 * minutes if in_seconds else f"{minutes // 60}h {minutes % 60}min",
            "exercise": one.effort.exercise,
            "workout_note": one.workout.note,
            **dict.fromkeys(("weight", "reps", "distance", "seconds"), blank),
        }
        yield row | _amounts(one, history.unit, names, blank)
        if one.effort.rest:
            yield row | {"order": rest, "seconds": one.effort.rest}


def _amounts(one: Placed, unit: str, names: Mapping[str, str], blank: object) -> dict[str, object]:
    effort = one.effort
    in_km, in_miles = names.get("distance") == "km", names.get("distance") == "mi."
    metres = effort.metres / 1000 if in_km else effort.metres / 1609.344 if in_miles else effort.metres
    return {
        "order": LETTERS.get(effort.type, one.number),
        "weight": effort.load or blank,
        "weight_unit": unit if unit == "kg" else "lbs",
        "reps": f"{effort.reps}.0" if effort.reps else blank,
        "distance": metres or blank,
        "distance_unit": "m" if effort.metres else "",
        "seconds": f"{effort.seconds}.0" if effort.seconds else blank,
        "note": effort.note,
        "rpe": effort.rpe or "",
    }
