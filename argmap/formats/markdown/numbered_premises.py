"""Numbered premises with a conclusion: `3. So Socrates is mortal. (1, 2)`, `C1 (from P1, P2): …`, `Therefore, …`.

    1. All men are mortal.
    2. Socrates is a man.
    3. So Socrates is mortal. (1, 2)

The premises that a conclusion names support it together; one that names none follows from all lines before it that are
not used yet. A list of numbers alone is no argument: it takes references to earlier lines, letters for premises and
conclusions, or a word such as *therefore*.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from argmap.diagnostics import Ends
from argmap.formats.markdown.bullet_text import heading_text, plain
from argmap.formats.shared.inline_text import MARKDOWN, LinkTarget, parse
from argmap.formats.shared.reading import Reading, line_ends
from argmap.formats.shared.sign_labels import read_label
from argmap.language.sign_words import fold, section
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.model.elements import Polarity
from argmap.patterns import compile_later

_NAMES = r"\(?[PC]?\d{1,3}\)?"
_LIST = rf"(?:{_NAMES})(?:\s{{0,2}}(?:,|;|&|\+|[-–]|and|und|et|y|e|en|i|ve)\s{{0,2}}(?:{_NAMES})){{0,20}}"
_ITEM = compile_later(
    r"\s{0,3}(?:[-*+]\s+)?[*_]{0,2}(?:(?P<number>\(?\d{1,3}[.)])"
    rf"|\(?(?P<letter>[PC]\d{{0,3}})(?:\s*[(\[](?:from|aus|de|by)?\s*(?P<from>{_LIST})[)\]])?\)?[.):]"
    r"|(?P<word>premise|premiss|pr[äa]misse|pr[ée]misse|premisa|premissa|premessa|conclusion|konklusion|conclusi[óo]n|"
    r"conclus[ãa]o|conclusione)\s*(?P<count>\d{0,3})\s*[.:)])[*_]{0,2}:?\s+(?P<text>\S.*)",
    re.IGNORECASE,
)
_REFERENCES = compile_later(
    rf"\s*[(\[](?P<from>from|aus|by|de|da|per|via)?\s{{0,2}}(?P<names>{_LIST})"
    r"(?:\s{0,2}[,;:]\s{0,2}[A-Za-z ]{2,40})?[)\]]\s*[.]?\s*$",
    re.IGNORECASE,
)
_NESTED = compile_later(r"\s+[-*+]\s+(.*)")
_HEADING = compile_later(r" {0,3}#{1,6}\s+(.*)")
_RULE = compile_later(r"\s*(?:[-_=─—*]\s*){3,}$")
_NO_SPACES = compile_later("[\u3040-\u30ff\u4e00-\u9fff]")
_SO = compile_later(r"so\b,?\s+(?!that\b|far\b|long\b|much\b|many\b|called\b|as\b)", re.IGNORECASE)
_WEAK = {"so"}
"""Words that open other sentences as well; they count where a comma or references follow."""
LOOKED_AT = 50_000
"""Characters that are looked at for evidence."""


@dataclass(slots=True)
class PremiseLine:
    """One premise or conclusion: its name, its text without marks, the names it follows from, and what hangs on it."""

    name: str
    text: str
    at: Ends
    references: list[str] = field(default_factory=list)
    concludes: bool = False
    is_sure: bool = False
    nested: list[tuple[str, Ends]] = field(default_factory=list)
    further: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PremiseBlock:
    """Lines that belong together, and the heading above them."""

    lines: list[PremiseLine] = field(default_factory=list)
    heading: str | None = None
    names: set[str] = field(default_factory=set)

    def add(self, line: PremiseLine) -> None:
        """Adds a line."""
        self.lines.append(line)
        self.names.add(line.name)

    @property
    def is_argument(self) -> bool:
        """Whether a line follows from others, by evidence."""
        letters = {name[0] for name in self.names if name[:1] in ("P", "C")}
        return len(self.lines) > 1 and (
            letters == {"P", "C"} or any(line.is_sure for line in self.lines[1:]) or "∴" in self.names
        )


def find_premises(text: str) -> list[PremiseBlock] | None:
    """The blocks of a text that are arguments from numbered premises; None where there is none."""
    blocks = [block for block in _blocks(text) if block.is_argument]
    return blocks or None


def _blocks(text: str) -> list[PremiseBlock]:
    blocks, heading = [PremiseBlock()], None
    blank = False
    for number, line in enumerate(text.split("\n"), 1):
        at = line_ends(number, 0, len(line))
        lines = blocks[-1].lines
        if not line.strip() or _RULE.match(line):
            blank = True
            continue
        title = _HEADING.match(line)
        if title is not None:
            heading = title[1].strip()
            blocks.append(PremiseBlock(heading=heading))
        elif (item := _item(line, at, blocks[-1])) is not None:
            if item.name in blocks[-1].names and item.name.lstrip("PC") == "1":
                blocks.append(PremiseBlock(heading=heading))
            blocks[-1].add(item)
        elif lines and (nested := _NESTED.match(line)) is not None:
            lines[-1].nested.append((nested[1], at))
        elif lines and (not blank or line[:1] in " \t"):
            lines[-1].further.append(line.strip())
        elif lines:
            blocks.append(PremiseBlock(heading=heading))
        blank = False
    for block in blocks:
        _settle_all(block)
    return blocks


def _item(line: str, at: Ends, block: PremiseBlock) -> PremiseLine | None:
    match = _ITEM.match(line)
    if match is None:
        bare = re.sub(r"^\s{0,3}(?:[-*+>]\s+)?[*_]{0,2}", "", line)
        rest, word = _without_conclusion_word(bare)
        if word is None or word in _WEAK or not block.lines:
            return None
        return PremiseLine("∴", rest, at, concludes=True, is_sure=len(block.lines) > 1)
    if match["number"] is not None:
        item = PremiseLine(match["number"].strip("(.)"), match["text"], at)
    elif match["letter"] is not None:
        item = PremiseLine(match["letter"].upper(), match["text"], at)
        item.concludes = item.name[0] == "C"
        item.references = _names(match["from"] or "")
    else:
        letter = "C" if fold(match["word"]).startswith(("con", "kon")) else "P"
        item = PremiseLine(letter + match["count"], match["text"], at, concludes=letter == "C")
        if not match["count"] and item.name in block.names:
            item.name = f"{letter}{len(block.lines) + 1}"
    return item


def _settle_all(block: PremiseBlock) -> None:
    known: set[str] = set()
    for number, line in enumerate(block.lines):
        line.text = " ".join([line.text, *line.further])
        _settle(line, known, number)
        known.add(line.name)


def _settle(item: PremiseLine, known: set[str], before: int) -> None:
    """Takes references and the conclusion word out of the text of a line; `known` and `before` are those before it."""
    match = _REFERENCES.search(item.text, max(0, len(item.text) - 200))
    names = _names(match["names"]) if match is not None else []
    numbered = [next((full for full in (name, f"C{name}", f"P{name}") if full in known), "") for name in names]
    stem = item.text[: match.start()] if match is not None and all(numbered) else item.text
    text, word = _without_conclusion_word(stem)
    if match is not None and names and all(numbered):
        item.references = numbered
        item.text = text if word is not None else item.text[: match.start()].strip()
        item.concludes = True
        item.is_sure |= len(names) > 1 or word is not None or match["from"] is not None
    elif word is not None and before:
        weak = word in _WEAK and not item.concludes
        item.text = text
        item.concludes = True
        item.is_sure |= before > 1 and not weak


def _names(text: str) -> list[str]:
    """The names in a list such as `P1, P2` or `1-3`.

    >>> _names("1, 2"), _names("P1 and (P2)"), _names("1–3")
    (['1', '2'], ['P1', 'P2'], ['1', '2', '3'])
    """
    names: list[str] = []
    for part in re.finditer(r"([PC]?)(\d+)(?:\s*[-–]\s*[PC]?(\d+))?", text, re.IGNORECASE):
        first, last = int(part[2]), int(part[3] or part[2])
        names += [f"{part[1].upper()}{number}" for number in range(first, min(last, first + 50) + 1)]
    return names


@cache
def _words() -> tuple[str, ...]:
    return tuple(sorted(section("therefore"), key=lambda word: -len(word)))


def _without_conclusion_word(text: str) -> tuple[str, str | None]:
    """The text without the word that shows it to be a conclusion, and that word; None where there is none.

    >>> _without_conclusion_word("Therefore, Socrates is mortal."), _without_conclusion_word("Sooner or later")
    (('Socrates is mortal.', 'therefore'), ('Sooner or later', None))
    """
    bare = text.strip().removeprefix("**").lstrip("∴").strip()
    if text.strip().startswith("∴"):
        return bare, "∴"
    folded = fold(bare[:80])
    for word in _words():
        if not folded.startswith(word) or word in _WEAK:
            continue
        behind = folded[len(word) : len(word) + 1]
        if not behind.isalnum() or _NO_SPACES.match(word):
            rest = _cut(bare, len(word))
            return (rest[:1].upper() + rest[1:] if rest else text), word
    if (weak := _SO.match(bare)) is not None:
        rest = bare[weak.end() :].strip()
        return rest[:1].upper() + rest[1:], "so"
    return text, None


def _cut(text: str, length: int) -> str:
    """The text without a word of this length at its start, and what follows it to divide it off."""
    end = length
    while end < len(text) and len(fold(text[:end])) < length:
        end += 1
    return text[end:].lstrip(" ,:;，、：*_")


def read_premises(
    reading: Reading, blocks: list[PremiseBlock], title: str | None, references: Mapping[str, LinkTarget]
) -> Document:
    """The document of arguments from numbered premises; the last conclusion is the thesis."""
    thesis: ClaimDraft | None = None
    for block in blocks:
        claims: dict[str, ClaimDraft] = {}
        unused: list[ClaimDraft] = []
        for line in block.lines:
            claim = reading.inline_claim(parse(line.text.strip(), MARKDOWN, references), None, line.at)
            if line.concludes:
                premises = [claims[name] for name in line.references if name in claims] or unused
                if premises:
                    reading.relation(Polarity.SUPPORT, list(premises), claim, at=line.at)
                    thesis = claim
                    unused = [other for other in unused if other not in premises]
            unused.append(claim)
            claims.setdefault(line.name, claim)
            for text, at in line.nested:
                label = read_label(text)
                other = reading.inline_claim(parse(label.text, MARKDOWN, references), None, at)
                problem = label.problem if reading.shows_problems else None
                reading.relation(label.polarity or Polarity.UNKNOWN, other, claim, at=at, problem=problem)
    name = title or next((block.heading for block in blocks if block.heading), None)
    if name:
        reading.builder.header["title"] = reading.words(plain(heading_text(name)))
    return reading.document(thesis=thesis)
