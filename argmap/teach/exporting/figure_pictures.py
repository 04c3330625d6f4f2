"""The figures of tasks, which are maps in the native format, as outlines, SVG and Typst.

Pictures mark no claim as unanswered: in a part of a map that would say more than the map does, or give an answer away.
A claim whose sign the student has to find has a question mark, without the word that other pictures have for it.
Where a task has empty boxes to fill, each is drawn with its number and as much room as the longest choice needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from argmap.diagnostics import ArgmapError
from argmap.drawing import About, Style, render
from argmap.drawing.style.paper import Orientation, Page
from argmap.formats import parse
from argmap.language.wording import SOURCE, Wording
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later
from argmap.teach.exercise import Task, Way
from argmap.teach.posing.task_pictures import is_asked

PRINTED = Style(theme="greyscale", legend=False)
"""The style of pictures in question banks, and of those that are too large for a sheet of paper."""
NOTHING: Mapping[str, str] = MappingProxyType({})
_PLAIN = About(standing=frozenset())
_ROOM = (12, 110)
"""The least and most characters that an empty box has room for."""
_TITLE = compile_later(r"<title>[^<]*</title>")
_BLANK = compile_later(r"(?: ?_)+")
_ID = compile_later(r' id="[^"]*"')
_NAME = compile_later(r' data-id="([^"]*)"')
_BOX = compile_later(r'<g class="node"( data-place="([^"]*)")')
_ROLES = compile_later(r' (?:role|aria-roledescription)="[^"]*"')


def outline(figure: str) -> str:
    """The figure of a task as an indented outline."""
    debate = _map(figure)
    return _shorten_tags(debate, str(render(debate, "terminal", about=_PLAIN)).split("\n", 2)[-1].strip())


def picture(figure: str) -> str:
    """The figure of a task as SVG in shades of grey."""
    return _draw(_map(figure), "svg", PRINTED)


def sheet_picture(task: Task, filled: Mapping[str, str] = NOTHING) -> str:
    """The figure of a task as SVG in shades of grey, with boxes to fill in by hand, or `filled` by part."""
    return _narrow(_with_room(task, filled), "svg", "greyscale")


def typst_picture(task: Task, filled: Mapping[str, str] = NOTHING) -> str:
    """The same as Typst source."""
    return _narrow(_with_room(task, filled), "typst", "greyscale")


def page_picture(task: Task) -> str:
    """The figure of a task as SVG within a page: its boxes and lines have `data-place`, and nothing has an id."""
    return _in_page(_with_room(task, NOTHING))


def map_picture(figure: str) -> str:
    """A map that is shown with an answer, as SVG within a page."""
    return _in_page(_map(figure))


def _in_page(debate: ArgumentMap) -> str:
    drawn = _narrow(debate, "svg", "light").replace("<svg ", '<svg direction="ltr" ', 1)  # whatever the page has
    asked = {claim.id for claim in debate.claims if is_asked(claim.text)}
    plain = _NAME.sub(r' data-place="\1"', _ROLES.sub("", _ID.sub("", drawn)))
    plain = _BOX.sub(lambda box: f'<g class="node is-asked"{box[1]}' if box[2] in asked else box[0], plain)
    return _TITLE.sub(lambda title: _BLANK.sub("", title[0]), plain)


def _narrow(debate: ArgumentMap, format: str, theme: str) -> str:
    """A picture that fits a sheet of paper or a page; a wide one if that would take several sheets."""
    wide = Style(theme=theme, legend=False)
    turned = Orientation.PORTRAIT if debate.relations else Orientation.LANDSCAPE  # loose boxes are set side by side
    narrow = replace(wide, page=Page.A4, orientation=turned, box=20)
    try:
        return _draw(debate, format, narrow)
    except ArgmapError:
        return _draw(debate, format, wide)


def _draw(debate: ArgumentMap, format: str, style: Style) -> str:
    return _shorten_tags(debate, str(render(debate, format, about=_PLAIN, style=style)))


def _shorten_tags(debate: ArgumentMap, drawn: str) -> str:
    """A drawing with a question mark alone as the tag of claims without a sign."""
    tag = Wording(debate.language or SOURCE).word("tag.unsigned")
    for form in (tag, tag.upper(), tag[:1].upper() + tag[1:]):
        drawn = drawn.replace(f"? {form}", "?").replace(f"{form}: ", "?: ").replace(f"{form}  ", "?  ")
    return drawn


def _map(figure: str) -> ArgumentMap:
    return parse(figure, format="native").complete().map


def _with_room(task: Task, filled: Mapping[str, str]) -> ArgumentMap:
    """The map of a task; boxes to fill have what is `filled` in, or blanks, as many as the longest choice needs."""
    debate = _map(task.figure or "")
    if task.board is None or task.board.way is not Way.PLACE:
        return debate
    least, most = _ROOM
    longest = min(max(least, *(len(choice.text) for choice in task.choices)), most)
    blanks = " ".join("_" * 8 for _ in range(1 + longest // 9))
    parts = dict(zip(task.board.parts, task.part_ids, strict=True))
    claims = [
        claim.evolve(text=f"{claim.text} {filled.get(parts[claim.id], blanks)}") if claim.id in parts else claim
        for claim in debate.claims
    ]
    return debate.evolve(claims=tuple(claims))
