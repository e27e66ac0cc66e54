"""Sheets for the wall or a trainee's bag: a movement, or a workout with all of its movements, on one page to print."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from hipflex.domain.figure import Figure, Pose
from hipflex.domain.measures import Unit
from hipflex.domain.movement import Movement, Region, Sides
from hipflex.domain.prescription import Prescription, Workout, prescribed
from hipflex.notation.canonical import format_dose
from hipflex.render import blocks, figure_picture
from hipflex.render.blocks import Block, beside, points, stacked, wide, words
from hipflex.render.figure import WORKING
from hipflex.render.figure_picture import FigurePicture
from hipflex.render.layout import MUSCLE, QUIET, TITLE
from hipflex.render.poses import figure_words
from hipflex.render.safe import safe
from hipflex.render.svg import element, picture, text
from hipflex.render.words import a_side_words, muscle_words
from hipflex.render.workouts import PHASES
from hipflex.value_classes import dataclass

PAGE = 595.28, 841.89
"""A4 in points."""
MARGIN = 42.0
WIDTH = PAGE[0] - 2 * MARGIN
GUTTER = 24.0
COLUMN = (WIDTH - GUTTER) / 2
TALLEST_FIGURE = 240.0
FOOT = 60.0
THUMBNAIL, TALLEST_THUMBNAILS = 116.0, (150.0, 120.0, 90.0)
"""How wide the figures of a workout are, and how tall: the first height with which all fit on the page."""
TITLE_SIZE, DOSE_SIZE, TEXT_SIZE, SMALL = 22.0, 13.0, 10.5, 8.5
CSS = blocks.CSS + figure_picture.CSS
WITHIN_MARGINS = "@media print{svg{width:100%;height:100%}}"
"""A browser prints with margins of its own, and on letter paper too: what is as large as A4 would take two pages."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A movement with how it looks, if its entry says, and where the muscles are that are marked."""

    movement: Movement
    figure: Figure | None = None
    regions: Collection[Region] = ()


def movement_sheet(shown: Shown, *, unit: Unit) -> str:
    """The sheet of a movement."""
    movement = shown.movement
    left = [
        _section("Setup", points(movement.setup, COLUMN, TEXT_SIZE)),
        _section("Cues", points(movement.cues, COLUMN, TEXT_SIZE, numbered=True)),
    ]
    right = [
        _section("Mistakes", points(movement.mistakes, COLUMN, TEXT_SIZE)),
        _section("When to stop", words(movement.stop, COLUMN, TEXT_SIZE)),
    ]
    texts = beside((stacked(left, 14), 0.0), (stacked(right, 14), COLUMN + GUTTER))
    page = stacked([stacked(_head(movement, unit), 3), poses(shown), _legend(shown), texts], 18)
    return _page(page, movement.title, movement.source, f"hipflex card {movement.slug}")


def workout_sheet(workout: Workout, doses: Sequence[Prescription], shown: Sequence[Shown], *, unit: Unit) -> str:
    """The sheet of a workout; what is `shown` are the movements of the doses, one for each."""
    numbered = list(zip(range(1, len(doses) + 1), doses, shown, strict=True))
    title = words(workout.title, WIDTH, TITLE_SIZE, TITLE)
    sizes = [stacked([title, *_exercises(numbered, tallest, unit)], 14) for tallest in TALLEST_THUMBNAILS]
    fits = next((one for one in sizes if one.height <= PAGE[1] - 2 * MARGIN - FOOT), sizes[-1])
    return _page(fits, workout.title, workout.source, f"hipflex workout start {workout.slug}")


def _exercises(numbered: Sequence[tuple[int, Prescription, Shown]], tallest: float, unit: Unit) -> Iterator[Block]:
    """The movements of a workout, under the parts of it where there are several."""
    parts = [(phase, list(part)) for phase, part in groupby(numbered, key=lambda one: one[1].phase)]
    for phase, part in parts:
        if len(parts) > 1:
            yield words(PHASES[phase], WIDTH, TEXT_SIZE, QUIET)
        yield from (_exercise(number, dose, one, tallest, unit) for number, dose, one in part)


