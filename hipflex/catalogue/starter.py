"""A commented file to start an entry of one's own from."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

from hipflex.catalogue.layout import SUFFIXES
from hipflex.catalogue.schema import FIELDS, SchemaOf, schema
from hipflex.domain.measures import Measure
from hipflex.errors import Refused
from hipflex.fields import LONGEST_LINE, shown, slug_like
from hipflex.files import make_folder, write_file, write_new_file
from hipflex.patterns import pattern

FOLDERS = {
    SchemaOf.EXERCISE: "exercises",
    SchemaOf.STRETCH: "stretches",
    SchemaOf.WARM_UP: "warm-ups",
    SchemaOf.WORKOUT: "workouts",
    SchemaOf.PROGRAMME: "programmes",
}
SCHEMAS = ".schemas"

MOVEMENT = """\
# A movement. The name of this file is its name: hipflex card {slug}
# Lines that begin with # say nothing; take the # away where you need one. `hipflex catalogue check` reads it all.
title: {title}

# How much, by purpose; the first is the default. SETS x AMOUNT [per side] [@ LOAD] [rest TIME] [tempo DOWN-PAUSE-UP]
#   3 x 8-10 per side @ 5kg rest 90s    2 x 30-60s per side    3 x 400m    total 60s by 5-15s    3 x 10 @ red hold 2s
doses:
  {purpose}: {dose}
  # light: {{dose: {light}, source: my own}}

sides: {sides}            # none: both at once; each: one side at a time; alternating: in turn, counted together
{measures} # reps, time, distance: what its sets may be counted in; from the doses if left out
# resistance: bodyweight # bodyweight, external (the load is all of it) or band
# equipment: [ankle weight | dumbbell]   # what it needs, a list; | means either will do
# aliases: [another name]
# muscles:               # hipflex muscle lists them
#   primary: [iliopsoas]
#   secondary: [abdominals]
#   stretched: [rectus-femoris]

# setup:                 # how to get into place
#   - Stand tall.
{cues}
# mistakes:              # what to avoid
#   - Swinging.
# stop: End the set when the form goes.
# notes:                 # what else is worth knowing
#   - Best before breakfast.

# figure:                # how it looks, in degrees; the card and the guided workout draw it
#   view: side           # or front
#   touches: {{floor: [right-foot]}} # floor, bar, bench, wall, parallettes, band, weight or slider, and what touches it
#   fixed: right-foot    # what stays where it is; of a movement with sides these are the poses of the left one
#   poses:               # two or more; what a pose doesn't say is as in the one before
#     - {{name: standing}}
#     - {{name: knee up, hip: {{left: 90}}, knee: {{left: 90}}}}

# easier: [kneeling-lunge]      # movements to take when this one is too hard
# harder: [hanging-leg-raise]   # and to go on to
# progression:           # ways to go on when every set reaches the top; the first that can still move is taken
#   - load +1kg up to 10kg with ankle weight | dumbbell
#   - rung               # the first harder movement
# deload: after 2 misses or 21 days by 10%   # when to step back, and how much of the load goes
# source: my coach
# references: [strength-and-mobility]   # studies, by their names in references.yaml
"""
WORKOUT = """\
# A workout. The name of this file is its name: hipflex workout start {slug}
# Lines that begin with # say nothing; take the # away where you need one. `hipflex catalogue check` reads it all.
title: {title}
# aliases: [another name]

# The movements in the order they are done; `hipflex catalogue list` names them.
exercises:
  - movement: lying-leg-raise
    dose: 3 x 8-12 rest 60s      # the movement's own dose if left out
    # because: Strength comes first.
    # circuit: a                 # those that follow each other in one circuit take turns, set by set
    # progression: [reps +2 up to 20]   # its own ways to go on, instead of the movement's
    # deload: after 3 misses     # and its own time to step back
    # source: my coach
  - movement: kneeling-lunge
    phase: cool-down             # warm-up, work (if left out) or cool-down

# notes:
#   - For the lunch break.
# source: my own
"""
PROGRAMME = """\
# A programme: which workout on which day. Choose it with: hipflex settings set programme {slug}
# Lines that begin with # say nothing; take the # away where you need one. `hipflex catalogue check` reads it all.
title: {title}
# aliases: [another name]
weeks: 4                         # then it is done; a single week repeats

days:
  - day: 1                       # days count from 1; a day without a week stands in every week
    workout: hip-flexor
  - day: 4
    workout: hip-flexor
    # week: 2                    # only in this week

