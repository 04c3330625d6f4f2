"""Relations of which a text does not say whether they support or attack: reported, or taken for support on request.

A reader adds them with the polarity `unknown` and nothing else; what is reported about them is the same in all formats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.codes import Code
from argmap.diagnostics import START, Diagnostic, Ends, Severity, Span, diagnose
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity, Relation, shorten
from argmap.syntax import limits

ASSUMABLE = ("support",)
"""What `assume` may be."""
ASSUMED = "assumed"
"""The key of a map's metadata that says how many relations of each polarity were assumed."""


def report_unknown_signs(
    debate: ArgumentMap,
    spans: Mapping[tuple[str, str], Span],
    fix: str | None = None,
    problems: Mapping[Ends, str] | None = None,
) -> list[Diagnostic]:
    """One error for each relation whose sign is unknown; a single one with their number where no relation has a sign.

    `fix` says how a sign is given in the format, such as `begin it with 'Pro:' or 'Con:'`; `problems` says by place
    what was found instead of a sign.
    """
    problems = problems or {}
    unknown = [relation for relation in debate.relations if relation.polarity is Polarity.UNKNOWN]
    if len(unknown) > 1 and not problems and not any(relation.polarity.is_signed for relation in debate.relations):
        message = (
            f"nothing in this file says what supports and what attacks: {len(unknown):,} relations have no sign; "
            f"for each, {fix or 'write it under reasons or objections'}; or read the file with `--assume support`"
        )
        return [diagnose(Code.UNKNOWN_SIGN, message, min(_place(relation, spans) for relation in unknown))]
    diagnostics = []
    for relation in unknown[: limits.DIAGNOSTICS_ALIKE]:
        place = _place(relation, spans)
        problem = problems.get((*place.start, *place.end))
        message = problem or _describe(debate, relation, fix)
        diagnostics.append(diagnose(Code.UNKNOWN_SIGN, message, place, element=relation.id))
    if len(unknown) > limits.DIAGNOSTICS_ALIKE:
        message = f"{len(unknown) - limits.DIAGNOSTICS_ALIKE:,} more relations have no sign"
        diagnostics.append(diagnose(Code.UNKNOWN_SIGN, message, _place(unknown[limits.DIAGNOSTICS_ALIKE], spans)))
    return diagnostics


def assume_sign(document: Document, polarity: str) -> Document:
    """The document with `polarity` for every unknown sign; its metadata and an info say how many were assumed.

    Raises ValueError for a polarity that cannot be assumed.
    """
    if polarity not in ASSUMABLE:
        raise ValueError(f"'{polarity}' cannot be assumed; expected {' or '.join(map(repr, ASSUMABLE))}")
    builder = MapBuilder.of(document.map)
    unknown = [relation for relation in builder.relations if relation.polarity is Polarity.UNKNOWN]
    if not unknown:
        return document
    for relation in unknown:
        relation.polarity = Polarity(polarity)
    builder.header["metadata"] = {**document.map.metadata, ASSUMED: {polarity: str(len(unknown))}}
    others = [diagnostic for diagnostic in document.diagnostics if diagnostic.code != Code.UNKNOWN_SIGN]
    at = next((diagnostic.span for diagnostic in document.diagnostics if diagnostic.code == Code.UNKNOWN_SIGN), START)
    have = "relation has" if len(unknown) == 1 else "relations have"
    message = f"{len(unknown):,} {have} no sign in this file; {polarity} is assumed"
    assumed = diagnose(Code.ASSUMED_RELATION, message, at, severity=Severity.INFO)
    diagnostics = sorted((*others, replace(assumed, file=document.file)), key=Diagnostic.sort_key)
    return replace(document, map=builder.build(), diagnostics=tuple(diagnostics))


def _describe(debate: ArgumentMap, relation: Relation, fix: str | None) -> str:
    target = debate.by_id[relation.target]
    onto_step = isinstance(target, Relation)
    while isinstance(target, Relation):
        target = debate.by_id[target.premises[0]]
    what = f"the step from '{shorten(target.text, 40)}'" if onto_step else f"'{shorten(target.text, 40)}'"
    premise = shorten(debate.claim(relation.premises[0]).text, 40)
    keys = "backing or undercuts" if onto_step else "reasons or objections"
    return f"nothing says whether '{premise}' supports or attacks {what}; {fix or f'write it under {keys}'}"


def _place(relation: Relation, spans: Mapping[tuple[str, str], Span]) -> Span:
    places = (spans.get((element, "")) for element in (relation.id, relation.premises[0]))
    return next((place for place in places if place is not None), START)
