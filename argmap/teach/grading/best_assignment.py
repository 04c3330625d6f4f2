"""The one-to-one assignment of two sides with the highest total worth: the assignment problem.

H. W. Kuhn, *The Hungarian Method for the Assignment Problem*, Naval Research Logistics Quarterly 2 (1955). Pairs
without a worth are never chosen. Groups of numbers that no pair connects are solved separately, so a matrix rarely has
more than a few rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.model.matching.pairing import pair_best

LARGEST = 300
"""The most rows or columns of a group that is solved exactly; a larger one is solved by taking the best pair first."""


def assign_pairs(worth: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of the best assignment, in order; each number of a side occurs at most once.

    >>> assign_pairs({(0, 0): 3.0, (0, 1): 2.0, (1, 0): 2.0})
    [(0, 1), (1, 0)]
    """
    pairs: list[tuple[int, int]] = []
    for group in _groups(worth):
        rows = sorted({a for a, _ in group})
        columns = sorted({b for _, b in group})
        if len(rows) == 1 or len(columns) == 1:
            pairs.append(max(group, key=lambda pair: (worth[pair], (-pair[0], -pair[1]))))
        elif max(len(rows), len(columns)) > LARGEST:
            pairs += pair_best((worth[pair], *pair) for pair in group)
        else:
            pairs += _solve(worth, rows, columns)
    return sorted(pairs)


def _solve(worth: Mapping[tuple[int, int], float], rows: list[int], columns: list[int]) -> Iterator[tuple[int, int]]:
    from munkres import Munkres

    size = max(len(rows), len(columns))
    matrix = [[0.0] * size for _ in range(size)]
    for a, row in enumerate(rows):
        for b, column in enumerate(columns):
            matrix[a][b] = -worth.get((row, column), 0.0)
    for a, b in Munkres().compute(matrix):
        if a < len(rows) and b < len(columns) and (rows[a], columns[b]) in worth:
            yield rows[a], columns[b]


def _groups(worth: Mapping[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """The pairs in groups that have no number of either side in common."""
    over: dict[tuple[int, int], tuple[int, int]] = {}

    def top(one: tuple[int, int]) -> tuple[int, int]:
        while over.setdefault(one, one) != one:
            over[one] = over[over[one]]
            one = over[one]
        return one

    for a, b in worth:
        over[top((0, a))] = top((1, b))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for a, b in worth:
        groups.setdefault(top((0, a)), []).append((a, b))
    return list(groups.values())
