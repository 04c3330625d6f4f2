"""Lists of an article in layouts and words of other kinds: labels, Markdown, one line, no announcement, questions."""

from __future__ import annotations

import pytest

from argmap.article import read_article
from argmap.drafting.addressed_objections import LEFT_OVER
from argmap.drafting.draft_article import ArticleDraft, draft
from argmap.drafting.explanation import draft_figures
from argmap.formats import dumps, parse
from argmap.model.elements import Kind
from argmap.rules import check
from benchmarks.drafting.perturbations import PERTURBATIONS

SCHOOL = """\
Should the School Day Start Later?

The bells of Harlow High ring at half past seven. In October the board will vote on nine instead.

Why it would pay off

Those who want the change point to three gains.

Sleep — Teenagers fall asleep late whatever their parents say. An hour in the morning is an hour of rest.
Grades — Tired pupils remember little. In Seaford, marks in mathematics rose within a year.
Road safety — Fewer young drivers would be on the road in the dark.

What stands in the way

Not everyone is convinced, and the critics name two hurdles.

Buses — The county shares its buses with three primary schools. A later bell would force it to buy new ones.
Sport — Training would end after sunset in winter.

How to make it work

Two things would help:

Shared timetables — Move the start of the primary schools so that the buses suffice.
Floodlights — Keep the lights on at the sports field until seven in the evening.

A later start is the cheapest reform that the board can vote for, and it should do so.
"""
RING_ROAD = r"""
# Give the ring road to bicycles

The ring road carries fewer cars each year, and the city has to decide what to do with the *fourth* lane.

## Advantages

- **Safety.** Young people could ride without crossing the [market](https://example.org/market_(town)). Two were hurt.
- **Health:** People who *cycle* are ill less often.[^1]
- __Money.__ A lane for bicycles costs \$5 where a road costs <b>\$50</b>.

## Concerns

- **Deliveries:** Shops fear that vans cannot stop any more.
- **Snow:** The city has no plough that fits a `narrow` lane.

## Recommendations

1. Build loading bays for vans on every block.
2. Buy two small ploughs before winter.

The council should give the lane to bicycles this **spring**.
"""
CLUB = """\
Our Team Won

The chess club should get its own room. Last week it won the league, and nobody in town noticed. The players were:
- Anna Miller: She plays the first board.
- Jo Park: He has been in the club for ten years.
- Sam Reed: She is the youngest of them.
Before the match they shared a cake. It needed:
- 200 g flour to make a dough
- three eggs
- a pinch of salt
A club that brings home a cup should not have to play in the boiler room.
"""
HARBOUR = """\
Before the Vote on the Harbour

The council will sell the harbour next month. There are reasons to ask for more time:
- Who will own the quays?
- What happens to the fishermen?
- Why was there no second bid?
The sale is a mistake, and the council should stop it.
"""
UNANNOUNCED = """\
The market hall has stood empty for two years, and the town pays for its roof every winter. A hall without stalls is a
waste, and the town should fill it again.

- Lower rents for the first year to draw young farmers.
- New opening hours in the evening to reach people who work.
- A stage in the middle for music on Saturdays.

The hall was built by the people of this town.
"""


def claims_of(made: ArticleDraft, role: str) -> list[str]:
    """The claims that bear directly on the thesis, by role."""
    debate = made.map
    assert debate is not None
    if role == "recommendation":
        return [claim.text for claim in debate.claims if claim.kind is Kind.RECOMMENDATION]
    steps = [relation for relation in debate.relations if str(debate.role(relation)) == role]
    return [debate.claim(step.premises[0]).text for step in steps if step.target == debate.thesis]


def test_labels_before_dashes_name_items() -> None:
    made = draft(SCHOOL)
    assert made.map is not None
    assert [issue.id for issue in made.map.issues] == [
        *("Sleep", "Grades", "Road safety", "Buses", "Sport", "Shared timetables", "Floodlights")
    ]
    assert draft_figures(made.map) == "3 pillars, 2 objections, 2 recommendations, 1 unsorted"
    assert claims_of(made, "objection") == [
        "The county shares its buses with three primary schools.",
        "Training would end after sunset in winter.",
    ]


