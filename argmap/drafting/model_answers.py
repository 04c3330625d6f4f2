"""What a language model is asked for, and what of its answer is believed.

The model names a sentence by its number and quotes a passage of it, word for word; nothing else becomes a claim. Its
own wording is kept only if it brings in no number, no name and no negation that the sentence does not have.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError

from argmap.drafting.cues import cues
from argmap.drafting.draft_outline import TextUnit
from argmap.drafting.machine_orders import addresses_machine
from argmap.language.english import tokens
from argmap.language.negation import stance
from argmap.language.normalising import normalise
from argmap.language.numbers import numbers
from argmap.language.terms import stem
from argmap.model.source.quotes import SourceText

ClaimKind = Literal["thesis", "pillar", "objection", "rebuttal", "reason", "evidence", "recommendation"]
_FEWEST_WORDS = 3
"""Words of the shortest passage that can be a claim."""


class ModelClaim(BaseModel):
    """A claim as the model gives it."""

    sentence: int = Field(description="number of the sentence")
    quote: str = Field(description="the passage of that sentence, word for word")
    claim: str = Field(default="", description="the claim in a sentence of its own; empty if the quote will do")
    kind: ClaimKind = Field(description="what the passage is in the argument")


class ModelClaims(BaseModel):
    """The first answer: what the sentences claim."""

    claims: list[ModelClaim]


class ModelRelation(BaseModel):
    """A relation between two claims, named by their numbers."""

    premise: int
    target: int
    sign: Literal["supports", "attacks", "addresses"]


class ModelRelations(BaseModel):
    """The second answer: which claims bear on which."""

    relations: list[ModelRelation]


@dataclass(frozen=True, slots=True)
class AcceptedClaim:
    """A claim of the model that stands in the article."""

    start: int
    end: int
    unit: int
    kind: ClaimKind
    rewording: str | None
    """The model's own words, if they say nothing new; None where the quote is used."""
    addresses_machine: bool
    """Whether the sentence gives orders to programs that read it."""


def accept_claim(claim: ModelClaim, sentences: Sequence[tuple[int, TextUnit]]) -> AcceptedClaim | None:
    """The claim with its place, if its quote stands in the sentence that it names; `sentences` are (unit, its text).

    The number of a sentence counts from 1.
    """
    if not 0 < claim.sentence <= len(sentences):
        return None
    number, unit = sentences[claim.sentence - 1]
    place = _find_quote(claim.quote, unit.text)
    if place is None or len(tokens(unit.text[place[0] : place[1]])) < _FEWEST_WORDS:
        return None
    start, end = place
    to_machine = addresses_machine(unit.text)
    if to_machine and claim.kind in ("thesis", "recommendation"):
        return None
    passage = unit.text[start:end]
    wording = " ".join(claim.claim.split())
    is_reworded = bool(wording) and normalise(wording).rstrip(".!? ") != normalise(passage).rstrip(".!? ")
    rewording = wording if is_reworded and says_nothing_new(wording, unit.text) else None
    return AcceptedClaim(unit.start + start, unit.start + end, number, claim.kind, rewording, to_machine)


def says_nothing_new(wording: str, sentence: str) -> bool:
    """Whether a rewording has no number, no name, no negation and hardly a word that the sentence does not have.

    Words such as *may* and *only* must be the same, and nothing may rise that fell.

    >>> says_nothing_new("Rents rose in the town.", "In the town, rents rose by 9 per cent.")
    True
    >>> says_nothing_new("Rents rose by 90 per cent.", "In the town, rents rose by 9 per cent.")
    False
    """
    if len(wording) > 2 * len(sentence) + 40 or numbers(wording) - numbers(sentence):
        return False
    spoken = {word.casefold() for word in tokens(sentence)}
    names = [word for word in wording.split()[1:] if word[:1].isupper()]
    if any(part not in spoken for name in names for part in tokens(name)):
        return False
    if stance(wording).denied != stance(sentence).denied:
        return False
    stems = {stem(word) for word in spoken}
    words = [word.casefold() for word in tokens(wording)]
    limits, rising, falling = cues("en-limiting"), cues("en-rising"), cues("en-falling")
    if {place.phrase for place in limits.places(wording)} != {place.phrase for place in limits.places(sentence)}:
        return False
    if any(direction.are_in(wording) and not direction.are_in(sentence) for direction in (rising, falling)):
        return False
    new = {stem(word) for word in words} - stems
    if words and len(words[0]) > 3 and stem(words[0]) in new:
        return False  # it may be a name: a sentence begins with a capital letter either way
    unheard = [word for word in words if len(word) > 3 and stem(word) in new]
    return len(unheard) <= max(2, len(words) // 3)


def _find_quote(quote: str, sentence: str) -> tuple[int, int] | None:
    """Where a quote stands in a sentence; None if it does not.

    A quote without the negation of its sentence says the opposite of it, so the whole sentence is taken.
    """
    passages = SourceText(sentence).find(quote, 1) if quote.strip() else []
    if not passages:
        return None
    start, end = passages[0].start, passages[0].end
    if stance(sentence[start:end]).denied != stance(sentence).denied:
        return 0, len(sentence)
    return start, end


def salvage(text: str, kind: type[BaseModel], key: str) -> list[Any]:
    """The whole items of a list in an answer that was cut off or has words around it."""
    items = list[Any]()
    for value in _objects_in(text, key):
        try:
            items.append(kind.model_validate(value))
        except ValidationError:
            continue
    return items


def _objects_in(text: str, key: str) -> Iterator[dict[str, Any]]:
    decoder = json.JSONDecoder()
    place = text.find("[", max(0, text.find(f'"{key}"')))
    while 0 <= place < len(text):
        place = text.find("{", place)
        if place < 0:
            return
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        if isinstance(value, dict):
            yield value
