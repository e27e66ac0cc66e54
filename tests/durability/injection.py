"""Texts that want to be more than texts, wherever one can be given: shown harmlessly, stored to the letter.

`python -m tests.durability.injection`; exit 1 where one got through.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from tests.as_json.test_rows import SET
from tests.cli.home import Home
from tests.durability.program import chance_of, damage, told

PAYLOADS = (
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\x1b]8;;http://example.com\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;Y2xpcA==\x07",
    "\x1b[2J\x1b[H",
    "\x9b31m",
    "\x90q\x9c",
    "\x07\x08\x08",
    "over\rwritten",
    "a\nlogged  Fake  99  (id abcdef)",
    "a\x0bb\x0cc\x1cd\x1de\x1ef",
    "a\x85b\u2028c\u2029d",
    "\u202egnp.exe",
    "\u2066a\u2067b\u2068c\u2069",
    "\u200e\u200f\u061c",
    "\u200b\u2060\ufeff\xad",
    "\ufff9note\ufffabetween\ufffb",
    "\U000e0041\U000e007f",
    "\x00end",
    "\x7f",
    "[red]x[/red]",
    "[/]",
    "[link=file:///etc/passwd]x[/link]",
    ":boom: {0.__class__} %s%n",
    "'; DROP TABLE sets; --",
    '" OR 1=1 --',
    "x%' ESCAPE '\\",
    "$(touch pwned) `touch pwned` | touch pwned",
    "../../pwned",
    "=cmd|' /C calc'!A0",
    "- a: &x !!python/object/apply:os.system ['touch pwned']",
    "e\u0301" * 200,
    "\U0001f469\u200d\U0001f52c \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "w" * 3000,
)
FIELDS = ("exercise", "note", "band", "source", "workout")
ARGUMENTS = (
    ("{}",),
    ("--{}",),
    ("log", "{}", "10"),
    ("log", "lunge", "{}"),
    ("log", "lunge", "10", "--at", "{}"),
    ("log", "lunge", "10", "--workout", "{}"),
    ("edit", "{}", "10"),
    ("edit", "last", "{}"),
    ("delete", "{}"),
    ("card", "{}"),
    ("muscle", "{}"),
    ("workout", "show", "{}"),
    ("workout", "start", "{}"),
    ("workout", "start", "--minutes", "{}"),
    ("progress", "{}"),
    ("history", "--since", "{}"),
    ("history", "--exercise", "{}"),
    ("export", "--format", "{}"),
    ("export", "--output", "no/such/{}"),
    ("import", "{}"),
    ("settings", "set", "unit", "{}"),
    ("settings", "set", "bands", "{}"),
    ("settings", "set", "{}", "kg"),
    ("settings", "show", "--settings", "{}"),
    ("due", "--log-file", "/dev/null/{}"),
    ("catalogue", "check", "{}"),
    ("catalogue", "list", "--muscle", "{}"),
    ("catalogue", "new", "{}"),
    ("history", "--catalogue", "{}"),
)
VIEWS = (
    ("",),
    ("due",),
    ("log",),
    ("history",),
    ("progress",),
    ("records",),
    ("next",),
    ("workout", "list"),
    ("workout", "show", "mine0"),
    ("card", "mine0"),
    ("catalogue", "list"),
    ("catalogue", "check"),
    ("settings", "show"),
    ("path",),
    ("export",),
    ("export", "--format", "json"),
    ("undo",),
    ("redo",),
)
WRONG = ("leaks", "lies", "not verbatim", "faults of ours", "escapes from the log", "damaged")
"""A lie is a line that looks like one of ours."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
COUNTED = ("texts", "outputs", *WRONG)


def leaks(shown: str) -> set[str]:
    """What a terminal would obey or hide of a text; the joiners of scripts and emoji may be there."""
    return {
        character
        for character in set(shown) - {"\n", "\u200c", "\u200d"}
        if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs")
    }


def lies(shown: str) -> bool:
    """Whether a line looks as if a set had been logged that nobody did."""
    return any(line.startswith("logged  Fake") for line in shown.splitlines())


