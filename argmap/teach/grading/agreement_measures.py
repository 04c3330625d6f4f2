"""Measures from research of how well two maps agree; they are shown next to the points but never change them.

*kappa* is Cohen's κ (J. Cohen, *A Coefficient of Agreement for Nominal Scales*, 1960) over all ordered pairs of matched
claims: each map labels a pair support, attack or none, by its direct step from the first claim to the second.

*cass* follows the Combined Argument Similarity Score (R. Duthie, J. Lawrence, K. Budzynska, C. Reed, *The CASS
Technique for Evaluating the Performance of Argument Mining*, 2016), the harmonic mean of an agreement M on content and
a similarity S of segmentation. It is adapted: maps have no dialogue, so M is κ alone, and no segments, so S is the
Sørensen–Dice coefficient over the matched claims.

*tree_edit_distance* is the smallest number of claims to insert, delete or rename that turns one map into the other
(M. Pawlik, N. Augsten, *Tree edit distance: Robust and memory-efficient*, 2016, with the apted library). In the trees
every claim is at its home, in the order of the map; matched claims with the same sign have the same name. Divided by
the number of claims of both maps it is *tree_edit_share*, in [0, 1].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from argmap.diagnostics import missing_package
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.structure.homes import homes, parents

LARGEST = 300
"""The most claims of a map whose tree is compared: the work grows with the third power."""
DEEPEST = 100
"""The most levels of a tree that is compared."""


def measures(student: ArgumentMap, reference: ArgumentMap, matches: Mapping[str, str]) -> dict[str, float | None]:
    """The measures by name; None for one that is undefined, and for trees that are too large or too deep.

    `matches` leads from claims of the student to claims of the reference. Raises ArgmapError like `load_apted`.
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


def load_apted() -> Any:
    """The library for tree edit distance; ArgmapError, with what to install, if it is missing."""
    try:
        import apted
    except ImportError as error:
        raise missing_package("apted", "the tree edit distance", "teach") from error
    return apted


def _kappa(student: ArgumentMap, reference: ArgumentMap, matches: Mapping[str, str]) -> float | None:
    """κ in [−1, 1]; None for fewer than two matched claims, and if both maps give every pair the same label."""
    pairs = len(matches) * (len(matches) - 1)
    if pairs == 0:
        return None
    matched = set(matches.values())
    students = {(matches[a], matches[b]): sign for (a, b), sign in _labels(student).items() if {a, b} <= matches.keys()}
    references = {ends: sign for ends, sign in _labels(reference).items() if set(ends) <= matched}
    agreed = (
        sum(students.get(ends) == sign for ends, sign in references.items())
        + pairs
        - len(students.keys() | references.keys())
    )
    own, expected = (Counter(labels.values()) + Counter(none=pairs - len(labels)) for labels in (students, references))
    chance = sum(count * expected[label] for label, count in own.items()) / pairs**2
    return (agreed / pairs - chance) / (1 - chance) if chance < 1 else None


def _labels(debate: ArgumentMap) -> dict[tuple[str, str], str]:
    """The direct supports and attacks between different claims; the first one counts for each pair."""
    labels: dict[tuple[str, str], str] = {}
    for relation in debate.relations:
        if isinstance(debate.by_id[relation.target], Claim) and relation.polarity.is_signed:
            for premise in relation.premises:
                if premise != relation.target:
                    labels.setdefault((premise, relation.target), relation.polarity.value)
    return labels


def _distance(student: ArgumentMap, reference: ArgumentMap, matches: Mapping[str, str]) -> int | None:
    trees = [_tree(student, {name: f"r {other}" for name, other in matches.items()}, "s"), _tree(reference, {}, "r")]
    if None in trees:
        return None
    apted = load_apted()

    class NamedNodes(apted.Config):
        def rename(self, node1: Any, node2: Any) -> int:
            return int(node1[0] != node2[0])

        def children(self, node: Any) -> Any:
            return node[1]

    distance: Any = apted.APTED(trees[0], trees[1], NamedNodes()).compute_edit_distance()
    return int(distance)


def _tree(debate: ArgumentMap, names: Mapping[str, str], prefix: str) -> tuple[str, list[Any]] | None:
    """The claims at their homes below one nameless root; None if there are too many claims or levels."""
    if len(debate.claims) > LARGEST:
        return None
    home, parent = homes(debate), parents(debate)
    nodes: dict[str, tuple[str, list[Any]]] = {}
    for claim in debate.claims:
        relation = debate.by_id[home[claim.id]] if claim.id in home else None
        sign = relation.polarity.value if isinstance(relation, Relation) else ""
        nodes[claim.id] = (f"{names.get(claim.id, f'{prefix} {claim.id}')} {sign}", [])
    root: tuple[str, list[Any]] = ("", [])
    for claim in debate.claims:
        above = nodes[parent[claim.id]] if claim.id in parent else root
        above[1].append(nodes[claim.id])
    return root if _depth(root) <= DEEPEST else None


def _depth(root: tuple[str, list[Any]]) -> int:
    level, depth = [root], 0
    while level:
        level = [child for tree in level for child in tree[1]]
        depth += 1
    return depth
