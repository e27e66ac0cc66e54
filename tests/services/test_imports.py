"""What an import came to, as values."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from hipflex.errors import Refused
from hipflex.services.export import FileFormat, export_log
from hipflex.services.imports import incoming_file
from hipflex.services.incoming import IncomingFile, Said
from hipflex.services.names import window
from hipflex.services.workspace import Workspace
from tests.services.samples import NOW, knowing_the_catalogue, logged


def exported(workspace: Workspace, form: FileFormat = FileFormat.JSONL) -> str:
    out = io.BytesIO()
    export_log(workspace, form, window(workspace, None, None), out)
    return out.getvalue().decode()


def incoming(workspace: Workspace, name: str, data: bytes, *, skip_bad: bool = False) -> IncomingFile:
    said = Said(skip_bad=skip_bad)
    return incoming_file(workspace, name, io.BytesIO(data), said, lambda things, _what, _total: iter(things))


@pytest.mark.parametrize("form", FileFormat)
def test_what_one_log_exports_another_takes_in_once(workspace: Workspace, tmp_path: Path, form: FileFormat) -> None:
    logged(workspace, "hanging-leg-raise 3x8")
    text = exported(workspace, form)
    other = Workspace(knowing_the_catalogue(tmp_path / "other"), lambda: NOW)
    preview = incoming(other, "log", text.encode()).preview()
    assert (preview.imported.added, preview.imported.change, exported(other)) == (3, None, "")
    report = incoming(other, "log", text.encode()).carry_out()
    assert (report.format, report.sets, report.sessions, report.imported.added) == (form, 3, 1, 3)
    assert (report.since, report.until, report.unmatched, report.bad) == (
        date(2026, 11, 18),
        date(2026, 11, 18),
        (),
        (),
    )
    assert exported(other, form) == text
    again = incoming(other, "log", text.encode()).carry_out()
    assert (again.imported.added, again.imported.already_there, again.imported.change) == (0, 3, None)
    other.close()


def test_names_without_an_entry_are_counted_with_the_closest_ones(workspace: Workspace) -> None:
    logged(workspace, "hanging-leg-raise 3x8")
    text = exported(workspace).replace('"hanging-leg-raise"', '"Hanging Leg Rises"').replace('"id": "', '"id": "Z')
    [unmatched] = incoming(workspace, "log", text.encode()).carry_out().unmatched
    assert (unmatched.name, unmatched.sets, unmatched.suggestions[0]) == ("Hanging Leg Rises", 3, "hanging-leg-raise")


def test_a_bad_line_keeps_everything_out_unless_it_may_be_left_out(workspace: Workspace) -> None:
    logged(workspace, "hanging-leg-raise 8")
    data = exported(workspace).replace('"id": "', '"id": "Z').encode() + b"{}\n"
    with pytest.raises(Refused, match=r"^mine\.jsonl:2: .*; nothing was imported"):
        incoming(workspace, "mine.jsonl", data).carry_out()
    assert [one.line for one in incoming(workspace, "mine.jsonl", data).preview().bad] == [2]
    report = incoming(workspace, "mine.jsonl", data, skip_bad=True).carry_out()
    assert (report.imported.added, [one.line for one in report.bad]) == (1, [2])
