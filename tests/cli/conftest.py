"""A home for every test, in which nothing is but what is kept of the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").knowing_the_catalogue()


@pytest.fixture
def untouched(tmp_path: Path) -> Home:
    """A home in which nothing is at all."""
    return Home(tmp_path / "home")


@pytest.fixture
def used(home: Home) -> Home:
    """A home with two sessions of strength and one of stretching, and a workout under way."""
    return in_use(home)


@pytest.fixture(scope="session")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The same, once for all who only look."""
    return in_use(Home(tmp_path_factory.mktemp("looked_at")).knowing_the_catalogue())


def in_use(home: Home) -> Home:
    home.ok("log", "standing-hip-flexor-raise", "3x12/10@2kg", "5", "warmup", "--at", "2026-01-05 08:00")
    home.ok("log", "hanging-leg-raise", "3x8", "--at", "2026-01-12 08:00", "--workout", "hip-flexor")
    home.ok("log", "kneeling-lunge", "40s/30s", "--at", "2026-01-13 08:00")
    home.run("workout", "start", "hip-flexor", stdin="9\nnote fine\n")
    return home
