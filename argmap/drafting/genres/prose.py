"""Opinion articles: running prose that argues for something, with its thesis at the end or in the title.

Each sentence is scored as the thesis and as a pillar by what it shows: words of judgement, insistence and position, its
place, and what it shares with the title and the rest of the article. The weights are equal where nothing speaks for
more. What the author grants and answers is an objection, what the author demands a recommendation; the best of the
other sentences are pillars, six at most, and a fact behind a pillar is its evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.drafting.concessions import Concession, find_concessions
from argmap.drafting.cues import cues
from argmap.drafting.demands import find_demands
from argmap.drafting.draft_outline import Candidate, DraftOutline, DraftPart, Genre, Material
from argmap.drafting.opinion_signs import SignedUnit, rank_all, read_signs
from argmap.drafting.text_kind import tell_kind
from argmap.drafting.thesis_candidates import MOST, choose_candidates
from argmap.language.english import is_clause, mask_asides, tokens
from argmap.model.elements import Kind, Polarity
from argmap.patterns import compile_later

_THESIS_WEIGHTS = {
    "recurrence": 1.4,
    "judgement": 0.8,
    "position": 0.8,
    "title-terms": 0.7,
    "length": 0.7,
    "last-sentence": 0.6,
    "last-fifth": 0.5,
    "negation": 0.5,
    "demand": 0.4,
    "copulas": 0.4,
    "emphasis": 0.4,
    "place": 0.3,
    "cause": 0.2,
    "opens-further": -0.3,
    "question": -0.3,
    "past": -0.4,
    "example": -0.4,
    "figures": -0.5,
    "other-view": -0.5,
    "paragraph-length": -0.5,
    "short": -1.0,
    "reported": -1.0,
}
"""What a sign or rank adds to the score of a sentence as the thesis."""
_PILLAR_WEIGHTS = {
    "judgement": 1.0,
    "recurrence": 0.7,
    "near-thesis": 0.6,
    "thesis-terms": 0.5,
    "copulas": 0.5,
    "length": 0.4,
    "title-terms": 0.3,
    "emphasis": 0.3,
    "follows-judgement": 0.3,
    "opens-further": 0.2,
    "opens-paragraph": 0.2,
    "first-person": -0.3,
    "past": -0.3,
    "example": -0.4,
    "precedes-fact": -0.4,
    "quotation-marks": -0.4,
    "first-fifth": -0.5,
    "no-common-terms": -0.5,
    "capitals": -0.7,
    "reported": -1.0,
    "question": -0.5,
    "short": -1.0,
}
"""What a sign or rank adds to the score of a sentence as a pillar."""
_RULES = {
    "position": ("position", "takes a position"),
    "demand": ("demand", "demands something"),
    "judgement": ("judgement", "judges"),
    "negation": ("denial", "denies something"),
    "emphasis": ("insistence", "insists on something"),
}
"""Sign → name and words of the rule, the most telling first."""
_TITLE_SIGNS = ("en-praise-and-blame", "en-demand", "en-advice", "en-emphasis", "en-position")
_OWN_VIEWS = ("en-demand", "en-own-opinion")
"""Cues of a lead-in that says what it gives reasons for, such as "Cars should be banned, for two reasons:"."""
_SHORTEST_TITLE = 4
"""Words of the shortest title that can state a thesis."""
_LEAST_PILLAR = 1.8
_ENDING = 0.08
"""Share of a text, in [0, 1], that is its ending, where opinion articles mostly say once more what they argue for."""
_LAST_SENTENCES = 3
"""Sentences that belong to the ending however long they are."""
_MOST_PILLARS = 6
_NAME = compile_later(r"(?<=[a-z,;] )[A-Z][a-z]")
_UNDECIDED = 0.5
_LEAST_LIKELINESS = 0.6
"""Of a text that argues but has nothing of a newspaper article; another genre may fit better."""
_MOST_LIKELINESS = 0.85
"""Of one that has all of it; an article that announces its lists is more than that."""
_FACTS = frozenset({"figures", "names", "past", "example"})


def _recognise(material: Material) -> tuple[float, str]:
    """A text that argues; it looks the more like an opinion article the more it is written like a newspaper's."""
    kind = tell_kind(material)
    if kind.argues <= _UNDECIDED:
        return kind.argues, kind.why
    most = _LEAST_LIKELINESS + (_MOST_LIKELINESS - _LEAST_LIKELINESS) * _likeness_to_press(material)
    return _UNDECIDED + (most - _UNDECIDED) * (kind.argues - _UNDECIDED) / (1 - _UNDECIDED), kind.why


