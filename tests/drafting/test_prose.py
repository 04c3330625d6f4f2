"""How an opinion article is drafted."""

from __future__ import annotations

from dataclasses import replace

from argmap.diagnostics import Severity
from argmap.drafting.draft_article import draft
from argmap.drafting.draft_outline import Candidate, DraftOutline, DraftPart
from argmap.drafting.genres.prose import GENRE
from argmap.model.document import Document
from argmap.model.elements import Kind, Polarity, Status
from argmap.rules import check
from tests.drafting.test_genres import material_of

ARTICLE = """
On Monday the council will vote on the night buses again. It has done so four times since 2019.

Night buses are a matter of justice. Cleaners, nurses and bakers start before the first tram, and they are the people
who can least afford a car. A town that lets them walk fails its workers.

The buses make the streets safer, too. In the first year arrests of drunk drivers fell by 18 per cent. Every drunk
driver who takes the bus is one danger less.

Although the buses are not cheap to run, they cost less than the town spends on its fountains. Opponents say that
nobody would use them. They have never stood at the stop in Mill Street at four in the morning.

The council should listen to the people at that stop. Night buses are not a gift but a duty, and it is wrong to haggle
over them again.
"""
TITLE = "A town that works at night needs buses at night"


def outline_of(title: str | None = None, choice: int = 0) -> tuple[str, list[Candidate], DraftOutline]:
    material = material_of([("paragraph", paragraph) for paragraph in ARTICLE.strip().split("\n\n")], title)
    candidates = GENRE.outline(material, None).candidates
    return material.article.text, candidates, GENRE.outline(material, candidates[choice])


def words_of(text: str, parts: list[DraftPart]) -> list[str]:
    return [" ".join(text[part.start : part.end].split()) for part in parts]


def test_the_thesis_is_looked_for_at_the_end_first() -> None:
    _, candidates, _ = outline_of()
    assert len(candidates) == 3
    assert candidates[0].text.startswith("Night buses are not a gift but a duty")
    assert candidates[0].reason == "it takes a position and ends the article"


def test_a_title_that_judges_comes_first_and_others_second() -> None:
    _, judging, _ = outline_of("It is wrong to stop the night buses")
    _, naming, _ = outline_of("Night buses")
    assert judging[0].rule == "title"
    assert naming[1].rule == "title"


def test_a_lead_in_is_no_candidate_but_a_demand_before_a_colon_is() -> None:
    reasons = ["Night buses are a matter of justice.", "Nurses start at four in the morning.", "Roads are safer."]
    plain, demanding = "Two reasons speak for it:", "The council should run night buses, for two reasons:"
    assert plain not in candidates_of([plain, *reasons])
    assert demanding in candidates_of([demanding, *reasons])


def candidates_of(paragraphs: list[str]) -> list[str]:
    material = material_of([("paragraph", paragraph) for paragraph in paragraphs])
    return [candidate.text for candidate in GENRE.outline(material, None).candidates]


def test_title_and_question_are_among_the_candidates_with_the_best_passage() -> None:
    paragraphs = [("paragraph", paragraph) for paragraph in ARTICLE.strip().split("\n\n")]
    judging = "It is wrong to stop the night buses"
    for title, rules in ((judging, ["title", "position-in-text"]), ("Night buses", ["position-in-text", "title"])):
        material = replace(material_of(paragraphs, title), question="Are night buses worth their price?")
        candidates = GENRE.outline(material, None).candidates
        assert [candidate.rule for candidate in candidates] == [*rules, "question"]


def test_what_is_granted_is_an_objection_and_its_answer_a_rebuttal() -> None:
    text, _, outline = outline_of()
    objections = [part for part in outline.parts if part.polarity is Polarity.ATTACK and part.target is None]
    assert words_of(text, objections) == [
        "the buses are not cheap to run",
        "Opponents say that nobody would use them.",
    ]
    assert [part.voice for part in objections] == [None, "Opponents"]
    rebuttals = [part for part in outline.parts if part.target in objections]
    assert words_of(text, rebuttals) == ["they cost less than the town spends on its fountains."]


def test_what_is_demanded_is_a_recommendation() -> None:
    text, _, outline = outline_of()
    steps = [part for part in outline.parts if part.kind is Kind.RECOMMENDATION]
    assert words_of(text, steps) == ["The council should listen to the people at that stop."]


def test_judgements_near_the_thesis_are_pillars_with_the_facts_behind_them() -> None:
    text, _, outline = outline_of()
    pillars = [part for part in outline.parts if part.kind is Kind.CLAIM and part.polarity is Polarity.SUPPORT]
    assert "Night buses are a matter of justice." in words_of(text, pillars)
    assert "The buses make the streets safer, too." in words_of(text, pillars)
    evidence = [part for part in outline.parts if part.kind is Kind.EVIDENCE]
    assert words_of(text, evidence) == ["In the first year arrests of drunk drivers fell by 18 per cent."]


def test_every_sentence_is_a_part_or_left_to_the_reviewer() -> None:
    _, candidates, outline = outline_of()
    covered = {part.unit for part in outline.parts} | {candidates[0].unit}
    assert len(covered) + len(outline.unsorted) == 13
    assert [unit.text for unit in outline.unsorted][:2] == [
        "On Monday the council will vote on the night buses again.",
        "It has done so four times since 2019.",
    ]


def test_what_the_rules_could_not_find_gives_a_draft_no_warning() -> None:
    made = draft(ARTICLE, profile="prose").map
    assert made is not None
    assert {found.rule for found in check(Document(made)) if found.severity is Severity.WARNING} <= {
        "unanswered-objection"
    }
    reviewed = made.evolve(claims=[claim.evolve(status=Status.FINAL) for claim in made.claims])
    rules = {found.rule for found in check(Document(reviewed))}
    assert {"bare-pillar", "orphan-recommendation"} <= rules
