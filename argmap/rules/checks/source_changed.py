"""A source text that differs from the one the map was made from.

What
    The header states a SHA-256 or a length for `source` that differs from that of the source text. Both refer to the
    UTF-8 text with LF line ends and without a byte order mark; the length is in code points.

Why
    Either the text was edited after the map was made, or this is another text. Quotes may be missing for this reason
    alone, and what the map says about the text must be checked again.

Fix safety
    The fix writes the hash and the length of the present text. It is unsafe, because it confirms the text without
    anybody having checked the map against it.

Source
    It is time to give these streets back.

Flagged
    argmap: 1
    source: {title: Give the old town back, length: 40}
    thesis: The old town should be closed to private cars.

Clean
    argmap: 1
    source: {title: Give the old town back, length: 38}
    thesis: The old town should be closed to private cars.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Edit, Fix, Severity
from argmap.model.source.quotes import fingerprint
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding at most: the hash says all that the length says."""
    stated, text = context.debate.source, context.document.source_text
    if stated is None or text is None or (stated.sha256 is None and stated.length is None):
        return
    sha256, length = fingerprint(text)
    fix = _restate(context, sha256, length)
    if stated.length is not None and stated.length != length:
        message = f"the source text has {length} characters, but the map was made from one with {stated.length}"
        yield Finding(message, "", "source.length", (), fix)
    elif stated.sha256 is not None and stated.sha256 != sha256:
        message = f"the source text is not the one that the map was made from: its SHA-256 is {sha256}"
        yield Finding(message, "", "source.sha256", (), fix)


def _restate(context: RuleContext, sha256: str, length: int) -> Fix | None:
    """A fix that states what the text at hand has, wherever the map states it; quotes round a value stay."""
    edits: list[Edit] = []
    for field, value in (("source.sha256", sha256), ("source.length", str(length))):
        span = context.document.spans.get(("", field))
        if span is not None:
            written = context.lines.part(span).rstrip()
            mark = written[0] if written[:1] in ("'", '"') else ""
            if written.strip(mark + " ").isalnum():
                start = context.lines.offset(span.start)
                edits.append(Edit(context.lines.span(start, start + len(written)), f"{mark}{value}{mark}"))
    return Fix("write the hash and the length of this text", tuple(edits), safe=False) if edits else None


RULE = Rule("ARG403", "source-changed", Severity.ERROR, check, __doc__, needs_source=True, fix="unsafe")
