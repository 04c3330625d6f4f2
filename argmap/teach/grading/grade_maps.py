"""Grades a student's whole map against one or several reference maps: 100 points in six parts, with feedback.

Every claim of the student that is similar to one of the reference earns a credit with it (see `claim_credit`); claims
are matched so that the total is highest. Recall, type, attachment and sign are shares of the claims of the reference,
so a missing claim earns nothing; precision is the share of the student's claims that are matched. It follows that a map
graded against itself has 100 points, that the order of claims and the ids of verbatim claims make no difference, that
neither adding a wrong claim nor removing a right one ever helps, and that correcting a mistake never costs anything. Of
several references the one that gives the most points counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.diagnostics import Diagnostic
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity
from argmap.teach.grading.best_assignment import assign_pairs
from argmap.teach.grading.claim_credit import ClaimCredit, Judge
from argmap.teach.grading.claim_likeness import Likenesses, find_likenesses
from argmap.teach.grading.grade_answers import Hint
from argmap.teach.grading.map_feedback import MapComparison, feedback
from argmap.teach.grading.map_rubric import Rubric, default_rubric


class PartPoints(NamedTuple):
    """The `points` that one part of the rubric earned, out of the `of` points possible."""

    points: float
    of: float


@dataclass(frozen=True, slots=True)
class MapGrade:
    """What a map earned.

    `points` are in [0, 100], `parts` has them by part of the rubric. `reference` is the number, from 0, of the
    reference that gives the most points. `matches` leads from ids of the student's claims to ids of claims of it.
    `feedback` has a diagnostic for each mistake.
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
    """A map graded against one reference: points by part, the matches of claims, and what each earned."""

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
    """The grade of a student's map, with feedback as strong as `hint` says.

    Raises ValueError if there is no reference, or if one has no claims or a relation whose sign is unknown.

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
    grades = [_grade_against(student.map, reference, chosen) for reference in references]
    number = max(range(len(grades)), key=lambda n: (grades[n].points, -n))
    best = grades[number]
    comparison = MapComparison(student, best.judge, best.matches, best.credits)
    return MapGrade(
        round(best.points, 6),
        {name: PartPoints(round(part.points, 6), part.of) for name, part in best.parts.items()},
        number,
        best.matches,
        tuple(feedback(comparison, Hint(hint))),
    )


def _grade_against(student: ArgumentMap, reference: ArgumentMap, rubric: Rubric) -> _ReferenceGrade:
    likenesses = find_likenesses(student, reference, rubric.alike)
    judge = Judge(student, reference, likenesses, rubric)
    place = {claim.id: number for number, claim in enumerate(reference.claims)}
    share = 1 / len(reference.claims)
    credits: dict[tuple[int, int], ClaimCredit] = {}
    worth: dict[tuple[int, int], float] = {}
    for number, claim in enumerate(student.claims):
        for name, likeness in likenesses[claim.id].items():
            pair = (number, place[name])
            credits[pair] = credit = judge.credit(claim, reference.claims[place[name]])
            earned = rubric.type * credit.type + rubric.attachment * credit.attachment + rubric.sign * credit.sign
            worth[pair] = share * (rubric.recall + earned) + rubric.precision / len(student.claims) + 1e-9 * likeness
    pairs = assign_pairs(worth)
    chosen = [credits[pair] for pair in pairs]
    parts = {
        "thesis": rubric.thesis * _has_right_thesis(student, reference, likenesses),
        "recall": rubric.recall * len(pairs) * share,
        "precision": rubric.precision * len(pairs) / max(1, len(student.claims)),
        "type": rubric.type * sum(credit.type for credit in chosen) * share,
        "attachment": rubric.attachment * sum(credit.attachment for credit in chosen) * share,
        "sign": rubric.sign * sum(credit.sign for credit in chosen) * share,
    }
    return _ReferenceGrade(
        {name: PartPoints(points, rubric.parts[name]) for name, points in parts.items()},
        judge,
        {student.claims[a].id: reference.claims[b].id for a, b in pairs},
        {student.claims[a].id: credits[a, b] for a, b in pairs},
    )


def _has_right_thesis(student: ArgumentMap, reference: ArgumentMap, likenesses: Likenesses) -> bool:
    if student.thesis is None or reference.thesis is None:
        return student.thesis is reference.thesis and any(likenesses.values())
    return reference.thesis in likenesses[student.thesis]
