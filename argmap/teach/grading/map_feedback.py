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
from argmap.teach.grading.claim_credit import Credit, Judge
from argmap.teach.grading.grade_answers import Hint, cut

GRAVE = {"wrong-thesis", "wrong-sign"}
_WAYS = {Polarity.SUPPORT: "supports", Polarity.ATTACK: "attacks", Polarity.NEUTRAL: "stands beside"}


class Findings(NamedTuple):
    """A student's map held against a reference."""

    student: Document
    judge: Judge
    matches: Mapping[str, str]
    credits: Mapping[str, Credit]


def feedback(findings: Findings, hint: Hint) -> Iterator[Diagnostic]:
    """The messages in the order of the student's map: the thesis, then claim by claim, then what is missing."""
    student, reference = findings.judge.student, findings.judge.reference
    if reference.thesis is not None and reference.thesis not in findings.judge.alike.get(student.thesis or "", {}):
        own = f"“{_own(findings, student.thesis)}” is not what all this is about" if student.thesis else "no thesis yet"
        yield _said(
            findings,
            "wrong-thesis",
            student.thesis or "",
            own,
            f"the thesis is “{_theirs(findings, reference.thesis)}”",
            hint,
        )
    for claim in student.claims:
        match = findings.matches.get(claim.id)
        if match is None:
            own = f"“{cut(claim.text)}” is not among what was to be mapped, or it is there twice"
            yield _said(findings, "extra-claim", claim.id, own, "the reference has no such claim left", hint)
            continue
        wanted = reference.claim(match)
        if claim.kind is not wanted.kind:
            own = f"“{cut(claim.text)}” is no {_kind(claim)}"
            yield _said(findings, "wrong-kind", claim.id, own, f"it is a {_kind(wanted)}", hint)
        yield from _steps(findings, claim, wanted, hint)
    yield from _missing(findings, hint)


def _steps(findings: Findings, claim: Claim, wanted: Claim, hint: Hint) -> Iterator[Diagnostic]:
    """What is amiss with what a claim bears on, one message at most for each step."""
    student, reference = findings.judge.student, findings.judge.reference
    have, want = student.out_of.get(claim.id, ()), reference.out_of.get(wanted.id, ())
    pairs = findings.credits[claim.id].steps
    for own, other in pairs:
        step, aim = student.by_id[own], reference.by_id[other]
        assert isinstance(step, Relation) and isinstance(aim, Relation)
        place = findings.judge.place(step, aim)
        answer = f"it {_step_words(findings, aim)}"
        if place.sign < 1:
            said = f"“{cut(claim.text)}” {_WAYS[step.polarity]} “{_target(findings, step)}” the wrong way"
            yield _said(findings, "wrong-sign", claim.id, said, answer, hint)
        elif (place.amiss is not None and step.premises[0] == claim.id) or place.amiss == "co-premises-split":
            said = f"“{cut(claim.text)}” does not stand where it belongs"
            yield _said(findings, place.amiss, claim.id, said, answer, hint)
    paired = {own for own, _ in pairs}
    for step in have:
        if step.id not in paired and step.premises[0] == claim.id:
            said = f"“{cut(claim.text)}” does not bear on “{_target(findings, step)}”"
            yield _said(findings, "wrong-place", claim.id, said, "that step is one too many", hint)
    done = {other for _, other in pairs}
    for aim in want:
        if aim.id not in done:
            said = f"“{cut(claim.text)}” bears on something more"
            yield _said(findings, "missing-step", claim.id, said, f"it also {_step_words(findings, aim)}", hint)


def _missing(findings: Findings, hint: Hint) -> Iterator[Diagnostic]:
    """The claims that the student has not, each at the box it hangs on; what hangs on them is only counted."""
    reference = findings.judge.reference
    mine = {other: own for own, other in findings.matches.items()}
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
        place = home or findings.judge.student.thesis or ""
        more = f", and {below[claim]} more below it" if below[claim] else ""
        said = f"something that bears on “{_own(findings, home)}” is missing" if home else "a claim is missing"
        relation = next(iter(reference.out_of.get(claim, ())), None)
        what = role(reference, relation) if relation is not None else "claim"
        answer = f"missing is “{_theirs(findings, claim)}” ({what})"
        yield _said(findings, "missing-claim", place, said + more, answer, hint)


def _targets(debate: ArgumentMap) -> dict[str, str]:
    """The first claim that each claim bears on; a recommendation has no other home."""
    found: dict[str, str] = {}
    for relation in debate.relations:
        if isinstance(debate.by_id[relation.target], Claim):
            for premise in relation.premises:
                found.setdefault(premise, relation.target)
    return found


def _said(findings: Findings, name: str, element: str, own: str, answer: str, hint: Hint) -> Diagnostic:
    principle = PRINCIPLES[name]
    message = own
    if hint is Hint.PRINCIPLE:
        message = f"{own}. {principle.statement} {principle.action}"
    elif hint is Hint.ANSWER:
        message = f"{own}; {answer}. {principle.statement}"
    severity = Severity.ERROR if name in GRAVE else Severity.WARNING
    span = findings.student.span(element, "text") if element else findings.student.span("", "thesis", "title")
    return Diagnostic(principle.code, name, severity, message, findings.student.file, span, element or None)


def _own(findings: Findings, claim: str | None) -> str:
    return cut(findings.judge.student.claim(claim).text) if claim else ""


def _theirs(findings: Findings, claim: str) -> str:
    return cut(findings.judge.reference.claim(claim).text)


def _target(findings: Findings, step: Relation) -> str:
    """What a step of the student leads to, in the student's words."""
    target = findings.judge.student.by_id[step.target]
    return cut(target.text) if isinstance(target, Claim) else f"the step from {_own(findings, target.premises[0])}"


def _step_words(findings: Findings, aim: Relation) -> str:
    """What a step of the reference does, for the answer."""
    target = findings.judge.reference.by_id[aim.target]
    if isinstance(target, Relation):
        end = f"the step from “{_theirs(findings, target.premises[0])}”"
    else:
        end = f"“{cut(target.text)}”"
    together = f", together with {len(aim.premises) - 1} other" if len(aim.premises) > 1 else ""
    return f"{_WAYS[aim.polarity]} {end}{together}"


def _kind(claim: Claim) -> str:
    return {"claim": "plain claim"}.get(claim.kind.value, f"claim of the kind {claim.kind.value}")