def _likeness_to_press(material: Material) -> float:
    """How much a text has of a newspaper's names, quotations, short paragraphs and length, in [0, 1]."""
    sentences = read_signs(material)
    count = max(1, len(sentences))
    spoken = sum(len(tokens(sentence.unit.text)) for sentence in sentences)
    names = sum(len(_NAME.findall(sentence.unit.text)) for sentence in sentences) / max(1, spoken)
    quotations = sum("quotation-marks" in sentence.signs for sentence in sentences) / count
    paragraphs = len({sentence.unit.block for sentence in sentences})
    shares = (names / 0.08, quotations / 0.15, (paragraphs - 4) / 6, (count - 10) / 15)
    return sum(min(1.0, max(0.0, share)) for share in shares) / len(shares)


def _outline(material: Material, thesis: Candidate | None) -> DraftOutline:
    sentences = read_signs(material)
    concessions = find_concessions(sentences)
    passages = _find_passages(sentences, concessions)
    outline = DraftOutline(_find_candidates(material, passages))
    if thesis is None or not sentences:
        return outline
    taken = {number for number, sentence in enumerate(sentences) if sentence.number == thesis.unit}
    objections = _add_objections(outline, sentences, concessions, taken)
    _add_recommendations(outline, sentences, objections, taken)
    rivals = {number for number, sentence in enumerate(sentences) if sentence.number in {c.unit for c in passages}}
    no_pillars = taken | rivals | {concession.unit for concession, _ in objections}
    for number in _choose_pillars(sentences, passages, no_pillars):
        _add_pillar(outline, sentences, number, taken)
    _add_answers(outline, sentences, objections, taken)
    outline.parts.sort(key=lambda part: (part.start, part.end))
    covered = {part.unit for part in outline.parts} | {thesis.unit}
    outline.unsorted = [sentence.unit for sentence in sentences if sentence.number not in covered]
    return outline


def _add_objections(
    outline: DraftOutline, sentences: Sequence[SignedUnit], concessions: list[Concession], taken: set[int]
) -> list[tuple[Concession, DraftPart]]:
    """Adds what the author grants as objections; sentences that are granted whole are taken."""
    objections = list[tuple[Concession, DraftPart]]()
    for concession in concessions:
        if concession.is_whole(sentences):
            if concession.unit in taken:
                continue
            taken.add(concession.unit)
        part = DraftPart(
            concession.start,
            concession.end,
            Kind.CLAIM,
            Polarity.ATTACK,
            concession.rule,
            concession.confidence,
            unit=sentences[concession.unit].number,
            voice=concession.voice,
        )
        outline.parts.append(part)
        objections.append((concession, part))
    return objections


def _add_recommendations(
    outline: DraftOutline,
    sentences: Sequence[SignedUnit],
    objections: list[tuple[Concession, DraftPart]],
    taken: set[int],
) -> None:
    """Adds what the author demands; a demand beside what is granted addresses it."""
    granted_beside = {c.answer[2]: (c, part) for c, part in objections if c.answer is not None}
    for demand in find_demands(sentences):
        if demand.unit in taken:
            continue
        sentence = sentences[demand.unit]
        place = sentence.unit.start, sentence.unit.end
        concession, objection = granted_beside.get(demand.unit, (None, None))
        if concession is not None and concession.answer is not None and concession.unit == demand.unit:
            place = concession.answer[:2]
        part = DraftPart(*place, Kind.RECOMMENDATION, Polarity.NEUTRAL, demand.rule, demand.confidence)
        part.unit, part.addresses = sentence.number, [objection] if objection is not None else []
        outline.parts.append(part)
        taken.add(demand.unit)


def _choose_pillars(sentences: Sequence[SignedUnit], passages: list[Candidate], taken: set[int]) -> list[int]:
    theses = [number for number, sentence in enumerate(sentences) if sentence.number in {p.unit for p in passages}]
    if not theses:
        return []
    ranks = rank_all(
        {
            "near-thesis": [-min(abs(number - other) for other in theses) for number in range(len(sentences))],
            "thesis-terms": [
                max((len(s.stems & sentences[other].stems) for other in theses if other != number), default=0)
                for number, s in enumerate(sentences)
            ],
        }
    )
    scores = {
        number: _with_neighbours(sentences, number, ranks[number]).score(_PILLAR_WEIGHTS)
        for number in range(len(sentences))
        if number not in taken
    }
    best = sorted(scores, key=lambda number: (-scores[number], number))
    return sorted(number for number in best[:_MOST_PILLARS] if scores[number] >= _LEAST_PILLAR)


def _with_neighbours(sentences: Sequence[SignedUnit], number: int, ranks: Mapping[str, float]) -> SignedUnit:
    """A sentence with the signs that the ones beside it give."""
    here, signs = sentences[number], set[str]()
    if number and "judgement" in sentences[number - 1].signs:
        signs.add("follows-judgement")
    if number + 1 < len(sentences) and _is_fact_of(here, sentences[number + 1]):
        signs.add("precedes-fact")
    return replace(here, signs=here.signs | signs, ranks={**here.ranks, **ranks})


