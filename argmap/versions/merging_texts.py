"""Merges two texts that come from one base: into one text that keeps the comments, or into a list of conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from argmap.formats import dump_with_losses, parse
from argmap.formats.native.keep_comments import Earlier, PlacedComment, find_comments, write_with_comments
from argmap.formats.native.writer import write
from argmap.formats.shared.choosing import page_blocks
from argmap.formats.shared.writable import check_map, check_text
from argmap.model.document import Document
from argmap.model.matching.pairing import pair_equal
from argmap.registry import FORMATS
from argmap.versions.comparing import diff
from argmap.versions.merge_sides import MergeSide
from argmap.versions.merging import Conflict, Merge, merge


class MergedText(NamedTuple):
    """The result of a merge.

    `text` is the merged text, or None if there are `conflicts`, if the format cannot express the merged map, or if the
    texts say more than a map can hold, as a page does around its blocks. `by_lines` is true if the text is the merge of
    the lines. `lost` are comments that neither side removed but that could not be kept.
    """

    text: str | None
    conflicts: tuple[Conflict, ...] = ()
    by_lines: bool = False
    lost: tuple[str, ...] = ()


def merge_texts(base: Document, ours: Document, theirs: Document, lines: Document | None) -> MergedText:
    """Merges two documents with a common base; all three must be read completely.

    `lines` is the document that a merge of the lines gives, None if that has conflicts. It is used if it reads without
    errors and says the same as the merged map, so that the layout stays as it is. Raises TooLargeError for a merged map
    or text that could not be read again.
    """
    merged = merge(base.map, ours.map, theirs.map)
    if merged.conflicts:
        return MergedText(None, merged.conflicts)
    check_map(merged.map, ours.format)
    if lines is not None:
        is_sound = not any(diagnostic.is_reading_error for diagnostic in lines.faults)
        if is_sound and not diff(lines.map, merged.map):
            return MergedText(lines.text, by_lines=True)
    if any(page_blocks(document.text, None) for document in (ours, theirs)):
        return MergedText(None)
    return (_write_native if ours.format == "native" else _write_other)(merged, base, ours, theirs)


def _write_other(merged: Merge, base: Document, ours: Document, theirs: Document) -> MergedText:
    """The merged map in the format of our version, if that loses nothing."""
    if ours.losses or theirs.losses or FORMATS.get(ours.format).write is None:
        return MergedText(None)
    text, losses = dump_with_losses(merged.map, ours.format)
    is_whole = not losses and not diff(parse(text, format=ours.format).map, merged.map)
    return MergedText(text if is_whole else None)


def _write_native(merged: Merge, base: Document, ours: Document, theirs: Document) -> MergedText:
    """The merged map as text with the comments of both sides, without those that one side removed."""
    old, mine, other = map(_comments, (base, ours, theirs), merged.sides)
    my_old, other_old = (_match_comments(old, new, lambda c: c, lambda c: c.text) for new in (mine, other))
    my_new = [number for number in range(len(mine)) if number not in my_old]
    other_new = [number for number in range(len(other)) if number not in other_old]
    twice = _match_comments([mine[number] for number in my_new], [other[number] for number in other_new], lambda c: c)
    remaining = set(other_old.values())
    wanted = (
        {*my_new, *(number for number, before in my_old.items() if before in remaining)},
        {number for place, number in enumerate(other_new) if place not in twice},
    )
    text = write_with_comments(
        merged.map,
        *(
            Earlier(
                document, {name: merged.names[key] for name, key in side.keys.items() if key in merged.names}, numbers
            )
            for document, side, numbers in zip((ours, theirs), merged.sides[1:], wanted, strict=True)
        ),
    )
    read = parse(text)
    if read.faults or diff(read.map, merged.map):  # a comment must not change what the map says
        text = write(merged.map)
        read = parse(text)
    check_text(text, "native")
    expected = [
        comments[number].text
        for comments, numbers in zip((mine, other), wanted, strict=True)
        for number in sorted(numbers)
    ]
    lost = Counter(expected) - Counter(comment.text for comment in read.comments)
    return MergedText(text, lost=tuple(lost.elements()))


def _comments(document: Document, side: MergeSide) -> list[PlacedComment]:
    """The comments of a version, with the common keys of their elements."""
    return [comment._replace(element=repr(side.keys.get(comment.element))) for comment in find_comments(document)]


def _match_comments(
    old: Sequence[PlacedComment], new: Sequence[PlacedComment], *keys: Callable[[PlacedComment], Hashable]
) -> dict[int, int]:
    """New comment → the same old comment, as numbers. They are paired by the first key, the rest by the next."""
    matches: dict[int, int] = {}
    for key in keys:
        taken = set(matches.values())
        left = (
            [(key(comment), number) for number, comment in enumerate(old) if number not in taken],
            [(key(comment), number) for number, comment in enumerate(new) if number not in matches],
        )
        matches.update((after, before) for before, after in pair_equal(left))
    return matches
