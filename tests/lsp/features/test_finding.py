"""Where names lead: definition, references, highlights."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.lsp.features.marked import TOWN, answer, ask, opened

LINKS = """\
    supports: [clean]
    rebuttals:
      - ref: clean
relations:
  - {premises: [clean], attack: shops-step}
expect:
  strength: {clean: 0.5}
"""


def places(marked: str, format: str = "native") -> list[str]:
    """The texts that a definition leads to, each with its line from 1."""
    analysis, offset = opened(marked, format)
    found = answer("definition", analysis, offset) or []
    return [shown(analysis, location.range) for location in found]


def shown(analysis, range: types.Range) -> str:
    start, end = analysis.offset_at(range.start), analysis.offset_at(range.end)
    return f"{range.start.line + 1}: {analysis.text[start:end]}"


@pytest.mark.parametrize(
    ("mark", "place"),
    [
        ("[cl‸ean]\n    reb", "7: clean"),
        ("ref: clean‸", "7: clean"),
        ("[‸clean], attack", "7: clean"),
        ("attack: shops-‸step", "13: shops-step"),
        ("{clea‸n:", "7: clean"),
    ],
)
def test_a_reference_leads_to_the_id(mark: str, place: str) -> None:
    text = (TOWN + LINKS).replace(mark.replace("‸", ""), mark)
    assert places(text) == [place]


def test_a_reference_to_a_claim_without_an_id_leads_to_its_words() -> None:
    assert places(TOWN + "    supports: [noise-fa‸lls]\nclaims:\n  - Noise\n    falls.\n") == ["16: Noise\n    falls."]


def test_an_issue_leads_to_where_it_is_declared() -> None:
    assert places(TOWN.replace("issue: air", "issue: a‸ir")) == ["2: air"]


def test_an_unknown_id_leads_nowhere() -> None:
    assert places(TOWN + "    supports: [nowhe‸re]\n") == []
    assert ask("definition", TOWN + "‸") is None


def test_references_are_all_places_and_the_declaration_if_wanted() -> None:
    analysis, offset = opened((TOWN + LINKS).replace("id: clean", "id: ‸clean"))
    with_it, without = (
        answer("references", analysis, offset, context=types.ReferenceContext(wanted)) for wanted in (True, False)
    )
    assert [place.range.start.line + 1 for place in with_it] == [7, 14, 16, 18, 20]
    assert without == with_it[1:]


def test_references_are_found_from_the_words_of_a_claim_without_an_id() -> None:
    analysis, offset = opened(TOWN + "    supports: [noise-falls]\nclaims:\n  - Noise fa‸lls.\n")
    found = answer("references", analysis, offset, context=types.ReferenceContext(False))
    assert [shown(analysis, place.range) for place in found] == ["14: noise-falls"]


def test_highlights_tell_the_id_from_what_refers_to_it() -> None:
    found = ask("document-highlight", (TOWN + LINKS).replace("ref: clean", "ref: cl‸ean"))
    assert [each.kind for each in found] == [types.DocumentHighlightKind.Write] + [types.DocumentHighlightKind.Read] * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_behind_characters_beyond_the_first_plane_are_right(encoding: str) -> None:
    text = TOWN.replace("id: clean", 'id: "😀a"') + "    supports: [😀😀, 😀a‸]\n"
    analysis, offset = opened(text, encoding=encoding)
    found = answer("document-highlight", analysis, offset)
    assert [shown(analysis, each.range) for each in found] == ["7: 😀a", "14: 😀a"]


def test_argdown_titles_lead_to_their_definition() -> None:
    text = "[Close]: Close it.\n  + <Air>\n\n<Air>: The air.\n  - [Clo‸se]\n"
    assert places(text, "argdown") == ["1: Close"]
    assert places(text.replace("‸", "").replace("+ <Air>", "+ <A‸ir>"), "argdown") == ["4: Air"]
