"""The counts of a map as lines of text."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.language.wording import ENGLISH, Wording
from argmap.model.structure.stats import Stats


def stats_lines(counts: Stats, wording: Wording = ENGLISH) -> list[str]:
    """One line for each kind of count; kinds and roles that do not occur are left out."""
    co_premises = wording.word("stats.co-premises", number=counts.co_premise_relations)
    rows = {
        "claims": (counts.claims, _parts(counts.kinds, wording)),
        "relations": (
            sum(counts.relations.values()),
            wording.join((_parts(counts.relations, wording), co_premises)),
        ),
        "pairs": (sum(counts.pairs.values()), _parts(counts.pairs, wording)),
        "roots": (counts.roots, wording.word("stats.isolated", number=counts.isolated)),
        "depth": (counts.depth, wording.word("stats.cyclic") if counts.cyclic else ""),
    }
    return [f"{wording.word(f'stats.{key}'):<10}{count:>6}  {remark}".rstrip() for key, (count, remark) in rows.items()]


def _parts(counts: Mapping[str, int], wording: Wording) -> str:
    shares = {wording.word(f"stats.kind.{key}"): count for key, count in counts.items() if count}
    return wording.join(wording.word("stats.count", number=count, kind=kind) for kind, count in shares.items())
