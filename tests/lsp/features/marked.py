"""Texts with a mark for the cursor, and what a feature answers there, in a form that tests can read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import FEATURES
from argmap.lsp.positions import UTF_16

CURSOR = "‸"
TOWN = """\
argmap: 1
issues: [air, trade]
thesis:
  id: close
  claim: The old town should be closed to private cars.
pillars:
  - id: clean
    claim: The air gets cleaner.
    issue: air
objections:
  - id: shops
    claim: Shops lose customers.
    relation: shops-step
"""
URI = "file:///maps/town.yaml"


def opened(marked: str, format: str = "native", **named: Any) -> tuple[Analysis, int]:
    """The analysis of a text without its mark, and the offset of the mark."""
    offset = marked.find(CURSOR)
    text = marked.replace(CURSOR, "")
    return Analysis(URI, 1, text, format, **{"encoding": UTF_16, **named}), max(offset, 0)


def answer(name: str, analysis: Analysis, offset: int = 0, **more: Any) -> Any:
    """What a feature answers at an offset; `name` is that of its module, with hyphens."""
    document = types.TextDocumentIdentifier(analysis.uri)
    position = analysis.position_at(offset)
    params = SimpleNamespace(text_document=document, position=position, **more)
    return FEATURES.get(name).answer(analysis, params)


def ask(name: str, marked: str, format: str = "native", **more: Any) -> Any:
    """What a feature answers at the mark."""
    analysis, offset = opened(marked, format)
    return answer(name, analysis, offset, **more)


def proposals(marked: str, format: str = "native") -> list[str]:
    """The labels of the completions at the mark, in their order."""
    items = ask("completion", marked, format).items
    return [item.label for item in sorted(items, key=lambda item: item.sort_text)]


def completed(marked: str, label: str, format: str = "native") -> str:
    """The line of the mark, and what is added below it, after a completion was taken."""
    analysis, offset = opened(marked, format)
    item = next(item for item in answer("completion", analysis, offset).items if item.label == label)
    return edited(analysis, [item.text_edit])[analysis.text.rfind("\n", 0, offset) + 1 :].rstrip("\n")


def edited(analysis: Analysis, edits: list[types.TextEdit]) -> str:
    """The text with edits of the client."""
    text = analysis.text
    placed = [(analysis.offset_at(e.range.start), analysis.offset_at(e.range.end), e.new_text) for e in edits]
    for start, end, new in sorted(placed, reverse=True):
        text = text[:start] + new + text[end:]
    return text
