"""Markdown: blocks point into the file as it is, with its signs outside."""

from __future__ import annotations

import textwrap

import pytest

from argmap.article import ArticleError, read_article
from argmap.article.markdown_article import article_of_markdown
from tests.article.helpers import check_blocks, kinds, shown

PROSE = (
    "The old town has had through traffic for sixty years, and for sixty years people have complained about it. "
    "Nobody has done anything. It is time to give these streets back to those who live in them."
)
FILE = """\
---
title: "Give the streets back"
date: 2024-03-12
---
# Give the *streets* back

It is time,
and [everybody](https://example.org/) knows it.

## Reasons ##

1. Cheap
2. Clean
   - very *clean*

     so they say
   > in the town
3. Quick

> We shall
> see.

![A street](street.png) [![badge](a.svg)](https://example.org/)

```py
print("x")
```

    more code

| Year | Dust |
|------|------|
| 1    | 2    |

<div class="x">Subscribe</div>

Outlook
-------

**It will be good**

The end.[^1]

[^1]: Until it begins again.
"""


def test_every_kind_of_block() -> None:
    article = article_of_markdown(FILE)
    assert shown(article) == [
        ("heading", 1, "Give the *streets* back"),
        ("paragraph", 0, "It is time,\nand [everybody](https://example.org/) knows it."),
        ("heading", 2, "Reasons"),
        ("item", 1, "Cheap"),
        ("item", 1, "Clean"),
        ("item", 2, "very *clean*"),
        ("paragraph", 0, "so they say"),
        ("quote", 0, "in the town"),
        ("item", 1, "Quick"),
        ("quote", 0, "We shall\n> see."),
        ("code", 0, 'print("x")'),
        ("code", 0, "more code"),
        ("table", 0, "| Year | Dust |\n|------|------|\n| 1    | 2    |"),
        ("heading", 2, "Outlook"),
        ("paragraph", 0, "It will be good"),
        ("paragraph", 0, "The end.[^1]"),
    ]
    assert article.text == FILE
    assert article.title == "Give the streets back"
    assert article.plain
    assert article.notes == ("1 footnote left out.", "1 block of HTML in the Markdown left out.")
    check_blocks(article)


def test_a_title_without_front_matter() -> None:
    assert article_of_markdown(f"# Give the *streets* back\n\n{PROSE}").title == "Give the streets back"
    assert article_of_markdown(f"Give the streets back\n\n{PROSE}\n\nAnd more of it.").title == "Give the streets back"
    assert article_of_markdown(f"# One\n\n{PROSE}\n\n# Two\n\n{PROSE}").title is None


def test_one_paragraph_a_line_is_read_as_plain_text() -> None:
    text = f"## Reasons\n{PROSE}\n- Air\n{PROSE} - Noise\n{PROSE}\n## Outlook\n{PROSE}\n{PROSE}"
    assert kinds(article_of_markdown(text)) == [
        *("heading 2", "paragraph", "item 1", "paragraph", "item 1", "paragraph"),
        *("heading 2", "paragraph", "paragraph"),
    ]


def test_a_bullet_within_a_line_begins_an_item() -> None:
    text = f"# Reasons\n\n- Air.\n- Noise. - Trade.\n\n{PROSE} - Children.\n"
    assert kinds(article_of_markdown(text)) == ["heading 1", "item 1", "item 1", "item 1", "paragraph", "item 1"]


def test_wrapped_lines_stay_together() -> None:
    text = "# A\n\nThe town should act.\nIt has time.\n\n- It is cheap\nand clean\n"
    assert shown(article_of_markdown(text))[1:] == [
        ("paragraph", 0, "The town should act.\nIt has time."),
        ("item", 1, "It is cheap\nand clean"),
    ]


def test_a_line_of_no_break_spaces_is_blank() -> None:
    assert shown(article_of_markdown("\u00a0\nIt is so.\n\u00a0\nIs it?"))[0] == (
        "paragraph",
        0,
        "It is so.\n\u00a0\nIs it?",
    )


def test_lines_wrapped_at_120_columns_and_tables_are_markdown() -> None:
    wrapped = textwrap.fill(f"{PROSE} {PROSE} {PROSE}", 120)
    table = "\n".join(["| a | b |", "|---|---|", *[f"| {PROSE} | {PROSE} |"] * 4])
    article = article_of_markdown(f"# A\n\n{wrapped}\n\n{table}\n\n{wrapped}\n")
    assert kinds(article) == ["heading 1", "paragraph", "table", "paragraph"]


@pytest.mark.parametrize("text", ["---\ntitle: x\n---\n", "***\n\n> \n", "[a]: b\n"])
def test_markdown_without_words_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^the article has no words$"):
        article_of_markdown(text)


@pytest.mark.parametrize(
    "text",
    ["# A\n\nIt is so.", "See [this](https://example.org/).", "```\nx\n```\n\nIt is so.", "**Why**\n\nIt is so."],
)
def test_markdown_is_recognised_by_its_signs(text: str) -> None:
    assert [block.start for block in read_article(text).blocks] == [
        block.start for block in article_of_markdown(text).blocks
    ]


PATHOLOGICAL = {
    "quotations": ">" * 100_000 + "a",
    "lists": "- " * 50_000 + "a",
    "deep list": "".join(f"{'  ' * depth}- a\n" for depth in range(300)),
    "brackets": "[" * 200_000,
    "links": "[a](<b" * 50_000,
    "emphasis": "**a *" * 50_000,
    "backticks": "".join("`" * number + "a" for number in range(600)),
    "comments": "<!--\n" * 20_000 + "a",
    "definitions": "[a]: <b\n" * 20_000,
    "table": "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + "a\n" * 2_000,
    "one line": "a" * 10_000_000,
    "items in one line": "it is so. - A " * 700_000,
    "blanks": " " * 5_000_000 + "a" + " " * 4_000_000,
    "front matter": "---\n" + "a: b\n" * 40_000,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_texts(name: str) -> None:
    for format in ("text", "markdown"):
        try:
            check_blocks(read_article(PATHOLOGICAL[name], format=format))
        except ArticleError as error:
            assert str(error) in ("the article has no words", "the article has more than 50,000 items")
