"""A map as a short indented outline, which is what `print` shows of it."""

from __future__ import annotations

from itertools import islice

from argmap.model.elements import ArgumentMap, shorten

WIDTH, MOST = 100, 30
"""Characters of a line, and entries that are shown before the outline is cut."""


def outline(debate: ArgumentMap) -> str:
    """One line per entry of the tree with its role and text, at most 30 of them, below the title.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder(title="Old town")
    >>> close = b.thesis("The old town should be closed to cars.")
    >>> _ = b.attack(b.claim("Shops lose customers."), close)
    >>> print(outline(b.build()))
    Old town
    thesis: The old town should be closed to cars.
      objection: Shops lose customers.
    """
    lines = [shorten(debate.title, WIDTH)] if debate.title else []
    visits = debate.walk()
    for visit in islice(visits, MOST):
        start = "  " * min(visit.depth, WIDTH // 4) + f"{visit.role}: "
        lines.append(start + shorten(visit.text, WIDTH - len(start)) + (" (again)" if visit.again else ""))
    left = sum(1 for _ in visits)
    if left:
        lines.append(f"… {left:,} more")
    return "\n".join(lines) or "an empty map"
