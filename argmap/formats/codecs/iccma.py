"""The format of ICCMA 2023, `.af`: a line `p af N`, then attacks between the numbers 1 to N.

    p af 3
    # close
    # air
    # dust
    2 1
    3 2

Reads and writes; as many comments as there are arguments are their names, in order. Source: the rules of the
International Competition on Computational Models of Argumentation 2023, and the instances published with it.
"""

from __future__ import annotations

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.abstract_frameworks import Framework
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.reading import Reading, line_ends
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later
from argmap.syntax import limits

_HEAD = compile_later(r"(?:\s*#[^\n]*\n)*\s*p\s+af\s+(\d{1,9})\s*(?:\n|$)")


def _detects(text: str) -> bool:
    return _HEAD.match(text) is not None


def _read(text: str) -> Document:
    reading = Reading(text, "iccma")
    framework, head = Framework(reading), _HEAD.match(text)
    if head is None:
        reading.report(
            Code.UNKNOWN_FORMAT, "expected the line 'p af N' with the number of arguments", None, Severity.ERROR
        )
        return reading.document()
    count = int(head[1])
    if count > limits.CLAIMS:
        message = f"{count:,} arguments are declared; {limits.CLAIMS:,} is the limit"
        reading.report(Code.TOO_LARGE, message, None, Severity.ERROR)
        return reading.document()
    lines = text.split("\n")
    comments = [(n, line[1:].strip()) for n, line in enumerate(lines, 1) if line.startswith("#") and line[1:].strip()]
    named = len(comments) == count and len({name for _, name in comments}) == count
    names = [name for _, name in comments] if named else [str(number) for number in range(1, count + 1)]
    start = text.count("\n", 0, head.start(1)) + 1
    for number, name in enumerate(names):
        line = comments[number][0] if named else start
        framework.argument(name, line_ends(line, 0, len(lines[line - 1])))
    for number, line in enumerate(lines, 1):
        words = line.split()
        if not words or words[0].startswith("#") or number == start:
            continue
        at = line_ends(number, 0, len(line))
        ends = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 10]
        if len(words) != 2 or len(ends) != 2:
            reading.report(Code.UNREAD_LINE, f"expected two numbers, found '{line.strip()[:40]}'", at)
        elif not all(1 <= end <= count for end in ends):
            message = f"expected arguments from 1 to {count}, found '{line.strip()[:40]}'"
            reading.report(Code.UNKNOWN_ID, message, at, Severity.ERROR)
        else:
            framework.attack(names[ends[0] - 1], names[ends[1] - 1], at)
    framework.relations()
    return reading.document()


def _write(debate: ArgumentMap) -> str:
    number = {claim.id: n for n, claim in enumerate(debate.claims, 1)}
    lines = [f"p af {len(number)}"]
    if any(name != str(n) for name, n in number.items()):
        lines += [f"# {name}" for name in number]
    lines += [f"{number[r.premises[0]]} {number[r.target]}" for r in debate.relations]
    return "".join(f"{line}\n" for line in lines)


CARRIES = Carries(text="none", support=False)
FORMAT = Format(
    "iccma", __doc__, (".af", ".i23"), _detects, _read, _write, CARRIES, tidy=line_tidy(_read), certainty=Certainty.MARK
)
