"""Entries with something wrong, as text: a mark stands before each wrong thing, and below is what is said of it.

`== NAME` begins a case and counts the entries it leaves out if they are not one; `-- FILE` begins a file;
`>> WHAT -> SUGGESTION` is what is said at each mark in turn. Two marks side by side are two problems of one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from hipflex.errors import Problem

MARK = "«"


@dataclass(slots=True)
class Case:
    """Files and what is wrong with them: each file, line and column, and what is said there."""

    name: str
    left_out: int
    files: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    marks: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def problems(self) -> list[tuple[str, int, int, str]]:
        return [(*mark, said) for mark, said in zip(self.marks, self.said, strict=True)]


def cases(text: str) -> Iterator[Case]:
    """The cases of a text."""
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        heading, _, rest = part.partition("\n")
        name, _, left_out = heading.partition(" : ")
        case = Case(name, int(left_out or 1))
        for file in re.split(r"^-- ", rest, flags=re.MULTILINE)[1:]:
            path, _, body = file.partition("\n")
            written = re.split(r"^>> ", body, flags=re.MULTILINE)[0]
            case.marks += [(path, *place) for place in marked(written)]
            case.files[path] = written.replace(MARK, "")
        case.said = re.findall(r"^>> (.*)$", rest, flags=re.MULTILINE)
        yield case


def marked(text: str) -> Iterator[tuple[int, int]]:
    """The line and column of every mark, as they are without the marks."""
    for number, line in zip(count(1), text.split("\n"), strict=False):
        yield from ((number, found.start() - nth + 1) for nth, found in enumerate(re.finditer(MARK, line)))


def told(problem: Problem, folder: Path) -> tuple[str, int, int, str]:
    """A problem as a case has it."""
    place, what = problem.place, problem.what
    if what.startswith("this is not YAML"):
        what = "this is not YAML"  # the rest are the words of the loader, of which there are two
    suggestion = f" -> {problem.suggestion}" if problem.suggestion else ""
    return str(Path(place.file).relative_to(folder)), place.line, place.column, f"{what}{suggestion}"


FIELDS = """
== an unknown key
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
«musles: {primary: [glutes]}
>> unknown key 'musles' -> muscles

== a key from nowhere
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
«xyzzy: 1
>> unknown key 'xyzzy'

== an unknown key within
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
muscles:
  «primry: [glutes]
>> unknown key 'primry' -> primary

== a key twice, and another that is unknown
-- exercises/mine.yaml
title: Mine
«title: Mine again
doses: {a: 3 x 8}
«cue: [Go.]
>> the key 'title' stands here again
>> unknown key 'cue' -> cues

== keys that are missing
-- exercises/mine.yaml
««cues: [Go.]
>> the key 'title' is missing
>> the key 'doses' is missing

== keys that are missing from an exercise of a workout
-- workouts/mine.yaml
title: Mine
exercises:
  - «dose: 3 x 8
>> the key 'movement' is missing

== a list for an entry
-- exercises/mine.yaml
«- title: Mine
>> this is no map

== a text for an entry
-- exercises/mine.yaml
«Mine
>> this is no map

== a text for a list
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
cues: «Go.
>> this is no list

== a list for a text
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
stop: «[Now.]
>> this is a list

== a colon in a text without quotes
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
cues: [«Stay: there., Go.]
setup:
  - Go.
  - «Stand: tall.
>> this is a map
>> this is a map

== nothing for a text
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
stop: «''
cues:
  - Go.
  -«
>> no text stands here
>> no text stands here

== a text that holds a control code, and one that turns round
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
cues: [«"\\e[31mGo."]
stop: «"Stop \\u202Enow."
>> the text holds U+001B, which can't be shown
>> the text holds U+202E, which can't be shown

== a text for a map
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
muscles: «glutes
>> this is no map
"""

VALUES = """
== a word that isn't one of a list
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
sides: «eech
resistance: «bands
measures: [reps, «tme]
>> 'eech' does not fit here -> each
>> 'bands' does not fit here -> band
>> 'tme' does not fit here -> time

== a word in capitals
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8 per side}
sides: «EACH
>> 'EACH' does not fit here -> each

== no measures
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
measures: «[]
>> the list is empty