def _head(movement: Movement, unit: Unit) -> Iterator[Block]:
    yield words(movement.title, WIDTH, TITLE_SIZE, TITLE)
    if movement.aliases:
        yield words(f"also called {', '.join(movement.aliases)}", WIDTH, TEXT_SIZE, QUIET)
    doses = [(purpose, prescribed(movement, dose)) for purpose, dose in movement.doses.items()]
    yield _labelled([(purpose, _dose_words(asked, unit), f"{TITLE} {WORKING}") for purpose, asked in doses], DOSE_SIZE)


def _dose_words(asked: Prescription, unit: Unit) -> str:
    a_side = a_side_words(asked.dose) if asked.sides is Sides.ALTERNATING else ""
    return ", ".join(filter(None, (format_dose(asked.dose, unit), a_side)))


def _labelled(told: Sequence[tuple[str, str, str]], size: float) -> Block:
    """Texts, each in its style, behind what they stand for; those that stand for nothing are left out."""
    rows = [row for row in told if row[1]]
    indent = min(max((wide(f"{label} ", size) for label, _, _ in rows), default=0.0), COLUMN)
    return stacked(
        beside((words(label, indent, size, QUIET), 0.0), (words(said, WIDTH - indent, size, style), indent))
        for label, said, style in rows
    )


def poses(shown: Shown) -> Block:
    """The first pose and the last, each with its name beneath, in the width of a page."""
    if shown.figure is None:
        return Block(0.0)
    drawing = FigurePicture(shown.figure, COLUMN, TALLEST_FIGURE, regions=shown.regions)
    ends = shown.figure.poses[0], shown.figure.poses[-1]
    block = beside(*((_pose(drawing, pose), n * (COLUMN + GUTTER)) for n, pose in enumerate(ends)))
    return Block(block.height, element("g", element("desc", text(figure_words(shown.figure))), block.drawn))


def _pose(drawing: FigurePicture, pose: Pose) -> Block:
    named = words(pose.name, COLUMN, TEXT_SIZE, QUIET, centred=True)
    return stacked([Block(drawing.height, drawing.drawn(pose)), named], 4)


def _legend(shown: Shown) -> Block:
    """Which muscles work, and which are stretched; those that are marked in the colour of the marks."""
    muscles, marked = shown.movement.muscles, MUSCLE if shown.figure and shown.regions else ""
    told = [
        ("Trains", muscle_words(muscles.primary), marked),
        ("Helped by", muscle_words(muscles.secondary), ""),
        ("Stretches", muscle_words(muscles.stretched), "" if muscles.primary else marked),
    ]
    return _labelled(told, TEXT_SIZE)


def _section(title: str, body: Block) -> Block:
    return stacked([words(title, COLUMN, TEXT_SIZE + 1, TITLE), body], 3) if body.height else body


def _exercise(number: int, dose: Prescription, shown: Shown, tallest: float, unit: Unit) -> Block:
    """A movement of a workout: how it begins and ends, its dose, its cues."""
    x = 2 * THUMBNAIL + GUTTER if shown.figure else 0.0
    width = WIDTH - x
    told = stacked(
        [
            words(f"{number}. {dose.title}", width, DOSE_SIZE, TITLE),
            words(format_dose(dose.dose, unit), width, TEXT_SIZE + 1, f"{TITLE} {WORKING}"),
            points(shown.movement.cues, width, SMALL + 1),
        ],
        3,
    )
    if shown.figure is None:
        return told
    drawing = FigurePicture(shown.figure, THUMBNAIL, tallest, regions=shown.regions)
    ends = shown.figure.poses[0], shown.figure.poses[-1]
    first, last = (Block(drawing.height, drawing.drawn(pose)) for pose in ends)
    return beside((first, 0.0), (last, THUMBNAIL + 8), (told, x))


def _page(block: Block, title: str, source: str, command: str) -> str:
    """A page to print, its text smaller where it doesn't all fit."""
    foot = stacked(
        [words(f"Source: {source}", WIDTH, SMALL, QUIET) if source else Block(0.0), words(command, WIDTH, SMALL, QUIET)]
    )
    height = max(PAGE[1], block.height + foot.height + 2 * MARGIN + GUTTER)
    width = PAGE[0] * height / PAGE[1]
    x = (width - WIDTH) / 2
    inner = [block.at(x, MARGIN), foot.at(x, height - MARGIN - foot.height)]
    return picture((width, height), inner, title=safe(title), css=CSS + WITHIN_MARGINS, shown=("210mm", "297mm"))
