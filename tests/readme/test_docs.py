"""The pages say what is so: what they show is run, what they list is complete."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from hipflex.domain.measures import Unit
from hipflex.figure.body import RANGES
from hipflex.notation.doses import parse_dose
from hipflex.notation.tokens import Vocabulary
from hipflex.settings.values import Settings
from hipflex.when import parse_when
from tests.architecture.rules import BELOW, LAYERS, ROOMS
from tests.cli.home import Home
from tests.readme.gallery import gallery
from tests.readme.generate import COMMANDS, help_section, with_help
from tests.readme.readme import DOCS, ROOT, block, blocks, pages, quoted, table, text_of
from tests.readme.sessions import BLOCK, played

NOTATION, COACH, DESIGN, SCHEMA, ENTRIES, DURABILITY = (
    text_of(DOCS / f"{name}.md") for name in ("notation", "coach", "design", "log-schema", "entries", "durability")
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
WITH_SESSIONS = [page for page in pages() if BLOCK.search(text_of(page))]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").knowing_the_catalogue()


@pytest.mark.parametrize("page", WITH_SESSIONS, ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(page: Path) -> None:
    assert played(text_of(page)) == text_of(page), "python -m tests.readme.generate writes it anew"


def test_another_output_would_be_seen() -> None:
    page = "```console\n$ hipflex undo\nundone\n```\n"
    assert played(page) == page.replace("undone", "hipflex: nothing to undo")


def test_the_help_texts_are_those_of_the_program() -> None:
    assert with_help(text_of(COMMANDS), help_section()) == text_of(COMMANDS), "python -m tests.readme.generate"


def test_a_changed_help_text_would_be_seen() -> None:
    assert with_help(text_of(COMMANDS), "$ hipflex --help\nsomething else\n") != text_of(COMMANDS)
    with pytest.raises(ValueError, match="no place"):
        with_help("# A page without help texts\n", "")


def test_the_gallery_shows_every_movement_as_it_is_now() -> None:
    stale = [path.name for path, text in gallery().items() if not path.exists() or not alike(text_of(path), text)]
    assert stale == [], "python -m tests.readme.gallery draws them anew"


def test_another_pose_would_be_seen() -> None:
    assert alike("M10.12 3Z", "M10.13 3Z")
    assert not alike("M10.12 3Z", "M10.22 3Z")
    assert not alike("M10.12 3Z", "M10.12 3L4 5Z")


def alike(one: str, other: str) -> bool:
    """Whether two pictures are the same but for how the mathematics of two platforms round."""
    numbers = [[float(number) for number in NUMBER.findall(text)] for text in (one, other)]
    return NUMBER.sub("", one) == NUMBER.sub("", other) and numbers[0] == pytest.approx(numbers[1], abs=0.02)


def test_every_setting_is_there_with_its_default(home: Home) -> None:
    rows = json.loads(home.ok("settings", "show", "--json").out)
    [listed] = re.findall(r"^\| setting \|.*\n.*\n((?:\|.*\n)+)", text_of(COMMANDS), re.MULTILINE)
    shown = [[quoted(cells[1])[0], quoted(cells[3])[0]] for cells in (row.split("|") for row in listed.splitlines())]
    assert shown == [[row["key"], _written(row["value"])] for row in rows]


def _written(value: object) -> str:
    if value is None:
        return "unset"
    return (", ".join(value) or "none") if isinstance(value, list) else str(value)


@pytest.mark.parametrize(("movement", "written", "shown", "meaning"), table(NOTATION, "sets"))
def test_sets_are_taken_as_the_page_says(home: Home, movement: str, written: str, shown: str, meaning: str) -> None:
    home.ok("log", movement.strip("`"), *written.strip("`").split())
    assert f"{movement} {shown} (".replace("`", "") in home.ok("undo").out, meaning


@pytest.mark.parametrize(("movement", "written", "canonical"), table(NOTATION, "understood"))
def test_what_is_understood_as_well_is_what_the_page_says(
    home: Home, movement: str, written: str, canonical: str
) -> None:
    assert _logged(home, movement, written) == _logged(home, movement, canonical)


@pytest.mark.parametrize(("movement", "written", "instead"), table(NOTATION, "two readings"))
def test_what_has_two_readings_is_refused_with_what_the_page_says(
    home: Home, movement: str, written: str, instead: str
) -> None:
    refused = home.refused("log", movement.strip("`"), written.strip("`"))
    for one in quoted(instead):
        assert f"`{one}`" in refused.err
        assert _logged(home, movement, one)


def _logged(home: Home, movement: str, written: str) -> list[dict[str, object]]:
    """What is logged, but for what no two sets share."""
    sets = home.ok("log", "--json", movement.strip("`"), written.strip("`")).json["sets"]
    home.ok("undo")
    return [{key: value for key, value in one.items() if key not in {"id", "performed_at"}} for one in sets]


@pytest.mark.parametrize(("written", "meant"), table(NOTATION, "times"))
def test_moments_are_taken_as_the_page_says(written: str, meant: str) -> None:
    now = datetime(2026, 11, 20, 18, 5).astimezone()
    assert meant.startswith(f"{parse_when(written.strip('`'), now):%Y-%m-%d %H:%M}")


@pytest.mark.parametrize("written", [one for row in table(NOTATION, "doses") for one in quoted(row[1])])
def test_doses_are_read_as_they_are_written(written: str) -> None:
    parse_dose(written, Vocabulary(Unit.KG, Settings().bands))


def test_the_entries_are_sound(home: Home) -> None:
    written = blocks(ENTRIES, r"[a-z/-]+\.yaml")
    for name, text in written:
        folder, _, file = name.rpartition("/")
        home.entry(folder, file, f"{text}\n")
    checked = json.loads(home.ok("catalogue", "check", "--json").out)
    assert checked["problems"] == []
    assert len(written) == 7
    assert len(written[0][1].splitlines()) == 5
    assert "Knee drive" in home.ok("card", "knee-drive").out


def test_joints_go_as_far_as_the_page_says() -> None:
    rows = [re.findall(r"-?[a-z0-9-]+", f"{joint} {degrees}") for joint, degrees, _ in table(ENTRIES, "joints")]
    assert {joint: (int(low), int(high)) for joint, low, _, high in rows} == RANGES


def test_every_rule_of_the_coach_is_listed_and_no_other() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "hipflex" / "coach").glob("*.py"))
    axes = {f"add-{axis}" for axis in ("load", "band", "reps", "hold", "sets")}
    named = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source)) - {"strengthlog-hip-flexors", "target-per-week"}
    listed = {rule for row in COACH.splitlines() if row.startswith("| ") for rule in quoted(row.rsplit("|", 2)[1])}
    assert listed == named | axes | {"as-prescribed"}
    assert "target-per-week" in COACH


def test_the_tree_shows_every_room_and_no_other() -> None:
    folder = ROOT / "hipflex"
    rooms = {f"{path.parent.name}/" for path in folder.glob("*/__init__.py")}
    rooms |= {path.name for path in folder.glob("*.py")}
    tree = block(DESIGN, "tree").partition("\nhipflex/\n")[2].partition("\ntests/")[0]
    shown = re.findall(r"^  ([a-z_]+(?:/|\.py)) ", tree, re.MULTILINE)
    assert set(shown) == rooms - {"__init__.py", "__main__.py"}


def test_the_arrows_are_those_that_a_test_enforces() -> None:
    arrows = " → ".join((*LAYERS, f"({', '.join(ROOMS)})", *BELOW))
    assert " ".join(block(DESIGN, "arrows").split()) == arrows


@pytest.fixture
def log(home: Home) -> sqlite3.Connection:
    """A log with strength work, a warm-up set and a stretch."""
    home.ok("log", "hanging-leg-raise", "10@2kg", "8@5kg", "5", "warmup", "--at", "2026-11-16 18:00")
    home.ok("log", "kneeling-lunge", "45s", "--at", "2026-11-17 18:00")
    return sqlite3.connect(home.log_file)


ROWS = (
    [("2026-11-16", 18, 60.0), ("2026-11-17", None, None)],
    [("hanging-leg-raise", 5.0, 8, "2026-11-16")],
    [("2026-46", 1.5)],
)


@pytest.mark.parametrize(("recipe", "rows"), list(zip([sql for _, sql in blocks(SCHEMA, "recipe")], ROWS, strict=True)))
def test_a_recipe_answers_what_it_says(log: sqlite3.Connection, recipe: str, rows: list[tuple[object, ...]]) -> None:
    assert log.execute(recipe).fetchall() == rows
    log.close()


def test_the_tables_and_the_columns_of_the_views_are_those_of_a_log(log: sqlite3.Connection) -> None:
    found = log.execute("SELECT name, type FROM sqlite_schema WHERE name NOT LIKE '%sqlite%'").fetchall()
    views = {name: _columns(log, name) for name, kind in found if kind == "view"}
    listed = re.findall(r"^\| `(\w+)` \|.*\| `([^`]*)` \|$", SCHEMA, re.MULTILINE)
    assert {name: columns.split(", ") for name, columns in listed} == views
    tables = set(re.findall(r"^\| `(\w+)` \| [^|]* \|$", SCHEMA, re.MULTILINE))
    assert tables == {name for name, kind in found if kind == "table"}
    log.close()


def _columns(log: sqlite3.Connection, view: str) -> list[str]:
    return [column[0] for column in log.execute(f"SELECT * FROM {view}").description]


def test_every_harness_is_named_with_a_command_that_runs_it() -> None:
    def is_run_by_hand(module: Path) -> bool:
        main = module / "__main__.py"
        return main.exists() or 'if __name__ == "__main__"' in text_of(module.with_suffix(".py"))

    named = {ROOT.joinpath(*name.split(".")) for name in re.findall(r"python -m (tests\.[a-z_.]+)", DURABILITY)}
    harnesses = {one.with_suffix("") for one in (ROOT / "tests" / "durability").glob("*.py")}
    assert all(map(is_run_by_hand, named))
    assert set(filter(is_run_by_hand, harnesses)) <= named
