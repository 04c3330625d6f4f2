"""The counts of a map as lines of text."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.model.structure.stats import Stats


def stats_lines(counts: Stats) -> list[str]:
    """One line for each kind of count; kinds and roles that do not occur are left out."""
    co_premises = f"{counts.co_premise_relations} with co-premises"
    rows = {
        "claims": (counts.claims, _parts(counts.kinds)),
        "relations": (sum(counts.relations.values()), ", ".join(filter(None, (_parts(counts.relations), co_premises)))),
        "pairs": (sum(counts.pairs.values()), _parts(counts.pairs)),
        "roots": (counts.roots, f"{counts.isolated} isolated"),
        "depth": (counts.depth, "cyclic" if counts.cyclic else ""),
    }
    return [f"{name:<10}{count:>6}  {remark}".rstrip() for name, (count, remark) in rows.items()]


def _parts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)
