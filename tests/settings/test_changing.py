"""One setting changed in a file that people write too."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.measures import Load, Unit
from hipflex.errors import Refused
from hipflex.settings.file import change_setting, unset_setting
from hipflex.settings.loading import load_settings
from hipflex.settings.values import ALL, KEYS, NONE, Settings, Sound, Stage, settings_of
from tests.generated import generated


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.yaml"


def changed(file: Path, text: str, key: str, *words: str) -> str:
    """The text of the file after a change."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode())
    change_setting(file, key, words)
    return file.read_bytes().decode()


def test_the_first_change_makes_the_file(file: Path) -> None:
    before, after = change_setting(file, "unit", ["lb"])
    assert (before, after) == (Settings(), Settings(unit=Unit.LB, load_step=Load(1134)))
    assert file.read_text(encoding="utf-8") == "unit: lb\n"


@pytest.mark.parametrize(
    ("key", "words", "value", "written"),
    [
        ("unit", ["LB"], Unit.LB, "unit: LB\n"),
        ("target_per_week", ["3"], 3, "target_per_week: 3\n"),
        ("programme", ["Six", "weeks"], "Six weeks", "programme: Six weeks\n"),
        ("programme", ["no"], "no", "programme: no\n"),
        ("programme", ["a: b # c"], "a: b # c", 'programme: "a: b # c"\n'),
        ("programme", ["- ä"], "- ä", 'programme: "- ä"\n'),
        ("programme", ["💪"], "💪", 'programme: "💪"\n'),
        ("bands", ["red", "blue"], ("red", "blue"), "bands: [red, blue]\n"),
        ("bands", ["[red,blue]"], ("red", "blue"), "bands: [red, blue]\n"),
        ("bands", ["[]"], (), "bands: []\n"),
        ("bands", [], (), "bands: []\n"),
        (
            "equipment",
            ["pull-up bar, ankle weight"],
            ("pull-up bar", "ankle weight"),
            "equipment: [pull-up bar, ankle weight]\n",
        ),
        ("equipment", ["ankle weight"], ("ankle weight",), "equipment: [ankle weight]\n"),
        ("equipment", ["None"], NONE, "equipment: None\n"),
        ("equipment", ["all"], ALL, "equipment: all\n"),
        ("equipment", ["[]"], NONE, "equipment: []\n"),
        ("equipment", ["pull-up bar", "band"], ("pull-up bar", "band"), "equipment: [pull-up bar, band]\n"),
        ("equipment", ['["ankle weight", bench]'], ("ankle weight", "bench"), "equipment: [ankle weight, bench]\n"),
        ("equipment", ["[ankle weight]"], ("ankle weight",), "equipment: [ankle weight]\n"),
        ("bands", ["light heavy"], ("light", "heavy"), "bands: [light, heavy]\n"),
        ("equipment", ["'x',{y}"], ("'x'", "{y}"), 'equipment: ["\'x\'", "{y}"]\n'),
        ("load_step", ["2,5lb"], Load(1134), 'load_step: "2,5lb"\n'),
        ("sound", ["off"], Sound.OFF, "sound: off\n"),
    ],
)
def test_a_value_reads_back_as_it_was_set(
    file: Path, key: str, words: Sequence[str], value: object, written: str
) -> None:
    _, after = change_setting(file, key, words)
    assert getattr(after, key) == value
    assert getattr(load_settings(file).settings, key) == value
    assert file.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("text", "key", "words", "written"),
    [
        ("unit: kg\n", "unit", ["lb"], "unit: lb\n"),
        ("unit: kg", "unit", ["lb"], "unit: lb\n"),
        ("unit: kg", "sound", ["off"], "unit: kg\nsound: off\n"),
        ("# mine\n\nunit:   kg\n\n# end\n", "unit", ["lb"], "# mine\n\nunit: lb\n\n# end\n"),
        ("unit: kg # at home\n", "unit", ["lb"], "unit: lb # at home\n"),
        ("sound: off   # don't wake the \"kids\"\n", "sound", ["bell"], "sound: bell   # don't wake the \"kids\"\n"),
        ("sound: 'off' # it's late\n", "sound", ["bell"], "sound: bell # it's late\n"),
        ("equipment: ['a #b', \"c # d\"] # e\n", "equipment", ["x"], "equipment: [x] # e\n"),
        ("'unit': kg\nsound: off\n", "unit", ["lb"], "unit: lb\nsound: off\n"),
        ("unit:\n  kg\nsound: off\n", "unit", ["lb"], "unit: lb\nsound: off\n"),
        ("bands: [a,\n  b]\nunit: lb\n", "bands", ["c"], "bands: [c]\nunit: lb\n"),
        ("bands:\n- a\n- b\nunit: lb\n", "bands", ["c"], "bands: [c]\nunit: lb\n"),
        ("bands:\n# weakest first\n- a\n# then\n- b\n# end\nunit: lb\n", "bands", ["c"],
         "bands: [c]\n# weakest first\n# then\n# end\nunit: lb\n"),
        ("bands:\n  # weakest\n  - a\n\nunit: lb\n", "bands", ["c"], "bands: [c]\n  # weakest\n\nunit: lb\n"),
        ("bands: [a, b]\n   # don't\nunit: lb\n", "bands", ["c"], "bands: [c]\n   # don't\nunit: lb\n"),
        ("unit: kg\r\nsound: off # late\r\n", "unit", ["lb"], "unit: lb\r\nsound: off # late\r\n"),
        ("unit: kg\r\n", "sound", ["off"], "unit: kg\r\nsound: off\r\n"),
        ("---\nunit: kg\n...\n", "unit", ["lb"], "---\nunit: lb\n...\n"),
        ("bands: [a, b]\nunit: kg\nprogramme: >\n  my\n  own\n", "unit", ["lb"],
         "bands: [a, b]\nunit: lb\nprogramme: >\n  my\n  own\n"),
    ],
)  # fmt: skip
def test_all_else_stays_as_it_stands(file: Path, text: str, key: str, words: Sequence[str], written: str) -> None:
    assert changed(file, text, key, *words) == written


