"""How an essay is drafted."""

from __future__ import annotations

import pytest

from argmap.article import Article, article_of_text
from argmap.drafting.draft_article import choose_genre, draft
from argmap.drafting.draft_outline import Candidate, DraftOutline, DraftPart, Material, TextUnit, UnitKind
from argmap.drafting.genres.essay import GENRE
from argmap.drafting.passages import split_passages
from argmap.drafting.units import split_units
from argmap.drafting.units_given import given_units
from argmap.model.elements import Kind, Polarity

ESSAY = """\
Should school begin later in the morning?

In most towns school begins at half past seven. Some parents like the early hour. Personally, I am convinced that school
should begin later in the morning for several reasons.

First of all, a later school morning makes pupils more attentive. Teenagers fall asleep late, because their inner clock
changes with age. For example, pupils of one school in Bremen slept forty minutes longer. They made fewer mistakes, so
their teachers had to repeat less.

Secondly, the roads to school are dark and icy at half past seven. Cars cannot see small children well. Therefore, a
later school morning would be better for the safety of pupils.

Admittedly, some parents start work early and need the school to look after their children. However, a room with a
teacher can be opened for these families.

In conclusion, although a new timetable causes trouble at first, I believe that school should begin later for the sake
of all pupils. The bus company has printed its plans.
"""


def material_of(text: str = ESSAY) -> Material:
    article = article_of_text(text)
    return Material(article, split_units(article), article.title, None)


def outline_of(text: str = ESSAY) -> tuple[list[Candidate], DraftOutline]:
    material = material_of(text)
    candidates = GENRE.outline(material, None).candidates
    return candidates, GENRE.outline(material, candidates[0])


def words_of(part: DraftPart | Candidate) -> str:
    return " ".join(ESSAY[part.start : part.end].split())


def parts_by_words() -> dict[str, DraftPart]:
    return {words_of(part): part for part in outline_of()[1].parts}


def find(beginning: str) -> DraftPart:
    [part] = [part for words, part in parts_by_words().items() if words.startswith(beginning)]
    return part


def target_of(beginning: str) -> str:
    target = find(beginning).target
    return words_of(target) if target is not None else "the thesis"


def pieces(sentence: str) -> list[tuple[str, str]]:
    """Lead and words of the passages of a sentence."""
    unit = TextUnit(0, len(sentence), sentence, UnitKind.SENTENCE, 0)
    return [(passage.lead, passage.text) for passage in split_passages(Article(sentence, ()), [unit])]


def test_introduction_and_conclusion_offer_the_thesis_and_the_title_is_the_third() -> None:
    candidates, _ = outline_of()
    assert [words_of(candidate) for candidate in candidates] == [
        "school should begin later in the morning",
        "school should begin later for the sake of all pupils",
        "Should school begin later in the morning?",
    ]
    assert [candidate.rule for candidate in candidates] == ["thesis-in-introduction", "thesis-in-conclusion", "title"]
    assert candidates[0].reason == "it stands in the introduction; the author says that this is their own view"


def test_the_conclusion_says_the_thesis_again_and_becomes_a_quote_of_it() -> None:
    _, outline = outline_of()
    assert [words_of(part) for part in outline.restated] == ["school should begin later for the sake of all pupils"]
    made = draft(ESSAY, profile="essay").map
    assert made is not None
    assert list(made.thesis_claim.quotes) == [
        "school should begin later in the morning",
        "school should begin later for the sake of all pupils",
    ]


def test_each_paragraph_makes_one_point() -> None:
    pillars = [words for words, part in parts_by_words().items() if part.target is None]
    assert pillars == [
        "a later school morning makes pupils more attentive",
        "a later school morning would be better for the safety of pupils",
        "some parents start work early and need the school to look after their children",
        "a new timetable causes trouble at first",
    ]


def test_a_point_is_named_after_its_strongest_cue() -> None:
    assert find("a later school morning makes").rule == "point-first"
    assert find("a later school morning would").rule == "point-after-conclusion"


def test_what_is_conceded_is_an_objection_and_what_turns_against_it_an_answer() -> None:
    objection, answer = find("some parents start"), find("a room with a teacher")
    assert (objection.polarity, objection.rule) == (Polarity.ATTACK, "conceded-point")
    assert (answer.polarity, answer.rule) == (Polarity.ATTACK, "answer-to-conceded-point")
    assert answer.target is not None
    assert words_of(answer.target) == words_of(objection)
    assert find("a new timetable").polarity is Polarity.ATTACK


