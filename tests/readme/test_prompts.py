"""The recipes for prompts, each tried with the program that it is for: what they show, and that they start nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.durability.traced import has_strace
from tests.readme.readme import DOCS, block, text_of

PROMPTS = text_of(DOCS / "prompts.md")
DUE = "due: hip-flexor (1 of 2 this week; `id` $(id) %F{red}\\u)\n2999-01-01\nmore\n"
STARTS = re.compile(r"^\d+ +(?:execve|fork|vfork|clone3?)\((?!.*CLONE_THREAD).*= \d+$", re.MULTILINE)


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed here")


class Shell:
    """A home with a status file, and shells in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.file = home / ".local" / "share" / "hipflex" / "log.db.status"
        self.file.parent.mkdir(parents=True)
        self.environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color"}

    def says(self, *command: str) -> tuple[str, int]:
        """What a shell prints, and how many processes it was and started."""
        trace = self.home / "trace"
        watched = ["strace", "-f", "-e", "trace=execve,fork,vfork,clone,clone3", "-o", str(trace)]
        done = subprocess.run(
            [*(watched if has_strace() else []), *command],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        assert done.stderr == ""
        return done.stdout, len(STARTS.findall(trace.read_text())) if trace.exists() else 0


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


SHELLS = {
    "bash": (["bash", "--norc", "-c"], "PS1='> '\n", 'hipflex_due; hipflex_due; printf %s "${PS1@P}"'),
    "zsh": (["zsh", "-f", "-c"], "PROMPT='> '\n", 'hipflex_due; hipflex_due; print -nP "$PROMPT"'),
    "fish": (["fish", "--no-config", "-c"], "", "emit fish_prompt; emit fish_prompt; fish_right_prompt; echo -n '> '"),
}
EACH_SHELL = [pytest.param(name, marks=needs(name)) for name in SHELLS]


def prompt(shell: Shell, name: str) -> tuple[str, int]:
    """A shell's prompt, its blanks left out, and how many processes it took."""
    command, before, ask = SHELLS[name]
    said, processes = shell.says(*command, f"{before}{block(PROMPTS, name)}\n{ask}")
    _, without = shell.says(*command, f"{before}{block(PROMPTS, name)}")
    return said.replace(" ", ""), processes - without


@pytest.mark.parametrize("name", EACH_SHELL)
@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (DUE, "due:hip-flexor"),
        ("not due: you have trained today\n2999-01-01\n", ""),
        ("due: `id`$(id)%F{red}\\u\n2999-01-01\n", "due:`id`$(id)%F{red}\\u"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_prompt_shows_what_is_due_and_starts_no_process(
    shell: Shell, name: str, content: str | None, shown: str
) -> None:
    if content is not None:
        shell.file.write_text(content)
    assert prompt(shell, name) == (f"{shown}>", 0)


@pytest.mark.parametrize("name", [one for one in EACH_SHELL if one.values != ("fish",)])
def test_a_prompt_shows_nothing_once_the_day_is_over(shell: Shell, name: str) -> None:
    shell.file.write_text(DUE.replace("2999-01-01", time.strftime("%Y-%m-%d")))
    assert prompt(shell, name)[0] == ">"


@pytest.mark.skipif(not has_strace(), reason="strace is not installed here")
def test_a_process_that_a_recipe_started_would_be_counted(shell: Shell) -> None:
    assert shell.says("bash", "--norc", "-c", "x=$(</dev/null); /bin/true; :")[1] == 3


@needs("starship")
def test_starship_shows_what_the_shell_has_read(shell: Shell) -> None:
    config = shell.home / "starship.toml"
    config.write_text(block(PROMPTS, "starship"))
    shell.environment |= {"STARSHIP_CONFIG": str(config), "HIPFLEX_DUE": "due: hip-flexor"}
    assert "due: hip-flexor" in shell.says("starship", "module", "env_var.HIPFLEX_DUE")[0]


def eventually(ask: Callable[[], str], expected: str) -> None:
    """Waits for an answer."""
    deadline = time.monotonic() + 20
    while expected not in (said := ask()):
        assert time.monotonic() < deadline, said
        time.sleep(0.1)


@needs("tmux")
def test_tmux_shows_what_the_shell_has_named_its_pane(shell: Shell) -> None:
    shell.file.write_text(DUE)
    (shell.home / "rc").write_text(f"PS1='> '\n{block(PROMPTS, 'bash')}\n{block(PROMPTS, 'tmux-bash')}\n")
    (shell.home / "tmux.conf").write_text(f"{block(PROMPTS, 'tmux')}\n")
    tmux = ["tmux", "-S", str(shell.home / "socket"), "-f", str(shell.home / "tmux.conf")]
    rc = f"bash --rcfile {shell.home / 'rc'}"
    subprocess.run([*tmux, "new-session", "-d", rc], env=shell.environment, check=True)

    def status() -> str:
        shown = [*tmux, "display-message", "-p", "#{T:status-right}"]
        return subprocess.run(shown, env=shell.environment, capture_output=True, text=True, check=True).stdout

    try:
        eventually(status, "due: hip-flexor ")
    finally:
        subprocess.run([*tmux, "kill-server"], env=shell.environment, check=True)


def test_the_script_for_waybar_goes_on_reading_and_starts_nothing_more(shell: Shell) -> None:
    shell.file.write_text(DUE)
    script = block(PROMPTS, "waybar-bash").replace("-t 60", "-t 0.05").replace("-rt 60", "-rt 0.05")
    running = subprocess.Popen(["bash", "-c", script], env=shell.environment, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    try:
        assert [running.stdout.readline() for _ in range(5)] == ["due: hip-flexor\n"] * 5
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        assert not children.exists() or children.read_text() == ""
        shell.file.unlink()
        eventually(running.stdout.readline, "\n")
    finally:
        running.kill()
        running.communicate()


@pytest.fixture
def desk() -> Iterator[Shell]:
    """A home that another user may enter."""
    with tempfile.TemporaryDirectory() as folder:
        yield Shell(Path(folder))


def given_to_nobody(home: Path) -> dict[str, Any]:
    """As whom a program is to be run in a home that was the superuser's."""
    import pwd

    nobody = pwd.getpwnam("nobody")
    for path in (home, *home.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


SWAY = """
output * resolution 800x600
exec waybar --config {home}/config --style /dev/null >{home}/said 2>&1
"""


@needs("sway")
@needs("waybar")
def test_waybar_starts_the_script(desk: Shell) -> None:
    shell = desk
    shell.file.write_text(DUE)
    (shell.home / ".config" / "waybar").mkdir(parents=True)
    witness = "printf '%s\\n' \"${line%% (*}\" | tee -a ~/shown"
    script = block(PROMPTS, "waybar-bash").replace("printf '%s\\n' \"${line%% (*}\"", witness)
    (shell.home / ".config" / "waybar" / "hipflex.bash").write_text(script)
    module = json.loads(f"{{{block(PROMPTS, 'waybar')}}}")
    (shell.home / "config").write_text(json.dumps({"modules-left": ["custom/hipflex"], **module}))
    (shell.home / "sway").write_text(SWAY.format(home=shell.home))
    runtime = shell.home / "runtime"
    runtime.mkdir(mode=0o700)
    headless = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
    environment = shell.environment | headless | {"XDG_RUNTIME_DIR": str(runtime)}
    nobody = given_to_nobody(shell.home) if os.geteuid() == 0 else {}  # sway is for no superuser
    with (shell.home / "log").open("w") as log:
        command = ["sway", "-c", str(shell.home / "sway")]
        sway = subprocess.Popen(command, env=environment, stdout=log, stderr=log, **nobody)
    try:
        shown = shell.home / "shown"
        eventually(lambda: shown.read_text() if shown.exists() else "", "due: hip-flexor\n")
    finally:
        sway.terminate()
        sway.wait(timeout=20)
    assert "[error]" not in (shell.home / "said").read_text()
