"""Feedback on a whole map: one message per mistake, at the student's own box, as strong as the hint.

The first hint says where a mistake is, the second adds the principle and what to do, the last one shows what the
reference has. Before the last one no text of the reference is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Severity
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.model.principles import PRINCIPLES
from argmap.model.structure.homes import parents
from argmap.model.structure.lines import role
from argmap.teach.grading.claim_credit import ClaimCredit, Judge
from argmap.teach.grading.grade_answers import Hint, shorten

GRAVE = {"wrong-thesis", "wrong-sign"}
_WRONG_SIGN = {
    Polarity.SUPPORT: "should not support",
    Polarity.ATTACK: "should not attack",
    Polarity.NEUTRAL: "should not be neutral about",
    Polarity.UNKNOWN: "should say whether it supports or attacks",
}
_VERBS = {Polarity.SUPPORT: "supports", Polarity.ATTACK: "attacks", Polarity.NEUTRAL: "is neutral about"}


class MapComparison(NamedTuple):
    """A student's map compared with a reference.

    `matches` leads from ids of the student's claims to those of the reference, `credits` from the same ids to what each
    pair earns; `judge` compares steps.
    """

    student: Document
    judge: Judge
    matches: Mapping[str, str]
    credits: Mapping[str, ClaimCredit]


def feedback(comparison: MapComparison, hint: Hint) -> Iterator[Diagnostic]:
    """The messages in the order of the student's map: the thesis, then claim by claim, then what is missing."""
    student, reference = comparison.judge.student, comparison.judge.reference
    similar = comparison.judge.likenesses.get(student.thesis or "", {})
    if reference.thesis is not None and reference.thesis not in similar:
        mistake = f"“{_own_text(comparison, student.thesis)}” is not the thesis" if student.thesis else "no thesis yet"
        solution = f"the thesis is “{_reference_text(comparison, reference.thesis)}”"
        yield _word(comparison, "wrong-thesis", student.thesis or "", mistake, solution, hint)
    for claim in student.claims:
        match = comparison.matches.get(claim.id)
        if match is None:
            mistake = f"“{shorten(claim.text)}” does not belong in the map, or it is there twice"
            yield _word(comparison, "extra-claim", claim.id, mistake, "the reference has no such claim left", hint)
            continue
        expected = reference.claim(match)
        if claim.kind is not expected.kind:
            mistake = f"“{shorten(claim.text)}” is not {_kind(claim)}"
            yield _word(comparison, "wrong-kind", claim.id, mistake, f"it is {_kind(expected)}", hint)
        yield from _check_steps(comparison, claim, expected, hint)
    yield from _report_missing_claims(comparison, hint)


def _check_steps(comparison: MapComparison, claim: Claim, expected: Claim, hint: Hint) -> Iterator[Diagnostic]:
    """The mistakes in the steps from a claim, at most one for each step."""
    student, reference = comparison.judge.student, comparison.judge.reference
    pairs = comparison.credits[claim.id].steps
    for step_id, right_id in pairs:
        step, right_step = student.by_id[step_id], reference.by_id[right_id]
        assert isinstance(step, Relation) and isinstance(right_step, Relation)
        credit = comparison.judge.step_credit(step, right_step)
        solution = f"it {_describe_step(comparison, right_step)}"
        is_reported_here = step.premises[0] == claim.id or credit.principle == "co-premises-split"
        if credit.sign < 1:
            mistake = f"“{shorten(claim.text)}” {_WRONG_SIGN[step.polarity]} “{_target(comparison, step)}”"
            yield _word(comparison, "wrong-sign", claim.id, mistake, solution, hint)
        elif credit.principle is not None and is_reported_here:
            mistake = f"“{shorten(claim.text)}” is in the wrong place"
            yield _word(comparison, credit.principle, claim.id, mistake, solution, hint)
    paired_steps = {step_id for step_id, _ in pairs}
    for step in student.out_of.get(claim.id, ()):
        if step.id not in paired_steps and step.premises[0] == claim.id:
            mistake = f"“{shorten(claim.text)}” is not about “{_target(comparison, step)}”"
            yield _word(comparison, "wrong-place", claim.id, mistake, "this step is one too many", hint)
    paired_steps = {right_id for _, right_id in pairs}
    for right_step in reference.out_of.get(expected.id, ()):
        if right_step.id not in paired_steps:
            mistake = f"“{shorten(claim.text)}” is also about another claim"
            solution = f"it also {_describe_step(comparison, right_step)}"
            yield _word(comparison, "missing-step", claim.id, mistake, solution, hint)


