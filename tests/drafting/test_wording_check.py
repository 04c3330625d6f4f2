"""What is worded as no claim becomes none: questions stay questions, commands become recommendations."""

from __future__ import annotations

from argmap.drafting.draft_article import draft
from argmap.formats import dumps, parse
from argmap.model.elements import ArgumentMap, Kind
from argmap.rules import check

TEXT = """\
Buses should run at night. Three reasons speak for it:
- “Who wants to walk home along the river?”
- Ask the bakers who cannot fill their early shifts.
- The trade gains from guests who may stay longer.
"""


def draft_of(text: str) -> ArgumentMap:
    debate = draft(text).map
    assert debate is not None
    return debate


def test_questions_and_commands_are_no_claims() -> None:
    debate = draft_of(TEXT)
    kinds = {claim.text: claim.kind for claim in debate.claims}
    assert kinds == {
        "Buses should run at night.": Kind.CLAIM,
        "“Who wants to walk home along the river?”": Kind.QUESTION,
        "Ask the bakers who cannot fill their early shifts.": Kind.RECOMMENDATION,
        "The trade gains from guests who may stay longer.": Kind.CLAIM,
    }


def test_the_wording_of_a_draft_is_no_warning() -> None:
    document = parse(dumps(draft_of(TEXT)), source_text=TEXT)
    wording = [d.message for d in check(document) if d.severity != "info" and d.code.startswith("ARG3")]
    assert wording == []
