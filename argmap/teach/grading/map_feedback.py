"""Feedback on a whole map: one message per mistake, at the student's own box, as strong as the hint.

The first hint says where a mistake is, the second adds the principle and what to do, the last one shows what the
reference has. Before the last one no text of the reference is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Severity
from argmap.language.wording import SOURCE, Wording
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.principles import PRINCIPLES
from argmap.model.structure.homes import parents
from argmap.model.structure.lines import role
from argmap.teach.grading.claim_credit import ClaimCredit, Judge
from argmap.teach.grading.claim_reading import MapReading
from argmap.teach.grading.grade_answers import Hint, add_principle, shorten

GRAVE = {"wrong-thesis", "wrong-sign"}


class MapComparison(NamedTuple):
    """A student's map compared with a reference.

    `matches` leads from ids of the student's claims to those of the reference, sure or maybe, `credits` from the same
    ids to what each pair earns; `judge` compares steps; `reading` says how each claim was read.
    """

    student: Document
    judge: Judge
    matches: Mapping[str, str]
    credits: Mapping[str, ClaimCredit]
    reading: MapReading

    @property
    def wording(self) -> Wording:
        """The words of the language of the reference, else of the student's map."""
        return Wording(self.judge.reference.language or self.judge.student.language or SOURCE)


def feedback(comparison: MapComparison, hint: Hint) -> Iterator[Diagnostic]:
    """The messages in the order of the student's map: the thesis, then claim by claim, then what is missing."""
    student, reference, word = comparison.judge.student, comparison.judge.reference, comparison.wording.word
    similar = comparison.judge.likenesses.get(student.thesis or "", {})
    if reference.thesis is not None and reference.thesis not in similar:
        own = _own_text(comparison, student.thesis)
        mistake = word("feedback.map.not-thesis", claim=own) if student.thesis else word("feedback.map.no-thesis")
        solution = word("feedback.map.thesis", claim=_reference_text(comparison, reference.thesis))
        yield _word(comparison, "wrong-thesis", student.thesis or "", mistake, solution, hint)
    for claim in student.claims:
        match = comparison.matches.get(claim.id)
        if match is None and claim.id in comparison.reading.in_text:
            continue
        if match is None:
            mistake = word("feedback.map.extra", claim=_quote(comparison, claim))
            yield _word(comparison, "extra-claim", claim.id, mistake, word("feedback.map.none-left"), hint)
            continue
        expected = reference.claim(match)
        if claim.kind is not expected.kind:
            own, right = (word(f"feedback.kind.{each.kind}") for each in (claim, expected))
            mistake = word("feedback.map.kind", claim=_quote(comparison, claim), kind=own)
            yield _word(comparison, "wrong-kind", claim.id, mistake, word("feedback.map.kind-is", kind=right), hint)
        yield from _check_steps(comparison, claim, expected, hint)
    yield from _report_missing_claims(comparison, hint)


def _check_steps(comparison: MapComparison, claim: Claim, expected: Claim, hint: Hint) -> Iterator[Diagnostic]:
    """The mistakes in the steps from a claim, at most one for each step."""
    student, reference, word = comparison.judge.student, comparison.judge.reference, comparison.wording.word
    own = _quote(comparison, claim)
    pairs = comparison.credits[claim.id].steps
    for step_id, right_id in pairs:
        step, right_step = student.by_id[step_id], reference.by_id[right_id]
        assert isinstance(step, Relation) and isinstance(right_step, Relation)
        credit = comparison.judge.step_credit(step, right_step)
        solution = word("feedback.map.it", step=_describe_step(comparison, right_step))
        is_reported_here = step.premises[0] == claim.id or credit.principle == "co-premises-split"
        if credit.sign < 1:
            mistake = word(f"feedback.sign.{step.polarity}", claim=own, target=_target(comparison, step))
            yield _word(comparison, "wrong-sign", claim.id, mistake, solution, hint)
        elif credit.principle is not None and is_reported_here:
            mistake = word("feedback.map.place", claim=own)
            yield _word(comparison, credit.principle, claim.id, mistake, solution, hint)
    paired_steps = {step_id for step_id, _ in pairs}
    for step in student.out_of.get(claim.id, ()):
        if step.id not in paired_steps and step.premises[0] == claim.id:
            mistake = word("feedback.map.about", claim=own, target=_target(comparison, step))
            yield _word(comparison, "wrong-place", claim.id, mistake, word("feedback.map.too-many"), hint)
    paired_steps = {right_id for _, right_id in pairs}
    for right_step in reference.out_of.get(expected.id, ()):
        if right_step.id not in paired_steps:
            mistake = word("feedback.map.also", claim=own)
            solution = word("feedback.map.it-also", step=_describe_step(comparison, right_step))
            yield _word(comparison, "missing-step", claim.id, mistake, solution, hint)


