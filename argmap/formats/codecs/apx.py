"""ASPARTIX facts, `.apx`: `arg(a).` and `att(a,b).`, as solvers of abstract argumentation read them.

    arg(close).
    arg(air).
    arg(dust).
    att(dust,air).
    att(air,close).

Reads and writes. Debates of arguman.org have two more facts, which are read: `text(air, The air gets cleaner.).` for
the text of an argument, and `support(air,close).`; neither is written, since solvers do not know them. Source: Egly,
U., Gaggl, S. A. and Woltran, S. (2010), Answer-set programming encodings for argumentation frameworks, Argument &
Computation 1(2), 147–177.
"""

from __future__ import annotations

import re

from argmap.codes import Code
from argmap.diagnostics import Ends, Severity
from argmap.formats.shared.abstract_frameworks import CARRIES, Framework, facts
from argmap.formats.shared.format import Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.reading import Reading, line_ends
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity
from argmap.patterns import compile_later

_TEXT = compile_later(r"\s*text\s*\(\s*([^(),\s][^(),]{0,500}?)\s*,\s*(.*)", re.DOTALL)
_END = compile_later(r"\)\s*\.?\s*$")
_FACT = compile_later(r"\s*(?:arg|att|support|text)\s*\(")
LINES = 500
"""Lines that the text of one argument may have."""


def _detects(text: str) -> bool:
    match = re.match(
        r"(?:\s*%[^\n]*\n)*\s*(?:arg\s*\(\s*[^(),\s]+\s*\)|(?:att|support)\s*\([^(),]+,[^(),]+\)|text\s*\([^(),]+,)",
        text,
    )
    return match is not None


def _read(text: str) -> Document:
    reading = Reading(text, "apx")
    framework = Framework(reading)
    texts: dict[str, tuple[str, Ends]] = {}
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        words = _TEXT.match(lines[number])
        if words is not None:
            number = _read_text(lines, number, words, texts, reading)
            continue
        number += 1
        for fact in facts(lines[number - 1].partition("%")[0]):
            at = line_ends(number, fact.start, fact.end)
            if fact.kind == "arg" and fact.second is None:
                framework.argument(fact.first, at)
            elif fact.kind in ("att", "support") and fact.second is not None:
                polarity = Polarity.ATTACK if fact.kind == "att" else Polarity.SUPPORT
                framework.attack(fact.first, fact.second, at, polarity)
            else:
                reading.report(Code.UNREAD_LINE, f"expected arg(a). or att(a,b)., found '{fact.shown}'", at)
                break
    for name, (words_of, at) in texts.items():
        claim = reading.claims.get(name)
        if claim is None:
            message = f"'{name[:60]}' is not an argument in this file; its text is left out"
            reading.report(Code.UNKNOWN_ID, message, at, Severity.ERROR)
        elif words_of:
            claim.text = words_of
    framework.relations()
    return reading.document()


def _read_text(
    lines: list[str], number: int, match: re.Match[str], texts: dict[str, tuple[str, Ends]], reading: Reading
) -> int:
    """Takes the text of an argument, which may have several lines and brackets; returns the number of the next line."""
    at, parts, name = line_ends(number + 1, 0, len(lines[number])), [match[2]], match[1].strip("\"'")
    end = number + 1
    while not _END.search(parts[-1]) and end < min(len(lines), number + LINES) and not _FACT.match(lines[end]):
        parts.append(lines[end])
        end += 1
    if not _END.search(parts[-1]):
        reading.report(Code.UNREAD_LINE, f"the text of '{name[:60]}' does not end with ').'", at)
    words = _END.sub("", "\n".join(parts)).strip()
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        words = words[1:-1].replace("\\" + words[0], words[0])
    if name in texts:
        reading.report(Code.DUPLICATE_ID, f"'{name[:60]}' has two texts; only the first is read", at, Severity.ERROR)
    texts.setdefault(name, (reading.words(words, at), at))
    return end


def _write(debate: ArgumentMap) -> str:
    lines = [f"arg({claim.id})." for claim in debate.claims]
    lines += [f"att({relation.premises[0]},{relation.target})." for relation in debate.relations]
    return "".join(f"{line}\n" for line in lines)


FORMAT = Format("apx", __doc__, (".apx",), _detects, _read, _write, CARRIES, tidy=line_tidy(_read))
