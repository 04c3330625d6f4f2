"""Response coverage: what share of each side's lines is answered.

RC_con and RC_pro are the shares of the con and pro lines that are answered, each from 0 to 1: some attack, an
undercut too, targets an element of the line's own sign within the line, its own relation included. Undefined for a
side without lines. `unanswered` lists the claims of con lines that nobody answers, `untested` those of pro lines.

`unanswered_objections` counts objections, not lines: all attacks on the thesis and on what supports it, anywhere in the
map, that nothing answers. The rule `unanswered-objection` reports the same ones.

An answer counts whether or not it is a good one; strengths say how much it does.
"""

from __future__ import annotations

from typing import Any

from argmap.model.structure.answering import find_unanswered
from argmap.scoring.evaluation.metric_inputs import CON, PRO, SIDES, Facts, Metric, argued_premises


def response(facts: Facts, sign: int) -> float | None:
    """RC of one side, in [0, 1]."""
    lines = facts.side(sign)
    return sum(line.answered for line in lines) / len(lines) if lines else None


def measure(facts: Facts) -> dict[str, Any]:
    """RC of each side, the ids of the claims whose lines nobody answers, and the number of unanswered objections."""
    coverage = {side: response(facts, sign) for side, sign in SIDES.items()}
    lines = {"unanswered": _alone(facts, CON), "untested": _alone(facts, PRO)}
    return {"response": {**coverage, **lines}, "unanswered_objections": len(find_unanswered(facts.debate))}


def _alone(facts: Facts, sign: int) -> list[str]:
    lines = [line for line in facts.side(sign) if not line.answered]
    return list(dict.fromkeys(premise for line in lines for premise in argued_premises(facts, line)))


METRIC = Metric("response", __doc__, measure)
