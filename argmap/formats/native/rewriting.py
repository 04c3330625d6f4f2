"""The text of a native file for a changed map: comments stay, and so do all lines that say the same as before.

Three ways are tried, from the smallest change to the largest, and each result is read again before it is taken: edits
of single texts in their places; the lines in which the canonical texts of the old and the new map differ, put into the
old text; the whole map in the canonical layout with the comments of the old text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from argmap.diagnostics import Edit, Position, Span
from argmap.formats.native import reader
from argmap.formats.native.comment_places import Remarks, Spot
from argmap.formats.native.keep_comments import Earlier, is_json, write_with_comments
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later
from argmap.syntax import json_values, yaml
from argmap.syntax.collector import steady
from argmap.syntax.edits import Lines, apply

_CLAIM_TEXTS = ("text", "note", "voice")
_HEADER_TEXTS = ("title", "question")
_LAYOUT = compile_later(r"""claim:|[\s"'\-]""")
"""What a line can have in one layout and lack in another."""


def rewrite_native(document: Document, debate: ArgumentMap) -> str:
    """The text of `document`, which is read completely, with what `debate` changes in it."""
    if debate == document.map:
        return document.text
    with steady():
        if (edited := _with_edited_texts(document, debate)) is not None:
            return edited
        names = {name: name for name in document.map.by_id if name in debate.by_id}
        canonical = write_with_comments(debate, Earlier(document, names))
        before = write_with_comments(document.map, Earlier(document, {name: name for name in document.map.by_id}))
        merged = "\n".join(_merge(document.text.split("\n"), before.split("\n"), canonical.split("\n")))
        return merged if _reads_as(merged, debate, _comments(reader.read(canonical))) else canonical


def _reads_as(text: str, debate: ArgumentMap, comments: Counter[str]) -> bool:
    """Whether a text is read as the map, without errors, and has these comments."""
    document = reader.read(text)
    return document.map == debate and not document.faults and _comments(document) == comments


def _comments(document: Document) -> Counter[str]:
    return Counter(comment.text for comment in document.comments)


def _with_edited_texts(document: Document, debate: ArgumentMap) -> str | None:
    """The text with some texts exchanged in their places; None where that is not all that changes."""
    try:
        text = apply(document.text, _text_edits(document, debate))
    except ValueError:  # one place of the file that says two things
        return None
    return text if _reads_as(text, debate, _comments(document)) else None


def _text_edits(document: Document, debate: ArgumentMap) -> Iterator[Edit]:
    as_json = is_json(document.text)
    parsed = json_values.parse(document.text) if as_json else yaml.parse(document.text)
    spots = {spot.value_start: spot for spot in Remarks(parsed, document.text).spots}
    lines = Lines(document.text)
    pairs: list[tuple[str, Any, Any]] = [("", document.map, debate)]
    pairs += [(c.id, c, debate.by_id[c.id]) for c in document.map.claims if c.id in debate.by_id]
    for element, before, after in pairs:
        fields = _CLAIM_TEXTS if element else _HEADER_TEXTS
        for field in fields:
            old, new = getattr(before, field, None), getattr(after, field, None)
            span = document.spans.get((element, field))
            if old == new or span is None or not isinstance(new, str):
                continue
            spot = spots.get((span.start.line, span.start.column))
            if spot is None or not isinstance(spot.value, str):
                continue
            needs_id = field == "text" and (element, "id") not in document.spans
            yield _text_edit(lines, spot, span, new, element if needs_id else None, as_json)


def _text_edit(lines: Lines, spot: Spot, span: Span, new: str, id: str | None, as_json: bool) -> Edit:
    """The edit that puts a text in place of another, with the `id` that the claim had by its old text."""
    column = span.start.column - 1
    if as_json:
        text = yaml.in_quotes(new)
        if id is None:
            return Edit(span, text)
        named = f'"id": {yaml.in_quotes(id)}'
    else:
        named = f"id: {yaml.scalar(id or '', in_flow=spot.flow)}"
        is_quoted = lines.part(span).startswith('"')
        text = yaml.in_quotes(new) if is_quoted else yaml.scalar(new, in_flow=spot.flow)
        if not spot.flow and not is_quoted:
            depth = spot.start[1] - 1 if isinstance(spot.key, str) else column - 2
            text = yaml.wrap(new, column, depth + 2)
    if id is None:
        return Edit(span, text)
    if spot.key == "claim":  # the id goes before this key
        start = Position(*spot.start)
        key = lines.part(Span(start, span.start))
        alone = not lines.line(start.line)[: start.column - 1].strip(" -")
        comma = "," if spot.flow or as_json else ""
        gap = f"{comma}\n{' ' * (start.column - 1)}" if alone else f"{comma} "
        return Edit(Span(start, span.end), f"{named}{gap}{key}{text}")
    if as_json:
        return Edit(span, f'{{{named}, "claim": {text}}}')
    if spot.flow or isinstance(spot.key, str):
        return Edit(span, f"{{{named}, claim: {yaml.scalar(new, in_flow=True)}}}")
    indent = " " * column
    return Edit(span, f"{named}\n{indent}claim: {yaml.wrap(new, column + 7, column + 2)}")


def _merge(text: Sequence[str], before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """The lines of `text` with what changes from `before` to `after`; where both differ from `before`, `after` counts.

    >>> list(_merge(["a  #", "b", "c  #"], ["a", "b", "c"], ["a", "b", "c", "d"]))
    ['a  #', 'b', 'c  #', 'd']
    """
    here = at_before = at_after = 0
    for line, place, new_place, length in _find_common(text, before, after):
        mine, old, new = text[here:line], before[at_before:place], after[at_after:new_place]
        if new[: len(old)] == old:  # nothing changes, or lines come behind
            yield from (*mine, *new[len(old) :])
        elif old and new[-len(old) :] == old:
            yield from (*new[: -len(old)], *mine)
        else:
            yield from new
        yield from text[line : line + length]
        here, at_before, at_after = line + length, place + length, new_place + length


def _find_common(
    text: Sequence[str], before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Runs of lines that all three have: where each has them, and how many; the ends of all come last.

    A line of `text` may be laid out in another way than that of `before`.
    """
    words, before_words = [[_LAYOUT.sub("", line) for line in lines] for lines in (text, before)]
    old = SequenceMatcher(None, before_words, words, autojunk=False).get_matching_blocks()
    new = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    first = second = 0
    while first < len(old) and second < len(new):
        (at, line, length), (new_at, new_line, new_length) = old[first], new[second]
        start, end = max(at, new_at), min(at + length, new_at + new_length)
        if start < end:
            yield line + start - at, start, new_line + start - new_at, end - start
        if at + length < new_at + new_length:
            first += 1
        else:
            second += 1
    yield len(text), len(before), len(after), 0
