"""Feedback on a whole map: one message per mistake, at the student's own box, as strong as the hint.

The first hint says where a mistake is, the second adds the principle and what to do, the last one shows what the
reference has. Before the last one no text of the reference is shown, but for what a claim was read as where that is not
sure (`readings`). Messages are for pupils: short sentences, short quotes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
MOST_AT_ONCE = 4
"""Messages that a student sees at a time; more are not read."""
QUOTED = 5
"""Words of a claim that are quoted, so that no sentence is long."""


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
        if match is None:
            yield from _report_unread(comparison, claim, hint)
            continue
        expected = reference.claim(match)
        if claim.kind is not expected.kind:
            own, right = (word(f"feedback.kind.{each.kind}") for each in (claim, expected))
            mistake = word("feedback.map.kind", claim=_quote(comparison, claim), kind=own)
            yield _word(comparison, "wrong-kind", claim.id, mistake, word("feedback.map.kind-is", kind=right), hint)
        yield from _check_steps(comparison, claim, expected, hint)
    yield from _report_missing_claims(comparison, hint)


def readings(comparison: MapComparison) -> list[str]:
    """For each claim that was read, but not surely: as what, for the student to say if it is wrong."""
    word = comparison.wording.word
    return [
        word(
            "feedback.map.read",
            claim=_own_text(comparison, maybe.pupil),
            other=_reference_text(comparison, maybe.model),
        )
        for maybe in comparison.reading.maybe
    ]


def first_things(messages: Sequence[Diagnostic], wording: Wording) -> tuple[list[Diagnostic], str]:
    """The messages that a student should see first, grave ones before others, and how many more there are."""
    first = sorted(messages, key=lambda message: message.severity is not Severity.ERROR)[:MOST_AT_ONCE]
    more = len(messages) - len(first)
    return first, wording.quantify(more, "feedback.map.more") if more else ""


def _report_unread(comparison: MapComparison, claim: Claim, hint: Hint) -> Iterator[Diagnostic]:
    """A claim that says nothing of the reference; what the source has is no mistake."""
    word, own = comparison.wording.word, _quote(comparison, claim)
    denied = comparison.reading.denied.get(claim.id)
    if denied is not None:
        solution = word("feedback.map.opposite-is", claim=_reference_text(comparison, denied))
        yield _word(comparison, "extra-claim", claim.id, word("feedback.map.opposite", claim=own), solution, hint)
    elif claim.id not in comparison.reading.in_text:
        mistake = word("feedback.map.extra", claim=own)
        yield _word(comparison, "extra-claim", claim.id, mistake, word("feedback.map.none-left"), hint)


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
        if credit.sign < 1:
            mistake = word(f"feedback.sign.{step.polarity}", claim=own, target=_target(comparison, step))
            yield _word(comparison, "wrong-sign", claim.id, mistake, solution, hint)
        elif credit.principle == "co-premises-split":
            others = _apart_from(comparison, claim.id, right_step)
            if not others or claim.id == min((claim.id, *others), key=_order(student)):
                yield _word(comparison, credit.principle, claim.id, _belong(comparison, claim, others), solution, hint)
        elif credit.principle is not None and step.premises[0] == claim.id:
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


def _order(student: ArgumentMap) -> Callable[[str], int]:
    places = {claim.id: number for number, claim in enumerate(student.claims)}
    return lambda name: places[name]


def _apart_from(comparison: MapComparison, claim: str, right_step: Relation) -> list[str]:
    """The student's claims that should be joined with a claim and are in steps of their own, with the same mistake."""
    own_ids = {other: own for own, other in comparison.matches.items()}
    others: list[str] = []
    for premise in right_step.premises:
        other = own_ids.get(premise)
        if other is None or other == claim:
            continue
        steps = {right: step for step, right in comparison.credits[other].steps}
        step = comparison.judge.student.by_id.get(steps.get(right_step.id, ""))
        if isinstance(step, Relation) and claim not in step.premises:
            credit = comparison.judge.step_credit(step, right_step)
            if credit.principle == "co-premises-split" and credit.sign == 1:
                others.append(other)
    return others


def _belong(comparison: MapComparison, claim: Claim, others: Sequence[str]) -> str:
    """That some claims belong together; of one alone, that its place is wrong."""
    wording, own = comparison.wording, _quote(comparison, claim)
    if not others:
        return wording.word("feedback.map.place", claim=own)
    if len(others) == 1:
        return wording.word("feedback.map.belong", claim=own, other=_own_text(comparison, others[0]))
    return wording.quantify(len(others), "feedback.map.belong-more", claim=own)


def _report_missing_claims(comparison: MapComparison, hint: Hint) -> Iterator[Diagnostic]:
    """The claims that the student does not have, once for each box that they, or what they are below, are about."""
    reference, wording = comparison.judge.reference, comparison.wording
    own_ids = {other: own for own, other in comparison.matches.items()}
    said = own_ids.keys() | {other for others in comparison.reading.also.values() for other in others}
    parent = {**_first_targets(reference), **parents(reference)}
    missing = [claim.id for claim in reference.claims if claim.id not in said and claim.id != reference.thesis]
    by_home: dict[str, list[str]] = {}
    for claim in missing:
        top = _top_of(claim, parent, frozenset(missing))
        by_home.setdefault(own_ids.get(parent.get(top, ""), ""), []).append(claim)
    for home, claims in by_home.items():
        key = "feedback.map.lacks-about" if home else "feedback.map.lacks"
        about = {"claim": _own_text(comparison, home)} if home else {}
        mistake = wording.quantify(len(claims), key, **about)
        solution = ". ".join(_describe_missing(comparison, claim) for claim in claims[:MOST_AT_ONCE])
        yield _word(comparison, "missing-claim", home or comparison.judge.student.thesis or "", mistake, solution, hint)


def _describe_missing(comparison: MapComparison, claim: str) -> str:
    """A claim of the reference, with its role."""
    reference, word = comparison.judge.reference, comparison.wording.word
    relation = next(iter(reference.out_of.get(claim, ())), None)
    key = f"feedback.role.{role(reference, relation)}" if relation is not None else "role.claim"
    return word("feedback.map.missing-is", claim=_reference_text(comparison, claim), role=word(key))


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
    if hint is Hint.ANSWER:
        message = comparison.wording.word(
            "feedback.map.with-answer",
            mistake=mistake,
            solution=solution[:1].upper() + solution[1:],
            says=principle.say(comparison.wording),
        )
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
    words = claim.text.split()
    text = " ".join(words[:QUOTED]) + "…" if len(words) > QUOTED else " ".join(words)
    return comparison.wording.quote(shorten(text))


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
