"""Articles that list what they argue: *three pillars*, *obstacles*, *steps*, with bullets, labels or headings.

The list that announces reasons gives the pillars, the one that announces obstacles the objections, the one that
announces steps the recommendations. The first sentence of an item is its claim, the others support it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from argmap.drafting.addressed_objections import find_addressed
from argmap.drafting.cues import cues
from argmap.drafting.draft_outline import (
    Candidate,
    Confidence,
    DraftOutline,
    DraftPart,
    Genre,
    Material,
    TextUnit,
    UnitKind,
)
from argmap.drafting.list_sections import ListItem, ListRole, ListSection, find_sections
from argmap.drafting.reported_speech import Report, find_reports
from argmap.drafting.thesis_candidates import MOST, choose_candidates
from argmap.drafting.trimming import strip_markup
from argmap.drafting.unannounced_lists import free_tails
from argmap.language.terms import terms
from argmap.model.elements import Kind, Polarity

_MOST = 6
"""Items of the longest list of pillars; a longer one names no lines of argument."""
_STEPS: dict[ListRole, tuple[Kind, Polarity]] = {
    ListRole.PILLARS: (Kind.CLAIM, Polarity.SUPPORT),
    ListRole.OBJECTIONS: (Kind.CLAIM, Polarity.ATTACK),
    ListRole.RECOMMENDATIONS: (Kind.RECOMMENDATION, Polarity.NEUTRAL),
}


def recognise(material: Material) -> tuple[float, str]:
    """Two announced lists or more make a list article, one makes it likely."""
    sections = find_sections(material.article, free_tails(material.article, material.units))
    marked = [section for section in sections if section.is_marked]
    roles = {section.role for section in sections}
    if len(roles) > 1:
        return 0.9, f"it announces lists of {' and '.join(sorted(roles))}"
    if marked or any(section.lead is None for section in sections):
        return 0.6, f"it has a list of {[*marked, *sections][0].role}"
    return 0.0, "it announces no list"


def outline(material: Material, thesis: Candidate | None) -> DraftOutline:
    """The outline of a list article."""
    material = replace(material, units=free_tails(material.article, material.units))
    sections = find_sections(material.article, material.units)
    reports = find_reports(material.units)
    listed = {unit.start for section in sections for unit in _units_of(section)}
    candidates = _find_candidates(material, listed, reports)
    made = DraftOutline(candidates)
    if thesis is None:
        return made
    numbers = {unit.start: number for number, unit in enumerate(material.units)}
    for section in sections:
        for item in section.items[:_MOST]:
            made.parts += _make_parts(section, item, numbers, reports, thesis)
    made.parts.sort(key=lambda part: part.start)
    find_addressed(material.article, made.parts)
    left = [
        unit
        for number, unit in enumerate(material.units)
        if unit.start not in listed
        and number != thesis.unit
        and unit.kind is UnitKind.SENTENCE
        and not unit.text.endswith((":", "?"))
        and "#" not in unit.text
    ]
    made.unsorted = left
    return made


def _units_of(section: ListSection) -> list[TextUnit]:
    units = [unit for unit in (section.heading, section.lead) if unit is not None]
    for item in section.items:
        units += [*([item.label] if item.label is not None else []), *item.sentences]
    return units


def _make_parts(
    section: ListSection,
    item: ListItem,
    numbers: dict[int, int],
    reports: list[Report | None],
    thesis: Candidate,
) -> list[DraftPart]:
    """The claim of an item and what supports it."""
    kind, polarity = _STEPS[section.role]
    confidence: Confidence = "sure" if section.is_marked else "likely"
    rule = f"item-of-{section.role}" if section.is_marked else f"sentence-below-{section.role}"
    first, *others = [sentence for sentence in item.sentences if not sentence.text.endswith("?")]
    number = numbers[first.start]
    head = DraftPart(
        first.start, first.end, kind, polarity, rule, confidence, unit=number, voice=_voice(reports[number])
    )
    if item.label is not None:
        head.label_start, head.label_end = item.label.start, item.label.end
    parts = [head] if number != thesis.unit else []
    for sentence in others:
        number = numbers[sentence.start]
        if number == thesis.unit:
            continue
        voice = _voice(reports[number])
        part = DraftPart(sentence.start, sentence.end, Kind.CLAIM, Polarity.SUPPORT, "rest-of-item", "likely", head)
        part.unit, part.voice = number, voice
        parts.append(part)
    return parts


def _voice(report: Report | None) -> str | None:
    return report.voice if report is not None else None


def _find_candidates(material: Material, listed: set[int], reports: list[Report | None]) -> list[Candidate]:
    """The title and the sentences outside the lists that judge the whole matter, the likeliest first."""
    units = material.units
    weights = Counter(stem for unit in units for stem in terms(unit.text))
    topic = {stem for stem, _ in weights.most_common(8)} | set(terms(material.title or ""))
    blocks = [unit.block for unit in units if unit.kind is UnitKind.SENTENCE]
    last = next((unit.block for unit in reversed(units) if unit.kind is UnitKind.SENTENCE and "#" not in unit.text), -1)
    scored = list[tuple[float, int, str]]()
    for number, unit in enumerate(units):
        if unit.start in listed or unit.kind is not UnitKind.SENTENCE or unit.text.endswith(("?", ":")):
            continue
        if "#" in unit.text or unit.text.casefold().startswith("whether"):
            continue
        score, signs = 0.0, list[str]()
        verdicts = cues("en-verdict").places(unit.text)
        if verdicts:
            score += 2
            signs.append(f"it judges the matter ({verdicts[0].phrase!r})")
        if unit.block == last:
            score += 2
            signs.append("it stands in the last paragraph")
        elif unit.block == (blocks or [-1])[0]:
            score += 1
            signs.append("it stands in the first paragraph")
        if number == 0 or units[number - 1].block != unit.block:
            score += 1
            signs.append("it opens its paragraph")
        shared = topic & set(terms(unit.text))
        score += min(3, len(shared)) * 0.5
        if reports[number] is not None:
            score -= 3
        if signs:
            scored.append((score, -number, "; ".join(signs)))
    scored.sort(reverse=True)
    proposals = [
        Candidate(
            strip_markup(units[-minus].text),
            "verdict-outside-the-lists",
            reason,
            "guess",
            units[-minus].start,
            units[-minus].end,
            -minus,
        )
        for _, minus, reason in scored[:MOST]
    ]
    return choose_candidates(material, proposals)


GENRE = Genre("list-article", "article with lists of reasons, obstacles or steps", recognise, outline, __doc__)
