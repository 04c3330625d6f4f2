"""Symbols, folding and growing selections."""

from __future__ import annotations

from itertools import pairwise

from lsprotocol import types

from tests.lsp.features.marked import TOWN, answer, ask, opened

TREE = (
    TOWN
    + """\
    rebuttals:
      - Takings rose.
      - premises:
          - ref: clean
          - {id: walk, claim: People walk.}
recommendations:
  - claim: Build a garage.
    addresses: [shops]
relations:
  - {premises: [clean, walk], attack: shops-step}
"""
)


def outline(symbols: list[types.DocumentSymbol], level: int = 0) -> list[str]:
    lines: list[str] = []
    for symbol in symbols:
        lines += [f"{'  ' * level}{symbol.detail}: {symbol.name}", *outline(symbol.children, level + 1)]
    return lines


def test_the_outline_of_a_map_shows_roles_and_ids() -> None:
    assert outline(ask("document-symbol", TREE)) == [
        "thesis · close: The old town should be closed to private cars.",
        "pillar · clean: The air gets cleaner.",
        "objection · shops: Shops lose customers.",
        "  rebuttal: Takings rose.",
        "  rebuttal: together",
        "    premise: → clean",
        "    premise · walk: People walk.",
        "recommendation: Build a garage.",
        "relation: clean, walk → shops-step",
    ]


def test_the_outline_of_argdown_follows_headings_and_indentation() -> None:
    text = "# Town\n\n[Close]: Close it.\n  + <Air>: The air.\n    - Dust.\n  - <Shops>\n\n## More\n\n<Air>\n"
    assert outline(ask("document-symbol", text, "argdown")) == [
        "heading: Town",
        "  statement: Close",
        "    support: Air",
        "      attack: Dust.",
        "    attack: Shops",
        "  heading: More",
        "    argument: Air",
    ]


def test_a_symbol_is_selected_within_its_range() -> None:
    work = list(ask("document-symbol", TREE))
    while work:
        symbol = work.pop()
        inner, outer = symbol.selection_range, symbol.range
        start, end = ((p.line, p.character) for p in (outer.start, outer.end))
        assert start <= (inner.start.line, inner.start.character) <= (inner.end.line, inner.end.character) <= end
        work += symbol.children


def test_two_hundred_levels_make_an_outline_of_bounded_depth() -> None:
    text = "argmap: 1\nthesis: T.\npillars:\n"
    for level in range(150):
        indent = "  " * (2 * level + 1)
        text += f"{indent}- claim: Claim {level}.\n{indent}  reasons:\n"
    symbols, depth = ask("document-symbol", text + "  " * 301 + "- Last.\n")[1:], 0
    while symbols:
        symbols, depth = [child for symbol in symbols for child in symbol.children], depth + 1
    assert 40 < depth < 60


def test_lists_entries_and_comments_fold() -> None:
    folds = ask("folding-range", TREE + "\n# one\n# two\n")
    lines = {(fold.start_line + 1, fold.end_line + 1) for fold in folds if fold.kind is None}
    assert lines == {(3, 5), (6, 9), (7, 9), (10, 18), (11, 18), (14, 18), (16, 18), (19, 21), (20, 21), (22, 23)}
    comments = [fold for fold in folds if fold.kind is types.FoldingRangeKind.Comment]
    assert [(fold.start_line + 1, fold.end_line + 1) for fold in comments] == [(25, 26)]


def test_argdown_folds_what_is_below_a_line_and_sections() -> None:
    text = "# Town\n\n[Close]: Close it.\n  + <Air>\n    - Dust.\n  - <Shops>\n\n# More\n\nText.\n"
    folds = ask("folding-range", text, "argdown")
    assert {(fold.start_line + 1, fold.end_line + 1) for fold in folds} == {(1, 6), (3, 6), (4, 5), (8, 10)}


def test_a_selection_grows_from_the_value_to_the_file() -> None:
    analysis, offset = opened(TREE.replace("Takings", "Tak‸ings"))
    (selection,) = answer("selection-range", analysis, positions=[analysis.position_at(offset)])
    texts = []
    while selection is not None:
        start, end = analysis.offset_at(selection.range.start), analysis.offset_at(selection.range.end)
        texts.append(analysis.text[start:end])
        selection = selection.parent
    assert texts[0] == "Takings rose."
    assert texts[1].startswith("- Takings rose.") and texts[2].startswith("rebuttals:")
    assert texts[3].startswith("id: shops") and texts[-2].startswith("objections:") and texts[-1] == analysis.text
    assert all(inner in outer for inner, outer in pairwise(texts))
