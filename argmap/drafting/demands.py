"""Sentences in which the author proposes a step: *the council must …*, *it is time to …*, *let us …*, commands.

Somebody must be able to take the step. What others propose, and what only sounds like a demand (*it should come as no
surprise*), is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.drafting.cues import CuePlace, cues
from argmap.drafting.draft_outline import Confidence
from argmap.drafting.opinion_signs import SignedUnit
from argmap.language.english import mask_asides, tokens
from argmap.language.word_lists import words
from argmap.patterns import compile_later

_OPENING = compile_later(r"(?i:(?:but|so|and|now|then|instead|please|first|second|finally|next|above all)\b,? ?)*")
_NOT_BEFORE = compile_later(r"\b(?:not|never|n't|n’t|no) (?:just |only |simply )?$")
_IDLE = frozenset(
    {
        "believe",
        "click",
        "compare",
        "consider",
        "enjoy",
        "follow",
        "forget",
        "imagine",
        "join",
        "listen",
        "look",
        "meet",
        "mind",
        "note",
        "read",
        "recall",
        "remember",
        "see",
        "subscribe",
        "suppose",
        "take",
        "think",
        "wait",
        "watch",
        "welcome",
        "wonder",
        "ask",
        "add",
        "say",
        "tell",
        "given",
    }
)
"""Verbs that speak to the reader of the text and propose nothing."""
_CONDITIONS = frozenset(
    {
        "if",
        "unless",
        "why",
        "whether",
        "when",
        "what",
        "how",
        "which",
        "who",
        "whom",
        "because",
        "since",
        "that",
        "whose",
    }
)
"""Words before a demand in whose clause it proposes nothing."""
_NOBODY = frozenset({"it", "there", "a", "an", "any", "anyone", "one", "nothing", "something", "which"})
_POINTERS = frozenset({"this", "that", "these", "those"})
"""Subjects that cannot act, or that only a general rule has."""
_ACTORS = frozenset({"we", "they", "you", "he", "she", "our", "us"})


@dataclass(frozen=True, slots=True)
class Demand:
    """A sentence that proposes a step."""

    unit: int
    """Index of its sentence among those looked at."""
    rule: str
    confidence: Confidence


def find_demands(sentences: Sequence[SignedUnit]) -> list[Demand]:
    """The author's demands, in the order of the text."""
    demands = list[Demand]()
    for number, sentence in enumerate(sentences):
        if sentence.report is not None or sentence.signs & {"quoted", "other-view"}:
            continue
        masked = mask_asides(sentence.unit.text)
        rule = _find_rule(masked, sentence)
        if rule is not None:
            demands.append(Demand(number, rule, "likely" if rule == "somebody-should" else "guess"))
    return demands


def _find_rule(masked: str, sentence: SignedUnit) -> str | None:
    if "question" in sentence.signs:
        return None
    advice = cues("en-advice").first(masked)
    if advice is not None and not _NOT_BEFORE.search(masked[: advice.start]):
        return "advice"
    if _is_command(masked):
        return "command"
    idle = [(place.start, place.end) for place in cues("en-no-step").places(masked)]
    for place in cues("en-step").places(masked):
        if any(start < place.end and place.start < end for start, end in idle):
            continue
        if _has_actor(masked, place):
            return "somebody-should"
    return None


def _is_command(masked: str) -> bool:
    opening = _OPENING.match(masked)
    spoken = tokens(masked[opening.end() if opening is not None else 0 :])
    if len(spoken) > 2 and spoken[0] in ("don't", "never"):
        spoken = spoken[1:]
    if len(spoken) < 3 or spoken[0] in _IDLE:
        return False
    may_be_noun = spoken[0] in words("en-commands-or-nouns")
    return spoken[0] in words("en-commands") or (may_be_noun and not words("en-finite-verbs") & set(spoken))


def _has_actor(masked: str, place: CuePlace) -> bool:
    """Whether the clause before a word of demand has a subject that can act, and no conjunction that takes it back."""
    clause = masked[: place.start]
    for mark in (",", ";", ":", " - ", "–", "—", " and ", " but "):
        clause = clause.rpartition(mark)[2] if len(tokens(clause.rpartition(mark)[2])) else clause
    spoken = tokens(clause)
    if not spoken or set(spoken) & _CONDITIONS:
        return False
    if spoken[-1] in _ACTORS:
        return True
    return spoken[0] not in _NOBODY and not (spoken[0] in _POINTERS and len(spoken) == 1)
