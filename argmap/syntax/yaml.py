"""YAML 1.2 text to values with places, over libyaml's events; and texts to YAML as a person would write them.

Every scalar is text until its field says otherwise, so `no`, `12:30` and `2024-01-01` stay what they are. Anchors,
aliases and tags are refused, which rules out expansion bombs. The loop keeps its own stack: no input can exhaust
Python's.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Related, Span, diagnose
from argmap.patterns import compile_later, compile_later_in
from argmap.syntax import limits
from argmap.syntax.decoding import without_controls
from argmap.syntax.tree import Budget, Parsed, Place, raw_of, span_of

# patterns of the loaders, which are not used here, would take longer to compile than a map takes to be read
with compile_later_in("yaml.reader", "yaml.resolver", "yaml.constructor"):
    import yaml
    from yaml import events

try:
    from yaml.cyaml import CParser as Parser
except ImportError:  # PyYAML built without libyaml: the same events, slower
    from yaml import BaseLoader as Parser  # type: ignore[assignment]

# libyaml takes these for line breaks (YAML 1.1), YAML 1.2 does not
_BREAKS = "\x85\u2028\u2029"
_HINTS = (
    ("mapping values are not allowed", "put the text in quotes if it holds a colon followed by a space"),
    ("cannot start any token", "put the text in quotes"),
    ("did not find expected key", "check the indentation, or put the text in quotes"),
    ("expected <block end>", "check the indentation: this line is not aligned with those above"),
    ("unexpected end of stream", "a quote or bracket is not closed"),
)
# libyaml 0.2.6 and later; in `[[[…` it reads ahead and gives up before the budget does
_LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"


def parse(text: str, budget: Budget | None = None) -> Parsed:
    """Values and places of the first document of `text`; whatever is wrong is in the result's diagnostics."""
    text, swap, diagnostics = prepare(text)
    parsed = YamlReader(text, budget or Budget(), swap).run()
    parsed.diagnostics[:0] = diagnostics
    return parsed


def prepare(text: str) -> tuple[str, dict[int, str] | None, list[Diagnostic]]:
    """A text as libyaml reads it in YAML 1.2's way, what to change back in its values, and what is no text in it."""
    text, diagnostics = without_controls(text)
    swap = {sentinel: char for char, sentinel in _sentinels(text)}
    for sentinel, char in swap.items():
        text = text.replace(char, sentinel)
    return text, str.maketrans(swap) if swap else None, diagnostics


def _sentinels(text: str) -> list[tuple[str, str]]:
    """For each character that libyaml takes for a line break, a private-use one that the text does not have."""
    present = [char for char in _BREAKS if char in text]
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    return list(zip(present, free, strict=False))


def find_error(text: str) -> yaml.MarkedYAMLError | None:
    """The first syntax error of a text that `prepare` made; None if there is none, or if it is nested too deeply."""
    parser = Parser(text)
    try:
        while type(parser.get_event()) is not events.StreamEndEvent:
            pass
    except yaml.MarkedYAMLError as error:
        return error if error.problem != _LIBYAML_TOO_DEEP else None
    except yaml.YAMLError:
        return None
    finally:
        parser.dispose()
    return None


# behind a quote, a bracket or the head of a block text a comment needs no space
_BEFORE_COMMENT = compile_later(r"""[\s\[\]{},"'|>+\d-]""")
_UNUSABLE: Any = object()


