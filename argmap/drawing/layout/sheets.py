"""A map on pages: one sheet where its type stays legible, else an overview and sheets for its branches.

The overview has the thesis and its lines, all without what is below them, which is counted. Lines on one side share a
sheet if they fit there whole. What does not fit on one is cut again: a sheet goes as deep as it can and keeps small
branches whole, and large ones continue on sheets of their own. All passes are iterative.

Whether something fits is only known once it is laid out. What was laid out to see that is remembered, and the layout of
a sheet is handed to the renderer that draws it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count, groupby
from typing import NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.drawing.layout.box_text import guess_height, least_width
from argmap.drawing.layout.column_choice import column_side
from argmap.drawing.layout.column_packing import NoRoomError
from argmap.drawing.layout.crowding import guess_sheets, refuse_crowd, refuse_slow_sheets
from argmap.drawing.layout.matrix_plan import plan_matrix
from argmap.drawing.layout.picture_plan import PicturePlan, TreePlan, plan, plan_again
from argmap.drawing.scene.partial_scene import Branches, Excerpt, SheetOf, Tightness, cut_excerpt, tighten
from argmap.drawing.scene.recommendations import seat_recommendations
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.paper import MOST_SHRUNK
from argmap.drawing.style.shown_text import shorten
from argmap.drawing.style.style import Arrangement
from argmap.drawing.undrawable import UndrawableError

HEADING = 70
"""Characters of the claim that names a sheet."""
MOST = 1_000
"""The most sheets; nobody could use more."""
FULLEST = 0.6
"""More of a page than boxes fill, by estimate: at most 0.48 on 2,500 sheets of all kinds of maps."""
SAMPLE, CERTAIN = 50, 1.5
"""After so many sheets, the rest are estimated; a map is given up where there would be too many by this factor."""
BUNDLE = 40
"""The most claims that branches on one sheet may have together."""
MOST_BOXES = 250
"""More boxes than any page holds, even with one line each, so that they need not be laid out."""
LARGER = "choose the page 'screen' for one picture"
SMALL, MANY = 3, 10**9
"""The largest branches that are kept whole below a claim with very many, and on a sheet that goes as deep as it can."""
WIDER = (Tightness(), Tightness(34), Tightness(44))
"""Tried in this order to fit a whole branch on one sheet: wider boxes are less high."""
SHAKEN = tuple(Tightness(box) for box in range(27, 48))
TIGHTER = (
    *(Tightness(), Tightness(50), Tightness(80), Tightness(110)),
    *(Tightness(110, kept) for kept in (3000, 2000, 1400, 900, 500, 250, 120, 60)),
)
"""Tried in this order where a single claim does not fit on a sheet."""
ANY_SHEET = 100
"""Used as the number of a sheet while none is known."""
LONGEST_HEADING = f"Sheet {ANY_SHEET} of {ANY_SHEET} · recommendation “{'claim ' * 12}…” and 40 more, continued"
FEW_BOXES, LOOSE, TIGHTEST = 5, 1.0, 0.5
"""Up to so many boxes are laid out unless their estimated area is larger than the page by the factor `LOOSE`.

