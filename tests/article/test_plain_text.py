"""Plain text as people paste it: blank lines, one paragraph a line, wrapped lines, and lists of every kind."""

from __future__ import annotations

import textwrap

import pytest

from argmap.article import ArticleError, article_of_text
from tests.article.helpers import check_blocks, kinds, shown

PARAGRAPH = (
    "The old town has had through traffic for sixty years, and for sixty years people have complained about it. "
    "Nobody has done anything. It is time to give these streets back to those who live in them."
)
OTHER = (
    "Shops fear for their customers. In the trial year, however, takings rose by a tenth, as the chamber of commerce "
    "itself has found. Those who come on foot buy less at a time and come more often."
)
PASTED = f"""\
{PARAGRAPH}
A Town in Flux
{OTHER}
Pillars of the Plan
The plan rests on several pillars:
- Air and Noise
{PARAGRAPH} - Room for Children
{OTHER} - Trade
{PARAGRAPH}
Challenges on the Horizon
Despite the figures, obstacles persist:
- Habit: People have always come by car. They see no reason to stop.
- Money: Park-and-ride sites cost more than the town has.
The Road Ahead: Streets
{OTHER}
Topics #town #cars"""


def test_one_paragraph_a_line_with_bullets_at_the_end_of_lines() -> None:
    article = article_of_text(PASTED)
    assert shown(article) == [
        ("paragraph", 0, PARAGRAPH),
        ("heading", 2, "A Town in Flux"),
        ("paragraph", 0, OTHER),
        ("heading", 2, "Pillars of the Plan"),
        ("paragraph", 0, "The plan rests on several pillars:"),
        ("item", 1, "Air and Noise"),
        ("paragraph", 0, PARAGRAPH),
        ("item", 1, "Room for Children"),
        ("paragraph", 0, OTHER),
        ("item", 1, "Trade"),
        ("paragraph", 0, PARAGRAPH),
        ("heading", 2, "Challenges on the Horizon"),
        ("paragraph", 0, "Despite the figures, obstacles persist:"),
        ("item", 1, "Habit: People have always come by car. They see no reason to stop."),
        ("item", 1, "Money: Park-and-ride sites cost more than the town has."),
        ("heading", 2, "The Road Ahead: Streets"),
        ("paragraph", 0, OTHER),
        ("paragraph", 0, "Topics #town #cars"),
    ]
    assert (article.title, article.guessed, article.notes, article.plain) == (None, False, (), True)
    assert article.text == PASTED


def test_lines_wrapped_at_seventy_columns_are_joined() -> None:
    lines = PASTED.split("\n")
    apart = article_of_text("\n\n".join(textwrap.fill(line, 70) for line in lines))
    assert kinds(apart) == kinds(article_of_text(PASTED))
    assert [words.split() for _, _, words in shown(apart)] == [
        words.split() for _, _, words in shown(article_of_text(PASTED))
    ]


def test_a_short_line_with_a_full_stop_ends_a_wrapped_paragraph() -> None:
    text = textwrap.fill(PARAGRAPH, 60) + "\n" + textwrap.fill(OTHER, 60)
    assert [words.split() for _, _, words in shown(article_of_text(text))] == [PARAGRAPH.split(), OTHER.split()]


def test_an_indented_line_begins_a_wrapped_paragraph() -> None:
    first = textwrap.fill("a" * 59 + " " + "b" * 58 + ".", 60)
    text = f"{first}\n  Then comes another paragraph, whose first line is indented as\nin a book."
    assert len(article_of_text(f"{textwrap.fill(PARAGRAPH, 60)}\n{text}").blocks) == 3


def test_a_title_a_byline_and_a_date_above_the_text() -> None:
    article = article_of_text(f"Give the streets back!\n\nBy Jane Doe\n\n12 March 2024\n\n{PARAGRAPH}\n\n{OTHER}")
    assert article.title == "Give the streets back!"
    assert kinds(article) == ["heading 1", "paragraph", "paragraph", "paragraph", "paragraph"]


def test_a_title_that_is_handed_over_is_found_in_the_text() -> None:
    article = article_of_text(f"Opinion\n\nGive the “streets” back.\n\n{PARAGRAPH}", title='Give the  "streets" back')
    assert article.title == 'Give the "streets" back'
    assert kinds(article)[1] == "heading 1"


@pytest.mark.parametrize(
    "first", ["A short sentence.", "it begins small", f"{'long ' * 30}line", "See https://example.org/x", "#tag"]
)
def test_a_first_line_that_is_no_title(first: str) -> None:
    article = article_of_text(f"{first}\n\n{PARAGRAPH}\n\n{OTHER}")
    assert article.title is None
    assert kinds(article) == ["paragraph"] * 3


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–", "—", "·", "+", "▪", "1.", "1)", "(1)", "(a)"])
def test_bullets(bullet: str) -> None:
    second = bullet.replace("1", "2").replace("a", "b")
    article = article_of_text(f"There are reasons:\n{bullet} It is cheap.\n{second} It is clean.\n\n{PARAGRAPH}")
    assert shown(article)[1:3] == [("item", 1, "It is cheap."), ("item", 1, "It is clean.")]


