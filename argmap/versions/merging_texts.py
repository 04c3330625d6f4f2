"""Two texts of a map that come from one, brought together: one text of both, comments kept, or the conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from argmap.formats import parse, written
from argmap.formats.native.keep_comments import Commented, Earlier, carried, commented
from argmap.formats.native.writer import write
from argmap.model.document import Document
from argmap.model.matching.pairing import paired
from argmap.registry import FORMATS
from argmap.versions.comparing import diff
from argmap.versions.merging import Conflict, Merge, merge
from argmap.versions.sides import Side


class Outcome(NamedTuple):
    """What a merge comes to.

    `text` is the merged text. It is None where there are conflicts, where the format of the texts cannot say what is
    merged, and where they say more than a map holds. `by_lines` says that it is that of the lines. `lost` are the
    comments that it could not keep, though neither side removed them.
    """

    text: str | None
    conflicts: tuple[Conflict, ...] = ()
    by_lines: bool = False
    lost: tuple[str, ...] = ()


def merge_texts(base: Document, ours: Document, theirs: Document, lines: Document | None) -> Outcome:
    """Brings two documents with a common base together; all three have to be sound.

    `lines` is what a merge of the lines makes, None where that has conflicts. It is taken where it reads without faults
    and says the same, so that the layout stays as it is.
    """
    found = merge(base.map, ours.map, theirs.map)
    if found.conflicts:
        return Outcome(None, found.conflicts)
    if lines is not None:
        is_sound = not any(fault.is_reading_error for fault in lines.diagnostics)
        if is_sound and not diff(lines.map, found.map):
            return Outcome(lines.text, by_lines=True)
    return (_written if ours.format == "native" else _in_its_format)(found, base, ours, theirs)


def _in_its_format(found: Merge, base: Document, ours: Document, theirs: Document) -> Outcome:
    """The merged map in the format of our version, if nothing is lost on the way."""
    if ours.losses or theirs.losses or FORMATS.get(ours.format).write is None:
        return Outcome(None)
    text, losses = written(found.map, ours.format)
    is_whole = not losses and not diff(parse(text, format=ours.format).map, found.map)
    return Outcome(text if is_whole else None)


def _written(found: Merge, base: Document, ours: Document, theirs: Document) -> Outcome:
    """The merged map as text with the comments of both sides, but for those that one side has taken out."""
    known, mine, other = map(_comments, (base, ours, theirs), found.sides)
    my_old, other_old = (_same(known, own, lambda c: c, lambda c: c.text) for own in (mine, other))
    my_new = [number for number in range(len(mine)) if number not in my_old]
    other_new = [number for number in range(len(other)) if number not in other_old]
    twice = _same([mine[number] for number in my_new], [other[number] for number in other_new], lambda c: c)
    stay = set(other_old.values())
    wanted = (
        {*my_new, *(number for number, before in my_old.items() if before in stay)},
        {number for place, number in enumerate(other_new) if place not in twice},
    )
    text = carried(
        found.map,
        *(
            Earlier(
                document, {name: found.names[key] for name, key in side.keys.items() if key in found.names}, numbers
            )
            for document, side, numbers in zip((ours, theirs), found.sides[1:], wanted, strict=True)
        ),
    )
    read = parse(text)
    if read.diagnostics or diff(read.map, found.map):  # comments that would change what is said are not worth it
        text = write(found.map)
        read = parse(text)
    asked = [own[number].text for own, numbers in zip((mine, other), wanted, strict=True) for number in sorted(numbers)]
    lost = Counter(asked) - Counter(comment.text for comment in read.comments)
    return Outcome(text, lost=tuple(lost.elements()))


def _comments(document: Document, side: Side) -> list[Commented]:
    """The comments of a version, their elements by the keys that all versions have in common."""
    return [comment._replace(element=repr(side.keys.get(comment.element))) for comment in commented(document)]


def _same(old: Sequence[Commented], new: Sequence[Commented], *keys: Callable[[Commented], Hashable]) -> dict[int, int]:
    """The number of each new comment that an old one is, with that of the old one: by the first key, or by the next."""
    found: dict[int, int] = {}
    for key in keys:
        taken = set(found.values())
        left = (
            [(key(comment), number) for number, comment in enumerate(old) if number not in taken],
            [(key(comment), number) for number, comment in enumerate(new) if number not in found],
        )
        found.update((after, before) for before, after in paired(left))
    return found
