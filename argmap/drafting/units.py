"""Cuts an article into units: headings, labels, items and sentences, each with its exact place.

Where a sentence ends is for `argmap.language.english` to say. A short quotation or bracket stays in one unit with the
sentence around it, whatever it contains; a long one is cut like any other text.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.article import Article, TextBlock
from argmap.drafting.draft_outline import TextUnit, UnitKind
from argmap.language.english import is_clause, mask_asides, sentence_ends, tokens
from argmap.language.word_lists import words
from argmap.patterns import compile_later

_LONG_ASIDE = compile_later(r"[“\"‘'(\[]_{120,}[^“\"‘'(\[]{0,3}")
"""A quotation or bracket, blotted out, that is too long to stay in one unit."""
_MARKER = compile_later(r"(?:[-*•–—·▪◦]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+")
"""What may stand before the words of a list item."""
_COLON = compile_later(r"[^:\n.!?;]{1,70}:\s+(?=\S)")
_DASH = compile_later(r"(?P<label>[^:\n.!?;,—–]{1,70}?)\s+[—–-]\s+(?=\S)(?![^.!?\n]{0,500}\s[—–-]\s)")
"""A label before a dash; two dashes in a sentence enclose an aside."""
_BOLD = compile_later(r"(?P<mark>\*\*|__)(?=\w)(?P<label>[^*_\n]{1,70})(?P=mark)(?P<colon>[:.])?\s+(?=\S)")
"""A label in the bold type of Markdown."""
_ENDING = ".!?…"
_LONGEST_LABEL = 6
"""Words of the longest label."""
_LONGEST_NAME = 4
"""Words of the longest item that only names something."""


def split_units(article: Article) -> tuple[TextUnit, ...]:
    """The units of an article in the order of its text; code and tables have none."""
    return tuple(
        unit for number, block in enumerate(article.blocks) for unit in _cut_block(article.text, block, number)
    )


def _cut_block(text: str, block: TextBlock, number: int) -> Iterator[TextUnit]:
    if block.kind in ("code", "table"):
        return
    words_of_block = text[block.start : block.end]
    marker = _MARKER.match(words_of_block) if block.kind == "item" else None
    start = block.start + (marker.end() if marker is not None else 0)
    if block.kind == "heading":
        pieces = [(start, block.end, UnitKind.HEADING)]
    else:
        pieces = list(_cut_text(text, start, block.end, is_item=block.kind == "item"))
    for begin, end, kind in pieces:
        piece = text[begin:end]
        begin, end = begin + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        if begin < end:
            yield TextUnit(begin, end, text[begin:end], kind, number)


def _cut_text(text: str, start: int, end: int, *, is_item: bool) -> Iterator[tuple[int, int, UnitKind]]:
    kind = UnitKind.ITEM if is_item else UnitKind.SENTENCE
    after_label = _end_of_label(text, start, end)
    if after_label is not None:
        yield start, after_label, UnitKind.LABEL
        start = after_label
    bounds = [start, *_sentence_bounds(text[start:end], start), end]
    for number in range(len(bounds) - 1):
        piece = text[bounds[number] : bounds[number + 1]].strip()
        names_only = is_item and number == 0 and after_label is None and _names_only(piece, alone=len(bounds) == 2)
        yield bounds[number], bounds[number + 1], UnitKind.LABEL if names_only else kind


def _sentence_bounds(text: str, offset: int) -> list[int]:
    """Where sentences end; `offset` is the place of `text` in the article. Marks within short asides end nothing."""
    masked = _LONG_ASIDE.sub(lambda aside: text[aside.start() : aside.end()], mask_asides(text))
    quiet = "".join(
        mask if mask == "_" and letter in _ENDING else letter for mask, letter in zip(masked, text, strict=True)
    )
    return [offset + end for end in sentence_ends(quiet, in_running_text=True)]


def _end_of_label(text: str, start: int, end: int) -> int | None:
    """Where the label ends that a block begins with; None without one."""
    bold = _BOLD.match(text, start, end)
    if bold is not None and (bold["colon"] or bold["label"][-1] in ":.") and _is_label(bold["label"]):
        return bold.end()
    colon = _COLON.match(text, start, end)
    if colon is not None and _is_label(text[start : colon.end()].strip()):
        return colon.end()
    dash = _DASH.match(text, start, end)
    return dash.end() if dash is not None and _is_label(dash["label"]) else None


def _is_label(piece: str) -> bool:
    """Whether words before a colon name what follows, as *Cost* does and *There is one problem* does not."""
    return len(tokens(piece)) <= _LONGEST_LABEL and not is_clause(mask_asides(piece)) and not _is_command(piece)


def _names_only(piece: str, *, alone: bool) -> bool:
    """Whether the first words of an item are a name: alone without a full stop, or short before further sentences."""
    if alone == piece.endswith(tuple(_ENDING)):
        return False
    return len(tokens(piece)) <= _LONGEST_NAME and not is_clause(mask_asides(piece)) and not _is_command(piece)


def _is_command(piece: str) -> bool:
    spoken = tokens(piece)
    return bool(spoken) and spoken[0] in words("en-commands")
