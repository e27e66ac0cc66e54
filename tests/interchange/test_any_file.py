"""Files of every format and variant, made from histories that nobody lived: each set is there once, as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.home import Home
from tests.interchange.exports.forms import A_FEW, FORMS, Form
from tests.interchange.exports.importing import check_whole


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").knowing_the_catalogue()


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_set_is_there_once_with_every_measure(home: Home, form: Form) -> None:
    check_whole(home, form, form.history(1))


@pytest.mark.parametrize("form", A_FEW, ids=str)
def test_a_log_with_an_import_is_sound(home: Home, form: Form) -> None:
    check_whole(home, form, form.history(2))
    home.ok("doctor")
