"""Argdown source: statements, arguments, premise–conclusion structures and relations, in plain text.

    [Close]: The old town should be closed.
      + [Air]: The air gets cleaner.
        - Most of the dust comes from heating.
      - <Trade>: Shops lose customers.
        - In the trial year takings rose.

Reads the whole language and writes what its own tool parses. An argument is a claim; its structure is one step from the
premises to it and one from it to the conclusion, and an undercut of it hits the former. What Argdown has no words for
is kept in data under `argmap`. Source: argdown.org, syntax; the behaviour of `@argdown/cli` 1.7.5.
"""

from __future__ import annotations

import re
from pathlib import Path

from argmap.codes import Code
from argmap.diagnostics import ArgmapError, Diagnostic, diagnose
from argmap.formats.argdown.claims import Claims
from argmap.formats.argdown.parser import Model
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.syntax.decoding import decode, without_controls
from argmap.syntax.files import read_bytes, real_path, source_path

_INCLUDE = re.compile(r"@include\(([^)\n]{1,500})\)")
_MARK = re.compile(
    r"===+\s*$|\s*(?:\[[^\]]+\]|<[^>]+>)(?::\s|\s*(?:#|\{|$))|\s*(?:\+>|<\+|->|<-|><|_>|<_)\s|\s*\(\d+\)\s|\s*--"
)
_FIRST = re.compile(r"\s{0,200}(?:\[[^\]\n]+\]|<[^>\n]+>)(?::\s|\s*\n[ \t]+(?:[+_-]|<[+_-]|[+_-]>|><)\s)")
_MARKUP = re.compile(r"\s*<(?:[?!]|[\w:.-]+(?:\s+[\w:.-]+\s*=\s*[\"']|\s*/>|>\s*<))")
INCLUDES = 100
"""Files that one text may take in."""


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
    whole, further = _include(clean, file)
    return Claims(Model(whole), text, [*diagnostics, *further]).document()


def _include(text: str, file: Path) -> tuple[str, list[Diagnostic]]:
    """The text with the files that it includes, each once, from its own folder or below."""
    diagnostics: list[Diagnostic] = []
    seen = {real_path(file)}

    def content(match: re.Match[str]) -> str:
        name = match[1].strip()
        try:
            path = source_path(file, name)
            if path in seen or len(seen) > INCLUDES:
                return ""
            seen.add(path)
            included, wrong = decode(read_bytes(path))
        except (ValueError, ArgmapError) as error:
            diagnostics.append(diagnose(Code.UNREADABLE_COMPANION, f"@include: {error}"))
            return ""
        diagnostics.extend(wrong)
        return _INCLUDE.sub(content, included)

    return _INCLUDE.sub(content, text), diagnostics


def _write(debate: ArgumentMap) -> str:
    from argmap.formats.argdown.argdown_writer import write

    return write(debate)


CARRIES = Carries.EVERYTHING.but(
    neutral=frozenset(), unknown=False, text="line", onto_relations="grounded", parallel=False
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
