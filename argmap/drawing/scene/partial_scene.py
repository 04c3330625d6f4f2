"""A part of a scene on a sheet of its own; the boxes name what it leaves out, with the sheet that shows it.

Claims are shown whole or *cut*: the box alone, with a count of what is below it. Nothing is left out silently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from argmap.drawing.scene.scene import Box, DrawnStep, Scene
from argmap.drawing.scene.sides import AGAINST, FOR
from argmap.drawing.style.paper import MOST_SHRUNK
from argmap.drawing.style.shown_text import shorten
from argmap.drawing.style.style import LOOKS
from argmap.language.wording import Wording

BESIDE_BOX, CHARACTER = 150.0, 5.5
"""Points beside the widest box that are left for lines, and points of one character in it."""
MENTION = 60
"""Characters of a claim that a reference quotes."""
MOST_REFERENCES, MOST_OWN = 3, 12
"""How many references are spelled out: to what bears on a claim, and to what the claim bears on."""

SheetOf = Callable[[str], int | None]
"""The number of the sheet on which a claim is shown whole; None for one that is on no sheet."""


class Tightness(NamedTuple):
    """The least width of boxes and the most of a text that is kept, in characters; None leaves it to the style."""

    box: int | None = None
    kept: int | None = None


class Excerpt(NamedTuple):
    """The content of a sheet: its claims, those of them that are cut, and how they are made to fit."""

    claims: frozenset[str]
    cut: frozenset[str] = frozenset()
    tight: Tightness = Tightness()


class Reference(NamedTuple):
    """A step between a `claim` on the sheet and an `other` one elsewhere; `is_own` if `claim` is its premise."""

    claim: str
    verb: str
    other: str
    is_own: bool


@dataclass
class Branches:
    """The claims below each claim of a scene, joined or not: the tree that sheets are cut from."""

    scene: Scene
    children: dict[str, list[str]] = field(default_factory=dict)
    roots: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, scene: Scene) -> Branches:
        branches = cls(scene)
        for claim in scene.boxes:
            step = scene.homes.get(claim)
            if step is None:
                branches.roots.append(claim)
                continue
            target = scene.steps[step].target
            while target in scene.steps:
                target = scene.steps[target].target
            branches.children.setdefault(target, []).append(claim)
        for below in branches.children.values():
            below.sort(key=lambda claim: branches.rank[scene.homes[claim]])
        return branches

    @cached_property
    def sizes(self) -> dict[str, int]:
        """The number of claims below each claim."""
        sizes: dict[str, int] = {}
        for claim in reversed([c for root in self.roots for c in self.below(root)]):
            sizes[claim] = sum(1 + sizes[child] for child in self.children.get(claim, ()))
        return sizes

    @cached_property
    def bearing(self) -> dict[str, list[DrawnStep]]:
        """By claim, the steps that start or end at it, or that end on one of its own steps."""
        steps: dict[str, list[DrawnStep]] = {}
        for step in self.scene.steps.values():
            target = self.scene.steps.get(step.target)
            ends = target.premises if target is not None else (step.target,)
            for claim in dict.fromkeys((*step.premises, *ends)):
                steps.setdefault(claim, []).append(step)
        return steps

    @cached_property
    def rank(self) -> dict[str, int]:
        """The position of each claim and of each step in the scene."""
        return {element: n for elements in (self.scene.boxes, self.scene.steps) for n, element in enumerate(elements)}

    def in_order(self, claims: Iterable[str]) -> list[str]:
        """Claims in the order of the scene."""
        return sorted(claims, key=self.rank.__getitem__)

    def below(self, root: str, deepest: int | None = None) -> Iterable[str]:
        """A claim and all claims below it, down to a depth, in order."""
        work = [(root, 0)]
        while work:
            claim, depth = work.pop()
            yield claim
            if depth != deepest:
                work.extend((child, depth + 1) for child in reversed(self.children.get(claim, ())))


def restrict(scene: Scene, claims: frozenset[str]) -> Scene:
    """The scene of some claims only; what is left out is counted and named, and no other sheet shows it."""
    branches = Branches.of(scene)
    cut = frozenset(c for c in claims if not claims.issuperset(branches.children.get(c, ())))
    is_part = len(claims) < len(scene.boxes)
    heading = scene.wording.word("part.of-map", shown=len(claims), all=len(scene.boxes)) if is_part else ""
    return cut_excerpt(branches, Excerpt(claims, cut), heading, lambda _: None)


def cut_excerpt(branches: Branches, part: Excerpt, heading: str, sheet_of: SheetOf) -> Scene:
    """The scene of one sheet."""
    scene = branches.scene
    claims = branches.in_order(part.claims)
    steps = _steps(branches, part, claims)
    mentions = _references(branches, part, claims, steps, sheet_of)
    boxes: dict[str, Box] = {}

    def keep(text: str) -> str:
        return _keep(text, part.tight.kept, scene.wording)

    for claim in claims:
        box = scene.boxes[claim]
        below: list[tuple[str, int | None]] = []
        tally = 0, 0
        if claim in part.cut:
            hidden = _hidden(branches, part, claim)
            signs = [box.sign for box in hidden]
            tally = signs.count(FOR), signs.count(AGAINST)
            below = [(f"{_count(hidden, scene.wording)} ({_sheet([sheet_of(claim)], scene.wording)})", sheet_of(claim))]
        more = (*box.more, *below, *_name_references(scene, mentions.get(claim, ()), sheet_of))
        text, notes = keep(box.text), tuple(keep(note) for note in box.notes)
        is_whole = (text, notes, more) == (box.text, box.notes, box.more)
        counted = tally if any(tally) else None
        boxes[claim] = box if is_whole else replace(box, text=text, notes=notes, more=more, tally=counted)
    homes = {claim: scene.homes[claim] for claim in boxes if scene.homes.get(claim) in steps}
    band = tuple(claim for claim in scene.band if claim in boxes)
    question = scene.question if scene.thesis in part.claims or scene.thesis is None else None
    shown = replace(scene, question=question, boxes=boxes, steps=steps, homes=homes, band=band, part=heading)
    return tighten(shown, part.tight)


def tighten(scene: Scene, tight: Tightness) -> Scene:
    """The scene with boxes of at least that width."""
    across, _ = scene.style.sheet.inner
    widest = int((across / MOST_SHRUNK - BESIDE_BOX) / CHARACTER)
    box = min(max(tight.box or 0, scene.style.box), widest)
    return scene if box == scene.style.box else replace(scene, style=replace(scene.style, box=box))


def _steps(branches: Branches, part: Excerpt, shown: Sequence[str]) -> dict[str, DrawnStep]:
    """The steps between claims on the sheet, with those of their premises that are there."""
    scene = branches.scene
    drawn = {step.id: step for claim in shown for step in branches.bearing.get(claim, ())}
    while True:
        gone = [
            step.id
            for step in drawn.values()
            if part.claims.isdisjoint(step.premises) or (step.target not in part.claims and step.target not in drawn)
        ]
        if not gone:
            break
        for step in gone:
            del drawn[step]
    steps: dict[str, DrawnStep] = {}
    for name in sorted(drawn, key=branches.rank.__getitem__):
        step = scene.steps[name]
        here = tuple(premise for premise in step.premises if premise in part.claims)
        steps[name] = step if here == step.premises else replace(step, premises=here)
    return steps


def _references(
    branches: Branches, part: Excerpt, shown: Sequence[str], steps: Mapping[str, DrawnStep], sheet_of: SheetOf
) -> dict[str, list[Reference]]:
    """By claim, references to what it bears on, or what bears on it, and is not on the sheet."""
    references: dict[str, list[Reference]] = {}
    seen: set[str] = set()
    for claim in shown:
        for step in branches.bearing.get(claim, ()):
            if step.id not in seen:
                seen.add(step.id)
                for reference in _refer(branches.scene, part, step, step.id in steps, sheet_of):
                    references.setdefault(reference.claim, []).append(reference)
    return references


def _refer(scene: Scene, part: Excerpt, step: DrawnStep, is_drawn: bool, sheet_of: SheetOf) -> Iterator[Reference]:
    """The references that one step needs."""

    def refer(claim: str, verb: str, other: str, is_own: bool = True) -> Reference:
        return Reference(claim, verb, other, is_own)

    word, look = scene.wording.word, step.look
    here = [premise for premise in step.premises if premise in part.claims]
    if is_drawn:
        others = [premise for premise in step.premises if premise not in part.claims]
        yield from (refer(here[0], word("picture.together-with"), other) for other in others)
        return
    target = scene.steps.get(step.target)
    ends = target.premises if target is not None else (step.target,)
    verb = look.verb(scene.wording)
    verb = verb if target is None else word("part.verb-step", verb=verb)
    yield from (refer(premise, verb, ends[0]) for premise in here)
    shown = [end for end in ends if end in part.claims]
    if here or not shown:
        return
    is_home = step.id in map(scene.homes.get, step.premises)
    if is_home and target is None and sheet_of(step.premises[0]) is None:
        return  # it is counted on the claim
    if target is None and ends[0] in part.cut and sheet_of(ends[0]) is not None:
        return  # it is counted, or the sheet of the claim refers to it
    verb = look.passive(scene.wording)
    verb = verb if target is None else word("part.step-passive", verb=verb)
    yield refer(shown[0], verb, step.premises[0], is_own=False)


def _name_references(
    scene: Scene, references: Sequence[Reference], sheet_of: SheetOf
) -> Iterator[tuple[str, int | None]]:
    """References in words, each with the number of its sheet; where there are many, the rest are counted."""
    wording = scene.wording
    own = [reference for reference in references if reference.is_own]
    others = [reference for reference in references if not reference.is_own]
    for reference in (*own[:MOST_OWN], *others[:MOST_REFERENCES]):
        sheet = sheet_of(reference.other)
        mention = shorten(scene.boxes[reference.other].text, MENTION)
        yield f"{reference.verb} {wording.quote(mention)} ({_sheet([sheet], wording)})", sheet
    rest = [*own[MOST_OWN:], *others[MOST_REFERENCES:]]
    if rest:
        sheets = [sheet_of(reference.other) for reference in rest]
        counts = Counter(reference.verb for reference in rest)
        said = wording.join(wording.word("part.more-steps", verb=verb, number=n) for verb, n in counts.items())
        yield f"{said} ({_sheet(sheets, wording)})", sheets[0]


def _sheet(numbers: Sequence[int | None], wording: Wording) -> str:
    sheets = sorted({number for number in numbers if number is not None})
    if not sheets:
        return wording.word("part.not-shown")
    if len(sheets) == 1:
        return wording.word("part.on-sheet", number=sheets[0])
    more = " …" if len(sheets) > MOST_REFERENCES else ""
    numbers_shown = wording.join(map(wording.number, sheets[:MOST_REFERENCES]))
    return wording.word("part.on-sheets", numbers=f"{numbers_shown}{more}")


def _count(boxes: Sequence[Box], wording: Wording) -> str:
    """A count, in words, of what is below a claim and not shown."""
    counts = wording.join(count_roles(boxes, wording))
    unanswered = sum(box.mark is not None for box in boxes)
    return wording.word("part.below-with-open" if unanswered else "part.below", counts=counts, open=unanswered)


def _hidden(branches: Branches, part: Excerpt, root: str) -> list[Box]:
    """What is below a claim and not shown."""
    boxes: list[Box] = []
    work = [root]
    while work:
        below = [child for child in branches.children.get(work.pop(), ()) if child not in part.claims]
        boxes += [branches.scene.boxes[child] for child in below]
        work += below
    return boxes


def count_roles(boxes: Iterable[Box], wording: Wording) -> list[str]:
    """The number of claims in each role, in words, in the order of the legend."""
    counts = Counter(box.look.noun for box in boxes)
    nouns = dict.fromkeys(look.noun for look in LOOKS.values())
    return [wording.quantity(counts[noun], noun) for noun in nouns if noun in counts]


def _keep(text: str, characters: int | None, wording: Wording) -> str:
    """The start of a text, with the number of words that are left out, or of characters if only one word is."""
    if characters is None or len(text) <= characters:
        return text
    start = shorten(text, characters)
    gone = len(text.split(" ")) - len(start.split(" ")) + 1
    key, number = ("words", gone) if gone > 1 else ("characters", len(text) - len(start) + 1)
    return f"{start} [{wording.word(f'box.more-{key}', number=number)}]"
