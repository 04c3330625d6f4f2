"""What each unit of a text shows of the side it takes: turns, concessions, voices, and its place in the text.

A sign is a name, such as `turn-opens` (the unit begins with *but*, *however* …) or `last`. Signs of cue phrases have
a name of their own, with `-opens` where the phrase is the first of the unit. What a sign speaks for is for a genre.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.drafting.cues import cues
from argmap.language.terms import terms
from argmap.patterns import compile_later

_LISTS = {
    "concession": "en-concession",
    "possibility": "en-possibility",
    "other-voice": "en-other-voice",
    "concessive-clause": "en-concessive-clause",
    "turn": "en-turn",
    "conclusion": "en-conclusion",
    "result": "en-result",
    "reason": "en-debate-reason",
    "further": "en-debate-further",
    "example": "en-debate-example",
    "demand": "en-debate-demand",
    "judgement": "en-judgement",
    "own-opinion": "en-own-opinion",
    "pointer": "en-pointer",
}
"""Sign → the list whose cues give it."""
_AND = compile_later(r"\W*(?:and|or|nor)\b", re.IGNORECASE)
_DENIAL = compile_later(
    r"\b(?:no|not|never|cannot|none|nobody|nothing|hardly|without|neither|nor)\b|n['’]t\b", re.IGNORECASE
)
_LOOKED_AT = 2000
"""Characters of a unit that are searched for denials."""
MARKS = frozenset(
    {
        "concession",
        "concession-opens",
        "possibility",
        "possibility-opens",
        "other-voice",
        "other-voice-opens",
        "concessive-clause-opens",
    }
)
"""Signs that what is said is not the writer's own point."""


@dataclass(frozen=True, slots=True)
class UnitSigns:
    """The signs of a unit, and its terms beside those of the title or question."""

    signs: frozenset[str]
    terms: frozenset[str]

    def has(self, *signs: str) -> bool:
        """Whether it has any of some signs."""
        return not self.signs.isdisjoint(signs)


def read_signs(texts: Sequence[str], about: str | None = None) -> list[UnitSigns]:
    """The signs of each unit of a text; `about` is the title of the text or the question that it answers.

    Beside the cue phrases: `first`, `second`, `last`; `continues` (its sentence began in a unit before) and
    `continued` (the next one continues it); `and-opens`; `question`; `denial`; `some-title` (it has a term of the
    title), `half-title` (at least half of them), `title` (as many as any unit has).
    """
    title = frozenset(terms(about)) if about else frozenset[str]()
    terms_of_units = [frozenset(terms(text)) for text in texts]
    most = max((len(title & unit_terms) for unit_terms in terms_of_units), default=0)
    read = []
    for number, (text, unit_terms) in enumerate(zip(texts, terms_of_units, strict=True)):
        shared = len(title & unit_terms)
        tests = {
            "first": number == 0,
            "second": number == 1,
            "last": number == len(texts) - 1,
            "continues": text.lstrip()[:1].islower(),
            "continued": number + 1 < len(texts) and texts[number + 1].lstrip()[:1].islower(),
            "and-opens": _AND.match(text) is not None,
            "question": "?" in text[-3:],
            "denial": _DENIAL.search(text[:_LOOKED_AT]) is not None,
            "some-title": shared > 0,
            "half-title": shared > 0 and 2 * shared >= len(title),
            "title": 0 < shared == most,
        }
        signs = {name for name, holds in tests.items() if holds}
        for name, phrases in _LISTS.items():
            signs.update(f"{name}-opens" if place.opens else name for place in cues(phrases).places(text))
        read.append(UnitSigns(frozenset(signs), unit_terms - title))
    return read
