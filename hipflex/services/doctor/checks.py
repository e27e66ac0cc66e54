"""Every check in the order in which it is told, each by itself: what goes wrong in one is that one's finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hipflex.domain.check import Check, Verdict, failed
from hipflex.errors import HipflexError
from hipflex.services.doctor import contents, file, sharing, surroundings
from hipflex.services.doctor.examined import Computer, Examined, NotLookedAt
from hipflex.services.workspace import Workspace

CHECKS: Mapping[str, Callable[[Examined], Verdict]] = {
    "file": file.file,
    "access": file.access,
    "permissions": file.permissions,
    "disk": file.disk,
    "sync": file.sync,
    "copies": file.copies,
    "space": file.space,
    "sqlite": contents.sqlite,
    "format": contents.format,
    "journal": contents.journal,
    "schema": contents.schema,
    "tables": contents.tables,
    "integrity": contents.integrity,
    "references": contents.references,
    "values": contents.values,
    "history": contents.history,
    "clock": surroundings.clock,
    "machine": surroundings.machine,
    "shared": sharing.folder,
    "left": sharing.left,
    "machines": sharing.machines,
    "versions": sharing.waiting,
    "settings": surroundings.settings,
    "catalogue": surroundings.catalogue,
    "cache": surroundings.cache,
    "backups": surroundings.backups,
}

MEND = {
    "settings": "mend the settings file, which `hipflex settings path` names, or name another with --settings",
    "catalogue": "`hipflex catalogue check` says more",
}
UNREADABLE = "mend what keeps it from being read, or `hipflex restore FILE` a backup"


def checked(workspace: Workspace, computer: Computer | None = None) -> tuple[Check, ...]:
    """What every check that had something to look at has found."""
    workspace.keeps_nothing = True
    examined = Examined(workspace, computer or Computer())
    try:
        return tuple(found for name in CHECKS if (found := _looked(name, examined)) is not None)
    finally:
        examined.close()


def _looked(name: str, examined: Examined) -> Check | None:
    try:
        return Check(name, CHECKS[name](examined))
    except NotLookedAt:
        return None
    except HipflexError as error:
        return Check(name, failed(str(error), MEND.get(name, UNREADABLE)))
    except OSError as error:
        said = f"{error.filename or 'the disk'}: {error.strerror or error}"
        return Check(name, failed(said, MEND.get(name, UNREADABLE)))
    except Exception as error:  # noqa: BLE001 - a damaged log may make a check fail in any way, the others go on
        return Check(name, failed(f"it can't be looked at: {error}", MEND.get(name, UNREADABLE)))
