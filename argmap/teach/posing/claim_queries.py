"""What exercises look up in a map: texts of claims, and the single-premise steps between them."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation


def direct(debate: ArgumentMap, target: str) -> list[tuple[str, Polarity]]:
    """The claims that support or attack a claim on their own, each with its polarity; recommendations are left out."""
    return [
        (relation.premises[0], relation.polarity)
        for relation in debate.onto.get(target, ())
        if relation.polarity.is_signed
        and len(relation.premises) == 1
        and debate.claim(relation.premises[0]).kind is not Kind.RECOMMENDATION
    ]


def onto_claims(debate: ArgumentMap) -> list[Relation]:
    """The supports and attacks from one claim to another, without those of recommendations."""
    return [
        relation
        for relation in debate.relations
        if relation.polarity.is_signed
        and len(relation.premises) == 1
        and isinstance(debate.by_id[relation.target], Claim)
        and debate.claim(relation.premises[0]).kind is not Kind.RECOMMENDATION
    ]


def text(debate: ArgumentMap, claim: str) -> str:
    """The text of a claim on one line."""
    return " ".join(debate.claim(claim).text.split())


def texts(debate: ArgumentMap, claims: Iterable[str]) -> list[str]:
    """The texts of claims, each on one line, without duplicates."""
    return list(dict.fromkeys(text(debate, claim) for claim in claims))
