"""An empty home, and the program in it: within this process, which is quicker, or in one of its own."""

from __future__ import annotations

import contextlib
import functools
import gc
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from unittest.mock import patch

from hipflex.__main__ import main
from tests.as_json.answers import fault_of
from tests.catalogue.keeping import moved

ROOT = Path(__file__).parents[2]
NOTHING: Mapping[str, str] = {}
BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"


@dataclass(frozen=True)
class Result:
    """How a run ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The documents on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


class Home:
    """A home folder that nobody has used yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.log_file = path / "data" / "hipflex" / "log.db"
        self.config = path / "config" / "hipflex"
        self.cache = path / "cache" / "hipflex" / "catalogue.cache"
        self.temporary = path / "temporary"
        self.temporary.mkdir(parents=True)
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(path),
            "LANG": "C.UTF-8",
            "TZ": BERLIN,
            "XDG_DATA_HOME": str(path / "data"),
            "XDG_CONFIG_HOME": str(path / "config"),
            "XDG_CACHE_HOME": str(path / "cache"),
            "COLUMNS": "80",
            "TERM": "xterm-256color",
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": str(ROOT),
        }

    def knowing_the_catalogue(self) -> Home:
        """The same home with what the first command that needs the catalogue would keep of it for the next."""
        self.cache.parent.mkdir(parents=True, exist_ok=True)
        self.cache.write_bytes(moved(*_kept_catalogue(), str(self.path)))
        return self

    def run(self, *words: object, stdin: str | bytes = "", **environment: str) -> Result:
        """The program within this process, as a pipe runs it."""
        return self._checked(words, self.within(*words, stdin=stdin, **environment))

    def within(self, *words: object, stdin: str | bytes = "", **environment: str) -> Result:
        """The same, whatever comes of it."""
        # The program leaves without winding down, which here would end the tests.
        with self.at_home(environment), streams(stdin) as (out, err), patch.object(os, "_exit", sys.exit):
            sys.argv = ["hipflex", *map(str, words)]
            code: object = 0
            try:
                main()
            except SystemExit as end:
                code = end.code
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            return Result(int(str(code or 0)), said(out), said(err))

    def program(
        self,
        *words: object,
        stdin: str | bytes = "",
        line: str = "",
        prefix: Sequence[str] = (),
        environment: Mapping[str, str] = NOTHING,
    ) -> Result:
        """The program in a process of its own; with `line` as bash runs that, in which it is called `"$@"`."""
        command = [*prefix, sys.executable, "-m", "hipflex", *map(str, words)]
        ran = subprocess.run(
            ["bash", "-c", line, "bash", *command] if line else command,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            env=self.environment | dict(environment),
            cwd=self.path,
            check=False,
        )
        out, err = (stream.decode(errors="surrogateescape") for stream in (ran.stdout, ran.stderr))
        return self._checked(() if line else words, Result(ran.returncode, out, err))

    def ok(self, *words: object, **more: Any) -> Result:
        """A run that is done."""
        result = self.run(*words, **more)
        assert result.code == 0, (words, result)
        return result

    def refused(self, *words: object, code: int = 1, says: str = "", **more: Any) -> Result:
        """A run that is refused: nothing on standard output, a line on standard error that begins with our name."""
        result = self.run(*words, **more)
        assert (result.code, result.out) == (code, ""), (words, result)
        assert result.err.startswith("hipflex: "), result
        assert says.lower() in result.err.lower(), result
        return result

    def rows(self, *words: object, **more: Any) -> list[dict[str, Any]]:
        """The exported sets."""
        rows = self.ok("export", *words, **more).rows
        assert [fault for one in (*rows[:1], *rows[1:][-1:]) if (fault := fault_of(["export"], one))] == [], rows
        return rows

    def entry(self, folder: str, name: str, text: str) -> Path:
        """A catalogue entry of the user's own."""
        path = self.config / "catalogue" / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def _checked(self, words: Sequence[object], result: Result) -> Result:
        """The result, if nothing unforeseen happened, and what was answered in JSON is as its schema says."""
        reports = [path.read_text(encoding="utf-8") for path in self.temporary.glob("hipflex-report-*")]
        assert reports == [], reports
        assert "Traceback" not in result.out + result.err
        if result.out and ("--json" in words[1:] or words == ("--json",)):  # before a command it is today's
            assert fault_of([*map(str, words)], result.json) == "", (words, result)
        return result

    @contextlib.contextmanager
    def at_home(self, more: Mapping[str, str] = NOTHING) -> Iterator[None]:
        before = Path.cwd(), dict(os.environ), sys.argv, tempfile.tempdir
        interrupt, thresholds = signal.getsignal(signal.SIGINT), gc.get_threshold()
        try:
            os.chdir(self.path)
            _use(self.environment | dict(more))
            tempfile.tempdir = str(self.temporary)
            yield
        finally:
            signal.signal(signal.SIGINT, interrupt)
            gc.set_threshold(*thresholds)
            gc.unfreeze()  # or whatever a run has left would stay for as long as the tests run
            folder, environment, sys.argv, tempfile.tempdir = before
            os.chdir(folder)
            _use(environment)


@functools.cache
def _kept_catalogue() -> tuple[bytes, str]:
    """What is kept of the catalogue, read once for all homes, and the home that it is of."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        home.ok("card", "lunge")
        return home.cache.read_bytes(), str(home.path)


def _use(environment: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()


@contextlib.contextmanager
def streams(stdin: str | bytes) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Files in the place of the standard streams; those written to are given."""
    before = sys.stdin, sys.stdout, sys.stderr
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        source.write(stdin.encode() if isinstance(stdin, str) else stdin)
        source.seek(0)
        sys.stdin = io.TextIOWrapper(source, encoding="utf-8")
        sys.stdout = io.TextIOWrapper(out, encoding="utf-8")
        sys.stderr = io.TextIOWrapper(err, encoding="utf-8")
        wrapped = sys.stdin, sys.stdout, sys.stderr
        try:
            yield out, err
        finally:
            sys.stdin, sys.stdout, sys.stderr = before
            for stream in wrapped:
                stream.detach()


def said(stream: IO[bytes]) -> str:
    """All that was written."""
    stream.seek(0)
    return stream.read().decode(errors="surrogateescape")
