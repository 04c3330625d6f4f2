"""The canonical layout of a native file: the order of its keys, what goes on one line, and its comments in place.

Only the layout changes: the values are those of the text, and a reader finds the same map and the same comments.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from argmap.formats.native import entries
from argmap.formats.native.comment_places import Bare, Remark, Remarks, Spot
from argmap.model.elements import Expectation, Origin, Source
from argmap.patterns import compile_later
from argmap.syntax import json_values as json_text
from argmap.syntax import yaml
from argmap.syntax.collector import steady
from argmap.syntax.tree import Parsed

ENTRY_KEYS = (
    *("id", "ref", "premises", "claim", "kind", "quote", "quotes", "voice", "issue", "base", "source", "tags", "note"),
    *("status", "origin", "allow", "relation", "weight", "label", "scheme", "supports", "attacks", "addresses"),
    *("reasons", "evidence", "objections", "rebuttals", "context", "unsigned", "backing", "undercuts"),
)
"""The keys of an entry in their order: the claim, its step to the parent, and what is below."""
_ORDER: dict[str, dict[str, int]] = {
    name: {key: number for number, key in enumerate(keys)}
    for name, keys in (
        ("file", entries.MapFile.model_fields),
        ("entry", ENTRY_KEYS),
        ("source", Source.model_fields),
        ("origin", Origin.model_fields),
        ("expect", Expectation.model_fields),
        ("issue", entries.IssueEntry.model_fields),
        ("relations", entries.RelationEntry.model_fields),
    )
}
_OWN = ("source", "origin", "expect", "allow", "strength", "metadata", "issues", "relations")
"""Keys whose values are no entries; what is not in `_ORDER` keeps the order of the text."""
_SECTIONS = ("thesis", "pillars", "objections", "unsigned", "recommendations", "claims", "relations")
_MAPPINGS_IN_A_LINE = ("source", "origin", "allow", "strength")
_LISTS_IN_A_LINE = ("tags", "issues", "supports", "attacks", "addresses")
_NUMBERS = ("argmap", "base", "weight", "prior", "length")
_MINUS_ZERO = compile_later(r"-0+(\.0*)?")
_JSON_LITERAL = compile_later(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false")
_NO_TEXT = compile_later("[\ud800-\udfff\ufffe\uffff]")
_LONGEST_KEY = 1000
"""Characters; a longer one needs a mark of its own."""


def tidy(text: str) -> str:
    """The canonical layout of a YAML or JSON text; ReadError when a part of the text cannot be read."""
    from argmap.formats.native import reader  # not needed to write a map

    reader.read(text).complete()
    with steady():
        parsed = json_text.parse(text) if text.lstrip()[:1] == "{" else None
        if parsed is not None and not parsed.diagnostics:
            remarks = Remarks(parsed, text)
            _drop_empty(parsed, remarks, reader._known_keys())
            return Json(remarks).write()
        parsed = yaml.parse(text)
        remarks = Remarks(parsed, text)
        _drop_empty(parsed, remarks, reader._known_keys())
        return Yaml(remarks).write()


def _drop_empty(parsed: Parsed, remarks: Remarks, known: Collection[str]) -> None:
    """Takes out known keys without a value, as the reader does; their comments go to the next key, or to the end."""
    for mapping, key in reversed(parsed.empty):
        if key not in known or mapping.get(key, "") is not None:
            continue
        spot = remarks.of[id(mapping), key]
        left = (*spot.above, *(remark._replace(blank=False) for remark in (*spot.beside, *spot.below)))
        names = list(mapping)
        after = names[names.index(key) + 1 :]
        del mapping[key]
        assert spot.parent is not None
        if after:
            following = remarks.of[id(mapping), after[0]]
            following.above = (*left, *following.above)
        else:
            spot.parent.below = (*left, *spot.parent.below)


def _sort(within: str, spot: Spot) -> Iterable[Any]:
    """The keys or item numbers of a value in canonical order."""
    if isinstance(spot.value, list):
        return range(len(spot.value))
    order = _ORDER.get(within)
    return sorted(spot.value, key=order.__getitem__) if order is not None else spot.value


def _below(within: str, key: str | int) -> str:
    """What the value under a key, or an item, is: the name of an order, or of a key in `_OWN`."""
    if isinstance(key, int):
        return "issue" if within == "issues" else within
    if within == "metadata" or key in _OWN:
        return "metadata" if within == "metadata" else key
    return "entry"


def _is_number(within: str, key: str | int) -> bool:
    return key in _NUMBERS and within in ("file", "entry", "source", "relations")


def _is_typed(within: str, spot: Spot) -> bool:
    """Whether a text has no quotes in YAML even where other readers take it for a number or a date."""
    if within == "metadata":
        return not spot.quoted
    return within in ("expect", "strength") or (within, spot.key) == ("source", "date") or _is_number(within, spot.key)


class _Outer(NamedTuple):
    """What belongs above an item whose first key follows its dash."""

    remarks: list[Remark]
    blank: bool
    first: bool


class Yaml:
    """Writes the spots of a text as YAML, with a stack of its own, so that no depth is too deep."""

    def __init__(self, remarks: Remarks | Bare) -> None:
        self.of = remarks.of
        self.root = remarks.root
        self.starts_blank = isinstance(remarks, Remarks) and bool(remarks.spots) and remarks.spots[0].blank
        self.lines: list[str] = []
        self.outer: _Outer | None = None

    def write(self) -> str:
        for remark in self.root.above:
            self._alone(remark, 0)
        if self.root.above and self.starts_blank:
            self._blank()
        stack: list[tuple[Spot | Remark, str, str, bool]] = []
        self._open(stack, self.root, "", "file")
        if not self.root.nested:
            stack.append((Remark("{}"), "", "", True))
        while stack:
            spot, lead, within, first = stack.pop()
            if isinstance(spot, Remark):
                self._alone(spot, len(lead))
            else:
                self._spot(stack, spot, lead, within, first)
        return "\n".join([*self.lines, ""])

    def _open(self, stack: list[Any], spot: Spot, lead: str, within: str) -> None:
        """Puts what is inside a value on the stack, the first on top; only the first has a dash before it in `lead`."""
        indent = " " * len(lead)
        stack.extend((remark, indent, within, False) for remark in reversed(spot.below))
        inside = [self.of[id(spot.value), key] for key in _sort(within, spot)]
        stack.extend((one, indent, within, False) for one in reversed(inside[1:]))
        stack.extend((one, lead, within, True) for one in inside[:1])

    def _spot(self, stack: list[Any], spot: Spot, lead: str, within: str, first: bool) -> None:
        """Writes the line of a key or item; what is inside a block goes on the stack."""
        head = f"{lead}-" if isinstance(spot.key, int) else f"{lead}{self._key(spot.key, lead)}:"
        inner = _below(within, spot.key)
        value = self._value(spot, head, len(lead) + 2, within, inner)
        joins = value is None and isinstance(spot.key, int)  # the dash precedes what is inside
        beside = () if joins or "\n" in (value or "") else spot.beside[-1:]
        above = [*spot.above, *spot.beside[: len(spot.beside) - len(beside)], *(() if spot.nested else spot.below)]
        blank = spot.blank
        if self.outer is not None:
            blank = self.outer.blank or (spot.blank and bool(self.outer.remarks or above))
            above, first, self.outer = [*self.outer.remarks, *above], self.outer.first, None
        if joins:
            self.outer = _Outer(above, blank, first)
            self._open(stack, spot, f"{head} ", inner)
            return
        section = within == "file" and spot.key in _SECTIONS and not first
        starts = first and (within != "file" or bool(self.root.above))
        self._above(above, len(lead) - len(lead.lstrip()), blank, section, starts)
        line = f"{head} {value}" if value else head
        for remark in beside:
            written = remark.behind.rstrip()
            gap = len(remark.behind) - len(written) if written.strip() == line.strip() else 2
            line += " " * max(gap, 2) + remark.text
        self.lines.extend(line.split("\n"))
        if value is None:
            self._open(stack, spot, " " * (len(lead) + 2), inner)

    def _above(self, remarks: list[Remark], indent: int, blank: bool, section: bool, starts: bool) -> None:
        """Writes the comments above a key or item, and blank lines where they belong: none where a block starts."""
        for number, remark in enumerate(remarks):
            wanted = (remark.blank or section) and not starts if number == 0 else remark.blank
            self._alone(remark._replace(blank=wanted), indent)
        if blank if remarks else (blank or section) and not starts:
            self._blank()

    def _alone(self, remark: Remark, indent: int) -> None:
        if remark.blank:
            self._blank()
        self.lines.append(" " * indent + remark.text)

    def _blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _key(self, key: str, lead: str) -> str:
        written = yaml.scalar(key)
        return written if len(written) <= _LONGEST_KEY else f"? {written}\n{' ' * len(lead)}"

    def _value(self, spot: Spot, head: str, indent: int, within: str, inner: str) -> str | None:
        """The value as it follows its key or dash; None where it is a block."""
        value = spot.value
        if value is None:
            return ""
        if isinstance(value, str):
            if _is_number(within, spot.key) and _MINUS_ZERO.fullmatch(value):
                return "0"
            return yaml.wrap(value, len(head) + 1, indent, typed=_is_typed(within, spot))
        if not value:
            return "{}" if isinstance(value, dict) else "[]"
        if spot.one_line:
            return self._in_line(spot, inner)
        if self._may_be_in_line(spot, within):
            line = self._in_line(spot, inner)
            return line if len(head) + 1 + len(line) <= yaml.WIDTH else None
        return None

    def _may_be_in_line(self, spot: Spot, within: str) -> bool:
        keys = _MAPPINGS_IN_A_LINE if isinstance(spot.value, dict) else _LISTS_IN_A_LINE
        if (spot.key not in keys and (within, spot.key) != ("relations", "premises")) or within == "metadata":
            return False
        inside = (self.of[id(spot.value), key] for key in _sort("", spot))
        return not spot.below and all(
            isinstance(one.value, str) and "\n" not in one.value and not one.above and not one.beside for one in inside
        )

    def _in_line(self, spot: Spot, within: str) -> str:
        parts = []
        for key in _sort(within, spot):
            one = self.of[id(spot.value), key]
            if isinstance(one.value, dict | list):
                written = self._in_line(one, _below(within, key))
            elif one.value is None:
                written = ""
            else:
                written = yaml.scalar(one.value, in_flow=True, typed=_is_typed(within, one))
            parts.append(written if isinstance(key, int) else f"{yaml.scalar(key, in_flow=True)}: {written}")
        return f"{{{', '.join(parts)}}}" if isinstance(spot.value, dict) else f"[{', '.join(parts)}]"


class Json:
    """Writes the spots of a text as JSON, a key or item a line."""

    def __init__(self, remarks: Remarks | Bare) -> None:
        self.of = remarks.of
        self.root = remarks.root

    def write(self) -> str:
        return "".join(self._parts()) + "\n"

    def _parts(self) -> Iterator[str]:
        if not self.root.nested:
            yield "{}"
            return
        stack = [(self.root, "file", iter(_sort("file", self.root)))]
        yield "{"
        comma = ""
        while stack:
            holder, within, keys = stack[-1]
            indent = "\n" + "  " * len(stack)
            key = next(keys, None)
            if key is None:
                stack.pop()
                yield indent[:-2] + ("}" if isinstance(holder.value, dict) else "]")
                comma = ","
                continue
            spot = self.of[id(holder.value), key]
            yield comma + indent + (f"{_quote(key)}: " if isinstance(key, str) else "")
            if spot.nested:
                inner = _below(within, key)
                stack.append((spot, inner, iter(_sort(inner, spot))))
                yield "{" if isinstance(spot.value, dict) else "["
                comma = ""
            else:
                yield self._scalar(spot, within)
                comma = ","

    def _scalar(self, spot: Spot, within: str) -> str:
        value = spot.value
        if value is None:
            return "null"
        if not isinstance(value, str):
            return "{}" if isinstance(value, dict) else "[]"
        if _is_number(within, spot.key) and _MINUS_ZERO.fullmatch(value):
            return "0"
        written = within in ("expect", "strength", "metadata") and not spot.quoted
        if (written or _is_number(within, spot.key)) and _JSON_LITERAL.fullmatch(value):
            return value
        return _quote(value)


def _quote(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    return _NO_TEXT.sub(lambda match: f"\\u{ord(match[0]):04x}", written) if not text.isprintable() else written
