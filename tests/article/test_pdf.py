"""PDF: lines joined to paragraphs, running heads dropped, and files that are broken in every way."""

from __future__ import annotations

import pytest

from argmap.article import ArticleError, read_article
from argmap.article.pdf_pages import PageLine, article_of_pages
from tests.article.files import pdf
from tests.article.helpers import kinds, shown

FIRST = [
    "Give the streets back",
    "The old town has had through traffic for sixty years, and for six-",
    "ty years people have complained about it. It is time to give these",
    "well-known streets back to the people who live in them, or their",
    "children.",
    "Room for children",
    "Where no cars drive, children can play, and parents need not be wor-",
    "ried about them. That is why families want to move to such streets;",
]
SECOND = [
    "they have told the town so for many years, in every survey that the",
    "town has made. It should listen to them now, because the well-",
    "known alternative is that they move away.",
]
NOTE = "The text comes from a PDF, so its paragraphs were guessed."


def test_lines_become_paragraphs() -> None:
    article = read_article(pdf([FIRST, SECOND]))
    assert shown(article) == [
        ("heading", 1, "Give the streets back"),
        (
            "paragraph",
            0,
            "The old town has had through traffic for sixty years, and for sixty years people have complained about it."
            " It is time to give these well-known streets back to the people who live in them, or their children.",
        ),
        ("heading", 2, "Room for children"),
        (
            "paragraph",
            0,
            "Where no cars drive, children can play, and parents need not be worried about them. That is why families "
            "want to move to such streets; they have told the town so for many years, in every survey that the town "
            "has made. It should listen to them now, because the well-known alternative is that they move away.",
        ),
    ]
    assert (article.title, article.guessed, article.plain, article.notes) == (
        "Give the streets back",
        True,
        False,
        (NOTE,),
    )


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        ["The Daily Paper", *lines, f"Page {number} of 3"] for number, lines in enumerate((FIRST, SECOND, SECOND), 1)
    ]
    article = read_article(pdf(pages))
    assert "Paper" not in article.text
    assert "Page" not in article.text
    assert article.notes[1] == "6 lines at the top or bottom of pages left out: running heads or page numbers."


def test_the_title_of_the_file_is_taken_if_it_is_one() -> None:
    assert read_article(pdf([FIRST[1:]], title="Streets for all")).title == "Streets for all"
    assert read_article(pdf([FIRST[1:]], title="paper.dvi")).title is None


def test_bullets_and_ligatures() -> None:
    lines = ["There are three reasons for it:", "• It is the ﬁrst thing to do.", "• It is cheap.", "• It is clean."]
    article = article_of_pages([[PageLine(line) for line in lines]])
    assert kinds(article) == ["paragraph", "item 1", "item 1", "item 1"]
    assert "first thing" in article.text


def test_gaps_indents_and_type_show_paragraphs_and_headings() -> None:
    text = ["They end near the margin, all of them.", "They begin with a capital, all of them."]
    places = [
        *(("Give the streets", 72.0, 700.0, 18.0, False), ("back now", 72.0, 680.0, 18.0, False)),
        *(("Why", 72.0, 650.0, 14.0, False), (text[0], 72.0, 630.0, 11.0, False), (text[1], 72.0, 616.0, 11.0, False)),
        *(
            (text[1], 72.0, 594.0, 11.0, False),
            (text[0], 72.0, 580.0, 11.0, False),
            (text[1], 84.0, 566.0, 11.0, False),
        ),
        *(("Who pays for it", 72.0, 540.0, 11.0, True), (text[0], 72.0, 526.0, 11.0, False)),
    ]
    assert shown(article_of_pages([[PageLine(*place) for place in places]], "A title of the file")) == [
        ("heading", 1, "Give the streets back now"),
        ("heading", 2, "Why"),
        ("paragraph", 0, " ".join(text)),
        ("paragraph", 0, " ".join(reversed(text))),
        ("paragraph", 0, text[1]),
        ("heading", 2, "Who pays for it"),
        ("paragraph", 0, text[0]),
    ]


def test_a_hyphen_stays_in_a_compound() -> None:
    lines = [
        "A nuclear threat is a threat. The armed men left the nuclear-",
        "armed states. The armed and nuclear powers met.",
    ]
    article = article_of_pages([[PageLine(line) for line in lines]])
    assert "nuclear-armed states" in article.text


def test_the_title_stays_though_it_is_the_running_head_too() -> None:
    title = PageLine("Give the streets back", 72.0, 780.0, 18.0)
    heads = [PageLine("Give the streets back", 72.0, 800.0, 8.0)]
    body = [PageLine(line, 72.0, 760.0 - 14 * place, 11.0) for place, line in enumerate(FIRST[1:])]
    article = article_of_pages([[title, *body], [*heads, *body], [*heads, *body], [*heads, *body]])
    assert [words for _, _, words in shown(article)].count("Give the streets back") == 1
    assert article.title == "Give the streets back"


def test_a_page_number_on_a_single_page() -> None:
    assert "7" not in read_article(pdf([[*FIRST, "- 7 -"]])).text


@pytest.mark.parametrize("pages", [[], [[]], [["", " "]]])
def test_a_pdf_without_text(pages: list[list[str]]) -> None:
    with pytest.raises(ArticleError, match=r"^the PDF has no text, only pictures of it"):
        read_article(pdf(pages))


def test_an_encrypted_pdf() -> None:
    secret = (
        " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "0" * 64 + "> /U <" + "0" * 64 + "> >> /ID [<00> <00>]"
    )
    with pytest.raises(ArticleError, match=r"^the PDF is encrypted; save a copy without a password"):
        read_article(pdf([FIRST], trailer=secret))


def test_pages_that_contain_themselves() -> None:
    looping = pdf([FIRST]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
    with pytest.raises(ArticleError, match=r"^the PDF "):
        read_article(looping)


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 20, pdf([FIRST])[:400]])
def test_a_damaged_pdf(raw: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^the PDF (cannot be read|has no text)"):
        read_article(raw)
