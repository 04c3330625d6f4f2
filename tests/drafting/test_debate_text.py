"""A short argumentative text becomes a tree: thesis, reasons, objections and their answers."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from argmap.article import Article, article_of_text
from argmap.drafting.draft_article import draft
from argmap.drafting.draft_outline import Candidate, DraftOutline, Material
from argmap.drafting.genres.debate_text import GENRE, MOST_UNITS
from argmap.drafting.units import split_units
from argmap.drafting.units_given import given_units
from argmap.model.elements import Kind, Polarity

PARKS = """
Dogs should be kept on a leash in all town parks.
Small children are afraid of them,
because a loose dog is as tall as they are.
Admittedly, a dog needs to run now and then,
but there are three fenced meadows for that.
Besides, joggers get bitten every summer.
"""
SCREENS = """
Some parents say that tablets make learning fun.
However, most pupils only play on them.
Moreover, the devices break within two years.
That's why schools should not buy any more tablets.
"""
FEARS = """
Small children are afraid of them,
Some parents say that tablets make learning fun.
However, most pupils only play on them.
but there are three fenced meadows for that.
because a loose dog is as tall as they are.
"""


def material_of(lines: str, title: str | None = None) -> Material:
    """Each line is a segment."""
    text = " ".join(lines.split("\n")).strip()
    spans, start = [], 0
    for line in lines.strip().split("\n"):
        start = text.index(line, start)
        spans.append((start, start + len(line)))
    article = article_of_text(text)
    return Material(article, given_units(article, spans), title, None)


def tree_of(lines: str, title: str | None = None) -> tuple[int | None, dict[int, tuple[Polarity, int | None, bool]]]:
    """The unit of the thesis, and of each part: how it bears on which unit (None: the thesis), and if on its step."""
    made = GENRE.outline(material_of(lines, title), None)
    return made.candidates[0].unit, {
        part.unit: (part.polarity, part.target.unit if part.target else None, part.undercuts) for part in made.parts
    }


def test_a_demand_that_opens_is_the_thesis_and_a_concession_is_answered() -> None:
    assert tree_of(PARKS) == (
        0,
        {
            1: (Polarity.SUPPORT, None, False),
            2: (Polarity.SUPPORT, 1, False),
            3: (Polarity.ATTACK, None, False),
            4: (Polarity.ATTACK, 3, True),
            5: (Polarity.SUPPORT, None, False),
        },
    )


def test_a_conclusion_at_the_end_is_the_thesis_and_what_others_say_an_objection() -> None:
    assert tree_of(SCREENS) == (
        3,
        {
            0: (Polarity.ATTACK, None, False),
            1: (Polarity.ATTACK, 0, True),
            2: (Polarity.SUPPORT, None, False),
        },
    )


def test_the_words_of_the_question_find_a_thesis_without_a_demand() -> None:
    lines = """
The rents in our street have doubled.
Neighbours of many years had to leave.
A cap on rents keeps the city mixed.
Shops and schools gain from that.
"""
    assert tree_of(lines)[0] != 2
    assert tree_of(lines, "Should there be a cap on rents in the city?")[0] == 2


def test_a_clause_with_although_yields_to_the_main_clause_after_it() -> None:
    lines = """
We should close the old town to cars.
Although shops may lose a few customers,
the air will be clean again.
"""
    _, parts = tree_of(lines)
    assert parts[1] == (Polarity.ATTACK, None, False)
    assert parts[2] == (Polarity.ATTACK, 1, True)


def test_rules_and_reasons_say_why() -> None:
    made = GENRE.outline(material_of(PARKS), None)
    assert made.candidates[0].rule == "demand"
    assert made.candidates[0].reason == "it says what should be done"
    assert [part.rule for part in made.parts] == [
        "reason-for-the-thesis",
        "reason-by-connective",
        "objection-by-concession",
        "answer-after-a-turn",
        "further-reason",
    ]


def test_an_example_is_evidence() -> None:
    lines = "Buses should run at night.\nMany people work late.\nFor example, nurses end their shift at eleven."
    made = GENRE.outline(material_of(lines), None)
    assert [(part.kind, part.target is made.parts[0]) for part in made.parts][1] == (Kind.EVIDENCE, True)


def test_the_title_is_among_the_candidates_and_may_be_the_thesis() -> None:
    material = material_of(SCREENS, "Tablets in schools")
    made = GENRE.outline(material, None)
    title = made.candidates[-1]
    assert (title.text, title.rule, title.unit) == ("Tablets in schools", "title", None)
    below = GENRE.outline(material, title)
    assert [part.unit for part in below.parts] == [0, 1, 2, 3]
    assert [part.target for part in below.parts][3] is None


def test_another_thesis_changes_the_tree() -> None:
    material = material_of(PARKS)
    unit = material.units[5]
    made = GENRE.outline(material, Candidate(unit.text, "chosen", "somebody chose it", "sure", unit.start, unit.end, 5))
    assert [part.unit for part in made.parts] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("lines", [PARKS, SCREENS])
def test_every_segment_is_the_thesis_or_one_part(lines) -> None:
    material = material_of(lines)
    made = GENRE.outline(material, None)
    assert sorted([made.candidates[0].unit, *(part.unit for part in made.parts)]) == list(range(len(material.units)))


def test_a_text_that_is_too_long_is_sorted_in_part() -> None:
    material = material_of("\n".join(f"Road {number} should be closed." for number in range(MOST_UNITS + 5)))
    made = GENRE.outline(material, None)
    assert len(made.parts) == MOST_UNITS - 1
    assert made.unsorted == list(material.units[MOST_UNITS:])
    assert made.notes == [f"Only the first {MOST_UNITS} sentences are sorted."]


def test_no_text_gives_no_candidate() -> None:
    assert GENRE.outline(Material(Article("", ()), (), None, None), None) == DraftOutline(
        [], notes=["There is no sentence to draft from."]
    )


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        (PARKS, True),
        (SCREENS, True),
        ("We met at nine. The train was late. At noon we ate bread on the beach.", False),
        ("Buses should run at night.", False),
        ("Buses should run at night. " * 40, False),
        ("Buses should run at night:\n\n- It is safe.\n- It is cheap, too.\n- But it is loud.", False),
    ],
)
def test_short_arguments_are_recognised(text, likely) -> None:
    article = article_of_text(text)
    likeness, why = GENRE.recognise(Material(article, split_units(article), None, None))
    assert (likeness >= 0.5) is likely, why


def test_a_draft_from_plain_text_quotes_every_sentence() -> None:
    made = draft("Dogs should be kept on a leash. Children are afraid of them. Besides, joggers get bitten.")
    assert made.genre is GENRE
    assert made.map is not None
    assert [claim.text for claim in made.map.claims] == [
        "Dogs should be kept on a leash.",
        "Children are afraid of them.",
        "Joggers get bitten.",
    ]


def test_a_tie_is_settled_the_same_way_in_each_process() -> None:
    """Sets of strings have another order in each process; sums of weights must not depend on it."""
    material = material_of(FEARS)
    units = [(unit.start, unit.end) for unit in material.units]
    call = f"draft({material.article.text!r}, profile='debate-text', units={units})"
    code = f"from argmap.drafting.draft_article import draft\nprint(list({call}.map.relations))"
    drafts = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "3")
    }
    [only] = drafts
    assert only.count("Relation(") == 4
