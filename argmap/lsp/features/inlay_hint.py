"""Inlay hints: the strength of each claim behind its words. Scores are computed when the editor asks for hints."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.written.argdown_titles import written_titles
from argmap.scoring import UnsettledError, strengths


def hint(analysis: Analysis, params: types.InlayHintParams) -> list[types.InlayHint]:
    """The hints within a range; in Argdown, behind the first title or the beginning of a statement."""
    first, last = analysis.offset_at(params.range.start), analysis.offset_at(params.range.end)
    places = [place for place in _places(analysis) if first <= place[1] <= last]
    if not places:
        return []
    try:
        computed = strengths(analysis.map)
    except UnsettledError:  # a cycle that does not settle has no strengths; the rules report it
        return []
    return [_hint(analysis, claim, offset, computed[claim]) for claim, offset in places]


def _hint(analysis: Analysis, claim: str, offset: int, strength: float) -> types.InlayHint:
    base = analysis.map.base_score(claim)
    return types.InlayHint(
        analysis.position_at(offset),
        f"{strength:.2f}",
        tooltip=f"strength of {claim} (base {base:.2f})",
        padding_left=True,
    )


def _places(analysis: Analysis) -> Iterator[tuple[str, int]]:
    """Each claim with the offset behind its words."""
    text, spans = analysis.text, analysis.document.spans
    is_argdown = analysis.format == "argdown"
    titles = {title.start - 1: title.end + 1 for title in written_titles(analysis.tokens)} if is_argdown else {}
    for claim in analysis.map.claims:
        span = spans.get((claim.id, "" if is_argdown else "text"))
        if span is None:
            continue
        start, end = analysis.offsets_of(span)
        if is_argdown:
            end = titles.get(start, end)
        while end > start and text[end - 1].isspace():
            end -= 1
        yield claim.id, end


FEATURE = Feature(types.TEXT_DOCUMENT_INLAY_HINT, hint)
