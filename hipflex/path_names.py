"""The names of the files and folders of a run, as text: who has only one of them to read imports nothing for it."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # importing `typing` for it takes as long as Python takes to start
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

XDG = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}
"""By kind of folder the variable that names it, and where in the home folder it is as a rule."""


def named(text: str) -> str:
    """The path that somebody names; a leading `~` is the home folder, where no shell has seen to that."""
    return os.path.expanduser(text) if text.partition("/")[0] == "~" else text


def log_name(environment: Mapping[str, str], option: str | None = None) -> str:
    """Where the training log is; empty where an option says so, which is refused when the log is opened."""
    if option is not None:
        return named(option)
    return named(environment.get("HIPFLEX_LOG") or os.path.join(user_folder("data"), "log.db"))


def settings_name(environment: Mapping[str, str], option: str | None = None) -> str:
    """Where the settings are."""
    chosen = environment.get("HIPFLEX_SETTINGS") if option is None else option
    return named(chosen or os.path.join(user_folder("config"), "settings.yaml"))


def catalogue_names(environment: Mapping[str, str], options: Sequence[str] = ()) -> tuple[str, ...]:
    """Where the user's own entries are; of several folders the first wins."""
    chosen = options or [path for path in environment.get("HIPFLEX_CATALOGUE", "").split(os.pathsep) if path]
    return tuple(map(named, chosen)) or (os.path.join(user_folder("config"), "catalogue"),)


def status_name(log: str) -> str:
    """Where the status file of a log is."""
    return f"{log}.status"


def shipped_catalogue() -> str:
    """The catalogue that came with the program: inside it when installed, at the top of a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    installed = os.path.join(package, "shipped")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "catalogue")


def user_folder(kind: str) -> str:
    """The program's folder among the user's own of a kind: data, config or cache."""
    variable, usual = XDG[kind]
    chosen, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    is_plain = sys.platform == "linux" and "ANDROID_ROOT" not in os.environ
    if is_plain and home.startswith("/") and chosen[:1] in ("", "/"):
        return os.path.join(chosen or os.path.join(home, usual), "hipflex")
    from platformdirs import PlatformDirs  # it knows all other cases, and takes twice as long as Python takes to start

    folder: str = getattr(PlatformDirs("hipflex", appauthor=False), f"user_{kind}_dir")
    return folder
