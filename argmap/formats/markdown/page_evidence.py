"""Whether a Markdown page holds arguments, or is any other page with lists: told by evidence only.

Words for and against, sections and tables of both sides, decision records and numbered premises are evidence. Nested
lists alone are none, as any manual has them, unless a page has nothing but one list below one claim.
"""

from __future__ import annotations

from argmap.formats.markdown.bullet_text import split_attributes
from argmap.formats.markdown.numbered_premises import find_premises
from argmap.formats.markdown.page_blocks import BULLET, Bullet, MarkdownPage, MarkdownTable, Paragraph, read_page
from argmap.formats.markdown.page_outline import STEP_WORD
from argmap.formats.markdown.page_tables import read_table
from argmap.formats.shared.sign_labels import read_label, section_polarity
from argmap.language.sign_words import fold, symbol_role
from argmap.model.elements import Polarity
from argmap.patterns import compile_later

LOOKED_AT = 20_000
"""Characters of a page that are looked at."""
_SURE = {"pro", "con", "contra", "kontra", "counterargument", "counter-argument", "objection", "rebuttal"}
"""Words that hardly anybody uses for anything else."""
_LINK = compile_later(r"\[[^\]]*\]\([^)]*\)\s*$")


def holds_arguments(text: str) -> bool:
    """Whether a text looks like a page with arguments."""
    start = text[:LOOKED_AT]
    if not any(BULLET.match(line) or line[:1] in "#|*_" for line in start.split("\n") if line.strip()):
        return find_premises(start) is not None
    page = read_page(start)
    return _has_sides(page) or _is_one_list(page) or find_premises(start) is not None


def has_side_sections(page: MarkdownPage) -> bool:
    """Whether a heading or a table of the page gives a side to what is below it."""
    return any(
        (section.level and section_polarity(section.title) is not None)
        or any(isinstance(block, MarkdownTable) and read_table(block) is not None for block in section.blocks)
        for section in page.root.sections()
    )


def _has_sides(page: MarkdownPage) -> bool:
    """Whether a page uses words for and against, or one that is sure."""
    sides: set[Polarity] = set()
    for section in page.root.sections():
        sign = section_polarity(section.title) if section.level else None
        if sign is not None and section.blocks:
            sides.add(sign)
        if any(isinstance(block, MarkdownTable) and read_table(block) is not None for block in section.blocks):
            return True
        work = [(bullet, 0) for bullet in section.bullets()]
        while work:
            bullet, depth = work.pop()
            word = STEP_WORD.match(bullet.text) if depth else None
            if word is not None and word[1] != "Note":
                return True
            content = split_attributes(bullet.text)[0]
            if bullet.below and (sign := section_polarity(content)) is not None:
                sides.add(sign)
            label = read_label(content)
            if label.polarity is not None and label.word is not None and symbol_role(label.word) is None:
                if fold(label.word) in _SURE:
                    return True
                if label.text != content:
                    sides.add(label.polarity)
            work += [(child, depth + 1) for child in bullet.below]
    return {Polarity.SUPPORT, Polarity.ATTACK} <= sides


def _is_one_list(page: MarkdownPage) -> bool:
    """Whether the page is nothing but one list, with one item that holds all others, and a heading at most."""
    bullets: list[Bullet] = []
    for section in page.root.sections():
        if any(isinstance(block, Paragraph | MarkdownTable) for block in section.blocks):
            return False
        bullets += section.bullets()
    if len(bullets) != 1 or page.fences or not bullets[0].below:
        return False
    items = [bullets[0], *bullets[0].below]
    return not any(_LINK.match(item.text) for item in items) and sum(1 for _ in page.root.sections()) <= 2
