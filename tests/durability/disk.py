"""A disk that forgets: what was written and not synced may be there after a power cut, in part, or not at all.

POSIX promises no more: a name is safe once its folder was synced, contents once their file was.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tests.durability.traced import Call

SECTOR = 512
Tree = dict[str, bytes | None]
"""Each path with the bytes of a file, or None for a folder."""


@dataclass(eq=False)
class File:
    """What the disk holds, and the writes and truncations that it was given since."""

    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)


@dataclass(eq=False)
class Folder:
    """The names that the disk holds, those there are, and the changes between; a rename is one change."""

    durable: dict[str, File | Folder] = field(default_factory=dict)
    now: dict[str, File | Folder] = field(default_factory=dict)
    pending: list[dict[str, File | Folder | None]] = field(default_factory=list)


class Disk:
    """A folder and all below it, to which calls are done."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.top = _read(root)
        self._handles: dict[int, tuple[File | Folder | None, int]] = {}
        self.shown = b""

    def do(self, call: Call) -> bool:
        """Whether a call changed what a power cut would leave, or what was shown."""
        return bool(getattr(self, f"_{call.name}")(call))

    def _openat(self, call: Call) -> bool:
        place = self._place(call.path)
        node = self._find(place)
        changed = False
        if place is not None and node is None and "O_CREAT" in call.words:
            node = File()
            self._name({place: node})
            changed = True
        if isinstance(node, File) and "O_TRUNC" in call.words:
            node.pending.append((0, None))
            changed = True
        at = len(_content(node, node.pending)) if isinstance(node, File) and "O_APPEND" in call.words else 0
        self._handles[call.result] = (node, at)
        return changed

    def _close(self, call: Call) -> bool:
        self._handles.pop(call.numbers[0], None)
        return False

    def _write(self, call: Call) -> bool:
        handle, data = call.numbers[0], call.texts[0]
        if handle in (1, 2):
            self.shown += data
            return True
        node, at = self._handles.get(handle, (None, 0))
        self._handles[handle] = (node, at + len(data))
        return self._written(node, at, data)

    def _pwrite64(self, call: Call) -> bool:
        return self._written(self._handles[call.numbers[0]][0], call.numbers[-1], call.texts[0])

    def _ftruncate(self, call: Call) -> bool:
        return self._written(self._handles[call.numbers[0]][0], call.numbers[1], None)

    def _fsync(self, call: Call) -> bool:
        node, _ = self._handles[call.numbers[0]]
        match node:
            case File():
                node.durable = _content(node, node.pending)
            case Folder():
                node.durable = dict(node.now)
            case _:
                return False
        node.pending.clear()
        return True

    _fdatasync = _fsync

    def _rename(self, call: Call) -> bool:
        old, new = (self._place(text.decode()) for text in call.texts)
        if old is None or new is None:
            return False
        self._name({old: None, new: self._find(old)})
        return True

    def _link(self, call: Call) -> bool:
        old, new = (self._place(text.decode()) for text in call.texts)
        if new is not None:
            self._name({new: self._find(old)})
        return new is not None

    _linkat = _link

    def _unlink(self, call: Call) -> bool:
        place = self._place(call.path)
        if place is not None:
            self._name({place: None})
        return place is not None

    def _mkdir(self, call: Call) -> bool:
        place = self._place(call.path)
        if place is not None:
            self._name({place: Folder()})
        return place is not None

    def _place(self, path: str) -> PurePosixPath | None:
        """A path below the root, where it leads there."""
        whole = self._root / path
        return PurePosixPath(whole.relative_to(self._root)) if whole.is_relative_to(self._root) else None

    def _find(self, place: PurePosixPath | None) -> File | Folder | None:
        node: File | Folder | None = None if place is None else self.top
        for name in place.parts if place else ():
            node = node.now.get(name) if isinstance(node, Folder) else None
        return node

    def _name(self, names: dict[PurePosixPath, File | Folder | None]) -> None:
        """Gives and takes names, which are all in one folder, or one after the other in theirs."""
        for parent in dict.fromkeys(place.parent for place in names):
            folder = self._find(parent)
            assert isinstance(folder, Folder)
            change = {place.name: node for place, node in names.items() if place.parent == parent}
            folder.pending.append(change)
            _rename_in(folder.now, change)

    @staticmethod
    def _written(node: File | Folder | None, at: int, data: bytes | None) -> bool:
        if not isinstance(node, File):
            return False
        node.pending.append((at, data))
        return True


