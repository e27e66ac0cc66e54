"""A workout with a person at a terminal: cards, prompts, timers, and a second chance after a slip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from hipflex.domain.measures import Measure, Unit
from hipflex.domain.movement import Movement, Sides
from hipflex.domain.performance import PerformedSet, Session
from hipflex.domain.prescription import PrescribedSet
from hipflex.errors import Refused
from hipflex.notation import format_amount, format_load
from hipflex.render.safe import safe
from hipflex.render.words import logged_line
from hipflex.runner.machine import accepted, resistance_in_force
from hipflex.terminal.countdown import Counted
from hipflex.terminal.holds import held_words, stages
from hipflex.terminal.slips import is_text, slip_words

if TYPE_CHECKING:
    from rich.console import RenderableType

WORDS = (
    ("Enter", "what the prompt says"),
    ("10, 10@2kg, 45s, 10/8", "what you did; / parts left from right"),
    ("skip, skip exercise", "leaves out this set, or the rest of the exercise"),
    ("swap NAME", "another movement for the sets that are left"),
    ("add, add 12", "one more set, still to be done or just done"),
    ("undo", "takes back the last line"),
    ("note TEXT", "keeps a remark with the workout"),
    ("card", "shows the card again"),
    ("quit", "leaves the workout open for another time"),
)
HELP = ("?", "help")


class Screen(Protocol):
    """Where the coach and the person meet."""

    @property
    def plain(self) -> bool:
        """Whether cards are to be without boxes."""

    @property
    def keys_said(self) -> str:
        """What may be done during a countdown."""

    def show(self, renderable: RenderableType) -> None:
        """Shows something made by the render room."""

    def tell(self, text: str) -> None:
        """Shows plain words."""

    def acknowledge(self, line: str) -> None:
        """Says that a set is stored."""

    def complain(self, text: str) -> None:
        """Shows what was wrong with an answer."""

    def read(self, prompt: str, typed: str = "") -> str:
        """The answer to a prompt, `typed` being its beginning."""

    def count(self, label: str, seconds: int, over: str) -> Counted:
        """Counts down; `over` says that it has ended."""


class GuidedCoach:
    """Guides a person through a workout. `find` gives a movement's card, `last` its sets of last time."""

    def __init__(
        self,
        screen: Screen,
        find: Callable[[str], Movement | None],
        last: Callable[[str], Sequence[PerformedSet]],
        *,
        unit: Unit,
        rehearsal: bool = False,
        timers: bool = True,
    ) -> None:
        self._screen = screen
        self._find = find
        self._last = last
        self._unit = unit
        self._rehearsal = rehearsal
        self._timers = timers
        self._shown: PrescribedSet | None = None
        self._typed = ""
        self._leaving = False
        self._keys_known = False

    def present(self, session: Session, asked: PrescribedSet) -> None:
        """Shows the workout once, the card at an exercise's first set, and the set; nothing twice in a row."""
        from hipflex.render.guided import opening, set_line

        before = self._shown
        if asked == before:
            return
        self._shown = asked
        if before is None and session.plan:
            self._screen.show(opening(session.plan))
        if before is None or _exercise(before) != _exercise(asked):
            self._show_card(asked)
        self._screen.show(set_line(asked, _planned(session, asked), unit=self._unit))

    def ask(self, session: Session, asked: PrescribedSet) -> str:
        """What the person says. Enter at a timed set starts its timer, which may answer in their place."""
        held: str | None = None
        while not self._leaving:
            text = self._answer(session, asked, held)
            if text:
                return text
            if held or not self._is_timed(asked):
                return held or ""
            held = self._hold(asked)
            if held == "":
                return held
        self._leaving = False
        return "quit"

    def acknowledge(self, sets: Sequence[PerformedSet]) -> None:
        """One line for each stored row."""
        for done in sets:
            title = self._title(done.exercise)
            self._screen.acknowledge(logged_line(done, title, unit=self._unit, rehearsal=self._rehearsal))

    def say(self, text: str) -> None:
        """Says something that is not about a stored set."""
        self._screen.tell(safe(text))

    def refuse(self, error: Refused) -> None:
        """Shows a slip under its text; the prompt comes again."""
        self._screen.complain(slip_words(error))

    def rest(self, seconds: int, session: Session, upcoming: PrescribedSet) -> None:
        """Shows what comes next, and counts the rest before it."""
        if self._timers:
            self.present(session, upcoming)
            self._count("Rest", seconds, "rest over")

    def conclude(self, session: Session) -> None:
        """Sums up a workout that is done."""
        from hipflex.render.guided import conclusion

        self._screen.show(conclusion(session, unit=self._unit))

    def _answer(self, session: Session, asked: PrescribedSet, held: str | None) -> str:
        """The next answer that is no wish for help; an empty one without its blanks."""
        while True:
            typed, self._typed = self._typed, ""
            text = self._screen.read(f"Enter = {held or self._accepted(session, asked)}, ? = help > ", typed)
            match text.strip().lower():
                case "":
                    return ""
                case "card":
                    self._show_card(asked)
                case word if word in HELP:
                    self._show_words()
                case _ if is_text(text):
                    return text
                case _:
                    self._screen.complain("the terminal sent something that is no text; write it again")

    def _accepted(self, session: Session, asked: PrescribedSet) -> str:
        """What Enter stands for."""
        aim = accepted(asked)
        what = format_amount(aim.measure, aim.amount)
        if self._is_timed(asked):
            return f"{what} timer"
        load, band = resistance_in_force(session, asked.prescription)
        resistance = band or (format_load(load, self._unit) if load and load.grams else "")
        each = " each side" if asked.prescription.sides is Sides.EACH else ""
        return f"{what}@{safe(resistance)}{each}" if resistance else f"{what}{each}"

    def _show_words(self) -> None:
        from hipflex.render.layout import fields

        self._screen.show(fields(WORDS))

    def _show_card(self, asked: PrescribedSet) -> None:
        from hipflex.render.guided import exercise_card

        slug = asked.prescription.exercise
        card = exercise_card(self._find(slug), asked, self._last(slug), unit=self._unit, plain=self._screen.plain)
        self._screen.show(card)

    def _title(self, exercise: str) -> str:
        shown = self._shown
        return shown.prescription.title if shown and shown.prescription.exercise == exercise else exercise

    def _is_timed(self, asked: PrescribedSet) -> bool:
        return self._timers and asked.prescription.dose.measure is Measure.TIME

    def _hold(self, asked: PrescribedSet) -> str | None:
        """What the timer came to: empty for the aim, None where the person says it themselves."""
        held: list[int] = []
        for stage in stages(asked):
            ready = self._count(stage.ready, stage.ready_s, "go")
            seconds = None if ready is None else self._count(stage.label, stage.seconds, "hold over")
            if seconds is None:
                return None
            held.append(seconds)
        return held_words(asked, held)

    def _count(self, label: str, seconds: int, over: str) -> int | None:
        """The seconds that ran; None where the person wrote instead."""
        if not self._keys_known:
            self._screen.tell(self._screen.keys_said)
            self._keys_known = True
        counted = self._screen.count(label, seconds, over)
        self._typed, self._leaving = counted.typed, counted.quit
        return None if counted.typed or counted.quit else counted.seconds


def _exercise(asked: PrescribedSet) -> tuple[int, str]:
    return asked.position, asked.prescription.exercise


def _planned(session: Session, asked: PrescribedSet) -> int:
    """How many sets of the exercise the plan holds, skipped ones included."""
    return sum(s.position == asked.position for s in session.plan.sets) if session.plan else asked.slot
