"""Renaming ids, issues and titles across a file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from argmap.diagnostics import ArgmapError
from argmap.formats import parse
from tests.lsp.features.marked import TOWN, answer, ask, edited, opened

ROOT = Path(__file__).parents[3]


def renamed(marked: str, new: str, format: str = "native") -> str:
    analysis, offset = opened(marked, format)
    edit = answer("rename", analysis, offset, new_name=new)
    return edited(analysis, edit.changes[analysis.uri])


def test_an_id_is_renamed_wherever_it_is_named() -> None:
    text = (
        TOWN
        + """\
    supports: ["clean", 'close']
    rebuttals:
      - {ref: clean, weight: 0.5}
relations:
  - {premises: [clean, shops], attack: shops-step}
expect: {strength: {clean: 0.5}}
"""
    )
    after = renamed(text.replace("id: clean", "id: cl‸ean"), "air-2")
    assert after == text.replace("clean\n", "air-2\n").replace('"clean"', '"air-2"').replace(
        "clean,", "air-2,"
    ).replace("clean:", "air-2:")


def test_an_id_that_follows_from_the_ends_of_a_relation_is_renamed_with_them() -> None:
    text = (
        TOWN
        + """\
relations:
  - {premises: [shops], attack: clean->close}
  - {premises: [close], attack: "shops->clean->close"}
"""
    )
    after = renamed(text.replace("id: clean", "id: clean‸"), "air-2")
    assert "attack: air-2->close" in after
    assert 'attack: "shops->air-2->close"' in after


def test_a_relation_is_renamed_with_the_ids_that_are_made_of_it() -> None:
    text = (
        TOWN
        + """\
    undercuts:
      - {id: doubt, claim: Not all.}
relations:
  - {premises: [clean], attack: doubt->shops-step}
  - {premises: [close], attack: shops-step}
"""
    )
    assert renamed(text.replace("relation: shops-step", "relation: ‸shops-step"), "loss") == text.replace(
        "shops-step", "loss"
    )


def test_a_claim_without_an_id_is_given_one() -> None:
    text = TOWN + "    supports: [streets-get-quiet‸]\nclaims:\n  - Streets get quiet.\n"
    after = renamed(text, "quiet")
    assert after.endswith("    supports: [quiet]\nclaims:\n  - id: quiet\n    claim: Streets get quiet.\n")
    assert renamed(TOWN.replace("  - id: clean\n    claim: The", "  - claim: The‸"), "clean") == TOWN.replace(
        "  - id: clean\n    claim", "  - id: clean\n    claim"
    )


def test_an_issue_is_renamed_where_it_is_declared_and_named() -> None:
    assert renamed(TOWN.replace("issue: air", "issue: a‸ir"), "clean air") == TOWN.replace(
        "[air,", "[clean air,"
    ).replace("issue: air", "issue: clean air")


@pytest.mark.parametrize(
    ("old", "mark", "new", "reason"),
    [
        ("id: clean", "id: clean‸", "shops", "already taken"),
        ("id: clean", "id: clean‸", "two words", "not a valid id"),
        ("id: clean", "id: clean‸", "", "not a valid id"),
        ("id: clean", "id: clean‸", "shops-step", "already taken"),
        ("id: clean", "id: clean‸", "clean->close", "already taken"),
        ("id: shops", "id: clean‸", "x", "given twice, in lines 7 and 11"),
        ("issue: air", "issue: air\n    scheme: ex‸pert-opinion", "x", "name of a scheme"),
        ("issue: air", "issue: air\n    supports: [no‸where]", "x", "nothing in this map has the id 'nowhere'"),
        ("issue: air", "issue: air\n    note: wo‸rds", "x", "there is no id here"),
        ("issue: air", "issue: a‸ir\n  claim It", "x", "line 10 cannot be read"),
        ("issue: air", "issue: air\n    attacks: [clean->close‸]", "x", "made of the ends of the relation"),
    ],
)
def test_a_renaming_is_refused_in_words(old: str, mark: str, new: str, reason: str) -> None:
    with pytest.raises(ArgmapError, match=reason):
        renamed(TOWN.replace(old, mark), new)


def test_a_renaming_that_frees_an_id_for_the_words_of_another_claim_is_refused() -> None:
    text = TOWN.replace("id: clean", "id: noise‸") + "claims:\n  - Noise.\n  - {claim: Cars., supports: [noise-2]}\n"
    with pytest.raises(ArgmapError, match="another id that is not in the text follows from it"):
        renamed(text, "quiet")


def test_json_keeps_its_quotes() -> None:
    text = (
        '{"argmap": "1", "thesis": {"id": "clo‸se", "claim": "C."}, "claims": [{"claim": "A.", "supports": ["close"]}]}'
    )
    assert renamed(text, 'a"b') == text.replace("‸", "").replace('"close"', r'"a\"b"')


def test_argdown_titles_are_renamed_and_the_words_of_texts_are_not() -> None:
    text = "[Close]: Close it.\n  + <Air>: Close.\n\n<Air>\n\n(1) [Close]\n(2) B.\n----\n(3) C.\n"
    after = renamed(text.replace("[Close]:", "[Clo‸se]:"), "Shut", "argdown")
    assert after == text.replace("[Close]", "[Shut]")
    with pytest.raises(ArgmapError, match="no brackets"):
        renamed(text.replace("<Air>:", "<A‸ir>:"), "a>b", "argdown")


def test_what_would_be_renamed_is_shown_without_its_quotes() -> None:
    shown = ask("prepare-rename", TOWN + '    supports: ["cl‸ean"]')
    assert (shown.placeholder, shown.range.start.character, shown.range.end.character) == ("clean", 16, 21)


@pytest.mark.parametrize("name", ["us-pakistan", "sunday-library", "teaching/night-trains"])
def test_after_a_renaming_the_map_is_the_renamed_map(name: str) -> None:
    text = (ROOT / "maps" / f"{name}.yaml").read_text(encoding="utf-8")
    analysis, _ = opened(text)
    debate = analysis.map
    random.seed(name)
    for claim in random.sample(debate.claims, 4):
        span = analysis.document.span(claim.id, "id", "text")
        assert span is not None
        edit = answer("rename", analysis, analysis.offsets_of(span)[0] + 1, new_name="ein-neuer-名")
        after = edited(analysis, edit.changes[analysis.uri])
        reread = parse(after, format="native").map
        assert [c.text for c in reread.claims] == [c.text for c in debate.claims]
        assert [c.id for c in reread.claims] == ["ein-neuer-名" if c.id == claim.id else c.id for c in debate.claims]
        back, _ = opened(after)
        offset = after.index("ein-neuer-名")
        if (claim.id, "id") in analysis.document.spans:
            edit = answer("rename", back, offset, new_name=claim.id)
            assert edited(back, edit.changes[back.uri]) == text
