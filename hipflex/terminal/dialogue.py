"""The talk about one set: its rest, prompts, timers, and answers that the loop understands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hipflex.coach.alternatives import Alternative
from hipflex.domain.measures import Measure, Unit
from hipflex.domain.pending import accepted
from hipflex.domain.performance import Session
from hipflex.domain.prescription import PrescribedSet
from hipflex.notation.canonical import format_amount
from hipflex.render.prompt import offer_words
from hipflex.runner.pace import pace
from hipflex.terminal.error_text import NO_TEXT, is_text
from hipflex.terminal.ports import Screen
from hipflex.terminal.rests_and_holds import (
    NO_TEMPO,
    TimedSet,
    Timekeeper,
    hold_bouts,
    noted,
    paced_bouts,
    remark_in,
    remarked,
)
from hipflex.terminal.scene import NOTHING_SEEN, Scene

WORDS = (
    ("Enter", "what the prompt says"),
    ("10, 10@2kg, 45s, 10/8", "what you did; / parts left from right"),
    ("tempo, tempo down", "counts repetitions by their tempo, from the lift or from the top; t for short"),
    ("skip, skip exercise", "leaves out this set, or the rest of the exercise; because … says why"),
    ("swap, swap NAME", "another movement for the sets that are left; alone: easier, harder, or alike"),
    ("add, add 12", "one more set, still to be done or just done"),
    ("undo, u", "takes back the last line"),
    ("warm-up, w", "a warm-up first, as long as no set is done"),
    ("note TEXT, n TEXT, n", "keeps a remark with the workout"),
    ("card", "shows the card again"),
    ("finish", "ends the workout here, with the sets it has"),
    ("quit, q", "leaves the workout open for another time"),
)
NO_ALTERNATIVE = "nothing that trains the same is known here; `swap NAME` takes any movement"
SWAP_PROMPT = "A number or a name, Enter = none > "
NO_TIMERS = "there are no timers in this run"
NOTHING_RUNS = "no clock is running that could be paused"
SHORT = {"u": "undo", "q": "quit", "w": "warm-up"}
LETTERS = ("n", "u", "q", "t", "p", "?")


class Dialogue:
    """The talk about one set. It gives the loop one line after the other, until the loop is content with one."""

    def __init__(
        self,
        asked: PrescribedSet,
        session: Session,
        screen: Screen,
        alternatives: Callable[[str], Sequence[Alternative]],
        show_card: Callable[[Session, PrescribedSet], None],
        *,
        unit: Unit,
        timekeeper: Timekeeper | None,
        scene: Scene = NOTHING_SEEN,
    ) -> None:
        self.asked = asked
        self._screen = screen
        self._alternatives = alternatives
        self._show_card = show_card
        self._unit = unit
        self._timekeeper = timekeeper
        self._scene = scene
        self._session = session
        self._is_timed = asked.prescription.dose.measure is Measure.TIME
        self._is_paced = timekeeper is not None and pace(asked.prescription.dose) is not None
        self._offered = ""  # what a clock counted, which Enter stands for at the next prompt
        self._said = ""  # what was answered during a countdown, which needs no prompt any more
        self._half_done: TimedSet | None = None  # one side by the clock, the other one is still due
        self._lines = self._talk()

    def line(self, session: Session) -> str:
        """The next line for the loop; the session is as it stands by now."""
        self._session = session
        return next(self._lines)

    def _talk(self) -> Iterator[str]:
        while True:
            if self._timekeeper and not self._said:
                self._said = yield from self._timekeeper.rest_out(
                    self._session, self._ask, self._scene, paced=self._is_paced
                )
            text, self._said = self._said or self._ask(), ""
            yield from self._answered(text)

    def _ask(self, typed: str = "") -> str:
        """An answer; a letter that was pressed just as the time ran out means what it means while it runs."""
        pressed = "" if typed else self._screen.pressed()
        return pressed if pressed.lower() in LETTERS else self._screen.read(self._prompt(), typed or pressed)

    def _answered(self, text: str) -> Iterator[str]:
        """The lines for the loop that an answer comes to: mostly itself, none where it is about the talk alone."""
        match text.lower().split():
            case words if not words or words == self._enter().lower().split():
                yield from self._accepted()
            case ["tempo" | "t", *down] if down in ([], ["down"]):
                yield from self._paced(from_the_top=bool(down))
            case ["swap"]:
                yield from self._swapped()
            case ["note" | "n"]:
                yield from noted(self._screen)
            case ["n" | "note", _, *_]:
                yield from remarked(self._screen, remark_in(text))
            case ["p"]:
                self._screen.complain(NOTHING_RUNS)
            case ["card"]:
                self._show_card(self._session, self.asked)
            case ["?" | "help"]:
                self._explain()
            case [word] if word in SHORT:
                yield SHORT[word]
            case _:
                yield from self._checked(text)

    def _accepted(self) -> Iterator[str]:
        """What Enter does: it takes what is offered, starts a timed set's timer, or says that the aim was done."""
        if self._timekeeper and self._half_done:
            yield from self._timed(self._timekeeper, self._half_done)
        elif self._timekeeper and self._is_timed and not self._offered:
            yield from self._timed(self._timekeeper, TimedSet(hold_bouts(self.asked, self._scene)))
        else:
            yield self._offered

    def _paced(self, *, from_the_top: bool) -> Iterator[str]:
        self._offered, self._half_done = "", None
        beats = pace(self.asked.prescription.dose, from_the_top=from_the_top)
        if self._timekeeper and beats:
            yield from self._timed(self._timekeeper, TimedSet(paced_bouts(self.asked, beats, self._scene)))
        else:
            self._screen.complain(NO_TEMPO if self._timekeeper else NO_TIMERS)

    def _timed(self, timekeeper: Timekeeper, timed: TimedSet) -> Iterator[str]:
        """A set by the clock. Holds that the clock could see go to the loop at once, all else is offered."""
        done = yield from timekeeper.work_through(timed, self._ask)
        self._said, self._half_done = done.said, done if done.is_half_done else None
        self._offered = "" if done.due else done.written(self.asked.prescription.dose.measure)
        if self._is_timed and done.certain and not done.said and all(done.amounts):
            yield self._offered

    def _swapped(self) -> Iterator[str]:
        """Offers what could be done instead; the choice becomes a line like any other."""
        from hipflex.render.guided import alternatives_list

        found = self._alternatives(self.asked.prescription.exercise)
        if not found:
            self._screen.complain(NO_ALTERNATIVE)
            return
        self._screen.show(alternatives_list(found))
        choice = self._screen.read(SWAP_PROMPT).strip()
        if choice in (numbers := {str(number): one for number, one in enumerate(found, 1)}):
            yield f"swap {numbers[choice].movement.slug}"
        elif choice.lower() not in ("", "none"):
            yield from self._checked(f"swap {choice}")

    def _checked(self, text: str) -> Iterator[str]:
        if is_text(text):
            yield text
        else:
            self._screen.complain(NO_TEXT)

    def _prompt(self) -> str:
        from hipflex.render.prompt import prompt_line

        return prompt_line(self._enter(), self._screen.width, paced=self._is_paced)

    def _enter(self) -> str:
        """What Enter stands for."""
        if self._timekeeper and not self._offered and (self._is_timed or self._half_done):
            aim = accepted(self.asked)
            clock = f"{format_amount(aim.measure, aim.amount)} timer" if self._is_timed else "tempo"
            return f"{clock} for the right side" if self._half_done else clock
        return offer_words(self._session, self.asked, self._offered, unit=self._unit)

    def _explain(self) -> None:
        from hipflex.render.guided import labelled

        self._screen.show(labelled(WORDS, plain=self._screen.plain))
