"""Grades a student's whole map against one or several reference maps: 100 points in six parts, with feedback.

Every claim of the student that says what one of the reference says (see `claim_reading`) earns a credit with it (see
`claim_credit`). Recall, type, attachment and sign are shares of the claims of the reference, so a missing claim earns
nothing; precision is the share of the student's claims that are matched, without those that the source has and the
reference has not. A *maybe* counts by its probability: `points_low` leaves it out, `points_high` counts it whole.

It follows that a map graded against itself has 100 points, that order and ids make no difference, and that a claim that
shares no word with the reference, has no pronoun and nothing below it never helps. For the claims as they are read,
removing a right one never helps and correcting a mistake never costs anything: the credit of a pair depends on which
claims are read as which, not on how many points that gives. Since claims are read in their surroundings, another claim
may be read otherwise after a change; tests hold the laws for random maps of distinct claims, and for reworded, copied
and denied maps, in full. Of several references the one with the most points counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from argmap.diagnostics import Diagnostic
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity
from argmap.teach.grading.best_assignment import assign_pairs
from argmap.teach.grading.claim_credit import ClaimCredit, Judge
from argmap.teach.grading.claim_reading import Likeness, MapReading, Maybe, ModelReader
from argmap.teach.grading.grade_answers import Hint
from argmap.teach.grading.map_feedback import MapComparison, feedback, readings
from argmap.teach.grading.map_rubric import Rubric, default_rubric


class PartPoints(NamedTuple):
    """The `points` that one part of the rubric earned, out of the `of` points possible."""

    points: float
    of: float


@dataclass(frozen=True, slots=True)
class MapGrade:
    """What a map earned.

    `points` are in [0, 100], `parts` has them by part of the rubric; `points_low` and `points_high` are what they are
    if no maybe counts, or each in full. `reference` is the number, from 0, of the reference that gives the most points.
    `matches` leads from ids of the student's claims to ids of claims of it, where that is sure; `maybe` has what is
    only probable. `also` has further claims of the reference that one claim says, `denied` the claim that a claim
    says the opposite of, `in_text` the claims that the source has and the reference has not. `feedback` has a
    diagnostic for each mistake, `readings` a sentence for each maybe: as what it was read.
    """

    points: float
    parts: Mapping[str, PartPoints]
    reference: int
    matches: Mapping[str, str]
    feedback: tuple[Diagnostic, ...]
    maybe: tuple[Maybe, ...] = ()
    points_low: float = 0.0
    points_high: float = 0.0
    also: Mapping[str, tuple[str, ...]] | None = None
    denied: Mapping[str, str] | None = None
    in_text: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The published form, version 1."""
        return {
            "version": 1,
            "points": self.points,
            "points_low": self.points_low,
            "points_high": self.points_high,
            "parts": {name: part._asdict() for name, part in self.parts.items()},
            "reference": self.reference,
            "matches": dict(self.matches),
            "maybe": [maybe._asdict() for maybe in self.maybe],
            "also": {name: list(others) for name, others in (self.also or {}).items()},
            "denied": dict(self.denied or {}),
            "in_text": list(self.in_text),
            "readings": list(self.readings),
        }


class _ReferenceGrade(NamedTuple):
    """A map graded against one reference: points by part, low and high points, and how its claims were read."""

    parts: dict[str, float]
    low: float
    high: float
    judge: Judge
    reading: MapReading
    matches: dict[str, str]
    credits: dict[str, ClaimCredit]

    @property
    def points(self) -> float:
        return sum(self.parts.values())


def grade_map(
    student: Document,
    references: Sequence[ArgumentMap],
    rubric: Rubric | None = None,
    *,
    hint: Hint | str = Hint.WHERE,
    source: str | None = None,
    likeness: Likeness | None = None,
) -> MapGrade:
    """The grade of a student's map, with feedback as strong as `hint` says.

    `source` is the text that the map was made from: what it has and the reference has not costs nothing. `likeness`
    adds what a school's own model says about pairs of texts. Raises ValueError if there is no reference, or if one
    has no claims or a relation whose sign is unknown.

    >>> from argmap.model.builder import MapBuilder
    >>> def town(attacks: bool) -> ArgumentMap:
    ...     b = MapBuilder()
    ...     close, trade = b.thesis("Close the old town to cars."), b.claim("Shops lose customers.")
    ...     _ = b.attack(trade, close) if attacks else b.support(trade, close)
    ...     return b.build()
    >>> graded = grade_map(Document(town(False)), [town(True)])
    >>> graded.points, graded.parts["sign"]
    (95.0, PartPoints(points=5.0, of=10.0))
    """
    if not references or not all(reference.claims for reference in references):
        raise ValueError("give at least one reference map, and no reference without claims")
    if any(relation.polarity is Polarity.UNKNOWN for reference in references for relation in reference.relations):
        raise ValueError("in a reference map every relation must say whether it supports or attacks")
    chosen = rubric or default_rubric()
    grades = [_grade_against(student.map, _reader(_Same(r), source, likeness), chosen) for r in references]
    number = max(range(len(grades)), key=lambda n: (round(grades[n].points, 9), -n))
    best = grades[number]
    reading = best.reading
    comparison = MapComparison(student, best.judge, best.matches, best.credits, reading)
    return MapGrade(
        round(best.points, 6),
        {name: PartPoints(round(points, 6), chosen.parts[name]) for name, points in best.parts.items()},
        number,
        {name: other for name, other in best.matches.items() if (name, other) in reading.sure},
        tuple(feedback(comparison, Hint(hint))),
        reading.maybe,
        round(min(best.low, best.points), 6),
        round(max(best.high, best.points), 6),
        dict(reading.also),
        dict(reading.denied),
        tuple(claim.id for claim in student.map.claims if claim.id in reading.in_text),
        tuple(readings(comparison)),
    )


