"""Inputs that are nearly right: what people and programs write, cut, mixed and spoilt. The same every time."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence

from tests.as_json.test_rows import SESSION, SET
from tests.fuzz.hostile import CONTROLS, MARKUP, ODD, TURNING

LONG = 20_000
"""Characters of an input that is meant to take long."""
SETS = (
    "3x10@2.5kg rpe8",
    "10 9 8",
    "10,9,8",
    "3 sets of 10",
    "45s each side",
    "12/10",
    "10L 8R 6 drop",
    "1:30",
    "1:02:03",
    "1h 30 min",
    "5km in 24:30",
    "30 in 25s",
    "10@-20kg",
    "10 with 10 lb",
    "8 reps rir2",
    "12@extra-heavy",
    "to failure 8",
    "400m",
    "10 at 5 kilos",
    "left 12, right 10",
)
LINES = ("skip", "skip exercise", "swap lunge", "undo", "add 10", "note a b", "finish", "quit", *SETS)
DOSES = (
    "3 x 8-10 per side @ 2.5kg rest 90s tempo 3-0-1",
    "2-3 x 20–30s",
    "total 60s by 5-15s",
    "1 x 5km",
    "3 x 8 hold 1-2s rpe8",
    "3 x 30 @ red",
)
RULES = (
    "load +2.5kg up to 20kg with ankle weight | dumbbell",
    "load +5lb",
    "reps up to 12",
    "reps +1 up to 15",
    "hold +5s up to 1:30",
    "sets up to 5",
    "band",
    "rung",
    "range with pull-up bar",
)
DELOADS = ("after 2 misses", "after 21 days by 10%", "after 2 misses or 21 days by 10%", "after 3 weeks")
WHENS = (
    "2026-11-20",
    "26.11.2026",
    "26 nov",
    "nov 26 2025",
    "today",
    "last monday",
    "2 days ago",
    "three weeks ago",
    "18:30",
    "7pm",
    "7:30 pm yesterday",
    "noon",
    "this evening",
    "half an hour ago",
    "24th november 8:00",
    "13/04/2026",
    "2026-11-20T18:30:00+01:00",
    "last night",
    "20 min ago",
    "2h ago",
)
SETTINGS = (
    "unit: lb\nbands: [soft, hard] # mine\n",
    "target_per_week: 3\nprogramme: twice-a-week\n",
    "equipment:\n  - bench\n  - 'pull-up bar'\n",
    "load_step: 2.5lb\nsound: off\n# the end\n",
)
ROW = SET | {"note": 'a, "b"\nc', "reps": 10}
JSONL = f"{json.dumps(ROW)}\n{json.dumps(SET | {'id': 'other', 'set': 2})}\n"
DOCUMENT = json.dumps(
    {"hipflex": 1, "sets": [ROW, SET | {"id": "other"}], "sessions": [SESSION], "check_ins": []}, indent=1
)
COLUMNS = [key for key in SET if key != "target"]
TABLE = f"{','.join(COLUMNS)}\n{','.join('' if SET[key] is None else str(SET[key]) for key in COLUMNS)}\n"
COMMANDS = (
    "log lunge 10L",
    "log lunge 10 --at yesterday --note x",
    "log - --workout hip-flexor",
    "edit last 12 --rpe 8",
    "delete last",
    "history --since monday --limit 3",
    "progress lunge --weeks 4",
    "export --format csv --safe",
    "import - --dry-run --format json",
    "workout start lunge --minutes 5 --plain",
    "workout show hip-flexor --json",
    "card hanging leg raise --sources",
    "settings set unit lb",
    "catalogue list --kind stretch",
    "check-in --left tight --right clear",
    "undo",
    "redo",
    "due --quiet",
    "next",
    "records",
    "muscle psoas",
)
_WORDS = """
x X × @ / : , . - + – L R rpe rir kg lb s min h km m in drop warmup failure rest hold tempo total by each and ago last
the pm 0 1 9999999999 1e9 ٣ ½ 1_0 0x1F NaN inf -0 00 10,5 1,000 null true { } [ ] # & * | ; = ~ % " ' \\ \\u0000 \\ud800
-- --json --help --at --= $HOME
"""
WORDS = (*_WORDS.split(), "\n", "\r\n", "\t", "\0", "\ud800", " ", "\xa0", "per side")

KINDS: Mapping[str, Sequence[str]] = {
    "sets": SETS,
    "line": LINES,
    "dose": DOSES,
    "rule": RULES,
    "deload": DELOADS,
    "load": ("2.5kg", "-20 lb", "+5", "extra-heavy", "0"),
    "when": WHENS,
    "day": WHENS,
    "settings": SETTINGS,
    "jsonl": (JSONL,),
    "json": (DOCUMENT,),
    "csv": (TABLE,),
    "arguments": COMMANDS,
}
"""What is right, of each kind of input."""


def mutant(kind: str, seed: int) -> str:
    """An input of a kind; bytes that are no text are lone surrogates."""
    chance = random.Random(f"{kind} {seed}")  # noqa: S311 - meant to be the same every time
    text = chance.choice(KINDS[kind])
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3, 6])):
        text = chance.choice(CHANGES)(text, chance, KINDS[kind])[: 2 * LONG]
    return text


def _odd(chance: random.Random) -> str:
    return chance.choice([*WORDS, *WORDS, *CONTROLS, *TURNING, *ODD, *MARKUP])


def _insert(text: str, chance: random.Random, _: Sequence[str]) -> str:
    at = chance.randrange(len(text) + 1)
    return f"{text[:at]}{_odd(chance)}{text[at:]}"


def _replace(text: str, chance: random.Random, _: Sequence[str]) -> str:
    start, end = _span(text, chance)
    return f"{text[:start]}{_odd(chance)}{text[end:]}"


def _cut(text: str, chance: random.Random, _: Sequence[str]) -> str:
    start, end = _span(text, chance)
    return text[start:end] if chance.random() < 0.5 else text[:start] + text[end:]


def _repeat(text: str, chance: random.Random, _: Sequence[str]) -> str:
    start, end = _span(text, chance)
    return text[:end] + text[start:end] * chance.choice([1, 2, 30]) + text[end:]


def _swell(text: str, chance: random.Random, _: Sequence[str]) -> str:
    """One part again and again, which a reader that tries everything would not survive."""
    start, end = _span(text, chance)
    part = chance.choice([text[start:end], _odd(chance), " ", "9"]) or " "
    return f"{text[:end]}{part * (LONG // len(part))}{text[end:]}" if chance.random() < 0.05 else text


def _join(text: str, chance: random.Random, samples: Sequence[str]) -> str:
    return text + chance.choice([" ", "", ", ", "\n"]) + chance.choice(samples)


def _shuffle(text: str, chance: random.Random, _: Sequence[str]) -> str:
    words = text.split(" ")
    return " ".join(chance.sample(words, len(words)))


def _case(text: str, chance: random.Random, _: Sequence[str]) -> str:
    return chance.choice([text.upper(), text.title(), text.swapcase()])


def _span(text: str, chance: random.Random) -> tuple[int, int]:
    start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return start, min(end, start + chance.choice([1, 3, 12, LONG]))


CHANGES: Sequence[Callable[[str, random.Random, Sequence[str]], str]] = (
    _insert,
    _insert,
    _replace,
    _cut,
    _repeat,
    _swell,
    _join,
    _shuffle,
    _case,
)


def mutants(kind: str, seeds: range) -> Iterator[str]:
    """An input for each seed."""
    return (mutant(kind, seed) for seed in seeds)
