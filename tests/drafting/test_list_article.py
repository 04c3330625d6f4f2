"""Articles with announced lists: what becomes of their items, whatever the layout has left of them."""

from __future__ import annotations

import pytest

from argmap.drafting.draft_article import draft
from argmap.model.elements import Kind, Status

BULLETS = """\
The Night Bus Question

The town council will decide in May whether buses run after midnight.
Three reasons speak for night buses:
- Safety
Young people no longer walk home along the river road. Last winter two of them were hurt there.
- Jobs
The bakery and the hospital cannot fill their early shifts without transport. - Trade
Restaurants close at ten because their guests have to catch the last bus.
Obstacles on the Road
Despite the goodwill, obstacles persist:
- Cost: Two extra drivers would strain the town's budget. Meanwhile, the county has cut its grant.
- Noise: Residents of Mill Lane fear the noise of engines at night.
What now?
However, success demands concrete steps:
- Pilot: A trial on Fridays and Saturdays to test the demand.
- Quiet engines: Electric buses on Mill Lane to keep the noise down.
Night buses are worth a try, and the council should start one this summer.
"""
NUMBERS = BULLETS.replace("- Safety", "1. Safety").replace("- Jobs", "2. Jobs").replace(" - Trade", "\n3. Trade")
HEADINGS = BULLETS.replace("- Safety", "### Safety").replace("- Jobs", "### Jobs").replace(" - Trade", "\n### Trade")
PLAIN = "\n".join(line.removeprefix("- ") for line in BULLETS.replace(" - Trade", "\nTrade").splitlines())
NO_HEADINGS = BULLETS.replace("Obstacles on the Road\n", "").replace("What now?\n", "")
NO_LEADS = "\n".join(line for line in BULLETS.splitlines() if not line.endswith(":")).replace(
    "What now?", "The Next Steps"
)


def ends(text: str) -> dict[str, list[str]]:
    """The quotes of pillars, objections and recommendations of a draft, by their last words."""
    debate = draft(text).map
    assert debate is not None
    assert all(claim.status is Status.DRAFT and claim.origin is not None for claim in debate.claims)
    onto = {relation.premises[0]: relation for relation in debate.relations if relation.target == debate.thesis}
    listed = dict[str, list[str]](pillars=[], objections=[], recommendations=[])
    for claim in debate.claims:
        role = onto[claim.id].polarity.value if claim.id in onto else ""
        key = {"support": "pillars", "attack": "objections"}.get(role, "")
        key = "recommendations" if claim.kind is Kind.RECOMMENDATION else key
        if key:
            listed[key].append(claim.quotes[-1].split()[-1])
    return listed


@pytest.mark.parametrize(
    "text", [BULLETS, NUMBERS, HEADINGS, PLAIN, NO_HEADINGS], ids=["bullets", "numbers", "headings", "plain", "bare"]
)
def test_each_list_gives_its_parts_in_every_layout(text: str) -> None:
    assert ends(text) == {
        "pillars": ["road.", "transport.", "bus."],
        "objections": ["budget.", "night."],
        "recommendations": ["demand.", "down."],
    }


def test_headings_announce_what_no_lead_in_does() -> None:
    assert ends(NO_LEADS)["objections"] == ["budget.", "night."]
    assert ends(NO_LEADS)["recommendations"] == ["demand.", "down."]


def test_the_rest_of_an_item_supports_its_first_sentence() -> None:
    debate = draft(BULLETS).map
    assert debate is not None
    grant = next(claim for claim in debate.claims if "grant" in claim.text)
    (step,) = [relation for relation in debate.relations if relation.premises == (grant.id,)]
    assert (grant.text, step.target, step.polarity.value) == ("The county has cut its grant.", "cost", "support")


def test_a_recommendation_addresses_the_objection_that_it_shares_a_rare_word_with() -> None:
    debate = draft(BULLETS).map
    assert debate is not None
    addressed = {r.premises[0]: r.target for r in debate.relations if r.label == "addresses"}
    assert addressed == {"quiet-engines": "noise"}


def test_the_thesis_is_a_verdict_outside_the_lists() -> None:
    made = draft(BULLETS)
    assert made.genre.name == "list-article"
    assert made.thesis is not None
    assert made.thesis.text == "Night buses are worth a try, and the council should start one this summer."
    assert [candidate.rule for candidate in made.candidates] == [
        "verdict-outside-the-lists",
        "verdict-outside-the-lists",
        "title",
    ]
    assert "it judges the matter" in made.candidates[0].reason


def test_labels_become_issues_and_quotes_stand_once_in_the_text() -> None:
    debate = draft(BULLETS).map
    assert debate is not None
    assert [issue.id for issue in debate.issues] == [
        *("Safety", "Jobs", "Trade", "Cost", "Noise", "Pilot", "Quiet engines")
    ]
    folded = " ".join(BULLETS.split())
    assert [quote for claim in debate.claims for quote in claim.quotes if folded.count(quote) != 1] == []
