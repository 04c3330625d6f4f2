"""Random actions on every map that comes along, in every layout: the map, the lines, the comments, and undoing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import dumps, parse, read
from argmap.formats.native.review_file import read_review, review_beside
from argmap.model.elements import ArgumentMap
from argmap.review import Refused, ReviewedFile
from tests.effort import examples
from tests.review.layouts import HAND_WRITTEN, LAYOUTS, drafted
from tests.review.random_actions import Figures, Step, check_action, random_action, run
from tests.strategies import maps

ROOT = Path(__file__).parents[2]
MAPS = sorted((ROOT / "maps").rglob("*.yaml"))
PET = ROOT / "maps" / "teaching" / "class-pet.yaml"


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_random_actions_on_the_maps_that_come_along(file: Path) -> None:
    figures = run(read(file), 40, seed=1)
    done = sum((figures.tried - figures.refused).values())
    assert done >= 15
    assert sum(figures.rewritten.values()) <= done // 8


@pytest.mark.parametrize("layout", LAYOUTS)
def test_random_actions_in_each_layout(layout: str) -> None:
    debate = drafted(read(PET).map)
    document = parse(LAYOUTS[layout](debate), file=PET)
    assert document.map == debate
    figures = run(document, 40, seed=2)
    done = sum((figures.tried - figures.refused).values())
    assert done >= 15
    assert sum(figures.rewritten.values()) <= done // 4


@pytest.mark.parametrize("seed", range(5))
def test_random_actions_on_a_text_with_every_form_of_entry(seed: int) -> None:
    document = parse(HAND_WRITTEN)
    assert not document.diagnostics
    figures = run(document, 16, seed, longest=5)
    assert sum((figures.tried - figures.refused).values()) >= 5


@settings(max_examples=examples(60), deadline=None)
@given(debate=maps(), seed=st.integers(0, 10_000), json=st.booleans())
def test_random_actions_on_any_map(debate: ArgumentMap, seed: int, json: bool) -> None:
    document = parse(dumps(debate, format="native-json" if json else "native"))
    if document.map.claims:
        rng, figures = random.Random(seed), Figures()
        for _ in range(4):
            check_action(Step(document, document.text.encode()), random_action(rng, document), figures)


@pytest.mark.parametrize("kept", [0, 20], ids=["all lines", "all but 20 lines"])
def test_random_actions_on_a_file_with_other_line_ends(kept: int) -> None:
    raw = b"\xef\xbb\xbf" + PET.read_bytes().replace(b"\n", b"\r\n").replace(b"\r\n", b"\n", kept)
    figures = run(parse(raw, file=PET), 60, seed=3, raw=raw)
    assert sum((figures.tried - figures.refused).values()) >= 25


def test_random_actions_are_undone_and_done_again_to_the_byte(tmp_path: Path) -> None:
    for name in ("class-pet.yaml", "class-pet.txt"):
        tmp_path.joinpath(name).write_bytes(PET.with_name(name).read_bytes())
    file = tmp_path / "class-pet.yaml"
    reviewed, rng, states = ReviewedFile(file), random.Random(4), [file.read_bytes()]
    while len(states) < 25:
        try:
            reviewed.do(random_action(rng, reviewed.document))
        except Refused:
            continue
        states.append(file.read_bytes())
    for before in reversed(states[:-1]):
        reviewed.undo()
        assert file.read_bytes() == before == reviewed.raw
    assert not read_review(review_beside(file)).rejected
    for after in states[1:]:
        reviewed.redo()
        assert file.read_bytes() == after
