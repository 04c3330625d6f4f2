"""Every kind of exercise over every map: posed or refused with a reason, gradable, reproducible, without its key."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap
from argmap.teach import exercise_files
from argmap.teach.exercise import Answers, Ask, Exercise, Posed
from argmap.teach.grading.grade_answers import grade
from argmap.teach.posing.pose_exercise import LEVELS, UnfitError, kinds, offers, pose
from tests.samples.unsettled import UNSETTLED
from tests.strategies import maps

FOLDER = Path(__file__).parents[2] / "maps"


MAPS = sorted(FOLDER.rglob("*.yaml"))


KINDS = [kind.name for kind in kinds()]


EVERY = pytest.mark.parametrize("file", MAPS, ids=lambda path: path.stem)


EACH = pytest.mark.parametrize("kind", KINDS)


EVERYTHING = FOLDER / "sunday-library.yaml"
"""A map that carries every kind."""


@cache
def load_map(file: Path) -> ArgumentMap:
    return argmap.load(file)


def pose_or_refuse(file: Path, kind: str, seed: int = 0, level: int = 1) -> Posed | None:
    try:
        return pose(load_map(file), kind, seed, level)
    except UnfitError as refusal:
        assert refusal.reason and refusal.needs
        return None


def test_the_kinds_come_in_teaching_order() -> None:
    order = """mark-indicators find-thesis classify-claim support-or-attack place-claim draw-relation rebuild-map
        co-premises find-mistake missing-premise undercut-or-rebuttal answered-how match-recommendation
        answer-objection critical-question verdict-flip read-balance"""
    assert order.split() == KINDS


def test_one_map_carries_every_kind() -> None:
    assert [offer.kind for offer in offers(load_map(EVERYTHING)) if offer.posed is None] == []


@EACH
def test_a_kind_refuses_a_map_that_has_nothing_for_it(kind: str) -> None:
    with pytest.raises(UnfitError, match="; this exercise needs "):
        pose(argmap.loads("argmap: 1\nthesis: Cats are better than dogs."), kind)
    with pytest.raises(UnfitError, match="no thesis"):
        pose(ArgumentMap(), kind)


@EVERY
@EACH
def test_the_key_gets_full_marks_and_nothing_gets_none(file: Path, kind: str) -> None:
    for level in LEVELS:
        if posed := pose_or_refuse(file, kind, seed=7, level=level):
            full, none = grade(posed, Answers.of_key(posed)), grade(posed, Answers())
            assert (full.points, full.feedback) == (full.of, ())
            assert none.points == 0
            assert {task.task for task in none.tasks} == {task.id for task in posed.exercise.tasks}
            assert len(none.feedback) >= none.of


@EVERY
@EACH
def test_the_same_seed_gives_the_same_bytes_and_reads_back(file: Path, kind: str) -> None:
    if posed := pose_or_refuse(file, kind, seed=5, level=2):
        again = pose_or_refuse(file, kind, seed=5, level=2)
        assert again is not None
        assert exercise_files.dumps(posed) == exercise_files.dumps(again)
        assert exercise_files.read(exercise_files.dumps(posed), Posed) == posed
        assert exercise_files.read(exercise_files.dumps(posed.exercise, as_json=True), Exercise) == posed.exercise


@EACH
def test_another_seed_gives_another_exercise(kind: str) -> None:
    texts = {
        exercise_files.dumps(posed.exercise)
        for seed in range(12)
        if (posed := pose_or_refuse(EVERYTHING, kind, seed, 2))
    }
    assert len(texts) > (2 if kind != "critical-question" else 1)


@EVERY
def test_two_hundred_seeds_pose_without_a_crash(file: Path) -> None:
    dear = {"verdict-flip", "answer-objection", "read-balance"}  # they score the map each time
    for seed in range(200):
        for kind in KINDS:
            if kind not in dear or seed % 20 == 0:
                pose_or_refuse(file, kind, seed, 1 + seed % 3)


@EVERY
@EACH
def test_the_exercise_is_the_same_whatever_the_ids_of_the_map(file: Path, kind: str) -> None:
    if posed := pose_or_refuse(file, kind, seed=3, level=3):
        other = pose(rename_ids(load_map(file)), kind, 3, 3)
        assert exercise_files.dumps(other.exercise) == exercise_files.dumps(posed.exercise)


def rename_ids(debate: ArgumentMap) -> ArgumentMap:
    """The map with other ids, whose order in the alphabet is another one, too."""
    names = {element: f"x{7919 * number % 10007}" for number, element in enumerate(debate.by_id)}
    return debate.evolve(
        thesis=names.get(debate.thesis or ""),
        claims=tuple(claim.evolve(id=names[claim.id]) for claim in debate.claims),
        relations=tuple(
            r.evolve(id=names[r.id], premises=tuple(names[p] for p in r.premises), target=names[r.target])
            for r in debate.relations
        ),
        expect=None,
    )


@EVERY
@EACH
def test_no_key_stands_in_the_exercise(file: Path, kind: str) -> None:
    for level in LEVELS:
        if posed := pose_or_refuse(file, kind, seed=11, level=level):
            text = exercise_files.dumps(posed.exercise)
            fields = set(re.findall(r'"(\w+)":', json.dumps(posed.exercise.model_dump(mode="json"))))
            assert fields <= {
                *(
                    "kind",
                    "title",
                    "about",
                    "language",
                    "level",
                    "tries",
                    "instructions",
                    "tasks",
                    "id",
                    "ask",
                    "prompt",
                ),
                *("passage", "figure", "parts", "choices", "words", "text"),
                *("board", "way", "card", "once"),
            }
            shown = [option.text for task in posed.exercise.tasks for option in (*task.parts, *task.choices)]
            for key in posed.key.values():
                assert all(why not in text for why in key.why.values() if why not in shown)
                assert key.example is None or key.example not in text


@EACH
def test_what_is_right_stands_in_no_fixed_place(kind: str) -> None:
    places: Counter[tuple[str, ...]] = Counter()
    for seed in range(40 if kind != "verdict-flip" else 15):
        posed = pose_or_refuse(EVERYTHING, kind, seed, 2)
        assert posed is not None
        closed = [key for task, key in posed.tasks_with_keys() if task.ask is not Ask.WRITE]
        if not closed:
            return
        places[tuple(name for key in closed for names in key.right.values() for name in names)] += 1
    assert len(places) > 1


@given(maps(max_claims=10), st.integers(0, 10**6), st.sampled_from(LEVELS))
def test_any_map_is_posed_or_refused(debate: ArgumentMap, seed: int, level: int) -> None:
    for kind in KINDS:
        try:
            posed = pose(debate, kind, seed, level)
        except ArgmapError:
            continue
        full = grade(posed, Answers.of_key(posed))
        assert full.points == full.of
        assert grade(posed, Answers()).points == 0
        assert exercise_files.read(exercise_files.dumps(posed), Posed) == posed
        assert exercise_files.read(exercise_files.dumps(posed, as_json=True), Posed) == posed


def test_an_unknown_kind_is_met_with_the_nearest() -> None:
    with pytest.raises(KeyError, match="did you mean 'find-thesis'"):
        pose(load_map(EVERYTHING), "find-tesis")
    with pytest.raises(ValueError, match="the level is 4"):
        pose(load_map(EVERYTHING), "find-thesis", level=4)


def test_a_map_whose_strengths_do_not_settle_is_refused_what_asks_for_them() -> None:
    text = UNSETTLED.replace(
        "claims:", "pillars: [{id: p, claim: Pillar.}]\nobjections: [{id: q, claim: Objection.}]\nclaims:", 1
    )
    by_kind = {offer.kind: offer for offer in offers(argmap.loads(text))}
    assert by_kind["support-or-attack"].posed is not None
    assert "do not settle" in str(by_kind["read-balance"].refusal)
