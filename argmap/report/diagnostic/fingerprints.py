"""Fingerprints: a finding keeps its own while the text around it changes, so that two runs can be compared.

Neither the place nor the file goes into one, nor the words of the message or the id of an element: a finding that is
moved, indented anew or renamed with its file is the same finding. Who needs the file in it mixes it in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from argmap.diagnostics import Diagnostic, Span
from argmap.report.diagnostic.file_places import lines_of

DIGITS = 16
"""Hexadecimal digits of a fingerprint."""
LONG = 300
"""Characters of a line from which on only the part in the place counts: a whole map may stand on one line."""


def fingerprints(text: str, diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """One fingerprint for each diagnostic of `text`, in their order, all of them different.

    Each is the beginning of the SHA-256 of the code, the lines of the place without white space, and a number that
    tells findings apart that have both in common.
    """
    diagnostics = tuple(diagnostics)
    if not diagnostics:
        return ()
    from hashlib import sha256

    lines, equals, prints = text.split("\n"), Counter[bytes](), []
    for diagnostic in diagnostics:
        context = f"{diagnostic.code}\0{_context(lines, diagnostic.span)}"
        alike = sha256(context.encode(errors="surrogatepass")).digest()
        prints.append(sha256(b"%b%d" % (alike, equals[alike])).hexdigest()[:DIGITS])
        equals[alike] += 1
    return tuple(prints)


def _context(lines: list[str], span: Span | None) -> str:
    """The lines that a place touches, without white space."""
    if span is None:
        return ""
    first, last = lines_of(span)
    parts = []
    for number in range(first, min(last, len(lines)) + 1):
        line = lines[number - 1]
        bare = "".join(line.split())
        if len(bare) > LONG:
            start = span.start.column - 1 if number == span.start.line else 0
            end = span.end.column - 1 if number == span.end.line else len(line)
            bare = "".join(line[start:end].split())
        parts.append(bare)
    return "".join(parts)
