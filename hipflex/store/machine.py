"""The name of this machine, kept beside the log: a copy of the log, or of its folder elsewhere, gets another."""

from __future__ import annotations

import contextlib
import os
import sys
from zlib import crc32

from hipflex.store.ids import ALPHABET

COMPUTER_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")
UNSET = "uninitialized"  # what systemd writes into the image of a computer that never started
LONGEST_HOST = 20
RANDOM_CHARACTERS = 6
MOST = 200


class Machine:
    """The machine of a log; its file says the name, and to what computer and place that belongs."""

    def __init__(self, log: str) -> None:
        self.file = f"{log}.machine"
        self._place = os.path.normcase(os.path.realpath(log))
        self._name: str | None = None

    @property
    def name(self) -> str | None:
        """The name, where this machine has one yet: it gets it with its first change."""
        self._name = self._name or self._kept()
        return self._name

    def named(self) -> str:
        """The name, made and on disk where there was none. Expects that no other program writes the log meanwhile."""
        if self.name is None:
            self._name = self._made()
        return str(self._name)

    def _kept(self) -> str | None:
        try:
            if not os.path.isfile(self.file):  # a pipe would be waited for
                return None
            with open(self.file, "rb") as file:
                name, seal, *_ = [*file.read(MOST).decode("ascii").splitlines(), "", ""]
                return name if seal == self._seal(name, os.fstat(file.fileno()).st_ino) else None
        except (OSError, ValueError):
            return None

    def _made(self) -> str:
        import secrets

        from hipflex.files import sync_folder

        name = f"{_host()}-{''.join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))}"
        fresh = f"{self.file}-{secrets.token_hex(6)}"
        descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(f"{name}\n{self._seal(name, os.fstat(descriptor).st_ino)}\n")
                file.flush()
                os.fsync(descriptor)
            os.replace(fresh, self.file)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(fresh)
            raise
        sync_folder(os.path.dirname(self.file) or os.curdir)
        return name

    def _seal(self, name: str, inode: int) -> str:
        """A checksum of name, computer and place; where a computer has no id, of the file, which no copy is."""
        computer = next(filter(None, map(_read, COMPUTER_IDS)), f"file {inode}")
        return f"{crc32(f'{name} {computer} {self._place}'.encode('utf-8', 'surrogateescape')):08x}"


def _read(path: str) -> str:
    from hipflex.files import read_at_most

    try:
        text = read_at_most(path, MOST).decode("ascii").strip()
    except (OSError, ValueError):
        return ""
    return "" if text == UNSET else text


def _host() -> str:
    """The computer's name, as far as it can stand in the name of a folder."""
    named = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in named.split(".")[0].lower())
    return kept[:LONGEST_HOST].strip("-") or "machine"
