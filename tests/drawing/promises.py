"""What a planned picture keeps of its promises, measured from the marks that it is made of; no engine draws it.

`python -m tests.drawing.promises` measures every map in every theme, on every page and in every language, and prints
what the worst of them have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import NamedTuple, TypeVar

from argmap.drawing import About, Style
from argmap.drawing.layout.picture_plan import TreePlan
from argmap.drawing.layout.sheets import plan_tree_sheets
from argmap.drawing.marks.picture_marks import Curve, Disc, Mark, Panel, Shape, Words
from argmap.drawing.marks.vector_marks import sketch
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.paper import Orientation, Page
from argmap.drawing.style.shown_text import bold_ems, ems
from argmap.drawing.style.themes import THEMES, Tone
from argmap.formats import load
from argmap.language.wording import languages
from argmap.model.elements import ArgumentMap
from tests.drawing.colours import DEUTAN, PROTAN, TRITAN, contrast, distance, lab
from tests.house import ROOT

MAPS = [*sorted((ROOT / "maps").rglob("*.yaml")), *sorted((ROOT / "tests/samples/languages").glob("*.yaml"))]
PAGES = list(product(Page, Orientation))
SIDES = Tone.SUPPORT, Tone.ATTACK, Tone.REBUTTAL
Value = TypeVar("Value")


class Case(NamedTuple):
    """One picture: the number of a map, theme, page with its orientation, language."""

    map: int
    theme: str
    page: tuple[Page, Orientation]
    language: str


CHOICES: tuple[Sequence[object], ...] = (range(len(MAPS)), list(THEMES), PAGES, list(languages()))


@dataclass(frozen=True)
class Kept:
    """What a sheet has: `beyond` and `too_wide` in points, `smallest` in points on its page."""

    beyond: float
    too_wide: float
    smallest: float
    contrast: float
    distance: float

    def worse(self, other: Kept) -> Kept:
        """The worse of each measure."""
        return Kept(
            max(self.beyond, other.beyond),
            max(self.too_wide, other.too_wide),
            min(self.smallest, other.smallest),
            min(self.contrast, other.contrast),
            min(self.distance, other.distance),
        )


BEST = Kept(0.0, 0.0, 99.0, 21.0, 999.0)


def plans(case: Case) -> list[TreePlan]:
    """The sheets of a case, with strengths."""
    debate = _load(case.map)
    page, orientation = case.page
    style = Style(page=page, orientation=orientation, language=case.language)
    return plan_tree_sheets(build_scene(debate, About(strengths={claim.id: 0.5 for claim in debate.claims}), style))


_LOADED: dict[int, ArgumentMap] = {}


def _load(number: int) -> ArgumentMap:
    if number not in _LOADED:
        _LOADED[number] = load(MAPS[number])
    return _LOADED[number]


def measure(sheets: Iterable[TreePlan], theme: str) -> Kept:
    """The worst of what sheets have in a theme, which moves nothing."""
    worst = BEST
    for sheet in sheets:
        scene = sheet.scene
        themed = replace(sheet, scene=replace(scene, style=replace(scene.style, theme=theme)))
        worst = worst.worse(_measure(themed))
    return worst


def _measure(planned: TreePlan) -> Kept:
    drawn = sketch(planned)
    theme = planned.scene.style.colours
    shrink = planned.shrink(drawn.width, drawn.height)
    beyond = too_wide = 0.0
    smallest, least = 99.0, 21.0
    panels: list[Panel] = []
    for mark in drawn.marks:
        for x, y in _corners(mark):
            beyond = max(beyond, -x, x - drawn.width, -y, y - drawn.height)
        if isinstance(mark, Panel) and mark.paper is not None:
            panels.append(mark)
        if isinstance(mark, Words) and mark.text.strip():
            wide = (bold_ems if mark.is_bold else ems)(mark.text) * mark.size
            too_wide = max(too_wide, wide - mark.room)
            smallest = min(smallest, mark.size * shrink)
            least = min(least, contrast(mark.ink, _ground(mark, panels) or theme.page))
    return Kept(beyond, too_wide, smallest, least, _distance(planned))


def _ground(words: Words, panels: Sequence[Panel]) -> str | None:
    """The colour behind a line of type."""
    x, y = words.x + words.room / 2, words.y - words.size / 3
    for panel in reversed(panels):
        frame = panel.frame
        if frame.left <= x <= frame.right and frame.top <= y <= frame.bottom:
            return panel.paper
    return None


def _corners(mark: Mark) -> Iterator[tuple[float, float]]:
    match mark:
        case Panel(frame):
            yield from ((frame.left, frame.top), (frame.right, frame.bottom))
        case Words(x, y, room, size):
            yield from ((x, y - size * 0.7), (x + room, y + size * 0.2))
        case Curve(points) | Shape(points):
            yield from points
        case Disc(x, y, radius):
            yield from ((x - radius, y - radius), (x + radius, y + radius))


def _distance(planned: TreePlan) -> float:
    """The least distance of the colours of two sides that are in a picture, for any eyes; greys are told by signs."""
    style = planned.scene.style
    if style.theme == "greyscale":
        return BEST.distance
    tones = {box.tone for box in planned.scene.boxes.values()}.intersection(SIDES)
    return min((_apart(style.theme, *pair) for pair in combinations(sorted(tones), 2)), default=BEST.distance)


_APART: dict[tuple[object, Tone, Tone], float] = {}


def _apart(theme: object, one: Tone, other: Tone) -> float:
    if (theme, one, other) not in _APART:
        inks = [THEMES[str(theme)].ink(tone) for tone in (one, other)]
        _APART[theme, one, other] = min(
            distance(*(lab(ink, sight) for ink in inks)) for sight in (None, PROTAN, DEUTAN, TRITAN)
        )
    return _APART[theme, one, other]


def cover_pairs(choices: Sequence[Sequence[object]]) -> list[tuple[object, ...]]:
    """Few combinations in which every two values of two choices occur together, found greedily.

    >>> len(cover_pairs(["ab", "xy", [0, 1]]))
    4
    """
    waiting = {
        (i, a, j, b)
        for i, j in combinations(range(len(choices)), 2)
        for a in range(len(choices[i]))
        for b in range(len(choices[j]))
    }
    rows: list[tuple[object, ...]] = []
    while waiting:
        first = min(waiting)
        row = {first[0]: first[1], first[2]: first[3]}
        for k in range(len(choices)):
            if k not in row:
                row[k] = max(range(len(choices[k])), key=lambda c: (_gain(waiting, row, k, c), -c))
        waiting -= {(i, row[i], j, row[j]) for i, j in combinations(range(len(choices)), 2)}
        rows.append(tuple(choices[k][row[k]] for k in range(len(choices))))
    return rows


def _gain(waiting: set[tuple[int, int, int, int]], row: dict[int, int], k: int, value: int) -> int:
    """How many pairs that are waiting a value adds to a row."""
    return sum(((i, a, k, value) if i < k else (k, value, i, a)) in waiting for i, a in row.items())


def main() -> None:
    """Prints the worst of all cases, and of those in each theme."""
    worst, sheets = dict.fromkeys(THEMES, BEST), 0
    for number, page, language in product(CHOICES[0], PAGES, languages()):
        planned = plans(Case(int(str(number)), "light", page, language))
        sheets += len(planned)
        for theme in THEMES:
            worst[theme] = worst[theme].worse(measure(planned, theme))
    cases = len(MAPS) * len(THEMES) * len(PAGES) * len(languages())
    print(f"{cases:,} pictures, {sheets * len(THEMES):,} sheets")
    for theme, kept in worst.items():
        print(theme, kept)


if __name__ == "__main__":
    main()
