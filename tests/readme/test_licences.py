"""The page of licences lists every package that the program brings, each with the licence that it states itself."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement

from tests.readme.readme import DOCS, rows_under, text_of

SPDX = {
    "Apache License, Version 2.0": "Apache-2.0",
    "ISC License": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: Public Domain": "public domain",
}
"""How packages say it that don't say it in the terms of SPDX."""


def brought(name: str) -> Iterator[Distribution]:
    """The packages that a package needs to run, and those that they need in turn; some come up again."""
    for line in distribution(name).requires or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield distribution(requirement.name)
            yield from brought(requirement.name)


def licence(package: Distribution) -> str:
    """What a package says of its licence, in the newest of the fields in which it does."""
    fields = ("License-Expression", "License", "Classifier")
    stated = [text for field in fields for text in package.metadata.get_all(field, [])]
    said: str = next(text for text in stated if "::" not in text or text.startswith("License ::"))
    return SPDX.get(said, said)


def test_every_package_is_listed_with_its_licence_and_no_other() -> None:
    found = {package.metadata["Name"].lower(): licence(package) for package in brought("hipflex")}
    listed = {name.strip("`").lower(): said for name, said, _ in rows_under(text_of(DOCS / "licences.md"), "package")}
    assert listed == found


def test_a_licence_is_read_from_what_a_package_says() -> None:
    assert licence(distribution("rich")) == "MIT"
    assert licence(distribution("typing_extensions")) == "PSF-2.0"
