"""What the coach says through the front door."""

from __future__ import annotations

import pytest

from tests.cli.home import Home

RAISE = "standing-hip-flexor-raise"


@pytest.mark.parametrize(("unit", "load", "step"), [("kg", "5kg", "2.5kg"), ("lb", "10lb", "5lb")])
def test_the_coach_speaks_the_unit_of_the_settings_and_stays_on_its_steps(
    home: Home, unit: str, load: str, step: str
) -> None:
    home.ok("settings", "set", "unit", unit)
    home.ok("settings", "set", "load_step", step)
    home.ok("log", RAISE, f"3x10@{load}", "--at", "2 days ago")
    told = home.ok("next").out
    [line] = [line for line in told.splitlines() if line.startswith("Standing hip flexor raise")]
    amount = f"{load.removesuffix(unit)} {unit}"
    assert f"10, 10, 10 with {amount} " in line
    assert f": add {step.removesuffix(unit)} {unit}" in line
