"""The two figures by which an edit can make a map worse without anything being wrong: for baselines.

Kept apart from the rest of the model, so that code that only passes them on need not load it.
"""

from __future__ import annotations

from typing import NamedTuple


class Figures(NamedTuple):
    """What a baseline keeps of a map.

    balance: the balance number in [0, 1] under the map's profile; None where the map has none.
    unanswered: the number of objections, anywhere in the map, that nothing answers; allowed ones count too.
    """

    balance: float | None
    unanswered: int
