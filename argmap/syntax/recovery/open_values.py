"""What the value of a line opens and does not close: quotation marks and brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.patterns import compile_later
from argmap.syntax.recovery.draft_lines import LineParts


@dataclass(frozen=True, slots=True)
class OpenValue:
    """What a value opens and does not close on its line.

    - `quote`, `quote_at`: the open quotation mark and its column; empty if there is none.
    - `brackets`, `bracket_at`: what would close the open brackets, and the column of the first of them.
    - `rest`: the column of what follows a closed quoted text or bracket; where the value begins, if nothing does.
    """

    quote: str
    quote_at: int
    brackets: str
    bracket_at: int
    rest: int


_TOKEN = compile_later(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(["'])|([\[{])|([\]}])|(\s\#)|(,|:(?=\s|$))|(\s+)|(.)""")


def scan_value(parts: LineParts) -> OpenValue:
    """What is open at the end of a line whose value begins with a quotation mark or a bracket.

    >>> from argmap.syntax.recovery.draft_lines import split_line
    >>> scan_value(split_line('source: {title: "Give'))
    OpenValue(quote='"', quote_at=16, brackets='}', bracket_at=8, rest=8)
    """
    start, value = parts.value_start, parts.value
    if value[:1] not in ("'", '"', "[", "{"):
        return OpenValue("", start, "", start, start)
    closing: list[str] = []
    bracket_at = start
    begins = True
    for match in _TOKEN.finditer(value):
        closed, quote, opens, closes, comment, mark, space, _ = match.groups()
        at = start + match.start()
        if comment:
            break
        if quote and begins:
            return OpenValue(quote, at, "".join(reversed(closing)), bracket_at, start)
        if opens and begins:
            if not closing:
                bracket_at = at
            closing.append("]" if opens == "[" else "}")
        elif closes and closing:
            closing.pop()
        elif not closing and not space and not (closed and match.start() == 0):
            return OpenValue("", start, "", start, at)
        if not space:
            begins = bool(opens or mark)
    return OpenValue("", start, "".join(reversed(closing)), bracket_at, start)


def cut_comment(value: str) -> tuple[str, str]:
    """A plain value without the comment behind it, and the comment."""
    if value[:1] in ("'", '"', "[", "{"):
        return value.rstrip(), ""
    match = re.search(r"(?:^|\s)#", value)
    text = value if match is None else value[: match.start()]
    return text.rstrip(), value[len(text) :]
