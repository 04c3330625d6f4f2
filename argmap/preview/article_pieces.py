"""The text of an article in pieces: which claims quote each piece, and the sentences that no claim quotes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from argmap.model.elements import Claim
from argmap.model.source.coverage import coverage, sentence_places
from argmap.model.source.quotes import SourceText


class ArticlePiece(NamedTuple):
    """A stretch of an article that is shown in one way.

    - `text`: its text, as in the article.
    - `claims`: the ids of the claims that quote it, in the order of the map.
    - `is_missed`: whether it is part of a sentence that no claim quotes.
    - `sentence`: the number of its sentence, from 0; −1 between sentences.
    """

    text: str
    claims: tuple[str, ...]
    is_missed: bool
    sentence: int


def article_pieces(text: str, claims: Iterable[Claim]) -> list[ArticlePiece]:
    """The whole text in pieces.

    >>> claim = Claim(id="a", text="A.", quotes=("it is so",))
    >>> for piece in article_pieces("We say it is so. Nobody asks why.", [claim]):
    ...     print(piece.text, *piece[1:], sep="|")
    We say |()|False|0
    it is so.|('a',)|False|0
     |()|False|-1
    Nobody asks why.|()|True|1
    """
    source, quoting = SourceText(text), list(claims)
    places = list(sentence_places(text))
    missed = [not sentence.quoted for sentence in coverage(source, quoting)]
    starts: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for claim in quoting:
        for quote in claim.quotes:
            for passage in source.find(quote):
                starts.setdefault(passage.start, []).append(claim.id)
                ends.setdefault(passage.end, []).append(claim.id)
    cuts = sorted({0, len(text), *starts, *ends, *(end for place in places for end in place)})
    pieces: list[ArticlePiece] = []
    open_claims: dict[str, int] = {}
    at = 0
    for start, end in pairwise(cuts):
        for claim_id in ends.get(start, ()):
            open_claims[claim_id] -= 1
        for claim_id in starts.get(start, ()):
            open_claims[claim_id] = open_claims.get(claim_id, 0) + 1
        while at < len(places) and places[at][1] <= start:
            at += 1
        sentence = at if at < len(places) and places[at][0] <= start else -1
        quoted_by = tuple(claim_id for claim_id, times in open_claims.items() if times > 0)
        pieces.append(ArticlePiece(text[start:end], quoted_by, sentence >= 0 and missed[sentence], sentence))
    return pieces
