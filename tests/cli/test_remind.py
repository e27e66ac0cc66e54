"""Reminders by the system's own scheduler: programs that stand for it lie on the PATH and keep what they were told."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.home import Home

SHELL_TOOLS = ("sh", "cat", "rm", "id", "env", "mkdir", "ln")
RECORDING = '#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done >> "$HOME/NAME.told"\n'
FAKES = {
    "systemctl": '#!/bin/sh\necho "$*" >> "$HOME/systemctl.told"\n',
    "sleeping-systemctl": '#!/bin/sh\necho "Failed to connect to bus" >&2\nexit 1\n',
    "failing-systemctl": '#!/bin/sh\ncase "$*" in *enable*) echo "no space" >&2; exit 1;; esac\n',
    "launchctl": '#!/bin/sh\necho "$*" >> "$HOME/launchctl.told"\n',
    "crontab": (
        '#!/bin/sh\ncase "$1" in\n'
        '-l) test -e "$HOME/crontab" && cat "$HOME/crontab" || { echo "no crontab for you" >&2; exit 1; };;\n'
        '-r) rm "$HOME/crontab";;\n'
        '-) cat > "$HOME/crontab";;\nesac\n'
    ),
    "forbidden-crontab": '#!/bin/sh\necho "you are not allowed to use this program" >&2\nexit 1\n',
    "notify-send": RECORDING.replace("NAME", "notify-send"),
    "osascript": RECORDING.replace("NAME", "osascript"),
}


class System:
    """A machine that has these programs beside a shell, and no others."""

    def __init__(self, home: Home, *programs: str) -> None:
        self.home = home
        folder = home.path / "bin"
        folder.mkdir()
        for tool in SHELL_TOOLS:
            (folder / tool).symlink_to(shutil.which(tool) or "")
        for name in programs:
            fake = folder / name.rpartition("ing-")[2].removeprefix("forbidden-")
            fake.write_text(FAKES[name], encoding="utf-8")
            fake.chmod(0o755)
        home.environment["PATH"] = str(folder)
        self.units = home.path / "config" / "systemd" / "user"
        self.agent = home.path / "Library" / "LaunchAgents" / "hipflex.remind.plist"
        self.crontab = home.path / "crontab"

    def told(self, program: str) -> list[str]:
        path = self.home.path / f"{program}.told"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def run_by_shell(self, script: str) -> None:
        """Runs what a scheduler would run: in an environment as bare as cron's."""
        bare = {"PATH": self.home.environment["PATH"], "HOME": str(self.home.path), "TZ": self.home.environment["TZ"]}
        subprocess.run(["/bin/sh", "-c", script], env=bare, check=True, cwd="/")

    @property
    def files(self) -> set[Path]:
        ignored = {"bin", "temporary", "data", "cache"}
        found = {path.relative_to(self.home.path) for path in self.home.path.rglob("*")}
        return {path for path in found if path.parts[0] not in ignored and not path.name.endswith(".told")}


def test_systemd_gets_a_service_and_a_timer_that_is_started(home: Home) -> None:
    system = System(home, "systemctl", "crontab", "notify-send")
    assert home.ok("remind", "--on", "mon thu 12:30").out.startswith("reminder mon thu 12:30, by systemd; next ")
    timer = (system.units / "hipflex-remind.timer").read_text(encoding="utf-8")
    assert "OnCalendar=Mon,Thu *-*-* 12:30:00\n" in timer
    service = (system.units / "hipflex-remind.service").read_text(encoding="utf-8")
    assert "hipflex due --quiet" in service
    assert "/bin/notify-send" in service
    assert system.told("systemctl")[1:] == [
        "--user daemon-reload",
        "--user enable hipflex-remind.timer",
        "--user restart hipflex-remind.timer",
    ]
    assert not system.crontab.exists()


def test_a_user_manager_that_does_not_run_is_none(home: Home) -> None:
    system = System(home, "sleeping-systemctl", "crontab", "notify-send")
    assert "by crontab" in home.ok("remind", "--on", "mon thu 12:30").out
    assert system.crontab.read_text(encoding="utf-8").startswith("30 12 * * 1,4 ")


def test_launchd_gets_an_agent(home: Home) -> None:
    system = System(home, "launchctl", "crontab", "osascript")
    home.ok("remind", "--on", "sat sun 7pm")
    agent = plistlib.loads(system.agent.read_bytes())
    assert agent["StartCalendarInterval"] == [
        {"Weekday": 6, "Hour": 19, "Minute": 0},
        {"Weekday": 7, "Hour": 19, "Minute": 0},
    ]
    assert system.told("launchctl")[0].startswith("bootstrap gui/")
    system.run_by_shell(agent["ProgramArguments"][2])
    assert system.told("osascript")[-1].startswith("due: hip-flexor (")


