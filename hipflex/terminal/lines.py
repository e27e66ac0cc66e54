"""A workout without a person at a terminal: one line comes in, one line a stored set goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TextIO

from hipflex.domain.measures import Unit
from hipflex.domain.pending import progress
from hipflex.domain.performance import PerformedSet, Session
from hipflex.domain.prescription import PrescribedSet
from hipflex.domain.records import BrokenRecord
from hipflex.errors import LogUnavailable, Refused
from hipflex.render.prompt import offer_words, together_words
from hipflex.render.safe import safe
from hipflex.render.words import by_set, logged_line
from hipflex.runner.ports import EndOfInput
from hipflex.terminal.console import console
from hipflex.terminal.error_text import is_text
from hipflex.terminal.keys import line_waiting
from hipflex.terminal.record_watch import RecordWatch
from hipflex.terminal.workout_context import WorkoutContext

LONGEST_LINE = 10_000  # a line without an end must not fill the memory
MOST_LEFT_OVER = 1_000  # nor must a file of blank lines be read to its end for a warning


class LinePresenter:
    """Reads lines and acknowledges what they stored, each at once; all else goes to `remarks`.

    There is nobody to ask again, so that the first refused line is raised, with its number.
    """

    def __init__(
        self,
        lines: TextIO,
        acknowledgements: TextIO,
        remarks: TextIO,
        context: WorkoutContext,
        *,
        unit: Unit,
        rehearsal: bool = False,
    ) -> None:
        self._lines = lines
        self._out = acknowledgements
        self._remarks = remarks
        self._context = context
        self._record_watch = RecordWatch(context)
        self._unit = unit
        self._rehearsal = rehearsal
        self._number = 0
        self._titles: dict[str, str] = {}

    def present(self, session: Session, asked: PrescribedSet) -> None:
        """Says which set the next line is for."""
        prescription = asked.prescription
        self._record_watch.look_at(prescription.exercise)
        if not self._titles and session.sets:
            done, planned = progress(session)
            self.say(f"going on: {done} of {planned} sets done")
        self._titles[prescription.exercise] = prescription.title
        which = f"{prescription.title}, set {asked.slot}{together_words(prescription)}"
        self.say(f"{which}: {offer_words(session, asked, unit=self._unit)}")

    def ask(self, session: Session, asked: PrescribedSet) -> str:
        """The next line, without its end."""
        line = self._next_line()
        if not line:
            raise EndOfInput
        self._number += 1
        if len(line) == LONGEST_LINE:
            raise Refused(f"{self._where}no set takes as many as {LONGEST_LINE} characters")
        if self._number == 1:
            line = line.removeprefix("\ufeff")
        if not is_text(line):
            raise Refused(f"{self._where}this is no text in {self._lines.encoding or 'UTF-8'}")
        return line.rstrip("\r\n")

    def acknowledge(self, sets: Sequence[PerformedSet]) -> None:
        """One line for each stored set, both its sides together."""
        for rows in by_set(sets):
            title = self._titles.get(rows[-1].exercise, rows[-1].exercise)
            print(logged_line(rows, title, unit=self._unit, rehearsal=self._rehearsal), file=self._out, flush=True)
        if remark := self._record_watch.excess_words(sets, unit=self._unit):
            self.say(remark)
        if broken := self._record_watch.broken(sets):
            self._announce(broken)

    def say(self, text: str) -> None:
        """A remark."""
        print(safe(text), file=self._remarks, flush=True)

    def refuse(self, error: Refused) -> None:
        """Ends the run with the line that was refused."""
        raise error.at_line(self._number)

    def not_kept(self, error: LogUnavailable) -> None:
        """Ends the run with the line that couldn't be stored."""
        raise LogUnavailable(f"{self._where}not saved: {error}") from error

    def rest(self, seconds: int, after: PerformedSet) -> None:
        """Nobody rests here."""

    def conclude(self, session: Session) -> None:
        """Sums up a workout that is done, in plain words."""
        from hipflex.render.workout_summary import conclusion

        broken, upcoming = self._record_watch.all_broken(session), self._context.upcoming(session)
        view = conclusion(
            session,
            unit=self._unit,
            broken=broken,
            upcoming=upcoming,
            today=self._context.today(),
            plain=True,
            rehearsal=self._rehearsal,
        )
        console(self._remarks, {}, plain=True).print(view)

    def leave_over(self) -> None:
        """Warns once where lines are left that nothing asked for. An input still open is not waited for."""
        for line in islice(self._waiting(), MOST_LEFT_OVER):
            self._number += 1
            if line.strip():
                self.say(f"warning: nothing asked for line {self._number}; it and all after it were left out")
                return

    def _announce(self, broken: Sequence[BrokenRecord]) -> None:
        from hipflex.render.records import broken_words

        for words in broken_words(broken, unit=self._unit):
            self.say(f"record: {words}")

    @property
    def _where(self) -> str:
        return f"line {self._number}: "

    def _waiting(self) -> Iterator[str]:
        while line_waiting(self._lines, 0) and (line := self._next_line()):
            yield line

    def _next_line(self) -> str:
        try:
            return self._lines.readline(LONGEST_LINE)
        except OSError:  # an input that was opened for writing only, as nohup does
            return ""
