"""Value classes as `dataclasses` makes them, without the price of defining them.

`dataclasses` compiles the methods of each class where it stands, 0.6 ms apiece: with a hundred and sixty classes that
was half of what `hipflex log` took. Here a class gets its slots at once and its methods when its first value is made.
To a type checker and an editor these are `dataclasses` themselves. What the house does not use is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn, TypeVar

    T = TypeVar("T")

__all__ = ["dataclass", "field", "replace"]

MISSING: Any = object()
FEW = 8
"""So many values are made in the time that it takes to compile a method for it."""


class _Field:
    """What a field has beside its name."""

    __slots__ = ("compare", "default", "default_factory")

    def __init__(self, default: Any, default_factory: Any, *, compare: bool) -> None:
        self.default, self.default_factory, self.compare = default, default_factory, compare


def _field(*, default: Any = MISSING, default_factory: Any = MISSING, compare: bool = True) -> Any:
    return _Field(default, default_factory, compare=compare)


def _dataclass(*, frozen: bool = False, slots: bool, order: bool = False) -> Callable[[type[T]], type[T]]:
    """Makes a class one of values; `slots` is true, as without it the class would be kept as it is."""
    if not slots:
        raise TypeError("every value class has slots")
    return lambda cls: _value_class(cls, frozen=frozen, order=order)


def _replace(value: T, /, **changes: Any) -> T:
    names: tuple[str, ...] = type(value).__match_args__  # type: ignore[attr-defined] # every value class has them
    values = [changes.pop(name) if name in changes else getattr(value, name) for name in names]
    return type(value)(*values, **changes)


def _value_class(cls: type[T], *, frozen: bool, order: bool) -> type[T]:
    """The class anew, with a slot for each field that it adds to those of its bases."""
    own = tuple(cls.__annotations__)
    members = {name: member for name, member in vars(cls).items() if name not in {"__dict__", "__weakref__", *own}}
    fields: dict[str, _Field] = dict(getattr(cls, "__value_fields__", {}))
    for name in own:
        default = vars(cls).get(name, MISSING)
        fields[name] = default if isinstance(default, _Field) else _Field(default, MISSING, compare=True)
    members |= {"__slots__": own, "__match_args__": tuple(fields), "__value_fields__": fields}
    members |= {name: first for name, first in _FIRST.items() if name not in vars(cls)}
    if "__repr__" not in members:
        members["__repr__"] = _shown
    if frozen:
        members |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    elif "__hash__" not in vars(cls):
        members["__hash__"] = None
    if order:
        members |= {"__lt__": _less, "__le__": _at_most, "__gt__": _more, "__ge__": _at_least}
    made: type[T] = type(cls)(  # type: ignore[misc] # a class is made by its metaclass
        cls.__name__, cls.__bases__, members
    )
    made.__qualname__ = cls.__qualname__
    return made


def _owner(self: Any, method: str, stand_in: object) -> Any:
    """The class of a value that has a stand-in for a method."""
    return next(cls for cls in type(self).__mro__ if cls.__dict__.get(method) is stand_in)


def _first_init(self: Any, *args: Any, **kwargs: Any) -> None:
    """Makes the first few values of a class, and then a method that makes the others.

    What is wrong with arguments is left to that method, which says it best.
    """
    cls = _owner(self, "__init__", _first_init)
    made = _made_so_far[cls] = _made_so_far.get(cls, 0) + 1
    values = _bound(cls.__value_fields__, args, kwargs) if made <= FEW else None
    if values is None:
        cls.__init__ = _compiled_init(cls)
        type(self).__init__(self, *args, **kwargs)
        return
    for name, value in values.items():
        object.__setattr__(self, name, value)
    if hasattr(cls, "__post_init__"):
        self.__post_init__()


def _bound(fields: dict[str, _Field], args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any] | None:
    """The value of each field; None where the arguments aren't those of the fields."""
    values = dict(zip(fields, args))  # noqa: B905 - the rest is given by name or usual
    if len(args) > len(fields) or not values.keys().isdisjoint(kwargs):
        return None
    values |= kwargs
    for name, one in fields.items():
        if name not in values:
            if one.default is MISSING and one.default_factory is MISSING:
                return None
            values[name] = one.default if one.default_factory is MISSING else one.default_factory()
    return values if len(values) == len(fields) else None


