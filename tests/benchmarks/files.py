"""Files to take in: ten years as Strong exports them, and an own export that is less of a habit."""

from __future__ import annotations

import json
import random
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
KINDS = ("Zed", "Incline", "Seated", "Odd", "Heavy", "Wide")
MOVES = ("Press", "Row", "Curl", "Fly", "Twist", "Raise", "Pull", "Hold", "Step", "Walk")
THINGS = ("Barbell", "Dumbbell", "Cable", "Machine", "Band")
NAMES = [f"{kind} {move} ({thing})" for kind, move, thing in product(KINDS, MOVES, THINGS)]
EXERCISES, SETS = 6, 4


def write_export(file: Path, rows: int) -> None:
    """Writes a file of Strong: so many sets, 24 a workout, of 300 unknown exercises; the same every time."""
    chance = random.Random(1)  # noqa: S311 - meant to be the same every time
    at, written = datetime(2016, 1, 4, 18, 0), 0  # noqa: DTZ001 - the clock on the wall, as in the file
    with file.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        while written < rows:
            at += timedelta(days=chance.randrange(1, 3), minutes=chance.randrange(-50, 50))
            for name in chance.sample(NAMES, EXERCISES):
                for number in range(1, min(SETS, rows - written) + 1):
                    amounts = f"{chance.randrange(8, 80) * 2.5},{chance.randrange(1, 15)},0,0"
                    note = '"slow, then fast"' if number == 1 else ""
                    out.write(f'{at:%Y-%m-%d %H:%M:%S},"Push, pull",1h 3m,{name},{number},{amounts},{note},,8\n')
                    written += 1


def write_varied(exported: Path, file: Path) -> int:
    """Writes the lines of an own export with other amounts and some notes, all by chance; how many they are."""
    chance = random.Random(2)  # noqa: S311 - the same
    with exported.open(encoding="utf-8") as lines, file.open("w", encoding="utf-8") as out:
        out.writelines(_varied(json.loads(line), chance) for line in lines)
    with file.open("rb") as lines:
        return sum(1 for _ in lines)


def _varied(row: dict[str, Any], chance: random.Random) -> str:
    if row["reps"] is not None:
        row["reps"], row["rpe"] = chance.randrange(5, 16), chance.randrange(12, 20) / 2
        row["load_kg"] = chance.randrange(5, 60) * 2.5
    if chance.randrange(10) == 0:
        row["note"] = f"felt {chance.randrange(1000)}"
    return json.dumps(row, ensure_ascii=False) + "\n"
