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
    Listing,
    View,
    fields,
    heading,
    line,
    page,
    section,
)
from hipflex.render.words import count_words, day_words

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
    "pl": "Polish",
    "ru": "Russian",
    "zh": "Chinese",
}
UNITS = {"kg": "kilograms", "lb": "pounds", "mixed": "kilograms and pounds"}
TYPES = {"working": "working", "warmup": "warm-up", "drop": "drop", "failure": "to failure"}
MOST_NAMES = 15
MOST_LINES = 8
NAMES = (Column("name", NAME, wraps=True, evident=True), Column("sets", right=True), Column("becomes", wraps=True))


def import_preview(report: ImportReport) -> View:
    """What was recognised, how it stands to the log, which name becomes which movement, what is doubtful."""
    return page(
        heading(_recognised(report)),
        fields([*_compared(report), *_about_the_file(report)]),
        section(_names_title(report), Listing(NAMES, _names(report))) if report.names else None,
        _lines("Doubtful", report.warnings),
        _lines("Can't be read", report.bad),
    )


def _recognised(report: ImportReport) -> str:
    details = [report.variant or "", LANGUAGES.get(report.language or "", report.language or "")]
    about = ", ".join(filter(None, details))
    span = f", {day_words(report.since)} to {day_words(report.until)}" if report.since and report.until else ""
    what = f"{report.title}{f' ({about})' if about else ''}"
    return f"{what}: {count_words(report.sets, 'set')} in {count_words(report.sessions, 'workout')}{span}"


def _compared(report: ImportReport) -> Iterator[tuple[str, Cell]]:
    imported = report.imported
    yield "new", count_words(imported.added, "set")
    yield "already there", _counted(imported.already_there)
    yield "differ", _counted(imported.differs, "as they are in the log; `--update` takes the file's content over")
    yield "renamed", _counted(imported.renamed, "known under another name of their exercise, and no new ones")
    yield "deleted here", _counted(imported.deleted_stay, "and stay so")
    if report.neighbours:
        first, *_ = report.neighbours
        near = f"{count_words(len(report.neighbours), 'workout')} within two minutes of one from elsewhere"
        where = f"{first.source}, {day_words(first.started_at)} {first.started_at:%H:%M}"
        yield "maybe twice", line((f"{near}: {where}{' and others' if len(report.neighbours) > 1 else ''}", ATTENTION))


def _about_the_file(report: ImportReport) -> Iterator[tuple[str, Cell]]:
    types = [f"{count} {TYPES[name]}" for name, count in report.types.items()]
    yield "types", ", ".join(types)
    if report.unit:
        yield "weights in", f"{UNITS[report.unit]}{f', from {report.unit_from}' if report.unit_from else ''}"
    yield "two measures", _counted(report.two_measures, "have two, as a distance in a time")
    yield "left out", ", ".join(_left_out(report))
    yield "notes", _counted(report.notes, "rows")


def _left_out(report: ImportReport) -> Iterator[str]:
    if report.rests:
        yield count_words(report.rests, "rest")
    if report.not_done:
        yield f"{count_words(report.not_done, 'row')} with nothing done"


def _counted(number: int, words: str = "") -> str:
    return " ".join(filter(None, (str(number), words))) if number else ""


def _names_title(report: ImportReport) -> str:
    tied = sum(one.sets for one in report.names if one.slug)
    share = f"{tied / report.sets:.0%} of the sets are" if report.sets else "none is"
    return f"{count_words(len(report.names), 'name')}; {share} movements of the catalogue"


def _names(report: ImportReport) -> Iterator[tuple[Cell, ...]]:
    """The names with most sets, and such without an entry; the others are counted."""
    closest = {one.name: one.suggestions for one in report.unmatched}
    shown = [one for n, one in enumerate(report.names) if n < MOST_NAMES]
    shown += [one for one in report.names[MOST_NAMES:] if one.slug is None][:MOST_NAMES]
    for one in shown:
        yield one.name, str(one.sets), _becomes(one, closest.get(one.name, ()))
    if more := len(report.names) - len(shown):
        yield line((f"and {more} more; --json has them all", QUIET)), "", ""


def _becomes(one: NamedSets, closest: tuple[str, ...]) -> Cell:
    if one.slug:
        return one.slug
    return line(("keeps its name", ATTENTION), (f"; near: {', '.join(closest)}" if closest else "", QUIET))


def _lines(title: str, lines: tuple[BadLine, ...]) -> View | None:
    if not lines:
        return None
    rows: list[tuple[Cell, ...]] = [(f"line {one.line}", one.reason) for one in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        rows.append(("", line((f"and {len(lines) - MOST_LINES} more; --json has them all", QUIET))))
    columns = Column(style=QUIET), Column(wraps=True)
    return section(f"{title}: {count_words(len(lines), 'line')}", Listing(columns, rows))