def _report_missing_claims(comparison: MapComparison, hint: Hint) -> Iterator[Diagnostic]:
    """The claims that the student does not have, each at the box above it; claims below a missing one are counted."""
    reference, word = comparison.judge.reference, comparison.wording.word
    own_ids = {other: own for own, other in comparison.matches.items()}
    parent = {**_first_targets(reference), **parents(reference)}
    said = own_ids.keys() | {other for others in comparison.reading.also.values() for other in others}
    missing = [claim.id for claim in reference.claims if claim.id not in said and claim.id != reference.thesis]
    below = Counter(_top_of(claim, parent, frozenset(missing)) for claim in missing)
    for claim in missing:
        if _top_of(claim, parent, frozenset(missing)) != claim:
            continue
        home = own_ids.get(parent.get(claim, ""), "")
        place = home or comparison.judge.student.thesis or ""
        about = _own_text(comparison, home)
        mistake = word("feedback.map.missing-about", claim=about) if home else word("feedback.map.missing")
        if below[claim] > 1:
            mistake = word("feedback.map.missing-below", missing=mistake, number=below[claim] - 1)
        relation = next(iter(reference.out_of.get(claim, ())), None)
        key = f"feedback.role.{role(reference, relation)}" if relation is not None else "role.claim"
        solution = word("feedback.map.missing-is", claim=_reference_text(comparison, claim), role=word(key))
        yield _word(comparison, "missing-claim", place, mistake, solution, hint)


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
    message = add_principle(mistake, solution, principle, hint, comparison.wording)
    severity = Severity.ERROR if name in GRAVE else Severity.WARNING
    student = comparison.student
    span = student.span(element, "text") if element else student.span("", "thesis", "title")
    return Diagnostic(principle.code, name, severity, message, student.file, span, element or None)


def _own_text(comparison: MapComparison, claim: str | None) -> str:
    return _quote(comparison, comparison.judge.student.claim(claim)) if claim else ""


def _reference_text(comparison: MapComparison, claim: str) -> str:
    return _quote(comparison, comparison.judge.reference.claim(claim))


def _target(comparison: MapComparison, step: Relation) -> str:
    """The target of a step of the student, in the student's words."""
    target = comparison.judge.student.by_id[step.target]
    if isinstance(target, Claim):
        return _quote(comparison, target)
    return comparison.wording.word("feedback.step.from", claim=_own_text(comparison, target.premises[0]))


def _quote(comparison: MapComparison, claim: Claim) -> str:
    return comparison.wording.quote(shorten(claim.text))


def _describe_step(comparison: MapComparison, step: Relation) -> str:
    """What a step of the reference does, for the answer."""
    wording, target = comparison.wording, comparison.judge.reference.by_id[step.target]
    if isinstance(target, Relation):
        end = wording.word("feedback.step.from", claim=_reference_text(comparison, target.premises[0]))
    else:
        end = _quote(comparison, target)
    says = wording.word(f"feedback.step.{step.polarity}", target=end)
    others = len(step.premises) - 1
    return wording.quantify(others, "feedback.step.together", step=says) if others else says
