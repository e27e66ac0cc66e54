"""Takes the README's pictures anew: `python -m tests.readme.pictures`.

Each is what the program itself shows on a terminal of 80 columns, on a Friday evening, in a home that this script
fills.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pexpect
import pyte

from hipflex.render.screen_picture import screen
from hipflex.render.text import Text
from tests.readme.readme import ROOT
from tests.readme.sessions import ID

COLUMNS, LINES = 80, 300
PICTURES = ROOT / ".pictures"
WEEKS = 10
DAYS = (5, 2)
"""So many days before the last week's end the workout is done, on two days a week."""
SUMMARY = "progress --weeks 10"
CHART = "progress hanging-leg-raise --weeks 10"
ENDED = "workout start hip-flexor --no-timers"
LAST_TIME = (
    "log hanging-leg-raise 9 8 8",
    "log standing-hip-flexor-raise 3x8@2kg",
    "log mountain-climber 3x30",
)
SETS = ("10", "9", "9", "9", "9", "10/9", "31", "30", "skip because sore hip")
DIM, AS_DIM = re.compile(r"(?<=\x1b\[)2(?=m)"), "38;5;8"
"""What pyte doesn't know, and a colour that stands for it."""
COLOURS = {"default": "", "brown": "yellow", "brightblack": "bright_black", "7f7f7f": "dim"}
"""The names that pyte has for colours, as styles."""
ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TZ": "UTC"}


def shown(home: Path, words: str, *typed: str) -> str:
    """What a command writes on a terminal, colour codes and all. Each line typed answers a prompt."""
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
    child.expect_exact(pexpect.EOF)
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


def on_screen(written: str) -> list[Text]:
    """What stands on a terminal when a text has been written on it, from its first line to its last."""
    terminal = pyte.Screen(COLUMNS, LINES)
    pyte.Stream(terminal).feed(marked_dim(written))
    rows = [[terminal.buffer[row][column] for column in range(COLUMNS)] for row in range(LINES)]
    lines = [row_of(row) for row in rows]
    filled = [number for number, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1]


def marked_dim(written: str) -> str:
    """What is written, with a colour for what pyte takes no notice of."""
    return DIM.sub(AS_DIM, written)


def row_of(row: Sequence[pyte.screens.Char]) -> Text:
    """A row in pieces of one style; behind a wide sign stands an empty one."""
    runs = groupby(row, key=lambda sign: " ".join(filter(None, ("bold" * sign.bold, COLOURS.get(sign.fg, sign.fg)))))
    return Text(*(("".join(sign.data for sign in run), style) for style, run in runs)).stripped()


def main() -> None:
    """Saves every picture, the moving one too."""
    from tests.readme import film

    PICTURES.mkdir(exist_ok=True)
    film.main()
    with tempfile.TemporaryDirectory() as folder:
        trained(Path(folder))
        save("progress", SUMMARY, shown(Path(folder), SUMMARY))
        save("chart", CHART, shown(Path(folder), CHART))
    with tempfile.TemporaryDirectory() as folder:
        trained_last_week(Path(folder))
        _, done, text = shown(Path(folder), ENDED, *SETS).rpartition("\x1b[32mDone: ")
        save("summary", ENDED, done + text)


def save(name: str, words: str, text: str) -> None:
    """Saves one picture under the command that it shows."""
    picture = screen(on_screen(text), COLUMNS, f"hipflex {words}")
    (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
