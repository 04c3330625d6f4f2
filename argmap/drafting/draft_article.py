"""Drafts a map of an article: reads its genre, makes an outline, and turns that into claims with quotes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.article import Article, article_of_text
from argmap.diagnostics import ArgmapError
from argmap.drafting.draft_outline import Candidate, DraftOutline, Genre, Material, TextUnit
from argmap.drafting.machine_orders import addresses_machine, mark_orders
from argmap.drafting.to_map import map_of_outline, source_of
from argmap.drafting.trimming import UNFIT
from argmap.drafting.units import split_units
from argmap.drafting.units_given import given_units
from argmap.drafting.wording_check import find_misfits, settle_misfits
from argmap.language.guessing import is_english, main_script
from argmap.language.normalising import normalise, normalise_claim
from argmap.model.elements import ArgumentMap
from argmap.registry import GENRES

if TYPE_CHECKING:
    from argmap.drafting.language_model import ModelSession
    from argmap.drafting.second_opinion import SecondOpinion

LONGEST = 1_000_000
"""Characters of the longest article that is drafted, about five hundred pages; a person reviews every claim."""


class DraftError(ArgmapError):
    """An article that cannot be drafted, with the reason in a sentence."""


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """What the rules make of an article."""

    map: ArgumentMap | None
    """The map, every claim a draft with its origin; None where the text argues for nothing, see `candidates`."""
    article: Article
    genre: Genre
    """The genre whose rules were used."""
    reason: str
    """Why that genre, in a sentence."""
    candidates: tuple[Candidate, ...]
    """At most three passages that may be the thesis, best first; empty when the text argues for nothing."""
    thesis: Candidate | None
    """The one that the map has as its thesis; None without a map."""
    units: tuple[TextUnit, ...]
    """The pieces that the rules speak of."""
    outline: DraftOutline
    """The parts of the tree with their places, rules and targets."""
    claims: dict[int, str]
    """`id()` of a part of the outline → id of its claim; parts that were left out are missing."""
    notes: tuple[str, ...]
    """Sentences for the user."""


def draft(
    article: Article | str,
    *,
    units: Sequence[tuple[int, int]] | None = None,
    profile: str | None = None,
    thesis: int | str | None = None,
    title: str | None = None,
    question: str | None = None,
    source: str | None = None,
    rejected: Collection[str] = (),
    session: ModelSession | None = None,
) -> ArticleDraft:
    """A first map of an article, for a person to review.

    - `units`: segments as (start, end) in code points of the text, kept as they are; by default the article is cut into
      sentences, items and labels.
    - `profile`: name of the genre whose rules are used; by default the one that the text looks most like.
    - `thesis`: 1 to 3 for one of the candidates, or the thesis in words; by default the first candidate.
    - `title`, `question`: what the article is called, and what it answers.
    - `source`: name of the file with the text, as the map is to state it.
    - `rejected`: quotes of claims that are not wanted again.
    - `session`: a language model that gives a second opinion; the article is sent to it.

    Raises DraftError for a text that is too long, empty or not English, or if there is no such candidate, and KeyError
    for a profile that does not exist.

    >>> made = draft("Buses should run at night. Two reasons speak for it:\\n- Jobs are filled.\\n- Roads are safer.")
    >>> [(claim.text, claim.origin.rule) for claim in made.map.claims][1]
    ('Jobs are filled.', 'item-of-pillars')
    """
    article = article_of_text(article) if isinstance(article, str) else article
    _check_article(article)
    pieces = split_units(article) if units is None else given_units(article, units)
    material = Material(article, pieces, _clean_title(title or article.title), question)
    has_thesis = isinstance(thesis, str)
    genre, reason = choose_genre(material, has_thesis) if profile is None else (GENRES.get(profile), "it was asked for")
    first = genre.outline(material, None)
    first.candidates.sort(key=lambda candidate: addresses_machine(candidate.text))
    opinion = _ask(material, first, session) if session is not None else None
    chosen = _choose_thesis(material, first.candidates, thesis)
    if chosen is None:
        return ArticleDraft(None, article, genre, reason, (), None, pieces, first, {}, (*article.notes, *first.notes))
    outline = genre.outline(material, chosen)
    if opinion is not None:
        from argmap.drafting.second_opinion import add_opinion

        add_opinion(outline, opinion, chosen)
    mark_orders(article, outline)
    header: dict[str, Any] = {"language": "en", "source": source_of(article, source, material.title)}
    header |= {key: text for key, text in (("title", material.title), ("question", question)) if text}
    unwanted = frozenset(normalise_claim(quote) for quote in rejected)
    made = map_of_outline(article, outline, chosen, header, unwanted)
    if units is None and settle_misfits(outline, made.claims, find_misfits(made.map)):
        made = map_of_outline(article, outline, chosen, header, unwanted)
    notes = (*article.notes, *outline.notes)
    candidates = tuple(first.candidates)
    return ArticleDraft(made.map, article, genre, reason, candidates, chosen, pieces, outline, made.claims, notes)


def _ask(material: Material, outline: DraftOutline, session: ModelSession) -> SecondOpinion:
    """A model's opinion; the passage that it takes for the thesis becomes the last candidate."""
    from argmap.drafting.second_opinion import ask_for_opinion, thesis_of_opinion

    opinion = ask_for_opinion(material, session)
    candidate = thesis_of_opinion(material, opinion)
    if candidate is not None and all(candidate.unit != one.unit for one in outline.candidates):
        outline.candidates = [*outline.candidates[:2], candidate]
    if not outline.candidates:
        outline.notes += opinion.notes
    return opinion


def choose_genre(material: Material, has_thesis: bool = False) -> tuple[Genre, str]:
    """The genre that a text looks most like, and why; `has_thesis` leaves out those that argue for nothing."""
    judged = [(genre, *genre.recognise(material)) for genre in GENRES if genre.argues or not has_thesis]
    genre, _, reason = max(judged, key=lambda one: one[1])
    return genre, reason


def _clean_title(title: str | None) -> str | None:
    """The title of an article without characters that no map can hold; None if nothing is left."""
    return " ".join(title.translate(UNFIT).split()) or None if title is not None else None


def _check_article(article: Article) -> None:
    if not article.text.strip():
        raise DraftError("the article is empty")
    if len(article.text) > LONGEST:
        raise DraftError(f"the article has {len(article.text):,} characters; {LONGEST:,} is the limit for a draft")
    if not is_english(article.text):
        script = main_script(article.text)
        what = f"written in {script.capitalize()} letters" if script and script != "latin" else "in another language"
        raise DraftError(f"the article seems to be {what}; the rules know English only, so nothing was drafted")


def _choose_thesis(material: Material, candidates: Sequence[Candidate], thesis: int | str | None) -> Candidate | None:
    if isinstance(thesis, int):
        if not 0 < thesis <= len(candidates):
            have = f"there are {len(candidates)} candidates" if candidates else "there is no candidate"
            raise DraftError(f"there is no candidate {thesis} for the thesis; {have}")
        return candidates[thesis - 1]
    if thesis is None:
        return candidates[0] if candidates else None
    wanted = normalise(thesis).rstrip(".!? ")
    if not wanted:
        raise DraftError("the thesis is empty")
    reason = "it was given as the thesis"
    for number, unit in enumerate(material.units):
        if wanted in normalise(unit.text):
            return Candidate(unit.text, "given", reason, "sure", unit.start, unit.end, number)
    return Candidate(thesis.strip(), "given", reason, "sure")
