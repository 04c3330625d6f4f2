"""Remarks beside the figures: what they depend on and what they do not show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap, Polarity
from argmap.scoring.evaluation.evaluate import Evaluation
from argmap.scoring.evaluation.metric_inputs import FEWEST_LINES, Facts, argued_premises

SMALL_MAP = 6
"""Lines below which one line more or less moves every figure a good deal."""


class ScoreRemark(NamedTuple):
    """One sentence, by its key in the wording and what fills it in.

    `count` is the number that chooses its plural form, None if it has one form.
    """

    key: str
    values: Mapping[str, object]
    count: int | None = None

    def say(self, wording: Wording) -> str:
        """The sentence in a language."""
        values = {
            name: wording.series(value) if isinstance(value, tuple) else value for name, value in self.values.items()
        }
        if self.count is None:
            return wording.word(f"remark.{self.key}", **values)
        return wording.quantify(self.count, f"remark.{self.key}", **values)


def remark(
    debate: ArgumentMap, evaluations: Mapping[str, Evaluation], facts: Facts | None, figures: Mapping[str, Any]
) -> tuple[ScoreRemark, ...]:
    """What there is to remark; empty when there is nothing."""
    remarks = [*_of_signs(count_unknown_signs(debate)), *_of_cycles(evaluations)]
    if facts is None:
        return (ScoreRemark("no-thesis", {}), *remarks)
    lines = sum(facts.counts.values())
    if lines < FEWEST_LINES:
        remarks.append(ScoreRemark("one-line" if lines else "no-lines", {}))
    elif lines < SMALL_MAP:
        remarks.append(ScoreRemark("small", {"number": lines}))
    bases = set(debate.numbering.bases)
    if len(bases) == 1 and len(debate.claims) > 1:
        remarks.append(ScoreRemark("structure", {"base": float(bases.pop())}))
    if not figures["verdict"]["agree"]:
        remarks.append(ScoreRemark("disagree", {}))
    for group in (group for groups in facts.clusters.values() for group in groups if len(group) > 1):
        claims = [" + ".join(argued_premises(facts, line)) for line in group]
        shown = ", ".join(claims[:5]) + (", …" if len(claims) > 5 else "")
        remarks.append(ScoreRemark("alike", {"number": len(group), "lines": shown}))
    return tuple(remarks)


def count_unknown_signs(debate: ArgumentMap) -> int:
    """The number of relations of which it is not known whether they support or attack."""
    without = [at for at, polarity in enumerate(debate.numbering.polarities) if polarity < 0]
    return sum(debate.relations[at].polarity is Polarity.UNKNOWN for at in without)


def _of_signs(unknown: int) -> Iterator[ScoreRemark]:
    if unknown:
        yield ScoreRemark("no-sign", {}, unknown)


def _of_cycles(evaluations: Mapping[str, Evaluation]) -> Iterator[ScoreRemark]:
    """What there is to say where claims lead back to themselves and more than one result may fit."""
    for key, unique in (("cycle", False), ("cycle-unknown", None)):
        names = [name for name, evaluation in evaluations.items() if evaluation.unique is unique]
        if names:
            yield ScoreRemark(key, {"semantics": tuple(names)})
