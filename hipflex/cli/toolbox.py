"""What a command works with: the workspace of its run, and the streams it answers on."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from hipflex.errors import HipflexError, LogUnavailable, Refused, UsageError
from hipflex.render.safe import safe
from hipflex.terminal.clock import SystemClock
from hipflex.terminal.console import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from hipflex.render.layout import View
    from hipflex.services.workspace import Workspace
    from hipflex.terminal.console import Console

Document = Mapping[str, object] | Sequence[object]


class Toolbox:
    """The tools of one run. The options that name places are set before anything is opened."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self.environment = os.environ if environment is None else environment
        self.log_file: str | None = None
        self.settings_file: str | None = None
        self.catalogue: Sequence[str] = ()
        self.clock = SystemClock()
        self.quiet = False
        self.only_reads = False
        self.finds_status_stale = False
        self.has_synced = False
        self._changes_kept = 0
        self._not_left = ""

    @cached_property
    def workspace(self) -> Workspace:
        """What stands at the places that options and environment name."""
        from hipflex.places import places
        from hipflex.services.workspace import Workspace

        where = places(self.environment, log_file=self.log_file, settings=self.settings_file, catalogue=self.catalogue)
        return Workspace(where, self.clock.now, self._tell_left_out, only_reads=self.only_reads)

    @contextlib.contextmanager
    def answering(self) -> Iterator[None]:
        """Within it a command runs; whatever ends it, what it had changed until then is said to be in the log."""
        try:
            with self._blaming_rightly():
                yield
            sys.stdout.flush()  # an answer that can't be shown is a fault of this command
        except (Refused, UsageError, BrokenPipeError):
            raise
        except Exception as error:
            if "workspace" in vars(self) and self.workspace.has_changed_log:
                error.add_note("what was changed is in the log")
            raise

    @contextlib.contextmanager
    def _blaming_rightly(self) -> Iterator[None]:
        """Within it a fault that nobody foresaw is the log's where that is found damaged."""
        try:
            yield
        except (HipflexError, OSError):
            raise
        except Exception:
            self._refuse_faulty_log()
            raise

    def _refuse_faulty_log(self) -> None:
        """Refuses the log, where one is open and damaged, or changed by another program."""
        found = self.workspace.fault_of_log() if "workspace" in vars(self) else None
        if found is not None:
            path = self.workspace.places.log
            raise LogUnavailable(
                f"the training log {path} can't be used: {found}; it was left as it is, and `hipflex doctor` says more"
            )

    def close(self) -> None:
        """Closes what was opened."""
        if "workspace" in vars(self):
            if not isinstance(sys.exception(), KeyboardInterrupt):
                self._back_up_daily()
            try:
                self.keep_status()
            finally:
                self.workspace.close()
            self.tell(self._not_left)

    def _back_up_daily(self) -> None:
        """Makes the day's backup after the answer, which nobody shall wait for."""
        with contextlib.suppress(OSError):  # the boundary meets it again, and knows what to say
            sys.stdout.flush()
        try:
            self.workspace.back_up_daily()
        except HipflexError as error:
            self.tell(f"today's automatic backup wasn't made: {error}")

    def keep_status(self) -> None:
        """Has the status file say what is due, and the shared folder what was made, since it did; nothing fails for it.

        Why the folder can't is told at the end, once.
        """
        changes = self.workspace.changes_made
        if changes > self._changes_kept or self.finds_status_stale:
            from hipflex.services.status_refresh import refresh

            self._changes_kept = changes
            here = self.workspace
            refresh(here.places, self.environment, self.clock.now, _due_line, here.open_log)
            if here.open_log is not None and here.shares_after_change and not self.has_synced:
                from hipflex.services.shared_folder import leave_at_once

                self._not_left = leave_at_once(here)

    def catch_up(self) -> None:
        """Takes in what other machines left in the shared folder, where the settings want that, and tells of it.

        Nothing fails for it.
        """
        workspace = self.workspace
        if not workspace.shares_after_change:
            return
        from hipflex.services.shared_folder import caught_up

        _ = workspace.log  # what keeps it from being opened is the command's to tell
        try:
            done = caught_up(workspace)
        except HipflexError as error:
            self.tell(f"what other machines left wasn't taken in: {error}")
            return
        if done is not None:
            from hipflex.render.sync import caught_up_words, sync_remarks

            for remark in (caught_up_words(done), *sync_remarks(done, workspace.library.briefs)):
                self.tell(remark)

    def answer(
        self, document: Callable[[], Document], view: Callable[[], View | str], *, as_json: bool = False
    ) -> None:
        """Answers with a document or with a view, whichever was asked for; the other one isn't made.

        A view that is plain text is printed as it is.
        """
        if as_json:
            self.document(document())
            return
        shown = view()
        if isinstance(shown, str):
            self.say(shown)
        else:
            self.console().print(shown)

    def document(self, document: Document) -> None:
        """Prints one JSON document on standard output."""
        from hipflex.as_json.text import dumps, encodable

        print(encodable(dumps(document), sys.stdout.encoding))

    def console(self, stream: TextIO | None = None, *, plain: bool = False) -> Console:
        """A console for a stream, as that stream and the environment want it."""
        from hipflex.terminal.console import console

        return console(stream or sys.stdout, self.environment, plain=plain)

    def say(self, text: str) -> None:
        """Prints lines on standard output, at once."""
        print("\n".join(folded(line, sys.stdout) for line in text.split("\n")), flush=True)

    def tell(self, line: str) -> None:
        """Prints a remark on standard error; none where there is nothing to say, or nothing wanted."""
        if line and not self.quiet:
            print(folded(f"hipflex: {safe(line)}", sys.stderr), file=sys.stderr, flush=True)

    def _tell_left_out(self, number: int) -> None:
        entries = "entry of the catalogue is" if number == 1 else "entries of the catalogue are"
        self.tell(f"{number} {entries} left out; `hipflex catalogue check` says why")


def command_line(*words: str, **options: object) -> str:
    """A command as somebody would type it, with those of the options that have a value."""
    import shlex

    given = (part for name, value in options.items() if value is not None for part in (f"--{name}", str(value)))
    return shlex.join(["hipflex", *words, *given])


def _due_line(workspace: Workspace) -> str:
    """What is due, and what is open, in one line."""
    from hipflex.render.words import due_line
    from hipflex.services.due import due_today, open_elsewhere, open_workout

    return due_line(due_today(workspace), open_workout(workspace), open_elsewhere(workspace))
