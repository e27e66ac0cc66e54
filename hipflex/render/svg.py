"""SVG: elements, whole pictures, and the colours that they share, dark where the viewer's screen is and light in print.

Colours are set by class as `color`, and taken from there by what is drawn: programs that know no variables show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

PAPER = "paper"
LIGHT: Mapping[str, str] = {
    PAPER: "#ffffff",
    "ink": "#24292f",
    "dim": "#656d76",
    "green": "#1a7f37",
    "yellow": "#8a5d00",
    "cyan": "#0a7285",
    "magenta": "#c2347f",
    "bright_black": "#b3bac3",
    "body": "#6d7784",
}
DARK: Mapping[str, str] = {
    PAPER: "#171b21",
    "ink": "#d9dee4",
    "dim": "#8d96a0",
    "green": "#4ac26b",
    "yellow": "#d4a72c",
    "cyan": "#3fc6d2",
    "magenta": "#e86fb0",
    "bright_black": "#59626d",
    "body": "#a9b3be",
}
"""A colour for each style of a text, for what has none, and for what is drawn on."""

Value = str | float


def element(name: str, *inner: str, **attributes: Value) -> str:
    """An element around others or around text that is escaped already.

    Of an attribute's name an underscore at its end is left out, any other is a dash.
    """
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{_said(value)}"' for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inner)}</{name}>" if inner else f"<{name}{said}/>"


def text(words: str) -> str:
    """A text as data: none of it is markup."""
    return escape(words, quote=False)


def number(value: float) -> str:
    """A number to a hundredth, as short as it can be written."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def picture(
    size: tuple[float, float], inner: Iterable[str], *, title: str, css: str, shown: tuple[str, str] | None = None
) -> str:
    """A whole picture on paper, so many units wide and high, `shown` in another size if need be.

    `css` are the rules of its own.
    """
    width, height = map(number, size)
    return (
        element(
            "svg",
            element("title", text(title)),
            element("style", css, _colours()),
            element("rect", width=width, height=height, class_=PAPER, fill="currentColor"),
            *inner,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {width} {height}",
            width=shown[0] if shown else width,
            height=shown[1] if shown else height,
            class_="ink",
        )
        + "\n"
    )


def _said(value: Value) -> str:
    return escape(value) if isinstance(value, str) else number(value)


def _colours() -> str:
    return f"{_rules(LIGHT)}@media screen and (prefers-color-scheme:dark){{{_rules(DARK)}}}"


def _rules(colours: Mapping[str, str]) -> str:
    by_class = "".join(f".{name}{{color:{colour}}}" for name, colour in colours.items())
    return f"{by_class}.apart{{stroke:{colours[PAPER]}}}"
