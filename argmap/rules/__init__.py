"""What is wrong with a map that reads well: one rule, one file. Here they are run, placed and suppressed.

Rules run in the order of their codes, so those about `allow` come last. An `allow` in the header covers the whole
map, one on a claim covers the claim and the relations it is a premise of, one on a relation that relation.
Diagnostics of the reading stage cannot be suppressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from argmap.diagnostics import READING, START, Diagnostic, Span, nearest
from argmap.model.document import Document
from argmap.model.elements import Relation
from argmap.registry import RULES
from argmap.rules._rule import Case, Finding, Rule, Scores

MOST = 1000
"""Findings of one rule in one file that are told apart; no person reads more."""


def check(
    document: Document, *, scores: Callable[[], Scores] | None = None, ignore: Iterable[str] = ()
) -> list[Diagnostic]:
    """The document's own diagnostics and the findings of all rules, in the order of their places.

    `scores` is called only when a rule needs the scores of the map. `ignore` holds names or codes of rules; KeyError
    for one that is unknown.
    """
    ignored = {rule_named(name).name for name in ignore}
    case = Case(document)
    found = list(document.diagnostics)
    for rule in _in_order():
        if rule.name in ignored or (rule.needs_source and document.source_text is None):
            continue
        case.provider = scores if rule.needs_scores else None
        found.extend(_bounded(document, rule, _kept(case, rule)))
        if scores is not None or not rule.needs_scores:
            case.judged.add(rule.name)
    return sorted(found, key=Diagnostic.sort_key)


def rule_named(name: str) -> Rule:
    """The rule with this name or code; KeyError, with the nearest name, when there is none."""
    rules = _in_order()
    for rule in rules:
        if name in (rule.name, rule.code):
            return rule
    if name in READING or any(name == reading for reading, _ in READING.values()):
        raise KeyError(f"'{name}' says that a part of the text cannot be read; that cannot be ignored")
    near = nearest(name, [*(rule.name for rule in rules), *(rule.code for rule in rules)])
    raise KeyError(f"no rule is called '{name}'" + (f"; did you mean '{near}'?" if near else ""))


def _in_order() -> list[Rule]:
    return sorted(RULES, key=lambda rule: rule.code)


def _bounded(document: Document, rule: Rule, findings: Iterator[Finding]) -> Iterator[Diagnostic]:
    """The first thousand findings of a rule, placed, and one that counts the others."""
    yield from (_placed(document, rule, finding) for finding in islice(findings, MOST))
    last, count = None, 0
    for finding in findings:
        last, count = last or finding, count + 1
    if last is not None:
        yield _placed(document, rule, last._replace(message=f"{count:,} more findings like the {MOST:,} before"))


def _kept(case: Case, rule: Rule) -> Iterator[Finding]:
    """The findings of a rule that no `allow` holds back."""
    for finding in rule.check(case):
        holders = [holder for holder in _holders(case, finding.element) if rule.name in holder[1]]
        case.used.update((element, rule.name) for element, _ in holders)
        if not holders:
            yield finding


def _holders(case: Case, element: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements whose `allow` covers findings on `element`, each with its `allow`."""
    debate = case.debate
    yield "", debate.allow
    if element:
        own = debate.by_id[element]
        yield element, own.allow
        if isinstance(own, Relation):
            yield from ((premise, debate.claim(premise).allow) for premise in own.premises)


def _placed(document: Document, rule: Rule, finding: Finding) -> Diagnostic:
    related = tuple(
        replace(other, span=document.span(other.element)) if other.span is None and other.element is not None else other
        for other in finding.related
    )
    span = _place(document, finding.element, finding.field)
    message, element = finding.message, finding.element or None
    return Diagnostic(rule.code, rule.name, rule.severity, message, document.file, span, element, related, finding.fix)


def _place(document: Document, element: str, field: str) -> Span | None:
    """The place of a field, else of what holds it, else the start; None for a map that was never a text."""
    parts = field.split(".")
    names = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    place = document.span(element, *names)
    return START if place is None and document.text else place