def _report_missing_claims(comparison: MapComparison, hint: Hint) -> Iterator[Diagnostic]:
    """The claims that the student does not have, each at the box above it; claims below a missing one are counted."""
    reference = comparison.judge.reference
    own_ids = {other: own for own, other in comparison.matches.items()}
    parent = {**_first_targets(reference), **parents(reference)}
    missing = [claim.id for claim in reference.claims if claim.id not in own_ids and claim.id != reference.thesis]
    below = Counter(_top_of(claim, parent, frozenset(missing)) for claim in missing)
    for claim in missing:
        if _top_of(claim, parent, frozenset(missing)) != claim:
            continue
        home = own_ids.get(parent.get(claim, ""), "")
        place = home or comparison.judge.student.thesis or ""
        more = f", and {below[claim] - 1} more below it" if below[claim] > 1 else ""
        mistake = f"a claim about “{_own_text(comparison, home)}” is missing" if home else "a claim is missing"
        relation = next(iter(reference.out_of.get(claim, ())), None)
        name = role(reference, relation) if relation is not None else "claim"
        solution = f"the missing claim is “{_reference_text(comparison, claim)}” ({name})"
        yield _word(comparison, "missing-claim", place, mistake + more, solution, hint)


def _top_of(claim: str, parent: Mapping[str, str], missing: frozenset[str]) -> str:
    """The highest missing claim above a missing claim, or the claim itself."""
    seen = {claim}
    while (above := parent.get(claim, "")) in missing and above not in seen:
        claim = above
        seen.add(above)
    return claim


def _first_targets(debate: ArgumentMap) -> dict[str, str]:
    """Claim → the first claim that it is about; a recommendation has no other home."""
    targets: dict[str, str] = {}
    for relation in debate.relations:
        if isinstance(debate.by_id[relation.target], Claim):
            for premise in relation.premises:
                targets.setdefault(premise, relation.target)
    return targets


def _word(comparison: MapComparison, name: str, element: str, mistake: str, solution: str, hint: Hint) -> Diagnostic:
    principle = PRINCIPLES[name]
    message = mistake
    if hint is Hint.PRINCIPLE:
        message = f"{mistake}. {principle.statement} {principle.action}"
    elif hint is Hint.ANSWER:
        message = f"{mistake}; {solution}. {principle.statement}"
    severity = Severity.ERROR if name in GRAVE else Severity.WARNING
    student = comparison.student
    span = student.span(element, "text") if element else student.span("", "thesis", "title")
    return Diagnostic(principle.code, name, severity, message, student.file, span, element or None)


def _own_text(comparison: MapComparison, claim: str | None) -> str:
    return shorten(comparison.judge.student.claim(claim).text) if claim else ""


def _reference_text(comparison: MapComparison, claim: str) -> str:
    return shorten(comparison.judge.reference.claim(claim).text)


def _target(comparison: MapComparison, step: Relation) -> str:
    """The target of a step of the student, in the student's words."""
    target = comparison.judge.student.by_id[step.target]
    if isinstance(target, Claim):
        return shorten(target.text)
    return f"the step from {_own_text(comparison, target.premises[0])}"


def _describe_step(comparison: MapComparison, step: Relation) -> str:
    """What a step of the reference does, for the answer."""
    target = comparison.judge.reference.by_id[step.target]
    if isinstance(target, Relation):
        end = f"the step from “{_reference_text(comparison, target.premises[0])}”"
    else:
        end = f"“{shorten(target.text)}”"
    others = len(step.premises) - 1
    together = f", together with {others} other claim{'s' * (others != 1)}" if others else ""
    return f"{_VERBS[step.polarity]} {end}{together}"


def _kind(claim: Claim) -> str:
    words = {Kind.CLAIM: "a plain claim", Kind.EVIDENCE: "evidence", Kind.CONTEXT: "context"}
    return words.get(claim.kind, f"a {claim.kind.value}")
