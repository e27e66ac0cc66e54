"""Names, values and ids for the shell to complete; a broken file of the user's never breaks a shell."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from hipflex.errors import HipflexError, UsageError
from hipflex.terminal.clock import SystemClock

if TYPE_CHECKING:
    from hipflex.catalogue.library import Library
    from hipflex.domain.measures import Unit
    from hipflex.domain.performance import PerformedSet
    from hipflex.services.workspace import Workspace

LATEST = 20
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
SET_UP = ("--install-completion", "--show-completion")


def complete_exercise(incomplete: str) -> list[str]:
    """Movements, then lifts, that begin so."""
    library = _library()
    return library.exercises_beginning(incomplete.casefold()) if library else []


def complete_training(incomplete: str) -> list[str]:
    """Workouts, programmes and movements that begin so."""
    library = _library()
    movements = library.movements_beginning(incomplete.casefold()) if library else []
    return list(dict.fromkeys([*complete_workout(incomplete), *movements]))


def complete_workout(incomplete: str) -> list[str]:
    """Workouts and programmes that begin so."""
    library = _library()
    return _matching(incomplete, [*library.workouts, *library.programmes]) if library else []


def complete_purpose(incomplete: str) -> list[str]:
    """Purposes of doses that begin so; what stands before an option isn't known here."""
    library = _library()
    movements = library.movements.values() if library else ()
    return _matching(incomplete, sorted({purpose for movement in movements for purpose in movement.doses}))


def complete_muscle(incomplete: str) -> list[str]:
    """Muscles that begin so."""
    library = _library()
    return _matching(incomplete, library.muscles) if library else []


def complete_format(incomplete: str) -> list[str]:
    """Formats of an export that begin so."""
    from hipflex.services.export import FORMATS

    return _matching(incomplete, FORMATS)


def complete_answering(ctx: typer.Context, incomplete: str) -> list[str]:
    """Words that go on the name of a command that answers in JSON, and begin so."""
    from hipflex.as_json.schemas import ANSWERS

    before = [*(ctx.params.get("command") or ())]
    names = (name.split() for name in ANSWERS)
    onward = [words[len(before)] for words in names if words[: len(before)] == before and len(words) > len(before)]
    return _matching(incomplete, dict.fromkeys(onward))


def complete_setting_value(ctx: typer.Context, incomplete: str) -> list[str]:
    """Values of the setting named before that begin so."""
    from hipflex.services.settings import usual_values

    workspace = _workspace()
    try:
        return _matching(incomplete, usual_values(workspace, str(ctx.params.get("key"))))
    except HipflexError:
        return []


def complete_set(incomplete: str) -> list[tuple[str, str]]:
    """What is shown of the ids of the latest sets, where it begins so, each with what was done."""
    from hipflex.render.words import short_id

    workspace = _workspace()
    if not Path(workspace.places.log).exists():
        return []
    try:
        latest = workspace.log.read.latest_sets(LATEST)
        unit = workspace.settings.unit
    except HipflexError:
        return []
    finally:
        workspace.close()
    found = [(short_id(done.id), _told(done, unit)) for done in latest]
    return [(name, told) for name, told in found if name.startswith(incomplete.casefold())]


def set_up_completion(ctx: Any, args: Sequence[str]) -> None:
    """Installs or shows the completion of the shell that an option names, else of the one that runs, and ends it there.

    Typer takes no name there, and installs that of the running shell whatever stands behind the option.
    """
    for option in SET_UP:
        if option not in args:
            continue
        from typer._completion_shared import _completion_scripts
        from typer.completion import install_callback, show_callback

        from hipflex.cli.completion_scripts import completion_scripts

        set_up = install_callback if option == "--install-completion" else show_callback
        named = next(iter(args[args.index(option) + 1 :]), None)
        if named is not None and named not in SHELLS:
            raise UsageError(f"{option}: {named!r} is no shell it knows; expected one of {', '.join(SHELLS)}")
        # Typer's own ask the program for each word, and can't where it is called by a path that begins with `~`.
        _completion_scripts.update({shell: text.replace("%", "%%") for shell, text in completion_scripts().items()})
        said = io.StringIO()
        try:
            with ctx.scope(cleanup=False), contextlib.redirect_stdout(said):
                set_up(ctx, None, named or True)  # type: ignore[arg-type] # of an option that Typer makes itself
        except typer.Exit:
            raise UsageError(f"which shell? Name it, like `hipflex {option} zsh`") from None
        except SystemExit:  # Typer's way to say that it is done
            print(said.getvalue(), end="")
            raise typer.Exit from None


def _told(done: PerformedSet, unit: Unit) -> str:
    """A set in letters that no shell takes for its own, and Typer for no markup."""
    from hipflex.render.words import day_words, sets_words

    told = f"{day_words(done.performed_at.date())} {done.exercise} {sets_words([done], unit=unit)}"
    return re.sub(r"[^\w .:,@/+-]", "?", told)


def _matching(incomplete: str, names: Iterable[str]) -> list[str]:
    return [slug for slug in names if slug.startswith(incomplete.casefold())]


def _library() -> Library | None:
    """The catalogue; none where the settings are broken."""
    try:
        return _workspace().library
    except HipflexError:
        return None


def _workspace() -> Workspace:
    from hipflex.places import places
    from hipflex.services.workspace import Workspace

    return Workspace(places(os.environ), SystemClock().now, only_reads=True)
