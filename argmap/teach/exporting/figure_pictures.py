"""The figures of tasks, which are maps in the native format, as outlines, SVG and Typst."""

from __future__ import annotations

from argmap.drawing import Style, render
from argmap.formats import loads
from argmap.model.elements import ArgumentMap

_STYLE = Style(theme="greyscale", legend=False)


def outline(figure: str) -> str:
    """The figure of a task as an indented outline."""
    return str(render(_map(figure), "terminal")).split("\n", 2)[-1].strip()


def picture(figure: str) -> str:
    """The figure of a task as SVG."""
    return str(render(_map(figure), "svg", style=_STYLE))


def typst_picture(figure: str) -> str:
    """The figure of a task as Typst source."""
    return str(render(_map(figure), "typst", style=_STYLE))


def _map(figure: str) -> ArgumentMap:
    return loads(figure, format="native")
