"""Whatever is typed, and whenever: no set is lost, none invented, none logged twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.domain.change import Amended, Decision, TakenBack
from hipflex.domain.measures import Unit
from hipflex.domain.movement import Movement
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import Prescription
from hipflex.domain.workout_line import Line
from hipflex.notation.canonical import describe_set, format_seconds
from hipflex.notation.lines import parse_line
from hipflex.render.words import by_set
from hipflex.runner.loop import Workbench, run
from hipflex.runner.rehearsal import RehearsalJournal
from hipflex.terminal.guided import GuidedPresenter
from hipflex.value_classes import replace
from tests.generated import generated
from tests.terminal.samples import (
    LUNGE,
    NORDIC,
    PLANK,
    RAISE,
    STEP,
    VOCABULARY,
    TickingClock,
    found,
    knowing,
    session_of,
    warm_up,
)
from tests.terminal.typist import Typist

FIRST_AMOUNT = 1001
LARGE = re.compile(r"[1-9][0-9]{3}")
KEYS = ("\n", " ", "\x1b", "p", "+", "-", "?", "n", "t", "u", "q", "1", "\x7f")
WORDS = (
    "",
    "w",
    "skip",
    "skip exercise",
    "undo",
    "add",
    "note tired",
    "swap",
    "swap plank",
    "tempo",
    "tempo down",
    "n slow",
    "p",
    "card",
    "help",
)
SETS = ("{}", "{}", "{}s", "{}s", "2x{}", "add {}", "{}L", "{}R", "{}s/7s", "{}@2kg", "{}!")
BY_THE_PRESENTER = ("", "card", "?", "help", "swap", "pace", "p")
OF_THE_LOOP = ("", "undo", "quit", "warm-up")

Characters = Sequence[tuple[float, str]]


def characters(tokens: Sequence[tuple[str, float]]) -> Characters:
    """The tokens as they are typed, with a wait before each; no amount comes up twice."""
    amounts = iter(range(FIRST_AMOUNT, 10_000))
    words = [(text.format(next(amounts)) if "{}" in text else text, wait) for text, wait in tokens]
    return [(wait if n == 0 else 0.0, key) for text, wait in words for n, key in enumerate(text)]


TOKENS = st.sampled_from([*KEYS, *(f"{words}\n" for words in (*WORDS, *SETS))])
WAITS = st.sampled_from((0.0, 0.0, 0.2, 1.0, 7.0, 40.0, 200.0))
TYPED = st.lists(st.tuples(TOKENS, WAITS), max_size=40).map(characters)
WORKOUTS = st.lists(st.sampled_from((RAISE, LUNGE, PLANK, NORDIC, STEP)), min_size=1, max_size=3)


@dataclass(slots=True)
class Witnessed:
    """What the loop was told, and what became of it."""

    read: list[str] = field(default_factory=list)
    stored: list[tuple[PerformedSet, ...]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def parse(self, text: str, prescription: Prescription) -> Line:
        self.read.append(text)
        return parse_line(text, prescription, VOCABULARY)


class WitnessedJournal(RehearsalJournal):
    """A journal with somebody who looks on."""

    def watched_by(self, witnessed: Witnessed) -> WitnessedJournal:
        self._witnessed = witnessed
        return self

    def amend(self, session_id: str, decide: Decision) -> Amended:
        amended = super().amend(session_id, decide)
        self._witnessed.stored.append(amended.sets)
        return amended

    def take_back(self, session_id: str) -> TakenBack:
        taken = super().take_back(session_id)
        self._witnessed.removed += [done.id for done in taken.removed]
        return taken


def faults(movements: Sequence[Movement], typed: Characters, *, person: type[Typist] = Typist) -> list[str]:
    """What goes wrong when somebody types through a workout."""
    screen, witnessed = person(typed), Witnessed()
    journal = WitnessedJournal(session_of(*movements)).watched_by(witnessed)
    presenter = GuidedPresenter(screen, knowing(), unit=Unit.KG, elapsed=screen.elapsed)
    session = run(Workbench(journal, presenter, TickingClock(), witnessed.parse, found, warm_up), "s1")
    rows = [row for rows in witnessed.stored for row in rows]
    answers = [text for prompt, text in screen.answers if prompt.startswith("Enter =")]
    checks = {
        "a set is lost or invented": Counter(row.id for row in session.sets)
        != Counter(row.id for row in rows) - Counter(witnessed.removed),
        "a slot is taken twice": len({(s.position, s.slot, s.side) for s in session.sets}) != len(session.sets),
        "a set is not acknowledged once": [line.split(": ")[1].split("  ")[0] for line in screen.acknowledged]
        != [_said_of(rows) for stored in witnessed.stored for rows in by_set(stored)],
        "a key is lost": _digits(screen.taken.removesuffix(screen.left_over()))
        != _digits("".join(text for _, text in screen.answers)),
        "an answer is not handed on once": _large(answers) != _large(witnessed.read),
        "an amount is stored twice": any(count > 1 for count in Counter(_amounts(witnessed.stored)).values()),
        "the loop was told what nobody said": not _said(witnessed.read, answers, screen),
    }
    return [fault for fault, found in checks.items() if found]


def _said_of(rows: Sequence[PerformedSet]) -> str:
    """What both sides came to, once where it was the same."""
    amounts = dict.fromkeys(describe_set(replace(row, side=None if len(rows) > 1 else row.side)) for row in rows)
    loads = {amount.partition("@")[2] for amount in amounts}
    return "/".join(amount.partition("@")[0] for amount in amounts) + "".join(f"@{load}" for load in loads if load)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _large(lines: Sequence[str]) -> list[str]:
    """The lines that hold an amount which came up once, notes and names left out."""
    return [line.strip() for line in lines if LARGE.search(line) and not line.startswith(("note ", "n ", "swap "))]


def _amounts(stored: Sequence[Sequence[PerformedSet]]) -> list[int]:
    """The amounts that came up once, once for each time they were stored."""
    return [n for rows in stored for n in {row.reps or row.seconds or 0 for row in rows} if n >= FIRST_AMOUNT]


def _said(read: Sequence[str], answers: Sequence[str], screen: Typist) -> bool:
    """Whether all that the loop was told is what was answered, chosen, noted, offered or held."""
    held = {format_seconds(seconds) for seconds in screen.held}
    return all(
        text in OF_THE_LOOP
        or text.startswith(("note ", "swap "))
        or text.partition("@")[0] in screen.offered
        or held.issuperset(text.split("/"))
        for text in Counter(read) - Counter(answers)
    )


@settings(max_examples=400)
@given(WORKOUTS, TYPED)
def test_no_set_is_lost_invented_or_logged_twice(movements: list[Movement], typed: Characters) -> None:
    assert faults(movements, typed) == []


class Forgetful(Typist):
    """What was typed during a countdown is gone."""

    def read(self, prompt: str, typed: str = "") -> str:
        return super().read(prompt)


class Stuttering(Typist):
    """Every answer is acknowledged twice."""

    def acknowledge(self, line: str) -> None:
        self.acknowledged += [line, line]


class Dreaming(Typist):
    """An empty answer is heard as a number."""

    def read(self, prompt: str, typed: str = "") -> str:
        return super().read(prompt, typed) or "13"


@pytest.mark.parametrize(
    ("person", "fault"),
    [
        (Forgetful, "a key is lost"),
        (Stuttering, "a set is not acknowledged once"),
        (Dreaming, "the loop was told what nobody said"),
    ],
)
def test_the_faults_would_be_found(person: type[Typist], fault: str) -> None:
    wrong = generated(TYPED, lambda typed: fault in faults([RAISE, PLANK], typed, person=person))
    assert wrong