More boxes leave more room between them: at most 0.45 of the page was filled on 2,000 sheets of all kinds of maps.
"""


def plan_one_sheet(scene: Scene) -> PicturePlan:
    """Plans the picture of a scene that is legible on one sheet; ArgmapError, saying what to do, if it is not."""
    sheets = plan_sheets(scene)
    if len(sheets) == 1:
        return sheets[0]
    raise ArgmapError(
        f"the map needs {len(sheets)} sheets to be legible on the page '{scene.style.page}'; "
        f"write it to a file, or {LARGER}"
    )


def plan_sheets(scene: Scene) -> Sequence[PicturePlan]:
    """Plans the picture of a scene in the layout of its style: a matrix, or the sheets of its tree."""
    if scene.style.layout is Arrangement.MATRIX:
        return [plan_matrix(scene)]
    return plan_tree_sheets(scene)


def plan_tree_sheets(scene: Scene) -> list[TreePlan]:
    """Plans the tree of a scene: one sheet if it is legible on the page of its style, else as many as it takes.

    All sheets of a map have the same scale and the same left edge.
    """
    refuse_crowd(scene)
    if scene.style.sheet.is_endless:
        return [plan(scene)]
    if guess_sheets(scene) > MOST * FULLEST:
        raise _too_many_sheets()
    refuse_slow_sheets(scene)
    scene = seat_recommendations(scene)
    for tight in WIDER:
        whole = plan_if_legible(tighten(scene, tight))
        if whole is not None:
            return [whole]
    cutter = _Cutter(scene)
    cutter.cut()
    sheet_of: dict[str, int] = {}
    for number, part in enumerate(cutter.parts, 1):
        for claim in part.content.claims - part.content.cut:
            sheet_of.setdefault(claim, number)
    total = len(cutter.parts)
    if total == 1:
        return [_plan_legibly(cutter.branches, cutter.parts[0], scene.part, sheet_of.get)]
    before = f"{scene.part} · " if scene.part else ""
    planned = [
        _plan_legibly(
            cutter.branches,
            part,
            f"{before}{scene.wording.word('part.sheet', number=number, total=total)} · {part.name}",
            sheet_of.get,
        )
        for number, part in enumerate(cutter.parts, 1)
    ]
    scale = min(scene.style.sheet.shrink(*sheet.outer) for sheet in planned)
    left = min(sheet.left for sheet in planned)
    return [replace(sheet, scale=scale, left=left) for sheet in planned]


class _CutSheet(NamedTuple):
    """The content of a sheet, the words that name it, and its plan with unknown numbers, None if it does not fit."""

    content: Excerpt
    name: str
    tried: TreePlan | None


def _plan_legibly(branches: Branches, part: _CutSheet, heading: str, sheet_of: SheetOf) -> TreePlan:
    """Plans a sheet with the numbers that were not known while it was tried.

    Where they do not change the height of a box, its layout is that of the try. If the sheet is too large with them,
    slightly wider boxes are tried.
    """
    content = part.content
    if part.tried is not None:
        planned = plan_again(part.tried, cut_excerpt(branches, content, heading, sheet_of))
        if planned is not None and _is_legible(planned):
            return planned
    for tight in (content.tight, *SHAKEN, *TIGHTER):
        planned = plan_if_legible(cut_excerpt(branches, content._replace(tight=tight), heading, sheet_of))
        if planned is not None:
            return planned
    raise UndrawableError(f"“{heading}” cannot be made legible on the page '{branches.scene.style.page}'; {LARGER}")


def plan_if_legible(scene: Scene) -> TreePlan | None:
    """Plans the picture of a scene; None where some of its type would be too small on its page."""
    sheet = scene.style.sheet
    least = least_width(scene.style.box)
    across, down = sheet.inner
    share = LOOSE if len(scene.boxes) <= FEW_BOXES else TIGHTEST
    room = share * across * down / MOST_SHRUNK**2
    for box in scene.boxes.values():
        room -= least * guess_height(box, least)
        if room < 0:
            return None
    try:
        planned = plan(scene, 1 / MOST_SHRUNK)
    except NoRoomError:
        return None
    return planned if _is_legible(planned) else None


def _is_legible(planned: TreePlan) -> bool:
    return planned.scene.style.sheet.is_legible(*planned.outer)


class _Cutter:
    """Cuts one scene into `parts`; `tries` are the plans tried for the next sheet, None for what does not fit.

    `waiting` has the estimated heights of the claims that are on no sheet yet; `left` is their sum, and `height` that
    of all claims.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.branches = Branches.of(scene)
        self.parts: list[_CutSheet] = []
        self.tries: dict[Excerpt, TreePlan | None] = {}
        least = least_width(scene.style.box)
        self.waiting = {claim: guess_height(box, least) for claim, box in scene.boxes.items()}
        self.height = self.left = sum(self.waiting.values())

    def cut(self) -> None:
        thesis = self.scene.thesis
        top = [thesis] if thesis is not None else []
        lines = self.branches.children.get(thesis or "", [])
        roots = [root for root in self.branches.roots if root != thesis]
        left = self._spread(top, [*lines, *roots], self.scene.wording.word("part.overview"), most=0)
        sides = {line: column_side(self.scene, self.scene.homes[line]) for line in lines}
        work = deque(list(group) for _, group in groupby(left, key=lambda claim: sides.get(claim, "")))
        while work:
            claims = work.popleft()
            if not claims:
                continue
            together = max(1, self._together(claims))
            deeper: list[str] = []
            whole = next((part for t in WIDER if self._fits(part := self._whole(claims[:together], t))), None)
            if whole is not None:
                self._put(whole, self._name(claims[:together]))
            else:
                deeper = self._deep(claims[0])
            rest = claims[together:]
            work.extendleft((rest, deeper))

    def _together(self, claims: Sequence[str]) -> int:
        """How many of the claims, counted from the first, fit on one sheet with all that is below them."""
        size, most = 0, 0
        for claim in claims:
            size += 1 + self.branches.sizes[claim]
            if most and size > BUNDLE:
                break
            most += 1
        return _largest(range(1, most + 1), lambda n: self._fits(self._whole(claims[:n])), is_likely=False)

    def _deep(self, root: str) -> list[str]:
        """Puts a claim and what is below it on a sheet, as deep as it fits; returns the claims where it is cut."""
        best: Excerpt | None = None
        for deepest in count(1):
            part = self._down_to([root], deepest)
            if not self._fits(part):
                break
            best = part
            if not part.cut:
                break
        if best is None:
            return self._spread([root], self.branches.children.get(root, []), self._name([root]))
        best = self._with_small(best)
        self._put(best, self._name([root]))
        return self.branches.in_order(best.cut)

    def _spread(self, top: Sequence[str], claims: Sequence[str], name: str, most: int = SMALL) -> list[str]:
        """Puts claims, without what is below them, on as many sheets as they take; returns those that are cut.

        Of what is below them, branches of at most `most` claims are kept where they fit.
        """
        cut_claims: list[str] = []
        first = len(self.parts)
        waiting = list(claims)
        while waiting or len(self.parts) == first:
            tight = next((t for t in TIGHTER if self._fits(self._flat(top, waiting[:1], t))), TIGHTER[-1])
            fitting = max(1, self._fitting(top, waiting, tight))
            part = self._with_small(self._flat(top, waiting[:fitting], tight), most)
            is_first = len(self.parts) == first
            self._put(part, name if is_first else self.scene.wording.word("part.continued", name=name))
            cut_claims += self.branches.in_order(part.cut)
            waiting = waiting[fitting:]
        return cut_claims

    def _fitting(self, top: Sequence[str], claims: Sequence[str], tight: Tightness) -> int:
        """How many of the claims, counted from the first, fit on a sheet when nothing below them is shown."""
        return _largest(range(1, len(claims) + 1), lambda n: self._fits(self._flat(top, claims[:n], tight)))

    def _with_small(self, part: Excerpt, most: int = MANY) -> Excerpt:
        """The part with as many branches kept whole as fit, the smallest first, of at most `most` claims each."""
        sizes = sorted({size for claim in part.cut if (size := self.branches.sizes[claim]) <= most})
        parts = {0: part}

        def grow(size: int) -> Excerpt:
            if size not in parts:
                small = [claim for claim in self.branches.in_order(part.cut) if self.branches.sizes[claim] <= size]
                more = {claim for root in small for claim in self.branches.below(root)}
                parts[size] = part._replace(claims=part.claims | more, cut=part.cut.difference(small))
            return parts[size]

        return grow(_largest(sizes, lambda size: self._fits(grow(size))))

    def _whole(self, roots: Sequence[str], tight: Tightness = WIDER[0]) -> Excerpt:
        claims = frozenset(claim for root in roots for claim in self.branches.below(root))
        return Excerpt(claims, frozenset(), tight)

    def _down_to(self, roots: Sequence[str], deepest: int) -> Excerpt:
        claims = frozenset(claim for root in roots for claim in self.branches.below(root, deepest))
        return Excerpt(claims, frozenset(c for c in claims if not claims.issuperset(self.branches.children.get(c, ()))))

    def _flat(self, top: Sequence[str], claims: Sequence[str], tight: Tightness) -> Excerpt:
        cut = frozenset(claim for claim in claims if self.branches.children.get(claim))
        return Excerpt(frozenset((*top, *claims)), cut, tight)

    def _fits(self, part: Excerpt) -> bool:
        if len(part.claims) > MOST_BOXES:
            return False
        if part not in self.tries:
            numbers = count(ANY_SHEET)  # all different, as they are at worst
            shown = cut_excerpt(self.branches, part, LONGEST_HEADING, lambda _: next(numbers))
            self.tries[part] = plan_if_legible(shown)
        return self.tries[part] is not None

    def _put(self, part: Excerpt, name: str) -> None:
        self.left -= sum(self.waiting.pop(claim, 0.0) for claim in part.claims)
        number = len(self.parts) + 1
        if number > MOST or (number >= SAMPLE and number * self.height > MOST * CERTAIN * (self.height - self.left)):
            raise _too_many_sheets()
        self.parts.append(_CutSheet(part, name, self.tries.get(part)))
        self.tries.clear()

    def _name(self, roots: Sequence[str]) -> str:
        box = self.scene.boxes[roots[0]]
        wording = self.scene.wording
        name = f"{box.called} {wording.quote(shorten(box.text, HEADING))}"
        return wording.word("part.and-more", name=name, number=len(roots) - 1) if len(roots) > 1 else name


def _too_many_sheets() -> UndrawableError:
    return UndrawableError(
        f"the map is too dense: it would need more than {MOST:,} sheets; draw a part with --focus, "
        "--depth or --side, or render it as html"
    )


def _largest(numbers: Sequence[int], fits: Callable[[int], bool], *, is_likely: bool = True) -> int:
    """The largest of ascending numbers that fits, 0 if none; if one fits, so do all smaller ones.

    If it is not likely that several fit, the second is tried after the first, since larger tries take longer.
    """
    low, high = 0, len(numbers)
    step = 1
    while low < high:
        middle = min(low + step, high)
        if fits(numbers[middle - 1]):
            low, step = middle, step * 2 if low or is_likely else step
        else:
            high, step = middle - 1, 1 if middle - 1 - low < 4 else (middle - 1 - low) // 2
    return numbers[low - 1] if low else 0
