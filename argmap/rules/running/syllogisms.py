"""Steps of several premises, with the terms of their claims."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.language.terms import terms
from argmap.model.elements import ArgumentMap, Claim, Relation


def find_syllogisms(debate: ArgumentMap) -> Iterator[tuple[Relation, dict[str, str], list[dict[str, str]]]]:
    """Each support or attack of several premises on a claim, with the terms of the claim and of each premise."""
    for relation in debate.relations:
        target = debate.by_id[relation.target]
        if len(relation.premises) > 1 and isinstance(target, Claim) and relation.polarity.sign:
            yield relation, terms(target.text), [terms(debate.claim(premise).text) for premise in relation.premises]
