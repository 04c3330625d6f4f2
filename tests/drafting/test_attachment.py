"""The best tree is found: compared with all trees on small cases, and checked to be a tree on larger ones."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drafting.attachment import TreeScores, best_targets, best_tree

NUMBERS = st.integers(-9, 9).map(float)


def rows(count: int) -> st.SearchStrategy[list[list[float]]]:
    return st.lists(st.lists(NUMBERS, min_size=count, max_size=count), min_size=count, max_size=count)


def vectors(count: int) -> st.SearchStrategy[list[float]]:
    return st.lists(NUMBERS, min_size=count, max_size=count)


def tree_scores(count: int) -> st.SearchStrategy[TreeScores]:
    links = st.tuples(rows(count), rows(count), rows(count))
    return st.builds(TreeScores, vectors(count), vectors(count), vectors(count), links, vectors(count))


def is_tree(targets, root) -> bool:
    """Whether every unit leads to the root."""
    for unit in range(len(targets)):
        steps = 0
        while unit != root:
            unit, steps = targets[unit], steps + 1
            if unit is None or steps > len(targets):
                return False
    return True


def trees(count: int, root: int):
    for targets in product(range(count), repeat=count):
        chosen = [None if unit == root else target for unit, target in enumerate(targets)]
        if targets[root] == root and is_tree(chosen, root):
            yield chosen


def total(scores, targets) -> float:
    return sum(scores[unit][target] for unit, target in enumerate(targets) if target is not None)


@given(st.integers(1, 4).flatmap(lambda count: st.tuples(rows(count), st.integers(0, count - 1))))
def test_the_targets_are_those_of_the_best_tree(case) -> None:
    scores, root = case
    targets = best_targets(scores, root)
    assert is_tree(targets, root)
    assert total(scores, targets) == max(total(scores, other) for other in trees(len(scores), root))


@given(st.integers(1, 3).flatmap(tree_scores))
def test_thesis_sides_and_targets_are_the_best_of_all(scores) -> None:
    count = len(scores.thesis)
    best = best_tree(scores)
    every = [
        score_of(scores, root, sides, targets)
        for root in range(count)
        for sides in product((False, True), repeat=count)
        if not sides[root]
        for targets in trees(count, root)
    ]
    assert best.score == max(every) == score_of(scores, best.thesis, best.other_side, best.targets)


def score_of(scores, root, sides, targets) -> float:
    score = scores.thesis[root]
    for unit, target in enumerate(targets):
        score += scores.other_side[unit] if sides[unit] else 0
        score += scores.turn[unit] if unit and sides[unit] != sides[unit - 1] else 0
        if target is not None:
            opposed = 0 if sides[unit] == sides[target] else 2 if sides[unit] else 1
            score += scores.link[opposed][unit][target] + (scores.thesis_link[unit] if target == root else 0)
    return score


@given(st.integers(8, 14).flatmap(tree_scores))
def test_many_units_make_a_tree_in_which_the_thesis_is_the_writers(scores) -> None:
    best = best_tree(scores)
    assert is_tree(best.targets, best.thesis)
    assert best.other_side[best.thesis] is False
    assert best.score == pytest.approx(score_of(scores, best.thesis, best.other_side, best.targets))


@given(st.integers(1, 9).flatmap(lambda count: st.tuples(tree_scores(count), st.integers(0, count - 1))))
def test_a_thesis_that_was_chosen_is_kept(case) -> None:
    scores, thesis = case
    assert best_tree(scores, thesis).thesis == thesis


def test_nothing_makes_no_tree() -> None:
    with pytest.raises(ValueError, match="at least one unit"):
        best_tree(TreeScores([], [], [], ([], [], []), []))
