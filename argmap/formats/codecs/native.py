"""argmap's own file: an indented outline in YAML, or the same keys in JSON.

    argmap: 1
    thesis: The old town should be closed.
    pillars:
      - claim: The air gets cleaner.
        objections: [Most of the dust comes from heating.]

An entry's keys belong to its claim, or to its step to the parent entry. An entry may also be a bare string (a claim),
`ref: id` (a claim repeated) or `premises: […]` (claims needed together). `argmap new` writes a commented example;
`argmap schema` prints the schema. The entries, the reader and the writer are in the package `formats.native`.
"""

from __future__ import annotations

import re

from argmap.formats.shared.format import Certainty, Format
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later

_KEYS = ("argmap", "thesis", "pillars")
_ANY_KEY = compile_later(r"""\b(argmap|thesis|pillars)["']?[ \t]*(?::|$)""", re.MULTILINE)
"""What any map has somewhere; "hypothesis" is none."""
_KEY = compile_later(
    r"""^(?:["']?(argmap|thesis|pillars)["']?[ \t]*:|[ \t]*(?:[?][ \t]*)?["']?argmap["']?[ \t]*(?::|$))""", re.MULTILINE
)
_COMMENTS = compile_later(r"\A(?:\s|#[^\n]*\n)*")
_KEY_IN_BRACKETS = compile_later(r"""[{,](?:\s|#[^\n]*\n)*["']?(argmap|thesis|pillars)["']?\s*:""")
_MARKS = compile_later(
    r"""[{}\[\],]|(?<=\s)#[^\n]*|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s{}\[\],:"'#](?:(?!\s\#)[^{}\[\],:\n])*"""
)
"""Brackets and commas, and what may hold some that count for nothing: comments, quoted and plain scalars."""


def _detects(text: str) -> bool:
    start = text[:100_000]
    if '"argmap-core"' in start[:1000] or not any(key in start for key in _KEYS) or not _ANY_KEY.search(start):
        return False
    start = _COMMENTS.sub("", start, count=1)
    if start[:1] != "{":
        return _KEY.search(start) is not None
    depth = 0
    for match in _MARKS.finditer(start):
        mark = match[0][0]
        depth += (mark in "{[") - (mark in "}]")
        if depth == 1 and mark in "{," and _KEY_IN_BRACKETS.match(start, match.start()):
            return True
    return False


def _read(text: str) -> Document:
    from argmap.formats.native.reader import read  # whoever reads does not always write, and the other way round

    return read(text)


def _write(debate: ArgumentMap) -> str:
    from argmap.formats.native.writer import write

    return write(debate)


def _tidy(text: str) -> str:
    from argmap.formats.native.canonical_layout import tidy

    return tidy(text)


FORMAT = Format(
    "native", __doc__, (".yaml", ".yml", ".json"), _detects, _read, _write, tidy=_tidy, certainty=Certainty.MARK
)
