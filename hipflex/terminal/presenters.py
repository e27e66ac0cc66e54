"""Which presenter a run gets: what stands at both ends of it decides."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from hipflex.domain.measures import Unit
from hipflex.terminal.clock import SystemClock
from hipflex.terminal.console import WITHOUT_ESCAPES
from hipflex.terminal.guided import GuidedPresenter
from hipflex.terminal.lines import LinePresenter
from hipflex.terminal.modes import kept_whole
from hipflex.terminal.plain import PlainScreen
from hipflex.terminal.screen import TerminalScreen
from hipflex.terminal.workout_context import WorkoutContext


@contextmanager
def presenter(
    context: WorkoutContext,
    environment: Mapping[str, str],
    *,
    unit: Unit,
    sound: str = "bell",
    stage: str = "full",
    rehearsal: bool = False,
    timers: bool = True,
    plain: bool = False,
) -> Iterator[GuidedPresenter | LinePresenter]:
    """The presenter for standard input and output, and a terminal that is left as it was found.

    Without a terminal to read from, lines are taken as they come. With one, a person is shown the cards; where `plain`
    says so or standard output goes elsewhere it is still one line a set, without timers, and a slip ends the run. A
    terminal that draws nothing over itself gets plain words and all the rest.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not sys.stdin.isatty():
        yield LinePresenter(*streams, context, unit=unit, rehearsal=rehearsal)
        return
    by_line = plain or not sys.stdout.isatty()
    in_words = by_line or environment.get("TERM", "").lower() in WITHOUT_ESCAPES
    elapsed = SystemClock().elapsed
    screen = (
        PlainScreen(*streams, environment, sound=sound, elapsed=elapsed)
        if in_words
        else TerminalScreen(*streams, environment, sound=sound, stage=stage, elapsed=elapsed)
    )
    counting = elapsed if timers and not by_line else None
    with kept_whole(sys.stdin.fileno()):
        yield GuidedPresenter(screen, context, unit=unit, elapsed=counting, rehearsal=rehearsal, by_line=by_line)
