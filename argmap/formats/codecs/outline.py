"""A Markdown outline: a bullet for each claim, below the claim it bears on.

    - The old town should be closed to private cars. {#close}
      - Pro: The air gets cleaner.
        - Con: Most of the dust comes from heating.
        - Undercut: Clean air alone does not decide how streets are used.
      - Con: Shops lose customers.

Reads and writes. `Pro:`, `Con:` and `Note:` say how a claim bears on the one above, `Undercut:`, `Backing:` and
`Aside:` that it bears on the step from the one above to the next; a bullet without such a word is assumed to support.
`{#id .kind}` gives an id and a kind, `[words](#id)` is a claim repeated. Source: CommonMark 0.31, for lists and
escapes; Pandoc's manual, for `{#id .class}`.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

from argmap.codes import Code
from argmap.diagnostics import ArgmapError, Ends, Severity
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.outline_entries import MindMapEntry, Outline
from argmap.formats.shared.reading import Reading, line_ends
from argmap.model.builder import ClaimDraft, RelationDraft
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Kind, Polarity, Relation
from argmap.model.ids import slug
from argmap.syntax import markdown_text
from argmap.syntax.files import MAX_BYTES

_BULLET = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)")
_WORD = re.compile(r"(Pro|Con|Note|Undercut|Backing|Aside):\s+")
_ATTRIBUTES = re.compile(r"\s*\{([#.][^\s{}]+(?:\s+[#.][^\s{}]+)*)\s*\}\s*$")
_AGAIN = re.compile(r"\[(.*)\]\(#([^\s()]+)\)$")
WORDS = {
    "Pro": (Polarity.SUPPORT, False),
    "Con": (Polarity.ATTACK, False),
    "Note": (Polarity.NEUTRAL, False),
    "Undercut": (Polarity.ATTACK, True),
    "Backing": (Polarity.SUPPORT, True),
    "Aside": (Polarity.NEUTRAL, True),
}


def _detects(text: str) -> bool:
    bullets = [match for line in text[:20_000].split("\n") if (match := _BULLET.match(line))]
    return len(bullets) > 1 and any(match[1] and _WORD.match(match[2]) for match in bullets)


def _read(text: str) -> Document:
    reading = Reading(text, "outline")
    bullets: list[tuple[int, list[str], Ends]] = []
    for number, line in enumerate(text.split("\n"), 1):
        match, at = _BULLET.match(line), line_ends(number, 0, len(line))
        if match is not None:
            bullets.append((len(match[1].expandtabs(4)), [match[2]], at))
        elif line.startswith("# ") and "title" not in reading.builder.header:
            reading.builder.header["title"] = _plain(reading.words(line[2:].strip()))
        elif line.startswith(" ") and bullets and line.strip():
            bullets[-1][1].append(line.strip())
        elif line.strip():
            reading.note_loss("lines", "lines that are not list items left out", line.strip())
    return _Bullets(reading).read([(indent, " ".join(lines), at) for indent, lines, at in bullets])


class _Bullets:
    """Bullets below bullets; each is a claim, or one repeated, with the relation to the one above."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.outline = Outline(reading)
        self.named: dict[str, ClaimDraft] = {}
        self.thesis: ClaimDraft | None = None
        self._open: list[tuple[int, ClaimDraft | str, RelationDraft | None]] = []

    def read(self, bullets: list[tuple[int, str, Ends]]) -> Document:
        waiting: list[tuple[str, RelationDraft | None, Ends]] = []
        for indent, content, at in bullets:
            while self._open and self._open[-1][0] >= indent:
                self._open.pop()
            claim, relation = self._bullet(content, at)
            if isinstance(claim, str):
                waiting.append((claim, relation, at))
            self._open.append((indent, claim, relation))
        for name, relation, at in waiting:
            if name not in self.named:
                message = f"'#{name[:60]}' is not the id of a list item"
                self.reading.report(Code.UNKNOWN_ID, message, at, Severity.ERROR)
            if relation is not None:
                relation.premises = [self.named.get(name, name)]
        for relation in self.reading.builder.relations:
            if isinstance(relation.target, str) and relation.target in self.named:
                relation.target = self.named[relation.target]
        lost = {id(r) for name, r, _ in waiting if name not in self.named}
        self.reading.builder.relations = [r for r in self.reading.builder.relations if id(r) not in lost]
        self.outline.say_assumed()
        return self.reading.document(thesis=self.thesis)

    def _bullet(self, content: str, at: Ends) -> tuple[ClaimDraft | str, RelationDraft | None]:
        above = self._open[-1] if self._open else None
        word = _WORD.match(content) if above is not None else None
        again = _AGAIN.match(content[word.end() :] if word else content)
        if above is not None and word is None and again is None:  # how it bears on the one above is looked for
            text, fields = self._parts(content)
            end = above[1]
            entry = MindMapEntry(text, fields.get("id"), (), at)
            if not isinstance(end, str):
                before = len(self.reading.builder.relations)
                claim = self.outline.add(entry, end)
                self._name(claim, fields)
                return claim, self.reading.builder.relations[before]
        if again is not None:
            claim_or_name: ClaimDraft | str = unquote(again[2])
        else:
            text, fields = self._parts(content[word.end() :] if word else content)
            claim_or_name = self.reading.claim(text, fields.get("id"), at)
            self._name(claim_or_name, fields)
        if above is None:
            self.thesis = self.thesis or (claim_or_name if isinstance(claim_or_name, ClaimDraft) else None)
            return claim_or_name, None
        polarity, onto_step = WORDS[word[1]] if word else (Polarity.SUPPORT, False)
        target: Any = above[1]
        if onto_step and above[2] is not None:
            target = above[2]
        elif onto_step:
            self.reading.report(
                Code.UNDERCUT_OF_CLAIM, f"'{word[1] if word else ''}' is below a claim, not below a step", at
            )
        return claim_or_name, self.reading.relation(polarity, [claim_or_name], target, at=at)

    def _name(self, claim: ClaimDraft, fields: dict[str, str]) -> None:
        if "kind" in fields:
            claim.kind = Kind(fields["kind"])
        self.named.setdefault(fields.get("id") or slug(claim.text), claim)

    def _parts(self, content: str) -> tuple[str, dict[str, str]]:
        fields: dict[str, str] = {}
        match = _ATTRIBUTES.search(content, max(0, len(content) - 1000))
        if match is not None:
            for word in match[1].split():
                if word[0] == "#":
                    fields["id"] = unquote(word[1:])
                elif word[1:] in list(Kind):
                    fields["kind"] = word[1:]
            content = content[: match.start()]
        return _plain(content.strip()), fields


