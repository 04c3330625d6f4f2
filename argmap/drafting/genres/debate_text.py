"""Short argumentative text: a paragraph that takes a side on one question and answers objections.

Each choice (which unit is the thesis, which side a unit takes, what it bears on) has a score, the sum of the weights of
the signs that speak for it; the tree with the highest sum is the outline. Most signs are cue phrases, so that a text
without any hangs flat below its thesis. The kind of text is that of Peldszus & Stede (2016), *An annotated corpus of
argumentative microtexts*; the weights were fitted to half of its texts, held near values set beforehand, and rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from argmap.drafting.attachment import SidedTree, TreeScores, best_tree
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
from argmap.drafting.stance import MARKS, UnitSigns, read_signs
from argmap.drafting.text_kind import tell_kind
from argmap.drafting.thesis_candidates import MOST, choose_candidates
from argmap.model.elements import Kind, Polarity

MOST_UNITS = 30
"""Units that the tree is made of; the work grows with their cube, and a longer text has more than one point."""
_MOST_SENTENCES = 12
"""Sentences of the longest text that is taken for a short argument without being asked."""
_ARGUING = ("concession", "concessive-clause", "conclusion", "further", "other-voice", "own-opinion", "reason", "turn")
"""Signs of arguing, where they open a sentence."""
_SURE_LEAD = 2.0
"""How much better than the second a thesis must be to be sure: 29 of 31 were right on the texts not fitted to."""

_THESIS: Mapping[str, float] = {
    "demand": 1.2,
    "conclusion-opens": 0.8,
    "own-opinion-opens": 0.8,
    "demand-on-title": 0.7,
    "conclusion": 0.5,
    "first": 0.6,
    "half-title": 0.5,
    "last": 0.6,
    "title": 0.5,
    "judgement": 0.3,
    "own-opinion": 0.3,
    "possibility": -0.3,
    "turn-opens": -0.3,
    "example": -0.4,
    "second": -0.5,
    "continues": -0.6,
    "further-opens": -0.6,
    "question": -0.6,
    "reason-opens": -0.6,
    "concessive-clause-opens": -0.8,
    "other-voice-opens": -0.8,
}
"""That a unit is the thesis."""

_OTHER_SIDE: Mapping[str, float] = {
    "any": -0.6,
    "concessive-clause-opens": 1.4,
    "before-turn-opens": 1.2,
    "concession-opens": 1.2,
    "other-voice-opens": 1.1,
    "concession": 0.6,
    "other-voice": 0.6,
    "turn-after-own-point": 0.5,
    "before-turn": 0.4,
    "possibility": 0.3,
    "denial": -0.2,
    "example": -0.2,
    "turn-opens": -0.2,
    "demand": -0.3,
    "reason-opens": -0.3,
    "title": -0.3,
    "further-opens": -0.4,
    "own-opinion": -0.5,
    "conclusion-opens": -0.6,
}
"""That a unit takes the other side."""

_TURN: Mapping[str, float] = {
    "any": -0.2,
    "turn-after-mark": 1.3,
    "turn-opens": 1.1,
    "concession": 0.9,
    "after-concessive-clause": 0.8,
    "turn": 0.7,
    "voice": 0.6,
    "further": -0.5,
    "example": -0.6,
    "result": -0.6,
    "reason": -0.9,
    "and": -1.1,
}
"""That a unit takes another side than the one before."""

_THESIS_LINK: Mapping[str, float] = {
    "any": 1.7,
    "further-opens": 1.0,
    "first": 0.5,
    "some-title": 0.4,
    "continued": 0.2,
    "before-conclusion": -0.4,
    "example": -0.5,
    "reason-opens": -0.6,
    "turn-opens": -0.6,
}
"""That a unit bears on the thesis."""

_LINK: Mapping[str, float] = {
    "before:reason-opens": 1.4,
    "before:example-opens": 1.0,
    "next:conclusion-opens": 1.0,
    "before:example": 0.8,
    "next:result-opens": 0.8,
    "on-voice": 0.8,
    "before": 0.6,
    "beside-and": 0.6,
    "before:result-opens": 0.5,
    "on-concession": 0.5,
    "before:continues": 0.4,
    "before:pointer-opens": 0.3,
    "shared-terms": 0.2,
    "far-ahead": -0.5,
    "next:turn-opens": -0.5,
    "before:further-opens": -0.8,
}
"""That a unit bears on a target: the one before it, the next one, or one farther away."""

_SUPPORT: Mapping[str, float] = {
    "next": 0.2,
}
_ANSWER: Mapping[str, float] = {
    "before": 1.0,
}
_OBJECTION: Mapping[str, float] = {
    "next": -0.2,
}
"""That a unit bears on a target of the same side, or of the other, by their distance."""

_OPPOSED: Mapping[str, float] = {
    "before:turn-opens": 0.7,
    "concessive-clause-opens": 0.4,
    "turn-opens": 0.4,
}
"""That a unit bears on a target of the other side."""


def recognise(material: Material) -> tuple[float, str]:
    """How much a text looks like a short argumentative text: it is short, argues, and has words for arguing."""
    units = _argued(material.units)
    paragraphs = {unit.block for unit in units}
    given = any(unit.kind is UnitKind.GIVEN for unit in units)
    if not 2 <= len(units) <= MOST_UNITS:
        return 0.0, f"a short argument has 2 to {MOST_UNITS} sentences, not {len(units)}"
    if any(unit.kind not in (UnitKind.SENTENCE, UnitKind.GIVEN) for unit in units):
        return 0.0, "it has a list"
    if len(paragraphs) > 2 or (not given and len(units) > _MOST_SENTENCES):
        return 0.0, f"it has {len(units)} sentences in {len(paragraphs)} paragraphs, more than a short argument"
    kind = tell_kind(material)
    signs = frozenset[str]().union(*(unit.signs for unit in read_signs([unit.text for unit in units])))
    arguing = sorted(name for name in _ARGUING if f"{name}-opens" in signs)
    score = kind.argues + 0.05 + 0.05 * min(len(arguing), 4)
    if not arguing and not given:
        return min(score, 0.45), "it is short, but no sentence begins with words for arguing, such as *but*"
    return min(score, 1.0), f"it is short, and has words for arguing ({', '.join(arguing)})"


def outline(material: Material, thesis: Candidate | None) -> DraftOutline:
    """The outline below a thesis: one of the candidates, or the best one if None is given.

    Every unit but headings becomes the thesis, a part, or, beyond the first thirty, unsorted.
    """
    units = _argued(material.units)
    numbers = [number for number, unit in enumerate(material.units) if unit.kind is not UnitKind.HEADING][:MOST_UNITS]
    unsorted = list(units[MOST_UNITS:])
    units = units[:MOST_UNITS]
    if not units:
        return DraftOutline([], notes=["There is no sentence to draft from."])
    signs = read_signs([unit.text for unit in units], material.question or material.title)
    scores = _score(signs)
    candidates = _candidates(units, numbers, signs, scores, material)
    chosen = candidates[0] if thesis is None else thesis
    at = _place(chosen, units)
    tree = best_tree(scores, at)
    notes = [f"Only the first {MOST_UNITS} sentences are sorted."] if unsorted else []
    parts = _parts(units, numbers, signs, tree, outside=at is None)
    return DraftOutline(candidates, parts, unsorted=unsorted, notes=notes)


GENRE = Genre("debate-text", "short argument", recognise, outline, __doc__)


def _argued(units: Sequence[TextUnit]) -> list[TextUnit]:
    return [unit for unit in units if unit.kind is not UnitKind.HEADING]


def _place(thesis: Candidate, units: Sequence[TextUnit]) -> int | None:
    """The number of the unit that a thesis is or lies in; None if it stands outside the text."""
    if thesis.start is None or thesis.end is None:
        return None
    start, end = thesis.start, thesis.end
    shared = [min(end, unit.end) - max(start, unit.start) for unit in units]
    most = max(shared)
    return shared.index(most) if most > 0 else None


def _sum(weights: Mapping[str, float], names: Iterator[str]) -> float:
    """The weights of different names; not rounded on the way, as a set has another order in each process."""
    return fsum(weights.get(name, 0.0) for name in {"any", *names})


def _score(signs: Sequence[UnitSigns]) -> TreeScores:
    """The scores of all choices."""
    count = len(signs)
    link: list[list[list[float]]] = [[[0.0] * count for _ in range(count)] for _ in range(3)]
    for unit in range(count):
        for target in range(count):
            if unit != target:
                for opposed, score in enumerate(_score_link(signs, unit, target)):
                    link[opposed][unit][target] = score
    units = range(count)
    return TreeScores(
        thesis=[_sum(_THESIS, _thesis_signs(signs[unit])) for unit in units],
        other_side=[_sum(_OTHER_SIDE, _side_signs(signs, unit)) for unit in units],
        turn=[_sum(_TURN, _turn_signs(signs, unit)) if unit else 0.0 for unit in units],
        link=(link[0], link[1], link[2]),
        thesis_link=[_sum(_THESIS_LINK, _thesis_link_signs(signs, unit)) for unit in units],
    )


def _thesis_signs(unit: UnitSigns) -> Iterator[str]:
    yield from unit.signs
    if unit.has("title") and unit.has("demand", "judgement"):
        yield "demand-on-title"


def _side_signs(signs: Sequence[UnitSigns], number: int) -> Iterator[str]:
    unit = signs[number]
    yield from unit.signs
    if number + 1 < len(signs):
        following = signs[number + 1]
        if following.has("turn-opens"):
            yield "before-turn-opens"
        elif following.has("turn"):
            yield "before-turn"
    if number > 1 and unit.has("turn", "turn-opens") and not signs[number - 1].has(*MARKS):
        yield "turn-after-own-point"


def _turn_signs(signs: Sequence[UnitSigns], number: int) -> Iterator[str]:
    unit, before = signs[number], signs[number - 1]
    if unit.has("turn-opens"):
        yield "turn-after-mark" if before.has(*MARKS) else "turn-opens"
    elif unit.has("turn"):
        yield "turn"
    if unit.has("concession-opens", "concessive-clause-opens"):
        yield "concession"
    if unit.has("other-voice", "other-voice-opens"):
        yield "voice"
    if before.has("concessive-clause-opens"):
        yield "after-concessive-clause"
    if unit.has("and-opens"):
        yield "and"
    elif unit.has("further-opens"):
        yield "further"
    if unit.has("reason-opens"):
        yield "reason"
    if unit.has("result-opens", "conclusion-opens"):
        yield "result"
    if unit.has("example", "example-opens"):
        yield "example"
    if unit.has("continues"):
        yield "continues"


def _thesis_link_signs(signs: Sequence[UnitSigns], number: int) -> Iterator[str]:
    yield from signs[number].signs
    if number + 1 < len(signs) and signs[number + 1].has("conclusion-opens", "result-opens"):
        yield "before-conclusion"


def _link_signs(signs: Sequence[UnitSigns], number: int, target: int) -> Iterator[str]:
    unit, other = signs[number], signs[target]
    if unit.terms & other.terms:
        yield "shared-terms"
    distance = _distance(number, target)
    yield distance
    if distance == "before":
        yield from (f"before:{sign}" for sign in unit.signs)
        if other.has("concession-opens", "concessive-clause-opens"):
            yield "on-concession"
        if other.has("other-voice", "other-voice-opens"):
            yield "on-voice"
    elif distance == "next":
        yield from (f"next:{sign}" for sign in other.signs)
    elif target == number - 2 and unit.has("and-opens") and unit.has("continues"):
        yield "beside-and"


def _distance(number: int, target: int) -> str:
    """Where a target is: `before` and `next` are neighbours."""
    if abs(target - number) == 1:
        return "before" if target < number else "next"
    return "far-back" if target < number else "far-ahead"


def _score_link(signs: Sequence[UnitSigns], number: int, target: int) -> tuple[float, float, float]:
    """How well a unit bears on a target: on the same side, as an answer of the writer, and as an objection."""
    distance = _distance(number, target)
    prefix = "before:" if distance == "before" else ""
    opposed = (prefix + sign for sign in signs[number].signs)
    any_side = _sum(_LINK, _link_signs(signs, number, target))
    against = any_side + _sum(_OPPOSED, opposed)
    return (
        any_side + _SUPPORT.get(distance, 0.0),
        against + _ANSWER.get(distance, 0.0),
        against + _OBJECTION.get(distance, 0.0),
    )


_REASONS = (
    ("conclusion-opens", "draws-the-conclusion", "it draws the conclusion of the text"),
    ("own-opinion-opens", "own-opinion", "it says what the writer thinks"),
    ("demand-on-title", "demand-on-the-title", "it says what should be done about the words of the title"),
    ("conclusion", "draws-the-conclusion", "it draws the conclusion of the text"),
    ("half-title", "words-of-the-title", "it has the words of the title or question"),
    ("demand", "demand", "it says what should be done"),
    ("title", "words-of-the-title", "it has more words of the title or question than the rest"),
    ("judgement", "judgement", "it judges what the text is about"),
    ("first", "first-sentence", "it is the first sentence, and nothing else looks more like the thesis"),
    ("last", "last-sentence", "it is the last sentence, and nothing else looks more like the thesis"),
)
"""Sign, rule and reason of a thesis, the strongest first."""


def _candidates(
    units: Sequence[TextUnit],
    numbers: Sequence[int],
    signs: Sequence[UnitSigns],
    scores: TreeScores,
    material: Material,
) -> list[Candidate]:
    """The three best theses: units, and the title and the question of the text."""
    tried = sorted(range(len(units)), key=lambda unit: -scores.thesis[unit])[: 2 * MOST]
    trees = sorted((best_tree(scores, unit) for unit in tried), key=lambda tree: -tree.score)
    lead = trees[0].score - trees[1].score if len(trees) > 1 else _SURE_LEAD
    proposals = []
    for tree in trees[:MOST]:
        shown = set(_thesis_signs(signs[tree.thesis]))
        rule, reason = next(
            ((rule, why) for sign, rule, why in _REASONS if sign in shown),
            ("best-tree", "the other sentences bear on it best"),
        )
        unit = units[tree.thesis]
        likely = tree is trees[0] and (lead >= _SURE_LEAD or rule in _DEMANDS)
        confidence: Confidence = "guess" if not likely else "sure" if lead >= _SURE_LEAD else "likely"
        proposals.append(Candidate(unit.text, rule, reason, confidence, unit.start, unit.end, numbers[tree.thesis]))
    return choose_candidates(material, proposals)


_DEMANDS = ("demand", "demand-on-the-title")
"""Rules of a thesis that are likely right even if another is nearly as good: 10 of 13."""


def _parts(
    units: Sequence[TextUnit],
    numbers: Sequence[int],
    signs: Sequence[UnitSigns],
    tree: SidedTree,
    *,
    outside: bool,
) -> list[DraftPart]:
    """The parts of a tree; with a thesis outside the text, the unit at its root supports it."""
    parts: dict[int, DraftPart] = {}
    for number, unit in enumerate(units):
        if number == tree.thesis and not outside:
            continue
        target = tree.targets[number]
        opposed = target is not None and tree.other_side[number] != tree.other_side[target]
        rule, confidence = _explain(signs, tree, number)
        parts[number] = DraftPart(
            unit.start,
            unit.end,
            Kind.EVIDENCE if signs[number].has("example-opens") and not opposed else Kind.CLAIM,
            Polarity.ATTACK if opposed else Polarity.SUPPORT,
            rule,
            confidence,
            undercuts=opposed and target != tree.thesis,
            unit=numbers[number],
        )
    for number, part in parts.items():
        target = tree.targets[number]
        part.target = parts.get(target) if target is not None else None
    return list(parts.values())


def _explain(signs: Sequence[UnitSigns], tree: SidedTree, number: int) -> tuple[str, Confidence]:
    """The rule of a part, and how often it is right in what the part bears on and which way, on texts not fitted to."""
    unit, target = signs[number], tree.targets[number]
    if target is None:
        return "answers-the-title", "guess"
    side = tree.other_side[number]
    if side != tree.other_side[target]:
        if side:
            if unit.has("concession-opens", "concessive-clause-opens", "other-voice-opens"):
                return "objection-by-concession", "guess"
            return "objection", "guess"
        return ("answer-after-a-turn", "likely") if unit.has("turn-opens", "turn") else ("answer", "guess")
    if unit.has("reason-opens") and target == number - 1:
        return "reason-by-connective", "likely"
    if unit.has("example", "example-opens") and target == number - 1:
        return "example", "guess"
    if target == number + 1:
        return "leads-to-a-conclusion", "likely"
    if target == tree.thesis:
        return ("further-reason", "likely") if unit.has("further-opens") else ("reason-for-the-thesis", "guess")
    return "reason-beside", "guess"