def test_claims_of_markdown_are_words_and_their_quotes_are_found() -> None:
    article = read_article(RING_ROAD, format="markdown")
    made = draft(article)
    assert made.map is not None
    assert made.map.thesis_claim is not None
    assert made.map.thesis_claim.text == "The council should give the lane to bicycles this spring."
    assert claims_of(made, "pillar") == [
        "Young people could ride without crossing the market.",
        "People who cycle are ill less often.",
        "A lane for bicycles costs $5 where a road costs $50.",
    ]
    assert claims_of(made, "objection")[1] == "The city has no plough that fits a narrow lane."
    assert [issue.id for issue in made.map.issues] == ["Safety", "Health", "Money", "Deliveries", "Snow"]
    document = parse(dumps(made.map), source_text=article.text)
    assert [found.rule for found in check(document) if found.severity.value == "error"] == []
    assert {claim.id for claim in document.map.claims if not claim.quotes} == set()


@pytest.mark.parametrize("text", [CLUB, HARBOUR], ids=["names-and-ingredients", "questions"])
def test_lists_that_argue_for_nothing_give_no_pillars_or_objections(text: str) -> None:
    made = draft(text, profile="list-article")
    assert made.map is not None
    assert draft_figures(made.map).startswith("0 pillars, 0 objections, 0 recommendations")


def test_steps_that_nothing_announces_are_told_by_their_form() -> None:
    assert claims_of(draft(UNANNOUNCED), "recommendation") == [
        "Lower rents for the first year to draw young farmers.",
        "New opening hours in the evening to reach people who work.",
        "A stage in the middle for music on Saturdays.",
    ]


def test_a_list_in_one_line_ends_where_its_items_are_longer_than_the_others() -> None:
    text = (
        "Three reasons speak for the tram: - Trams are clean. They need no oil. - Trams are quick. Nobody waits. "
        "- Trams are cheap. A seat costs little. The town grows every year. The council should build a tram."
    )
    made = draft(text)
    assert claims_of(made, "pillar") == ["Trams are clean.", "Trams are quick.", "Trams are cheap."]
    assert made.thesis is not None
    assert made.thesis.text == "The council should build a tram."


@pytest.mark.parametrize("name", [name for name in PERTURBATIONS if name != "prose without labels"])
def test_the_layout_makes_no_difference(name: str) -> None:
    article = SCHOOL.replace(" — ", ": ").replace("\nSleep", "\n- Sleep").replace("\n\n", "\n")
    for label in ("Grades", "Road safety", "Buses", "Sport", "Shared timetables", "Floodlights"):
        article = article.replace(f"\n{label}: ", f"\n- {label}: ")
    made = draft(PERTURBATIONS[name](article))
    assert made.map is not None
    figures = draft_figures(made.map)
    assert figures.split(", ")[2] == "2 recommendations"
    if name not in ("without headings", "neutral headings"):
        assert figures.startswith("3 pillars, 2 objections")


def test_the_last_recommendation_gets_the_objection_that_is_left() -> None:
    text = RING_ROAD.replace("2. Buy", "2. Talk with residents every month.\n3. Buy").replace(
        "- **Snow:**", "- **Anger:** Many people in Mill Lane want to keep their parking space.\n- **Snow:**"
    )
    debate = draft(read_article(text, format="markdown")).map
    assert debate is not None
    addressed = {step.premises[0]: step.target for step in debate.relations if step.label == "addresses"}
    assert addressed["talk-with-residents-every-month"] == "anger"
    assert debate.claim("talk-with-residents-every-month").note == LEFT_OVER


def test_an_adjective_made_of_a_verb_of_saying_gives_no_voice() -> None:
    text = (
        "Two obstacles:\n- Envoys are wary of the town’s alleged ties to smugglers.\n- Critics argue that it costs.\n"
    )
    debate = draft(text, thesis="The port should open.").map
    assert debate is not None
    assert [claim.voice for claim in debate.claims[1:]] == [None, "Critics"]
