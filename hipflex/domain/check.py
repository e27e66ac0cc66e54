"""What a look at the log and all around it came to: one verdict a check, and what to do about it."""

from __future__ import annotations

from enum import StrEnum

from hipflex.value_classes import dataclass


class CheckState(StrEnum):
    """How a check ended: a warning is for whoever keeps the log, what failed keeps it from being used or trusted."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check found; `advice` says what to do, where that is not nothing."""

    state: CheckState
    found: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A verdict and the name of the check that came to it."""

    name: str
    verdict: Verdict


def ok(found: str) -> Verdict:
    """A verdict of a check that has nothing to complain about."""
    return Verdict(CheckState.OK, found)


def warning(found: str, advice: str) -> Verdict:
    """A verdict that asks for care."""
    return Verdict(CheckState.WARNING, found, advice)


def failed(found: str, advice: str) -> Verdict:
    """A verdict of something that is broken."""
    return Verdict(CheckState.FAILED, found, advice)