def test_premises_support_the_point_of_their_paragraph() -> None:
    assert target_of("Teenagers fall asleep") == "a later school morning makes pupils more attentive"
    assert target_of("Cars cannot see") == "a later school morning would be better for the safety of pupils"


def test_a_reason_supports_the_clause_that_it_follows() -> None:
    assert target_of("their inner clock") == "Teenagers fall asleep late"


def test_a_premise_before_therefore_supports_what_follows() -> None:
    assert target_of("They made fewer") == "their teachers had to repeat less"


def test_a_reason_that_concludes_does_not_end_in_a_circle() -> None:
    paragraph = "Streets give benefits. Some are wide, so because of this, because they are wide, nobody is hurt there."
    text = (
        f"Streets\n\nI believe that streets are good.\n\n{paragraph}\n\nIn conclusion, I think that streets are good."
    )
    _, outline = outline_of(text)
    for part in outline.parts:
        steps, target = 0, part.target
        while target is not None:
            steps, target = steps + 1, target.target
            assert steps <= len(outline.parts)


def test_an_example_is_evidence() -> None:
    assert find("pupils of one school").kind is Kind.EVIDENCE


def test_background_and_closing_words_are_left_to_the_reviewer() -> None:
    _, outline = outline_of()
    assert [unit.text for unit in outline.unsorted] == [
        "In most towns school begins at half past seven.",
        "Some parents like the early hour.",
        "The bus company has printed its plans.",
    ]


def test_given_segments_all_become_parts_the_thesis_or_quotes_of_it() -> None:
    article = article_of_text(ESSAY)
    spans = [(unit.start, unit.end) for unit in split_units(article) if unit.kind is UnitKind.SENTENCE]
    material = Material(article, given_units(article, spans), article.title, None)
    candidates = GENRE.outline(material, None).candidates
    outline = GENRE.outline(material, candidates[0])
    places = [(part.start, part.end) for part in (*outline.parts, *outline.restated)]
    assert sorted([*places, (candidates[0].start, candidates[0].end)]) == spans
    assert outline.unsorted == []


def test_there_are_at_most_six_pillars() -> None:
    points = "\n\n".join(
        f"Moreover, street number {number} gives benefits to everybody. It is used by many people."
        for number in "abcdefgh"
    )
    text = f"Streets\n\nI believe that streets are good.\n\n{points}\n\nIn conclusion, I think that streets are good."
    _, outline = outline_of(text)
    pillars = [part for part in outline.parts if part.target is None]
    assert len(pillars) == 6
    assert all(part.target in pillars for part in outline.parts if part not in pillars)
    assert len(outline.unsorted) == 4


def test_an_essay_is_told_from_a_report_and_from_a_short_text() -> None:
    assert choose_genre(material_of())[0] is GENRE
    assert GENRE.recognise(material_of())[1] == (
        "it counts its points and announces its conclusion and says what the author believes"
    )
    assert GENRE.recognise(material_of("In my opinion, school should begin later. It is good for us."))[0] == 0
    report = "\n\n".join(["The council met on Monday."] * 5)
    assert GENRE.recognise(material_of(report)) == (0.0, "it has no sign of an essay")


@pytest.mark.parametrize(
    ("sentence", "passages"),
    [
        ("Therefore, I firmly believe that cars are loud.", [("Therefore, I firmly believe that", "cars are loud")]),
        ("Cars are loud because of their tyres.", [("", "Cars are loud because of their tyres")]),
        ("Cars are loud, since they brake often.", [("", "Cars are loud"), ("since", "they brake often")]),
        (
            "Although cars are very loud, they are useful.",
            [("Although", "cars are very loud"), ("", "they are useful")],
        ),
        (
            "Despite their noise, I think that cars are useful.",
            [("Despite their noise, I think that", "cars are useful")],
        ),
        ("I do not believe that cars are loud.", [("", "I do not believe that cars are loud")]),
        ("Cars should be banned for several reasons.", [("", "Cars should be banned")]),
        ("Cars are loud, so that nobody sleeps.", [("", "Cars are loud, so that nobody sleeps")]),
        ("So what?", [("", "So what")]),
        ("...", [("", "...")]),
    ],
)
def test_a_sentence_is_cut_where_its_clauses_are_claims(sentence: str, passages: list[tuple[str, str]]) -> None:
    assert pieces(sentence) == passages