@pytest.mark.parametrize("programs", [["systemctl"], ["launchctl"], ["crontab"]])
def test_it_is_shown_and_taken_away_without_a_trace(home: Home, programs: list[str]) -> None:
    system = System(home, *programs, "notify-send")
    before = system.files
    shown = home.ok("remind", "--on", "weekdays 6:05", "--json").json
    assert home.ok("remind", "show", "--json").json == shown
    assert (shown["on"], shown["next"][11:16]) == ("weekdays 06:05", "06:05")
    assert home.ok("remind").out.startswith("reminder weekdays 06:05, by ")
    home.ok("remind", "--on", "daily noon")
    assert home.ok("remind", "--json").json["on"] == "daily 12:00"
    assert home.ok("remind", "off").out == "the reminder is gone\n"
    assert system.files == before
    assert home.ok("remind", "--json").json == {"on": None, "next": None, "scheduler": None}
    assert home.ok("remind", "off").out == "no reminder was set\n"


def test_a_link_that_systemctl_made_goes_too(home: Home) -> None:
    system = System(home, "systemctl", "notify-send")
    before = system.files
    home.ok("remind", "--on", "daily noon")
    wants = system.units / "timers.target.wants"
    wants.mkdir()
    (wants / "hipflex-remind.timer").symlink_to(system.units / "hipflex-remind.timer")
    home.ok("remind", "off")
    assert system.files == before


def test_units_of_other_programs_stay(home: Home) -> None:
    system = System(home, "systemctl", "notify-send")
    other = system.units / "other.service"
    other.parent.mkdir(parents=True)
    other.write_text("[Service]\n", encoding="utf-8")
    home.ok("remind", "--on", "daily noon")
    home.ok("remind", "off")
    assert [path.name for path in system.units.iterdir()] == ["other.service"]


@pytest.mark.parametrize(
    "lines",
    [
        b"# mine\nSHELL=/bin/fish\n\n5 5 * * 1 echo 50\\% # hipflex remind me\n#0 1 * * * x # hipflex remind\n",
        b"5 5 * * * no end of line",
        b"\n\n  # caf\xe9 \t\r\n",
    ],
)
def test_the_rest_of_a_crontab_stays_as_it_was_to_the_byte(home: Home, lines: bytes) -> None:
    system = System(home, "crontab", "notify-send")
    system.crontab.write_bytes(lines)
    for on in ("mon thu 12:30", "daily 8am"):
        home.ok("remind", "--on", on)
        own, _, rest = system.crontab.read_bytes().partition(b"\n")
        assert (own.count(b"due --quiet"), rest) == (1, lines)
    home.ok("remind", "off")
    assert system.crontab.read_bytes() == lines


def test_a_crontab_that_cannot_be_read_is_not_replaced(home: Home) -> None:
    System(home, "forbidden-crontab", "notify-send")
    home.refused("remind", "--on", "daily noon", says="not allowed")


AWKWARD = 'it\'s 100% "mine" & $HOME `x`'


@pytest.mark.parametrize("programs", [["systemctl"], ["crontab"]])
def test_the_places_that_were_named_are_carried_whatever_their_names(home: Home, programs: list[str]) -> None:
    system = System(home, *programs, "notify-send")
    log = home.path / AWKWARD / "log.db"
    log.parent.mkdir()
    home.ok("remind", "--on", "daily noon", HIPFLEX_LOG=f"{AWKWARD}/log.db", HIPFLEX_CATALOGUE="mine:yours")
    if programs == ["systemctl"]:
        [command] = [
            line.removeprefix("ExecStart=/bin/sh -c ")
            for line in (system.units / "hipflex-remind.service").read_text(encoding="utf-8").splitlines()
            if line.startswith("ExecStart")
        ]
        script = command[1:-1].replace("%%", "%").replace("$$", "$").replace('\\"', '"').replace("\\\\", "\\")
    else:
        script = system.crontab.read_text(encoding="utf-8").split(" ", 5)[5].replace("\\%", "%")
    assert f"--catalogue {home.path}/mine --catalogue {home.path}/yours" in script
    system.run_by_shell(script)
    assert system.told("notify-send")[:2] == ["--app-name=hipflex", "--"]
    assert system.told("notify-send")[2].startswith("due: hip-flexor (")
    assert log.exists()
    assert not home.log_file.exists()


def test_it_is_silent_once_the_workout_is_done(home: Home) -> None:
    system = System(home, "crontab", "notify-send")
    home.ok("remind", "--on", "daily noon")
    home.ok("log", "hanging-leg-raise", "6x8", "--workout", "hip-flexor")
    system.run_by_shell(system.crontab.read_text(encoding="utf-8").split(" ", 5)[5])
    assert system.told("notify-send") == []


