"""Essays: an introduction with the thesis, a point per paragraph with its premises, a conclusion that repeats it.

Each passage of the paragraphs in between is weighed by its cues, and the weightiest of a paragraph is its point; what
says the thesis again becomes a quote of it. The other passages support the point of their paragraph, unless a joining
word ties them to the passage beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from argmap.drafting import essay_weights as weights
from argmap.drafting.cues import cues
from argmap.drafting.draft_outline import (
    Candidate,
    Confidence,
    DraftOutline,
    DraftPart,
    Genre,
    Material,
    UnitKind,
)
from argmap.drafting.passage_cues import PassageCues, edge_blocks, passage_cues, strongest, total
from argmap.drafting.passages import ClaimPassage, split_passages
from argmap.drafting.thesis_candidates import MOST, REASONS, choose_candidates, propose
from argmap.model.elements import Kind, Polarity

_NAMED = ("closing-conclusion", "after-conclusion", "after-opinion", "first", "demand", "last", "throughout")
"""The cues that a rule may be named after."""
_OBJECTING = ("after-concession", "after-yielding", "after-voice")
_MOST_PILLARS = 6
_BESIDE = "point-beside-thesis"
_EXAMPLE, _EXAMPLE_CUE = "example", "after-example"
_CONFIDENCES: dict[str, Confidence] = {
    "reason-for-clause-before": "sure",
    "restated-thesis": "likely",
    "conceded-beside-thesis": "likely",
    "conceded-point": "likely",
    "answer-to-conceded-point": "likely",
    "point-first": "likely",
    "point-after-conclusion": "likely",
    "premise-of-conclusion": "likely",
}
"""Rules that were right in 65 % of the cases or more on essays that they were not made on; the others are guesses."""
_LEAST_PARAGRAPHS, _MOST_PARAGRAPHS = 3, 12
_START = 60
"""Characters of a paragraph in which it counts or concludes."""
_UNLIKELY = -1.5
"""The sum below which a passage does not look like a thesis."""
_LIKELINESS = (0.0, 0.3, 0.7, 0.85)
"""How much a text looks like an essay, by the number of signs."""
_PLACES = {
    0: ("thesis-in-introduction", "it stands in the introduction"),
    1: ("thesis-in-conclusion", "it stands in the conclusion"),
}
"""First or last paragraph → the rule of a thesis there, and where it stands, for the user."""


@dataclass(frozen=True, slots=True)
class _Essay:
    """The passages of an essay that argue, with their cues."""

    passages: Sequence[ClaimPassage]
    strengths: Sequence[PassageCues]
    opening: int
    """Block of the introduction; -1 without one."""
    ending: int
    """Block of the conclusion; -1 without one."""

    def is_at_edge(self, number: int) -> bool:
        return self.passages[number].block in (self.opening, self.ending)


def recognise(material: Material) -> tuple[float, str]:
    """Paragraphs that count their points, an announced conclusion and an author who says *I believe* make an essay."""
    opening, ending = edge_blocks(material.article)
    if ending < 0 or not _MOST_PARAGRAPHS >= len(material.article.blocks) > _LEAST_PARAGRAPHS:
        return 0.0, "it has not the paragraphs of an essay"
    starts: dict[int, str] = {}
    for unit in material.units:
        if unit.kind is not UnitKind.HEADING:
            starts.setdefault(unit.block, unit.text[:_START])
    edges = [unit.text for unit in material.units if unit.block in (opening, ending)]
    middle = [start for block, start in starts.items() if block not in (opening, ending)]
    signs = {
        "counts its points": any(_begins(start, ("ordinal", "addition", "concession")) for start in middle),
        "announces its conclusion": _begins(starts.get(ending, ""), ("summary",)),
        "says what the author believes": any(cues("en-lead-opinion").are_in(text) for text in edges),
    }
    telling = [sign for sign, is_there in signs.items() if is_there]
    return _LIKELINESS[len(telling)], f"it {' and '.join(telling)}" if telling else "it has no sign of an essay"


def _begins(text: str, names: Sequence[str]) -> bool:
    return any(cues(f"en-lead-{name}").begin(text) for name in names)


def outline(material: Material, thesis: Candidate | None) -> DraftOutline:
    """The outline of an essay."""
    essay = _read_essay(material)
    theses = _weigh_theses(essay)
    made = DraftOutline(_find_candidates(material))
    if thesis is None:
        return made
    restating = {number for number, weight in theses.items() if weight > 0}
    chosen = next((n for n, passage in enumerate(essay.passages) if _is_within(passage, thesis)), None)
    parts: dict[int, DraftPart] = {}
    for number in sorted(restating - {chosen}):
        made.restated.append(_make_part(essay, number, "restated-thesis", Polarity.SUPPORT))
    for number in theses:
        if number not in restating and number != chosen:
            parts[number] = _make_edge_part(essay, number)
    for _, group in groupby(range(len(essay.passages)), lambda number: essay.passages[number].block):
        block = [number for number in group if number not in theses and number != chosen]
        if block:
            _add_paragraph(essay, block, parts)
    if not _is_given(material):
        _leave_out_pillars(parts)
    made.parts = [parts[number] for number in sorted(parts)]
    used = {part.unit for part in (*made.parts, *made.restated)} | {thesis.unit}
    made.unsorted = [
        unit
        for number, unit in enumerate(material.units)
        if number not in used and unit.kind not in (UnitKind.HEADING, UnitKind.LABEL)
    ]
    return made


def _all_passages(material: Material) -> list[ClaimPassage]:
    return [passage for passage in split_passages(material.article, material.units) if passage.text]


def _is_given(material: Material) -> bool:
    return any(unit.kind is UnitKind.GIVEN for unit in material.units)


def _read_essay(material: Material) -> _Essay:
    """The passages that argue; given segments all do."""
    passages = _all_passages(material)
    opening, ending = edge_blocks(material.article)
    strengths = passage_cues(material, passages)
    kept = []
    for passage, found in zip(passages, strengths, strict=True):
        if material.units[passage.unit].kind is UnitKind.GIVEN:
            argues = True
        elif passage.block == opening:
            argues = total(found, weights.OPENING) + weights.OPENING_BIAS > 0 or _is_candidate(found)
        elif passage.block == ending:
            argues = total(found, weights.ENDING) + weights.ENDING_BIAS > 0 or _is_candidate(found)
        else:
            argues = "question" not in found
        if argues:
            kept.append(passage)
    if len(kept) < len(passages):
        strengths = passage_cues(material, kept)
    return _Essay(kept, strengths, opening, ending)


def _is_candidate(cues_of_passage: PassageCues) -> bool:
    return total(cues_of_passage, weights.CANDIDATE) + weights.CANDIDATE_BIAS > 0


def _weigh_theses(essay: _Essay) -> dict[int, float]:
    """ClaimPassage of the first or last paragraph → how much it looks like the thesis; above 0 it is."""
    return {
        number: total(cues, weights.THESIS) + weights.THESIS_BIAS
        for number, cues in enumerate(essay.strengths)
        if essay.is_at_edge(number)
    }


def _find_candidates(material: Material) -> list[Candidate]:
    """The passages of the introduction and the conclusion that look most like the thesis; any, if there are none."""
    passages = _all_passages(material)
    strengths = passage_cues(material, passages)
    edges = edge_blocks(material.article)
    numbers = [number for number, passage in enumerate(passages) if passage.block in edges] or range(len(passages))
    table = weights.THESIS if _is_given(material) else weights.CANDIDATE
    sums = {number: total(strengths[number], table) for number in numbers}
    proposals = []
    best = sorted(sums, key=lambda number: -sums[number])[: 2 * MOST]
    if material.title:  # what bears the title out must look like a thesis, too
        best = [n for place, n in enumerate(best) if place < MOST - 1 or sums[n] + weights.CANDIDATE_BIAS > _UNLIKELY]
    for number in best:
        passage = passages[number]
        place = _PLACES.get(edges.index(passage.block) if passage.block in edges else -1)
        rule, where = place if place else ("thesis-in-text", "it stands in the text")
        confidence: Confidence = "likely" if sums[number] + weights.CANDIDATE_BIAS > 0 else "guess"
        proposals.append(propose(passage, rule, strongest(strengths[number], table, REASONS), where, confidence))
    return choose_candidates(material, proposals, seek_title=True)


def _is_within(passage: ClaimPassage, thesis: Candidate) -> bool:
    if thesis.start is None or thesis.end is None:
        return False
    return passage.start < thesis.end and thesis.start < passage.end


def _make_part(essay: _Essay, number: int, rule: str, polarity: Polarity, target: DraftPart | None = None) -> DraftPart:
    passage = essay.passages[number]
    kind = Kind.EVIDENCE if rule == _EXAMPLE else Kind.CLAIM
    confidence = _CONFIDENCES.get(rule, "guess")
    return DraftPart(passage.start, passage.end, kind, polarity, rule, confidence, target, unit=passage.unit)


def _objects(essay: _Essay, number: int) -> bool:
    """Whether a claim is of the other side: conceded, or answered by the next passage."""
    cues = essay.strengths[number]
    if any(name in cues for name in _OBJECTING) and "after-opinion" not in cues:
        return True
    return "first" in cues and "next-turn" in cues and "after-turn" not in cues


def _make_edge_part(essay: _Essay, number: int) -> DraftPart:
    """A claim of the introduction or conclusion that is not the thesis bears on it."""
    if _objects(essay, number):
        return _make_part(essay, number, "conceded-beside-thesis", Polarity.ATTACK)
    return _make_part(essay, number, _BESIDE, Polarity.SUPPORT)


def _add_paragraph(essay: _Essay, block: list[int], parts: dict[int, DraftPart]) -> None:
    """The point of a paragraph, and what bears on it."""
    sums = {number: total(essay.strengths[number], weights.POINT) for number in block}
    point = max(block, key=lambda number: sums[number])
    cue = strongest(essay.strengths[point], weights.POINT, _NAMED)
    objects = _objects(essay, point)
    rule = "conceded-point" if objects else f"point-{cue}" if cue else "point-of-paragraph"
    head = parts[point] = _make_part(essay, point, rule, Polarity.ATTACK if objects else Polarity.SUPPORT)
    for number in block:
        if number != point:
            rule, polarity = _judge_premise(essay, number, objects and number > point)
            parts[number] = _make_part(essay, number, rule, polarity, head)
    for number in block:
        neighbour = _find_neighbour(essay, number)
        if number != point and neighbour in block and neighbour != point:
            rule = "reason-for-clause-before" if neighbour < number else "premise-of-conclusion"
            parts[number] = _make_part(essay, number, rule, Polarity.SUPPORT, head)
    for number in block:  # once all parts are made, as some bear on the one behind them
        neighbour = _find_neighbour(essay, number)
        if number != point and neighbour in block and neighbour != point:
            parts[number].target = parts[neighbour]


def _judge_premise(essay: _Essay, number: int, answers: bool) -> tuple[str, Polarity]:
    """Rule and polarity of a passage that bears on the point of its paragraph.

    answers: whether it stands behind a point of the other side, so that a turn answers it.
    """
    if _EXAMPLE_CUE in essay.strengths[number]:
        return _EXAMPLE, Polarity.SUPPORT
    if answers and "after-turn" in essay.strengths[number]:
        return "answer-to-conceded-point", Polarity.ATTACK
    return "premise-of-paragraph", Polarity.SUPPORT


def _find_neighbour(essay: _Essay, number: int) -> int:
    """The passage beside it that joining words tie a passage to; -1 without one."""
    if _gives_reason(essay.strengths[number]):
        return number - 1
    if "next-conclusion" in essay.strengths[number] and not _gives_reason(essay.strengths[number + 1]):
        return number + 1
    return -1


def _gives_reason(cues_of_passage: PassageCues) -> bool:
    return "follows" in cues_of_passage and "after-reason" in cues_of_passage


def _leave_out_pillars(parts: dict[int, DraftPart]) -> None:
    """Takes out the pillars beyond the most, with what bears on them: those of the edges first, then the last ones."""
    pillars = [number for number in sorted(parts) if parts[number].target is None and _supports(parts[number])]
    pillars.sort(key=lambda number: parts[number].rule == _BESIDE)
    dropped = [parts.pop(number) for number in pillars[_MOST_PILLARS:]]
    while dropped:
        targets = {id(part) for part in dropped}
        below = [number for number, part in parts.items() if id(part.target) in targets]
        dropped = [parts.pop(number) for number in below]


def _supports(part: DraftPart) -> bool:
    return part.polarity is Polarity.SUPPORT


GENRE = Genre("essay", "essay with an introduction, points and a conclusion", recognise, outline, __doc__)