== names that are no slugs
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
easier: [«Hip Bridge, bridge]
>> 'Hip Bridge' is no slug -> hip-bridge

== a dose
-- exercises/mine.yaml
title: Mine
doses:
  a: 3 x «8-1o
  b: "3 x «ten"
  c: {dose: 3 x 8 «fast, source: my own}
  d: 3 x 8 @ «purple
  e: 3 x «10-8
>> '8-1o' in the dose '3 x 8-1o'
>> 'ten' in the dose '3 x ten'
>> 'fast' in the dose '3 x 8 fast'
>> 'purple' in the dose '3 x 8 @ purple'
>> '10-8' in the dose '3 x 10-8'

== a dose on two lines
-- exercises/mine.yaml
title: Mine
doses:
  a: «3 x
    ten
>> 'ten' in the dose '3 x ten'

== a dose that ends too early
-- exercises/mine.yaml
title: Mine
doses:
  a: 3 x«
  b:«
>> the dose '3 x' ends too early
>> the dose '' ends too early

== no doses at all : 2
-- exercises/mine.yaml
title: Mine
doses: «{}
-- exercises/other.yaml
title: Other
doses:
  a: «[3 x 8]
  «'': 3 x 8
>> the map is empty
>> this is a list
>> no text stands here

== a rule of progression
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
progression:
  - «faster
  - «[rung]
>> 'faster' in the rule 'faster'
>> this is a list

== a step back : 3
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
deload: after 2 misses by «half
-- exercises/other.yaml
title: Other
doses: {a: 3 x 8}
deload: «[21 days]
-- workouts/mine.yaml
title: Mine
exercises:
  - {movement: lunge, deload: «soon}
>> 'half' in the step back 'after 2 misses by half'
>> this is a list
>> 'soon' in the step back 'soon'

== numbers of weeks and days
-- programmes/mine.yaml
title: Mine
weeks: «0
days: [{day: «8, workout: hip-flexor}, {day: «one, workout: hip-flexor}]
>> '0' does not fit here
>> '8' does not fit here
>> 'one' does not fit here

== a week that never comes
-- programmes/mine.yaml
title: Mine
weeks: 4
days:
  - {day: 1, workout: hip-flexor}
  - {day: 1, week: «5, workout: hip-flexor}
>> the programme has no week 5

== no days
-- programmes/mine.yaml
title: Mine
weeks: 1
days: «[]
>> the list is empty

== no exercises
-- workouts/mine.yaml
title: Mine
exercises: «[]
>> the list is empty

== exercises that are wrong
-- workouts/mine.yaml
title: Mine
exercises:
  - «[lunge]
  - «Lunge forward
  - {movement: lunge, phase: «warmup}
  - {movement: lunge, dose: «ten}
>> this is a list
>> 'Lunge forward' is no slug -> lunge-forward
>> 'warmup' does not fit here -> warm-up
>> 'ten' in the dose 'ten'

== neither yes nor no
-- muscles.yaml
mine: {title: Mine, facts: [Here.], hip_flexor: «maybe}
>> 'maybe' does not fit here
"""

NAMES = """
== muscles : 0
-- exercises/mine.yaml
title: Mine
aliases: [gluteus]
doses: {a: 3 x 8}
muscles:
  primary: [«glutse, iliopsoas]
  secondary: [«gluteus]
  stretched: [«hamstring]
>> no muscle is called 'glutse' -> glutes
>> no muscle is called 'gluteus' -> glutes
>> no muscle is called 'hamstring' -> hamstrings

== equipment : 0
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
equipment: [«dumbell, ankle weight | «kettle bell]
progression:
  - load up to 10kg with «dumbbells | cable
>> no equipment is called 'dumbell' -> dumbbell
>> no equipment is called 'kettle bell' -> kettlebell
>> no equipment is called 'dumbbells' -> dumbbell

== equipment of a rule in a workout : 0
-- workouts/mine.yaml
title: Mine
exercises:
  - movement: lunge
    progression: [load up to 10kg with «dumbbells]
>> no equipment is called 'dumbbells' -> dumbbell

== movements : 0
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
aliases: [lung]
easier: [«lung]
harder: [bridge, «lung, «hanging-leg-rise]
>> no movement is called 'lung' -> lunge
>> no movement is called 'lung' -> lunge
>> no movement is called 'hanging-leg-rise' -> hanging-leg-raise

