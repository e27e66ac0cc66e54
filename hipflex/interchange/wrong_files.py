"""What a text is that holds no sets in a format that is known, and which export to make instead."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.interchange.apps.table import columns_said
from hipflex.interchange.tables import header_of, plain
from hipflex.patterns import pattern

HEAD = 1 << 12
BEGINNINGS = {
    "<!doctype html": "a web page, not the export itself: download the file that it offers",
    "<html": "a web page, not the export itself: download the file that it offers",
    "<gpx": "the track of one activity (GPX): the `activities.csv` of Strava's export has them all",
    "<trainingcenterdatabase": "one activity (TCX): the `activities.csv` of Strava's export has them all",
    "<healthdata": "Apple Health's export, which holds no sets: make a CSV export in the app that logged them",
    "<": "XML: make a CSV export in the app that wrote it",
    "{": "JSON: make a CSV export in the app that wrote it",
    "[": "JSON: make a CSV export in the app that wrote it",
}
ELEMENTS = ("<gpx", "<trainingcenterdatabase", "<healthdata", "<html")
BODY = {
    *("measurement", "body fat", "fat_percent", "body fat %", "body weight", "bodyweight", "waist", "neck_cm"),
    *("neck_in", "bmi", "weight (kg)", "weight (lbs)", "weight_kg", "weight_lbs", "weight"),
}
OF_SETS = ("exercise", "reps", "übung", "exercice", "sets", "set order")
_LETTERS = pattern(r"[^\W\d_]")
_AMOUNT = pattern(r"[0-9][0-9 .,:/+-]*")


def what_it_is(text: str, titles: Sequence[str]) -> str:
    """What a text is, and what to do about it, in one line; `titles` are the programs whose files are read."""
    head = text[:HEAD].lstrip().casefold()
    if not head:
        return "the file is empty"
    if head.startswith("<"):
        element = next((one for one in ELEMENTS if one in head), "")
        head = element or head
    for beginning, what in BEGINNINGS.items():
        if head.startswith(beginning):
            return f"this is {what}"
    return _what_table(header_of(text), titles)


def _what_table(header: Sequence[str], titles: Sequence[str]) -> str:
    if len(header) < 2 or not any(map(_LETTERS.search, header)):
        return f"this is neither a table nor any other export that is known; files of {', '.join(titles)} are read"
    if any(_AMOUNT.fullmatch(name.strip()) for name in header):
        return "the first row of this table is none of names of columns: put such a row above it"
    names = [*map(plain, header)]
    if {*names} & BODY and not any(word in name for name in names for word in OF_SETS):
        return "these are body measurements, not sets: export the workouts of that app instead"
    return (
        f"this table is no export that is known; {columns_said(header)}; in a map (--map FILE) `columns:` can say"
        " which of them hold what"
    )
