"""What is known about the elements of a map beyond the map itself: side tables by element id that pictures show.

The caller supplies them: strengths from scoring, changes from a comparison, the part of the map to show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from argmap.model.changes import ChangeKind

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Change(NamedTuple):
    """How an element differs from its older version; `note` says in a few words what it was before, default ""."""

    kind: ChangeKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """Side tables by element id; all are empty by default.

    - `strengths`: of claims, in [0, 1].
    - `measure`: the name of the semantics that computed the strengths.
    - `why`: for a claim, the lines that explain its strength.
    - `changes`: for a claim or relation, how it differs from the older version of the map.
    - `shown`: the claims to show; None, the default, shows all of them.
    - `standing`: the relations whose objections nothing answers; None, the default, finds them in the map. A picture of
      two versions passes those of the newer one.
    """

    strengths: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    measure: str = ""
    why: Mapping[str, Sequence[str]] = field(default_factory=lambda: NOTHING)
    changes: Mapping[str, Change] = field(default_factory=lambda: NOTHING)
    shown: frozenset[str] | None = None
    standing: frozenset[str] | None = None
