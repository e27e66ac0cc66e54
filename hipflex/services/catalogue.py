"""What the catalogue holds: movements by what they train and need, and what is wrong with the user's entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hipflex.catalogue.names import resolved
from hipflex.domain.movement import Kind, Lift, Movement, Muscle, Reference, Region
from hipflex.errors import Problem, Refused
from hipflex.places import named_path
from hipflex.services.names import muscle_named
from hipflex.services.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.figure import Figure
    from hipflex.runner.demonstration import Demonstration

NO_EQUIPMENT = "none"


def movements_found(
    workspace: Workspace, kind: Kind | None = None, muscle: str | None = None, equipment: str | None = None
) -> list[Movement]:
    """The movements of a kind that train or stretch a muscle and are done with a piece of equipment, or without any."""
    fits = _fits(workspace, muscle, equipment)
    movements = workspace.library.movements.values()
    return [one for one in movements if (kind is None or one.kind is kind) and fits(one)]


def lifts_found(workspace: Workspace, muscle: str | None = None, equipment: str | None = None) -> list[Lift]:
    """The lifts that train a muscle and are done with a piece of equipment, or without any."""
    return [*filter(_fits(workspace, muscle, equipment), workspace.library.lifts.values())]


def lifts_for(workspace: Workspace, muscle: Muscle) -> list[Lift]:
    """The lifts in which a muscle, its parts or its group are primary."""
    related = _related(muscle)
    return [one for one in workspace.library.lifts.values() if related & set(one.muscles.primary)]


def movements_by_role(workspace: Workspace, muscle: Muscle) -> dict[str, list[str]]:
    """The slugs of the movements in which a muscle, its parts or its group are primary, secondary or stretched."""
    related, movements = _related(muscle), list(workspace.library.movements.values())
    return {
        "primary": [one.slug for one in movements if related & set(one.muscles.primary)],
        "secondary": [one.slug for one in movements if related & set(one.muscles.secondary)],
        "stretched": [one.slug for one in movements if related & set(one.muscles.stretched)],
    }


def references_of(workspace: Workspace, movement: Movement) -> Sequence[Reference]:
    """What a movement's card rests on: the articles that its sources name, then the studies."""
    known = workspace.library.references
    sources = " ".join([movement.source, *movement.dose_sources.values()]).replace(";", " ").replace(",", " ")
    return [known[one] for one in dict.fromkeys([*sources.split(), *movement.references]) if one in known]


def regions_of(workspace: Workspace, movement: Movement) -> frozenset[Region]:
    """Where the muscles are that a movement trains; of one that trains none, those that it stretches."""
    muscles, known = movement.muscles.primary or movement.muscles.stretched, workspace.library.muscles
    found = (known[slug].region for slug in muscles if slug in known)
    return frozenset(region for region in found if region)


def demonstration_of(movement: Movement, figure: Figure) -> Demonstration:
    """How a movement is shown as it goes on."""
    from hipflex.figure.motion import rises
    from hipflex.runner.demonstration import demonstration

    return demonstration(movement, rises=rises(figure))


def catalogue_checked(workspace: Workspace, path: str | None = None) -> tuple[int, tuple[Problem, ...]]:
    """How many entries can be used, and what is wrong; with a path of what lies there alone."""
    from hipflex.catalogue.loading import checked_path, load_library, shipped_folder

    vocabulary, own = workspace.settings.vocabulary, workspace.places.catalogue
    if path is None:
        library = load_library(shipped_folder(), own, vocabulary)
        return library.entries, library.problems
    where = named_path(path)
    if not where.exists():
        raise Refused(f"there is no {path} to check")
    return checked_path(shipped_folder(), own, where, vocabulary)


def catalogue_folders(workspace: Workspace) -> list[str]:
    """Where entries are read from, the strongest first."""
    from hipflex.catalogue.loading import shipped_folder

    return [*map(str, workspace.places.catalogue), str(shipped_folder())]


def _related(muscle: Muscle) -> set[str]:
    """The muscle, its parts and its group: what is said of one is said of the others."""
    return {muscle.slug, *muscle.parts, *([muscle.group] if muscle.group else [])}


def _fits(workspace: Workspace, muscle: str | None, equipment: str | None) -> Callable[[Movement | Lift], bool]:
    """Whether a movement or a lift is for a muscle and done with a piece of equipment, both as somebody calls them."""
    muscles = None if muscle is None else _related(muscle_named(workspace, [muscle]))
    if equipment is not None and equipment != NO_EQUIPMENT:
        equipment = resolved(equipment, workspace.library.equipment_names, sort="equipment")

    def fits(one: Movement | Lift) -> bool:
        return (muscles is None or bool(muscles & _muscles(one))) and (equipment is None or _uses(one, equipment))

    return fits


def _muscles(movement: Movement | Lift) -> set[str]:
    return {*movement.muscles.primary, *movement.muscles.secondary, *movement.muscles.stretched}


def _uses(movement: Movement | Lift, equipment: str) -> bool:
    if equipment == NO_EQUIPMENT:
        return not movement.equipment
    return any(equipment in need for need in movement.equipment)
