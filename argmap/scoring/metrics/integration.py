"""Integration: how far the map deals with the other side, in five levels.

0 no con line · 1 the other side is mentioned · 2 one con line is answered · 3 at least half are · 4 none is
ignored, and at least one is mitigated or weighed. The highest level that applies counts. Each con line is one of:

- *mitigated*: what addresses it (an attack labelled `addresses`) is among its answers;
- *weighed*: the step from its claim to the thesis is undercut while the claim itself stands unattacked;
- *refuted*: it is answered in another way;
- *ignored*: it is not answered.

After the argument–counterargument integration of E. M. Nussbaum, *Using Argumentation Vee Diagrams (AVDs) for
Promoting Argument–Counterargument Integration in Reflective Writing*, Journal of Educational Psychology 100 (2008):
refuting, weighing, and design claims, which *mitigated* stands for.
"""

from __future__ import annotations

from typing import Any

from argmap.model.structure.answering import classify_answer
from argmap.scoring.evaluation.metric_inputs import CON, Facts, Metric


def level(counts: dict[str, int]) -> int:
    """The level, 0 to 4, for the numbers of con lines by treatment."""
    total = sum(counts.values())
    answered = total - counts["ignored"]
    if not total:
        return 0
    if not counts["ignored"] and counts["mitigated"] + counts["weighed"]:
        return 4
    return 3 if 2 * answered >= total else 2 if answered else 1


def measure(facts: Facts) -> dict[str, Any]:
    """The level and the number of con lines by treatment."""
    counts = {"ignored": 0, "refuted": 0, "mitigated": 0, "weighed": 0}
    for line in facts.side(CON):
        way = classify_answer(facts.debate, line.line.relation, is_answered=line.answered, is_mitigated=line.mitigated)
        counts[way] += 1
    return {"integration": {"level": level(counts), **counts}}


METRIC = Metric("integration", __doc__, measure)
