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
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from argmap.codes import Code
from argmap.config import settings_for
from argmap.formats.argdown.claims import Claims
from argmap.formats.argdown.half_typed_lines import read_model
from argmap.formats.argdown.includes import IncludedText
from argmap.formats.argdown.parser import Model
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.writable import refuse_above
from argmap.model.document import Document, Loss, Losses
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later
from argmap.syntax import limits
from argmap.syntax.decoding import without_controls

_TITLE = r"(?:\[(?![ xX]\]|\^|\d+\]|\s)[^\]\n]{1,200}\]|<(?![!?/=\s-])[^>\n]{1,200}>)"
_RELATION = r"(?:[+_-]|<[+_-]|[+_-]>|><)"
_STATEMENT = compile_later(rf"\s{{0,3}}{_TITLE}(?::\s+(?!\S*://|[./#]\S*$)\S|\s*(?:#\(?\w|\{{|$))")
_RELATED = compile_later(rf"\s*{_RELATION}\s+{_TITLE}(?:\s|:\s|$)|\s+(?:<[+_]|[+_]>|><)\s+\S")
_SIGNED = compile_later(r"\s+[+-]\s+\S")
_PROSE = compile_later(rf"\s{{0,3}}{_TITLE}:\s+(?!\S*://|[./#])\S+\s+\S")
_ARROW = compile_later(rf"\s*(?:<[+_-]|[+_-]>|><)\s+{_TITLE}\s*(?:$|:\s)")
_PREMISE = compile_later(r"\s*\(\d{1,3}\)\s+\S")
_INFERENCE = compile_later(r"\s{0,3}(?:-{3,}\s*$|--\s*\w.*--\s*$)")
_FRONT = compile_later(r"\s*===+[ \t]*\n(?:[^\n]*\n){0,200}?===+[ \t]*(?:\n|$)")
_FIRST = compile_later(r"\s{0,200}(?:\[[^\]\n]+\]|<[^>\n]+>)(?::\s|\s*\n[ \t]+(?:[+_-]|<[+_-]|[+_-]>|><)\s)")
_MARKUP = compile_later(r"\s*<(?:[?!]|[\w:.-]+(?:\s+[\w:.-]+\s*=\s*[\"']|\s*/>|>\s*<))")


def _detects(text: str) -> bool:
    start = text[:20_000]
    if start.lstrip()[:1] == "{" or (_MARKUP.match(start) and not start.lstrip().startswith("<!--")):
        return False
    lines = [line[:200] for line in start.split("\n", 500)]
    if (front := _FRONT.match(start)) is not None and re.search(r"^[A-Za-z]+\s*:", front[0], re.MULTILINE):
        return True
    statements = sum(_STATEMENT.match(line) is not None for line in lines)
    related = sum(_RELATED.match(line) is not None for line in lines)
    below = any(_PROSE.match(line) and _SIGNED.match(after) for line, after in pairwise(lines))
    if below or (statements and related) or sum(_ARROW.match(line) is not None for line in lines) > 1:
        return True
    if _has_structure(lines):
        return True
    # what somebody says in a transcript follows line by line; statements have an empty line between them
    is_transcript = any(_STATEMENT.match(line) and _STATEMENT.match(after) for line, after in pairwise(lines))
    return not is_transcript and _FIRST.match(start) is not None and _STATEMENT.match(start.lstrip()) is not None


def _has_structure(lines: list[str]) -> bool:
    """Whether there are premises, a line below them, and a conclusion, each with its number."""
    premises = 0
    for number, line in enumerate(lines):
        if _PREMISE.match(line):
            premises += 1
        elif premises and _INFERENCE.match(line):
            behind = next((other for other in lines[number + 1 : number + 4] if other.strip()), "")
            if _PREMISE.match(behind) or re.match(r"\s*--", behind):
                return True
    return False


def _read(text: str, file: Path | None = None) -> Document:
    clean, diagnostics = without_controls(text)
    if "@include(" not in clean:
        return _without_consequences(Claims(read_model(clean), text, diagnostics).document())
    whole = IncludedText(clean, file, settings_for(file).include_folder() if file is not None else None)
    return Claims(Model(whole.text, whole), text, [*diagnostics, *whole.diagnostics]).document()


def _without_consequences(document: Document) -> Document:
    """The document without what is said of ends of relations, where a syntax error has left some of the text out."""
    if not any(each.code == Code.SYNTAX_ERROR for each in document.diagnostics):
        return document
    return replace(document, diagnostics=tuple(each for each in document.diagnostics if each.code != Code.UNKNOWN_ID))


def _write(debate: ArgumentMap) -> str:
    from argmap.formats.argdown.argdown_writer import write

    for claim in debate.claims:
        refuse_above(limits.ARGDOWN_NAME, max(map(len, claim.tags), default=0), "characters of a tag", "argdown")
    return write(debate)


def _shown_otherwise(debate: ArgumentMap) -> tuple[Loss, ...]:
    """What a recommendation addresses: Argdown has supports and attacks alone, so that data say what it is."""
    shown = Losses()
    for relation in debate.relations:
        if relation.label == "addresses":
            shown.note(
                "addresses", "recommendations that other tools show as attacks on what they address", relation.id
            )
    return tuple(shown.values())


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
    read_at=_read,
    tidy=line_tidy(_read),
    certainty=Certainty.LOOKS,
    shown_otherwise=_shown_otherwise,
)
