"""What an import came to, as values."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from hipflex.errors import Refused
from hipflex.services.export import FileFormat, export_log
from hipflex.services.imports import import_file
from hipflex.services.names import window
from hipflex.services.workspace import Workspace
from tests.services.samples import NOW, logged, places_in


def exported(workspace: Workspace, form: FileFormat = FileFormat.JSONL) -> str:
    out = io.BytesIO()
    export_log(workspace, form, window(workspace, None, None), out)
    return out.getvalue().decode()


@pytest.mark.parametrize("form", FileFormat)
def test_what_one_log_exports_another_takes_in_once(workspace: Workspace, tmp_path: Path, form: FileFormat) -> None:
    logged(workspace, "hanging-leg-raise 3x8")
    text = exported(workspace, form)
    other = Workspace(places_in(tmp_path / "other"), lambda: NOW)
    (tmp_path / "other").mkdir()
    preview = import_file(other, "log", io.BytesIO(text.encode()), dry_run=True)
    assert (preview.imported.added, preview.imported.change, exported(other)) == (3, None, "")
    report = import_file(other, "log", io.BytesIO(text.encode()))
    assert (report.format, report.sets, report.sessions, report.imported.added) == (form, 3, 1, 3)
    assert (report.since, report.until, report.unmatched, report.bad) == (
        date(2026, 11, 18),
        date(2026, 11, 18),
        (),
        (),
    )
    assert exported(other, form) == text
    again = import_file(other, "log", io.BytesIO(text.encode()))
    assert (again.imported.added, again.imported.already_there, again.imported.change) == (0, 3, None)
    other.close()


def test_names_without_an_entry_are_counted_with_the_closest_ones(workspace: Workspace) -> None:
    logged(workspace, "hanging-leg-raise 3x8")
    text = exported(workspace).replace('"hanging-leg-raise"', '"Hanging Leg Rises"').replace('"id": "', '"id": "Z')
    [unmatched] = import_file(workspace, "log", io.BytesIO(text.encode())).unmatched
    assert (unmatched.name, unmatched.sets, unmatched.suggestions[0]) == ("Hanging Leg Rises", 3, "hanging-leg-raise")


def test_a_bad_line_keeps_everything_out_unless_it_may_be_left_out(workspace: Workspace) -> None:
    logged(workspace, "hanging-leg-raise 8")
    data = exported(workspace).replace('"id": "', '"id": "Z').encode() + b"{}\n"
    with pytest.raises(Refused, match=r"^mine\.jsonl:2: .*; nothing was imported"):
        import_file(workspace, "mine.jsonl", io.BytesIO(data))
    assert [one.line for one in import_file(workspace, "mine.jsonl", io.BytesIO(data), dry_run=True).bad] == [2]
    report = import_file(workspace, "mine.jsonl", io.BytesIO(data), skip_bad=True)
    assert (report.imported.added, [one.line for one in report.bad]) == (1, [2])
