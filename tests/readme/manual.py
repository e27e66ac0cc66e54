"""The man page: commands and options as `--help` has them, tables from docs/commands.md, the rest as it stands here."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

import typer
from typer.main import get_command

from hipflex import __version__
from hipflex.cli.app import app
from tests.readme.readme import DOCS, ROOT, rows_under, text_of

PAGE = DOCS / "hipflex.1"
MAY_BREAK, NOTHING = "\\:", "\\&\n"

SYNOPSIS = """.SH SYNOPSIS
.B hipflex
.RI [ OPTIONS ]
.RI [ COMMAND ]
.RI [ ARGS ]
"""

ANYWHERE = "The first three may stand before a command or behind it."

ENVIRONMENT = (
    ("HIPFLEX_LOG", "The training log to use."),
    ("HIPFLEX_SETTINGS", "The settings file to use."),
    ("HIPFLEX_CATALOGUE", "The folders of your own entries, separated as in `PATH`; the first wins."),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME", "Where the folders of log, settings and cache are."),
    ("NO_COLOR, FORCE_COLOR", "No colours, or colours in a pipe too; the first is the stronger."),
    ("TERM", "`dumb` gets no escape sequence at all."),
)

EXAMPLES = (
    ("Do what is due, set by set:", "hipflex workout start"),
    ("Note what you did elsewhere:", "hipflex log hanging-leg-raise 3x10@2.5kg 8 rir1"),
    ("Correct the newest set:", "hipflex edit last 9"),
    ("See what comes next, and why:", "hipflex next"),
    ("Take the sets of this year to another program:", "hipflex export --format csv --since 2026-01-01"),
    ("Say in a script whether something is due:", "hipflex due --quiet && echo Move"),
)
"""What each does, and how it is typed; a test types them."""

SEE_ALSO = """.SH SEE ALSO
.BR crontab (1),
.BR git (1),
.BR jq (1),
.BR sqlite3 (1)
"""


def man_page() -> str:
    """The page, in the macros of man(7)."""
    root = get_command(app)
    context = root.make_context("hipflex", [], resilient_parsing=True)
    commands = text_of(DOCS / "commands.md")
    [released] = re.findall(rf"^## \[{__version__}\] - (.*)$", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)
    return "".join(
        [
            f'.TH HIPFLEX 1 "{released}" "hipflex {__version__}" "User Commands"\n.ad l\n',
            ".SH NAME\nhipflex \\- training log and coach for the terminal\n",
            SYNOPSIS,
            f".SH DESCRIPTION\n{_paragraphs(root.help or '')}",
            f".SH OPTIONS\n{_lines(ANYWHERE)}{_parameters(root, context)}",
            ".SH COMMANDS\n",
            *_commands(root, context),
            ".SH ENVIRONMENT\n",
            *(_tagged(name, text) for name, text in ENVIRONMENT),
            ".SH FILES\n",
            *(_tagged(what, f"{where}; {instead} instead.") for what, where, instead in rows_under(commands, "what")),
            ".SH EXIT STATUS\n",
            *(_tagged(code, f"{meaning}.") for code, meaning in rows_under(commands, "exit code")),
            ".SH EXAMPLES\n",
            *(f"{_lines(what)}.PP\n.RS 4\n.EX\n{_line(typed)}\n.EE\n.RE\n.PP\n" for what, typed in EXAMPLES),
            SEE_ALSO,
        ]
    ).replace(".PP\n.SH", ".SH")


def _commands(group: Any, context: Any) -> Iterator[str]:
    """Every command below a group, in the order in which its help lists them."""
    for name in group.commands:
        command = group.commands[name]
        inner = typer.Context(command, info_name=name, parent=context)
        usage = " ".join([inner.command_path, *command.collect_usage_pieces(inner)])
        yield f'.SS "{_line(usage)}"\n{_paragraphs(command.help)}{_parameters(command, inner)}'
        if hasattr(command, "commands"):
            yield from _commands(command, inner)


def _parameters(command: Any, context: Any) -> str:
    """The arguments and options that a command's help lists, but for the help itself."""
    records = [param.get_help_record(context) for param in command.get_params(context) if param.name != "help"]
    return "".join(_tagged(*record) for record in records if record)


def _paragraphs(text: str) -> str:
    return ".PP\n".join(_lines(part) for part in text.split("\n\n"))


def _tagged(tag: str, text: str) -> str:
    return f".TP\n\\fB{_line(tag).replace('|', '|' + MAY_BREAK)}\\fR\n{_lines(text) or NOTHING}"


def _lines(text: str) -> str:
    """Text in lines of source that nobody has to scroll, none of which is a request."""
    wrapped = textwrap.wrap(_line(text), 78, break_long_words=False, break_on_hyphens=False)
    return re.sub(r"^\.", r"\\&.", "".join(f"{line}\n" for line in wrapped), flags=re.MULTILINE)


def _line(text: str) -> str:
    """Text in which a hyphen is what a shell takes, and code stands out."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")
    text = re.sub(r"`([^`]+)`", r"\\fB\1\\fR", re.sub(r"\[([^]]+)\]\(\1\)", r"\1", text))
    return "".join(letter if letter.isascii() else f"\\[u{ord(letter):04X}]" for letter in text)
