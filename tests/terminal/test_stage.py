"""The stage on terminals of several sizes."""

from __future__ import annotations

import io

import pyte
import pytest

from hipflex.render.digits import large
from hipflex.runner.timer import Timer
from hipflex.terminal.countdown import Countdown
from hipflex.terminal.redrawn import RedrawnLines
from hipflex.terminal.scene import Scene
from hipflex.terminal.stage import StageDisplay
from hipflex.value_classes import replace
from tests.render.test_stage import CUE, RAISE
from tests.terminal.test_countdown import PACED

SCENE = Scene("Knee raise", (CUE, "Stay tall."), RAISE, ways=(1.0,))
HOLD = Countdown("Hold", "stops", "hold over", watched=True, scene=SCENE)
TIMER = Timer.started(90, 0)
BRAILLE = {chr(0x2800 + dots) for dots in range(1, 256)}


class Terminal(io.StringIO):
    """A terminal of a size with a record on it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, columns: int, lines: int) -> None:
        super().__init__()
        self.size = columns, lines
        monkeypatch.setattr("os.get_terminal_size", lambda _: self.size)
        self.write("logged\r\n")

    def fileno(self) -> int:
        return 1

    def see(self) -> list[str]:
        screen = pyte.Screen(*self.size)
        pyte.Stream(screen).feed(self.getvalue())
        return [line.rstrip() for line in screen.display]


def drawn(terminal: Terminal, countdown: Countdown = HOLD, now: float = 45, *, figure: bool = True) -> list[str]:
    StageDisplay(RedrawnLines(terminal), countdown, figure=figure, ascii_only=False).draw(TIMER, now)
    return terminal.see()


@pytest.mark.parametrize(
    ("columns", "lines", "figure", "digits"),
    [
        (60, 18, True, True),
        (200, 60, True, True),
        (59, 18, False, True),
        (60, 17, False, True),
        (40, 12, False, True),
        (39, 12, False, False),
        (40, 11, False, False),
        (10, 3, False, False),
    ],
)
def test_what_is_drawn_goes_by_the_size_of_the_terminal(
    columns: int, lines: int, *, figure: bool, digits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = drawn(Terminal(monkeypatch, columns, lines))
    assert screen[0] == "logged", "what was said last stays"
    assert screen[1].startswith(" 0:45  H")
    assert bool(BRAILLE & set("".join(screen))) is figure
    assert any(large("0:45")[0] in line for line in screen) is digits
    assert any("─" in line for line in screen) is digits


@pytest.mark.parametrize(
    ("said", "figure", "digits"),
    [(5, True, True), (10, True, True), (11, False, True), (14, False, True), (15, False, False)],
)
def test_it_is_as_low_as_what_was_said_last_wants_it(
    said: int, *, figure: bool, digits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal(monkeypatch, 80, 24)
    terminal.write("said\r\n" * (said - 1))
    StageDisplay(RedrawnLines(terminal), HOLD, figure=True, ascii_only=False, said=[4] * said).draw(TIMER, 45)
    screen = terminal.see()
    assert screen[0] == "logged"
    assert screen[said].startswith(" 0:45  H")
    assert bool(BRAILLE & set("".join(screen))) is figure
    assert any(large("0:45")[0] in line for line in screen) is digits


def test_where_more_was_said_than_there_is_room_for_the_line_alone_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch, 80, 24)
    StageDisplay(RedrawnLines(terminal), HOLD, figure=True, ascii_only=False, said=[4] * 50).draw(TIMER, 45)
    assert [line for line in terminal.see() if line][:1] == ["logged"]
    assert len([line for line in terminal.see() if line]) == 2


def test_lines_that_a_narrow_terminal_breaks_take_as_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch, 60, 24)
    StageDisplay(RedrawnLines(terminal), HOLD, figure=True, ascii_only=False, said=[61] * 6).draw(TIMER, 45)
    assert not BRAILLE & set("".join(terminal.see()))


def test_the_setting_leaves_the_figure_out(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = drawn(Terminal(monkeypatch, 80, 24), figure=False)
    assert not BRAILLE & set("".join(screen))
    assert any(large("0:45")[0] in line for line in screen)


def test_what_has_no_figure_has_digits_bar_and_cue(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = "\n".join(drawn(Terminal(monkeypatch, 80, 24), replace(HOLD, scene=replace(SCENE, figure=None))))
    assert large("0:45")[0] in screen
    assert "Stay tall." in screen
    assert "─" in screen


def test_nothing_is_left_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch, 80, 24)
    display = StageDisplay(RedrawnLines(terminal), HOLD, figure=True, ascii_only=False)
    for now in (1, 2, 3):
        display.draw(TIMER, now)
    display.clear()
    terminal.write("next")
    assert [line for line in terminal.see() if line] == ["logged", "next"]


def test_only_what_moves_is_drawn_several_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch, 80, 24)
    moving = replace(PACED, scene=replace(SCENE, moves=PACED.pace))
    display = StageDisplay(RedrawnLines(terminal), moving, figure=True, ascii_only=False)
    frames = []
    for now in (0.0, 0.2, 0.4):
        display.draw(Timer.started(8, 0), now)
        frames.append(terminal.see())
    assert display.every_s < 0.2
    assert frames[0] != frames[1] != frames[2]
    display.draw(Timer.started(8, 0).toggled(0.5), 0.6)
    assert display.every_s == 1
    terminal.size = 40, 12
    display.draw(Timer.started(8, 0), 0.7)
    assert display.every_s == 1, "digits don't move"
    holding = StageDisplay(RedrawnLines(terminal), HOLD, figure=True, ascii_only=False)
    holding.draw(TIMER, 0)
    assert holding.every_s == 1


def test_a_cue_is_shown_for_some_seconds_or_for_a_repetition(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = [" ".join(drawn(Terminal(monkeypatch, 60, 12), now=now)) for now in (0, 7, 8, 16)]
    assert ["Stay tall." in text for text in shown] == [False, False, True, False]
    paced = replace(PACED, scene=SCENE)
    shown = [" ".join(drawn(Terminal(monkeypatch, 60, 12), paced, now)) for now in (82, 85.9, 86)]
    assert ["Stay tall." in text for text in shown] == [False, False, True]


def test_fifteen_seconds_more_fill_the_bar_by_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    def bar(timer: Timer) -> float:
        terminal = Terminal(monkeypatch, 61, 12)
        StageDisplay(RedrawnLines(terminal), HOLD, figure=False, ascii_only=False).draw(timer, 60)
        [line] = [line for line in terminal.see() if "─" in line]
        return line.count("█") / len(line)

    assert bar(TIMER) == pytest.approx(30 / 90, abs=0.01)
    assert bar(TIMER.longer(15, 60)) == pytest.approx(45 / 105, abs=0.01)