def _first_eq(self: Any, other: Any) -> Any:
    """Makes the method that compares the values of a class, and leaves it to that."""
    cls = _owner(self, "__eq__", _first_eq)
    compared = _compared(cls)

    def equal(self: Any, other: Any) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    cls.__eq__ = equal
    return equal(self, other)


def _first_hash(self: Any) -> int:
    """Makes the method that hashes the values of a class, and leaves it to that."""
    cls = _owner(self, "__hash__", _first_hash)
    compared = _compared(cls)

    def hashed(self: Any) -> int:
        return hash(compared(self))

    cls.__hash__ = hashed
    return hashed(self)


def _compared(cls: Any) -> Callable[[Any], Any]:
    """What of a value is compared with that of another."""
    names = [name for name, one in cls.__value_fields__.items() if one.compare]
    return attrgetter(*names) if names else lambda _: ()


_made_so_far: dict[type, int] = {}
_FIRST: dict[str, Callable[..., Any]] = {"__init__": _first_init, "__eq__": _first_eq, "__hash__": _first_hash}


def _compiled_init(cls: Any) -> Any:
    """The method that makes a value, written out for the fields, whose names come from our own source."""
    known: dict[str, Any] = {"MISSING": MISSING}
    source = _init_source(cls, cls.__value_fields__, known)
    made: dict[str, Any] = {}
    exec(source, known, made)  # noqa: S102 - as `dataclasses` does it
    return made["__init__"]


def _init_source(cls: Any, fields: dict[str, _Field], known: dict[str, Any]) -> str:
    parameters, lines, is_frozen = [], [], cls.__setattr__ is _refuse_to_set
    for name, one in fields.items():
        known[f"_set_{name}"], known[f"_default_{name}"] = getattr(cls, name).__set__, one.default
        value = name
        if one.default_factory is not MISSING:
            known[f"_default_{name}"], known[f"_make_{name}"] = MISSING, one.default_factory
            value = f"_make_{name}() if {name} is MISSING else {name}"
        has_default = one.default is not MISSING or one.default_factory is not MISSING
        parameters.append(f"{name}=_default_{name}" if has_default else name)
        lines.append(f" _set_{name}(self, {value})" if is_frozen else f" self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    return f"def __init__({', '.join(['self', *parameters])}):\n" + "\n".join(lines or [" pass"])


def _shown(self: Any) -> str:
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({fields})"


def _refuse_to_set(self: Any, name: str, _value: Any) -> NoReturn:
    raise AttributeError(f"{type(self).__qualname__} is a value: its {name} can't be set")


def _refuse_to_delete(self: Any, name: str) -> NoReturn:
    raise AttributeError(f"{type(self).__qualname__} is a value: its {name} can't be deleted")


def _less(self: Any, other: Any) -> Any:
    return (
        _compared(type(self))(self) < _compared(type(self))(other)
        if other.__class__ is self.__class__
        else NotImplemented
    )


def _at_most(self: Any, other: Any) -> Any:
    return (
        _compared(type(self))(self) <= _compared(type(self))(other)
        if other.__class__ is self.__class__
        else NotImplemented
    )


def _more(self: Any, other: Any) -> Any:
    return (
        _compared(type(self))(self) > _compared(type(self))(other)
        if other.__class__ is self.__class__
        else NotImplemented
    )


def _at_least(self: Any, other: Any) -> Any:
    return (
        _compared(type(self))(self) >= _compared(type(self))(other)
        if other.__class__ is self.__class__
        else NotImplemented
    )


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _field, _replace
