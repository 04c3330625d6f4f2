"""Which lines of a YAML text may be at fault, given where libyaml noticed an error.

libyaml names the line where it cannot go on, and sometimes the one where it thinks the trouble began; the fault may
be in either, in the line above them, or far above, in a quotation mark that was left open. What would repair these
lines is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from argmap.syntax.recovery.draft_lines import DraftText, split_line
from argmap.syntax.recovery.open_values import scan_value

_QUOTE_LINES = 4000
"""Lines above an error in which an open quotation mark is looked for."""
_OPEN_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Suspects:
    """The lines that may be at fault for one error, by number from 0.

    - `near`: lines at the error whose own text may be wrong, the likeliest first.
    - `error`: the line where libyaml noticed it.
    - `opened`: lines that open a quoted text or a bracket that may run on to the error, the likeliest first.
    """

    near: tuple[int, ...]
    error: int
    opened: tuple[int, ...]

    @property
    def first(self) -> int:
        """The uppermost of them."""
        return min(self.every)

    @property
    def every(self) -> tuple[int, ...]:
        """Each of them once, the likeliest first."""
        return tuple(dict.fromkeys((*self.near, self.error, *self.opened)))


def find_suspects(draft: DraftText, line: int, context: int | None, problem: str) -> Suspects:
    """The suspects for an error: `line` is where libyaml noticed it, `context` where it thinks it began."""
    previous = next(draft.above(line), None)
    begins = context if context is not None and context != line else None
    if "could not find expected ':'" in problem and begins is not None:
        near = [begins, line, next(draft.above(begins), None)]
    else:
        near = [line, previous, begins if previous is None or (begins or 0) > previous else None]
    error = min(line, len(draft.lines) - 1)
    opened = [context] if context is not None and context < len(draft.lines) else []
    return Suspects(
        tuple(dict.fromkeys(one for one in near if one is not None and draft.is_short(one))),
        error,
        tuple(dict.fromkeys((*opened, *_open_quotes(draft, error)))),
    )


def _open_quotes(draft: DraftText, line: int) -> Iterator[int]:
    """The lines up to `line`, the nearest first, in which a quoted text begins that does not end there."""
    count = 0
    for number in range(line, max(-1, line - _QUOTE_LINES), -1):
        text = draft.lines[number]
        if ('"' in text or "'" in text) and draft.is_short(number) and scan_value(split_line(text)).quote:
            yield number
            count += 1
            if count == _OPEN_QUOTES:
                return


def swallows(draft: DraftText, number: int, keys: Set[str]) -> bool:
    """Whether a quoted text that opens in a line takes in a line below that has a key, or a dash, of its own."""
    parts = split_line(draft.lines[number])
    quote = scan_value(parts).quote
    if not quote:
        return False
    for other in draft.below(number):
        below = split_line(draft.lines[other])
        if below.key in keys or (below.dashes and below.depth <= parts.depth):
            return True
        if quote in below.body:
            return False
    return True
