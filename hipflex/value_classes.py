"""Value classes as `dataclasses` makes them, without the price of defining them.

`dataclasses` compiles the methods of each class where it stands, 0.6 ms apiece: with a hundred and sixty classes that
was half of what `hipflex log` took. Here a class gets its slots at once and its methods when its first value is made.
To a type checker and an editor these are `dataclasses` themselves. What the house does not use is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

__all__ = ["dataclass", "field", "replace"]

T = TypeVar("T")
MISSING: Any = object()
METHODS = ("__init__", "__eq__", "__hash__")


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
    return type(value)(**{name: getattr(value, name) for name in names} | changes)


def _value_class(cls: type[T], *, frozen: bool, order: bool) -> type[T]:
    """The class anew, with a slot for each field that it adds to those of its bases."""
    own = tuple(cls.__annotations__)
    members = {name: member for name, member in vars(cls).items() if name not in {"__dict__", "__weakref__", *own}}
    fields: dict[str, _Field] = dict(getattr(cls, "__value_fields__", {}))
    for name in own:
        default = vars(cls).get(name, MISSING)
        fields[name] = default if isinstance(default, _Field) else _Field(default, MISSING, compare=True)
    members |= {"__slots__": own, "__match_args__": tuple(fields), "__value_fields__": fields}
    members |= {name: _MADE_ON_USE[name] for name in METHODS if name not in vars(cls)}
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


def _made_on_use(method: str) -> Callable[..., Any]:
    """A stand-in that puts the real method of its class in its place, and passes the call on."""

    def stand_in(self: Any, *args: Any, **kwargs: Any) -> Any:
        cls = next(cls for cls in type(self).__mro__ if vars(cls).get(method) is stand_in)
        setattr(cls, method, _compiled(cls, method))
        return getattr(type(self), method)(self, *args, **kwargs)

    return stand_in


_MADE_ON_USE = {method: _made_on_use(method) for method in METHODS}


def _compiled(cls: Any, method: str) -> Any:
    """The method of a class, written out for its fields; names of fields come from our own source."""
    fields: dict[str, _Field] = cls.__value_fields__
    known: dict[str, Any] = {"MISSING": MISSING}
    if method == "__init__":
        source = _init_source(cls, fields, known)
    else:
        compared = "".join(f"{{0}}.{name}, " for name, one in fields.items() if one.compare)
        mine, theirs = f"({compared.format('self')})", f"({compared.format('other')})"
        source = f"def __hash__(self):\n return hash({mine})"
        if method == "__eq__":
            source = "def __eq__(self, other):\n if other.__class__ is not self.__class__:\n  return NotImplemented\n"
            source += f" return {mine} == {theirs}"
    made: dict[str, Any] = {}
    exec(source, known, made)  # noqa: S102 - as `dataclasses` does it
    return made[method]


def _init_source(cls: Any, fields: dict[str, _Field], known: dict[str, Any]) -> str:
    parameters, lines = [], []
    for name, one in fields.items():
        known[f"_set_{name}"], known[f"_default_{name}"] = getattr(cls, name).__set__, one.default
        value = name
        if one.default_factory is not MISSING:
            known[f"_default_{name}"], known[f"_make_{name}"] = MISSING, one.default_factory
            value = f"_make_{name}() if {name} is MISSING else {name}"
        has_default = one.default is not MISSING or one.default_factory is not MISSING
        parameters.append(f"{name}=_default_{name}" if has_default else name)
        lines.append(f" _set_{name}(self, {value})")
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


def _ordered(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name, one in self.__value_fields__.items() if one.compare)


def _less(self: Any, other: Any) -> Any:
    return _ordered(self) < _ordered(other) if other.__class__ is self.__class__ else NotImplemented


def _at_most(self: Any, other: Any) -> Any:
    return _ordered(self) <= _ordered(other) if other.__class__ is self.__class__ else NotImplemented


def _more(self: Any, other: Any) -> Any:
    return _ordered(self) > _ordered(other) if other.__class__ is self.__class__ else NotImplemented


def _at_least(self: Any, other: Any) -> Any:
    return _ordered(self) >= _ordered(other) if other.__class__ is self.__class__ else NotImplemented


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _field, _replace
