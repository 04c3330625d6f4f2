"""Says of a draft why each claim is what it is, as lines for people and as values for programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from argmap.drafting.draft_article import ArticleDraft
from argmap.drafting.to_map import UNSORTED
from argmap.language.wording import count_of
from argmap.model.elements import ArgumentMap, Claim, Kind, shorten

_WIDTH = 76
"""Characters of a claim that a line shows."""


@cache
def rule_reasons() -> dict[str, str]:
    """Rule → what it goes by, in half a sentence."""
    text = (Path(__file__).parent / "cues" / "rule-reasons.txt").read_text(encoding="utf-8")
    pairs = (line.split(":", 1) for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {rule.strip(): reason.strip() for rule, reason in pairs}


def explain_draft(made: ArticleDraft) -> Iterator[str]:
    """The genre, the candidates for the thesis, and each claim with its rule."""
    yield f"genre: {made.genre.title}, because {made.reason}"
    for number, candidate in enumerate(made.candidates, start=1):
        mark = "*" if candidate is made.thesis else " "
        yield f"{mark} thesis {number}: {shorten(candidate.text, _WIDTH)} ({candidate.confidence}: {candidate.reason})"
    debate = made.map
    if debate is None:
        return
    for claim in debate.claims:
        if claim.id != debate.thesis and claim.origin is not None:
            role = _role(debate, claim)
            yield f"  {role}: {shorten(claim.text, _WIDTH)} ({claim.origin.confidence}: {_reason(claim)})"


def draft_figures(debate: ArgumentMap) -> str:
    """How many claims of each role a draft has.

    >>> from argmap.model.builder import MapBuilder
    >>> builder = MapBuilder()
    >>> _ = builder.support(builder.claim("It helps."), builder.thesis("Do it."))
    >>> draft_figures(builder.build())
    '1 pillar, 0 objections, 0 recommendations'
    """
    roles = [_role(debate, claim) for claim in debate.claims]
    counts = [count_of(roles.count(role), role) for role in ("pillar", "objection", "recommendation")]
    unsorted = roles.count(UNSORTED)
    return ", ".join([*counts, f"{unsorted} unsorted"] if unsorted else counts)


def draft_json(made: ArticleDraft) -> dict[str, Any]:
    """The same for programs; places are code points of the article's text."""
    debate = made.map
    places = {claim: part for part in made.outline.parts if (claim := made.claims.get(id(part)))}
    return {
        "genre": {"name": made.genre.name, "reason": made.reason},
        "candidates": [
            {
                "text": candidate.text,
                "rule": candidate.rule,
                "reason": candidate.reason,
                "confidence": candidate.confidence,
                "start": candidate.start,
                "end": candidate.end,
                "chosen": candidate is made.thesis,
            }
            for candidate in made.candidates
        ],
        "claims": [
            {
                "id": claim.id,
                "text": claim.text,
                "role": _role(debate, claim),
                "rule": claim.origin.rule if claim.origin is not None else None,
                "reason": _reason(claim),
                "confidence": claim.origin.confidence.value if claim.origin is not None else None,
                "start": places[claim.id].start if claim.id in places else None,
                "end": places[claim.id].end if claim.id in places else None,
            }
            for claim in (debate.claims if debate is not None else ())
        ],
        "notes": list(made.notes),
    }


def _role(debate: ArgumentMap | None, claim: Claim) -> str:
    """What a drafted claim is: a role of the map, or `unsorted`."""
    assert debate is not None
    if claim.id == debate.thesis:
        return "thesis"
    if claim.origin is not None and claim.origin.rule == UNSORTED:
        return UNSORTED
    if claim.kind is Kind.RECOMMENDATION:
        return "recommendation"
    steps = [relation for relation in debate.relations if claim.id in relation.premises]
    return str(debate.role(steps[0])) if steps else claim.kind.value


def _reason(claim: Claim) -> str:
    rule = claim.origin.rule if claim.origin is not None else ""
    return rule_reasons().get(rule) or rule.replace("-", " ")
