"""Which key or item of a native text each comment and blank line belongs to, so that it can move along.

A comment alone on its line belongs to what follows it, or to the end of the block that it is indented like; one at the
end of a line to the key or item that it follows. A comment that holds findings back belongs to the claim that its
line starts, and where it covers a whole entry within brackets that entry keeps its one line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.patterns import compile_later
from argmap.syntax.tree import Parsed, Place

DEEPEST = 40
"""Brackets in brackets that a comment may hold in one line."""
_IGNORE = compile_later(r"#\s*argmap\s*:\s*ignore\b")
_BRACKET = compile_later(r"[\[\]{}]")
_TEXT_KEYS = ("claim", "ref", "premises")


class Remark(NamedTuple):
    """A comment: its text, whether a blank line is above it, and what comes before it on its line."""

    text: str
    blank: bool = False
    behind: str = ""


@dataclass(slots=True, eq=False)
class Spot:
    """A key or an item: where it is, and the comments that belong to it; the spot without parent is the whole text."""

    value: Any
    parent: Spot | None
    start: tuple[int, int]
    value_start: tuple[int, int]
    end: tuple[int, int]
    """The end of a text, else the start of the value."""
    depth: int
    key: str | int
    mark: str
    """The first character of the value."""
    flow: bool
    """Whether the value is within brackets, its own or outer ones."""
    above: Sequence[Remark] = ()
    beside: Sequence[Remark] = ()
    below: Sequence[Remark] = ()
    """Comments at the end of the value, inside it."""
    blank: bool = False
    """Whether a blank line is above."""
    one_line: bool = False
    """Whether the value, within brackets, has to stay in its line."""

    @property
    def nested(self) -> bool:
        """Whether the value is a list or mapping that holds something."""
        return bool(self.value) and isinstance(self.value, dict | list)

    @property
    def bracket(self) -> bool:
        """Whether the value is a list or mapping within brackets of its own."""
        return self.mark in ("[", "{") and isinstance(self.value, dict | list)

    @property
    def quoted(self) -> bool:
        """Whether the value is a text that no reader takes for something else."""
        return self.mark in ('"', "'", "|", ">")


class Remarks:
    """The spots of a text with its comments; those before the first key are above the root."""

    def __init__(self, parsed: Parsed, text: str) -> None:
        self.lines = text.split("\n")
        self.root = self._spot(None, "", parsed.value, (1, 0), parsed.place)
        self.of: dict[tuple[int, str | int], Spot] = {}
        self.spots = list(self._walk(parsed.place))
        self._starts = [spot.start for spot in self.spots]
        self._by_line: dict[int, list[Spot]] = defaultdict(list)
        self._counted: tuple[Spot | None, tuple[int, int], int] = (None, (0, 0), 0)
        if any(_IGNORE.search(content) for _, content in parsed.comments):
            for spot in self.spots:
                self._by_line[spot.start[0]].append(spot)
                if spot.value_start[0] > spot.start[0] and (spot.bracket or not spot.nested):
                    self._by_line[spot.value_start[0]].append(spot)
        for span, content in parsed.comments:
            self._place(span.start, content)

    def _walk(self, place: Place) -> Iterator[Spot]:
        """The spots in the order of the text."""
        stack = [(self.root, place)]
        while stack:
            spot, place = stack.pop()
            if spot.parent is not None:
                self.of[id(spot.parent.value), spot.key] = spot
                yield spot
            if not spot.nested:
                continue
            inside = []
            for key in place.items if isinstance(place.items, dict) else range(len(spot.value)):
                places = place.get(key)
                assert places is not None
                start = (place.key_ends(key) if isinstance(key, str) else None) or places.ends
                inside.append((self._spot(spot, key, spot.value[key], start[:2], places), places))
            stack.extend(reversed(inside))

    def _spot(self, parent: Spot | None, key: Any, value: Any, start: tuple[int, int], place: Place) -> Spot:
        line, column, *end = place.ends
        mark = self.lines[line - 1][column - 1 : column]
        flow, depth = (parent.flow, parent.depth + 1) if parent is not None else (False, 0)
        ends = (line, column) if isinstance(value, dict | list) else (end[0], end[1])
        spot = Spot(value, parent, start, (line, column), ends, depth, key, mark, flow)
        spot.flow = flow or spot.bracket
        spot.blank = self._is_blank(start[0] - 1) and self._before(start).strip(" \t-?[{") == ""
        return spot

    def _is_blank(self, line: int) -> bool:
        return line > 0 and not self.lines[line - 1].strip()

    def _before(self, place: tuple[int, int]) -> str:
        return self.lines[place[0] - 1][: place[1] - 1]

    def _place(self, at: tuple[int, int], content: str) -> None:
        """Gives a comment to its spot."""
        lead = self._before(at)
        number = bisect_left(self._starts, at)
        last = self.spots[number - 1] if number else None
        follower = self.spots[number] if number < len(self.spots) else None
        closed = self._count_closed(last, at) if last is not None else 0
        ignores = _IGNORE.search(content) is not None
        spot, side = self._home(at, lead, ignores, last, follower, closed)
        remark = Remark(content, not lead.strip() and self._is_blank(at[0] - 1), lead)
        if not getattr(spot, side):
            setattr(spot, side, [])  # most spots have no comment
        getattr(spot, side).append(remark)

    def _home(
        self, at: tuple[int, int], lead: str, ignores: bool, last: Spot | None, follower: Spot | None, closed: int
    ) -> tuple[Spot, str]:
        """The spot that a comment belongs to, and its position there.

        `last` and `follower` are the spots before and after it, `closed` the brackets closed since the first.
        """
        alone = not lead.strip()
        if ignores and (covered := self._spots_covered(at[0], alone)):
            return self._spot_meant(covered), "above" if alone else "beside"
        behind_dash = not alone and not lead.strip(" \t-?")
        if follower is not None and ((ignores and (alone or last is None)) or (last is not None and behind_dash)):
            return follower, "above"
        if last is None:
            return self.root, "above"
        if ignores and alone:
            return self.root, "below"
        if alone:
            return self._in_block(at, last, follower, closed)
        spot = last if last.nested else _outward(last, max(closed, 0))
        return spot, "beside" if spot.parent is not None else "below"

    def _spots_covered(self, line: int, alone: bool) -> list[Spot]:
        """The spots of the line that a comment covers."""
        if alone:
            line += 1
            while line <= len(self.lines) and self.lines[line - 1].lstrip()[:1] in ("", "#"):
                line += 1
        return self._by_line.get(line, [])

    def _spot_meant(self, covered: list[Spot]) -> Spot:
        """The spot that a comment which covers a line is about; where that is a whole bracket, it keeps its line."""
        covered = [spot for spot in covered if not spot.nested or spot.bracket or spot is covered[-1]]
        first = covered[0]
        if first.nested and first.bracket and self._is_in_one_line(first):
            first.one_line = True
            return first
        for spot in covered:
            if spot.key in _TEXT_KEYS or (isinstance(spot.key, int) and isinstance(spot.value, str)):
                return spot
        return covered[-1]

    def _is_in_one_line(self, holder: Spot) -> bool:
        number = self.spots.index(holder, bisect_left(self._starts, holder.start))
        for inside in range(number + 1, len(self.spots)):
            spot = self.spots[inside]
            if spot.depth <= holder.depth:
                break
            lines = (spot.start[0], spot.end[0])
            if lines != (holder.value_start[0],) * 2 or spot.depth - holder.depth >= DEEPEST:
                return False
        return True

    def _in_block(self, at: tuple[int, int], last: Spot, follower: Spot | None, closed: int) -> tuple[Spot, str]:
        """As `_home`, of a comment alone on its line: what follows it, or the block whose end it is."""
        if not last.nested and (last.value_start > at or closed < 0):  # before a value, or within an empty list
            return last, "beside" if last.beside else "above"
        around = last if last.nested else _outward(last, closed).parent or self.root
        if around.flow:
            inside = follower is not None and follower.parent is around
        else:
            while around.parent is not None and around.value_start[1] > at[1]:
                around = around.parent
            if around.parent is not None and around.value_start[1] == around.parent.value_start[1] == at[1]:
                around = around.parent  # a list whose dashes are below the first letter of its key
            inside = follower is not None and follower.parent is not None and around.depth <= follower.parent.depth
        return (follower, "above") if inside and follower is not None else (around, "below")

    def _count_closed(self, last: Spot, at: tuple[int, int]) -> int:
        """Brackets closed less those opened between the end of a spot and a comment behind it.

        Comments come in order, so what earlier ones have counted is kept and their own brackets are left out.
        """
        spot, since, count = self._counted
        if spot is not last:
            since, count = last.end, 0
        while since < at:
            line, column = since
            part = self.lines[line - 1][column - 1 : at[1] - 1 if line == at[0] else None]
            count += sum(-1 if char in "[{" else 1 for char in _BRACKET.findall(part))
            since = (line + 1, 1)
        self._counted = (last, (at[0] + 1, 1), count)  # the rest of the line is the comment
        return count if last.flow else 0


class Bare:
    """The spots of plain values that were never a text, so that they can be laid out like one.

    Numbers become their texts; the values are copied and may hold one another at several places.
    """

    def __init__(self, value: Any) -> None:
        self.of: dict[tuple[int, str | int], Spot] = {}
        self.root = self._spot(None, "", value)
        stack = [(self.root, value)]
        while stack:
            spot, held = stack.pop()
            for key in held if isinstance(held, dict) else range(len(held)):
                inside = self._spot(spot, key, held[key])
                if isinstance(spot.value, dict):
                    spot.value[key] = inside.value
                else:
                    spot.value.append(inside.value)
                self.of[id(spot.value), key] = inside
                if isinstance(held[key], dict | list):
                    stack.append((inside, held[key]))

    def _spot(self, parent: Spot | None, key: str | int, value: Any) -> Spot:
        container = isinstance(value, dict | list)
        copied = type(value)() if container else value if isinstance(value, str) else repr(value)
        depth = parent.depth + 1 if parent is not None else 0
        return Spot(copied, parent, (0, 0), (0, 0), (0, 0), depth, key, "" if container else '"', False)


def _outward(spot: Spot, closed: int) -> Spot:
    """The spot whose value ends where so many brackets are closed after `spot`."""
    for _ in range(closed):
        while spot.parent is not None and not spot.parent.bracket:
            spot = spot.parent
        spot = spot.parent or spot
    return spot
