"""What is missing only because a wrong key, entry or id is left out is not reported as missing."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from argmap.rules import check

PILLAR = "  - claim: The air gets cleaner.\n"
EVIDENCE = "    evidence:\n      - claim: The meter at the gate counts less soot.\n        voice: The mayor\n"
OBJECTION = "  - id: shops\n    claim: Shops lose customers.\n"
OTHER = "  - claim: Vans cannot deliver.\n"
REBUTTAL = "    rebuttals:\n      - claim: Guests come by tram.\n"
OBJECTIONS = "objections:\n" + OBJECTION + OTHER + REBUTTAL
ADVICE = "recommendations:\n  - claim: The council should build a car park.\n"
ADDRESSES = "    addresses: shops\n"
CASES = [
    (OBJECTIONS, ("objections", "objectons"), "one-sided-map"),
    (OBJECTIONS, ("claim: ", "klaim: "), "one-sided-map"),
    (EVIDENCE, ("evidence", "evidense"), "bare-pillar"),
    (EVIDENCE, ("claim: The meter", "klaim: The meter"), "bare-pillar"),
    (EVIDENCE, ("claim: The meter at the gate counts less soot.", "claim: [1]"), "bare-pillar"),
    (REBUTTAL, ("rebuttals", "rebutals"), "unanswered-objection"),
    (REBUTTAL, ("claim: Guests", "klaim: Guests"), "unanswered-objection"),
    (ADDRESSES, ("addresses: shops", "addresses: shop"), "orphan-recommendation"),
    (ADDRESSES, ("addresses", "adresses"), "orphan-recommendation"),
]


def whole_map() -> str:
    head = "argmap: 1\nthesis: The old town should be closed to private cars.\npillars:\n"
    return head + PILLAR + EVIDENCE + OBJECTIONS + ADVICE + ADDRESSES


def rules_found(text: str) -> set[str]:
    return {diagnostic.rule for diagnostic in check(parse(text))}


@pytest.mark.parametrize(("part", "mistake", "rule"), CASES)
def test_what_a_wrong_entry_takes_away_is_not_reported_as_missing(
    part: str, mistake: tuple[str, str], rule: str
) -> None:
    text = whole_map()
    assert rule not in rules_found(text)
    assert rule in rules_found(text.replace(part, ""))
    found = rules_found(text.replace(part, part.replace(*mistake)))
    assert found & {"unknown-key", "wrong-value", "unknown-id", "missing-key"}
    assert rule not in found


def test_what_is_missing_elsewhere_is_still_reported() -> None:
    text = whole_map().replace(EVIDENCE, "").replace("rebuttals", "rebutals")
    assert {"unknown-key", "bare-pillar"} <= rules_found(text)