@pytest.mark.parametrize(
    "text",
    [
        "{unit: kg}\n",
        "  unit: kg\n",
        "? unit\n: kg\n",
        '"un\\x69t": kg\n',
        "bands: [a,\nb]\n",
    ],
)
def test_what_can_not_be_changed_safely_is_left_to_the_person(file: Path, text: str) -> None:
    key = "bands" if "bands" in text else "unit"
    with pytest.raises(Refused, match=f"write `{key}: .*` in it yourself"):
        changed(file, text, key, *(["lb"] if key == "unit" else ["c"]))
    assert file.read_bytes() == text.encode()


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("units", ["lb"], "did you mean unit?"),
        ("unit", ["stone"], "unit: 'stone' does not fit here; expected kg or lb"),
        ("unit", [], "expected kg or lb"),
        ("programme", [" "], "the name of a programme"),
        ("target_per_week", ["2", "3"], "a whole number from 1 to 7"),
        ("bands", ["light 2, red"], "words that begin with a letter"),
        ("load_step", ["2"], "a load with its unit"),
        ("programme", ["\udcff"], "programme"),
        ("equipment", ["\udcff"], "equipment"),
    ],
)
def test_a_bad_value_is_refused_and_nothing_is_written(file: Path, key: str, words: Sequence[str], said: str) -> None:
    with pytest.raises(Refused) as refused:
        change_setting(file, key, words)
    assert said in str(refused.value)
    assert not file.exists()


def test_a_file_that_is_wrong_elsewhere_is_refused_with_the_place_and_left_alone(file: Path) -> None:
    with pytest.raises(Refused, match=":2:8: 'loud' does not fit"):
        changed(file, "unit: kg\nsound: loud\n", "unit", "lb")
    assert file.read_bytes() == b"unit: kg\nsound: loud\n"