== studies : 0
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
references: [«prolonged-siting]
-- guides/mine.yaml
title: Mine
facts: [So it is.]
references: [«nowhere-at-all]
>> no reference is called 'prolonged-siting' -> prolonged-sitting
>> no reference is called 'nowhere-at-all'

== a muscle's group : 0
-- muscles.yaml
mine: {title: Mine, facts: [Here.], group: «quadricep}
>> no muscle is called 'quadricep' -> quadriceps

== movements of a workout
-- workouts/mine.yaml
title: Mine
exercises:
  - movement: lunge
  - movement: «lung
  - movement: «lung
    dose: 3 x 8
>> no movement is called 'lung' -> lunge
>> no movement is called 'lung' -> lunge

== workouts of a programme
-- programmes/mine.yaml
title: Mine
weeks: 2
days:
  - {day: 1, workout: «hip-flexr}
  - {day: 3, workout: hip-flexor}
  - {day: 5, workout: «hip-flexr}
complement: «lunge
>> no workout is called 'hip-flexr' -> hip-flexor
>> no workout is called 'hip-flexr' -> hip-flexor
>> no workout is called 'lunge'

== a movement that is left out : 2
-- exercises/mine.yaml
title: Mine
«dose: 3 x 8
doses: {a: 3 x 8}
-- exercises/other.yaml
title: Other
doses: {a: 3 x 8}
easier: [«mine]
-- workouts/both.yaml
title: Both
exercises: [{movement: other}, {movement: «mine}]
>> unknown key 'dose' -> doses
>> the movement 'mine' is left out itself
>> the movement 'mine' is left out itself

