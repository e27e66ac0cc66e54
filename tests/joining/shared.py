"""Random histories on machines that share a folder, of which each has a copy, and whatever carries it makes a mess."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from hipflex.domain.sync import Synced
from hipflex.errors import Refused
from hipflex.places import places
from hipflex.services.shared_folder import leave
from hipflex.services.sync import sync, taken_from_others
from hipflex.services.workspace import Workspace
from hipflex.store import own_segments
from hipflex.store.connection import CURRENT
from hipflex.store.fold import TURNS
from tests.durability.operations import readable
from tests.joining.histories import SKEWS, History, Person
from tests.joining.machines import Machine

EVENTS = (
    *["sync"] * 5,
    *["leave"] * 3,
    *["catch up"] * 2,
    *["carry"] * 7,
    *["keep", "restore the log", "restore the folder", "move to another computer", "reinstall"],
    *["copy in conflict", "rot", "newer program"],
)
MOST_MACHINES = 6
SMALL_SEGMENTS = (400, 3000, 1 << 20)
ROUNDS_TO_HEAR_ALL = 3


@dataclass
class Member(Person):
    """A person whose machine has a copy of the folder that all share, with what was kept of it and of the log."""

    kept: list[Path] = field(default_factory=list)
    is_disturbed: bool = False
    """Whether its log was put back, so that only the log tells what was done."""

    @property
    def place(self) -> Path:
        return Path(self.machine.log.path).parent

    @property
    def shared(self) -> Path:
        return self.place / "shared"

    def syncs(self) -> Synced:
        return sync(self.workspace(), self.shared)

    def leaves(self) -> None:
        with contextlib.suppress(Refused):  # where the log lacks what was left last
            leave(self.workspace(), self.shared)

    def catches_up(self) -> None:
        taken_from_others(self.workspace(), self.shared)

    def relearns(self) -> None:
        """Learns from the log what this machine did, and what of that is taken back."""
        name = self.machine.log.machine.name
        own = [one for one in self.machine.log.joining.changes_of(name or "") if one["version"] <= CURRENT]
        turned = {one["target"]: one["action"] for one in own if one["action"] in TURNS}
        self.did = [(one["id"], one.get("line_of")) for one in own if one["action"] not in TURNS]
        self.undone = {change_id for change_id, action in turned.items() if action == "undo"}

    def workspace(self) -> Workspace:
        workspace = Workspace(places({}, log_file=self.machine.log.path), self.machine.now)
        vars(workspace)["log"] = self.machine.log
        return workspace


class SharedHistory(History):
    """Several machines that hear of each other only by files."""

    hearing = 0.5
    loses_files = True

    def __init__(self, folder: Path, empty: Path, seed: int) -> None:
        super().__init__(folder, empty, seed)
        self.made: set[str] = set()
        """The changes that were somewhere when last something may have been destroyed."""
        self.has_rotted = False
        self.copies = 0

    def person(self, machine: Machine) -> Member:
        member = Member(machine)
        member.shared.mkdir()
        return member

    def runs(self) -> None:
        with patch.object(own_segments, "MOST_BYTES", self.chance.choice(SMALL_SEGMENTS)):
            super().runs()

    def does(self, person: Member, action: str) -> None:
        if person.is_disturbed and action == "redo":
            self.seen[action] += 1
            try:
                person.machine.log.changes.redo()
            except Refused:
                self.seen["refused"] += 1
        else:
            super().does(person, action)
        if person.is_disturbed:
            person.relearns()

    def hears(self, one: Member, other: Member) -> None:
        """Something happens to the files of two machines."""
        event = self.chance.choice(EVENTS)
        self.seen[event] += 1
        match event:
            case "sync":
                self.synced(one)
            case "leave":
                one.leaves()
            case "catch up":
                one.catches_up()
            case "carry":
                for path in files_in(other.shared):
                    if self.chance.random() < 0.7:
                        self.delivered(path.read_bytes(), one.shared / path.relative_to(other.shared))
            case "copy in conflict" | "rot":
                self.spoils(one, event)
            case "newer program":
                newer_change(one, self.chance.getrandbits(64))
            case _:
                self.loses(one, event)

    def spoils(self, one: Member, event: str) -> None:
        """A file gets a copy beside it, whole or torn; or some of its bytes turn into others."""
        paths = files_in(one.shared)
        if not paths:
            return
        path = self.chance.choice(paths)
        data = bytearray(path.read_bytes())
        if event == "copy in conflict":
            self.conflict_copy(path, bytes(data[: self.chance.randint(0, len(data))]))
        elif data:
            data[self.chance.randrange(len(data))] = self.chance.choice(b"\xff\n")
            path.write_bytes(data)
            self.has_rotted = True
            self.destroyed()

    def loses(self, one: Member, event: str) -> None:
        """A log, a folder or a computer is no more what it was."""
        match event:
            case "keep":
                kept = one.place / f"kept-{len(one.kept)}"
                shutil.copytree(one.shared, kept / "shared")
                shutil.copy(one.machine.log.path, kept)
                one.kept.append(kept)
            case "restore the log" if one.kept:
                self.replaced(one, self.chance.choice(one.kept) / "log.db")
            case "restore the folder" if one.kept:
                shutil.rmtree(one.shared)
                shutil.copytree(self.chance.choice(one.kept) / "shared", one.shared)
                self.destroyed()
            case "reinstall":
                if self.chance.random() < 0.5:
                    Path(one.machine.log.machine.file).unlink(missing_ok=True)
                self.replaced(one, self.empty)
            case "move to another computer" if len(self.people) < MOST_MACHINES:
                self.moved(one)

    def replaced(self, one: Member, log: Path) -> None:
        """Another log stands in the place of the one that was there."""
        one.machine.log.__exit__(None, None, None)
        shutil.copy(log, one.machine.log.path)
        moment = one.machine.moment
        one.machine = self.machine(one.place, timedelta(0))
        one.machine.moment = moment
        one.is_disturbed = True
        one.relearns()
        self.destroyed()

    def moved(self, one: Member) -> None:
        """The log goes on at another computer, and maybe here too; the folder comes along, or is found empty."""
        place = self.folder / f"m{self.seen['move to another computer']}-moved"
        if self.chance.random() < 0.5:
            shutil.copytree(one.place, place, ignore=shutil.ignore_patterns("kept-*"))
        else:
            place.mkdir()
            shutil.copy(one.machine.log.path, place)
            (place / "shared").mkdir()
        self.people.append(Member(self.machine(place, self.chance.choice(SKEWS))))
        if self.chance.random() < 0.5:
            self.people.remove(one)
            one.machine.log.__exit__(None, None, None)
            self.destroyed()

    def synced(self, one: Member) -> Synced:
        done = one.syncs()
        assert not done.failure
        assert self.has_rotted or all(".sync-conflict-" in fault for fault in done.faults), done.faults
        self.seen["settled"] += len(done.settled)
        self.seen["brought back"] += done.brought_back
        if one.is_disturbed or done.brought_back:
            one.is_disturbed = True
            one.relearns()
        return done

    def delivered(self, new: bytes, target: Path) -> None:
        """A file comes to another copy of the folder: whole, torn at any byte, late, or in conflict with another."""
        target.parent.mkdir(parents=True, exist_ok=True)
        old = target.read_bytes() if target.exists() else b""
        if new.startswith(old):
            is_torn = self.chance.random() < 0.3
            target.write_bytes(new[: self.chance.randint(0, len(new))] if is_torn else new)
            self.seen["torn"] += is_torn
        elif not old.startswith(new):
            winner, loser = self.chance.sample([old, new], 2)
            target.write_bytes(winner)
            self.conflict_copy(target, loser)
        elif self.chance.random() < 0.1:
            target.write_bytes(new)
            self.seen["late"] += 1
        self.destroyed()

    def conflict_copy(self, path: Path, data: bytes) -> None:
        self.copies += 1
        path.with_name(
            f"{path.name.partition('.')[0]}.sync-conflict-20261129-{self.copies:06}-ABCDEFG.jsonl"
        ).write_bytes(data)

    def destroyed(self) -> None:
        """Something may be nowhere any more, which nobody could bring back."""
        self.made = self.everywhere()

    def everywhere(self) -> set[str]:
        """The changes in all logs, and on the whole lines of all files."""
        found = set[str]()
        for member in self.people:
            found |= known_to(member)
            for path in files_in(member.shared):
                found |= {change["id"] for change in readable(path.read_bytes())}
        return found

    def all_hear(self) -> None:
        """Everybody syncs, and every file comes to everybody whole, until nobody can have anything more to say."""
        self.destroyed()
        for _ in range(ROUNDS_TO_HEAR_ALL):
            for member in self.chance.sample(self.people, len(self.people)):
                self.synced(member)
            self.carried_to_all()
        for member in self.people:
            self.synced(member)
        for member in self.people:
            done = member.syncs()
            assert (done.written, done.taken, done.settled) == (0, 0, ()), "a sync that had nothing to do did something"

    def carried_to_all(self) -> None:
        """Every file comes to everybody: as its owner has it, or, where that lacks it, the longest."""
        owners = {member.machine.log.machine.name: member for member in self.people}
        names = {path.relative_to(member.shared) for member in self.people for path in files_in(member.shared)}
        for name in sorted(names):
            owner = owners.get(name.parts[1])
            at = [member.shared / name for member in self.people if (member.shared / name).exists()]
            if owner and owner.shared / name in at:
                at = [owner.shared / name]
            versions = [path.read_bytes() for path in at]
            for member in self.people:
                target = member.shared / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(max(versions, key=len))

    def holds(self) -> None:
        super().holds()
        known = known_to(self.people[0])
        assert self.made <= known, "a change is lost"
        assert len({member.machine.log.joining.waiting() for member in self.people}) == 1
        self.made = known


def files_in(shared: Path) -> list[Path]:
    return sorted(shared.glob("hipflex/*/*.jsonl"))


def known_to(member: Member) -> set[str]:
    return {row[0] for row in member.machine.log._connection.execute("SELECT id FROM changes")}


def newer_change(member: Member, number: int) -> None:
    """A change that a newer program made on this machine, when it was there."""
    joining = member.machine.log.joining
    tick = member.machine.log._writer.changes.newest_tick() + 1
    change = {
        "id": f"newer {number}",
        "tick": tick,
        "machine": joining.named(),
        "version": CURRENT + 1,
        "action": "sing",
    }
    joining.join([{**change, "said": "", "made_utc": 0, "offset_s": 0, "song": {"la": ["la"]}}])
    member.is_disturbed = True
    member.relearns()
