"""The address of a source is the same link in every output, and no link where it is unsafe."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from argmap.drawing import render
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap


def cited(url: str) -> ArgumentMap:
    builder = MapBuilder()
    builder.thesis("T holds.", source={"title": "Report", "url": url})
    return builder.build()


def links_in_svg(debate: ArgumentMap) -> list[str | None]:
    root = ElementTree.fromstring(str(render(debate, "svg")))
    return [a.get("{http://www.w3.org/1999/xlink}href") for a in root.iter("{http://www.w3.org/2000/svg}a")]


def links_in_html(text: str) -> list[str]:
    return [html.unescape(address) for address in re.findall(r'<a [^>]*href="([^"]*)"', text)]


@pytest.mark.parametrize("end", ["?a=1&amp;b=2", "&#0;", "?x=&#64;&lt;&y=2", "?a=1&b=2", "&lt;&gt;#here"])
def test_svg_html_and_markdown_lead_to_the_same_address(end: str) -> None:
    url = f"https://example.org/{end}"
    debate = cited(url)
    assert set(links_in_svg(debate)) == {url}
    assert url in links_in_html(str(render(debate, "html")))
    assert links_in_html(MarkdownIt().render(str(render(debate, "markdown")))) == [url]


@pytest.mark.parametrize("url", ["https://example.org&#64;evil.example/", "https://a@b.example/", "javascript:x"])
def test_an_unsafe_address_is_no_link_anywhere(url: str) -> None:
    debate = cited(url)
    assert links_in_svg(debate) == []
    assert url not in links_in_html(str(render(debate, "html")))
    assert links_in_html(MarkdownIt().render(str(render(debate, "markdown")))) == []
