"""What a claim of a student earns when it stands for one of the reference: its type, its place and its signs.

Whether a student's claim bears on the right one is judged by which claims are alike, not by which ones are matched in
the end. So the credit of a pair depends on nothing but the pair, the best assignment of pairs is the best grade, and
mending one fault can only add.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.structure.homes import parents, upward
from argmap.teach.grading.best_assignment import assign_pairs
from argmap.teach.grading.claim_likeness import Likenesses
from argmap.teach.grading.rubric import Rubric

DEEPEST = 12
"""Steps from relation to relation that are followed when two undercuts are compared."""


class ClaimCredit(NamedTuple):
    """Shares in [0, 1]; `steps` pairs relations of the student with those of the reference that they stand for."""

    type: float
    attachment: float
    sign: float
    steps: tuple[tuple[str, str], ...]


class StepCredit(NamedTuple):
    """How well one relation stands for another: its attachment, its sign, and what is amiss (a principle) if it is."""

    attachment: float
    sign: float
    amiss: str | None


class Judge:
    """Two maps and what is alike in them."""

    def __init__(self, student: ArgumentMap, reference: ArgumentMap, alike: Likenesses, rubric: Rubric) -> None:
        self.student = student
        self.reference = reference
        self.alike = alike
        self.rubric = rubric

    def credit(self, own: Claim, wanted: Claim) -> ClaimCredit:
        """What one claim earns as another."""
        have = self.student.out_of.get(own.id, ())
        want = self.reference.out_of.get(wanted.id, ())
        kind = float(own.kind is wanted.kind)
        if not have or not want:
            right = float(not have and not want)
            return ClaimCredit(kind, right, right, ())
        weights = (self.rubric.attachment, self.rubric.sign)
        places = {(a, b): self.step_credit(one, other) for a, one in enumerate(have) for b, other in enumerate(want)}
        worth = {pair: p.attachment * weights[0] + p.sign * weights[1] + 1e-6 for pair, p in places.items()}
        pairs = assign_pairs(worth)
        most = max(len(have), len(want))
        return ClaimCredit(
            kind,
            sum(places[pair].attachment for pair in pairs) / most,
            sum(places[pair].sign for pair in pairs) / most,
            tuple((have[a].id, want[b].id) for a, b in pairs),
        )

    def step_credit(self, own: Relation, wanted: Relation) -> StepCredit:
        """How well a relation of the student stands for one of the reference."""
        sign = float(own.polarity is wanted.polarity)
        if self._same_element(own.target, wanted.target):
            if self._same_partners(own, wanted):
                return StepCredit(1.0, sign, None)
            amiss = "co-premises-joined" if len(own.premises) > len(wanted.premises) else "co-premises-split"
            return StepCredit(self.rubric.half, sign, amiss)
        target = self.student.by_id[own.target]
        aim = self.reference.by_id[wanted.target]
        if isinstance(target, Relation) and isinstance(aim, Claim) and self._touches(target, aim):
            return StepCredit(self.rubric.half, sign, "objection-as-undercut")
        if isinstance(target, Claim) and isinstance(aim, Relation):
            ends = {*aim.premises, aim.target}
            if ends & self.alike[target.id].keys():
                return StepCredit(self.rubric.half, sign, "undercut-as-objection")
        if isinstance(target, Claim):
            fitting = self.alike[target.id].keys()
            if any(fitting & self._near(premise) for premise in wanted.premises):
                return StepCredit(self.rubric.half, sign, "right-branch")
        return StepCredit(0.0, sign, "wrong-place")

    def _touches(self, step: Relation, aim: Claim) -> bool:
        """Whether a step of the student begins or ends at what stands for a claim."""
        ends = (*step.premises, step.target)
        return any(aim.id in self.alike.get(end, {}) for end in ends)

    def _same_element(self, own: str, wanted: str) -> bool:
        """Whether two elements are alike: claims by what is alike, relations by their ends."""
        for _ in range(DEEPEST):
            one, other = self.student.by_id[own], self.reference.by_id[wanted]
            if isinstance(one, Claim) or isinstance(other, Claim):
                return isinstance(one, Claim) and isinstance(other, Claim) and other.id in self.alike[one.id]
            if not any(self.alike[premise].keys() & set(other.premises) for premise in one.premises):
                return False
            own, wanted = one.target, other.target
        return True  # alike as far as was looked: a ring of relations, or undercuts of undercuts without end

    def _same_partners(self, own: Relation, wanted: Relation) -> bool:
        """Whether two relations have premises that can stand for each other, all of them."""
        mine, theirs = dict.fromkeys(own.premises), dict.fromkeys(wanted.premises)
        if len(mine) != len(theirs):
            return False
        covered: set[str] = set()
        for premise in mine:
            fitting = self.alike[premise].keys() & theirs.keys()
            if not fitting:
                return False
            covered |= fitting
        return len(covered) == len(theirs)

    def _near(self, claim: str) -> frozenset[str]:
        """The claims of the reference that are half right as a target: those of the same branch, and alternatives."""
        listed = self.rubric.alternatives.get(claim, ())
        return self._branch_of.get(claim, frozenset()) - {claim} | frozenset(listed)

    @cached_property
    def _branch_of(self) -> dict[str, frozenset[str]]:
        """Claim → the claims of its line: all that hang on the same claim directly below the thesis."""
        parent = parents(self.reference, sided=False)
        tops: dict[str, str] = {}
        for claim in self.reference.claims:
            way = [claim.id, *upward(claim.id, parent)]
            tops[claim.id] = next((c for c in way if parent.get(c) == self.reference.thesis), way[-1])
        branches: dict[str, set[str]] = {}
        for claim, top in tops.items():
            if claim != self.reference.thesis:
                branches.setdefault(top, set()).add(claim)
        found = {top: frozenset(members) for top, members in branches.items()}
        return {claim: found[top] for claim, top in tops.items() if claim != self.reference.thesis}
