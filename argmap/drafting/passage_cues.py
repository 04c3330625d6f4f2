"""What tells the role of a passage: where it stands, what leads to it, what follows, and which words it shares.

A cue has a name and a strength from 0 to 1. What cues weigh is for those who ask: a genre has a table of names and
weights, and adds up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from argmap.article import Article
from argmap.drafting.cues import cues
from argmap.drafting.draft_outline import Material
from argmap.drafting.passages import ClaimPassage
from argmap.language.english import tokens
from argmap.language.terms import terms

PassageCues = dict[str, float]
"""Names of cues with their strength, in (0, 1]."""

_LEADS = (
    "summary",
    "conclusion",
    "example",
    "addition",
    "reason",
    "turn",
    "concession",
    "yielding",
    "ordinal",
    "opinion",
    "restating",
    "voice",
)
"""What leads to a passage; the cues of each are in the list `en-lead-<name>`."""
_CONTENTS = {
    "demand": "en-obligation",
    "instance": "en-lead-example",
    "value": "en-value",
    "effect": "en-effect",
    "past": "en-past",
}
_POINTING = frozenset(("this", "that", "these", "those", "such", "it", "they", "he", "she", "his", "their", "its"))
_HYPOTHETICAL = frozenset(("if", "when", "whenever", "once", "without", "by", "with"))
_FIRST_PERSON = frozenset(("i", "my", "me", "myself"))
_MODAL = frozenset(("can", "could", "may", "might", "will", "would"))
_LONG = 25
"""Words of a long passage."""
_SHORT = 8


def passage_cues(material: Material, passages: Sequence[ClaimPassage]) -> list[PassageCues]:
    """The cues of each passage, in the order of the passages."""
    stems = [frozenset(terms(passage.text)) for passage in passages]
    blocks = [list(group) for _, group in groupby(range(len(passages)), lambda number: passages[number].block)]
    title = frozenset(terms(f"{material.title or ''} {material.question or ''}"))
    opening, ending = edge_blocks(material.article)
    edges = [_terms_of_block(material.article, edge, stems, passages) for edge in (opening, ending)]
    spread = Counter(stem for block in blocks for stem in frozenset().union(*(stems[number] for number in block)))
    leads = [_lead_cues(passage) for passage in passages]
    found: list[PassageCues] = []
    for block in blocks:
        place = passages[block[0]].block
        counts = Counter(stem for number in block for stem in stems[number])
        for number in block:
            strengths = _content_cues(passages[number])
            strengths.update(_place_cues(block, number, passages))
            strengths.update((f"after-{name}", 1.0) for name in leads[number])
            if number > block[0]:
                strengths.update((f"previous-{name}", 1.0) for name in leads[number - 1])
            if number < block[-1]:
                strengths.update((f"next-{name}", 1.0) for name in leads[number + 1])
                if passages[number + 1].follows:
                    strengths["leads-on"] = 1.0
            elif number > block[0] and "conclusion" in leads[number]:
                strengths["closing-conclusion"] = 1.0
            words = stems[number]
            shared = {
                "shares-title": len(words & title) / 3,
                "shares-introduction": len(words & edges[0]) / 4 if place != opening else 0.0,
                "shares-end": len(words & edges[1]) / 4 if place != ending else 0.0,
                "central": sum(counts[word] - 1 for word in words) / max(5, len(words)) / 2,
                "throughout": sum(spread[word] > 2 for word in words) / max(5, len(words)),
            }
            strengths.update((name, min(1.0, value)) for name, value in shared.items())
            found.append({name: value for name, value in strengths.items() if value})
    return found


def edge_blocks(article: Article) -> tuple[int, int]:
    """Indices of the first and the last block of running text, the introduction and the conclusion.

    Both are -1 for a text of one block; a text of two has no conclusion.
    """
    blocks = [number for number, block in enumerate(article.blocks) if block.kind in ("paragraph", "item", "quote")]
    if len(blocks) < 2:
        return -1, -1
    return blocks[0], blocks[-1] if len(blocks) > 2 else -1


def total(strengths: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the weights of the cues that a passage has, by their strength."""
    return sum(value * weights.get(name, 0.0) for name, value in strengths.items())


def strongest(strengths: Mapping[str, float], weights: Mapping[str, float], among: Iterable[str]) -> str | None:
    """The cue that adds most to the total of a passage, of those that can be named; None if none adds anything."""
    added = {name: strengths.get(name, 0.0) * weights.get(name, 0.0) for name in among}
    best = max(added, key=lambda name: added[name], default=None)
    return best if best is not None and added[best] > 0 else None


def _terms_of_block(
    article: Article, number: int, stems: Sequence[frozenset[str]], passages: Sequence[ClaimPassage]
) -> frozenset[str]:
    """The terms of the passages of a block; if it has none, those of all of it."""
    if number < 0:
        return frozenset()
    of_passages = [words for words, passage in zip(stems, passages, strict=True) if passage.block == number]
    if of_passages:
        return frozenset().union(*of_passages)
    block = article.blocks[number]
    return frozenset(terms(article.text[block.start : block.end]))


def _lead_cues(passage: ClaimPassage) -> list[str]:
    return [name for name in _LEADS if cues(f"en-lead-{name}").are_in(passage.lead)] if passage.lead else []


def _place_cues(block: list[int], number: int, passages: Sequence[ClaimPassage]) -> PassageCues:
    passage = passages[number]
    return {
        "first": float(number == block[0]),
        "second": float(len(block) > 1 and number == block[1]),
        "last": float(number == block[-1] and len(block) > 1),
        "alone": float(len(block) == 1),
        "among-many": float(len(block) > 2),
        "follows": float(passage.follows),
        "plain": float(not passage.lead and not passage.follows),
    }


def _content_cues(passage: ClaimPassage) -> PassageCues:
    spoken = tokens(passage.text)
    opening = spoken[0] if spoken else ""
    middle = passage.text.split()[1:]
    return {
        **{name: float(cues(list_name).are_in(passage.text)) for name, list_name in _CONTENTS.items()},
        "points-back": float(opening in _POINTING),
        "hypothetical": float(opening in _HYPOTHETICAL),
        "first-person": float(not _FIRST_PERSON.isdisjoint(spoken)),
        "modal": float(not _MODAL.isdisjoint(spoken)),
        "name": float(any(word[:1].isupper() and word != "I" and not word.isupper() for word in middle)),
        "figure": float(any(letter.isdigit() for letter in passage.text)),
        "long": float(len(spoken) >= _LONG),
        "short": float(len(spoken) <= _SHORT),
        "question": float(passage.close.startswith("?")),
    }