@pytest.mark.parametrize("programs", [["systemctl"], ["launchctl"], ["crontab"]])
def test_print_shows_it_and_writes_nothing(home: Home, programs: list[str]) -> None:
    system = System(home, *programs, "notify-send")
    before = system.files
    printed = home.ok("remind", "--on", "mon thu 12:30", "--print").out
    assert "due --quiet" in printed
    written = home.ok("remind", "--on", "mon thu 12:30", "--print", "--json").json
    assert all(one["text"].strip() in printed for one in written["writes"])
    assert system.files == before
    assert home.ok("remind", "--json").json["on"] is None


def test_where_nothing_runs_a_reminder_one_line_says_what_to_do(home: Home) -> None:
    System(home, "notify-send")
    home.refused("remind", "--on", "daily noon", says="apt install cron")


def test_where_nothing_shows_a_notification_that_is_said(home: Home) -> None:
    System(home, "crontab")
    assert "there is no notify-send yet" in home.ok("remind", "--on", "daily noon").err
    assert home.refused("remind", "--on", "soon").err.count("hipflex: ") == 1


def test_a_unit_that_cannot_be_enabled_is_not_left_behind(home: Home) -> None:
    system = System(home, "failing-systemctl", "notify-send")
    before = system.files
    home.refused("remind", "--on", "daily noon", says="no space")
    assert system.files == before


def test_another_scheduler_hands_over(home: Home) -> None:
    system = System(home, "crontab", "notify-send")
    home.ok("remind", "--on", "daily noon")
    systemctl = home.path / "bin" / "systemctl"
    systemctl.write_text(FAKES["systemctl"], encoding="utf-8")
    systemctl.chmod(0o755)
    assert home.ok("remind", "--on", "daily 8am", "--json").json["scheduler"] == "systemd"
    assert not system.crontab.exists()


def test_what_was_changed_by_hand_is_not_guessed_at(home: Home) -> None:
    system = System(home, "systemctl", "launchctl", "crontab", "notify-send")
    home.ok("remind", "--on", "daily noon")
    system.agent.write_text("rewritten", encoding="utf-8")
    home.refused("remind", says="changed by hand")
    home.ok("remind", "off")
    (home.path / "bin" / "launchctl").unlink()
    home.ok("remind", "--on", "daily noon")
    timer = system.units / "hipflex-remind.timer"
    timer.write_text("[Timer]\nOnCalendar=hourly\n", encoding="utf-8")
    home.refused("remind", says="changed by hand")
    home.ok("remind", "off")
    system.crontab.write_text("@daily true # hipflex remind\n", encoding="utf-8")
    home.refused("remind", says="changed by hand")


def test_bad_words_are_refused_with_their_place(home: Home) -> None:
    System(home, "crontab", "notify-send")
    home.refused("remind", "--on", "mon tag 12:30", says="'tag' at 5")
    home.refused("remind", "--print", code=2, says="--print")
    home.refused("remind", "off", "--on", "daily noon", code=2, says="not both")
    home.refused("remind", "--on", "daily noon", "--log-file", "a\nb", says="control character")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze")
def test_systemd_itself_takes_the_units(home: Home) -> None:
    analyze = shutil.which("systemd-analyze") or ""
    system = System(home, "systemctl", "notify-send")
    home.ok("remind", "--on", "mon thu 12:30", HIPFLEX_LOG=f"{AWKWARD}/log.db")
    units = sorted(map(str, system.units.glob("hipflex-remind.*")))
    bare = {"HOME": str(home.path), "XDG_RUNTIME_DIR": str(home.temporary), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([analyze, "verify", "--user", *units], env=bare, capture_output=True, text=True, check=True)
    assert "hipflex-remind" not in done.stdout + done.stderr, "of other units it may say what it likes"
    said = subprocess.run([analyze, "calendar", "Mon,Thu *-*-* 12:30:00"], capture_output=True, text=True, check=True)
    assert "Normalized form: Mon,Thu *-*-* 12:30:00" in said.stdout


@pytest.mark.skipif(shutil.which("crontab") is None, reason="there is no crontab")
def test_cron_itself_takes_the_line(home: Home) -> None:
    real = shutil.which("crontab") or ""
    system = System(home, "crontab", "notify-send")
    home.ok("remind", "--on", "mon thu 12:30", HIPFLEX_LOG=f"{AWKWARD}/log.db")
    done = subprocess.run([real, "-n", system.crontab], capture_output=True, text=True, check=False)
    if "invalid option" in done.stderr:
        pytest.skip("this cron checks no file without taking it")
    assert done.returncode == 0, done
