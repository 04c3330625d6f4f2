"""Whether a text argues or tells: how many of its sentences judge, deny, insist and demand, or say what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.drafting.concessions import find_concessions
from argmap.drafting.demands import find_demands
from argmap.drafting.draft_outline import Material
from argmap.drafting.opinion_signs import SignedUnit, read_signs

_ARGUES = {
    "judgement": 1.3,
    "position": 1.2,
    "emphasis": 0.6,
    "negation": 0.5,
    "question": 0.3,
    "cause": 0.2,
    "present": 0.2,
    "modal": 0.2,
}
"""Sign → what the share of the author's sentences with it says for an argument."""
_TELLS = {"past": 0.5, "figures": 0.5}
"""Sign → what that share says for a report."""
_REPORTED = 0.3
"""What the share of sentences in which somebody else speaks says for a report."""
_ENDS_ARGUING = 0.2
"""What a judgement, position or demand among the last sentences says for an argument."""
_ENDING = 3
"""Sentences that are the end."""
_STAND = frozenset({"judgement", "position", "demand"})
_EVEN = 0.4
"""Balance of the two at which a text is as likely to argue as to tell."""
_STEEPNESS = 0.6
_ENOUGH = 6
"""Sentences from which shares can be trusted; with fewer, a text stays nearer to undecided."""


@dataclass(frozen=True, slots=True)
class TextKind:
    """How much a text argues, and what it does most."""

    argues: float
    """In [0, 1]; 0.5 is undecided."""
    why: str
    """What speaks for an argument, in words for the user."""
    why_not: str
    """What speaks for a report."""


def tell_kind(material: Material) -> TextKind:
    """Whether an article argues or tells; a text without sentences tells nothing and argues for nothing."""
    sentences = read_signs(material)
    if not sentences:
        return TextKind(0.0, "it has no sentences", "it has no sentences")
    own = [sentence for sentence in sentences if sentence.report is None]
    shares = {sign: _share(own, sign) for sign in (*_ARGUES, *_TELLS)}
    demands = [demand for demand in find_demands(sentences) if demand.rule != "command"]  # instructions command, too
    steps = (len(demands) + len(find_concessions(sentences))) / len(sentences)
    reported = 1 - len(own) / len(sentences)
    balance = steps + sum(weight * shares[sign] for sign, weight in _ARGUES.items())
    balance -= _REPORTED * reported + sum(weight * shares[sign] for sign, weight in _TELLS.items())
    balance += _ENDS_ARGUING * any(not s.signs.isdisjoint(_STAND) for s in own[-_ENDING:])
    judging = sum(not s.signs.isdisjoint(_STAND) for s in own)
    telling = sum(not s.signs.isdisjoint(("past", "figures")) for s in own)
    trust = min(1.0, len(sentences) / _ENOUGH) * _STEEPNESS
    return TextKind(
        min(1.0, max(0.0, 0.5 + (balance - _EVEN) * trust)),
        f"{judging} of {len(sentences)} sentences judge or demand something",
        f"{telling} of {len(sentences)} sentences tell what happened or give figures,"
        f" {len(sentences) - len(own)} report what somebody says, and {judging} judge or demand something",
    )


def _share(sentences: Sequence[SignedUnit], sign: str) -> float:
    return sum(sign in sentence.signs for sentence in sentences) / len(sentences) if sentences else 0.0
