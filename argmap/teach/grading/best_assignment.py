"""The best one-to-one assignment of two sides whose pairs have a worth: the problem that Kuhn (1955) solved.

H. W. Kuhn, *The Hungarian Method for the Assignment Problem*, Naval Research Logistics Quarterly 2 (1955). Pairs that
have no worth are never taken. What hangs together through pairs is solved by itself, so that a matrix is rarely larger
than a few rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.model.matching.pairing import best

LARGEST = 300
"""Rows or columns up to which a part is solved exactly; beyond, the best pair is taken first, then the next."""


def assign_pairs(worth: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of the best assignment, by their first number; each number of a side occurs once.

    >>> assign_pairs({(0, 0): 3.0, (0, 1): 2.0, (1, 0): 2.0})
    [(0, 1), (1, 0)]
    """
    found: list[tuple[int, int]] = []
    for part in _parts(worth):
        rows = sorted({a for a, _ in part})
        columns = sorted({b for _, b in part})
        if len(rows) == 1 or len(columns) == 1:
            found.append(max(part, key=lambda pair: (worth[pair], (-pair[0], -pair[1]))))
        elif max(len(rows), len(columns)) > LARGEST:
            found += best((worth[pair], *pair) for pair in part)
        else:
            found += _solved(worth, rows, columns)
    return sorted(found)


def _solved(worth: Mapping[tuple[int, int], float], rows: list[int], columns: list[int]) -> Iterator[tuple[int, int]]:
    from munkres import Munkres

    size = max(len(rows), len(columns))
    matrix = [[0.0] * size for _ in range(size)]
    for a, row in enumerate(rows):
        for b, column in enumerate(columns):
            matrix[a][b] = -worth.get((row, column), 0.0)
    for a, b in Munkres().compute(matrix):
        if a < len(rows) and b < len(columns) and (rows[a], columns[b]) in worth:
            yield rows[a], columns[b]


def _parts(worth: Mapping[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """The pairs in groups that share no number of either side with each other."""
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