class YamlReader:
    """One pass over the events of a text.

    - `error`: what ended the pass before the end of the text; None if nothing did.
    """

    def __init__(self, text: str, budget: Budget, swap: dict[int, str] | None) -> None:
        self.text = text
        self.budget = budget
        self.swap = swap
        self.diagnostics: list[Diagnostic] = []
        self.scalars: list[tuple[int, int]] = []
        self.empty: list[tuple[dict[str, Any], str]] = []
        self.value: Any = None
        self.place = Place((0, 0, 0, 0))
        self.error: yaml.MarkedYAMLError | None = None

    def run(self, wrap: Callable[[Any], Any] | None = None) -> Parsed:
        """The values and places; `wrap` makes another source of events of the parser."""
        parser = Parser(self.text)
        try:
            self._loop(parser if wrap is None else wrap(parser))
        except yaml.MarkedYAMLError as error:
            self.error = error
            self.diagnostics.append(self._syntax_error(error))
        except yaml.YAMLError as error:
            self.diagnostics.append(diagnose(Code.SYNTAX_ERROR, f"this is not YAML: {error}", Span.of(1, 1, 1, 1)))
        finally:
            parser.dispose()
        return Parsed(self.value, self.place, self.diagnostics, self._comments(), self.empty)

    def _loop(self, parser: Any) -> None:
        """Containers are joined to their parent when they open, so a text that breaks off keeps what it has."""
        get = parser.get_event
        scalar_event, mapping_start = events.ScalarEvent, events.MappingStartEvent
        sequence_start = events.SequenceStartEvent
        stack: list[tuple[Any, Any, Any, Any]] = []  # the containers around the innermost one
        value: Any = None  # the innermost open container, and where its keys and items stand
        keys: Any = None
        items: Any = None
        key: Any = None  # the key of the innermost mapping that waits for its value
        place: Any
        keeps_scalars = "#" in self.text
        swap = self.swap
        documents = 0
        left = self.budget.values
        skipping = 0  # open containers inside something that is not taken in
        while True:
            event = get()
            kind = type(event)
            if kind is scalar_event:
                start, end = event.start_mark, event.end_mark
                if keeps_scalars:
                    self.scalars.append((start.index, end.index))
                if skipping:
                    continue
                new: Any = event.value
                if swap is not None:
                    new = new.translate(swap)
                if event.tag is not None or event.anchor is not None:
                    self._refuse(event)
                if not new and event.style in ("", None):
                    new = None
                place = (start.line, start.column, end.line, end.column)
                opens = False
            elif kind is mapping_start or kind is sequence_start:
                if skipping:
                    skipping += 1
                    continue
                if event.tag is not None or event.anchor is not None:
                    self._refuse(event)
                if len(stack) >= self.budget.depth:
                    self._report(Code.TOO_DEEP, self._too_deep, event)
                    return
                new = {} if kind is mapping_start else []
                place = Place(raw_of(event), {}, {}) if kind is mapping_start else Place(raw_of(event), None, [])
                opens = True
            elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
                if skipping:
                    skipping -= 1
                elif stack:
                    value, keys, items, key = stack.pop()
                continue
            elif kind is events.AliasEvent:
                if skipping:
                    continue
                self._refuse(event)
                new, place, opens = None, raw_of(event), False
            elif kind is events.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    self._report(
                        Code.SEVERAL_DOCUMENTS, "a second YAML document starts here; one file holds one map", event
                    )
                    return
                continue
            elif kind is events.StreamEndEvent:
                return
            else:
                continue

            left -= 1
            if left < 0:
                self._report(Code.TOO_LARGE, f"more than {self.budget.values:,} values; the rest is not read", event)
                return
            if type(value) is dict:
                if key is None:
                    if type(new) is str and new not in value:
                        key, keys[new] = new, place
                    else:
                        self._report_key(new, event)
                        key = _UNUSABLE
                        skipping = int(opens)
                    continue
                if key is not _UNUSABLE:
                    value[key] = new
                    items[key] = place
                    if new is None:
                        self.empty.append((value, key))
                elif opens:
                    skipping, opens = 1, False
                key = None
            elif value is not None:
                value.append(new)
                items.append(place)
            else:
                self.value, self.place = new, place if opens else Place(place)  # type: ignore[assignment]
            if opens:
                stack.append((value, keys, items, None))
                value, keys, items, key = new, place.keys, place.items, None  # type: ignore[union-attr]

    @property
    def is_too_deep(self) -> bool:
        """Whether libyaml gave up because of the nesting."""
        return self.error is not None and self.error.problem == _LIBYAML_TOO_DEEP

    @property
    def _too_deep(self) -> str:
        return f"nested deeper than {self.budget.depth // 2 - 2} entries; the rest is not read"

    def _report_key(self, key: Any, event: Any) -> None:
        """Says why `key` cannot be one."""
        if isinstance(key, str):
            self._report(Code.DUPLICATE_KEY, f"duplicate key '{key}'; the first one is used", event)
        else:
            self._report(Code.SYNTAX_ERROR, "a key must be text", event)

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            kind = "an alias" if isinstance(event, events.AliasEvent) else "an anchor"
            message = f"'{event.anchor}' is {kind}; write the entry in full, or use 'ref: id' to repeat a claim"
            self._report(Code.ANCHOR_OR_ALIAS, message, event)
        elif event.tag is not None:
            self._report(Code.TAG, f"remove the tag '{event.tag}': the key decides the type of its value", event)

    def _report(self, code: Code, message: str, event: Any) -> None:
        if len(self.diagnostics) < limits.DIAGNOSTICS:
            self.diagnostics.append(diagnose(code, message, span_of(event)))

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        if error.problem == _LIBYAML_TOO_DEEP:
            return diagnose(Code.TOO_DEEP, self._too_deep, Span.of(line, column, line, column + 1))
        lines = self.text.split("\n")
        indent = lines[line - 1][:column] if line <= len(lines) else ""
        problem = error.problem or "this is not YAML"
        if "\t" in indent and not indent.strip():
            hint = "; use spaces, YAML does not allow tabs for indentation"
        else:
            hint = next((f"; {advice}" for sign, advice in _HINTS if sign in problem), "")
        related: tuple[Related, ...] = ()
        if error.context and error.context_mark is not None:
            place = Span.of(*[error.context_mark.line + 1, error.context_mark.column + 1] * 2)
            related = (Related(error.context, place),)
        return diagnose(Code.SYNTAX_ERROR, f"{problem}{hint}", Span.of(line, column, line, column + 1), related=related)

    def _comments(self) -> list[tuple[Span, str]]:
        """The `#` comments: those that no scalar covers."""
        comments: list[tuple[Span, str]] = []
        text = self.text
        covered = iter([*self.scalars, (len(text), len(text) + 1)])
        start, end = next(covered)
        line, counted, comment_end = 0, 0, 0
        at = -1
        while (at := text.find("#", at + 1)) >= 0:
            if at and _BEFORE_COMMENT.match(text, at - 1) is None:
                continue
            while end <= at:
                start, end = next(covered)
                if text[start : start + 1] in ("|", ">"):  # a comment may follow the head of a block text
                    line_end = text.find("\n", start, end)
                    start = line_end if line_end >= 0 else end
            if at < comment_end or start <= at:
                continue
            comment_end = text.find("\n", at)
            comment_end = comment_end if comment_end >= 0 else len(text)
            line, counted = line + text.count("\n", counted, at), at
            column = at - (text.rfind("\n", 0, at) + 1)
            content = text[at:comment_end].rstrip()
            if self.swap is not None:
                content = content.translate(self.swap)
            comments.append((span_of((line, column, line, column + len(content))), content))
        return comments


