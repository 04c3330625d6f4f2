"""Texts in Markdown: readers see them as they are, services find nothing in them, and they can be read back."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.syntax.markdown_text import escape, link, literal, unescape

GFM = MarkdownIt("gfm-like", {"linkify": False})
PIECES = st.sampled_from(
    [*"\\`*_{}[]()#|~!$^<>&=+-.:@%\"'/ 1aZ", "\u200b", "www.", "https://x.com", "<b>", "&amp;", "&#64;", "1. ", "- ",
     "(a) ", "i. ", "foo) ", ":+1:", "GH-1", "@me", "deadbeef", "::: ", "!!! ", "[^1]", "\\(", "$$", "# ", "> ", "```"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(TEXTS)
def test_an_escaped_text_is_read_back_exactly(text: str) -> None:
    assert unescape(escape(text)) == text


@given(TEXTS.filter(str.strip), st.sampled_from(["", "- ", "# ", "> ", "1. "]))
def test_a_literal_text_is_nothing_but_text(text: str, before: str) -> None:
    tokens = GFM.parse(before + literal(text))
    assert len([token for token in tokens if token.type == "inline"]) == 1
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special"}
    shown = "".join(child.content for child in children)
    assert shown.replace("\u200b", "") == " ".join(text.split()).replace("\u200b", "")


@given(TEXTS)
def test_a_literal_text_stays_in_its_cell(text: str) -> None:
    assert GFM.render(f"| a | b |\n| --- | --- |\n| {literal(text)} | z |\n").count("<td>") == 2


@pytest.mark.parametrize(
    "live",
    ["@you", "#12", "!3", "https://example.org", "www.example.org", ":smile:", "GH-12", "me@example.org", "[issue:1]",
     "abcdef1234", "0123456789abcdef0123456789abcdef01234567", "$x$", "\\(x\\)", "%%note%%", "$$x$$"],
)  # fmt: skip
def test_services_find_nothing_in_the_finished_text(live: str) -> None:
    shown = html.unescape(re.sub("<[^>]+>", "", GFM.render(f"See {literal(live)} there.")))
    assert live not in shown
    assert shown.strip().replace("\u200b", "") == f"See {live} there."


@pytest.mark.parametrize("address", ["https://example.org/?a=1&amp;b=2&#64;|`x`*y*_z_", "https://example.org/a_(b)"])
def test_a_link_leads_to_its_address(address: str) -> None:
    shown = GFM.render(link("source", address))
    assert html.unescape(shown) == f'<p><a href="{address.replace("`", "%60").replace("|", "%7C")}">source</a></p>\n'


def test_entities_of_people_are_read_and_unknown_ones_kept() -> None:
    assert unescape("A &amp; B &ndash; C &unknown; D &#0;") == "A & B – C &unknown; D \ufffd"


def test_a_link_is_pointed_where_it_needs_to_be_or_is_asked_for() -> None:
    assert link("x", "https://a.org/b") == "[x](<https://a.org/b>)"
    assert link("x", "https://a.org/b", pointed=False) == "[x](https://a.org/b)"
    assert link("x", "https://a.org/(b", pointed=False) == "[x](<https://a.org/(b>)"


@pytest.mark.parametrize(
    ("entity", "read"), [("&#8203;", "\u200b"), ("&nbsp;", "\u00a0"), ("&#27;", "\ufffd"), ("&#65;", "A")]
)
def test_an_entity_that_would_steer_a_terminal_is_not_read(entity: str, read: str) -> None:
    assert unescape(f"a{entity}b") in (f"a{read}b", "ab")