def test_a_file_that_is_kept_elsewhere_is_changed_there(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.yaml"
    kept.write_text("unit: kg\n", encoding="utf-8")
    file.parent.mkdir()
    file.symlink_to(kept)
    change_setting(file, "unit", ["lb"])
    assert file.is_symlink()
    assert kept.read_text(encoding="utf-8") == "unit: lb\n"


def test_nothing_is_left_beside_the_file(file: Path) -> None:
    change_setting(file, "unit", ["lb"])
    change_setting(file, "unit", ["kg"])
    assert list(file.parent.iterdir()) == [file]


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(Refused, match="can't be"):
        change_setting(tmp_path / "config" / "settings.yaml", "unit", ["lb"])


WAYS: dict[str, list[tuple[str, Any]]] = {
    "unit": [("unit: lb", Unit.LB), ("'unit' :  lb", Unit.LB), ("unit:\n  lb", Unit.LB), ('"unit": "lb"', Unit.LB)],
    "target_per_week": [("target_per_week: 3 # three", 3), ("target_per_week:\n\n   '4'", 4)],
    "programme": [
        ("programme: runner's own # it's mine", "runner's own"),
        ("programme: >-\n  my\n  own\n\n", "my own"),
        ("programme: 'unit: kg'", "unit: kg"),
        ("programme: |-\n  unit: kg\n  # no remark", "unit: kg # no remark"),
    ],
    "bands": [
        ("bands: [a, b]", ("a", "b")),
        ("bands:\n- a # light\n- b", ("a", "b")),
        ("bands:\n  - a\n  # between\n  - b", ("a", "b")),
        ("bands: [a,\n# inside\n  b]", ("a", "b")),
        ("bands: [\n  a,\n  b\n  ] # both", ("a", "b")),
        ("bands: []", ()),
    ],
    "equipment": [("equipment: ['a # b', \"c: d\"] # e", ("a # b", "c: d")), ("equipment:\n  - bench\n", ("bench",))],
    "thigh_cm": [("thigh_cm: 40.5", 40.5), ("thigh_cm: 40 # to the knee", 40.0)],
    "sound": [("sound: off", Sound.OFF), ("sound:    bell #", Sound.BELL)],
    "stage": [("stage: line", Stage.LINE), ("stage: 'full' # by the mirror", Stage.FULL)],
}
BETWEEN = st.sampled_from(["", "# a remark", "# don't", "#unit: lb"])
NEW: dict[str, tuple[str, Any]] = {
    "unit": ("kg", Unit.KG),
    "target_per_week": ("7", 7),
    "programme": ("x: 'y'", "x: 'y'"),
    "bands": ("c, d", ("c", "d")),
    "equipment": ("e", ("e",)),
    "sound": ("voice", Sound.VOICE),
    "stage": ("digits", Stage.DIGITS),
    "thigh_cm": ("38cm", 38.0),
}
Written = tuple[str, Settings]


@st.composite
def files(draw: st.DrawFn) -> Written:
    """A settings file as somebody might write it, and what it says."""
    lines = [draw(BETWEEN)]
    said: dict[str, Any] = {}
    for key in draw(st.lists(st.sampled_from(sorted(WAYS)), unique=True)):
        way, said[key] = draw(st.sampled_from(WAYS[key]))
        lines += [way, draw(BETWEEN)]
    end, last = draw(st.sampled_from([("\n", "\n"), ("\n", ""), ("\r\n", "\r\n")]))
    return "\n".join(lines).replace("\n", end) + last, settings_of(said)


def remarks(text: str) -> list[str]:
    """The lines that are remarks."""
    return sorted(
        line.strip() for line in text.splitlines() if line.strip().startswith("#") and line.strip() != "# no remark"
    )


@given(files(), st.sampled_from(sorted(NEW)))
def test_a_change_changes_one_value_and_no_remark_or_nothing_at_all(written: Written, key: str) -> None:
    text, said = written
    word, value = NEW[key]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.yaml"
        file.write_bytes(text.encode())
        assert load_settings(file).settings == said
        try:
            before, after = change_setting(file, key, [word])
        except Refused:
            assert file.read_bytes() == text.encode()
            return
        assert before == said
        assert after == load_settings(file).settings
        assert getattr(after, key) == value
        others = [other for other in KEYS if other not in {key, "load_step"}]
        assert [getattr(after, other) for other in others] == [getattr(said, other) for other in others]
        assert remarks(file.read_bytes().decode()) == remarks(text)


def is_changed(written: Written, key: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.yaml"
        file.write_bytes(written[0].encode())
        try:
            change_setting(file, key, [NEW[key][0]])
        except Refused:
            return False
        return True


@pytest.mark.parametrize("key", sorted(NEW))
def test_most_files_can_be_changed(key: str) -> None:
    assert generated(files(), lambda written: key in written[0] and len(written[0]) > 40 and is_changed(written, key))
    for way, _ in WAYS[key]:
        whole = not any(odd in way for odd in ("# no remark", "# inside"))
        assert is_changed((way, Settings()), key) or not whole


def test_some_file_can_not_be_changed() -> None:
    assert not is_changed(("{unit: lb}", Settings()), "unit")


@pytest.mark.parametrize(
    ("text", "key", "written"),
    [
        ("unit: lb\nsound: off\n", "unit", "sound: off\n"),
        ("# mine\nunit: lb # at home\n# end\n", "unit", "# mine\n# end\n"),
        ("bands:\n  - a\n  # the last\n  - b\nunit: lb\n", "bands", "  # the last\nunit: lb\n"),
        ("unit: stone\n", "unit", ""),
        ("unit: lb\n", "sound", "unit: lb\n"),
    ],
)
def test_a_value_can_be_taken_out_again(file: Path, text: str, key: str, written: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    _, after = unset_setting(file, key)
    assert file.read_text(encoding="utf-8") == written
    assert getattr(after, key) == getattr(Settings(), key)


def test_what_can_not_be_taken_out_safely_is_left_to_the_person(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("{unit: lb, sound: off}\n", encoding="utf-8")
    with pytest.raises(Refused, match="take `unit` out of it yourself"):
        unset_setting(file, "unit")
    assert file.read_text(encoding="utf-8") == "{unit: lb, sound: off}\n"
    with pytest.raises(Refused, match="did you mean unit"):
        unset_setting(file, "units")


def test_a_value_that_is_not_set_makes_no_file(file: Path) -> None:
    assert unset_setting(file, "unit") == (Settings(), Settings())
    assert not file.parent.exists()


def test_a_line_of_blanks_takes_no_time(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(f"programme: a{' ' * 100_000}b  # mine\n")
    began = time.process_time()
    change_setting(path, "programme", ["c"])
    assert time.process_time() - began < 5
    assert path.read_text() == "programme: c  # mine\n"


def test_a_wrong_value_is_put_right(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("unit: stone  # heavy\nsound: off\n")
    change_setting(path, "unit", ["lb"])
    assert path.read_text() == "unit: lb  # heavy\nsound: off\n"
