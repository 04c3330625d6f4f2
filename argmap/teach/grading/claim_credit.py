"""What a claim of a student earns when it is matched with a claim of the reference: for its kind, targets and signs.

Whether a claim has the right target is judged by which claims are similar, not by which are matched in the end. So the
credit for a pair depends only on that pair, the best assignment of pairs gives the best grade, and correcting a mistake
never costs anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.model.structure.homes import parents, upward
from argmap.teach.grading.best_assignment import assign_pairs
from argmap.teach.grading.map_rubric import Rubric

Likenesses = Mapping[str, Mapping[str, float]]
"""Claim of the student → claims of the reference that it says, or may say → how probable that is, in (0, 1]."""
DEEPEST = 12
"""How many steps from relation to relation are followed when two undercuts are compared."""


class ClaimCredit(NamedTuple):
    """What a pair of claims earns.

    `type`, `attachment` and `sign` are shares in [0, 1]: for the right kind, the right targets, and support or attack.
    `steps` pairs ids of relations of the student with those of the reference that they match.
    """

    type: float
    attachment: float
    sign: float
    steps: tuple[tuple[str, str], ...]


class StepCredit(NamedTuple):
    """How well one relation matches another.

    `attachment` and `sign` are shares in [0, 1]; `principle` is the name of the principle that its target or its
    co-premises violate, None if they are right.
    """

    attachment: float
    sign: float
    principle: str | None


class Judge:
    """Compares a student's map with a reference, given which claims are similar."""

    def __init__(self, student: ArgumentMap, reference: ArgumentMap, likenesses: Likenesses, rubric: Rubric) -> None:
        self.student = student
        self.reference = reference
        self.likenesses = likenesses
        self.rubric = rubric

    def credit(self, claim: Claim, expected: Claim) -> ClaimCredit:
        """What a claim of the student earns when it is matched with a claim of the reference."""
        steps = self.student.out_of.get(claim.id, ())
        expected_steps = self.reference.out_of.get(expected.id, ())
        kind = float(claim.kind is expected.kind)
        if not steps or not expected_steps:
            right = float(not steps and not expected_steps)
            return ClaimCredit(kind, right, right, ())
        weights = (self.rubric.attachment, self.rubric.sign)
        credits = {
            (a, b): self.step_credit(step, other)
            for a, step in enumerate(steps)
            for b, other in enumerate(expected_steps)
        }
        worth = {pair: c.attachment * weights[0] + c.sign * weights[1] + 1e-6 for pair, c in credits.items()}
        pairs = assign_pairs(worth)
        most = max(len(steps), len(expected_steps))
        return ClaimCredit(
            kind,
            sum(credits[pair].attachment for pair in pairs) / most,
            sum(credits[pair].sign for pair in pairs) / most,
            tuple((steps[a].id, expected_steps[b].id) for a, b in pairs),
        )

    def step_credit(self, step: Relation, expected: Relation) -> StepCredit:
        """How well a relation of the student matches one of the reference."""
        sign = float(step.polarity is expected.polarity and step.polarity is not Polarity.UNKNOWN)
        if self._same_element(step.target, expected.target):
            if self._same_premises(step, expected):
                return StepCredit(1.0, sign, None)
            is_joined = len(step.premises) > len(expected.premises)
            principle = "co-premises-joined" if is_joined else "co-premises-split"
            return StepCredit(self.rubric.half, sign, principle)
        target = self.student.by_id[step.target]
        expected_target = self.reference.by_id[expected.target]
        if (
            isinstance(target, Relation)
            and isinstance(expected_target, Claim)
            and self._touches(target, expected_target)
        ):
            return StepCredit(self.rubric.half, sign, "objection-as-undercut")
        if isinstance(target, Claim) and isinstance(expected_target, Relation):
            ends = {*expected_target.premises, expected_target.target}
            if ends & self.likenesses[target.id].keys():
                return StepCredit(self.rubric.half, sign, "undercut-as-objection")
        if isinstance(target, Claim):
            similar = self.likenesses[target.id].keys()
            if any(similar & self._near(premise) for premise in expected.premises):
                return StepCredit(self.rubric.half, sign, "right-branch")
        return StepCredit(0.0, sign, "wrong-place")

    def _touches(self, step: Relation, expected: Claim) -> bool:
        """Whether a step of the student begins or ends at a claim that is similar to one of the reference."""
        ends = (*step.premises, step.target)
        return any(expected.id in self.likenesses.get(end, {}) for end in ends)

    def _same_element(self, element: str, expected: str) -> bool:
        """Whether two elements match: claims by similarity, relations by their ends."""
        for _ in range(DEEPEST):
            one, other = self.student.by_id[element], self.reference.by_id[expected]
            if isinstance(one, Claim) or isinstance(other, Claim):
                return isinstance(one, Claim) and isinstance(other, Claim) and other.id in self.likenesses[one.id]
            if not any(self.likenesses[premise].keys() & set(other.premises) for premise in one.premises):
                return False
            element, expected = one.target, other.target
        return True  # the same as far as compared: a cycle of relations, or a long chain of undercuts

    def _same_premises(self, step: Relation, expected: Relation) -> bool:
        """Whether the premises of two relations match, all of them."""
        premises, expected_premises = dict.fromkeys(step.premises), dict.fromkeys(expected.premises)
        if len(premises) != len(expected_premises):
            return False
        covered: set[str] = set()
        for premise in premises:
            similar = self.likenesses[premise].keys() & expected_premises.keys()
            if not similar:
                return False
            covered |= similar
        return len(covered) == len(expected_premises)

    def _near(self, claim: str) -> frozenset[str]:
        """The claims of the reference that are half right as a target: those of the branch, and alternatives."""
        alternatives = self.rubric.alternatives.get(claim, ())
        return self._branch_of.get(claim, frozenset()) - {claim} | frozenset(alternatives)

    @cached_property
    def _branch_of(self) -> dict[str, frozenset[str]]:
        """Claim → the claims of its branch: all below the same claim directly under the thesis."""
        parent = parents(self.reference, sided=False)
        tops: dict[str, str] = {}
        for claim in self.reference.claims:
            path = [claim.id, *upward(claim.id, parent)]
            tops[claim.id] = next((c for c in path if parent.get(c) == self.reference.thesis), path[-1])
        branches: dict[str, set[str]] = {}
        for claim, top in tops.items():
            if claim != self.reference.thesis:
                branches.setdefault(top, set()).add(claim)
        frozen = {top: frozenset(members) for top, members in branches.items()}
        return {claim: frozen[top] for claim, top in tops.items() if claim != self.reference.thesis}
