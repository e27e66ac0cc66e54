"""The talk about one set: its rest, prompts, timers, and answers that the loop understands."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial

from hipflex.coach.alternatives import alternatives
from hipflex.domain.measures import Measure, Unit
from hipflex.domain.movement import Movement
from hipflex.domain.pending import accepted
from hipflex.domain.performance import Session
from hipflex.domain.prescription import PrescribedSet
from hipflex.notation import format_amount
from hipflex.render.prompt import offer_words
from hipflex.runner.pace import pace
from hipflex.terminal.error_text import NO_TEXT, is_text
from hipflex.terminal.ports import Screen
from hipflex.terminal.rests_and_holds import Counting, Stage, done_words, hold_stages, noted, paced_stages

WORDS = (
    ("Enter", "what the prompt says"),
    ("10, 10@2kg, 45s, 10/8", "what you did; / parts left from right"),
    ("tempo, tempo down", "counts repetitions by their tempo, from the lift or from the top; t for short"),
    ("skip, skip exercise", "leaves out this set, or the rest of the exercise; because … says why"),
    ("swap, swap NAME", "another movement for the sets that are left; alone: easier and harder ones"),
    ("add, add 12", "one more set, still to be done or just done"),
    ("undo, u", "takes back the last line"),
    ("note TEXT, n", "keeps a remark with the workout"),
    ("card", "shows the card again"),
    ("quit, q", "leaves the workout open for another time; `hipflex workout finish` ends it"),
)
NO_TEMPO = "this dose has no tempo to pace"
NO_ALTERNATIVE = "nothing easier or harder is known here; `swap NAME` takes any movement"
SWAP_PROMPT = "A number or a name, Enter = none > "
NO_TIMERS = "there are no timers in this run"
SHORT = {"u": "undo", "q": "quit"}
Answer = tuple[str, str]
"""What is offered at the next prompt, and what was answered already."""


class Dialogue:
    """The talk about one set. It gives the loop one line after the other, until the loop is content with one."""

    def __init__(
        self,
        asked: PrescribedSet,
        session: Session,
        screen: Screen,
        find: Callable[[str], Movement | None],
        show_card: Callable[[Session, PrescribedSet], None],
        *,
        unit: Unit,
        counting: Counting | None,
    ) -> None:
        self.asked = asked
        self._screen = screen
        self._find = find
        self._show_card = show_card
        self._unit = unit
        self._counting = counting
        self._session = session
        self._is_timed = asked.prescription.dose.measure is Measure.TIME
        self._lines = self._talk()

    def line(self, session: Session) -> str:
        """The next line for the loop; the session is as it stands by now."""
        self._session = session
        return next(self._lines)

    def _talk(self) -> Iterator[str]:
        """Asks until the loop is content; what is said during a countdown needs no prompt of its own."""
        offered = said = ""
        while True:
            if self._counting and not said:
                said = yield from self._counting.rest_out(self.asked, partial(self._ask, offered))
            text, said = said or self._ask(offered), ""
            offered, said = yield from self._answer(text, offered)

    def _ask(self, offered: str, typed: str = "") -> str:
        return self._screen.read(self._prompt(offered), typed)

    def _answer(self, text: str, offered: str) -> Generator[str, None, Answer]:
        """What an answer comes to; `offered` is what Enter stood for."""
        match text.lower().split():
            case []:
                return (yield from self._accept(offered))
            case ["tempo" | "t", *down] if down in ([], ["down"]):
                return (yield from self._paced(from_the_top=bool(down)))
            case ["swap"]:
                yield from self._swap()
            case ["note" | "n"]:
                yield from noted(self._screen)
            case ["card"]:
                self._show_card(self._session, self.asked)
            case ["?" | "help"]:
                self._explain()
            case [word] if word in SHORT:
                yield SHORT[word]
            case _:
                yield from self._checked(text)
        return offered, ""

    def _accept(self, offered: str) -> Generator[str, None, Answer]:
        """What Enter does: it takes what is offered, starts a timed set's timer, or says that the aim was done."""
        if self._counting and self._is_timed and not offered:
            return (yield from self._guided(self._counting, hold_stages(self.asked)))
        yield offered
        return offered, ""

    def _paced(self, *, from_the_top: bool) -> Generator[str, None, Answer]:
        beats = pace(self.asked.prescription.dose, from_the_top=from_the_top)
        if self._counting and beats:
            return (yield from self._guided(self._counting, paced_stages(self.asked, beats)))
        self._screen.complain(NO_TEMPO if self._counting else NO_TIMERS)
        return "", ""

    def _guided(self, counting: Counting, stages: Sequence[Stage]) -> Generator[str, None, Answer]:
        """Counts a set. Holds that the clock could see go to the loop at once, all else is offered."""
        done = yield from counting.through(stages, partial(self._ask, ""))
        words = done_words(self.asked.prescription.dose.measure, done.amounts)
        if self._is_timed and done.certain and not done.said and all(done.amounts):
            yield words
        return words, done.said

    def _swap(self) -> Iterator[str]:
        """Offers what is easier and what is harder; the choice becomes a line like any other."""
        from hipflex.render.guided import alternatives_list

        movement = self._find(self.asked.prescription.exercise)
        found = alternatives(movement, self._find) if movement else ()
        if not found:
            self._screen.complain(NO_ALTERNATIVE)
            return
        self._screen.show(alternatives_list(found))
        choice = self._screen.read(SWAP_PROMPT).strip()
        if choice in (numbers := {str(number): one for number, one in enumerate(found, 1)}):
            yield f"swap {numbers[choice].movement.slug}"
        elif choice:
            yield from self._checked(f"swap {choice}")

    def _checked(self, text: str) -> Iterator[str]:
        if is_text(text):
            yield text
        else:
            self._screen.complain(NO_TEXT)

    def _prompt(self, offered: str) -> str:
        from hipflex.render.prompt import prompt_line

        paced = self._counting is not None and pace(self.asked.prescription.dose) is not None
        return prompt_line(self._entered(offered), self._screen.width, paced=paced)

    def _entered(self, offered: str) -> str:
        """What Enter stands for."""
        if self._is_timed and self._counting and not offered:
            aim = accepted(self.asked)
            return f"{format_amount(aim.measure, aim.amount)} timer"
        return offer_words(self._session, self.asked, offered, unit=self._unit)

    def _explain(self) -> None:
        from hipflex.render.guided import labelled

        self._screen.show(labelled(WORDS, plain=self._screen.plain))
