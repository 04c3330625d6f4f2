"""Word documents: styles by their meaning, lists, tables, and what is not shown."""

from __future__ import annotations

import pytest

from argmap.article import ArticleError, read_article
from tests.article.files import W, archive, paragraph, word
from tests.article.helpers import check_blocks, kinds, shown

PROSE = "The old town has had through traffic for sixty years, and people have complained about it all the time."


def test_styles_lists_and_tables() -> None:
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in (("Year", "Dust"), ("1", "2"))
    )
    article = read_article(
        word(
            paragraph("Give the streets back", "Titel")
            + paragraph("Air", "berschrift2")
            + paragraph(f"{PROSE}  Twice.")
            + paragraph("It is cheap.", level=0)
            + paragraph("Very cheap.", level=1)
            + paragraph("It is clean.", "Bullet2")
            + paragraph("Noise", "Mine")
            + paragraph("We shall see.", "Zitat")
            + paragraph("Deep", "Outlined")
            + f"<w:tbl>{table}</w:tbl>"
            + paragraph("• A bullet that was typed", "Loop")
            + paragraph("   ")
        )
    )
    assert shown(article) == [
        ("heading", 1, "Give the streets back"),
        ("heading", 2, "Air"),
        ("paragraph", 0, f"{PROSE} Twice."),
        ("item", 1, "It is cheap."),
        ("item", 2, "Very cheap."),
        ("item", 2, "It is clean."),
        ("heading", 2, "Noise"),
        ("quote", 0, "We shall see."),
        ("heading", 3, "Deep"),
        ("table", 0, "Year | Dust\n1 | 2"),
        ("item", 1, "A bullet that was typed"),
    ]
    assert (article.title, article.notes, article.plain) == ("Give the streets back", (), False)
    assert "\n\nIt is cheap.\nVery cheap.\nIt is clean.\n\nNoise" in article.text
    check_blocks(article)


def test_bold_lines_are_headings_where_no_style_makes_one() -> None:
    body = paragraph("Why now", bold=True) + paragraph(PROSE) + paragraph("And then", bold=True) + paragraph(PROSE)
    article = read_article(word(body, title="Give the streets back"))
    assert kinds(article) == ["heading 2", "paragraph", "heading 2", "paragraph"]
    assert article.title == "Give the streets back"


@pytest.mark.parametrize("title", ["Microsoft Word - draft7.doc", "essay final.docx", "Untitled 1", "Dok", ""])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert read_article(word(paragraph(PROSE), title=title)).title is None


def test_what_is_deleted_or_beside_the_text_is_left_out_and_said() -> None:
    body = (
        "<w:p><w:r><w:t>The town </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>should</w:t><w:tab/><w:t>act</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='1'/></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText><w:t>, it is said.</w:t><w:br/><w:t>Soon.</w:t></w:r></w:p>"
    )
    article = read_article(word(body))
    assert shown(article) == [("paragraph", 0, "The town should act, it is said."), ("paragraph", 0, "Soon.")]
    assert article.notes == ("1 footnote left out.", "1 tracked deletion left out.")


def test_a_table_of_one_column_is_layout() -> None:
    body = f"<w:tbl><w:tr><w:tc>{paragraph(PROSE)}{paragraph('And more.')}</w:tc></w:tr></w:tbl>"
    assert shown(read_article(word(body))) == [("paragraph", 0, PROSE), ("paragraph", 0, "And more.")]


def test_the_part_with_the_text_may_have_another_name() -> None:
    relation = '<Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/>'
    raw = archive(
        {
            "_rels/.rels": f"<Relationships>{relation}</Relationships>",
            "word/document2.xml": f"<w:document {W}><w:body>{paragraph(PROSE)}</w:body></w:document>",
        }
    )
    assert read_article(raw).text == PROSE


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"a.txt": "x"}, "this is not an article but a ZIP archive without a Word document"),
        ({"xl/workbook.xml": "x"}, "this is not an article but an Excel workbook"),
        ({"content.xml": "x"}, "this is not an article but an OpenDocument file; save it as .docx"),
        ({"word/document.xml": f"<w:document {W}/>"}, "the article has no words"),
        ({"word/document.xml": "<w:p>"}, "the Word document cannot be read: it is damaged or encrypted"),
        (
            {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
            "the Word document cannot be read: it is damaged or encrypted",
        ),
    ],
)
def test_archives_that_are_no_article(parts: dict[str, str], message: str) -> None:
    with pytest.raises(ArticleError) as error:
        read_article(archive(parts))
    assert str(error.value).startswith(message)


def test_a_damaged_archive() -> None:
    with pytest.raises(ArticleError, match=r"^the Word document cannot be read"):
        read_article(word(paragraph(PROSE))[:300])


def test_bombs_are_refused() -> None:
    many = "<b/>" * 1_100_000
    nested = "<w:p>" * 6_000
    for body in (many, nested):
        with pytest.raises(ArticleError, match=r"^the Word document is too large or too deeply nested"):
            read_article(word(body))
    with pytest.raises(ArticleError, match=r"^the article has no words$"):
        read_article(word(" " * 50_000_000))
    with pytest.raises(ArticleError, match=r"^the article has more than 10,000,000 characters or 50,000 paragraphs$"):
        read_article(word(paragraph("a" * 10_000_001)))