def _is_fact_of(claim: SignedUnit, following: SignedUnit) -> bool:
    return following.unit.block == claim.unit.block and not _FACTS.isdisjoint(following.signs)


def _add_pillar(outline: DraftOutline, sentences: Sequence[SignedUnit], number: int, taken: set[int]) -> None:
    """Adds a pillar, and the fact behind it as its evidence."""
    sentence = sentences[number]
    rule = next((name for sign, (name, _) in _RULES.items() if sign in sentence.signs), "claim")
    pillar = DraftPart(
        sentence.unit.start,
        sentence.unit.end,
        Kind.CLAIM,
        Polarity.SUPPORT,
        f"{rule}-near-thesis",
        "guess",
        unit=sentence.number,
        voice=sentence.report.voice if sentence.report is not None else None,
    )
    outline.parts.append(pillar)
    taken.add(number)
    if number + 1 < len(sentences) and number + 1 not in taken and _is_fact_of(sentence, sentences[number + 1]):
        fact = sentences[number + 1]
        evidence = DraftPart(
            fact.unit.start, fact.unit.end, Kind.EVIDENCE, Polarity.SUPPORT, "fact-behind-claim", "guess"
        )
        evidence.target, evidence.unit = pillar, fact.number
        evidence.voice = fact.report.voice if fact.report is not None else None
        outline.parts.append(evidence)
        taken.add(number + 1)


def _add_answers(
    outline: DraftOutline,
    sentences: Sequence[SignedUnit],
    objections: list[tuple[Concession, DraftPart]],
    taken: set[int],
) -> None:
    """Adds what answers an objection and is nothing else as its rebuttal."""
    for concession, objection in objections:
        if concession.answer is None or concession.answer[2] in taken:
            continue
        start, end, number = concession.answer
        answer = DraftPart(start, end, Kind.CLAIM, Polarity.ATTACK, "answer-to-concession", concession.confidence)
        answer.target, answer.unit = objection, sentences[number].number
        outline.parts.append(answer)


def _find_candidates(material: Material, passages: list[Candidate]) -> list[Candidate]:
    """The best passages with the title, which comes first where it states something and second where it may."""
    if material.title and _judges(material.title):
        why = "the title states something that can be argued for"
        return choose_candidates(material, passages, title_at=0, why_title=why)
    why = "a title may say what its article argues for"
    return choose_candidates(material, passages, title_at=1, why_title=why)


def _judges(title: str) -> bool:
    """Whether a title states something that can be argued for."""
    spoken = tokens(title)
    if len(spoken) < _SHORTEST_TITLE:
        return False
    denies = "not" in spoken or any(word.endswith("n't") for word in spoken)
    return denies or any(cues(name).are_in(title) for name in _TITLE_SIGNS) or is_clause(mask_asides(title))


def _find_passages(sentences: Sequence[SignedUnit], concessions: list[Concession]) -> list[Candidate]:
    """The sentence of the ending that looks most like the thesis, and the two that do so elsewhere; no lead-ins."""
    scores = [sentence.score(_THESIS_WEIGHTS) for sentence in sentences]
    claims = [number for number, sentence in enumerate(sentences) if not _announces(sentence.unit.text)]
    best = sorted(claims, key=lambda number: (-scores[number], number))
    length = sentences[-1].unit.end if sentences else 0
    ending = {
        number
        for number, sentence in enumerate(sentences)
        if number >= len(sentences) - _LAST_SENTENCES or sentence.unit.start >= (1 - _ENDING) * length
    }
    last = [number for number in best if number in ending][:1]
    chosen = [*last, *(number for number in best if number not in ending)][:MOST]
    return [_make_candidate(sentences, number, concessions) for number in chosen]


def _announces(text: str) -> bool:
    """Whether a sentence only leads in to what follows: it ends in a colon and says nothing of what is to be done."""
    return text.endswith(":") and not any(cues(name).are_in(text) for name in _OWN_VIEWS)


def _make_candidate(sentences: Sequence[SignedUnit], number: int, concessions: list[Concession]) -> Candidate:
    sentence = sentences[number]
    start, end = sentence.unit.start, sentence.unit.end
    for concession in concessions:
        if concession.unit == number and concession.answer is not None and concession.answer[2] == number:
            start, end, _ = concession.answer
    text = sentence.unit.text[start - sentence.unit.start : end - sentence.unit.start]
    rule, words = next(
        (rule for sign, rule in _RULES.items() if sign in sentence.signs), ("topic", "takes up the topic")
    )
    place = "stands near the end" if "last-fifth" in sentence.signs else "stands in the article"
    place = "ends the article" if "last-sentence" in sentence.signs else place
    return Candidate(text, f"{rule}-in-text", f"it {words} and {place}", "guess", start, end, sentence.number)


GENRE = Genre("prose", "opinion article", _recognise, _outline, __doc__)
