"""Two texts of a map that come from one, brought together: the native text of both, comments kept, or the conflicts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from argmap.diff.comparing import diff
from argmap.diff.merging import Conflict, merge
from argmap.formats import parse
from argmap.formats._native_carry import Earlier, carried
from argmap.formats._native_write import write
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.model.matching import match


class Outcome(NamedTuple):
    """What a merge comes to.

    `text` is the merged text, None where there are conflicts; `by_lines` says that it is that of the lines. `lost` are
    the comments that are not in it, though neither side removed them or the claim that they stood with.
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
    return _written(found.map, base, ours, theirs)


def _written(debate: ArgumentMap, base: Document, ours: Document, theirs: Document) -> Outcome:
    known, mine, other = ({comment.text for comment in side.comments} for side in (base, ours, theirs))

    def earlier(side: Document, wants: Callable[[str], bool]) -> Earlier:
        pairs = match(side.map, debate)
        return Earlier(side, {**pairs.claims, **pairs.relations}, wants)

    text = carried(
        debate,
        earlier(ours, lambda comment: comment not in known or comment in other),
        earlier(theirs, lambda comment: comment not in known and comment not in mine),
    )
    read = parse(text)
    if read.diagnostics or diff(read.map, debate):  # comments that would change what is said are not worth it
        text = write(debate)
        read = parse(text)
    kept = {comment.text for comment in read.comments}
    wanted = [c.text for c in ours.comments if c.text not in known or c.text in other]
    wanted += [c.text for c in theirs.comments if c.text not in known]
    return Outcome(text, lost=tuple(dict.fromkeys(comment for comment in wanted if comment not in kept)))
