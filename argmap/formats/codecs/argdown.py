"""Argdown source: statements, arguments, premise–conclusion structures and relations, in plain text.

    [Close]: The old town should be closed.
      + [Air]: The air gets cleaner.
        - Most of the dust comes from heating.
      - <Trade>: Shops lose customers.
        - In the trial year takings rose.

Reads the whole language and writes what its own tool parses. An argument is a claim; its structure is one step from the
premises to it and one from it to the conclusion, and an undercut of it hits the former. A structure without a title is
a step from its premises to its conclusion. What Argdown has no words for is kept in data under `argmap`. Source:
argdown.org, syntax; the behaviour of `@argdown/core` 1.7.5 and 2.0.1.
"""

from __future__ import annotations

import re
from pathlib import Path

from argmap.config import settings_for
from argmap.formats.argdown.claims import Claims
from argmap.formats.argdown.includes import IncludedText
from argmap.formats.argdown.parser import Model
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.writable import refuse_above
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.syntax import limits
from argmap.syntax.decoding import without_controls

_MARK = re.compile(
    r"===+\s*$|\s*(?:\[[^\]]+\]|<[^>]+>)(?::\s|\s*(?:#|\{|$))|\s*(?:\+>|<\+|->|<-|><|_>|<_)\s|\s*\(\d+\)\s|\s*--"
)
_FIRST = re.compile(r"\s{0,200}(?:\[[^\]\n]+\]|<[^>\n]+>)(?::\s|\s*\n[ \t]+(?:[+_-]|<[+_-]|[+_-]>|><)\s)")
_MARKUP = re.compile(r"\s*<(?:[?!]|[\w:.-]+(?:\s+[\w:.-]+\s*=\s*[\"']|\s*/>|>\s*<))")


def _detects(text: str) -> bool:
    start = text[:20_000]
    if start.lstrip()[:1] == "{" or (_MARKUP.match(start) and not start.lstrip().startswith("<!--")):
        return False
    lines = [line[:200] for line in start.split("\n", 500)]
    return sum(_MARK.match(line) is not None for line in lines) > 1 or _FIRST.match(start) is not None


def _read(text: str) -> Document:
    clean, diagnostics = without_controls(text)
    return Claims(Model(clean), text, diagnostics).document()


def _read_at(text: str, file: Path) -> Document:
    clean, diagnostics = without_controls(text)
    if "@include(" not in clean:
        return Claims(Model(clean), text, diagnostics).document()
    whole = IncludedText(clean, file, settings_for(file).include_folder())
    return Claims(Model(whole.text, whole), text, [*diagnostics, *whole.diagnostics]).document()


def _write(debate: ArgumentMap) -> str:
    from argmap.formats.argdown.argdown_writer import write

    for claim in debate.claims:
        refuse_above(limits.ARGDOWN_NAME, max(map(len, claim.tags), default=0), "characters of a tag", "argdown")
    return write(debate)


CARRIES = Carries.EVERYTHING.but(
    neutral=frozenset(), unknown="none", text="line", onto_relations="grounded", parallel=False
)
FORMAT = Format(
    "argdown",
    __doc__,
    (".argdown", ".ad"),
    _detects,
    _read,
    _write,
    CARRIES,
    read_at=_read_at,
    tidy=line_tidy(_read),
    certainty=Certainty.LOOKS,
)
