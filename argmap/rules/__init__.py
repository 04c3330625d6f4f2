"""What is wrong with a map that reads well: one rule, one file. Here they are run, placed and suppressed.

Rules run in the order of their codes, so those about suppressions come last. An `allow` in the header covers the whole
map, one on a claim covers the claim and the relations it is a premise of, one on a relation that relation. A comment
`# argmap: ignore[RULE]` covers what is found on its line, or on the next line when it stands alone. Diagnostics of the
reading stage cannot be suppressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from argmap.diagnostics import START, Diagnostic, Severity, Span
from argmap.model.document import Document
from argmap.model.elements import Relation
from argmap.model.structure.map_figures import Figures
from argmap.rules.running.ignore_comments import Ignores
from argmap.rules.running.rule import Finding, Rule, RuleContext
from argmap.rules.running.rule import Scores as Scores
from argmap.rules.running.rule_plan import RulePlan as RulePlan
from argmap.rules.running.rule_plan import choose_rules as choose_rules
from argmap.rules.running.rule_plan import find_rule as find_rule
from argmap.rules.running.rule_plan import resolve_selectors as resolve_selectors
from argmap.rules.running.rule_plan import rules_in_order as rules_in_order
from argmap.rules.running.rule_plan import rules_to_run
from argmap.syntax.collector import steady

MOST = 1000
"""Findings of one rule in one file that are told apart; no person reads more."""


def check(
    document: Document,
    *,
    scores: Callable[[], Scores] | None = None,
    plan: RulePlan | None = None,
    before: Figures | None = None,
    ignore: Iterable[str] = (),
) -> list[Diagnostic]:
    """The document's own diagnostics and the findings of the rules, in the order of their places.

    `scores` is called only when a rule needs the scores of the map. `ignore` holds selectors of rules (names, codes,
    beginnings of codes) that `plan` would run; KeyError for one that is unknown. `before` is what a baseline has for
    the map.
    """
    plan = plan or RulePlan()
    dropped = frozenset(resolve_selectors(ignore))
    context = RuleContext(document, plan.language, before)
    ignores = Ignores(context)
    diagnostics = list(document.diagnostics)
    options, has_source = plan.options, document.source_text is not None
    with steady(ages=False):
        for rule in rules_to_run(plan.rules, dropped):
            if rule.needs_source and not has_source:
                continue
            name, needs_scores = rule.name, rule.needs_scores
            context.provider = scores if needs_scores else None
            chosen = options.get(name)
            context.options = {**rule.options, **chosen} if chosen else rule.options
            findings = iter(rule.check(context))
            if (first := next(findings, None)) is not None:  # most rules find nothing in most maps
                severity = plan.severities.get(name, rule.severity)
                diagnostics += _diagnose(context, ignores, rule, severity, chain((first,), findings))
            if scores is not None or not needs_scores:
                context.rules_run.add(name)
    return sorted(diagnostics, key=Diagnostic.sort_key)


def _diagnose(
    context: RuleContext, ignores: Ignores, rule: Rule, severity: Severity, findings: Iterable[Finding]
) -> list[Diagnostic]:
    """The first thousand findings of a rule that no `allow`, no comment and no unread part of the text holds back,
    placed, and one that counts the others.
    """
    diagnostics: list[Diagnostic] = []
    count = 0
    for finding in findings:
        if _is_allowed(context, rule, finding) or finding.element in context.document.doubtful:
            continue
        if rule.reports_absence and _is_incomplete(context.document, finding.element):
            continue
        if count <= MOST or ignores:
            placed = _place_finding(context.document, rule, severity, finding)
            if ignores.suppress(rule, placed.span):
                continue
            if count <= MOST:
                diagnostics.append(placed)
        count += 1
    if count > MOST:
        message = f"{count - MOST:,} more findings like the {MOST:,} before"
        diagnostics[MOST] = replace(diagnostics[MOST], message=message, fix=None, related=())
    return diagnostics


def _is_allowed(context: RuleContext, rule: Rule, finding: Finding) -> bool:
    """Whether an `allow` holds a finding back; the context notes which."""
    holders = [element for element, allow in _holders(context, finding.element) if rule.name in allow]
    context.used_allows.update((element, rule.name) for element in holders)
    return bool(holders)


def _is_incomplete(document: Document, element: str) -> bool:
    """Whether a part of the text that is left out belongs to an element, or to a premise of a relation."""
    if not document.incomplete:
        return False
    holder = document.map.by_id.get(element)
    premises = holder.premises if isinstance(holder, Relation) else ()
    return not document.incomplete.isdisjoint((element, *premises))


def _holders(context: RuleContext, element: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements whose `allow` covers findings on `element`, each with its `allow`."""
    debate = context.debate
    yield "", debate.allow
    if element:
        holder = debate.by_id[element]
        yield element, holder.allow
        if isinstance(holder, Relation):
            yield from ((premise, debate.claim(premise).allow) for premise in holder.premises)


def _place_finding(document: Document, rule: Rule, severity: Severity, finding: Finding) -> Diagnostic:
    related = tuple(
        replace(other, span=document.span(other.element)) if other.span is None and other.element is not None else other
        for other in finding.related
    )
    span = finding.span or _find_place(document, finding.element, finding.field)
    message, element = finding.message, finding.element or None
    fix = finding.fix if document.format == "native" else None  # fixes write what native files say
    return Diagnostic(rule.code, rule.name, severity, message, document.file, span, element, related, fix)


def _find_place(document: Document, element: str, field: str) -> Span | None:
    """The place of a field, else of what holds it, else the start; None for a map that was never a text."""
    parts = field.split(".")
    names = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    place = document.span(element, *names)
    return START if place is None and document.text else place
