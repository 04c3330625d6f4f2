"""What a designer would strike out in a picture, counted from its file and its plan: none of it is there."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.drawing.graphviz.accessible_svg import finish
from argmap.drawing.graphviz.dot_graph import build_picture
from argmap.drawing.graphviz.engine import draw
from argmap.drawing.layout.connectors import LineKind
from argmap.drawing.layout.picture_plan import TreePlan, plan
from argmap.drawing.layout.sheets import plan_tree_sheets
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.paper import Page
from argmap.drawing.style.style import Style
from argmap.formats import load
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from tests.drawing import measure
from tests.effort import examples
from tests.strategies import maps

MAPS = sorted((Path(__file__).parents[2] / "maps").rglob("*.yaml"))
TEXTS = (
    "Claim {} holds.",
    "Claim number {} says something of a middling length about the matter.",
    "Claim {} is long: it goes into some detail about who said what, and when, and how often this was heard before.",
)
BESIDE_BOX = 4.0
"""Points: a line closer to a box seems to belong to it."""
LONG = 6.0
"""Points over which two things are beside each other before anybody sees it."""


def count_in_file(drawn: str) -> Counter[str]:
    """The blemishes of an SVG picture that can be seen in it."""
    lines, boxes = measure.lines(drawn), measure.boxes(drawn)
    found: Counter[str] = Counter()
    for line in lines:
        for part in line.parts:
            found["line through a box"] += sum(part.meets(box, -0.5) for box in boxes.values())
            found["line along a box"] += sum(part.runs_along(box, BESIDE_BOX, LONG) for box in boxes.values())
            others = [other for other in lines if other is not line]
            found["line through an arrowhead"] += sum(part.meets(head, 0.5) for other in others for head in other.heads)
            flags = [other.flag for other in others if other.flag is not None]
            found["line through a flag"] += sum(part.meets(flag, -0.5) for flag in flags)
    parts = [(number, part) for number, line in enumerate(lines) for part in line.parts]
    found["line upon a line"] = sum(a.runs_along(b, 2.0, LONG) for (n, a), (m, b) in combinations(parts, 2) if n != m)
    for line in lines:
        for head in line.heads:
            found["arrowhead on a box"] += sum(head.meets(box, -0.5) for box in boxes.values())
    heads = [(number, head) for number, line in enumerate(lines) for head in line.heads]
    found["arrowheads on each other"] = sum(a.meets(b) for (n, a), (m, b) in combinations(heads, 2) if n != m)
    flags = [line.flag for line in lines if line.flag is not None]
    found["flag on a box"] = sum(flag.meets(box) for flag in flags for box in boxes.values())
    found["flags on each other"] = sum(one.meets(other) for one, other in combinations(flags, 2))
    numbers = Counter(line.number for line in lines if line.flag is not None)
    found["number without its like"] = sum(count < 2 for count in numbers.values())
    return +found


def count_in_plan(planned: TreePlan) -> Counter[str]:
    """The blemishes of a picture that one sees who knows what its parts stand for."""
    tree, block = planned.layout.tree, planned.layout.block
    found: Counter[str] = Counter()
    for target, steps in tree.hung.items():
        siblings: dict[float, set[tuple[float, float]]] = {}
        for step in steps:
            for frame in (block.frames[premise] for premise in tree.placed.get(step, ())):
                siblings.setdefault(block.lanes[step], set()).add((frame.left, frame.right))
                if target in planned.scene.boxes:
                    above = block.frames[target]
                    found["claim that is not indented"] += frame.left < above.left + LONG
                    found["box out of the width of its column"] += frame.right > above.right + 0.01
        found["siblings with different edges"] += sum(len(edges) > 1 for edges in siblings.values())
    arrows = Counter((line.head, tree.trunk(line.step)) for line in planned.connectors if line.has_arrow)
    found["second arrowhead of one sign at one target"] = sum(count - 1 for count in arrows.values())
    drawn = Counter(line.step for line in planned.connectors if line.kind is LineKind.STEP)
    found["relation that is not one line"] = len(planned.scene.steps) - sum(count == 1 for count in drawn.values())
    return +found


def count_blemishes(planned: TreePlan) -> Counter[str]:
    picture = build_picture(planned)
    drawn = finish(draw(picture.source, "svg"), picture)
    known = {line.id for line in measure.lines(drawn)} - {""}
    assert known == set(planned.scene.steps)
    return count_in_file(drawn) + count_in_plan(planned)


def generated(claims: int, seed: int) -> ArgumentMap:
    """A map with everything that lines can do: undercuts, joined premises, shared claims, cycles, weights."""
    rng = random.Random(seed)
    builder = MapBuilder()
    known, relations = [builder.thesis("The thesis holds in all of its parts.")], []
    while len(known) < claims:
        target = rng.choice(relations) if relations and rng.random() < 0.15 else rng.choice(known)
        premises = [
            builder.claim(rng.choice(TEXTS).format(len(known) + n)) for n in range(rng.choice([1, 1, 1, 1, 2, 3]))
        ]
        kind = rng.choices(["support", "attack", "neutral"], [5, 4, 0.5 if len(premises) == 1 else 0])[0]
        relations.append(builder.relation(kind, premises, target, weight=rng.choice([1, 1, 0.4])))
        known += premises
    for _ in range(claims // 6):
        premises, kind = rng.sample(known, rng.choice([1, 1, 1, 2])), rng.choice(["support", "attack"])
        others = [claim for claim in known if claim not in premises]
        relations.append(builder.relation(kind, premises, rng.choice(relations if rng.random() < 0.2 else others)))
    return builder.build()


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_that_come_along_have_no_blemish(path: Path) -> None:
    assert not count_blemishes(plan(build_scene(load(path))))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_neither_have_their_sheets(path: Path) -> None:
    scene = build_scene(load(path), style=Style(page=Page.A4))
    assert not sum(map(count_blemishes, plan_tree_sheets(scene)), Counter[str]())


@pytest.mark.parametrize(("claims", "seed"), [(8, 1), (20, 2), (20, 3), (60, 4), (60, 5), (200, 6), (500, 7)])
def test_neither_have_generated_maps(claims: int, seed: int) -> None:
    assert not count_blemishes(plan(build_scene(generated(claims, seed))))


@settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps(max_claims=9, plain=True))
def test_neither_has_the_plan_of_any_map(debate: ArgumentMap) -> None:
    assert not count_in_plan(plan(build_scene(debate)))
