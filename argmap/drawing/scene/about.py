"""What is known of a map's elements beside the map itself: side tables by element id that pictures can show.

Whoever draws brings them: strengths from scoring, changes from a comparison, the part of the map that is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from argmap.model.changes import ChangeKind

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Change(NamedTuple):
    """One change; `note` says what was, in a few words."""

    kind: ChangeKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """Side tables by element id.

    `strengths` are in [0, 1], `measure` is the name of what computed them, `why` the lines that explain a strength.
    `shown` are the claims that are wanted; None for all. `standing` are the objections, by relation, that nothing
    answers; None where the map itself tells. In one that also shows what was removed they are those of the new map.
    """

    strengths: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    measure: str = ""
    why: Mapping[str, Sequence[str]] = field(default_factory=lambda: NOTHING)
    changes: Mapping[str, Change] = field(default_factory=lambda: NOTHING)
    shown: frozenset[str] | None = None
    standing: frozenset[str] | None = None
