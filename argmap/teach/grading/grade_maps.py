"""Grades a student's whole map against one or several reference maps: 100 points in six parts, with feedback.

Every claim of the student that is alike to one of the reference earns a credit with it (see `_credit`); the assignment
of claims to claims is the one that earns most. Recall, type, attachment and sign are shares of the claims of the
reference, so that what is missing earns nothing; precision is the share of the student's claims that were matched. So
a map graded against itself has 100 points, the order of claims and the ids of verbatim ones make no difference, a claim
too many never helps, taking a right claim away never does, and mending a fault never costs anything. Of several
references the one with the most points counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.diagnostics import Diagnostic
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.teach.grading.best_assignment import assign_pairs
from argmap.teach.grading.claim_credit import ClaimCredit, Judge
from argmap.teach.grading.claim_likeness import Likenesses, find_likenesses
from argmap.teach.grading.grade_answers import Hint
from argmap.teach.grading.map_feedback import MapComparison, feedback
from argmap.teach.grading.rubric import Rubric, default_rubric


class PartPoints(NamedTuple):
    """Points of one part, out of those that could be had."""

    points: float
    of: float


@dataclass(frozen=True, slots=True)
class MapGrade:
    """The points of a map in [0, 100], by part; `reference` is the number of the one that it was held against.

    `matches` leads from the student's claims to those of the reference that they stand for.
    """

    points: float
    parts: Mapping[str, PartPoints]
    reference: int
    matches: Mapping[str, str]
    feedback: tuple[Diagnostic, ...]

    def to_json(self) -> dict[str, Any]:
        """The published form, version 1."""
        return {
            "version": 1,
            "points": self.points,
            "parts": {name: part._asdict() for name, part in self.parts.items()},
            "reference": self.reference,
            "matches": dict(self.matches),
        }


class _ReferenceGrade(NamedTuple):
    """A map held against one reference."""

    parts: dict[str, PartPoints]
    judge: Judge
    matches: dict[str, str]
    credits: dict[str, ClaimCredit]

    @property
    def points(self) -> float:
        return sum(part.points for part in self.parts.values())


def grade_map(
    student: Document, references: Sequence[ArgumentMap], rubric: Rubric | None = None, *, hint: Hint | str = Hint.WHERE
) -> MapGrade:
    """The grade of a student's map, with feedback at the places of its text, as strong as `hint` says.

    Raises ValueError where there is no reference or one has no claims.

    >>> from argmap.model.builder import MapBuilder
    >>> def town(attacks: bool) -> ArgumentMap:
    ...     b = MapBuilder()
    ...     close, trade = b.thesis("Close the old town to cars."), b.claim("Shops lose customers.")
    ...     _ = b.attack(trade, close) if attacks else b.support(trade, close)
    ...     return b.build()
    >>> found = grade_map(Document(town(False)), [town(True)])
    >>> found.points, found.parts["sign"]
    (95.0, PartPoints(points=5.0, of=10.0))
    """
    if not references or not all(reference.claims for reference in references):
        raise ValueError("a map is graded against at least one reference with claims")
    chosen = rubric or default_rubric()
    held = [_grade_against(student.map, reference, chosen) for reference in references]
    number = max(range(len(held)), key=lambda n: (held[n].points, -n))
    winner = held[number]
    comparison = MapComparison(student, winner.judge, winner.matches, winner.credits)
    return MapGrade(
        round(winner.points, 6),
        {name: PartPoints(round(part.points, 6), part.of) for name, part in winner.parts.items()},
        number,
        winner.matches,
        tuple(feedback(comparison, Hint(hint))),
    )


def _grade_against(student: ArgumentMap, reference: ArgumentMap, rubric: Rubric) -> _ReferenceGrade:
    pairs = find_likenesses(student, reference, rubric.alike)
    judge = Judge(student, reference, pairs, rubric)
    place = {claim.id: number for number, claim in enumerate(reference.claims)}
    share = 1 / len(reference.claims)
    credits: dict[tuple[int, int], ClaimCredit] = {}
    worth: dict[tuple[int, int], float] = {}
    for number, own in enumerate(student.claims):
        for name, likeness in pairs[own.id].items():
            pair = (number, place[name])
            credits[pair] = credit = judge.credit(own, reference.claims[place[name]])
            earned = rubric.type * credit.type + rubric.attachment * credit.attachment + rubric.sign * credit.sign
            worth[pair] = share * (rubric.recall + earned) + rubric.precision / len(student.claims) + 1e-9 * likeness
    found = assign_pairs(worth)
    taken = [credits[pair] for pair in found]
    parts = {
        "thesis": rubric.thesis * _is_same_thesis(student, reference, pairs),
        "recall": rubric.recall * len(found) * share,
        "precision": rubric.precision * len(found) / max(1, len(student.claims)),
        "type": rubric.type * sum(credit.type for credit in taken) * share,
        "attachment": rubric.attachment * sum(credit.attachment for credit in taken) * share,
        "sign": rubric.sign * sum(credit.sign for credit in taken) * share,
    }
    return _ReferenceGrade(
        {name: PartPoints(points, rubric.parts[name]) for name, points in parts.items()},
        judge,
        {student.claims[a].id: reference.claims[b].id for a, b in found},
        {student.claims[a].id: credits[a, b] for a, b in found},
    )


def _is_same_thesis(student: ArgumentMap, reference: ArgumentMap, pairs: Likenesses) -> bool:
    if student.thesis is None or reference.thesis is None:
        return student.thesis is reference.thesis and any(pairs.values())
    return reference.thesis in pairs[student.thesis]
