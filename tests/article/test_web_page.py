"""Web pages: the article without what is around it, from the page alone."""

from __future__ import annotations

import os
import re
import sys

import pytest

from argmap.article import ArticleError, read_article
from argmap.article.separate_process import ask, refuse
from tests.article.helpers import check_blocks, shown

pytest.importorskip("trafilatura")
pytest.importorskip("readability")

FIRST = (
    "Buses carry more people than cars, and they *need* less room. That is why the town should buy [more] of them now."
)
SECOND = "A bus costs 300,000 euros; it carries 90 people. Nobody who has counted doubts that this is a good bargain."
THIRD = "For these reasons, the town should act. It would be foolish to wait, since buses soon pay for themselves."
PAGE = f"""\
<!DOCTYPE html>
<html><head><title>Why buses win - The Daily News</title><meta property="og:site_name" content="The Daily News">
<meta http-equiv="refresh" content="0; url=https://example.org/"><link rel="stylesheet" href="https://example.org/a.css">
<script src="https://example.org/a.js"></script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main><article><h1>Why buses win</h1><p>{FIRST}</p><img src="https://example.org/a.png">
<h2>Cheap &amp; clean</h2><p>{SECOND.replace("Nobody", "<b>Nobody</b>")}</p>
<ul><li>They are cheap, which is the first thing to know.</li><li>They are clean<ul><li>Very clean</li></ul></li></ul>
<blockquote><p>“We need buses,” said the mayor of the town on Monday.</p></blockquote>
<p>{THIRD}</p><table><tr><th>Year</th><th>Buses</th></tr><tr><td>2020</td><td>12</td></tr></table>
</article></main><footer>Copyright 2024 The Daily News. All rights reserved.</footer></body></html>
"""


def test_the_article_of_a_page() -> None:
    article = read_article(PAGE.encode())
    assert shown(article) == [
        ("heading", 1, "Why buses win"),
        ("paragraph", 0, FIRST),
        ("heading", 2, "Cheap & clean"),
        ("paragraph", 0, SECOND),
        ("item", 1, "They are cheap, which is the first thing to know."),
        ("item", 1, "They are clean"),
        ("item", 2, "Very clean"),
        ("quote", 0, "“We need buses,” said the mayor of the town on Monday."),
        ("paragraph", 0, THIRD),
        ("table", 0, "Year | Buses\n2020 | 12"),
    ]
    assert (article.title, article.notes, article.plain) == ("Why buses win", (), False)
    check_blocks(article)


def test_two_methods_that_differ_are_reported() -> None:
    parts = "".join(
        f"<div class='s{number}'>{f'<p>{words}</p>' * 2}</div>" for number, words in enumerate((FIRST, SECOND))
    )
    article = read_article(f"<html><body>{parts}</body></html>")
    assert len(article.notes) == 1
    assert re.match(
        r"It is not certain which part of the page is the article: \d+ words were taken, and another method takes \d+",
        article.notes[0],
    )


def test_code_within_a_sentence_stays_in_it() -> None:
    code = PAGE.replace(f"<p>{FIRST}</p>", f"<p>{FIRST.replace('room', '<code>room</code>')}</p>")
    assert ("paragraph", 0, FIRST) in shown(read_article(code))


def test_a_page_of_one_sentence() -> None:
    assert (
        read_article("<html><body><p>The town should buy buses.</p></body></html>").text == "The town should buy buses."
    )


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html>" + "<div>" * 100_000 + "deep", "<html><script>var words = 1;</script></html>"]
)
def test_pages_without_text(page: str) -> None:
    with pytest.raises(ArticleError, match=r"^(no text was found in the page|the article has no words)"):
        read_article(page)


def test_the_declared_encoding_of_a_page_counts() -> None:
    raw = (
        PAGE.replace("<head>", '<head><meta charset="iso-8859-1">')
        .replace("“", "«")
        .replace("”", "»")
        .encode("latin-1")
    )
    article = read_article(raw)
    assert "«We need buses,»" in article.text
    assert article.notes[0] == "The file is not UTF-8; it was read as iso-8859-1."


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"])
def test_reading_uses_neither_network_nor_programs(event: str) -> None:
    with pytest.raises(PermissionError, match=f"^{event} is not allowed while an article is read$"):
        refuse(event, ())
    refuse("open", ())


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "trafilatura.py").write_text("raise ImportError")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(
        ArticleError, match=r"^the package trafilatura, needed for web pages, .* with its extra 'draft'"
    ):
        read_article(PAGE)


MISBEHAVING = {
    "loops": "while True: pass",
    "fills": "x = []\nwhile True: x.append(bytearray(10_000_000))",
    "crashes": "import os; os.abort()",
    "connects": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "raises": "raise KeyError('x')",
    "prints": "print('x')",
}


@pytest.mark.skipif(os.name == "nt", reason="memory is not limited there")
@pytest.mark.parametrize("name", MISBEHAVING)
def test_whatever_a_library_does_ends_in_a_sentence(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    lines = MISBEHAVING[name].replace("\n", "\n    ")
    serve = "from argmap.article.separate_process import serve\n"
    (tmp_path / "misbehaving.py").write_text(
        f"{serve}def extract(raw):\n    {lines}\n    return {{}}\nserve(extract, 'page')\n"
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(ArticleError, match=r"^(the page cannot be read: |reading the page takes more than 2 seconds)"):
        ask("misbehaving", b"", "page", seconds=2)
