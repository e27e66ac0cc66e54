"""What a file on its way into the log is: recognised, looked at first, refused for what is bad in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo
from typing import Protocol, TypeVar

from hipflex.domain.imports import BadLine, ImportMap, ImportReport
from hipflex.domain.measures import Unit
from hipflex.errors import Refused
from hipflex.value_classes import dataclass

NO_MAP = ImportMap()
Thing = TypeVar("Thing")


class Watched(Protocol):
    """Goes through something long, and lets somebody see how far it is."""

    def __call__(self, things: Iterable[Thing], what: str, total: int, /) -> Iterator[Thing]:
        """The things, of which there are about `total`; the text says what is being done."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says about a file: its format, the unit of weights without one, the zone of times without one.

    With `skip_bad` what can't be read is left out; with `update` the content of known sets is taken over.
    """

    form: str | None = None
    unit: Unit | None = None
    zone: tzinfo | None = None
    map: ImportMap = NO_MAP
    skip_bad: bool = False
    update: bool = False


class IncomingFile(Protocol):
    """A file that was recognised."""

    def preview(self) -> ImportReport:
        """What it would come to, with nothing written."""

    def carry_out(self) -> ImportReport:
        """Adds what the log doesn't have yet; refuses a file with bad rows, unless these may be left out."""


@contextmanager
def unreadable(name: str) -> Iterator[None]:
    """Within it whatever is wrong with a file is told with its name, and that nothing was imported."""
    try:
        yield
    except Refused as error:
        raise Refused(f"{name}: {error}; nothing was imported") from None
    except OSError as error:
        raise Refused(f"{name}: it can't be read ({error.strerror or error}); nothing was imported") from None


def refuse_bad(name: str, bad: Sequence[BadLine]) -> None:
    """Refuses a file for its bad rows."""
    first, *others = bad
    more = f" and {len(others)} more (--dry-run shows them all)" if others else ""
    raise Refused(f"{name}:{first.line}: {first.reason}{more}; nothing was imported (--skip-bad leaves bad rows out)")
