"""What a student is told about a whole map: one message a fault, at the student's own box, as strong as the hint.

The first hint says where something is wrong, the second adds the principle and what to do, the last one what the
reference has. Before the last one no text of the reference is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Severity
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.model.principles import PRINCIPLES
from argmap.model.structure.homes import parents
from argmap.model.structure.lines import role
from argmap.teach.grading.claim_credit import ClaimCredit, Judge
from argmap.teach.grading.grade_answers import Hint, cut

GRAVE = {"wrong-thesis", "wrong-sign"}
_WAYS = {Polarity.SUPPORT: "supports", Polarity.ATTACK: "attacks", Polarity.NEUTRAL: "stands beside"}


class MapComparison(NamedTuple):
    """A student's map held against a reference."""

    student: Document
    judge: Judge
    matches: Mapping[str, str]
    credits: Mapping[str, ClaimCredit]


def feedback(comparison: MapComparison, hint: Hint) -> Iterator[Diagnostic]:
    """The messages in the order of the student's map: the thesis, then claim by claim, then what is missing."""
    student, reference = comparison.judge.student, comparison.judge.reference
    if reference.thesis is not None and reference.thesis not in comparison.judge.alike.get(student.thesis or "", {}):
        own = (
            f"“{_own(comparison, student.thesis)}” is not what all this is about" if student.thesis else "no thesis yet"
        )
        yield _said(
            comparison,
            "wrong-thesis",
            student.thesis or "",
            own,
            f"the thesis is “{_theirs(comparison, reference.thesis)}”",
            hint,
        )
    for claim in student.claims:
        match = comparison.matches.get(claim.id)
        if match is None:
            own = f"“{cut(claim.text)}” is not among what was to be mapped, or it is there twice"
            yield _said(comparison, "extra-claim", claim.id, own, "the reference has no such claim left", hint)
            continue
        wanted = reference.claim(match)
        if claim.kind is not wanted.kind:
            own = f"“{cut(claim.text)}” is no {_kind(claim)}"
            yield _said(comparison, "wrong-kind", claim.id, own, f"it is a {_kind(wanted)}", hint)
        yield from _steps(comparison, claim, wanted, hint)
    yield from _missing(comparison, hint)


def _steps(comparison: MapComparison, claim: Claim, wanted: Claim, hint: Hint) -> Iterator[Diagnostic]:
    """What is amiss with what a claim bears on, one message at most for each step."""
    student, reference = comparison.judge.student, comparison.judge.reference
    have, want = student.out_of.get(claim.id, ()), reference.out_of.get(wanted.id, ())
    pairs = comparison.credits[claim.id].steps
    for own, other in pairs:
        step, aim = student.by_id[own], reference.by_id[other]
        assert isinstance(step, Relation) and isinstance(aim, Relation)
        place = comparison.judge.step_credit(step, aim)
        answer = f"it {_step_words(comparison, aim)}"
        if place.sign < 1:
            said = f"“{cut(claim.text)}” {_WAYS[step.polarity]} “{_target(comparison, step)}” the wrong way"
            yield _said(comparison, "wrong-sign", claim.id, said, answer, hint)
        elif (place.amiss is not None and step.premises[0] == claim.id) or place.amiss == "co-premises-split":
            said = f"“{cut(claim.text)}” does not stand where it belongs"
            yield _said(comparison, place.amiss, claim.id, said, answer, hint)
    paired = {own for own, _ in pairs}
    for step in have:
        if step.id not in paired and step.premises[0] == claim.id:
            said = f"“{cut(claim.text)}” does not bear on “{_target(comparison, step)}”"
            yield _said(comparison, "wrong-place", claim.id, said, "that step is one too many", hint)
    done = {other for _, other in pairs}
    for aim in want:
        if aim.id not in done:
            said = f"“{cut(claim.text)}” bears on something more"
            yield _said(comparison, "missing-step", claim.id, said, f"it also {_step_words(comparison, aim)}", hint)


def _missing(comparison: MapComparison, hint: Hint) -> Iterator[Diagnostic]:
    """The claims that the student has not, each at the box it hangs on; what hangs on them is only counted."""
    reference = comparison.judge.reference
    mine = {other: own for own, other in comparison.matches.items()}
    parent = {**_targets(reference), **parents(reference)}
    lost = [claim.id for claim in reference.claims if claim.id not in mine and claim.id != reference.thesis]
    gone = set(lost)
    below: dict[str, int] = {}
    tops: list[str] = []
    for claim in lost:
        top = claim
        seen = {claim}
        while (above := parent.get(top, "")) in gone and above not in seen:
            top = above
            seen.add(above)
        below[top] = below.get(top, 0) + (top != claim)
        if top == claim:
            tops.append(claim)
    for claim in tops:
        home = mine.get(parent.get(claim, ""), "")
        place = home or comparison.judge.student.thesis or ""
        more = f", and {below[claim]} more below it" if below[claim] else ""
        said = f"something that bears on “{_own(comparison, home)}” is missing" if home else "a claim is missing"
        relation = next(iter(reference.out_of.get(claim, ())), None)
        what = role(reference, relation) if relation is not None else "claim"
        answer = f"missing is “{_theirs(comparison, claim)}” ({what})"
        yield _said(comparison, "missing-claim", place, said + more, answer, hint)


def _targets(debate: ArgumentMap) -> dict[str, str]:
    """The first claim that each claim bears on; a recommendation has no other home."""
    found: dict[str, str] = {}
    for relation in debate.relations:
        if isinstance(debate.by_id[relation.target], Claim):
            for premise in relation.premises:
                found.setdefault(premise, relation.target)
    return found


def _said(comparison: MapComparison, name: str, element: str, own: str, answer: str, hint: Hint) -> Diagnostic:
    principle = PRINCIPLES[name]
    message = own
    if hint is Hint.PRINCIPLE:
        message = f"{own}. {principle.statement} {principle.action}"
    elif hint is Hint.ANSWER:
        message = f"{own}; {answer}. {principle.statement}"
    severity = Severity.ERROR if name in GRAVE else Severity.WARNING
    span = comparison.student.span(element, "text") if element else comparison.student.span("", "thesis", "title")
    return Diagnostic(principle.code, name, severity, message, comparison.student.file, span, element or None)


def _own(comparison: MapComparison, claim: str | None) -> str:
    return cut(comparison.judge.student.claim(claim).text) if claim else ""


def _theirs(comparison: MapComparison, claim: str) -> str:
    return cut(comparison.judge.reference.claim(claim).text)


def _target(comparison: MapComparison, step: Relation) -> str:
    """What a step of the student leads to, in the student's words."""
    target = comparison.judge.student.by_id[step.target]
    return cut(target.text) if isinstance(target, Claim) else f"the step from {_own(comparison, target.premises[0])}"


def _step_words(comparison: MapComparison, aim: Relation) -> str:
    """What a step of the reference does, for the answer."""
    target = comparison.judge.reference.by_id[aim.target]
    if isinstance(target, Relation):
        end = f"the step from “{_theirs(comparison, target.premises[0])}”"
    else:
        end = f"“{cut(target.text)}”"
    together = f", together with {len(aim.premises) - 1} other" if len(aim.premises) > 1 else ""
    return f"{_WAYS[aim.polarity]} {end}{together}"


def _kind(claim: Claim) -> str:
    return {"claim": "plain claim"}.get(claim.kind.value, f"claim of the kind {claim.kind.value}")