def test_a_bullet_sign_without_a_space() -> None:
    assert shown(article_of_text("Reasons:\n•Cheap buses\n•Clean air"))[1:] == [
        ("item", 1, "Cheap buses"),
        ("item", 1, "Clean air"),
    ]


def test_depth_follows_from_indents() -> None:
    text = "- One\n  - One and a half\n\t\t- Deep\n  - Again\n- Two"
    assert kinds(article_of_text(text)) == ["item 1", "item 2", "item 3", "item 2", "item 1"]


@pytest.mark.parametrize(
    "line",
    [
        "1. FC Köln has won again, and nobody knows why.",
        "– John Smith, author of the book",
        "It cost 3 - 4 dollars. - and that was that.",
        "Well-known and -feared, he left. Then came 1. The end.",
        "1984. That was the year.",
    ],
)
def test_signs_that_are_no_bullets(line: str) -> None:
    assert shown(article_of_text(f"{PARAGRAPH}\n\n{line}\n\n{OTHER}"))[1] == ("paragraph", 0, line)


def test_numbers_that_have_lost_their_line_breaks() -> None:
    article = article_of_text(f"Two things count: 1. Air {OTHER} 2. Noise {OTHER}\n\n{PARAGRAPH}")
    assert kinds(article) == ["paragraph", "item 1", "item 1", "paragraph"]
    assert shown(article)[0] == ("paragraph", 0, "Two things count:")


def test_numbers_in_the_text_must_come_in_order() -> None:
    assert len(article_of_text("1. First we go. 5. Then we stay.\n2. We leave.").blocks) == 2


def test_a_bullet_at_the_end_of_a_wrapped_line_belongs_to_the_next() -> None:
    text = "There are reasons: - The\nair is better now. -\nThe noise is less now. - It\nis cheap to do so."
    assert [" ".join(words.split()) for _, _, words in shown(article_of_text(text))] == [
        "There are reasons:",
        "The air is better now.",
        "The noise is less now.",
        "It is cheap to do so.",
    ]


def test_a_whole_article_in_one_line() -> None:
    article = article_of_text(" ".join([PARAGRAPH, OTHER] * 10))
    assert kinds(article) == ["paragraph"]
    assert article.guessed
    assert article.notes == ("The text is a single line, so its paragraphs are not known.",)


def test_underlined_and_numbered_signs_of_headings() -> None:
    text = f"Streets\n=======\n{PARAGRAPH}\n\nWhy\n---\n{OTHER}\n---\n### And then ###\n{PARAGRAPH}\n* * *\n{OTHER}"
    article = article_of_text(text)
    assert [block[:2] for block in shown(article)] == [
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 3),
        ("paragraph", 0),
        ("paragraph", 0),
    ]
    assert shown(article)[4][2] == "And then"
    assert article.title == "Streets"


def test_questions_in_the_text_are_no_headings() -> None:
    text = f"{PARAGRAPH}\n\nSo what should be done?\n\n{OTHER}\n\nWho pays?\n\n{PARAGRAPH}"
    assert kinds(article_of_text(text)) == ["paragraph"] * 5


def test_questions_among_headings_are_headings() -> None:
    text = f"{PARAGRAPH}\n\nWho pays?\n\n{OTHER}\n\nThe road ahead\n\n{PARAGRAPH}"
    assert kinds(article_of_text(text))[1::2] == ["heading 2", "heading 2"]


def test_four_short_lines_in_a_row_are_no_headings() -> None:
    text = f"{PARAGRAPH}\n\nRoses are red\n\nViolets are blue\n\nSugar is sweet\n\nAnd so are you\n\n{OTHER}"
    assert kinds(article_of_text(text)) == ["paragraph"] * 6


def test_a_label_with_a_colon_is_a_heading_unless_a_list_follows() -> None:
    text = f"{PARAGRAPH}\n\nConclusion:\n\n{OTHER}\n\nReasons:\n- Air.\n- Noise."
    assert kinds(article_of_text(text))[1:4] == ["heading 2", "paragraph", "paragraph"]


def test_quoted_lines() -> None:
    assert shown(article_of_text(f"{PARAGRAPH}\n> We shall\n> see.\n\n{OTHER}"))[1] == ("quote", 0, "We shall\n> see.")


def test_line_ends_and_marks_of_files() -> None:
    article = article_of_text("\ufeffOne line.\r\n\r\nAnother line.\rA third.")
    assert article.text == "One line.\n\nAnother line.\nA third."
    check_blocks(article)


def test_right_to_left() -> None:
    body = "الحافلات تنقل عدداً أكبر من الناس، وهي تحتاج إلى مساحة أقل من السيارات."
    article = article_of_text(f"لماذا تفوز الحافلات\n\n{body}\n\n- رخيصة\n- نظيفة")
    assert article.title == "لماذا تفوز الحافلات"
    assert kinds(article) == ["heading 1", "paragraph", "item 1", "item 1"]


@pytest.mark.parametrize("text", ["", " \n\t\n", "---\n***\n", "…"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^the article has no words$"):
        article_of_text(text)
