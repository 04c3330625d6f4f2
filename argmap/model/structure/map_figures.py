"""The two figures by which an edit can make a map worse without anything being wrong: for baselines.

Kept apart from the rest of the model, so that who only hands them on need not load it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.model.elements import ArgumentMap
    from argmap.model.structure.lines import Line


class Figures(NamedTuple):
    """Balance in [0, 1] under the map's profile, None where it has none, and the con lines without an answer."""

    balance: float | None
    unanswered: int


def open_lines(debate: ArgumentMap) -> list[Line]:
    """The con lines that nothing answers."""
    from argmap.model.structure.lines import answered

    met = answered(debate)
    return [line for line in debate.lines if line.sign == -1 and line.relation.id not in met]
