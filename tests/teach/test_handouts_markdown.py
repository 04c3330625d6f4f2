"""Lessons and flow sheets in Markdown: nothing of the map becomes markup, an image, a link or a mention."""

from __future__ import annotations

from markdown_it import MarkdownIt

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.teach.handouts import flow_sheet, lesson_steps

HOSTILE = "![x](http://a.example/i.png) <img src=x> [l](https://a.example) @you | `c`\n# head"


def hostile() -> ArgumentMap:
    builder = MapBuilder(title=HOSTILE)
    thesis = builder.thesis(HOSTILE)
    objection = builder.claim(HOSTILE, id="o")
    builder.attack(objection, thesis)
    builder.attack(builder.claim(f"- {HOSTILE}", id="r"), objection)
    return builder.build()


def read(text: str) -> set[str]:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    assert "@you" not in "".join(child.content for token in tokens for child in token.children or ())
    return {child.type for token in tokens for child in token.children or ()}


def test_a_lesson_shows_texts_as_they_are() -> None:
    for predict in (True, False):
        shown = lesson_steps.as_text(hostile(), predict=predict)
        assert read(shown) <= {"text", "text_special", "strong_open", "strong_close"}
        assert shown.count("\n# ") == 0


def test_a_flow_sheet_shows_texts_as_they_are() -> None:
    shown = flow_sheet.as_markdown(flow_sheet.flow(hostile(), "lincoln-douglas"))
    assert read(shown) <= {"text", "text_special"}
    assert MarkdownIt("gfm-like", {"linkify": False}).render(shown).count("<td>") == 6
