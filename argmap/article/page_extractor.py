"""Finds the article in a web page: run as a program by `separate_process`, HTML in, its XML and its title out.

trafilatura finds the article and readability-lxml is asked for a second opinion; both get the page as a text and fetch
nothing. The XML of trafilatura is taken rather than its Markdown, which escapes signs that quotes need as they are.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from argmap.article.separate_process import serve
from argmap.diagnostics import missing_package
from argmap.patterns import compile_later

DIFFERENCE = 1 / 3
"""Share of the words of the longer text, in [0, 1], from which the two texts differ."""
OTHERWISE = "the text of the page can be saved as .txt"
_WORD = compile_later(r"\w+")


def extract_page(raw: bytes) -> dict[str, Any]:
    """What an HTML page in UTF-8 has: `xml`, `text` if no article was found, `title`, and the `words` of both texts.

    `words` are the numbers of words that trafilatura and readability-lxml find if they differ by more than
    `DIFFERENCE`; else None.
    """
    try:
        import trafilatura
    except ImportError:
        raise missing_package("trafilatura", "web pages", "draft", OTHERWISE) from None
    try:
        from readability import Document
    except ImportError:
        raise missing_package("readability-lxml", "web pages", "draft", OTHERWISE) from None
    page = raw.decode("utf-8", "replace")
    xml = trafilatura.extract(page, output_format="xml", include_comments=False, include_formatting=False)
    title = trafilatura.extract_metadata(page, date_config={"extensive_search": False}, extensive=False).title
    if xml is None:
        return {"xml": None, "text": trafilatura.html2txt(page), "title": title, "words": None}
    first, second = _words_of(xml), _words_of(Document(page).summary(html_partial=True))
    longer = max(first.total(), second.total())
    differing = max((first - second).total(), (second - first).total())
    words = [first.total(), second.total()] if differing > DIFFERENCE * longer else None
    return {"xml": xml, "text": None, "title": title, "words": words}


def _words_of(markup: str) -> Counter[str]:
    from lxml import html

    return Counter(_WORD.findall(html.fromstring(markup or "<p></p>").text_content()))


if __name__ == "__main__":
    serve(extract_page, "web page")
