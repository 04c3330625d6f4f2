"""The figures of tasks, which are maps in the native format, as outlines, SVG and Typst.

Pictures mark no claim as unanswered: in a part of a map that would say more than the map does, or give an answer away.
Where a task has empty boxes to fill, each is drawn with its number and as much room as the longest choice needs.
"""

from __future__ import annotations

from argmap.diagnostics import ArgmapError
from argmap.drawing import About, Style, render
from argmap.drawing.style.paper import Orientation, Page
from argmap.formats import loads
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later
from argmap.teach.exercise import Task, Way

PRINTED = Style(theme="greyscale", legend=False)
NARROW = Style(theme="light", legend=False, page=Page.A4, orientation=Orientation.PORTRAIT, box=20)
WIDE = Style(theme="light", legend=False)
"""The styles of pictures on paper, on a page, and on a page that has to scroll because the picture is too large."""
_PLAIN = About(standing=frozenset())
_ROOM = (12, 110)
"""The least and most characters that an empty box has room for."""
_TITLE = compile_later(r"<title>[^<]*</title>")
_BLANK = compile_later(r"(?: ?_)+")
_ID = compile_later(r' id="[^"]*"')
_NAME = compile_later(r' data-id="([^"]*)"')
_ROLES = compile_later(r' (?:role|aria-roledescription)="[^"]*"')


def outline(figure: str) -> str:
    """The figure of a task as an indented outline."""
    return str(render(_map(figure), "terminal", about=_PLAIN)).split("\n", 2)[-1].strip()


def picture(figure: str) -> str:
    """The figure of a task as SVG in shades of grey."""
    return _svg(_map(figure), PRINTED)


def sheet_picture(task: Task) -> str:
    """The figure of a task as SVG in shades of grey, with boxes to fill in by hand."""
    return _svg(_with_room(task), PRINTED)


def page_picture(task: Task) -> str:
    """The figure of a task as SVG within a page: its boxes and lines have `data-place`, and nothing has an id."""
    debate = _with_room(task)
    try:
        drawn = _svg(debate, NARROW)
    except ArgmapError:  # it takes several sheets
        drawn = _svg(debate, WIDE)
    plain = _ROLES.sub("", _ID.sub("", drawn))
    # lines without a direction of their own would take that of the page
    plain = plain.replace("<svg ", '<svg direction="ltr" ', 1)
    return _TITLE.sub(lambda title: _BLANK.sub("", title[0]), _NAME.sub(r' data-place="\1"', plain))


def typst_picture(task: Task) -> str:
    """The figure of a task as Typst source, with boxes to fill in by hand."""
    return str(render(_with_room(task), "typst", about=_PLAIN, style=PRINTED))


def _svg(debate: ArgumentMap, style: Style) -> str:
    return str(render(debate, "svg", about=_PLAIN, style=style))


def _map(figure: str) -> ArgumentMap:
    return loads(figure, format="native")


def _with_room(task: Task) -> ArgumentMap:
    """The map of a task; its boxes to fill have blanks, as many as the longest choice needs."""
    debate = _map(task.figure or "")
    if task.board is None or task.board.way is not Way.PLACE:
        return debate
    least, most = _ROOM
    longest = min(max(least, *(len(choice.text) for choice in task.choices)), most)
    blanks = " ".join("_" * 8 for _ in range(1 + longest // 9))
    claims = [
        claim.evolve(text=f"{claim.text} {blanks}") if claim.id in task.board.parts else claim
        for claim in debate.claims
    ]
    return debate.evolve(claims=tuple(claims))
