"""A scene as the tree of a web page: nested claims, in columns, with the HTML tags around them.

The tree is a flat list of tags and claims in the order of the page, so that no depth needs recursion. JavaScript draws
the joints of steps; here they get space. Browsers nest at most 512 elements: below `DEEPEST` levels the claims follow
each other, each with its level in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from argmap.drawing.layout.indents import LANES, Tree
from argmap.drawing.scene.scene import Box, DrawnStep, OpenMark, Scene
from argmap.drawing.style.shown_text import shorten
from argmap.drawing.web.web_columns import Columns, deal, estimate_heights, pack, spread

DEEPEST = 60
ON_STEP_LANES = 2
SMALL_REGION = 1000
"""Roots that are less high than this, in estimated pixels, are side by side."""
BAND_COLUMNS = 4
_SHORT = 80


class Row(NamedTuple):
    """One claim in the tree.

    - `number`, `step`: its own number, and that of the step it hangs on, None for a root.
    - `level`, `place`, `of`: its depth from 1, its position among its siblings from 1, and their number.
    - `is_parent`: whether claims are nested in it.
    - `joined`: what it hangs on, in words for screen readers, "" for a root.
    - `also`: what it bears on elsewhere, in words.
    - `says`: what it hangs on, in words for everybody, where it is too deep for lines; else "".
    """

    number: int
    box: Box
    step: int | None
    level: int
    place: int
    of: int
    is_parent: bool
    joined: str
    also: tuple[str, ...]
    says: str


Part = str | Row
Work = str | tuple[str, int]
"""A tag, or a claim or step with the level of the claims there."""


@dataclass(slots=True)
class TreePage:
    """The tree while it is written; `parts` is the result, `numbers` the claims by number."""

    tree: Tree
    parts: list[Part] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    columns: dict[str, Columns] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    closing: dict[str, str] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    outward: dict[str, list[DrawnStep]] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    @property
    def scene(self) -> Scene:
        return self.tree.scene


def write_tree(scene: Scene) -> TreePage:
    """Writes the tree of a page; claims are numbered in the order of the page."""
    written = TreePage(Tree.of(scene))
    written.steps.update((step, number) for number, step in enumerate(scene.steps))
    written.closing.update((premises[-1], step) for step, premises in written.tree.placed.items())
    for step in scene.steps.values():
        for premise in dict.fromkeys(step.premises):
            written.outward.setdefault(premise, []).append(step)
    high = estimate_heights(written.tree)
    apart = set(scene.band)
    roots = [claim for claim in scene.boxes if claim not in scene.homes and claim not in apart]
    written.places.update(_places((*roots, *scene.band)))
    _write(written, [part for row in _rows(written, roots, high) for part in row])
    if scene.band:
        columns = spread(scene.band, high, len(written.columns.get(scene.thesis or "", ())) or BAND_COLUMNS)
        name = f'<p class="band-name" aria-hidden="true">{escape(scene.wording.word("picture.recommendations"))}</p>'
        _write(written, [f'<li role="none" class="row band">{name}'])
        _write(written, [*_side_by_side(columns), "</li>"])
    cycles = [step for step in scene.steps if written.tree.has_joint(step) and step not in written.done]
    for step in cycles:  # of steps that hang only on each other
        _write(written, ['<li role="none" class="row"><ul role="none" class="stack l1 joints">'])
        _write(written, [(other, 1) for other in _fresh(written, [step])])
        written.parts.append("</ul></li>")
    return written


def _write(written: TreePage, parts: Iterable[Work]) -> None:
    work = list(parts)[::-1]
    while work:
        part = work.pop()
        if isinstance(part, str):
            written.parts.append(part)
        else:
            unfold = _claim if part[0] in written.scene.boxes else _step
            work.extend(list(unfold(written, *part))[::-1])


def _rows(written: TreePage, roots: Sequence[str], high: dict[str, int]) -> Iterator[list[Work]]:
    """Small roots in rows, others each with its own columns."""
    small: list[str] = []
    for claim in (*roots, None):
        if claim is not None and claim != written.scene.thesis and high[claim] < SMALL_REGION:
            small.append(claim)
            continue
        if small:
            limit = max((sum(high[other] for other in small) * 200) ** 0.5, 1.0)
            yield ['<li role="none" class="row">', *_side_by_side(pack(small, high, limit)), "</li>"]
            small = []
        if claim is not None:
            written.columns.update(deal(written.tree, claim, high))
            yield ['<li role="none" class="row"><ul role="none">', (claim, 1), "</ul></li>"]


def _side_by_side(columns: Columns) -> Iterator[Work]:
    """Roots in columns."""
    yield '<ul role="none" class="columns">'
    for column in columns:
        yield '<li role="none" class="column"><ul role="none">'
        yield from [(claim, 1) for claim in column]
        yield "</ul></li>"
    yield "</ul>"


def _claim(written: TreePage, claim: str, level: int) -> Iterator[Work]:
    """Writes a claim, and yields what hangs on it."""
    step_ending_here = written.closing.get(claim)
    steps = written.tree.hung.get(claim, [])
    columns = written.columns.get(claim)
    groups = [_fresh(written, column) for column in columns] if columns else [_fresh(written, steps)]
    groups = [group for group in groups if group]
    onto = _fresh(written, written.tree.hung.get(step_ending_here, ())) if step_ending_here is not None else []
    inner = [*(_members(written.tree, [step for group in groups for step in group])), *_members(written.tree, onto)]
    written.places.update(_places(inner))
    written.parts.append(_row(written, claim, level, bool(inner)))
    if level >= DEEPEST:
        flat: list[Work] = [(other, level + 1) for other in inner]
        group = [f'<ul role="group" id="g{written.numbers[claim]}" class="group flat">', *flat, "</ul>"]
        yield from ("</li>", *flat) if level > DEEPEST else (*group, "</li>")
        return
    if groups or onto:
        yield f'<ul role="group" id="g{written.numbers[claim]}" class="{"columns" if columns else "group"}">'
        for group in groups:
            yield '<li role="none" class="column">' if columns else '<li role="none">'
            yield from _stack(written.tree, group, level + 1)
            yield "</li>"
        if onto:
            yield from ('<li role="none">', *_stack(written.tree, onto, level + 1, ON_STEP_LANES), "</li>")
        yield "</ul>"
    yield "</li>"


def _stack(tree: Tree, steps: Sequence[str], level: int, on_step: int = 0) -> Iterator[Work]:
    """A list of steps onto one element, with space for their lanes; a single step may go straight up instead.

    `on_step` is the number of lanes if the element is a step, else 0.
    """
    joints = any(tree.has_joint(step) for step in steps)
    straight = len(steps) == 1 and not on_step and not joints
    lanes = 0 if straight else min(len(steps), on_step or LANES)
    kinds = ("stack", f"l{lanes}", *(["joints"] if joints else []), *(["on-step"] if on_step else []))
    yield f'<ul role="none" class="{" ".join(kinds)}">'
    yield from [(step, level) for step in steps]
    yield "</ul>"


def _step(written: TreePage, step: str, level: int) -> Iterator[Work]:
    """The premises of a step; several are in a list, and a joint stands for premises that are all elsewhere."""
    placed = written.tree.placed.get(step, ())
    if len(placed) == 1:
        yield placed[0], level
        return
    yield f'<li role="none" class="joint" data-step="{written.steps[step]}">'
    if placed:
        yield '<ul role="none">'
        yield from [(premise, level) for premise in placed]
        yield "</ul>"
    else:
        yield '<span class="dot"></span>'
        onto = _fresh(written, written.tree.hung.get(step, ()))
        if onto:
            yield from _stack(written.tree, onto, level, ON_STEP_LANES)
    yield "</li>"


def _fresh(written: TreePage, steps: Iterable[str]) -> list[str]:
    """Takes those of `steps` that are not written yet, and counts them as written."""
    fresh = [step for step in steps if step not in written.done]
    written.done.update(fresh)
    return fresh


def _members(tree: Tree, steps: Iterable[str]) -> list[str]:
    """The claims placed at `steps`, and for a step without any, at the steps onto it."""
    members: list[str] = []
    seen: set[str] = set()
    work = list(steps)[::-1]
    while work:
        step = work.pop()
        if step not in seen:
            seen.add(step)
            members += tree.placed.get(step, ())
            if step not in tree.placed:
                work.extend(reversed(tree.hung.get(step, ())))
    return members


def _places(members: Sequence[str]) -> dict[str, tuple[int, int]]:
    return {claim: (place, len(members)) for place, claim in enumerate(members, 1)}


def _row(written: TreePage, claim: str, level: int, is_parent: bool) -> Row:
    scene, box = written.scene, written.scene.boxes[claim]
    number = written.numbers[claim] = len(written.numbers)
    home = scene.steps[scene.homes[claim]] if claim in scene.homes else None
    also = tuple(_bears(scene, step, claim) for step in written.outward.get(claim, ()) if step is not home)
    joined = _say_home(scene, box, home) if home is not None else ""
    says = (
        f"{home.look.verb(scene.wording)} {_words(scene, home.target)}" if home is not None and level > DEEPEST else ""
    )
    place, of = written.places[claim]
    step = written.steps[home.id] if home is not None else None
    return Row(number, box, step, level, place, of, is_parent and level <= DEEPEST, joined, also, says)


def _say_home(scene: Scene, box: Box, home: DrawnStep) -> str:
    """Says what a claim hangs on, for screen readers, between its tag and its text."""
    word = scene.wording.word
    count = len(home.premises)
    number = home.premises.index(box.id) + 1
    together = f", {word('tree.joined', number=number, count=count)}," if count > 1 else ""
    elsewhere = f", {word('tree.elsewhere')}," if box.mark is OpenMark.OPEN_ELSEWHERE else ""
    hangs = word(f"tree.hangs.{home.look.tone}", target=_words(scene, home.target))
    return f"{elsewhere}{together} {hangs}: "


def _bears(scene: Scene, step: DrawnStep, claim: str) -> str:
    others = [shorten(scene.boxes[p].text, _SHORT) for p in step.premises if p != claim]
    key = "tree.together-with" if len(others) == 1 else "tree.together-with-several"
    together = f" {scene.wording.word(key, claim=scene.wording.quote(others[0]))}" if others else ""
    return f"{step.look.verb(scene.wording)} {_words(scene, step.target)}{together}"


def _words(scene: Scene, element: str) -> str:
    if element in scene.boxes:
        return scene.wording.quote(shorten(scene.boxes[element].text, _SHORT))
    first = scene.boxes[scene.steps[element].premises[0]]
    return scene.wording.word("picture.step-from", claim=scene.wording.quote(shorten(first.text, _SHORT)))