class Attack:
    """A home in which every text that can be given is hostile."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder)
        self.figures = Counter(dict.fromkeys(COUNTED, 0))
        self._entries()
        self._import()
        self._notes()

    def run(self, *words: str, stdin: str = "", **environment: str) -> str | None:
        """What a command prints on standard output; what gets through is counted."""
        self.figures["outputs"] += 1
        try:
            result = self.home.run(*words, stdin=stdin, **environment)
        except (AssertionError, ValueError):
            self.figures["faults of ours"] += 1
            for report in self.home.temporary.iterdir():
                report.unlink()
            return None
        said = result.out + result.err
        if environment.get("FORCE_COLOR"):
            said = _COLOUR.sub("", said)
        verbatim = words[:3] == ("export", "--format", "csv")
        self.figures["leaks"] += bool(leaks(said)) and not verbatim
        self.figures["lies"] += lies(said) and not verbatim
        return result.out

    def look(self) -> None:
        """Every view, as text and as JSON, by pipe."""
        for words in VIEWS:
            self.run(*filter(None, words))
            self.run(*filter(None, words), FORCE_COLOR="1")
            if words[0] != "export":
                self.run(*filter(None, words), "--json")
        self._verbatim()
        self.figures["escapes from the log"] += sum(path.name == "pwned" for path in self.home.path.rglob("*"))
        self.figures["damaged"] += len(damage(self.home.log_file))

    def argue(self, most: int | None = None, seed: int = 1) -> None:
        """Every payload as an argument of every command, or of so many."""
        chance = chance_of(seed)
        for payload in PAYLOADS:
            if "\x00" in payload:
                continue
            for words in ARGUMENTS if most is None else chance.sample(ARGUMENTS, most):
                self.run(*(word.replace("{}", payload) for word in words))

    def _entries(self) -> None:
        for number, payload in enumerate(PAYLOADS):
            text = json.dumps(payload)
            body = f"title: {text}\naliases: [{text}]\ndoses: {{s: 3 x 8}}\n"
            body += "".join(f"{key}: [{text}]\n" for key in ("cues", "setup", "mistakes", "notes"))
            body += "".join(f"{key}: {text}\n" for key in ("stop", "source"))
            self.home.entry("exercises", f"mine{number}.yaml", body)
            steps = f"exercises:\n  - movement: mine{number}\n    because: {text}\n"
            self.home.entry("workouts", f"mine{number}.yaml", f"title: {text}\n{steps}")
            with contextlib.suppress(OSError, ValueError):
                self.home.entry("exercises", f"{payload.replace('/', '')}.yaml", f"{text}: {text}\n")

    def _import(self) -> None:
        rows = []
        for number, payload in enumerate(PAYLOADS):
            row = SET | {"id": f"hostile{number}", "set": number + 1}
            rows += [
                row | {"id": f"{row['id']}{field}", "session": f"{field}{number}", field: payload} for field in FIELDS
            ]
        self.figures["texts"] += len(rows)
        self.run("import", "-", "--skip-bad", stdin="".join(f"{json.dumps(row)}\n" for row in rows))

    def _notes(self) -> None:
        lines = []
        for payload in PAYLOADS:
            if "\x00" not in payload:
                self.figures["texts"] += 1
                self.run("log", "lunge", "10L", "--note", payload)
                self.run("log", "--new", payload, "10")
                lines.append(f"note {payload}")
        self.run("workout", "start", "hip-flexor", stdin="\n".join(lines))

    def _verbatim(self) -> None:
        """Whether what was stored comes out as it was given, in every format."""
        notes = {row["note"] for row in map(json.loads, (self.run("export") or "").split("\n")[:-1])}
        table = csv.DictReader(io.StringIO(self.run("export", "--format", "csv") or "", newline=""))
        in_csv = {row["note"] for row in table}
        given = {payload for payload in PAYLOADS if "\x00" not in payload}
        self.figures["not verbatim"] += len(given - notes) + len(given - in_csv)


def main() -> int:
    """Runs it by hand and prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        attack = Attack(Path(folder) / "home")
        attack.look()
        attack.argue()
    print(f"hostile texts: {told(attack.figures)}")
    return 1 if any(attack.figures[what] for what in WRONG) else 0


if __name__ == "__main__":
    sys.exit(main())
