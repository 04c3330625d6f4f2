"""What an article's blocks are, written so that a test reads like a file."""

from __future__ import annotations

from argmap.article import Article


def shown(article: Article) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [(block.kind, block.level, article.text[block.start : block.end]) for block in article.blocks]


def kinds(article: Article) -> list[str]:
    """Kind and level of each block, such as `heading 2`."""
    return [f"{block.kind} {block.level}" if block.level else block.kind for block in article.blocks]


def check_blocks(article: Article) -> None:
    """Fails unless blocks lie within the text, in order, apart, and without white space at their ends."""
    after = 0
    for block in article.blocks:
        assert after <= block.start < block.end <= len(article.text)
        words = article.text[block.start : block.end]
        assert words == words.strip()
        assert block.kind in ("heading", "paragraph", "item", "quote", "code", "table")
        assert (block.level > 0) == (block.kind in ("heading", "item"))
        assert block.level <= 6 or block.kind == "item"
        after = block.end
