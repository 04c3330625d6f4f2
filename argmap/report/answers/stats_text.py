"""The counts of a map as lines of text."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.language.wording import word
from argmap.model.structure.stats import Stats


def stats_lines(counts: Stats) -> list[str]:
    """One line for each kind of count; kinds and roles that do not occur are left out."""
    co_premises = word("stats.co-premises", number=counts.co_premise_relations)
    rows = {
        "claims": (counts.claims, _parts(counts.kinds)),
        "relations": (sum(counts.relations.values()), ", ".join(filter(None, (_parts(counts.relations), co_premises)))),
        "pairs": (sum(counts.pairs.values()), _parts(counts.pairs)),
        "roots": (counts.roots, word("stats.isolated", number=counts.isolated)),
        "depth": (counts.depth, word("stats.cyclic") if counts.cyclic else ""),
    }
    return [f"{word(f'stats.{key}'):<10}{count:>6}  {remark}".rstrip() for key, (count, remark) in rows.items()]


def _parts(counts: Mapping[str, int]) -> str:
    shares = {word(f"stats.kind.{key}"): count for key, count in counts.items() if count}
    return ", ".join(word("stats.count", number=count, kind=kind) for kind, count in shares.items())
