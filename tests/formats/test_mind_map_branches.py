"""Mind maps: branches named for and against, icons and attributes give a sign; nothing else does."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from argmap.model.document import Document


def signs(document: Document) -> dict[str, str]:
    """The sign of each claim by its text."""
    return {document.map.claim(r.premises[0]).text: str(r.polarity) for r in document.map.relations}


def mind_map(inner: str) -> Document:
    return parse(f'<map version="freeplane 1.9.8"><node TEXT="T">{inner}</node></map>')


def outline(inner: str, title: str = "") -> Document:
    head = f"<head><title>{title}</title></head>" if title else ""
    return parse(f'<opml version="2.0">{head}<body>{inner}</body></opml>')


@pytest.mark.parametrize(
    ("support", "attack"),
    [
        ("Pro", "Contra"),
        ("FOR", "against:"),
        ("Advantages", "Disadvantages"),
        ("Arguments for zoos", "Arguments against zoos"),
        ("👍", "👎"),
        ("Vorteile", "Nachteile"),
        ("支持", "反对"),
    ],
)
def test_a_branch_gives_its_sign_and_is_no_claim(support: str, attack: str) -> None:
    branches = f'<node TEXT="{support}"><node TEXT="a"/></node><node TEXT="{attack}"><node TEXT="b"/></node>'
    entries = branches.replace("node", "outline").replace("TEXT", "text")
    for document in (mind_map(branches), outline(f'<outline text="T">{entries}</outline>')):
        assert signs(document) == {"a": "support", "b": "attack"}
        assert len(document.map.claims) == 3
        assert document.map.claim(document.map.thesis or "").text == "T"
        assert [d for d in document.diagnostics if d.severity != "info"] == []


def test_a_branch_speaks_for_what_is_directly_below_it_only() -> None:
    document = mind_map('<node TEXT="Pro"><node TEXT="a"><node TEXT="b"/><node TEXT="Con: c"/></node></node>')
    assert signs(document) == {"a": "support", "b": "unknown", "c": "attack"}


def test_a_word_in_the_box_counts_more_than_its_branch() -> None:
    assert signs(mind_map('<node TEXT="Pro"><node TEXT="Con: a"/></node>')) == {"a": "attack"}


def test_a_branch_that_only_holds_both_sides_is_passed_over() -> None:
    sides = '<node TEXT="Pro"><node TEXT="a"/></node><node TEXT="Con"><node TEXT="b"/></node>'
    document = mind_map(f'<node TEXT="Pros and cons">{sides}</node>')
    assert signs(document) == {"a": "support", "b": "attack"}
    assert {r.target for r in document.map.relations} == {document.map.thesis}


def test_branches_without_anything_above_them_bear_on_the_title() -> None:
    entries = '<outline text="Pro"><outline text="a"/></outline><outline text="Con"><outline text="b"/></outline>'
    document = outline(entries, "Zoos should close")
    assert signs(document) == {"a": "support", "b": "attack"}
    assert document.map.claim(document.map.thesis or "").text == "Zoos should close"
    [error] = [d for d in outline(entries).diagnostics if d.severity == "error"]
    assert "write what they are for and against above them" in error.message


@pytest.mark.parametrize(
    ("inside", "sign"),
    [
        ('<icon BUILTIN="button_ok"/>', "support"),
        ('<icon BUILTIN="button_cancel"/>', "attack"),
        ('<icon BUILTIN="emoji-1F44D"/>', "support"),
        ('<icon BUILTIN="emoji-274C"/>', "attack"),
        ('<icon BUILTIN="yes"/>', "unknown"),
        ('<icon BUILTIN="idea"/>', "unknown"),
        ('<attribute NAME="relation" VALUE="objection"/>', "attack"),
        ('<attribute NAME="Stance" VALUE="pro"/>', "support"),
        ('<attribute NAME="important" VALUE="yes"/>', "unknown"),
        ('<edge COLOR="#ff0000"/>', "unknown"),
    ],
)
def test_icons_and_attributes(inside: str, sign: str) -> None:
    assert signs(mind_map(f'<node TEXT="a">{inside}</node>')) == {"a": sign}


def test_rich_text_is_the_text_of_a_box_or_branch() -> None:
    rich = '<richcontent TYPE="NODE"><html><body><p>{}</p></body></html></richcontent>'
    document = mind_map(f"<node>{rich.format('Contra')}<node>{rich.format('Zoos educate')}</node></node>")
    assert signs(document) == {"Zoos educate": "attack"}


def test_a_plain_mind_map_has_one_error_with_the_number_of_signs_that_are_missing() -> None:
    document = mind_map('<node TEXT="a"><node TEXT="b"/></node><node TEXT="c"/>')
    assert set(signs(document).values()) == {"unknown"}
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert (error.code, "3 relations have no sign" in error.message) == ("ARG057", True)
