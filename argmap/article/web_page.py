"""A web page as an article: its headings, paragraphs, lists, quotations and tables, without what is around them."""

from __future__ import annotations

from argmap.article.blocks import Article, ArticleError
from argmap.article.separate_process import ask
from argmap.article.text_builder import TextBuilder
from argmap.syntax.xml import Element, parse

_INNER = ("p", "head", "list", "quote", "table", "code", "item")
"""Elements that are blocks of their own within another one."""


def read_page(text: str) -> Article:
    """The article in an HTML page. Raises ArticleError if there is no text, or a package that reads it is missing."""
    answer = ask("argmap.article.page_extractor", text.encode("utf-8", "replace"), "web page")
    builder = TextBuilder()
    notes: list[str] = []
    root = parse(answer["xml"])[0] if answer["xml"] is not None else None
    if root is not None:
        for main in root.children("main"):
            _add(builder, main, "paragraph", 0)
    else:
        for line in (answer["text"] or "").split("\n"):
            builder.add("paragraph", 0, line, marked=False)
        notes.append("No article was found in the page, so all of its text is taken.")
    if answer["words"] is not None:
        first, second = answer["words"]
        notes.append(
            f"It is not certain which part of the page is the article: {first:,} words were taken, and another method "
            f"takes {second:,}; look whether something is missing or does not belong to it."
        )
    if builder.is_empty:
        raise ArticleError("no text was found in the page; save its text as .txt")
    shown = next((head for head in root.every("head") if head.get("rend") == "h1"), None) if root is not None else None
    title = shown.text() if shown is not None else answer["title"]
    return builder.article(title, notes=tuple(notes))


def _add(builder: TextBuilder, element: Element, kind: str, level: int) -> None:
    """Adds what an element has; its words outside inner blocks are of this kind and level."""
    words: list[str] = []

    def add_words() -> None:
        builder.add(kind, level, "".join(words), marked=kind != "paragraph")
        words.clear()

    for part in element.parts:
        if isinstance(part, str):
            words.append(part)
        elif part.name == "lb":
            add_words()
        elif part.name not in _INNER or _is_inline(part, element, "".join(words)):
            words.append(part.whole_text())
        else:
            add_words()
            _add_block(builder, part, kind, level)
    add_words()


def _is_inline(part: Element, element: Element, before: str) -> bool:
    """Whether an element that is a block elsewhere is part of the words around it."""
    if part.name == "code":
        return element.name != "main" and "\n" not in part.whole_text() and next(part.children(), None) is None
    return part.name == "p" and element.name == "item" and not before.strip()


def _add_block(builder: TextBuilder, element: Element, kind: str, level: int) -> None:
    """Adds an element that is a block within one of this kind and level."""
    name = element.name
    if name == "head":
        rank = element.get("rend") or ""
        builder.add("heading", int(rank[1]) if rank[1:] in tuple("123456") else 2, element.whole_text())
    elif name == "list":
        _add(builder, element, "paragraph", level if kind == "item" else 0)
    elif name == "item":
        _add(builder, element, "item", level + 1)
    elif name == "quote":
        _add(builder, element, "quote", 0)
    elif name == "code":
        builder.add("code", 0, element.whole_text())
    elif name == "table":
        rows = [" | ".join(cell.text() for cell in row.children("cell")) for row in element.every("row")]
        builder.add("table", 0, "\n".join(rows))
    else:
        _add(builder, element, "quote" if kind == "quote" else "paragraph", 0)
