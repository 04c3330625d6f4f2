"""Measures pictures from their files: what stands where, how large type is on the page, what lines come close to."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

from argmap.drawing.style.shown_text import bold_ems, ems

NS = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


@dataclass(frozen=True)
class Measured:
    """One page. Lengths in points: of the picture at its own size, of its smallest type, of what is beyond its edge."""

    width: float
    height: float
    smallest: float
    beyond: float
    text: str


def svg(drawn: str) -> Measured:
    """The measures of an SVG picture; widths of type are those of Arial."""
    root = ElementTree.fromstring(drawn)
    left, top, across, down = map(float, root.get("viewBox", "").split())
    width, height = (float(root.get(side, "").removesuffix("pt")) for side in ("width", "height"))
    graph = next(group for group in root.iter(f"{NS}g") if group.get("class") == "graph")
    shift = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", graph.get("transform", ""))
    assert shift is not None
    scale = re.search(r"scale\(([-\d.]+)", graph.get("transform", ""))
    zoom = float(scale.group(1)) if scale is not None else 1.0
    dx, dy = float(shift.group(1)), float(shift.group(2))
    places = [(x + dx, y + dy) for x, y in points(graph)]
    sizes = []
    for text in root.iter(f"{NS}text"):
        size, x, y = (float(text.get(name, 0)) for name in ("font-size", "x", "y"))
        wide = size * (bold_ems if text.get("font-weight") == "bold" else ems)(text.text or "")
        starts = text.get("direction") == "rtl" and text.get("text-anchor") == "start"
        places += [(x - wide if starts else x, y - 0.7 * size), (x if starts else x + wide, y + 0.2 * size)]
        places[-2:] = [(a + dx, b + dy) for a, b in places[-2:]]
        sizes.append(size * zoom * width / across)
    beyond = max(
        (max(left - x * zoom, x * zoom - left - across, top - y * zoom, y * zoom - top - down) for x, y in places),
        default=0.0,
    )
    words = " ".join(text.text or "" for text in root.iter(f"{NS}text"))
    return Measured(width, height, min(sizes, default=99.0), max(0.0, beyond), words)


def points(group: ElementTree.Element) -> list[tuple[float, float]]:
    """The corners of all shapes in a group."""
    found: list[tuple[float, float]] = []
    for element in group.iter():
        numbers = re.findall(r"-?\d+(?:\.\d+)?", element.get("points", "") + " " + element.get("d", ""))
        found += list(zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True))
        if element.tag == f"{NS}ellipse":
            found.append((float(element.get("cx", 0)), float(element.get("cy", 0))))
    return found


def pdf(raw: bytes) -> list[Measured]:
    """The measures of each page of a PDF, from the places and sizes of its text."""
    from pypdf import PdfReader

    found = []
    for page in PdfReader(io.BytesIO(raw)).pages:
        frame = page.mediabox
        sizes: list[float] = []
        beyond: list[float] = []
        words: list[str] = []

        def note(text, cm, tm, font, size, sizes=sizes, beyond=beyond, words=words, frame=frame) -> None:
            if not text.strip():
                return
            words.append(text)
            a, b = tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3]
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            sizes.append(size * (a * a + b * b) ** 0.5)
            beyond.append(
                max(float(frame.left) - x, x - float(frame.right), float(frame.bottom) - y, y - float(frame.top))
            )

        page.extract_text(visitor_text=note)
        found.append(
            Measured(
                float(frame.width),
                float(frame.height),
                min(sizes, default=99.0),
                max(beyond, default=0.0),
                " ".join(words),
            )
        )
    return found


class Span(NamedTuple):
    """A rectangle, perhaps without width or height: a box, an arrowhead, a flag, a straight part of a line."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, corners: Iterable[tuple[float, float]]) -> Span:
        across, down = zip(*corners, strict=True)
        return cls(min(across), min(down), max(across), max(down))

    def meets(self, other: Span, apart: float = 0.0) -> bool:
        """Whether two rectangles overlap or are less than `apart` from each other; a negative one is an overlap."""
        return (
            self.left < other.right + apart
            and other.left < self.right + apart
            and self.top < other.bottom + apart
            and other.top < self.bottom + apart
        )

    def runs_along(self, other: Span, apart: float, length: float) -> bool:
        """Whether both are beside each other over more than a length, with a gap of less than `apart`."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return (across > length and -apart < down <= 0) or (down > length and -apart < across <= 0)


@dataclass
class DrawnLine:
    """What an SVG picture has of one line: its id ("" for none), its straight parts, its arrowheads and its flag."""

    id: str
    parts: list[Span]
    heads: list[Span]
    flag: Span | None
    number: str


def lines(drawn: str) -> list[DrawnLine]:
    """The lines of an SVG picture, those of the legend left out."""
    found: list[DrawnLine] = []
    for group in ElementTree.fromstring(drawn).iter(f"{NS}g"):
        if group.get("class") != "edge" or group.get("role") is None:
            continue
        number = "".join(text.text or "" for text in group.iter(f"{NS}text"))
        ways = [_corners(way.get("d", "")) for way in group.iter(f"{NS}path")]
        flag = Span.around(ways.pop()) if number else None
        parts = [Span.around(pair) for way in ways for pair in pairwise(way)]
        found.append(DrawnLine(group.get("data-id", ""), parts, list(_heads(group)), flag, number))
    return found


def boxes(drawn: str) -> dict[str, Span]:
    """The boxes of an SVG picture by claim id."""
    groups = ElementTree.fromstring(drawn).iter(f"{NS}g")
    return {
        group.get("data-id", ""): Span.around(points(group))
        for group in groups
        if group.get("class") == "node" and group.get("data-id")
    }


def _corners(way: str) -> list[tuple[float, float]]:
    """The ends of the parts of a line that consists of Bézier curves."""
    numbers = list(map(float, re.findall(r"-?\d+(?:\.\d+)?", way)))
    ends = list(zip(numbers[::2], numbers[1::2], strict=True))
    return ends[::3]


def _heads(group: ElementTree.Element) -> Iterator[Span]:
    """The arrowheads of a line; one may consist of several shapes."""
    for head in group.iter(f"{NS}polygon"):
        yield Span.around(points(head))
    for head in group.iter(f"{NS}ellipse"):
        x, y, across, down = (float(head.get(name, 0)) for name in ("cx", "cy", "rx", "ry"))
        yield Span(x - across, y - down, x + across, y + down)
