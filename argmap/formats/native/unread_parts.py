"""What the unread parts of a faulty text may say, so that mere consequences of its faults are not reported.

A line that is not read may have held an id, a reason or a source. So references to ids that the text gives there are
left out in silence, and what rules would say of the whole map, of the entries that hold such a line, and of what the
line names, is in doubt. The faults themselves are always reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Ends, Severity, Span, diagnose
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.model.ids import slug
from argmap.patterns import compile_later
from argmap.syntax.tree import Parsed, Place, RepairedLine

NO_TEXT = "(no text)"
"""Stands for the text of a claim whose line could not be read; what is below the claim is kept so."""
_LISTS = (
    *("pillars", "reasons", "evidence", "objections", "rebuttals", "context", "unsigned", "backing", "undercuts"),
    *("recommendations", "claims", "relations", "premises"),
)
_GIVEN_ID = compile_later(r"""\b(?:id|relation):?[ ]*["']?([^\s,"'{}\[\]]+)""")
_STATED_ONCE = (Code.SYNTAX_ERROR, Code.NOT_UTF8, Code.CONTROL_CHARACTER, Code.TOO_DEEP, Code.TOO_LARGE)


@dataclass(slots=True, eq=False)
class _EntryInText:
    """A mapping of the text that is an entry, the thesis or a relation."""

    keys: dict[str, Any]
    place: Place
    parent: _EntryInText | None
    is_claim: bool

    @property
    def start(self) -> tuple[int, int]:
        """The line and column from 1 where the mapping begins."""
        return self.place.ends[:2]


class UnreadParts:
    """The lines of one text that are not read as they stand, and what may be missing because of them."""

    def __init__(self, parsed: Parsed, text: str) -> None:
        self.lines = parsed.repaired
        self.cut_at = parsed.cut_at
        self.root = parsed.place if parsed.repaired else None
        self.holders: list[_EntryInText] = []
        self.at_top = parsed.cut_at is not None
        self.lost: set[str] = set()
        self.any_id = parsed.cut_at is not None
        self.shortened: set[Ends] = set()
        written = text.split("\n") if self.lines else []
        for number in self.lines:
            self.lost.update(_GIVEN_ID.findall(written[number - 1]))
        for unread in parsed.unread:
            self.lost.update(_GIVEN_ID.findall(unread))
            self.lost.update(slug(line.strip(" -")) for line in unread.split("\n"))
        self.unread = parsed.unread
        if self.lines and isinstance(parsed.value, dict):
            self._find_holders(parsed.value, parsed.place)
        self.empty_ids = list(_empty_ids(parsed)) if any(key == "id" for _, key in parsed.empty) else []
        self.any_id = self.any_id or bool(self.empty_ids)

    def ignore(self) -> None:
        """Forgets the lines, for a text that is no map."""
        self.lines, self.cut_at, self.root = {}, None, None

    def __contains__(self, id: object) -> bool:
        """Whether an id may be one that the text gives in a part that is not read."""
        return self.any_id or id in self.lost

    def _find_holders(self, value: dict[str, Any], place: Place) -> None:
        parts = sorted(_parts(value, place), key=lambda part: part.start)
        for number, line in self.lines.items():
            part = _part_with(parts, number, line)
            if part is None:
                self.at_top = True
            elif part not in self.holders:
                self.holders.append(part)

    def stand_in(self, value: dict[str, Any]) -> None:
        """Gives a text to the claims that lost theirs, so that what is below them is kept."""
        for part in self.holders:
            text = part.place.get("claim")
            if text is not None and text.ends[0] in self.lines and not isinstance(part.keys.get("claim"), str):
                part.keys.pop("claim", None)
            if part.is_claim and not part.keys.keys() & {"claim", "ref", "premises"}:
                self._put(part.keys, part.place, "claim", self._line_in(part))
            at = part.place.get("id")
            if "id" not in part.keys or (at is not None and at.ends[0] in self.lines):
                self.any_id = True
        if (
            self.root is not None
            and self.at_top
            and "thesis" not in value
            and value.keys() & {"pillars", "objections", "unsigned"}
        ):
            self._put(value, self.root, "thesis", min(self.lines))
        if self.at_top and "argmap" not in value:
            self.any_id = True

    def _put(self, keys: dict[str, Any], place: Place, key: str, number: int) -> None:
        line = self.lines[number]
        keys[key] = NO_TEXT
        if isinstance(place.items, dict) and place.keys is not None:
            place.items[key] = place.keys[key] = (
                number - 1,
                line.column - 1,
                number - 1,
                max(line.end, line.column) - 1,
            )

    def _line_in(self, part: _EntryInText) -> int:
        start = part.start[0]
        return min(self.lines, key=lambda number: (number < start - 1, abs(number - start)))

    def note_pruned(self, value: Any) -> None:
        """Notes the ids in a value that is left out because it is wrong."""
        stack = [value]
        while stack:
            one = stack.pop()
            if isinstance(one, dict):
                self.lost.update(one[key] for key in ("id", "relation") if isinstance(one.get(key), str))
                if "id" not in one and isinstance(one.get("claim"), str):
                    self.lost.add(slug(one["claim"]))
                stack.extend(one.values())
            elif isinstance(one, list):
                self.lost.update(slug(item) for item in one if isinstance(item, str))
                stack.extend(item for item in one if not isinstance(item, str))

    def note_pruned_from(self, value: Any, place: Place, path: Iterable[Any]) -> None:
        """Notes the entry, or the map, that lacks what is left out at the end of a path."""
        holder: tuple[Ends, ...] = ()
        for step in path:
            if isinstance(value, dict) and value.keys() & {"claim", "ref", "premises"}:
                holder = tuple(_places_of_claims(place))
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                break
            place = place.get(step) or place
        self.shortened.update(holder or [(0, 0, 0, 0)])

    def incomplete(self, builder: MapBuilder, debate: ArgumentMap) -> frozenset[str]:
        """The ids of what lacks an entry, a key or a relation that is wrong; `""` is the map itself."""
        if not self.shortened and not builder.incomplete:
            return frozenset()
        incomplete = set(builder.incomplete)
        if (0, 0, 0, 0) in self.shortened:
            incomplete.update(["", debate.thesis or ""])
        for (element, _), span in builder.spans.items():
            if (*span.start, *span.end) in self.shortened:
                incomplete.add(element)
        return frozenset(incomplete)

    def note_sentences(self, problems: Iterable[Any]) -> None:
        """Notes an entry without an id in which a sentence stands where its id may have stood."""
        for problem in problems:
            if problem["type"] == "extra_forbidden" and " " in str(problem["loc"][-1]).strip():
                self.any_id = True

    def follows(self, diagnostic: Diagnostic) -> bool:
        """Whether a fault of reading only follows from a line that is not read as it stands."""
        if not self.lines or diagnostic.code in _STATED_ONCE:
            return False
        if diagnostic.code == Code.MISSING_VERSION:
            return self.at_top and min(self.lines) <= 2
        return diagnostic.span is not None and diagnostic.span.start.line in self.lines

    def summary(self, builder: MapBuilder, debate: ArgumentMap) -> Iterator[Diagnostic]:
        """What is said of references that are held back: one line, or the empty id that explains them."""
        if self.lines or self.cut_at is not None:
            number = max([*self.lines, *([self.cut_at] if self.cut_at is not None else [])])
            column = self.lines[number].end if number in self.lines else 1
        elif builder.held_back and self.empty_ids:
            ends = [end for draft in builder.held_back for end in (*draft.premises, draft.target)]
            name = next(end for end in ends if isinstance(end, str) and end not in debate.by_id)
            message = f"'id' is empty, and '{name}' is not in this map; write the id of this entry here"
            yield diagnose(Code.WRONG_VALUE, message, self.empty_ids[0])
            return
        elif builder.held_back:
            at = builder.held_back[0].at
            number, column, *_ = at.get("target") or at.get("premises") or at.get("") or (1, 1)
        else:
            return
        message = "the map is read in part; unknown ids and findings that may come of that are held back"
        yield diagnose(Code.PARTLY_READ, message, Span.of(number, column, number, column), severity=Severity.INFO)

    def doubtful(self, builder: MapBuilder, debate: ArgumentMap) -> frozenset[str]:
        """The ids of what may lack something because of a line that is not read; `""` is the map itself."""
        if not self.lines and self.cut_at is None and not builder.held_back:
            return frozenset()
        if self.at_top:
            return frozenset(["", *debate.by_id])
        ids = {word for unread in self.unread for word in re.split(r"[\s,\[\]{}\"']+", unread)}
        places: set[Ends] = set()
        for part in self.holders:
            up: _EntryInText | None = part
            while up is not None:
                places.update(_places_of_claims(up.place))
                up = up.parent
        for draft in builder.held_back:
            for end in (*draft.premises, draft.target):
                if isinstance(end, str):
                    ids.add(end)
                elif "" in end.at:
                    places.add(end.at[""])
        doubtful = {"", *(ids & debate.by_id.keys())}
        if debate.thesis is not None:
            doubtful.add(debate.thesis)
        for (element, _), span in builder.spans.items():
            if span.start.line in self.lines or (*span.start, *span.end) in places:
                doubtful.add(element)
        return frozenset(doubtful)


def _parts(value: dict[str, Any], place: Place) -> Iterator[_EntryInText]:
    """All entries of a text, in no special order."""
    stack: list[tuple[dict[str, Any], Place, _EntryInText | None]] = [(value, place, None)]
    while stack:
        keys, where, parent = stack.pop()
        thesis, at = keys.get("thesis"), where.get("thesis")
        if parent is None and isinstance(thesis, dict) and at is not None:
            stack.append((thesis, at, _EntryInText(thesis, at, None, is_claim=True)))
            yield stack[-1][2]  # type: ignore[misc]
        for key in _LISTS:
            items, places = keys.get(key), where.get(key)
            if not isinstance(items, list) or places is None:
                continue
            for number, item in enumerate(items):
                if isinstance(item, dict) and (inside := places.get(number)) is not None:
                    part = _EntryInText(item, inside, parent, is_claim=key != "relations")
                    yield part
                    stack.append((item, inside, part))


def _empty_ids(parsed: Parsed) -> Iterator[Span]:
    """The keys `id` without a value, in entries."""
    for part in _parts(parsed.value, parsed.place) if isinstance(parsed.value, dict) else ():
        if "id" in part.keys and part.keys["id"] is None and (span := part.place.key_span("id")) is not None:
            yield span


def _part_with(parts: Iterable[_EntryInText], number: int, line: RepairedLine) -> _EntryInText | None:
    """The entry that a line belongs to, by where it stands; None for a line of the outermost mapping."""
    holder = None
    for part in parts:
        at, column = part.start
        if at > number:
            return part if line.opens_entry else holder
        if column <= line.column:
            holder = part
    return holder


def _places_of_claims(place: Place) -> Iterator[Ends]:
    """Where the claim of an entry stands, or what stands for it."""
    for key in ("claim", "ref"):
        ends = place.ends_at(key)
        if ends is not None:
            yield ends
    ends = place.key_ends("premises")
    if ends is not None:
        yield ends
