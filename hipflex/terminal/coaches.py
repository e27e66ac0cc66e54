"""Which coach a run gets: what stands at both ends of it decides."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from hipflex.domain.measures import Unit
from hipflex.terminal.clock import SystemClock
from hipflex.terminal.guided import GuidedCoach
from hipflex.terminal.knowledge import Knowledge
from hipflex.terminal.lines import LineCoach
from hipflex.terminal.modes import kept_whole
from hipflex.terminal.plain import PlainScreen
from hipflex.terminal.screen import TerminalScreen
from hipflex.terminal.witness import Witness


@contextmanager
def coach(
    knowledge: Knowledge,
    environment: Mapping[str, str],
    *,
    unit: Unit,
    sound: str = "bell",
    rehearsal: bool = False,
    timers: bool = True,
    plain: bool = False,
) -> Iterator[GuidedCoach | LineCoach]:
    """The coach for standard input and output, and a terminal that is left as it was found.

    Without a terminal to read from, lines are taken as they come. With one, a person is asked: in plain words where
    `plain` says so or standard output goes elsewhere, and then without timers.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not sys.stdin.isatty():
        yield LineCoach(*streams, Witness(knowledge), unit=unit, rehearsal=rehearsal)
        return
    on_terminal = sys.stdout.isatty()
    screen_type = PlainScreen if plain or not on_terminal else TerminalScreen
    elapsed = SystemClock().elapsed
    screen = screen_type(*streams, environment, sound=sound, elapsed=elapsed)
    counting = elapsed if timers and on_terminal else None
    with kept_whole(sys.stdin.fileno()):
        yield GuidedCoach(screen, knowledge, unit=unit, elapsed=counting, rehearsal=rehearsal)
