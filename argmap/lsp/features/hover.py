"""Hover: a claim with its strength and why, a relation, a scheme with its questions, a rule, or a key of the format."""

from __future__ import annotations

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.written import element_help
from argmap.lsp.written.key_help import key_help
from argmap.lsp.written.map_tree import ELEMENT, ISSUE, RULE, SCHEME
from argmap.lsp.written.occurrences import claim_of_title, occurrence_at
from argmap.model.elements import Claim, Relation
from argmap.patterns import compile_later

_IGNORED = compile_later(r"#\s*argmap:\s*ignore\[([^\]\n]*)")
_NAME = compile_later(r"[\w-]+")


def hover(analysis: Analysis, params: types.HoverParams) -> types.Hover | None:
    """What is known of the thing at the cursor; in Argdown, of the claim that a title names."""
    offset = analysis.offset_at(params.position)
    for answer in (_ignored, _key, _named, _element):
        if analysis.format == "argdown" and answer in (_ignored, _key):
            continue
        found = answer(analysis, offset)
        if found is not None and found[0]:
            text, start, end = found
            content = types.MarkupContent(types.MarkupKind.Markdown, text)
            return types.Hover(content, analysis.range_between(start, end))
    return None


def _ignored(analysis: Analysis, offset: int) -> tuple[str, int, int] | None:
    """A rule that a comment names."""
    start = analysis.text.rfind("\n", 0, offset) + 1
    end = analysis.text.find("\n", offset)
    comment = _IGNORED.search(analysis.text, start, end if end >= 0 else len(analysis.text))
    for name in _NAME.finditer(analysis.text, *comment.span(1)) if comment is not None else ():
        if name.start() <= offset <= name.end():
            return element_help.rule_help(name[0]), *name.span()
    return None


def _key(analysis: Analysis, offset: int) -> tuple[str, int, int] | None:
    """A key of the format."""
    at = analysis.positions.offset_of
    for ends, key, holder in analysis.tree.keys:
        start, end = at(*ends[:2]), at(*ends[2:])
        if start <= offset <= end and (said := key_help(key, holder)):
            return f"**{key}**: {said}", start, end
    return None


def _named(analysis: Analysis, offset: int) -> tuple[str, int, int] | None:
    """What an id or a name stands for."""
    named = occurrence_at(analysis, offset)
    if named is None:
        return None
    if named.of == SCHEME:
        said = element_help.scheme_help(named.name)
    elif named.of == RULE:
        said = element_help.rule_help(named.name)
    elif named.of == ISSUE:
        said = element_help.issue_help(analysis.map, named.name)
    else:
        element = named.name if named.of == ELEMENT else claim_of_title(analysis, named)
        said = _say(analysis, element) if element is not None else ""
    return said, named.start, named.end


def _element(analysis: Analysis, offset: int) -> tuple[str, int, int] | None:
    """The claim whose words or quotes are at a place."""
    place = analysis.element_at(offset)
    if place is None or not place.element or not place.start <= offset <= place.end:
        return None
    if (
        analysis.format != "argdown"
        and place.field not in ("text", "premises")
        and not place.field.startswith("quotes")
    ):
        return None
    return _say(analysis, place.element), place.start, place.end


def _say(analysis: Analysis, element: str) -> str:
    found = analysis.map.by_id.get(element)
    if isinstance(found, Claim):
        return element_help.claim_help(analysis.map, found)
    return element_help.relation_help(analysis.map, found) if isinstance(found, Relation) else ""


FEATURE = Feature(types.TEXT_DOCUMENT_HOVER, hover)
