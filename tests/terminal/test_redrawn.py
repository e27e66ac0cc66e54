from __future__ import annotations

import fcntl
import io
import os
import re
import struct
import termios
from collections.abc import Iterator

import pyte
import pytest

from hipflex.render.text import Text
from hipflex.terminal.redrawn import RedrawnLines

COLUMNS, LINES = 20, 6
END = "[end]"


class Terminal:
    """A screen, and a stream on a terminal of its size; what is written on the stream stands on the screen."""

    def __init__(self) -> None:
        self.screen = pyte.HistoryScreen(COLUMNS, LINES)
        self._feed = pyte.Stream(self.screen)
        self._ours, theirs = os.openpty()
        self.out = io.TextIOWrapper(os.fdopen(theirs, "wb"), encoding="utf-8")
        self.resize(COLUMNS, LINES)

    def resize(self, columns: int, lines: int) -> None:
        """Gives the terminal another size, when all that was written stands on it."""
        self.see()
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("4H", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def bring_back(self, *texts: str) -> None:
        """Puts lines above all others, as a terminal does that grows and has lines scrolled off its top."""
        self._feed.feed("\x1b7\x1b[H" + f"\x1b[{len(texts)}L" + "\r\n".join(texts) + "\x1b8" + "\n" * len(texts))

    def written(self) -> str:
        """What has been written since the last time."""
        print(END, end="", file=self.out, flush=True)
        written = b""
        while not written.endswith(END.encode()):
            written += os.read(self._ours, 100_000)
        return written.decode().removesuffix(END)

    def see(self) -> list[str]:
        """What has been written until now, as it stands there."""
        self._feed.feed(self.written())
        return [line.rstrip() for line in self.screen.display]

    @property
    def scrolled(self) -> list[str]:
        return ["".join(line[n].data for n in range(COLUMNS)).rstrip() for line in self.screen.history.top]

    def close(self) -> None:
        self.out.close()
        os.close(self._ours)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    terminal = Terminal()
    yield terminal
    terminal.close()


def lines(*texts: str) -> list[Text]:
    return [Text((text, "")) for text in texts]


def test_lines_are_drawn_over_themselves_with_the_cursor_on_the_first(terminal: Terminal) -> None:
    drawn = RedrawnLines(terminal.out)
    terminal.out.write("a record\n")
    drawn.draw(lines("one long line", "two", "three"))
    drawn.draw(lines("one", "zwei"))
    assert terminal.see() == ["a record", "one", "zwei", "", "", ""]
    assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (0, 1)
    assert not terminal.screen.cursor.hidden
    drawn.clear()
    terminal.out.write("next")
    assert terminal.see() == ["a record", "next", "", "", "", ""]


def test_at_the_bottom_of_the_screen_room_is_made_once(terminal: Terminal) -> None:
    drawn = RedrawnLines(terminal.out)
    terminal.out.write("1\n2\n3\n4\n5\n")
    for number in range(5):
        drawn.draw(lines(f"drawn {number}", "second", "third"))
    assert terminal.see() == ["4", "5", "drawn 4", "second", "third", ""]
    assert terminal.scrolled == ["1", "2", "3"]


def test_no_more_is_drawn_than_there_is_room_for(terminal: Terminal) -> None:
    drawn = RedrawnLines(terminal.out)
    terminal.out.write("a record\n")
    drawn.draw(lines(*"x" * COLUMNS, "⣿" * (COLUMNS + 5)))
    drawn.draw(lines("⣿" * (COLUMNS + 5), *"abcdefg"))
    assert terminal.see() == ["a record", "⣿" * (COLUMNS - 1), *"abcd"]
    assert terminal.scrolled == []


def test_each_frame_fits_the_terminal_as_it_is_by_then(terminal: Terminal) -> None:
    drawn = RedrawnLines(terminal.out)
    drawn.draw(lines("⣿" * 15, *"ab"))
    terminal.see()
    terminal.resize(8, 3)
    drawn.draw(lines("⣿" * 15, *"ab"))
    assert terminal.see() == ["⣿" * 7, "a", ""]


def test_a_frame_is_drawn_without_an_empty_screen_in_between(terminal: Terminal) -> None:
    RedrawnLines(terminal.out).draw(lines("one", "two"))
    room, line_below = "\r\n\r\n\x1b[2A", "\x1b8\x1b7\x1b[1B"
    assert terminal.written() == f"\r{room}\x1b7\x1b8\x1b7one\x1b[K{line_below}two\x1b[J\x1b8\x1b7"


def test_frames_that_were_drawn_for_a_wider_terminal_leave_nothing_above_the_next(terminal: Terminal) -> None:
    drawn = RedrawnLines(terminal.out)
    terminal.out.write("a record\n")
    terminal.see()
    terminal.screen.resize(LINES, 10)  # the program hears of it a moment later
    for letter in "abc":
        drawn.draw(lines(*[letter * 18] * 4))
    assert terminal.see() == ["a record", *["c" * 10] * 4, "c" * 8]
    terminal.resize(10, LINES)
    drawn.draw(lines("next", "two"))
    assert terminal.see() == ["a record", "next", "two", "", "", ""]


def test_what_was_lost_above_a_small_terminal_is_scrolled_away_when_it_comes_back(terminal: Terminal) -> None:
    drawn = RedrawnLines(terminal.out)
    drawn.draw(lines(*["x" * 18] * 4))
    terminal.resize(10, LINES)  # four lines of 18 cells are eight by now, two more than there is room for
    drawn.draw(lines("small"))
    terminal.resize(COLUMNS, 8)
    terminal.bring_back("a record", "x" * 18)
    drawn.draw(lines("large", "two"))
    assert terminal.see() == ["large", "two", *[""] * 6]
    assert terminal.scrolled == ["a record", "x" * 18]


def test_what_stands_above_stays_where_nothing_was_lost(terminal: Terminal) -> None:
    drawn = RedrawnLines(terminal.out)
    terminal.out.write("a record\n")
    for columns, high in ((30, 6), (18, 6), (30, 8)):
        terminal.resize(columns, high)
        drawn.draw(lines("x" * 18, "two"))
    assert terminal.see()[:3] == ["a record", "x" * 18, "two"]


def test_what_is_erased_goes_into_no_history(terminal: Terminal) -> None:
    """As tmux has it, which keeps a screen that is erased from its first cell on."""
    drawn = RedrawnLines(terminal.out)
    drawn.draw(lines("one", "two"))
    terminal.see()
    drawn.clear()
    assert re.search(r"[^\r]\x1b\[J", terminal.written())
