"""What every genre keeps to, whatever the text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.article import Article, TextBlock
from argmap.drafting.draft_article import choose_genre
from argmap.drafting.draft_outline import DraftOutline, Genre, Material
from argmap.drafting.units import split_units
from argmap.registry import GENRES

WORDY = """
the town council should close old streets because cars are dangerous but traders say it is wrong however we must not
wait although nothing happened in 1987 said Ana “Never.” "Build it," Why? First, second: although. (see p. 4) critics
argue that of course 40 per cent It is time to act! therefore; however, – 1. - But
"""
WORDS = WORDY.split()
KINDS = ("paragraph", "paragraph", "paragraph", "item", "heading", "quote", "table")

genres = pytest.mark.parametrize("genre", list(GENRES), ids=lambda genre: genre.name)


def material_of(parts: Sequence[tuple[str, str]], title: str | None = None, question: str | None = None) -> Material:
    """What a genre works on, of blocks given by kind and words."""
    text, blocks = "", list[TextBlock]()
    for kind, words in parts:
        if words.strip():
            start = len(text) + len(words) - len(words.lstrip())
            blocks.append(TextBlock(kind, 1 if kind in ("heading", "item") else 0, start, start + len(words.strip())))
        text += words + "\n\n"
    article = Article(text, tuple(blocks), title)
    return Material(article, split_units(article), title, question)


sentences = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
texts = st.one_of(sentences, st.text(max_size=60))
materials = st.builds(
    material_of,
    st.lists(st.tuples(st.sampled_from(KINDS), texts), max_size=8),
    st.none() | texts,
    st.none() | texts,
)


def check(outline: DraftOutline, material: Material) -> None:
    """What is true of each outline."""
    length = len(material.article.text)
    assert len(outline.candidates) <= 3
    for candidate in outline.candidates:
        assert candidate.text.strip()
        assert candidate.reason
        if candidate.start is not None and candidate.end is not None:
            assert 0 <= candidate.start < candidate.end <= length
        if candidate.unit is not None:
            assert 0 <= candidate.unit < len(material.units)
    for part in outline.parts:
        assert 0 <= part.start < part.end <= length
        assert part.target is None or part.target in outline.parts
        assert part.joins is None or part.joins in outline.parts
        assert all(objection in outline.parts for objection in part.addresses)
        assert part.unit is None or material.units[part.unit].start <= part.start < material.units[part.unit].end
    places = [part.start for part in outline.parts]
    assert places == sorted(places)
    unsorted = [unit.start for unit in outline.unsorted]
    assert unsorted == sorted(unsorted)


@genres
@given(material=materials)
def test_any_text_gives_a_sound_outline(genre: Genre, material: Material) -> None:
    likeness, why = genre.recognise(material)
    assert 0 <= likeness <= 1
    assert why
    first = genre.outline(material, None)
    check(first, material)
    for candidate in first.candidates:
        check(genre.outline(material, candidate), material)


@genres
def test_an_empty_text_has_no_parts(genre: Genre) -> None:
    material = material_of([])
    assert genre.recognise(material)[1]
    assert genre.outline(material, None).parts == []


@genres
def test_the_same_text_gives_the_same_outline(genre: Genre) -> None:
    material = material_of(
        [("paragraph", "The old town should be closed. Critics say it costs trade, but they are wrong.")]
    )
    assert genre.outline(material, None) == genre.outline(material, None)


@given(material=materials)
def test_some_genre_fits_any_text(material: Material) -> None:
    genre, why = choose_genre(material)
    assert genre in list(GENRES)
    assert why
