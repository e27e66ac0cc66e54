"""The page that shows every movement of the catalogue, and its pictures: `python -m tests.readme.gallery`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hipflex.cli.pictures import shown
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.movement import Kind
from hipflex.render.poses import figure_words
from hipflex.render.sheet import CSS, WIDTH, Shown, poses
from hipflex.render.svg import picture
from tests.readme.readme import DOCS, ROOT

PAGE = DOCS / "gallery.md"
SVGS = ROOT / ".pictures" / "movements"
TITLES: Mapping[Kind, str] = {
    Kind.EXERCISE: "Exercises",
    Kind.STRETCH: "Stretches",
    Kind.WARM_UP: "Warm-ups",
}
IN_A_ROW = 2
EDGE = 10.0
INTRODUCTION = """\
# Every movement

Each from its start to its end, as the joint angles in its entry say ([entries.md](entries.md)): in colour the limbs
whose turn it is and what they move, a band, a weight or sliders, pale the limbs behind them, marked the muscles that
work or are stretched. `hipflex card NAME` shows one beside its cues, `hipflex card NAME --svg FILE` puts it on a sheet
to print. `python -m tests.readme.gallery` makes this page anew.
"""


def gallery() -> dict[Path, str]:
    """What stands in the page and in each of its pictures."""
    made: dict[Path, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        workspace = Toolbox({"HOME": folder}).workspace
        movements = [shown(workspace, movement) for movement in workspace.library.movements.values()]
    for one in movements:
        block = poses(one)
        size = WIDTH + 2 * EDGE, block.height + 2 * EDGE
        title = one.movement.title
        made[SVGS / f"{one.movement.slug}.svg"] = picture(size, [block.at(EDGE, EDGE)], title=title, css=CSS)
    return made | {PAGE: INTRODUCTION + "".join(_page(movements))}


def _page(movements: Sequence[Shown]) -> Iterator[str]:
    for kind, title in TITLES.items():
        cells = [_cell(one) for one in movements if one.movement.kind is kind]
        cells += [""] * (-len(cells) % IN_A_ROW)
        rows = [cells[start : start + IN_A_ROW] for start in range(0, len(cells), IN_A_ROW)]
        yield f"\n## {title}\n\n|{' |' * IN_A_ROW}\n|{'---|' * IN_A_ROW}\n"
        yield from (f"| {' | '.join(row)} |\n" for row in rows)


def _cell(one: Shown) -> str:
    title = one.movement.title
    words = f"{title}: {figure_words(one.figure)}" if one.figure else title
    return f"{title}<br>![{words}](../.pictures/movements/{one.movement.slug}.svg)"


def main() -> None:
    """Writes the page and its pictures anew, and takes away those of movements that are gone."""
    made = gallery()
    SVGS.mkdir(parents=True, exist_ok=True)
    for gone in {*SVGS.iterdir()} - set(made):
        gone.unlink()
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
