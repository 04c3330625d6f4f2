"""Semantic tokens: keys by what their entries do, ids, the words of claims, and quotes.

The types are those that every colour theme knows; modifiers say what is special: `support`, `attack` and `neutral` at
keys and marks of relations, `claim` and `quotation` at texts, `declaration` where an id is given.
"""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from argmap.diagnostics import Ends
from argmap.formats.argdown.tokens import RELATIONS
from argmap.formats.native import entries
from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.positions import count_units
from argmap.lsp.written.argdown_titles import written_titles
from argmap.lsp.written.entry_keys import Holder, value_type
from argmap.lsp.written.map_tree import CLAIM, ELEMENT
from argmap.model.elements import Polarity

_TYPES = ["property", "variable", "string", "enumMember", "operator", "function"]
_MODIFIERS = ["declaration", "support", "attack", "neutral", "claim", "quotation"]
LEGEND = types.SemanticTokensLegend(_TYPES, _MODIFIERS)
_POLARITY = {
    Polarity.SUPPORT: "support",
    Polarity.ATTACK: "attack",
    Polarity.NEUTRAL: "neutral",
    Polarity.UNKNOWN: "neutral",
}
_LINKS = {
    "supports": "support",
    "attacks": "attack",
    "addresses": "attack",
    "context": "neutral",
    "unsigned": "neutral",
}
_MARKS = {"support": "support", "attack": "attack", "undercut": "attack", "contradictory": "attack"}

Token = tuple[int, int, str, tuple[str, ...]]
"""Start and end as offsets, type, modifiers."""


def tokens_of(analysis: Analysis, params: types.SemanticTokensParams) -> types.SemanticTokens:
    """All tokens of the text, each on one line; in Argdown, titles and the marks of relations."""
    tokens = _argdown(analysis) if analysis.format == "argdown" else _native(analysis)
    return types.SemanticTokens(_encode(analysis, sorted(tokens)))


def _native(analysis: Analysis) -> Iterator[Token]:
    at, tree = analysis.positions.offset_of, analysis.tree

    def between(ends: Ends) -> tuple[int, int]:
        return at(*ends[:2]), at(*ends[2:])

    for ends, key, holder in tree.keys:
        polarity = _polarity_of(key, holder)
        yield *between(ends), "property", (polarity,) if polarity else ()
    for name in tree.names:
        is_id = name.of in (CLAIM, ELEMENT)
        given = ("declaration",) if name.is_given else ()
        yield *between(name.ends), "variable" if is_id else "enumMember", given
    for value in tree.scalars:
        if value.key in ("quote", "quotes"):
            yield *between(value.ends), "string", ("quotation",)
        elif value.key == "claim":
            yield *between(value.ends), "string", ("claim",)
    for entry in tree.entries:
        if entry.form == "text":
            yield *between(entry.place.ends), "string", ("claim",)


def _polarity_of(key: str, holder: Holder) -> str:
    """What the entries below a key do, or the claims that it names."""
    if key in _LINKS:
        return _LINKS[key]
    if holder is entries.RelationEntry and key in entries.RELATION_KEYS:
        return _POLARITY[entries.RELATION_KEYS[key]]
    value = value_type((holder,), key)
    if value is None or not value.is_list or key == "premises":
        return ""
    return {"Reason": "support", "Objection": "attack"}.get(value.name, "")


def _argdown(analysis: Analysis) -> Iterator[Token]:
    for title in written_titles(analysis.tokens):
        given = ("declaration",) if title.is_definition else ()
        yield title.start, title.end, "function" if title.is_argument else "variable", given
    relations = set(RELATIONS.values())
    for kind, image, start in analysis.tokens:
        if kind in relations:
            lead = len(image) - len(image.lstrip(" \t'"))
            yield start + lead, start + len(image), "operator", (_MARKS[kind.removeprefix("outgoing ")],)


def _encode(analysis: Analysis, tokens: list[Token]) -> list[int]:
    """The tokens as the protocol wants them: five numbers each, relative to the token before."""
    encoded: list[int] = []
    positions, text = analysis.positions, analysis.text
    starts, encoding = positions.starts, positions.encoding
    line = line_before = character_before = last = 0
    modifiers = {name: 1 << number for number, name in enumerate(_MODIFIERS)}
    kinds = {name: number for number, name in enumerate(_TYPES)}
    for whole_start, whole_end, kind, marks in tokens:
        for start, end in _by_lines(text, max(whole_start, last), whole_end):
            while line + 1 < len(starts) and starts[line + 1] <= start:
                line += 1
            character = (
                count_units(text[starts[line] : start], encoding) if line else analysis.position_at(start).character
            )
            encoded += [
                line - line_before,
                character - (character_before if line == line_before else 0),
                count_units(text[start:end], encoding),
                kinds[kind],
                sum(modifiers[mark] for mark in marks),
            ]
            line_before, character_before, last = line, character, end
    return encoded


def _by_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a token that are on lines of their own, without the white space around them."""
    if "\n" not in text[start:end]:
        if start < end:
            yield start, end
        return
    while start < end:
        stop = text.find("\n", start, end)
        stop = stop if stop >= 0 else end
        part = text[start:stop]
        first = start + len(part) - len(part.lstrip())
        last = start + len(part.rstrip())
        if first < last:
            yield first, last
        start = stop + 1


FEATURE = Feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, tokens_of, LEGEND)
