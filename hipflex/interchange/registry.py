"""The programs whose files are read, and which of them wrote a text.

It is opened only for a file that is none of our own exports: every format is loaded with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from hipflex.errors import Refused
from hipflex.interchange.apps.alpha_progression import AlphaProgression
from hipflex.interchange.apps.fitbod import Fitbod
from hipflex.interchange.apps.fitnotes import FitNotes
from hipflex.interchange.apps.hevy import Hevy
from hipflex.interchange.apps.jefit import Jefit
from hipflex.interchange.apps.liftlog import LiftLog
from hipflex.interchange.apps.liftosaur import Liftosaur
from hipflex.interchange.apps.lyfta import Lyfta
from hipflex.interchange.apps.strava import Strava
from hipflex.interchange.apps.strengthlog import StrengthLog
from hipflex.interchange.apps.strong import Strong
from hipflex.interchange.apps.stronglifts import StrongLifts
from hipflex.interchange.foreign import ForeignFormat, Variant
from hipflex.interchange.wrong_files import what_it_is

FORMATS: tuple[ForeignFormat, ...] = (
    Strong(),
    Hevy(),
    Liftosaur(),
    LiftLog(),
    StrongLifts(),
    Fitbod(),
    Lyfta(),
    AlphaProgression(),
    Jefit(),
    Strava(),
    FitNotes(),
    StrengthLog(),
)


def recognised(text: str) -> tuple[ForeignFormat, Variant]:
    """The format of a text and which of its variants; refuses one in no format that is known here, with what it is."""
    for known in FORMATS:
        if variant := known.detect(text):
            return known, variant
    raise Refused(what_it_is(text, [known.title for known in FORMATS]))


def named(name: str) -> ForeignFormat:
    """The format of this name, as `--format` says it."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise Refused(f"no format is called {name!r}; known are {', '.join(known.name for known in FORMATS)}")


def by_map(text: str, columns: Mapping[str, str], date_format: str | None) -> tuple[ForeignFormat, Variant]:
    """Any table as a map's columns describe it; refuses one without these."""
    from hipflex.interchange.apps.table import Columns, Table

    form = Table(Columns(**columns), date_format)
    variant = form.detect(text)
    if variant is None:
        raise Refused(what_it_is(text, [known.title for known in FORMATS]))
    return form, variant
