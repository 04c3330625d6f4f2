"""Nine ways to spoil the layout of an article: what a drafter finds should depend on its words.

Each takes a plain text with headings and bullets and gives another one with the same sentences, or with fewer where it
says so. Names are those of the functions, with spaces.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from argmap.article import TextBlock, article_of_text
from argmap.patterns import compile_later

_LABEL = compile_later(r"[^.!?:]{1,60}:\s+(?=\S)")
"""What an item begins with before it says something."""


def bullets_on_own_lines(text: str) -> str:
    """Every bullet begins a line, also where it was at the end of one."""
    return _rebuild(text)


def markdown_headings(text: str) -> str:
    """Headings have the sign that they have in Markdown."""
    return _rebuild(text, heading=lambda words, number: f"## {words}")


def numbers_for_bullets(text: str) -> str:
    """Items are numbered; numbers begin again with each heading and each paragraph that leads in a list."""
    return _rebuild(text, item=lambda words, number: f"{number}. {words}")


def without_lead_ins(text: str) -> str:
    """Sentences that announce a list, such as *The plan rests on several pillars:*, are gone."""
    return _rebuild(text, keeps_lead_ins=False)


def without_headings(text: str) -> str:
    """Headings are gone."""
    return _rebuild(text, heading=None)


def without_bullets(text: str) -> str:
    """The signs of bullets are gone; items are lines like others."""
    return _rebuild(text, item=lambda words, number: words)


def neutral_headings(text: str) -> str:
    """Headings say nothing: *Section 1*, *Section 2* and so on."""
    return _rebuild(text, heading=lambda words, number: f"Section {number}")


def one_paragraph(text: str) -> str:
    """All line breaks are gone, as when a text is copied out of a table."""
    return " ".join(text.split())


def prose_without_labels(text: str) -> str:
    """Headings, lead-ins, bullets and the labels of items are gone; paragraphs are left."""
    return _rebuild(
        text, heading=None, item=lambda words, number: _without_label(words), keeps_lead_ins=False, keeps_labels=False
    )


PERTURBATIONS: dict[str, Callable[[str], str]] = {
    perturb.__name__.replace("_", " "): perturb
    for perturb in (
        bullets_on_own_lines,
        markdown_headings,
        numbers_for_bullets,
        without_lead_ins,
        without_headings,
        without_bullets,
        neutral_headings,
        one_paragraph,
        prose_without_labels,
    )
}
"""All of them by name."""


def _rebuild(
    text: str,
    *,
    heading: Callable[[str, int], str] | None = lambda words, number: words,
    item: Callable[[str, int], str] = lambda words, number: f"- {words}",
    keeps_lead_ins: bool = True,
    keeps_labels: bool = True,
) -> str:
    """The blocks of a text one a line; headings and items as these functions write them, from words and number."""
    blocks = article_of_text(text).blocks
    lines: list[str] = []
    headings = items = 0
    for place, block in enumerate(blocks):
        words = " ".join(text[block.start : block.end].split())
        if block.kind == "heading":
            headings, items = headings + 1, 0
            if heading is not None:
                lines.append(heading(words, headings))
        elif block.kind == "item":
            items += 1
            if keeps_labels or words[-1] in ".!?…":
                lines.append(item(words, items))
        elif not _leads_in(text, blocks, place):
            lines.append(words)
        else:
            items = 0
            if keeps_lead_ins:
                lines.append(words)
    return "\n".join(lines) + "\n"


def _leads_in(text: str, blocks: Sequence[TextBlock], place: int) -> bool:
    """Whether a block ends with a colon and a list follows."""
    return text[blocks[place].end - 1] == ":" and place + 1 < len(blocks) and blocks[place + 1].kind == "item"


def _without_label(words: str) -> str:
    match = _LABEL.match(words)
    return words[match.end() :] if match is not None else words
