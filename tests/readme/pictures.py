"""Takes the README's pictures anew: `python -m tests.readme.pictures`.

Each is what the program itself shows on a terminal of 80 columns, on a Friday evening, in a home that this script
fills, saved by Rich.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path

import pexpect
from rich.console import Console
from rich.text import Text

from tests.readme.readme import ROOT
from tests.readme.sessions import ID

COLUMNS = 80
PICTURES = ROOT / ".pictures"
WEEKS = 10
DAYS = (5, 2)
"""So many days before the last week's end the workout is done, on two days a week."""
SUMMARY = "progress --weeks 10"
CHART = "progress hanging-leg-raise --weeks 10"
COACHED = "workout start hip-flexor"
ENDED = "workout start hip-flexor --no-timers"
LAST_TIME = (
    "log hanging-leg-raise 9 8 8",
    "log standing-hip-flexor-raise 3x8@2kg",
    "log mountain-climber 3x30",
)
SETS = ("10", "9", "9", "9", "9", "10/9", "31", "30", "skip because sore hip")
IN_ITS_REST = "? help\x1b[0m"
ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TZ": "UTC"}


def shown(home: Path, words: str, *typed: str, left: str | None = None) -> str:
    """What a command writes on a terminal, colour codes and all.

    Each line typed answers a prompt. The program is left when it has written `left`, else when it ends.
    """
    screen = io.StringIO()
    child = pexpect.spawn(
        f"{sys.executable} -m tests.readme.on_a_friday {words}",
        env={**ENVIRONMENT, "PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)},
        cwd=str(home),
        dimensions=(60, COLUMNS),
        encoding="utf-8",
    )
    child.logfile_read = screen
    for line in typed:
        child.expect_exact("> ")
        child.sendline(line)
    child.expect_exact(left or pexpect.EOF)
    shown_now = screen.getvalue()
    child.close(force=True)
    return ID.sub("k3m801", shown_now)


def trained(home: Path) -> None:
    """Some weeks of the hip flexor workout, a little more each time; one week has one day alone."""
    days = [week * 7 + day for week in range(WEEKS - 1, -1, -1) for day in DAYS]
    for done, day in enumerate(day for number, day in enumerate(days) if number != 9):
        at = f"--workout hip-flexor --at '{day} days ago'"
        kilograms, reps = divmod(done, 3)
        load = f"@{kilograms - 1}kg" if kilograms > 1 else ""
        shown(home, f"log hanging-leg-raise 3x{8 + reps}{load} {at}")
        raised = f"@{2 + kilograms // 2}kg"
        shown(home, f"log standing-hip-flexor-raise 2x{8 + reps}{raised} {8 + reps}/{7 + reps}{raised} {at}")
        shown(home, f"log mountain-climber 3x{28 + done // 3} {at}")
        if done % 2:
            shown(home, f"log kneeling-lunge 2x{30 + done}s --at '{day} days ago'")
    shown(home, "check-in --left tight --right clear")


def trained_last_week(home: Path) -> None:
    """One workout a week ago, with everything there that it needs."""
    shown(home, "settings set equipment all")
    for words in LAST_TIME:
        shown(home, f"{words} --workout hip-flexor --at '7 days ago'")


def picture(text: str, title: str) -> str:
    """A terminal's text as SVG, without the fonts that Rich would fetch from elsewhere."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(text.replace("\r\n", "\n").strip("\n")))
    svg = console.export_svg(title=title, unique_id="hipflex")
    before, _, rest = svg.partition("@font-face")
    return before + rest[rest.index(".hipflex-matrix") :]


def main() -> None:
    """Saves every picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        trained(Path(folder))
        save("progress", SUMMARY, shown(Path(folder), SUMMARY))
        save("chart", CHART, shown(Path(folder), CHART))
    with tempfile.TemporaryDirectory() as folder:
        trained_last_week(Path(folder))
        save("workout", COACHED, shown(Path(folder), COACHED, "10 rir1", left=IN_ITS_REST))
    with tempfile.TemporaryDirectory() as folder:
        trained_last_week(Path(folder))
        _, done, text = shown(Path(folder), ENDED, *SETS).rpartition("\x1b[32mDone: ")
        save("summary", ENDED, done + text)


def save(name: str, words: str, text: str) -> None:
    """Saves one picture under the command that it shows."""
    (PICTURES / f"{name}.svg").write_text(picture(text, f"hipflex {words}"), encoding="utf-8")


if __name__ == "__main__":
    main()
