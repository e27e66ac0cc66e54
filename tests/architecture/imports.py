"""The imports of a module, wherever they stand in it."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

UNREADABLE = "?"


@dataclass(frozen=True, slots=True)
class Module:
    """A module by its dotted name, with its text."""

    name: str
    source: str
    is_package: bool = False


@dataclass(frozen=True, slots=True)
class Import:
    """One import; its target is a module of ours, a foreign name, or UNREADABLE."""

    importer: str
    target: str
    line: int


def modules_under(folder: Path) -> dict[str, Module]:
    """Every module of the package in `folder`, by name."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found[name] = Module(name, path.read_text(encoding="utf-8"), is_package)
    return found


def imports_of(module: Module, ours: Collection[str]) -> list[Import]:
    """Its imports at any depth: lazy ones, those for the type checker, and calls that import by name."""
    return [
        Import(module.name, target, node.lineno)
        for node in _nodes(module.source)
        for target in _targets(node, module, ours)
    ]


@cache
def _nodes(source: str) -> list[ast.Import | ast.ImportFrom | ast.Call]:
    """What may import something; each text is asked several times."""
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom | ast.Call)]


def graph(modules: Mapping[str, Module]) -> dict[str, set[str]]:
    """Which of our modules imports which of ours."""
    return {
        name: {found.target for found in imports_of(module, modules) if found.target in modules} - {name}
        for name, module in modules.items()
    }


def circle(edges: Mapping[str, Collection[str]]) -> list[str]:
    """One circle of imports, its first module named again at the end; empty where there is none."""
    left = {name: set(targets) & set(edges) for name, targets in edges.items()}
    while ends := [name for name, targets in left.items() if not targets & set(left)]:
        for name in ends:
            del left[name]
    if not left:
        return []
    path = [min(left)]
    while path[-1] not in path[:-1]:
        path.append(min(left[path[-1]] & set(left)))
    return path[path.index(path[-1]) :]


def _targets(node: ast.Import | ast.ImportFrom | ast.Call, module: Module, ours: Collection[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = _base(node, module)
        for alias in node.names:
            inner = f"{base}.{alias.name}"
            yield inner if inner in ours else base
    elif _last_name(node.func) in {"import_module", "__import__"}:
        yield _spelt(node.args[0]) if node.args else UNREADABLE


def _spelt(name: ast.expr) -> str:
    """A module's name as it is written; of one that is put together the package, if that is written out."""
    if isinstance(name, ast.JoinedStr):
        package = _spelt(name.values[0])
        return package.removesuffix(".") if package.endswith(".") else UNREADABLE
    return name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else UNREADABLE


def _base(node: ast.ImportFrom, module: Module) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    parts = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*parts, *([node.module] if node.module else [])])


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
