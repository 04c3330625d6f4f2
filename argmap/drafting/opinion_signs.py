"""What each sentence of an article shows of its part in the argument: words of judgement, demands, turns, places.

A sign is a name that a sentence has or has not; a rank says how much it has of something, beside the other sentences.
Which signs and ranks make a thesis, a pillar or an objection is for a genre to say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from argmap.drafting.cues import cues
from argmap.drafting.draft_outline import Material, TextUnit, UnitKind
from argmap.drafting.reported_speech import Report, find_reports
from argmap.language.english import mask_asides, tokens
from argmap.language.terms import terms
from argmap.patterns import compile_later

_FIGURE = compile_later(r"\d")
_NAME = compile_later(r"(?<=[a-z,;] )[A-Z][a-z]+")
_CAPITAL = compile_later(r"\s[“\"(]?[A-Z]")
_QUOTATION_MARK = compile_later(r"[“”\"]")
_CUES = {
    "judgement": "en-praise-and-blame",
    "emphasis": "en-emphasis",
    "position": "en-position",
    "demand": "en-demand",
    "advice": "en-advice",
    "answer": "en-answer",
    "other-view": "en-other-view",
    "reason": "en-reason",
    "example": "en-example",
    "further": "en-further",
}
"""Sign → the list whose cues give it."""
_NEGATIONS = frozenset(
    {"not", "no", "never", "nothing", "nobody", "none", "neither", "nor", "without", "cannot", "hardly"}
)
_PRESENT = frozenset(
    {"is", "are", "am", "has", "have", "do", "does", "isn't", "aren't", "don't", "doesn't", "it's", "that's"}
)
_MODALS = frozenset({"can", "could", "will", "would", "may", "might", "can't", "won't", "wouldn't", "couldn't"})
_COPULAS = frozenset({"is", "are", "isn't", "aren't", "it's", "that's"})
_CAUSES = frozenset({"because", "since", "by", "through"})
_FIRST_PERSON = frozenset({"i", "i'm", "i've", "i'd", "my", "me"})
_WE = frozenset({"we", "our", "us", "we're", "we've"})


@dataclass(frozen=True, slots=True)
class SignedUnit:
    """A unit with its signs and ranks."""

    unit: TextUnit
    number: int
    """Index of the unit in the material."""
    signs: frozenset[str]
    ranks: Mapping[str, float]
    """Name → share of the article's sentences that have less of it, in [0, 1]."""
    report: Report | None
    stems: frozenset[str]
    """Its significant terms."""

    def score(self, weights: Mapping[str, float]) -> float:
        """The sum of the weights of what it has; a rank counts in part."""
        return sum(
            weight * self.ranks[name] if name in self.ranks else weight * (name in self.signs)
            for name, weight in weights.items()
        )


@lru_cache(maxsize=2)
def read_signs(material: Material) -> tuple[SignedUnit, ...]:
    """The sentences and items of an article with their signs and ranks, in order; kept for the next call."""
    numbers = [n for n, unit in enumerate(material.units) if unit.kind not in (UnitKind.HEADING, UnitKind.LABEL)]
    units = [material.units[number] for number in numbers]
    reports = find_reports(units)
    stems = [frozenset(terms(unit.text)) for unit in units]
    frequency = Counter(stem for unit_stems in stems for stem in unit_stems)
    common = {stem for stem, count in frequency.items() if count >= max(3, len(units) // 10)}
    title = frozenset(terms(material.title or ""))
    spoken = [tokens(mask_asides(unit.text)) for unit in units]
    ranks = rank_all(
        {
            "length": [len(unit_tokens) for unit_tokens in spoken],
            "copulas": [sum(word in _COPULAS for word in unit_tokens) for unit_tokens in spoken],
            "recurrence": [sum(frequency[stem] - 1 for stem in unit_stems) for unit_stems in stems],
            "capitals": [
                len(_CAPITAL.findall(unit.text)) / max(1, len(unit_tokens))
                for unit, unit_tokens in zip(units, spoken, strict=True)
            ],
            "place": list(range(len(units))),
            "paragraph-length": _paragraph_lengths(units),
        }
    )
    return tuple(
        SignedUnit(
            unit,
            numbers[number],
            frozenset(
                _signs_of(unit, spoken[number], reports[number])
                | _places_of(units, number)
                | _links_of(len(stems[number] & title), len(stems[number] & common))
            ),
            ranks[number],
            reports[number],
            stems[number],
        )
        for number, unit in enumerate(units)
    )


def rank_all(measures: Mapping[str, Sequence[float]]) -> list[dict[str, float]]:
    """For each sentence, name → its rank by that measure in [0, 1]; equals share a rank.

    >>> rank_all({"length": [3, 9, 3]})
    [{'length': 0.25}, {'length': 1.0}, {'length': 0.25}]
    """
    count = max((len(values) for values in measures.values()), default=0)
    ranks: list[dict[str, float]] = [{} for _ in range(count)]
    for name, values in measures.items():
        ordered = sorted(values)
        for number, value in enumerate(values):
            middle = (bisect_left(ordered, value) + bisect_right(ordered, value) - 1) / 2
            ranks[number][name] = middle / (count - 1) if count > 1 else 0.5
    return ranks


def _paragraph_lengths(units: Sequence[TextUnit]) -> list[int]:
    lengths = Counter(unit.block for unit in units)
    return [lengths[unit.block] for unit in units]


def _places_of(units: Sequence[TextUnit], number: int) -> set[str]:
    block = units[number].block
    places = {
        "opens-paragraph": number == 0 or units[number - 1].block != block,
        "first-fifth": number * 5 < len(units),
        "last-fifth": number * 5 >= len(units) * 4,
        "last-sentence": number == len(units) - 1,
    }
    return {name for name, holds in places.items() if holds}


def _links_of(title_terms: int, common_terms: int) -> set[str]:
    """Signs of a sentence that shares terms with the title, and terms that recur in the article."""
    links = {"title-terms": title_terms > 0, "common-terms": common_terms > 1, "no-common-terms": common_terms == 0}
    return {name for name, holds in links.items() if holds}


def _signs_of(unit: TextUnit, spoken: list[str], report: Report | None) -> set[str]:
    masked = mask_asides(unit.text)
    vocabulary = set(spoken)
    signs = {sign for sign, name in _CUES.items() if cues(name).are_in(masked)}
    signs |= {f"opens-{sign}" for sign in ("answer", "further") if cues(_CUES[sign]).begin(masked)}
    is_past = any(word in ("was", "were", "had", "did") or word.endswith("ed") for word in vocabulary)
    end = unit.text.rstrip("\"”’')")[-1:]
    shown = {
        "negation": bool(vocabulary & _NEGATIONS) or any(word.endswith("n't") for word in vocabulary),
        "present": bool(vocabulary & _PRESENT),
        "past": is_past and not vocabulary & (_PRESENT | _MODALS),
        "modal": bool(vocabulary & _MODALS),
        "cause": bool(vocabulary & _CAUSES),
        "first-person": bool(vocabulary & _FIRST_PERSON),
        "we": bool(vocabulary & _WE),
        "figures": _FIGURE.search(unit.text) is not None,
        "names": len(_NAME.findall(masked)) > 3,
        "quotation-marks": _QUOTATION_MARK.search(unit.text) is not None,
        "question": end == "?",
        "exclamation": end == "!",
        "short": len(spoken) < 7,
        "reported": report is not None,
        "quoted": report is not None and report.direct,
    }
    return signs | {name for name, holds in shown.items() if holds}