WIDTH = 100
"""Columns of a line at most, where there is a space to break it at."""
_UNFIT = compile_later(
    r"""^[\s\-?:,\[\]{}#&*!|>'"%@`]|:(?=\s|$)|\s#|\s$|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^$"""
)
_UNFIT_IN_FLOW = compile_later(r"[,\[\]{}:?]")
_ESCAPED = compile_later("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TYPED = compile_later(r"[-+]?(?:\d[\d_]*)?\.?\d*(?:[eE][-+]?\d+)?|0o[0-7]+|[yYnN]")
_BREAK = compile_later(r"(?<=\S) (?=[^\s#?:-])")


def scalar(text: str, *, in_flow: bool = False, typed: bool = False) -> str:
    """`text` in one line: as it is where every reader takes it for text, else in quotes.

    With `typed`, what other readers take for a number, a date or the like stays without quotes too.

    >>> print(scalar("It's so."), scalar("a: b"), scalar("2024"), scalar("0.70", typed=True), scalar('"so"'))
    It's so. "a: b" "2024" 0.70 '"so"'
    """
    unfit = _UNFIT.search(text) is not None or (in_flow and _UNFIT_IN_FLOW.search(text) is not None)
    if not unfit and (typed or not _looks_typed(text)):
        return text
    if ('"' in text or "\\" in text) and _ESCAPED.search(text) is None:
        return "'" + text.replace("'", "''") + "'"
    return in_quotes(text)


def in_quotes(text: str) -> str:
    """`text` in double quotes, as both YAML and JSON read it."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def quote_alike(written: str, text: str) -> str:
    """`text` in one line in place of `written`, which may be JSON: in double quotes where that has them."""
    return in_quotes(text) if written.startswith('"') else scalar(text, in_flow=True)


def _looks_typed(text: str) -> bool:
    """Whether YAML 1.1 or 1.2 takes the plain text for something else."""
    resolvers = yaml.SafeDumper.yaml_implicit_resolvers.get(text[:1], ())
    return _TYPED.fullmatch(text) is not None or any(pattern.match(text) for _, pattern in resolvers)


def wrap(text: str, column: int, indent: int, *, typed: bool = False) -> str:
    """`text` as a value that begins at `column`, both counted from 0; further lines are indented.

    Several lines of text become a block where that shows them as they are; a long line is broken at single spaces.

    >>> print(wrap("one\\ntwo", 3, 2))
    |-
      one
      two
    """
    if "\n" in text and not _needs_quotes(text):
        head = "|" + ("2" if text[0] in " \n" else "") + ("" if text.endswith("\n") else "-")
        return "\n".join([head, *(" " * indent + line if line else "" for line in text.removesuffix("\n").split("\n"))])
    written = scalar(text, typed=typed)
    if column + len(written) <= WIDTH:
        return written
    first, *rest = _BREAK.split(written)
    lines = [first]
    used = column + len(first)
    for word in rest:
        if used + 1 + len(word) > WIDTH:
            lines.append(word)
            used = indent + len(word)
        else:
            lines[-1] += f" {word}"
            used += 1 + len(word)
    return ("\n" + " " * indent).join(lines)


def _needs_quotes(text: str) -> bool:
    """Whether a block would show some of the text wrongly, or not at all."""
    return (
        text.endswith("\n\n")
        or not text.strip()
        or _ESCAPED.search(text.replace("\n", "")) is not None
        or any(line != line.rstrip() for line in text.split("\n"))
    )
