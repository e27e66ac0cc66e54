"""`hipflex settings`: every value with where it comes from; changing one changes nothing else."""

from __future__ import annotations

import pytest

from tests.cli.home import Home

WRITTEN = """# mine
unit: lb   # pounds

bands: [light, heavy]
programme: runners-six-weeks
"""


def value(home: Home, key: str) -> object:
    return {row["key"]: row["value"] for row in home.ok("settings", "show", "--json").json}[key]


def written(home: Home, text: str) -> None:
    home.config.mkdir(parents=True, exist_ok=True)
    (home.config / "settings.yaml").write_text(text, encoding="utf-8")


def test_a_value_from_the_file_says_its_place_there(home: Home) -> None:
    written(home, WRITTEN)
    rows = {row["key"]: row for row in home.ok("settings", "show", "--json").json}
    assert (rows["unit"]["value"], rows["unit"]["from"]) == ("lb", "file")
    assert rows["unit"]["where"] == f"{home.config / 'settings.yaml'}:2:7"
    assert (rows["sound"]["from"], rows["sound"]["where"]) == ("default", None)
    assert "settings.yaml:2:7" in home.ok("settings", "show").out


def test_one_value_is_changed_and_all_else_stays_as_it_was_written(home: Home) -> None:
    written(home, WRITTEN)
    assert home.ok("settings", "set", "bands", "red,", "green").out == "bands: light, heavy → red, green\n"
    home.ok("settings", "set", "unit", "kg")
    home.ok("settings", "set", "sound", "off")
    assert (home.config / "settings.yaml").read_text(encoding="utf-8") == (
        "# mine\nunit: kg   # pounds\n\nbands: [red, green]\nprogramme: runners-six-weeks\nsound: off\n"
    )


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("unit", ["lb"], "lb"),
        ("target_per_week", ["3"], 3),
        ("programme", ["runners-six-weeks"], "runners-six-weeks"),
        ("bands", ["light", "heavy"], ["light", "heavy"]),
        ("equipment", ["pull-up bar, dumbbell"], ["pull-up bar", "dumbbell"]),
        ("load_step", ["2.5lb"], "2.5lb"),
        ("sound", ["voice"], "voice"),
        ("stage", ["digits"], "digits"),
    ],
)
def test_every_setting_can_be_changed(home: Home, key: str, words: list[str], expected: object) -> None:
    changed = home.ok("settings", "set", key, *words, "--json").json
    assert changed["value"] == expected
    assert value(home, key) == expected


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("unit", ["stone"]),
        ("target_per_week", ["0"]),
        ("target_per_week", ["8"]),
        ("target_per_week", ["two"]),
        ("programme", ["nope"]),
        ("programme", ["hip-flexor"]),
        ("bands", ["red", "red"]),
        ("bands", ["5kg"]),
        ("load_step", ["0kg"]),
        ("load_step", ["1"]),
        ("sound", ["loud"]),
        ("stage", ["huge"]),
    ],
)
def test_a_bad_value_is_refused_and_the_file_stays_as_it_was(home: Home, key: str, words: list[str]) -> None:
    home.refused("settings", "set", key, *words)
    assert not (home.config / "settings.yaml").exists()
    home.ok()


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("unit: stone\n", "1:7", "kg or lb"),
        ("# x\ntarget_per_week: 9\n", "2:18", "1 to 7"),
        ("colour: red\n", "1:1", "unknown key 'colour'"),
        ("untit: kg\n", "1:1", "did you mean unit"),
        ("unit: kg\nunit: lb\n", "2:1", "unit"),
        ("- kg\n", "1:1", "settings"),
        ("unit: [kg\n", "", "YAML"),
        ("bands: red\n", "1:8", "list"),
        ("programme: nope\n", "1:12", "no programme is called 'nope'"),
        ("unit: &a kg\n", "1:7", ""),
        ("bands: [red, 5kg]\n", "1:14", "5kg"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(home: Home, text: str, place: str, says: str) -> None:
    written(home, text)
    refusal = home.refused(says=says)
    assert f"settings.yaml:{place}" in refusal.err
    assert len(refusal.err.splitlines()) == 1


def test_an_empty_file_sets_nothing(home: Home) -> None:
    for text in ("", "# nothing yet\n", "\n"):
        written(home, text)
        assert value(home, "unit") == "kg"


def test_a_file_that_cannot_be_read_is_one_line(home: Home) -> None:
    (home.config / "settings.yaml").mkdir(parents=True)
    home.refused("settings", "show", says="can't be read")
    home.refused("settings", "set", "unit", "lb", says="can't be")


def test_a_programme_may_be_named_by_its_title(home: Home) -> None:
    home.ok("settings", "set", "programme", "Six", "weeks", "for", "runners")
    assert home.ok("due", "--json").json["due"]["programme"] == "runners-six-weeks"


def test_the_target_is_what_the_week_is_held_against(home: Home) -> None:
    home.ok("settings", "set", "target_per_week", "1")
    home.ok("log", "lunge", "5x10L")
    today = home.ok("--json").json
    assert (today["week"]["target"], today["due"], today["streak_weeks"]) == (1, None, 1)


def test_pounds_bring_a_step_of_their_own(home: Home) -> None:
    assert home.ok("settings", "set", "unit", "lb").err == ""
    assert value(home, "load_step") == "2.5lb"
    home.ok("settings", "set", "load_step", "5lb")
    home.ok("settings", "set", "unit", "kg")
    assert value(home, "load_step") == "5lb"


@pytest.mark.parametrize(
    ("words", "expected", "written"),
    [
        (["pull-up", "bar"], ["pull-up bar"], "[pull-up bar]"),
        (["Pull_up BAR, Ankle-Weight"], ["pull-up bar", "ankle weight"], "[pull-up bar, ankle weight]"),
        (["ankle weight", "dumbbell"], ["ankle weight", "dumbbell"], "[ankle weight, dumbbell]"),
        (["[ankle weight]"], ["ankle weight"], "[ankle weight]"),
        (["none"], "none", "none"),
        (["All"], "all", "All"),
        (["[]"], "none", "none"),
    ],
)
def test_equipment_is_what_the_catalogue_knows_or_all_or_none(
    home: Home, words: list[str], expected: object, written: str
) -> None:
    changed = home.ok("settings", "set", "equipment", *words, "--json").json
    assert (changed["before"], changed["value"]) == (None, expected)
    assert (home.config / "settings.yaml").read_text(encoding="utf-8") == f"equipment: {written}\n"
    assert value(home, "equipment") == expected


def test_equipment_that_the_catalogue_does_not_know_is_refused_and_the_file_stays(home: Home) -> None:
    written(home, "equipment: [dumbbell]\n")
    home.refused(
        "settings",
        "set",
        "equipment",
        "pullup bar",
        says="no equipment is called 'pullup bar'; did you mean pull-up bar? There is: ",
    )
    home.refused(
        "settings", "set", "equipment", "dumbbell, treadmill", says="'treadmill'; there is: pull-up bar, bench, "
    )
    home.refused("settings", "set", "equipment", "?", says="ankle weight, ")
    assert (home.config / "settings.yaml").read_text(encoding="utf-8") == "equipment: [dumbbell]\n"


def test_unknown_equipment_in_the_file_is_refused_with_its_place_and_can_be_put_right(home: Home) -> None:
    written(home, "unit: kg\nequipment: [dumbbel]\n")
    refusal = home.refused("next", says="no equipment is called 'dumbbel'; did you mean dumbbell")
    assert f"{home.config / 'settings.yaml'}:2:12" in refusal.err
    home.refused("log", "lunge", "10")
    home.ok("settings", "set", "equipment", "dumbbell")
    home.ok("next")


def test_equipment_of_ones_own_is_known_too(home: Home) -> None:
    home.entry("", "equipment.yaml", "sand bag: {use: to carry}\n")
    home.ok("settings", "set", "equipment", "Sand bag")
    assert value(home, "equipment") == ["sand bag"]


def test_a_setting_that_is_taken_out_is_as_usual_again(home: Home) -> None:
    written(home, WRITTEN)
    assert home.ok("settings", "unset", "unit").out == "unit: lb → kg\n"
    assert home.ok("settings", "unset", "equipment").out == "equipment: unset → unset\n"
    assert (home.config / "settings.yaml").read_text(encoding="utf-8") == WRITTEN.replace("unit: lb   # pounds\n", "")
    home.refused("settings", "unset", "colour", says="no setting is called")


def test_a_voice_that_the_system_lacks_is_said_to_be_the_bell(home: Home) -> None:
    said = home.ok("settings", "set", "sound", "voice", PATH="/nowhere")
    assert "the bell rings instead" in said.err
    assert value(home, "sound") == "voice"
    assert home.ok("settings", "set", "sound", "bell", PATH="/nowhere").err == ""


@pytest.mark.parametrize("place", ["log.db", "log.db-journal", "log.db.machine"])
@pytest.mark.parametrize("words", ["set unit lb", "unset unit"])
def test_settings_are_never_written_where_the_log_is_or_will_be(home: Home, place: str, words: str) -> None:
    own = home.log_file.with_name(place)
    own.parent.mkdir(parents=True)
    home.config.mkdir(parents=True)
    (home.config / "settings.yaml").symlink_to(own)
    home.refused("settings", *words.split(), says="the training log")
    home.refused("settings", *words.split(), "--settings", own, says="training log")
    assert not own.exists()


def test_settings_alone_shows_them(home: Home) -> None:
    assert home.ok("settings").out == home.ok("settings", "show").out
    written(home, "unit: lb\n")
    other = home.config / "settings.yaml"
    assert home.ok("settings", "--settings", other, "--json").json[0]["value"] == "lb"
    assert home.ok("settings", "--settings", other, "show", "--json").json[0]["value"] == "lb"
    assert home.ok("settings", "--json").json == home.ok("settings", "show", "--json").json
