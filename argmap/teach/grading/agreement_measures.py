"""Researchers' measures of how two maps agree: diagnostics beside the points, never points themselves.

*kappa* is Cohen's κ (J. Cohen, *A Coefficient of Agreement for Nominal Scales*, 1960) over all ordered pairs of matched
claims: each pair is labelled support, attack or none, by the direct step from the first to the second in either map.

*cass* follows the Combined Argument Similarity Score (R. Duthie, J. Lawrence, K. Budzynska, C. Reed, *The CASS
Technique for Evaluating the Performance of Argument Mining*, 2016), the harmonic mean of an agreement M on content and
a similarity S of segmentation. It is adapted: maps have no dialogue, so M is κ alone, and no segments, so S is the
coefficient of Sørensen and Dice over the claims that were matched.

*tree_edit_distance* is the smallest number of claims to be inserted, deleted or renamed that turns one map into the
other (M. Pawlik, N. Augsten, *Tree edit distance: Robust and memory-efficient*, 2016, by the apted library), over the
trees in which every claim stands at its home, in the order of the map; matched claims with the same sign have the same
name. Divided by the number of claims of both maps it is *tree_edit_share*, in [0, 1].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.model.structure.homes import homes, parents

LARGEST = 300
"""Claims of one map up to which trees are compared: the work grows with the third power."""
DEEPEST = 100


def measures(student: ArgumentMap, reference: ArgumentMap, matches: Mapping[str, str]) -> dict[str, float | None]:
    """The measures by name; None where one is undefined, and for trees that are too large or too deep.

    `matches` leads from claims of the student to claims of the reference. Raises ArgmapError as `library` does.
    """
    kappa = _kappa(student, reference, matches)
    total = len(student.claims) + len(reference.claims)
    shared = 2 * len(matches) / total if total else None
    cass = None
    if kappa is not None and shared is not None:
        cass = 2 * kappa * shared / (kappa + shared) if kappa > 0 and shared > 0 else 0.0
    distance = _distance(student, reference, matches)
    return {
        "kappa": kappa,
        "cass": cass,
        "tree_edit_distance": distance,
        "tree_edit_share": distance / total if distance is not None and total else None,
    }


def library() -> Any:
    """The library for tree edit distance; ArgmapError, with what to install, where it is missing."""
    try:
        import apted
    except ImportError as error:
        raise ArgmapError("tree edit distance takes the library apted: pip install 'argmap[teach]'") from error
    return apted


def _kappa(student: ArgumentMap, reference: ArgumentMap, matches: Mapping[str, str]) -> float | None:
    """κ in [−1, 1]; None for fewer than two matched claims, and where both maps give every pair the same one label."""
    pairs = len(matches) * (len(matches) - 1)
    if pairs == 0:
        return None
    known = set(matches.values())
    mine = {(matches[a], matches[b]): sign for (a, b), sign in _labels(student).items() if {a, b} <= matches.keys()}
    theirs = {ends: sign for ends, sign in _labels(reference).items() if set(ends) <= known}
    agreed = sum(mine.get(ends) == sign for ends, sign in theirs.items()) + pairs - len(mine.keys() | theirs.keys())
    counts = [Counter(labels.values()) for labels in (mine, theirs)]
    for labels, count in zip((mine, theirs), counts, strict=True):
        count["none"] = pairs - len(labels)
    chance = sum(counts[0][label] * counts[1][label] for label in counts[0]) / pairs**2
    return (agreed / pairs - chance) / (1 - chance) if chance < 1 else None


def _labels(debate: ArgumentMap) -> dict[tuple[str, str], str]:
    """The direct supports and attacks between different claims; where there are both, the first counts."""
    found: dict[tuple[str, str], str] = {}
    for relation in debate.relations:
        if isinstance(debate.by_id[relation.target], Claim) and relation.polarity is not Polarity.NEUTRAL:
            for premise in relation.premises:
                if premise != relation.target:
                    found.setdefault((premise, relation.target), relation.polarity.value)
    return found


def _distance(student: ArgumentMap, reference: ArgumentMap, matches: Mapping[str, str]) -> int | None:
    trees = [_tree(student, {name: f"r {other}" for name, other in matches.items()}, "s"), _tree(reference, {}, "r")]
    if None in trees:
        return None
    apted = library()

    class Named(apted.Config):
        def rename(self, node1: Any, node2: Any) -> int:
            return int(node1[0] != node2[0])

        def children(self, node: Any) -> Any:
            return node[1]

    distance: Any = apted.APTED(trees[0], trees[1], Named()).compute_edit_distance()
    return int(distance)


def _tree(debate: ArgumentMap, names: Mapping[str, str], own: str) -> tuple[str, list[Any]] | None:
    """The claims at their homes below one nameless root; None where there are too many, or they stand too deep."""
    if len(debate.claims) > LARGEST:
        return None
    home, parent = homes(debate), parents(debate)
    made: dict[str, tuple[str, list[Any]]] = {}
    for claim in debate.claims:
        relation = debate.by_id[home[claim.id]] if claim.id in home else None
        sign = relation.polarity.value if isinstance(relation, Relation) else ""
        made[claim.id] = (f"{names.get(claim.id, f'{own} {claim.id}')} {sign}", [])
    root: tuple[str, list[Any]] = ("", [])
    for claim in debate.claims:
        above = made[parent[claim.id]] if claim.id in parent else root
        above[1].append(made[claim.id])
    return root if _depth(root) <= DEEPEST else None


def _depth(root: tuple[str, list[Any]]) -> int:
    level, depth = [root], 0
    while level:
        level = [child for tree in level for child in tree[1]]
        depth += 1
    return depth
