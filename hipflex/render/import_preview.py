"""What a file would bring into the log, before somebody says yes."""

from __future__ import annotations

from collections.abc import Iterator

from hipflex.domain.imports import BadLine, ImportReport, NamedSets
from hipflex.render.layout import (
    ATTENTION,
    NAME,
    QUIET,
    Cell,
    Column,
    Group,
    Listing,
    View,
    fields,
    heading,
    line,
    page,
    paragraph,
    section,
)
from hipflex.render.text import Text
from hipflex.render.words import count_words, day_words, moment_words

LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "tr": "Turkish",
    "nl": "Dutch",
    "sv": "Swedish",
    "no": "Norwegian",
    "pl": "Polish",
    "ru": "Russian",
    "zh": "Chinese",
}
UNITS = {"kg": "kilograms", "lb": "pounds", "mixed": "kilograms and pounds"}
SOURCES = {"hipflex": "logged here"}
ALL = "--json has them all"
TYPES = {"working": "working", "warmup": "warm-up", "drop": "drop", "failure": "to failure"}
MOST_NAMES = 10
MOST_LINES = 8
NAMES = (
    Column("name", NAME, wraps=True, evident=True),
    Column("sets", right=True),
    Column("becomes", wraps=True, evident=True),
)


def import_preview(
    report: ImportReport, *, update: bool = False, skip_bad: bool = False, whole: bool = False, asks: bool = False
) -> View:
    """What was recognised, how it stands to the log, which name becomes which movement, what is doubtful.

    `update` and `skip_bad` are what the user says. All names and rows are there when the `whole` is wanted, else those
    that matter most. With `asks` a question follows.
    """
    return page(
        heading(_recognised(report)),
        fields([*_compared(report, update=update), *_about_the_file(report)]),
        _names(report, whole=whole) if report.names else None,
        paragraph(_tying(report)) if report.unmatched else None,
        _lines(f"Worth a look: {count_words(len(report.warnings), 'row')}", report.warnings, whole=whole),
        _lines(_bad_title(report, skip_bad=skip_bad), report.bad, whole=whole),
        None if asks else paragraph(_onward(report, update=update, skip_bad=skip_bad)),
    )


def is_refused(report: ImportReport, *, skip_bad: bool) -> bool:
    """Whether the import would be refused for rows that can't be read."""
    return bool(report.bad) and not skip_bad


def _recognised(report: ImportReport) -> str:
    days = [*dict.fromkeys(day_words(day) for day in (report.since, report.until) if day)]
    what = f"{count_words(report.sets, 'set')} in {count_words(report.sessions, 'workout')}"
    return ", ".join(filter(None, [f"{report.title}: {what}", " to ".join(days)]))


def _compared(report: ImportReport, *, update: bool) -> Iterator[tuple[str, Cell]]:
    imported = report.imported
    yield "new", count_words(imported.added, "set")
    yield "already there", _counted(imported.already_there, "and the same")
    then = ", and taken over" if update else "; `--update` takes that over"
    stay = imported.differs - imported.updated if update else 0
    yield "changed", _counted(imported.differs - stay, f"with other content in the file{then}")
    yield "out of place", _counted(stay, "with a place in the file that another set here has; they keep theirs")
    yield "workouts", _counted(imported.sessions_differ, f"with another name, note, time or state in the file{then}")
    yield "renamed", _counted(imported.renamed, f"there under another name of the exercise{then}")
    yield "deleted", _counted(imported.deleted_stay, "that you deleted here; they stay so")
    if report.neighbours:
        first, *others = report.neighbours
        begins = "begins" if not others else "begin"
        near = f"{count_words(len(report.neighbours), 'workout')} {begins} within two minutes of one from elsewhere"
        where = f"{SOURCES.get(first.source, first.source)}, {moment_words(first.started_at)}"
        yield "maybe twice", line((f"{near} ({where}{' and others' if others else ''})", ATTENTION))


