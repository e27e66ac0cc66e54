"""Scenes to be played on a terminal, each by its name."""

from __future__ import annotations

import os
import signal
import sys
import tty
from datetime import datetime, timedelta
from io import TextIOWrapper

from hipflex.domain.measures import Unit
from hipflex.domain.performance import Session
from hipflex.errors import Refused
from hipflex.runner.loop import run
from hipflex.runner.ports import EndOfInput
from hipflex.runner.timer import Timer
from hipflex.terminal.clock import SystemClock
from hipflex.terminal.console import prepare_streams
from hipflex.terminal.countdown import End
from hipflex.terminal.lines import LinePresenter
from hipflex.terminal.modes import kept_whole
from hipflex.terminal.presenters import presenter
from hipflex.terminal.prompt import answer
from hipflex.terminal.rests_and_holds import REST
from hipflex.terminal.screen import TerminalScreen
from hipflex.value_classes import replace
from tests.terminal.samples import LUNGE, PLANK, RAISE, knowing, session_of, workbench
from tests.terminal.slowly import slow_down


def rest() -> None:
    """A rest of ten minutes, and the prompt after it."""
    _rest_of(600)


def short_rest() -> None:
    """A rest of a second."""
    _rest_of(1)


def bare_rest() -> None:
    """A rest where Python has no line editing."""
    sys.modules["readline"] = None  # type: ignore[assignment]
    _rest_of(600)


def prompt() -> None:
    """A prompt by itself."""
    with kept_whole(0):
        print("[answer]", _screen().read("sets > "))


def workout() -> None:
    """A whole workout in a rehearsal."""
    _workout()


def short_workout() -> None:
    """Two sets with a rest of a second between them."""
    dose = replace(RAISE.dose, rest_s=1)
    _run(session_of(replace(RAISE, doses={"strength": dose})))


def workout_in_words() -> None:
    """The same on a terminal that draws nothing over itself."""
    os.environ["TERM"] = "dumb"
    _workout()


def workout_by_line() -> None:
    """The same line by line."""
    _workout(plain=True)


def days_later() -> None:
    """`hipflex workout resume`, three days after the log in the environment was written."""
    from hipflex.cli.toolbox import Toolbox
    from hipflex.cli.workout_run import Manner, run_open

    tools = Toolbox()
    tools.clock = DaysLater()
    code = run_open(tools, Manner(rehearsal=False, timers=False, plain=False))
    print(f"[exit {code}]")


def question() -> None:
    """A question that is broken into as soon as it is shown."""
    answer("well? ", ShowingAndStruck(sys.stdout.buffer, encoding="utf-8"))


def careless() -> None:
    """What this room is there to prevent: a terminal in other modes when a signal comes."""
    tty.setcbreak(0)
    print("[careless]", flush=True)
    signal.pause()


def careless_presenter() -> None:
    """The same for what is said and for what is not kept."""
    print("logged  Leg raise set 1: 9  (id nowhere)")
    tty.setcbreak(0)
    raise RuntimeError


def _rest_of(seconds: int) -> None:
    screen = _screen()
    with kept_whole(0):
        counted = screen.count(REST, Timer.started(seconds, SystemClock().elapsed()))
        print("[counted]", counted.end.name)
        if counted.end is not End.OVER:
            print("[answer]", screen.read("sets > ", counted.typed))


def _screen() -> TerminalScreen:
    elapsed = SystemClock().elapsed
    return TerminalScreen(sys.stdin, sys.stdout, sys.stderr, os.environ, sound="bell", stage="full", elapsed=elapsed)


def _workout(*, plain: bool = False) -> None:
    slow_down()
    _run(session_of(RAISE, LUNGE, PLANK), plain=plain)


def _run(session: Session, *, plain: bool = False) -> None:
    with presenter(knowing(), os.environ, unit=Unit.KG, rehearsal=True, plain=plain) as guide:
        session = run(workbench(guide, session), session.id)
        if isinstance(guide, LinePresenter):
            guide.leave_over()
    print(f"[{session.state}: {len(session.sets)} rows]")


class DaysLater(SystemClock):
    """This machine's clock, in three days."""

    def now(self) -> datetime:
        return super().now() + timedelta(days=3)


class ShowingAndStruck(TextIOWrapper):
    """A stream during whose first showing somebody presses Ctrl-C."""

    struck = False

    def flush(self) -> None:
        super().flush()
        if not self.struck:
            self.struck = True
            os.kill(os.getpid(), signal.SIGINT)


PLAYED = (
    rest,
    short_rest,
    bare_rest,
    prompt,
    workout,
    short_workout,
    workout_in_words,
    workout_by_line,
    days_later,
    question,
    careless,
    careless_presenter,
)
SCENES = {scene.__name__: scene for scene in PLAYED}

if __name__ == "__main__":
    prepare_streams()
    try:
        SCENES[sys.argv[1]]()
    except KeyboardInterrupt:
        sys.exit(130)
    except EndOfInput:
        print("[end of input]")
    except Refused as error:
        print(error)
        sys.exit(error.exit_code)