# complement: hip-mobility       # a workout that may be added on any day
# notes:
#   - Easy does it.
# source: my own
"""
TEXTS = {SchemaOf.WORKOUT: WORKOUT, SchemaOf.PROGRAMME: PROGRAMME}
HOW: Mapping[SchemaOf, Mapping[str, str]] = {
    SchemaOf.EXERCISE: {"purpose": "strength", "dose": "3 x 8-10 rest 60s", "light": "2 x 12", "sides": "none"},
    SchemaOf.STRETCH: {"purpose": "flexibility", "dose": "2 x 30-60s per side", "light": "1 x 20s", "sides": "each"},
    SchemaOf.WARM_UP: {"purpose": "warm-up", "dose": "1 x 10 per side", "light": "1 x 5", "sides": "each"},
}
CUES = "cues:                    # short commands, each something to do\n  - Move slowly."
NO_CUES = "# cues:                  # short commands, each something to do\n#   - Move slowly."
AMOUNTS = {
    Measure.REPS: ("3 x 8-10{} rest 60s", "2 x 12"),
    Measure.TIME: ("3 x 20-40s{} rest 60s", "1 x 20s"),
    Measure.DISTANCE: ("1 x 400m{}", "1 x 200m"),
}
"""The dose of an exercise, and a light one, in each measure."""
_PLAIN = pattern(r"[A-Za-z][\w -]*[\w]", re.ASCII)
_PATH = pattern(r"[./\\].*|.*\.ya?ml", re.IGNORECASE)


def exercise_as_done(measures: Sequence[Measure], *, per_side: bool) -> dict[str, str]:
    """What a starter says of an exercise that is done in these measures; its dose is in the first."""
    dose, light = AMOUNTS[measures[0]]
    sides = "each" if per_side else "none"
    how = {"dose": dose.format(" per side" if per_side else ""), "light": light, "sides": sides}
    return {**how, "measures": f"measures: [{', '.join(measures)}]", "cues": NO_CUES}


def starter(kind: SchemaOf, slug: str, title: str | None = None, how: Mapping[str, str] | None = None) -> str:
    """The text of a starter file; it is a sound entry as it stands."""
    title = title or slug.replace("-", " ").capitalize()
    written = title if _PLAIN.fullmatch(title) else json.dumps(title, ensure_ascii=False)
    measure = "time" if kind is SchemaOf.STRETCH else "reps"
    usual = {"measures": f"# measures: [{measure}]      ", "cues": CUES, **HOW.get(kind, {})}
    body = TEXTS.get(kind, MOVEMENT).format_map({"slug": slug, "title": written, **usual, **(how or {})})
    return f"# yaml-language-server: $schema=../{SCHEMAS}/{kind}.json\n{body}"


def write_starter(folder: Path, kind: SchemaOf, name: str, how: Mapping[str, str] | None = None) -> Path:
    """Writes a starter into a catalogue's folder, and the schema that it names; refuses to write over anything.

    The file is called after the name, which is the title unless it is a slug.
    """
    slug = _slug_of(name, folder, kind)
    path = path_of_entry(folder, kind, slug)
    there = next(filter(os.path.lexists, _rivals(folder, kind, slug)), None)
    if there:
        raise Refused(f"{there} is there already; nothing was written")
    for needed in (path.parent, folder / SCHEMAS):
        make_folder(needed, mode=0o777)  # a catalogue may be shared: who may read it is for the umask to say
    write_file(folder / SCHEMAS / f"{kind}.json", f"{json.dumps(schema(kind), indent=2)}\n", mode=0o666)
    write_new_file(path, starter(kind, slug, None if name == slug else f"{name[0].upper()}{name[1:]}", how), mode=0o666)
    return path


def _slug_of(name: str, folder: Path, kind: SchemaOf) -> str:
    """The slug of a new entry; of a name in letters that no slug has, the first number that is free."""
    if not any(map(str.isalnum, name)) or not name.isprintable() or len(name) > LONGEST_LINE or _PATH.fullmatch(name):
        raise Refused(f"{shown(name)} can't be a name; expected letters and digits, like knee-drive or Goblet squat")
    slugs = (f"{kind}-{number}" for number in count(1))
    return slug_like(name) or next(one for one in slugs if not any(map(os.path.lexists, _rivals(folder, kind, one))))


def path_of_entry(folder: Path, kind: SchemaOf, slug: str) -> Path:
    """Where an entry lies in a catalogue's folder."""
    return folder / FOLDERS[kind] / f"{slug}.yaml"


def _rivals(folder: Path, kind: SchemaOf, slug: str) -> list[Path]:
    """Where an entry that answers to the same slug would lie."""
    folders = [name for one, name in FOLDERS.items() if FIELDS[one] is FIELDS[kind]]
    return [folder / name / f"{slug}{suffix}" for name in folders for suffix in SUFFIXES]