def _about_the_file(report: ImportReport) -> Iterator[tuple[str, Cell]]:
    yield "by type", ", ".join(f"{report.types[name]} {said}" for name, said in TYPES.items() if report.types.get(name))
    yield "two measures", _counted(report.two_measures, "have two, as a distance in a time")
    if report.unit:
        yield (
            "weights in",
            f"{UNITS.get(report.unit, report.unit)}{f', from {report.unit_from}' if report.unit_from else ''}",
        )
    yield "notes", _counted(report.notes, "rows, kept with their sets")
    yield "left out", ", ".join(_left_out(report))
    language = f", in {LANGUAGES.get(report.language, report.language)}" if report.language else ""
    yield "read as", f"{report.title}'s export ({_variant(report)}){language}"


def _variant(report: ImportReport) -> str:
    return f"variant {report.variant}" if report.variant else report.format


def _left_out(report: ImportReport) -> Iterator[str]:
    if report.rests:
        yield count_words(report.rests, "rest")
    if report.not_done:
        yield f"{count_words(report.not_done, 'row')} with nothing done"


def _counted(number: int, words: str) -> str:
    return f"{number} {words}" if number else ""


def _names_title(report: ImportReport) -> str:
    tied = sum(one.sets for one in report.names if one.slug)
    return (
        f"{count_words(len(report.names), 'name')}; {_share(tied, report.sets)} of the sets are of movements known here"
    )


def _share(part: int, whole: int) -> str:
    """A share in percent that is all or none only where it is."""
    return f"{max(min(round(100 * part / whole), 99), 1)}%" if 0 < part < whole else "all" if part else "none"


def _names(report: ImportReport, *, whole: bool) -> View:
    """The names with most sets, and such without an entry; the others are counted."""
    likely = {one.name: one.suggestions for one in report.unmatched}
    first, others = (report.names, ()) if whole else (report.names[:MOST_NAMES], report.names[MOST_NAMES:])
    unknown = [one for one in others if one.slug is None]
    shown = [*first, *unknown[:MOST_NAMES]]
    table = Listing(NAMES, [(one.name, str(one.sets), _becomes(one, likely.get(one.name, ()))) for one in shown])
    counts = len(others) - len(unknown), len(unknown[MOST_NAMES:])
    more = [f"{count} more {what}" for count, what in zip(counts, ("known", "as written"), strict=True) if count]
    return section(
        _names_title(report),
        Group(table, paragraph(line((f"and {' and '.join(more)}; {ALL}", QUIET)))) if more else table,
    )


def _becomes(one: NamedSets, likely: tuple[str, ...]) -> Cell:
    if one.slug:
        return one.slug
    return line(("as written", ATTENTION), (f"; {' or '.join(likely)}?" if likely else "", QUIET))


def _tying(report: ImportReport) -> Text:
    names, them = (
        ("1 name is of no movement", "it")
        if len(report.unmatched) == 1
        else (f"{len(report.unmatched)} names are of no movement", "them")
    )
    return line(
        (f"{names} known here. You can log and chart {them} as written. ", QUIET),
        "--write-map FILE",
        (f" lists {them}, for you to say what is meant; ", QUIET),
        "--map FILE",
        (f" then ties {them}, now or later.", QUIET),
    )


def _bad_title(report: ImportReport, *, skip_bad: bool) -> str:
    rows = count_words(len(report.bad), "row")
    return f"Left out: {rows} that can't be read" if skip_bad else f"Can't be read: {rows}"


def _lines(title: str, lines: tuple[BadLine, ...], *, whole: bool) -> View | None:
    if not lines:
        return None
    shown = lines if whole else lines[:MOST_LINES]
    rows: list[tuple[Cell, ...]] = [(f"line {one.line}", one.reason) for one in shown]
    if more := len(lines) - len(shown):
        rows.append(("", line((f"and {more} more; {ALL}", QUIET))))
    return section(title, Listing((Column(style=QUIET), Column(wraps=True)), rows))


def _onward(report: ImportReport, *, update: bool, skip_bad: bool) -> Text:
    """What the same import would do without --dry-run."""
    if is_refused(report, skip_bad=skip_bad):
        return line(
            ("Nothing would be imported", ATTENTION),
            " for the rows that can't be read: mend them, or leave them out with --skip-bad.",
        )
    imported = report.imported
    if imported.added or (update and (imported.differs or imported.other_names or imported.sessions_differ)):
        return line("Nothing is written yet. Without --dry-run this comes in; `hipflex undo` takes it back whole.")
    return line("Nothing of it is new to the log.")
