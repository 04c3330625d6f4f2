"""How an element of one version of a map differs from that of another: the words for it, for comparing and drawing."""

from __future__ import annotations

from enum import StrEnum


class ChangeKind(StrEnum):
    """What happened to an element, the gravest first; `TURNED` is a support that became an attack or so."""

    ADDED = "added"
    REMOVED = "removed"
    TURNED = "turned"
    REWORDED = "reworded"
    MOVED = "moved"
    CHANGED = "changed"
