"""Colours, strengths behind claims, and links."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from argmap.lsp.features.semantic_tokens_full import LEGEND
from tests.lsp.features.marked import TOWN, answer, opened
from tests.samples.unsettled import UNSETTLED

WHOLE = types.Range(types.Position(0, 0), types.Position(999, 0))


def tokens(text: str, format: str = "native", encoding: str = "utf-16") -> list[str]:
    """Each token as its words, its type and its modifiers."""
    analysis, _ = opened(text, format, encoding=encoding)
    encoded = answer("semantic-tokens-full", analysis).data
    lines: list[str] = []
    line = character = 0
    for number in range(0, len(encoded), 5):
        down, right, length, kind, marks = encoded[number : number + 5]
        line, character = line + down, right + (0 if down else character)
        start = analysis.offset_at(types.Position(line, character))
        end = analysis.offset_at(types.Position(line, character + length))
        names = [name for bit, name in enumerate(LEGEND.token_modifiers) if marks >> bit & 1]
        lines.append(" ".join([repr(analysis.text[start:end]), LEGEND.token_types[kind], *names]))
    return lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_keys_tell_what_their_entries_do(encoding: str) -> None:
    text = """\
argmap: 1
thesis: "😀 T"
objections:
  - id: 😀a
    claim: One
      two.
    quote: q
    supports: [b]
"""
    assert tokens(text, encoding=encoding) == [
        "'argmap' property",
        "'thesis' property",
        "'\"😀 T\"' string claim",
        "'objections' property attack",
        "'id' property",
        "'😀a' variable declaration",
        "'claim' property",
        "'One' string claim",
        "'two.' string claim",
        "'quote' property",
        "'q' string quotation",
        "'supports' property support",
        "'b' variable",
    ]


def test_argdown_titles_and_marks_are_coloured() -> None:
    assert tokens("[Close]: Close it.\n  + <Air>\n  - [B]: C.\n", "argdown") == [
        "'Close' variable declaration",
        "'+' operator support",
        "'Air' function",
        "'-' operator attack",
        "'B' variable declaration",
    ]


def test_a_hint_says_the_strength_behind_the_words_of_each_claim() -> None:
    analysis, _ = opened(TOWN.replace("The air gets cleaner.", "The air\n      gets cleaner."))
    hints = answer("inlay-hint", analysis, range=WHOLE)
    assert [(hint.label, hint.position.line, hint.position.character) for hint in hints] == [
        ("0.50", 4, 55),
        ("0.50", 8, 19),
        ("0.50", 12, 32),
    ]
    one_line = types.Range(types.Position(12, 0), types.Position(12, 99))
    assert len(answer("inlay-hint", analysis, range=one_line)) == 1


def test_a_cycle_that_does_not_settle_has_no_hints() -> None:
    assert answer("inlay-hint", opened(UNSETTLED)[0], range=WHOLE) == []


MAP = """\
argmap: 1
source:
  file: town.txt
thesis:
  claim: Close.
  quote: "the streets back"
pillars:
  - claim: Air.
    quotes: [not in the text, It is time]
    source: {url: "https://example.org/air"}
  - claim: Noise.
    source: "javascript:alert(1)"
  - claim: Dust.
    source: https://example.org/dust
  - claim: Files.
    source: {url: "file:///etc/passwd", file: ../secret.txt}
"""


def links(folder: Path, text: str) -> list[tuple[int, str]]:
    path = folder / "map.yaml"
    path.write_text(text, encoding="utf-8")
    analysis, _ = opened(text, path=path)
    return [(link.range.start.line + 1, link.target) for link in answer("document-link", analysis)]


def test_quotes_lead_to_their_line_in_the_source_and_addresses_to_the_web(tmp_path: Path) -> None:
    folder = tmp_path / "a map"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "town.txt").write_text("It is time\nto give these\nthe streets back.\n", encoding="utf-8")
    target = (folder / "town.txt").as_uri()
    assert "%20" in target
    assert sorted(links(folder, MAP)) == [
        (3, target),
        (6, f"{target}#L3"),
        (9, f"{target}#L1"),
        (10, "https://example.org/air"),
        (14, "https://example.org/dust"),
    ]


def test_a_source_outside_the_folder_of_the_map_is_not_linked(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "town.txt").write_text("the streets back", encoding="utf-8")
    found = links(tmp_path / "a", MAP.replace("town.txt", "../town.txt"))
    assert sorted(line for line, _ in found) == [10, 14]
