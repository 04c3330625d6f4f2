"""What an article is shows in its bytes, its name and its text; what is none is refused in a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.article import Article, ArticleError, read_article
from argmap.article.text_builder import TextBuilder
from argmap.syntax import limits
from tests.article.files import archive, paragraph, pdf, word
from tests.article.helpers import check_blocks, kinds, shown

PROSE = "The old town has had through traffic for sixty years, and people have complained about it all the time."


def test_a_file(tmp_path: Path) -> None:
    file = tmp_path / "town.txt"
    file.write_bytes(f"\ufeffGive the streets back\r\n\r\n{PROSE}".encode())
    article = read_article(file)
    assert article.text == f"Give the streets back\n\n{PROSE}"
    assert (article.title, article.plain) == ("Give the streets back", True)


@pytest.mark.parametrize("name", ["a.txt", "a.TEXT", None])
def test_the_suffix_counts_before_the_text(name: str | None) -> None:
    text = f"See [this](https://example.org/).\n\n1986\\. {PROSE}\n\n    {PROSE}"
    assert [block.kind for block in read_article(text.encode(), name=name).blocks][-1] == (
        "paragraph" if name else "code"
    )


def test_the_kind_can_be_given() -> None:
    assert kinds(read_article(f"    {PROSE}", format="markdown")) == ["code"]
    assert kinds(read_article(f"    {PROSE}", format="text")) == ["paragraph"]
    with pytest.raises(
        ValueError, match=r"^'odt' is not a kind of article; there are text, markdown, html, docx, pdf$"
    ):
        read_article(PROSE, format="odt")
    with pytest.raises(ArticleError, match=r"^an article of the kind docx is bytes, not text$"):
        read_article(PROSE, format="docx")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"\xd0\xcf\x11\xe0abc", "this is not an article but an old Word or Office file; save it as .docx"),
        (b"{\\rtf1 abc}", "this is not an article but an RTF file; save it as .docx or .txt"),
        (b"\x89PNG\r\n", "this is not an article but a picture; its words must be typed"),
        (b"abc\0def", "the article is not a text: it has NUL characters"),
        (b"\x81\x8d abc \xff", "the article cannot be read as text: byte 0x81 is not UTF-8; save the file as UTF-8"),
        (b"\xff\xfea", "the article cannot be read as text: the file is broken UTF-16; save it as UTF-8"),
        (b"argmap: 1\nthesis: So.\n", "this is an argument map, not an article"),
        (b"", "the article has no words"),
    ],
)
def test_what_is_no_article(raw: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        read_article(raw)
    assert str(error.value) == message


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt", tmp_path / ("a" * 300), Path("/dev/zero")):
        with pytest.raises(ArticleError):
            read_article(path)


def test_limits_of_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE", 100)
    monkeypatch.setattr(limits, "ARTICLE_LINES", 5)
    file = tmp_path / "long.txt"
    file.write_text("a" * 101)
    with pytest.raises(ArticleError, match=r"long.txt is larger than 100 bytes, the limit for one article$"):
        read_article(file)
    for source in ("a" * 101, b"a" * 101):
        with pytest.raises(ArticleError, match=r"^the article is larger than 100 bytes$"):
            read_article(source)
    with pytest.raises(ArticleError, match=r"^the article has more than 5 lines$"):
        read_article("a\n" * 6)
    builder = TextBuilder()
    with pytest.raises(ArticleError, match=r"^the article has more than 100 characters or 5 paragraphs$"):
        for _ in range(6):
            builder.add("paragraph", 0, "a")


def test_other_encodings_are_read_and_said() -> None:
    article = read_article(f"“{PROSE}” – so it is.".encode("cp1252"))
    assert article.text == f"“{PROSE}” – so it is."
    assert not article.plain
    assert article.notes == ("The file is not UTF-8; it was read as Windows-1252.",)
    wide = read_article(PROSE.encode("utf-16"))
    assert (wide.text, wide.plain) == (PROSE, False)
    assert wide.notes == ("The file is UTF-16 or UTF-32; a map can name it as its source once it is saved as UTF-8.",)
    halves = read_article(f"{PROSE} \ud800")
    assert halves.text == f"{PROSE} \ufffd"
    assert halves.notes == ("Halves of characters were replaced.",)


LINES = st.sampled_from(
    [
        *(
            "",
            " ",
            "\t",
            "# Head",
            "Head",
            "Why?",
            "- item",
            "  - inner",
            "* item",
            "• item",
            "1. one",
            "2. two",
            "(a) one",
        ),
        *("> quote", "===", "---", "***", "```", "| a | b |", "|---|---|", "<div>", "</div>", "[a]: b", "[^1]: note"),
        *(
            PROSE,
            f"{PROSE} - Glued",
            "cheap. - Clean. - Quick",
            "a: 1. B 2. C",
            "It is. -",
            "    code",
            "Label:",
            "#tag",
        ),
        *("\u00a0", "\u2028", "سلام", "\u200f- item", "🙂", "e\u0301", "\x0c", "\x85", "x" * 130, "**bold**", "•", "-"),
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=20), max_size=30).map("\n".join) | st.text()


def read_or_refuse(source: str | bytes, format: str | None) -> Article | None:
    """The article, checked, or None if it is refused in a sentence of one line."""
    try:
        article = read_article(source, format=format)
    except ArticleError as error:
        assert str(error)
        assert "\n" not in str(error)
        return None
    check_blocks(article)
    return article


@given(TEXTS, st.sampled_from(["text", "markdown"]))
def test_blocks_lie_in_the_text_in_order(text: str, format: str) -> None:
    article = read_or_refuse(text, format)
    if article is not None and not article.notes:
        assert article.text == text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


MARKS = re.compile(r"(?:[\W\d_]|\(?[A-Za-z]{1,5}\))*")
"""What may be outside blocks: no letters but those of ordinals such as `(a)`."""


@given(TEXTS)
def test_plain_text_loses_no_word(text: str) -> None:
    article = read_or_refuse(text, "text")
    if article is not None:
        ends = [0, *(block.end for block in article.blocks)]
        starts = [*(block.start for block in article.blocks), len(article.text)]
        for end, start in zip(ends, starts, strict=True):
            assert MARKS.fullmatch(article.text, end, start)


WORD = word(paragraph("Head", "Titel") + paragraph(PROSE) + paragraph("One", level=0), title="A good title")
PDF = pdf([["Head", PROSE]], title="A good title")


@given(st.data())
def test_a_damaged_word_document_is_refused_or_read(data: st.DataObject) -> None:
    read_or_refuse(mutate(data, WORD), "docx")
    document = f"<w:document>{paragraph(PROSE)}</w:document>".encode()
    read_or_refuse(archive({"word/document.xml": mutate(data, document)}), None)


def mutate(data: st.DataObject, raw: bytes) -> bytes:
    """Some bytes with a few changes: one replaced, a stretch cut out or doubled."""
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw)))
        end = min(len(raw), start + data.draw(st.integers(0, 40)))
        raw = raw[:start] + data.draw(st.binary(max_size=3) | st.just(raw[start:end] * 2)) + raw[end:]
    return raw


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_pdf_is_refused_or_read(seed: int) -> None:
    step = len(PDF) // 9
    cut = PDF[: step * (seed + 1)] + PDF[step * (seed + 1) + 5 :]
    article = read_or_refuse(cut, None)
    assert article is None or not article.plain


def test_blocks_of_a_longer_text() -> None:
    assert shown(read_article(f"Title\n\n{PROSE}\n\n- One\n- Two\n"))[2:] == [("item", 1, "One"), ("item", 1, "Two")]