class _Same:
    """A map as a key: maps cannot be hashed, and the same object is the same map."""

    def __init__(self, debate: ArgumentMap) -> None:
        self.debate = debate

    def __hash__(self) -> int:
        return id(self.debate)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.debate is other.debate


@lru_cache(maxsize=8)
def _reader(reference: _Same, source: str | None, likeness: Likeness | None) -> ModelReader:
    """The reference, prepared once for all maps of a class."""
    return ModelReader(reference.debate, source, likeness)


def _grade_against(student: ArgumentMap, reader: ModelReader, rubric: Rubric) -> _ReferenceGrade:
    reference = reader.model
    reading = reader.read(student, rubric.alike)
    place = {claim.id: number for number, claim in enumerate(reference.claims)}
    number_of = {claim.id: number for number, claim in enumerate(student.claims)}
    weights = {(m.pupil, m.model): m.probability for m in reading.maybe}
    judge = Judge(student, reference, _likenesses(student, reading, with_maybe=True), rubric)
    credits: dict[tuple[int, int], ClaimCredit] = {}
    worth: dict[tuple[int, int], float] = {}
    for name, other in (*reading.sure, *weights):
        pair = (number_of[name], place[other])
        credits[pair] = judge.credit(student.claims[pair[0]], reference.claims[pair[1]])
        worth[pair] = 100 + _earned(credits[pair], rubric)
    numbers = assign_pairs(worth)
    pairs = [(student.claims[a].id, reference.claims[b].id) for a, b in numbers]
    scoring = _Scoring(student, reference, rubric, reading)
    parts = scoring.parts(judge, {pair: weights.get(pair, 1.0) for pair in pairs})
    low = high = sum(parts.values())
    if weights:
        strict = Judge(student, reference, _likenesses(student, reading, with_maybe=False), rubric)
        low = sum(scoring.parts(strict, dict.fromkeys((p for p in pairs if p not in weights), 1.0)).values())
        high = sum(scoring.parts(judge, dict.fromkeys(pairs, 1.0)).values())
    return _ReferenceGrade(
        parts,
        min(low, sum(parts.values())),
        high,
        judge,
        reading,
        dict(pairs),
        {student.claims[a].id: credits[a, b] for a, b in numbers},
    )


def _earned(credit: ClaimCredit, rubric: Rubric) -> float:
    return rubric.type * credit.type + rubric.attachment * credit.attachment + rubric.sign * credit.sign


def _likenesses(student: ArgumentMap, reading: MapReading, *, with_maybe: bool) -> dict[str, dict[str, float]]:
    likenesses: dict[str, dict[str, float]] = {claim.id: {} for claim in student.claims}
    for name, other in reading.sure:
        likenesses[name][other] = 1.0
    for name, others in reading.also.items():
        likenesses[name].update(dict.fromkeys(others, 1.0))
    for maybe in reading.maybe if with_maybe else ():
        likenesses[maybe.pupil][maybe.model] = maybe.probability
    return likenesses


class _Scoring(NamedTuple):
    """What is needed to turn pairs into points."""

    student: ArgumentMap
    reference: ArgumentMap
    rubric: Rubric
    reading: MapReading

    def parts(self, judge: Judge, pairs: Mapping[tuple[str, str], float]) -> dict[str, float]:
        """The points of each part; each pair counts by its weight in [0, 1]."""
        rubric, share = self.rubric, 1 / len(self.reference.claims)
        also = {(name, other): 1.0 for name, others in self.reading.also.items() for other in others}
        counted = [
            (judge.credit(self.student.claim(name), self.reference.claim(other)), weight)
            for (name, other), weight in (*pairs.items(), *also.items())
        ]
        own = max(1, len(self.student.claims) - len(self.reading.in_text))
        return {
            "thesis": rubric.thesis * self._right_thesis(judge, pairs),
            "recall": rubric.recall * sum(weight for _, weight in counted) * share,
            "precision": rubric.precision * sum(pairs.values()) / own,
            "type": rubric.type * sum(credit.type * weight for credit, weight in counted) * share,
            "attachment": rubric.attachment * sum(credit.attachment * weight for credit, weight in counted) * share,
            "sign": rubric.sign * sum(credit.sign * weight for credit, weight in counted) * share,
        }

    def _right_thesis(self, judge: Judge, pairs: Mapping[tuple[str, str], float]) -> float:
        """How far the student has the right thesis, in [0, 1]."""
        own, right = self.student.thesis, self.reference.thesis
        if own is None or right is None:
            return float(own is right and any(judge.likenesses.values()))
        return pairs.get((own, right), float(right in judge.likenesses[own]))