== a movement that can't even be read : 2
-- exercises/mine.yaml
title: [Mine
doses«: {a: 3 x 8}
-- workouts/both.yaml
title: Both
exercises: [{movement: «mine}]
>> this is not YAML
>> the movement 'mine' is left out itself

== a workout that is left out : 2
-- programmes/mine.yaml
title: Mine
weeks: 1
days: [{day: 1, workout: «broken}]
-- workouts/broken.yaml
title: Broken
exercises: [{movement: «lung}]
>> the workout 'broken' is left out itself
>> no movement is called 'lung' -> lunge
"""

RELATIONS = """
== a link to itself : 0
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
harder: [«mine]
>> mine can't be harder than mine: the links go round in a circle

== easier and harder at once : 0
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
easier: [lunge]
harder: [«lunge]
>> lunge can't be harder than mine: the links go round in a circle

== between two shipped ones, the wrong way round : 0
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
easier: [hanging-leg-raise]
harder: [«lying-leg-raise]
>> lying-leg-raise can't be harder than mine: the links go round in a circle

== two circles, each told once : 0
-- exercises/a.yaml
title: A
doses: {a: 3 x 8}
harder: [b]
-- exercises/b.yaml
title: B
doses: {a: 3 x 8}
harder: [c, x]
-- exercises/c.yaml
title: C
doses: {a: 3 x 8}
harder: [«a]
-- exercises/x.yaml
title: X
doses: {a: 3 x 8}
easier: [y]
-- exercises/y.yaml
title: Y
doses: {a: 3 x 8}
easier: [«x]
>> a can't be harder than c: the links go round in a circle
>> x can't be easier than y: the links go round in a circle

== an alias that a shipped title has : 0
-- exercises/mine.yaml
title: Mine
doses: {a: 3 x 8}
aliases: [mine too, «Hanging   leg raise]
>> hanging-leg-raise answers to 'Hanging leg raise' already

== a title but for its dashes : 0
-- stretches/mine.yaml
title: «PIGEON_pose
doses: {a: 30s}
>> pigeon-pose answers to 'PIGEON_pose' already

== an entry that replaces another, with the title of a third : 0
-- exercises/bridge.yaml
title: «Lunge
doses: {a: 3 x 8}
>> lunge answers to 'Lunge' already

== an entry that is left out, with the title of another
-- exercises/mine.yaml
title: «Lunge
doses: {a: «ten}
>> lunge answers to 'Lunge' already
>> 'ten' in the dose 'ten'

== a workout's alias : 0
-- workouts/mine.yaml
title: Mine
aliases: [«Hips for runners]
exercises: [{movement: lunge}]
>> runners-hips answers to 'Hips for runners' already

== a programme like a workout : 0
-- programmes/hip-flexor.yaml
«title: Mine
weeks: 1
days: [{day: 1, workout: hip-flexor}]
>> hip-flexor answers to 'hip-flexor' already

== two of one's own : 0
-- exercises/one.yaml
title: Same
doses: {a: 3 x 8}
-- exercises/two.yaml
title: «Same
doses: {a: 3 x 8}
>> one answers to 'Same' already
"""

CONTRADICTIONS = """
== a hold given in reps
-- exercises/mine.yaml
title: Mine
measures: [time]
doses: {a: «3 x 10}
>> the dose 'a' is in reps, which the measures leave out

== reps given as a hold
-- exercises/mine.yaml
title: Mine
measures: [reps, distance]
doses:
  a: 3 x 10
  b:
    source: my own
    dose: «3 x 10s
>> the dose 'b' is in time, which the measures leave out

== sides of a movement that has none
-- exercises/mine.yaml
title: Mine
doses: {a: «3 x 10 per side}
>> the dose 'a' is per side, the movement has no sides

== a hold given in reps by a workout
-- workouts/mine.yaml
title: Mine
exercises:
  - {movement: kneeling-lunge}
  - {movement: kneeling-lunge, dose: «3 x 10}
>> the dose is in reps, kneeling-lunge is done in time

== reps given as a hold by a workout
-- workouts/mine.yaml
title: Mine
exercises: [{movement: lunge, dose: «2 x 20-30s}]
>> the dose is in time, lunge is done in reps

== sides given by a workout to a movement that has none
-- workouts/mine.yaml
title: Mine
exercises:
  - {movement: bridge, dose: «3 x 10 per side}
>> the dose is per side, bridge has no sides
"""

DOCUMENTS = """
== a tab
-- exercises/mine.yaml
title: Mine
«\tdoses: 3
>> this is not YAML

== a colon in a text
-- exercises/mine.yaml
title: Mine«: the lift
>> this is not YAML

== an anchor, an alias and a tag, and an unknown key
-- exercises/mine.yaml
title: «&name Mine
doses: {a: «!!str 3 x 8}
stop: «*name
«cue: [Go.]
>> the anchor &name
>> the tag tag:yaml.org,2002:str
>> the alias *name
>> unknown key 'cue' -> cues

== nothing but a remark
-- exercises/mine.yaml
«# soon
>> the file is empty

== a name that is no slug
-- exercises/Knee Drive.yaml
«title: Knee drive
doses: {a: 3 x 8}
>> 'Knee Drive' is no slug -> knee-drive

== a name in capitals
-- exercises/Lunge.YML
«title: Lunge
doses: {a: 3 x 8}
>> 'Lunge' is no slug -> lunge

== two muscles, of which one is sound
-- muscles.yaml
«Big Muscle: {title: Big, facts: [Here.]}
mine: {title: Mine, facts: [There.]}
>> 'Big Muscle' is no slug -> big-muscle

== a muscle without facts
-- muscles.yaml
mine: «{title: Mine}
>> the key 'facts' is missing

== a list of muscles
-- muscles.yaml
«- glutes
>> this is no map
"""

CASES = [case for text in (FIELDS, VALUES, NAMES, RELATIONS, CONTRADICTIONS, DOCUMENTS) for case in cases(text)]
WRONG = {
    "exercises/lunge.yaml": "title: Lunge of mine\ndoses: {a: ten}\n",
    "exercises/bridge.yaml": "title: [Bridge\n",
    "exercises/leg-swing.yaml": "- not\n- a map\n",
    "workouts/hip-flexor.yaml": "title: Mine\nexercises: [{movement: lung}]\n",
    "workouts/desk-break.yaml": "title: Mine\nexercises: []\n",
    "workouts/hip-mobility.yaml": "title: Mine\nexercises: [{movement: kneeling-lunge, dose: 3 x 8}]\n",
    "programmes/twice-a-week.yaml": "title: Mine\nweeks: 1\ndays: [{day: 1, workout: hip-flexr}]\n",
    "guides/self-check.yaml": "title: Mine\n",
    "muscles.yaml": "glutes: {title: Mine}\n",
}
"""Broken entries with the names of shipped ones."""
