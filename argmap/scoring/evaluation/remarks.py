"""Remarks beside the figures: what they depend on and what they do not show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.model.elements import ArgumentMap, Polarity
from argmap.scoring.evaluation.evaluate import Evaluation
from argmap.scoring.evaluation.metric_inputs import FEWEST_LINES, Facts, argued_premises

SMALL_MAP = 6
"""Lines below which one line more or less moves every figure a good deal."""


def notes(
    debate: ArgumentMap, evaluations: Mapping[str, Evaluation], facts: Facts | None, figures: Mapping[str, Any]
) -> tuple[str, ...]:
    """One sentence each; empty when there is nothing to remark."""
    remarks = [*_of_signs(count_unknown_signs(debate)), *_of_cycles(evaluations)]
    if facts is None:
        return ("The map has no thesis, so it has no balance.", *remarks)
    lines = sum(facts.counts.values())
    if lines < FEWEST_LINES:
        remarks.append(f"No balance number: it needs two lines, and this map has {lines or 'none'}.")
    elif lines < SMALL_MAP:
        remarks.append(f"Small map: it has {lines} lines, so one more or one less changes every figure.")
    bases = set(debate.numbering.bases)
    if len(bases) == 1 and len(debate.claims) > 1:
        remarks.append(f"Every base score is {bases.pop():g}, so the verdict follows from the structure alone.")
    if not figures["verdict"]["agree"]:
        remarks.append("The semantics disagree about the verdict: do not rely on it.")
    for group in (group for groups in facts.clusters.values() for group in groups if len(group) > 1):
        claims = [" + ".join(argued_premises(facts, line)) for line in group]
        shown = ", ".join(claims[:5]) + (", …" if len(claims) > 5 else "")
        remarks.append(f"{len(group)} lines say the same and count as one, except in strengths: {shown}.")
    return tuple(remarks)


def count_unknown_signs(debate: ArgumentMap) -> int:
    """The number of relations of which it is not known whether they support or attack."""
    without = [at for at, polarity in enumerate(debate.numbering.polarities) if polarity < 0]
    return sum(debate.relations[at].polarity is Polarity.UNKNOWN for at in without)


def _of_signs(unknown: int) -> Iterator[str]:
    if unknown:
        has, counts = ("relation has", "counts") if unknown == 1 else ("relations have", "count")
        yield f"{unknown:,} {has} no sign and {counts} for nothing."


def _of_cycles(evaluations: Mapping[str, Evaluation]) -> Iterator[str]:
    """What there is to say where claims lead back to themselves and more than one result may fit."""
    others = [name for name, evaluation in evaluations.items() if evaluation.unique is False]
    unknown = [name for name, evaluation in evaluations.items() if evaluation.unique is None]
    if others:
        yield (
            f"Some claims lead back to themselves, and under {' and '.join(others)} other strengths would fit too:"
            " those shown are reached from the base scores."
        )
    if unknown:
        yield (
            f"Some claims lead back to themselves: under {' and '.join(unknown)} it is not known whether other"
            " strengths would fit too."
        )
