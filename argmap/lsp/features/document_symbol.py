"""The outline of a map: the thesis, the pillars, and what is below each of them, with its role."""

from __future__ import annotations

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.written.argdown_lines import outline_lines
from argmap.lsp.written.map_tree import Path, WrittenEntry
from argmap.model.elements import shorten

_DEEPEST = 50
"""Levels of the outline; what is deeper is in the last of them."""
_LENGTH = 120
"""Characters of a name."""
_ICONS = {
    "thesis": types.SymbolKind.Class,
    "pillar": types.SymbolKind.Method,
    "reason": types.SymbolKind.Field,
    "evidence": types.SymbolKind.Constant,
    "backing": types.SymbolKind.Field,
    "objection": types.SymbolKind.Event,
    "rebuttal": types.SymbolKind.Event,
    "undercut": types.SymbolKind.Event,
    "recommendation": types.SymbolKind.Function,
    "context": types.SymbolKind.Variable,
    "relation": types.SymbolKind.Operator,
    "heading": types.SymbolKind.Namespace,
    "support": types.SymbolKind.Field,
    "attack": types.SymbolKind.Event,
}


def list_symbols(analysis: Analysis, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """The outline; in Argdown, headings, statements and arguments by their indentation."""
    return _argdown(analysis) if analysis.format == "argdown" else _native(analysis)


def _native(analysis: Analysis) -> list[types.DocumentSymbol]:
    top: list[types.DocumentSymbol] = []
    by_path: dict[Path, tuple[types.DocumentSymbol, int]] = {}
    for entry in analysis.tree.entries:
        symbol = _symbol(analysis, entry)
        above = next(
            (by_path[entry.path[:n]] for n in range(len(entry.path) - 1, 0, -1) if entry.path[:n] in by_path), None
        )
        if above is None:
            top.append(symbol)
            by_path[entry.path] = symbol, 0
            continue
        parent, depth = above
        assert isinstance(parent.children, list)
        parent.children.append(symbol)
        # what is below the deepest level goes into its parent
        by_path[entry.path] = (symbol, depth + 1) if depth < _DEEPEST else above
    return top


def _symbol(analysis: Analysis, entry: WrittenEntry) -> types.DocumentSymbol:
    at = analysis.positions.offset_of
    role = entry.key.removesuffix("s") if entry.key != "thesis" else "thesis"
    start = at(*entry.place.ends[:2])
    end = max(at(*analysis.tree.ends.get(id(entry.place), entry.place.ends[2:])), start)
    value = entry.value if isinstance(entry.value, dict) else {}
    if entry.form == "text":
        words, key = str(entry.value), ""
    elif entry.form == "relation":
        target = next((str(value[k]) for k in ("support", "attack", "neutral", "unsigned") if value.get(k)), "?")
        premises = value.get("premises")
        words = f"{', '.join(map(str, premises)) if isinstance(premises, list) else premises} → {target}"
        key = "premises"
    elif entry.form == "premises":
        words, key = "together", "premises"
    elif entry.form == "ref":
        words, key = f"→ {value.get('ref')}", "ref"
    else:
        words, key = str(value.get("claim") or value.get("id") or "(no text)"), "claim"
    ends = entry.place.ends_at(key) if key and entry.form != "premises" else None
    chosen = (at(*ends[:2]), at(*ends[2:])) if ends is not None else (start, start)
    detail = f"{role} · {value['id']}" if isinstance(value.get("id"), str) else role
    return types.DocumentSymbol(
        shorten(words, _LENGTH) or "(no text)",
        _ICONS.get(role, types.SymbolKind.Variable),
        analysis.range_between(start, max(end, chosen[1])),
        analysis.range_between(*chosen),
        detail=shorten(detail, _LENGTH),
        children=[],
    )


def _argdown(analysis: Analysis) -> list[types.DocumentSymbol]:
    top: list[types.DocumentSymbol] = []
    above: list[tuple[tuple[int, int], types.DocumentSymbol]] = []
    for line in outline_lines(analysis.text, analysis.tokens):
        while above and above[-1][0] >= line.depth:
            above.pop()
        range_ = analysis.range_between(line.start, line.end)
        role = line.relation.removeprefix("outgoing ") or line.kind
        icon = _ICONS.get(role, types.SymbolKind.Variable)
        symbol = types.DocumentSymbol(shorten(line.words, _LENGTH), icon, range_, range_, detail=role, children=[])
        for _, outer in above:
            outer.range = types.Range(outer.range.start, range_.end)
        (above[-1][1].children if above else top).append(symbol)  # type: ignore[union-attr]
        if len(above) < _DEEPEST:
            above.append((line.depth, symbol))
    return top


FEATURE = Feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, list_symbols)
