"""ASPARTIX facts, `.apx`: `arg(a).` and `att(a,b).`, as solvers of abstract argumentation read them.

    arg(close).
    arg(air).
    arg(dust).
    att(dust,air).
    att(air,close).

Reads and writes; texts have no place in it, and supports are left out. Source: Egly, U., Gaggl, S. A. and Woltran, S.
(2010), Answer-set programming encodings for argumentation frameworks, Argument & Computation 1(2), 147–177.
"""

from __future__ import annotations

import re

from argmap.codes import Code
from argmap.formats.shared.abstract_frameworks import CARRIES, Framework, facts
from argmap.formats.shared.format import Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.reading import Reading, line_ends
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap


def _detects(text: str) -> bool:
    match = re.match(r"(?:\s*%[^\n]*\n)*\s*(?:arg\s*\(\s*[^(),\s]+\s*\)|att\s*\([^(),]+,[^(),]+\))", text)
    return match is not None


def _read(text: str) -> Document:
    reading = Reading(text, "apx")
    framework = Framework(reading)
    for number, line in enumerate(text.split("\n"), 1):
        for fact in facts(line.partition("%")[0]):
            at = line_ends(number, fact.start, fact.end)
            if fact.kind == "arg" and fact.second is None:
                framework.argument(fact.first, at)
            elif fact.kind == "att" and fact.second is not None:
                framework.attack(fact.first, fact.second, at)
            else:
                reading.report(Code.UNREAD_LINE, f"expected arg(a). or att(a,b)., found '{fact.shown}'", at)
                break
    framework.relations()
    return reading.document()


def _write(debate: ArgumentMap) -> str:
    lines = [f"arg({claim.id})." for claim in debate.claims]
    lines += [f"att({relation.premises[0]},{relation.target})." for relation in debate.relations]
    return "".join(f"{line}\n" for line in lines)


FORMAT = Format("apx", __doc__, (".apx",), _detects, _read, _write, CARRIES, tidy=line_tidy(_read))
