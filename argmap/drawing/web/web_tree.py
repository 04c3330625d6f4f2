"""A scene as the tree of a web page: nested claims, in columns, with the HTML tags around them.

The tree is a flat list of tags and claims in the order of the page, so that no depth needs recursion. What bears on the
thesis is in blocks, for and against; what bears on another claim is indented below it. JavaScript draws the lines; here
they get space. Lines to claims elsewhere are numbered, and both ends bear the number. Browsers nest at most 512
elements: below `DEEPEST` levels the claims follow each other, each with its level in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import NamedTuple

from argmap.drawing.layout.indents import LANES, Tree
from argmap.drawing.scene.scene import Box, DrawnStep, OpenMark, Scene
from argmap.drawing.style.shown_text import shorten
from argmap.drawing.style.themes import Tone
from argmap.drawing.web.web_columns import Columns, deal, estimate_heights, pack, spread

DEEPEST = 60
ON_STEP_LANES = 2
SMALL_REGION = 1000
"""Roots that are less high than this, in estimated pixels, are side by side."""
BAND_COLUMNS = 4
SIDES = {Tone.SUPPORT: "for", Tone.ATTACK: "against"}
"""The blocks of what bears on a root, by tone; whatever else there is stands beside them."""
BESIDE = "beside"
_SHORT = 80


class LinkEnd(NamedTuple):
    """One end of a line to another place, which shows its number instead.

    - `number`: that of the line, from 1.
    - `tone`, `stroke`: the colours of its step, and its line as a `Look` has it.
    - `is_start`: whether the line leads away from here.
    - `words`: what the line says, seen from here.
    - `other`: the number of the claim at the other end.
    """

    number: int
    tone: str
    stroke: str
    is_start: bool
    words: str
    other: int


class Row(NamedTuple):
    """One claim in the tree.

    - `number`, `step`: its own number, and that of the step it hangs on, None for a root.
    - `level`, `place`, `of`: its depth from 1, its position among its siblings from 1, and their number.
    - `is_parent`: whether claims are nested in it.
    - `joined`: what it hangs on, in words for screen readers, "" for a root.
    - `also`: what it bears on elsewhere, in words.
    - `flags`: the ends of lines to other places, filled in once all claims have numbers.
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
    flags: list[LinkEnd]


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
    heads: set[str] = field(default_factory=set)
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
    _flag(written)
    return written


def _flag(written: TreePage) -> None:
    """Numbers the lines to other places, and flags both ends of each."""
    rows = {part.box.id: part for part in written.parts if isinstance(part, Row)}
    number = 0
    for step in written.scene.steps.values():
        strangers = [p for p in dict.fromkeys(step.premises) if written.scene.homes.get(p) != step.id and p in rows]
        end = _box_at(written.scene, step)
        if not strangers or end not in rows:
            continue
        number += 1
        tone, stroke = str(step.tone), step.look.stroke
        for premise in strangers:
            rows[premise].flags.append(
                LinkEnd(number, tone, stroke, True, _bears(written.scene, step, premise), written.numbers[end])
            )
        says = f"{step.look.word(written.scene.wording)}: {_words(written.scene, strangers[0])}"
        rows[end].flags.append(LinkEnd(number, tone, stroke, False, says, written.numbers[strangers[0]]))


def _box_at(scene: Scene, step: DrawnStep) -> str:
    """The claim at the end of a step; for a step onto a step, the first claim that the latter starts from."""
    seen: set[str] = set()
    while step.target not in scene.boxes and step.id not in seen:
        seen.add(step.id)
        onto = scene.steps[step.target]
        home = [premise for premise in onto.premises if scene.homes.get(premise) == onto.id]
        if home:
            return home[0]
        step = onto
    return step.target


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
            written.heads.add(claim)
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
        is_head = claim in written.heads
        yield f'<ul role="group" id="g{written.numbers[claim]}" class="{_group_class(is_head, bool(columns))}">'
        if is_head:
            yield from _sides(written, groups, level + 1, is_named=claim == written.scene.thesis)
        for group in () if is_head else groups:
            yield '<li role="none" class="column">' if columns else '<li role="none">'
            yield from _stack(written.tree, group, level + 1)
            yield "</li>"
        if onto:
            yield from ('<li role="none">', *_stack(written.tree, onto, level + 1, ON_STEP_LANES), "</li>")
        yield "</ul>"
    yield "</li>"


def _group_class(is_head: bool, has_columns: bool) -> str:
    return "sides" if is_head else "columns" if has_columns else "group"


def _sides(written: TreePage, columns: Columns, level: int, *, is_named: bool) -> Iterator[Work]:
    """What bears on a root, in blocks of one side each; those of a thesis have a heading."""
    steps, word = written.scene.steps, written.scene.wording.word

    def side(column: Sequence[str]) -> str:
        return SIDES.get(steps[column[0]].look.tone, BESIDE)

    order = [*dict.fromkeys(side(column) for column in columns)]
    for name, block in groupby(sorted(columns, key=lambda column: order.index(side(column))), side):
        yield f'<li role="none" class="side is-{name}">'
        if is_named:
            yield f'<p class="side-name" aria-hidden="true">{escape(word(f"overview.{name}"))}</p>'
        yield '<ul role="none" class="columns">'
        for column in block:
            joints = " joints" if any(written.tree.has_joint(step) for step in column) else ""
            yield f'<li role="none" class="column"><ul role="none" class="stack heads{joints}">'
            yield from [(step, level) for step in column]
            yield "</ul></li>"
        yield "</ul></li>"


def _stack(tree: Tree, steps: Sequence[str], level: int, on_step: int = 0) -> Iterator[Work]:
    """A list of steps onto one element, with space for their trunks.

    `on_step` is the number of trunks at most if the element is a step, else 0.
    """
    joints = any(tree.has_joint(step) for step in steps)
    drawn = [tree.scene.steps[step] for step in steps]
    trunks = min(sum(1 for _ in groupby((step.tone, step.look.arrow) for step in drawn)), on_step or LANES)
    kinds = ("stack", f"l{trunks}", *(["joints"] if joints else []), *(["on-step"] if on_step else []))
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
    return Row(number, box, step, level, place, of, is_parent and level <= DEEPEST, joined, also, says, [])


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
