"""The modes of a terminal: another for a countdown, and afterwards, whatever signal comes, those it was found in."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import contextmanager, nullcontext, suppress
from types import FrameType
from typing import Any

Handler = Callable[[int, FrameType | None], None]

ERASED = "\r \x1b[J\r"
"""Erases the line of the cursor and all below. From the first cell of the screen on tmux would keep it, scrolled up."""

if sys.platform == "win32":
    # A Windows console is read key by key without changing it, and no program there is stopped and continued.
    kept_whole = cbreak = on_return = broken_off = erasing = nullcontext

else:
    import select
    import termios
    from collections.abc import Iterator

    BREAK_S = 0.5  # Python hears a signal between two reads only: one just before a read would wait for a key
    AFTER_A_WRITE_S = 0.05
    ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
    Modes = list[Any]

    @contextmanager
    def kept_whole(fd: int) -> Iterator[None]:
        """Around a whole workout: TERM, HUP and QUIT end the program as they would, after the terminal is whole again.

        Ctrl-Z leaves it whole for the shell, and coming back finds the modes that the program was using.
        """
        keeper = _Keeper(fd)
        handlers: dict[int, Handler] = {
            **dict.fromkeys(ENDING, keeper.end),
            signal.SIGTSTP: keeper.stop,
            signal.SIGALRM: lambda _number, _frame: None,
        }
        with _handling(handlers):
            try:
                yield
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
                keeper.restore()

    @contextmanager
    def cbreak(fd: int) -> Iterator[None]:
        """Every key is read at once and not echoed; Ctrl-C and Ctrl-Z still work. No typed character is thrown away."""
        found = termios.tcgetattr(fd)
        modes = [*found[:6], list(found[6])]
        modes[3] &= ~(termios.ECHO | termios.ICANON)
        modes[6][termios.VMIN], modes[6][termios.VTIME] = 1, 0

        def enter() -> None:
            termios.tcsetattr(fd, termios.TCSANOW, modes)

        with on_return(enter):
            try:
                enter()
                yield
            finally:
                _apply(fd, found)

    @contextmanager
    def on_return(action: Callable[[], None]) -> Iterator[None]:
        """Does something each time the program goes on after it was stopped."""

        def again(_number: int, _frame: FrameType | None) -> None:
            try:
                action()
            except (OSError, termios.error):
                pass
            except RuntimeError:  # it was stopped in the middle of a write, which goes on by itself: after it, then
                from threading import Timer

                Timer(AFTER_A_WRITE_S, os.kill, (os.getpid(), signal.SIGCONT)).start()

        with _handling({signal.SIGCONT: again}):
            yield

    @contextmanager
    def broken_off() -> Iterator[None]:
        """Breaks a waiting read off now and then, so that a signal which came just before it is heard all the same.

        Only within `kept_whole`, which hears the alarm.
        """
        signal.setitimer(signal.ITIMER_REAL, BREAK_S, BREAK_S)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    @contextmanager
    def erasing(fd: int) -> Iterator[None]:
        """Erases what stands at the cursor and below before a signal stops or ends the program.

        Only within `kept_whole`, which hears the signal.
        """

        def after_erasing(heard: Handler) -> Handler:
            def handle(number: int, frame: FrameType | None) -> None:
                _write(fd, ERASED.encode())
                heard(number, frame)

            return handle

        heard = {number: signal.getsignal(number) for number in (*ENDING, signal.SIGTSTP)}
        with _handling({number: after_erasing(one) for number, one in heard.items() if callable(one)}):
            yield

    class _Keeper:
        """Remembers how a terminal was found."""

        def __init__(self, fd: int) -> None:
            self._fd = fd
            self._found = termios.tcgetattr(fd)

        def restore(self) -> None:
            """Puts the terminal back, unless it is another program's by now."""
            if _in_foreground(self._fd):
                _apply(self._fd, self._found)

        def end(self, number: int, frame: FrameType | None) -> None:
            """Ends the program by the signal, with the shell's prompt on a line of its own."""
            self.restore()
            _write(self._fd, b"\n")
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

        def stop(self, number: int, frame: FrameType | None) -> None:
            """Stops the program, and goes on where it was."""
            modes = termios.tcgetattr(self._fd)
            self.restore()
            heard = signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCONT})  # nothing is shown again before the modes are
            os.kill(os.getpid(), number)
            signal.signal(number, heard)
            _apply(self._fd, modes)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCONT})

    @contextmanager
    def _handling(handlers: dict[int, Handler]) -> Iterator[None]:
        """Handles signals that nobody has told the program to ignore."""
        before = {number: signal.getsignal(number) for number in handlers}
        before = {number: found for number, found in before.items() if found not in (signal.SIG_IGN, None)}
        try:
            for number in before:
                signal.signal(number, handlers[number])
            yield
        finally:
            for number, found in before.items():
                signal.signal(number, found)

    def _apply(fd: int, modes: Modes) -> None:
        """Sets modes at once: a terminal that doesn't take our output any more is not waited for."""
        with suppress(OSError, termios.error):
            termios.tcsetattr(fd, termios.TCSANOW, modes)

    def _write(fd: int, text: bytes) -> None:
        """Writes on the terminal, unless it is another program's by now or Ctrl-S holds the output back."""
        with suppress(OSError):
            if _in_foreground(fd) and select.select([], [fd], [], 0)[1]:
                os.write(fd, text)

    def _in_foreground(fd: int) -> bool:
        try:
            return os.tcgetpgrp(fd) == os.getpgrp()
        except OSError:
            return True