def _plain(text: str) -> str:
    return markdown_text.unescape(text)


def _escape(text: str) -> str:
    text = markdown_text.escape(text)
    text = re.sub(r"^([^\W\d_]+(?:\s[^\W\d_]+)?\s*)([:–—-])(?=\s)", r"\1\\\2" if text.isascii() else r"\1\2", text)
    return re.sub(r"^[-+(–−➕✅➖❌]", r"\\\g<0>" if text[:1].isascii() else r"\g<0>", text)


def _anchor(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-_.:>" else quote(c) for c in name)


def _write(debate: ArgumentMap) -> str:
    lines = [f"# {_escape(debate.title)}", *([""] if debate.claims else [])] if debate.title else []
    visits = list(debate.walk())
    met = {visit.claim for visit in visits if visit.again}
    slugs: dict[str, int] = {}
    for claim in debate.claims:
        slugs[slug(claim.text)] = slugs.get(slug(claim.text), 0) + 1
    depth: dict[str, int] = {}
    words = {meaning: word for word, meaning in WORDS.items()}
    room = MAX_BYTES
    for visit in visits:
        relation = debate.by_id[visit.relation] if visit.relation is not None else None
        start = ""
        level = 0
        if isinstance(relation, Relation):
            onto_step = isinstance(debate.by_id[relation.target], Relation)
            level = depth[relation.target] + 1
            start = f"{words[relation.polarity, onto_step]}: "
            depth[relation.id] = level
        room -= 2 * level
        if room < 0:
            raise ArgmapError(
                f"the map is too deep for an outline: the indentation alone would take {MAX_BYTES:,} characters"
            )
        claim = debate.claim(visit.claim)
        if visit.again:
            content = f"[{_escape(claim.text)}](#{_anchor(claim.id)})"
        else:
            depth[claim.id] = level
            content = _escape(claim.text)
            stem = slug(claim.text)
            marks = [f"#{_anchor(claim.id)}"] if claim.id != stem or slugs[stem] > 1 or claim.id in met else []
            if claim.kind is not Kind.CLAIM:
                marks.append(f".{claim.kind.value}")
            content += f" {{{' '.join(marks)}}}" if marks else ""
        lines.append(f"{'  ' * level}- {start}{content}")
    return "".join(f"{line}\n" for line in lines)


CARRIES = Carries(
    header=frozenset({"title"}),
    kinds=frozenset(Kind) - {Kind.RECOMMENDATION},
    text="folded",
    thesis="first",
    onto_relations="grounded",
    neutral=frozenset({None}),
)
FORMAT = Format(
    "outline",
    __doc__,
    (".md", ".markdown"),
    _detects,
    _read,
    _write,
    CARRIES,
    tidy=line_tidy(_read),
    certainty=Certainty.LOOKS,
)
