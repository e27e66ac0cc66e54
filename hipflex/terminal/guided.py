"""A workout with a person at a terminal: cards, prompts, timers, and a second chance after a slip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hipflex.domain.measures import Unit
from hipflex.domain.pending import turn
from hipflex.domain.performance import PerformedSet, Session
from hipflex.domain.prescription import PrescribedSet, Prescription
from hipflex.domain.records import BrokenRecord
from hipflex.errors import LogUnavailable, Refused
from hipflex.render.safe import safe
from hipflex.render.words import by_set, logged_line
from hipflex.runner.ports import EndOfInput
from hipflex.terminal.dialogue import Dialogue
from hipflex.terminal.error_text import slip_words
from hipflex.terminal.ports import Screen
from hipflex.terminal.record_watch import RecordWatch
from hipflex.terminal.rests_and_holds import Timekeeper
from hipflex.terminal.scene import Scene
from hipflex.terminal.workout_context import WorkoutContext

if TYPE_CHECKING:
    from hipflex.domain.movement import Movement
    from hipflex.render.poses import Look

TRY_AGAIN = "Enter tries it again, q leaves the workout open > "


class GuidedPresenter:
    """Guides a person through a workout. Without `elapsed`, which counts seconds, there are no timers.

    `by_line` one line is one set, and the first that is refused ends the run.
    """

    def __init__(
        self,
        screen: Screen,
        context: WorkoutContext,
        *,
        unit: Unit,
        elapsed: Callable[[], float] | None,
        rehearsal: bool = False,
        by_line: bool = False,
    ) -> None:
        self._screen = screen
        self._context = context
        self._unit = unit
        self._rehearsal = rehearsal
        self._by_line = by_line
        self._lines = 0
        self._record_watch = RecordWatch(context)
        self._timekeeper = Timekeeper(screen, elapsed) if elapsed else None
        self._shown: PrescribedSet | None = None
        self._carded: set[tuple[int, str]] = set()
        self._dialogue: Dialogue | None = None

    def present(self, session: Session, asked: PrescribedSet) -> None:
        """Shows the workout once, a card at an exercise's first set, and the set; nothing twice in a row."""
        self._record_watch.look_at(asked.prescription.exercise)
        before = self._shown
        if asked == before:
            return
        self._shown = asked
        if before is None:
            self._open(session)
        self._screen.tell("")
        self._show_phase(session, before, asked)
        if _exercise(asked) not in self._carded:
            self._carded.add(_exercise(asked))
            self._show_card(session, asked)
            self._show_set(session, asked)
        else:
            self._show_set(session, asked, named=before is not None and _exercise(before) != _exercise(asked))
            self._remind(session, asked)

    def _open(self, session: Session) -> None:
        """Says what there is to do, or where it stands by now."""
        from hipflex.render.guided import opening
        from hipflex.render.workout_summary import going_on

        if self._rehearsal:
            self._screen.tell("A rehearsal: nothing is written.")
        if session.sets:
            self._screen.show(going_on(session, unit=self._unit, plain=self._screen.plain))
        elif session.plan:
            self._screen.show(opening(session.plan, None if self._by_line else self._context.warm_up))

    def _show_phase(self, session: Session, before: PrescribedSet | None, asked: PrescribedSet) -> None:
        """Names the part of the workout that begins, where it has several."""
        from hipflex.render.guided import phase_line

        phases = {one.prescription.phase for one in session.plan.sets} if session.plan else set()
        phase = asked.prescription.phase
        if len(phases) > 1 and (before is None or before.prescription.phase is not phase):
            self._screen.show(phase_line(phase))

    def _show_set(self, session: Session, asked: PrescribedSet, *, named: bool = False) -> None:
        from hipflex.render.guided import set_line

        self._screen.show(set_line(asked, turn(session, asked), unit=self._unit, named=named))

    def _remind(self, session: Session, asked: PrescribedSet) -> None:
        from hipflex.render.guided import reminder

        known, exercise = self._context, asked.prescription.exercise
        movement, last = known.find(exercise), known.last(exercise)
        at = turn(session, asked)
        self._screen.show(reminder(movement, at, last, unit=self._unit, plain=self._screen.plain))

    def ask(self, session: Session, asked: PrescribedSet) -> str:
        """What the person says, in the loop's words; the talk about a set goes on until another set is asked for."""
        if self._dialogue is None or self._dialogue.asked != asked:
            self._dialogue = Dialogue(
                asked,
                session,
                self._screen,
                self._context.alternatives,
                self._show_card,
                unit=self._unit,
                timekeeper=self._timekeeper,
                scene=self._scene(asked.prescription),
            )
        line = self._dialogue.line(session)
        self._lines += 1
        return line

    def _scene(self, asked: Prescription) -> Scene:
        """What is seen of a movement while time is counted."""
        movement, figure = self._context.find(asked.exercise), self._context.figure(asked.exercise)
        if movement is None or figure is None:
            return Scene(asked.title, movement.cues if movement else ())
        from hipflex.figure.motion import rises

        return Scene(asked.title, movement.cues, figure, self._context.regions(movement), rises=rises(figure))

    def acknowledge(self, sets: Sequence[PerformedSet]) -> None:
        """One line for each stored set, both its sides together; then what there is to remark on them."""
        for rows in by_set(sets):
            title = self._title(rows[-1].exercise)
            self._screen.acknowledge(logged_line(rows, title, unit=self._unit, rehearsal=self._rehearsal))
        if remark := self._record_watch.excess_words(sets, unit=self._unit):
            self.say(remark)
        if broken := self._record_watch.broken(sets):
            self._announce(broken)

    def say(self, text: str) -> None:
        """Says something that is not about a stored set."""
        self._screen.tell(safe(text))

    def refuse(self, error: Refused) -> None:
        """Shows a slip under its text; the prompt comes again."""
        if self._by_line:
            raise error.at_line(self._lines)
        self._screen.complain(slip_words(error))

    def not_kept(self, error: LogUnavailable) -> None:
        """Says why the last line isn't stored, under it, and waits for a word to try it again."""
        if self._by_line:
            raise LogUnavailable(f"line {self._lines}: not saved: {error}") from error
        self._screen.complain(safe(f"not saved: {error}"))
        if self._screen.read(TRY_AGAIN).strip().lower() in ("q", "quit"):
            raise EndOfInput

    def rest(self, seconds: int, after: PerformedSet) -> None:
        """Begins the rest that a set is followed by, which is counted before the next prompt."""
        if self._timekeeper:
            self._timekeeper.begin_rest(seconds, after)

    def conclude(self, session: Session) -> None:
        """Sums up a workout that is done."""
        from hipflex.render.workout_summary import conclusion

        broken, upcoming = self._record_watch.all_broken(session), self._context.upcoming(session)
        self._screen.tell("")
        self._screen.show(
            conclusion(
                session,
                unit=self._unit,
                broken=broken,
                upcoming=upcoming,
                today=self._context.today(),
                plain=self._screen.plain,
                rehearsal=self._rehearsal,
            )
        )

    def _announce(self, broken: Sequence[BrokenRecord]) -> None:
        from hipflex.render.records import record_announcement

        self._screen.show(record_announcement(broken, unit=self._unit))

    def _show_card(self, session: Session, asked: PrescribedSet) -> None:
        from hipflex.render.guided import exercise_card

        slug = asked.prescription.exercise
        movement, last, at = self._context.find(slug), self._context.last(slug), turn(session, asked)
        look, plain = self._look(movement) if movement else None, self._screen.plain
        self._screen.show(exercise_card(movement, asked, at, last, unit=self._unit, look=look, plain=plain))

    def _look(self, movement: Movement) -> Look | None:
        """How a movement is pictured; None where its entry doesn't say, or the screen draws nothing."""
        figure = self._context.figure(movement.slug)
        return self._screen.pictured(figure, self._context.regions(movement)) if figure else None

    def _title(self, exercise: str) -> str:
        shown = self._shown
        return shown.prescription.title if shown and shown.prescription.exercise == exercise else exercise


def _exercise(asked: PrescribedSet) -> tuple[int, str]:
    return asked.position, asked.prescription.exercise
