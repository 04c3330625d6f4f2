"""YAML with syntax errors, read as far as possible: each error is repaired, or its line set aside, and reading goes on.

libyaml stops at the first error. What may be wrong there is tried on an excerpt of the text, and what brings the
reading furthest is taken; then the whole text is read again. Rounds and work are bounded, so that a large file full of
errors costs a small multiple of a sound one.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Any, NamedTuple

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Span, diagnose
from argmap.patterns import compile_later
from argmap.syntax.recovery.draft_lines import DraftLine, DraftText, split_line
from argmap.syntax.recovery.repairs import KeyNames, Repair, Repairs
from argmap.syntax.recovery.setting_aside import SettingAside
from argmap.syntax.recovery.suspects import find_suspects
from argmap.syntax.tree import Budget, Parsed, RepairedLine
from argmap.syntax.yaml import YamlReader, find_error, prepare

MOST = 50
"""Errors of one text that are repaired."""
_WORK = (1_500_000, 10_000_000)
"""Characters that are read again, besides twice the text itself: twenty times the text, within these bounds."""
_AHEAD = 30
"""Lines below an error in which a repair is tried."""
_USED_KEY = compile_later(r"^[ ]*(?:- +)*([\w-]+):(?=\s)", re.MULTILINE)


def recover(text: str, keys: KeyNames, budget: Budget | None = None) -> Parsed:
    """All that can be read of a text in which `yaml.parse` finds a syntax error, and what is wrong with the rest.

    `keys` tell a missing colon from a missing quotation mark, and where a line belongs.
    """
    return _Recovery(text, keys, budget or Budget()).run()


class _Recovery:
    """The rounds for one text."""

    def __init__(self, text: str, keys: KeyNames, budget: Budget) -> None:
        prepared, self.swap, self.diagnostics = prepare(text)
        self.draft = DraftText(prepared)
        self.written = prepared.split("\n")
        self.keys = KeyNames(keys.known | frozenset(_USED_KEY.findall(prepared)), keys.outermost)
        self.budget = budget
        self.work = 2 * len(text) + min(max(20 * len(text), _WORK[0]), _WORK[1])
        self.repairs: list[Repair] = []

    def run(self) -> Parsed:
        while (error := self._find_error()) is not None:
            repair = self._choose(error) if len(self.repairs) < MOST and self.work > 0 else None
            if repair is None:
                break
            self.draft.put(repair.lines)
            self.repairs.append(repair)
        reader = YamlReader(self.draft.text(), self.budget, self.swap)
        parsed = reader.run(lambda parser: _Placed(parser, self.draft.touched))
        diagnostics = [self._diagnose(repair) for repair in self.repairs]
        if reader.error is not None and not reader.is_too_deep:
            rest = parsed.diagnostics.pop()
            gone = f"after {len(self.repairs)} more syntax errors, the rest is not read: " if self.repairs else ""
            parsed.diagnostics.append(diagnose(Code.SYNTAX_ERROR, gone + rest.message, rest.span, related=rest.related))
            parsed.cut_at = rest.span.start.line if rest.span is not None else None
        touched = sorted({number for repair in self.repairs for number in (*repair.lines, repair.at[0])})
        parsed.repaired = {number + 1: self._describe(number) for number in touched}
        parsed.unread = [repair.unread for repair in self.repairs if repair.unread]
        parsed.comments = [self._move_comment(*comment) for comment in parsed.comments]
        parsed.diagnostics[:0] = [*self.diagnostics, *diagnostics]
        return parsed

    def _find_error(self) -> Any:
        text = self.draft.text()
        error: Any = find_error(text)
        mark = error.problem_mark if error is not None else None
        self.work -= mark.index if mark is not None else len(text)
        return error

    def _describe(self, number: int) -> RepairedLine:
        line, before = self.draft.line(number), self.written[number]
        is_dash = line.text.strip(" -") == "" and "-" in line.text
        parts = split_line(line.text if line.text.strip(" -") else before)
        return RepairedLine(parts.start + 1, len(before) + 1, is_dash)

    def _diagnose(self, repair: Repair) -> Diagnostic:
        line, start, end = repair.at
        return diagnose(
            Code.SYNTAX_ERROR, repair.message, Span.of(line + 1, start + 1, line + 1, end + 1), fix=repair.fix
        )

    def _move_comment(self, span: Span, text: str) -> tuple[Span, str]:
        line = self.draft.touched.get(span.start.line - 1)
        if line is None:
            return span, text
        start, end = (line.origin[min(p.column - 1, len(line.origin) - 1)] + 1 for p in span)
        return Span.of(span.start.line, start, span.end.line, end), text

    def _choose(self, error: Any) -> Repair | None:
        """The repair after which reading gets furthest, with the fewest other faults; of equal ones the first."""
        mark = error.problem_mark or error.context_mark
        context = error.context_mark
        line = min(mark.line, len(self.draft.lines) - 1)
        problem = f"{error.context or ''} {error.problem or ''}"
        while line > 0 and not self.draft.says_something(line):
            line -= 1
        suspects = find_suspects(self.draft, line, context.line if context is not None else None, problem)
        repairs = Repairs(self.draft, self.keys, suspects, problem)
        aside = SettingAside(self.draft, self.keys.known, suspects, problem)
        excerpt = _TrialText.of(self.draft, suspects.first, max(line, mark.line))
        furthest = self._try(excerpt, {})
        if furthest.line > excerpt.line_of(_place_of(error).line):  # the excerpt does not show the error
            excerpt = _TrialText.whole(self.draft, max(line, mark.line))
            furthest = self._try(excerpt, {})
        closing = [(self._try(excerpt, repair.lines), repair) for repair in repairs.closing()]
        closing = [(outcome, repair) for outcome, repair in closing if outcome.line > excerpt.line_of(repair.at[0])]
        if closing:  # what a text has taken in may have errors of its own: how far the reading gets is no measure
            return max(closing, key=lambda one: one[0])[1]
        best: Repair | None = None
        tried = set[tuple[tuple[int, str], ...]]()
        for ways in (chain(repairs.mild(), aside.of_one_line()), aside.of_lines_below()):
            for repair in ways:
                if self.work <= 0:
                    break
                if (result := tuple((number, line.text) for number, line in repair.lines.items())) in tried:
                    continue
                tried.add(result)
                outcome = self._try(excerpt, repair.lines)
                if outcome > furthest:
                    best, furthest = repair, outcome
                if outcome.line >= excerpt.enough and not outcome.faults:
                    break
            if best is not None:
                break
        return best

    def _try(self, excerpt: _TrialText, lines: dict[int, DraftLine]) -> _Outcome:
        changed = list(excerpt.lines)
        for number, line in lines.items():
            if (at := excerpt.line_of(number)) >= 0:
                changed[at] = line.text
        text = "\n".join(changed)
        self.work -= len(text)
        error: Any = find_error(text)
        if error is not None:
            mark = _place_of(error)
            return _Outcome(mark.line, mark.column, 0) if mark.line < excerpt.enough else excerpt.success(0)
        reader = YamlReader(text, self.budget, self.swap)
        reader.run()
        return excerpt.success(len(reader.diagnostics))


_WITHIN = ("simple key", "quoted scalar", "flow")


def _place_of(error: Any) -> Any:
    """Where an error is: that of a key, a quoted text or a bracket is where it begins, not where its end is missed."""
    begins = error.context_mark is not None and any(sign in (error.context or "") for sign in _WITHIN)
    return error.context_mark if begins else error.problem_mark or error.context_mark


class _Outcome(NamedTuple):
    """The line and column of the next error in an excerpt, and minus the number of other faults."""

    line: int
    column: int
    faults: int


class _TrialText(NamedTuple):
    """Some lines of a text around an error, with the numbers that they have in it."""

    lines: list[str]
    numbers: dict[int, int]
    enough: int

    @classmethod
    def of(cls, draft: DraftText, first: int, last: int) -> _TrialText:
        """The lines that the first suspect is inside of, its entry, and everything down to some lines behind `last`."""
        start = first
        spine = draft.spine(first)
        for number in spine[:2]:
            if split_line(draft.lines[number]).dashes and first - number < _AHEAD:
                start = number
                break
        above = sorted(number for number in draft.spine(start))
        return cls._with(draft, [*above, *range(start, min(len(draft.lines), last + 1 + _AHEAD))])

    @classmethod
    def whole(cls, draft: DraftText, last: int) -> _TrialText:
        """All lines down to some behind `last`."""
        return cls._with(draft, list(range(min(len(draft.lines), last + 1 + _AHEAD))))

    @classmethod
    def _with(cls, draft: DraftText, numbers: list[int]) -> _TrialText:
        lines = [draft.lines[number] for number in numbers]
        at = {number: place for place, number in enumerate(numbers)}
        is_end = not numbers or numbers[-1] == len(draft.lines) - 1
        return cls(lines, at, len(lines) if is_end else max(len(lines) - 4, 1))

    def success(self, faults: int) -> _Outcome:
        """The outcome where no error is left."""
        return _Outcome(self.enough, 0, -faults)

    def line_of(self, number: int) -> int:
        """The line of the excerpt that a line of the text is; -1 if it has none."""
        return self.numbers.get(number, -1)


class _MovedMark(NamedTuple):
    line: int
    column: int
    index: int


class _Placed:
    """The events of repaired lines, with the places of the user's text."""

    def __init__(self, parser: Any, touched: dict[int, DraftLine]) -> None:
        self.parser = parser
        self.touched = touched

    def get_event(self) -> Any:
        event = self.parser.get_event()
        if event.start_mark.line in self.touched:
            event.start_mark = self._mark(event.start_mark)
        if event.end_mark.line in self.touched:
            event.end_mark = self._mark(event.end_mark)
        return event

    def _mark(self, mark: Any) -> _MovedMark:
        origin = self.touched[mark.line].origin
        return _MovedMark(mark.line, origin[min(mark.column, len(origin) - 1)], mark.index)
