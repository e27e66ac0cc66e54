"""What the catalogue teaches beside movements: the self-check, and why it all matters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guide:
    """One screen of knowledge. A self-check has `setup`, `steps`, and what it may find: `tight` and `clear`."""

    slug: str
    title: str
    facts: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    setup: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    tight: tuple[str, ...] = ()
    clear: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Equipment:
    """Something a movement may need, and what it is used for."""

    name: str
    use: str