def _read(path: Path) -> Folder:
    folder = Folder()
    for one in path.iterdir():
        folder.durable[one.name] = _read(one) if one.is_dir() else File(one.read_bytes())
    folder.now = dict(folder.durable)
    return folder


def _rename_in(names: dict[str, File | Folder], change: dict[str, File | Folder | None]) -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _content(file: File, writes: list[tuple[int, bytes | None]]) -> bytes:
    content = bytearray(file.durable)
    for at, data in writes:
        if data is None:
            content[at:] = bytes(max(0, at - len(content)))
        else:
            content.extend(bytes(max(0, at - len(content))))
            content[at : at + len(data)] = data
    return bytes(content)


Forgetful = Callable[[Folder | File, random.Random], bytes | dict[str, File | Folder]]
"""What is left of a file's bytes, or of a folder's names."""


def _dropped(node: File | Folder, _: random.Random) -> bytes | dict[str, File | Folder]:
    return node.durable


def _kept(node: File | Folder, _: random.Random) -> bytes | dict[str, File | Folder]:
    return _content(node, node.pending) if isinstance(node, File) else node.now


def _only_names(node: File | Folder, _: random.Random) -> bytes | dict[str, File | Folder]:
    return node.durable if isinstance(node, File) else node.now


def _only_contents(node: File | Folder, chance: random.Random) -> bytes | dict[str, File | Folder]:
    return _kept(node, chance) if isinstance(node, File) else node.durable


def _torn(node: File | Folder, chance: random.Random) -> bytes | dict[str, File | Folder]:
    """The last write broke off between two sectors."""
    if isinstance(node, Folder) or not node.pending:
        return _kept(node, chance)
    *earlier, (at, data) = node.pending
    kept = None if data is None else data[: chance.randrange(0, len(data) + 1, SECTOR)]
    return _content(node, earlier if data is None else [*earlier, (at, kept)])


def _mixed(node: File | Folder, chance: random.Random) -> bytes | dict[str, File | Folder]:
    """Any sectors and any names came through."""
    if isinstance(node, File):
        return _content(node, [one for one in _sectors(node) if chance.random() < 0.5])
    names = dict(node.durable)
    for change in node.pending:
        if chance.random() < 0.5:
            _rename_in(names, change)
    return names


def _sectors(file: File) -> Iterator[tuple[int, bytes | None]]:
    for at, data in file.pending:
        if data is None:
            yield at, None
        else:
            edges = [at, *range((at // SECTOR + 1) * SECTOR, at + len(data), SECTOR), at + len(data)]
            yield from ((start, data[start - at : end - at]) for start, end in itertools.pairwise(edges))


WAYS: tuple[Forgetful, ...] = (_dropped, _kept, _only_names, _only_contents, _torn, _mixed)


def after_a_cut(folder: Folder, forget: Forgetful, chance: random.Random, place: str = "") -> Tree:
    """What is found when the power is back."""
    tree: Tree = {}
    names = forget(folder, chance)
    assert isinstance(names, dict)
    for name, node in sorted(names.items()):
        path = f"{place}{name}"
        if isinstance(node, Folder):
            tree |= {path: None, **after_a_cut(node, forget, chance, f"{path}/")}
        else:
            content = forget(node, chance)
            assert isinstance(content, bytes)
            tree[path] = content
    return tree
