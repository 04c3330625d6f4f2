"""Where a part of a field's text stands in the document."""

from __future__ import annotations

from argmap.diagnostics import Span
from argmap.rules.running.rule import RuleContext


def locate_part(context: RuleContext, element: str, field: str, start: int, end: int) -> Span | None:
    """The place of the characters from `start` to `end` (exclusive) of a field's text.

    None where the document writes the text with escapes or in another layout than line breaks for spaces.
    """
    span = context.document.spans.get((element, field))
    whole = context.debate.by_id.get(element) if element else context.debate
    text = getattr(whole, field, None)
    if span is None or not isinstance(text, str):
        return None
    written = context.lines.part(span)
    at = 1 if written[:1] in ("'", '"') else 0
    places = list[int]()
    for char in text[:end]:
        if at < len(written) and written[at] == char and not char.isspace():
            places.append(at)
            at += 1
        elif char.isspace() and written[at : at + 1].isspace():
            places.append(at)
            while written[at : at + 1].isspace():
                at += 1
        else:
            return None
    if not start < len(places) == end:
        return None
    offset = context.lines.offset(span.start)
    return context.lines.span(offset + places[start], offset + places[end - 1] + 1)
