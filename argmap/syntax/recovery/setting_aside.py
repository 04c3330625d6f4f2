"""Setting lines of a YAML text aside, so that the rest can be read: what is left where no repair reads all of it.

As little as possible goes: the text of a key, a line, a line with those on which it goes on, at last everything below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from argmap.syntax.recovery.draft_lines import ONE_WORD, DraftText, LineParts, split_line
from argmap.syntax.recovery.repairs import Repair
from argmap.syntax.recovery.suspects import Suspects

UNREAD_KEY = "__unread__:"
"""Stands for a line that is not read, where lines below belong to it."""


class SettingAside:
    """The ways to set lines aside for one error of a text; `problem` is what libyaml says of it."""

    def __init__(self, draft: DraftText, keys: Set[str], suspects: Suspects, problem: str) -> None:
        self.draft = draft
        self.keys = keys
        self.suspects = suspects
        self.problem = problem

    def of_one_line(self) -> Iterator[Repair]:
        """Ways to set one line aside."""
        for number in self.suspects.every:
            yield from self._set_aside(number)

    def of_lines_below(self) -> Iterator[Repair]:
        """Ways to set a line aside with the lines on which it goes on, or with all that are below it."""
        for inside in (False, True):
            for number in self.suspects.every:
                parts = split_line(self.draft.lines[number])
                below = self.draft.deeper(number) if inside else self.draft.continuation(number, parts)
                if below:
                    yield from self._set_aside(number, below)

    def _set_aside(self, number: int, below: Sequence[int] = ()) -> Iterator[Repair]:
        """Takes a line out, and the lines `below` with it."""
        line = self.draft.line(number)
        parts = split_line(line.text)
        body = parts.body.strip()
        place = self.draft.place(number, parts.start if body else parts.depth, len(line.text.rstrip()))
        message = f"{self._in_words((parts.dashes + body).strip())}; the line is not read"
        if not below:
            yield from self._as_unread_key(number, parts, message, place)
            if parts.key in self.keys and parts.value:
                beside = f"'{parts.key}' cannot have this text and the lines below it; the text is not read"
                without = line.edit(parts.value_start, len(line.text), "")
                yield Repair({number: without}, beside, place, parts.value)
        for kept in dict.fromkeys(self._kept(parts)):
            lines = {number: line.edit(kept, len(line.text), "")}
            for other in below:
                text = self.draft.line(other)
                lines[other] = text.edit(0, len(text.text), "")
            unread = "\n".join([line.text[kept:], *(self.draft.lines[other] for other in below)])
            yield Repair(lines, message, place, unread)

    def _kept(self, parts: LineParts) -> Iterator[int]:
        """How much of the beginning of a line may stay when the rest is set aside."""
        if parts.body.strip() and parts.dashes:
            yield parts.start
        yield 0

    def _as_unread_key(
        self, number: int, parts: LineParts, message: str, place: tuple[int, int, int]
    ) -> Iterator[Repair]:
        """Puts a key that means nothing in place of a line that has lines below it, so that those keep together."""
        following = next(self.draft.below(number), None)
        if following is None or not parts.body.strip() or (parts.key in self.keys and not parts.dashes):
            return
        below = split_line(self.draft.lines[following])
        if below.depth <= parts.depth and not (below.depth == parts.depth and below.dashes and not parts.dashes):
            return
        line = self.draft.line(number)
        new = line.edit(parts.depth, len(line.text), UNREAD_KEY)
        yield Repair({number: new}, message, place, line.text[parts.depth :])

    def _in_words(self, body: str) -> str:
        """What is wrong with a line, as far as libyaml's words tell."""
        if body == "-":
            return "this dash has no entry"
        if ONE_WORD.fullmatch(body):
            return f"this line is not finished: expected a key with a colon, such as 'claim: …', found '{body}'"
        if "expected ':'" in self.problem:
            return f"expected a key with a colon, such as 'claim: …', found '{body[:40]}'"
        if body.startswith("- ") or "block sequence" in self.problem:
            return "an entry with a dash cannot stand here"
        return "this line fits nothing around it; check its indentation, quotes and brackets"
