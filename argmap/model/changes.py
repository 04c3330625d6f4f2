"""Words for how an element differs between two versions of a map, for comparing and drawing."""

from __future__ import annotations

from enum import StrEnum


class ChangeKind(StrEnum):
    """What happened to an element, the most serious first."""

    ADDED = "added"
    REMOVED = "removed"
    TURNED = "turned"
    """Its polarity changed, such as from support to attack."""
    REWORDED = "reworded"
    MOVED = "moved"
    CHANGED = "changed"
