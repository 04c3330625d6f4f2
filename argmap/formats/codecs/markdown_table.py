"""A table in Markdown, a claim in each row: for, against or about the claim that it names, with notes and links.

    | id | claim | kind | stance | of | note | link |
    |---|---|---|---|---|---|---|
    | close | Close the old town. | | | | | |
    | air | The air gets cleaner. | evidence | pro | close | Since 2021. | [source](<https://example.org/air>) |

Reads and writes. The first row is the thesis. A stance is `pro`, `con`, `neutral` or `unknown`; `of` is the id of the
claim that it is taken towards. A line break in a cell is `<br>`. Other tables of pros and cons are read as outlines.
"""

from __future__ import annotations

import re
from html import unescape as resolve
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.reading import At, Reading, line_ends
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Kind, Polarity, Relation, Source
from argmap.patterns import compile_later
from argmap.syntax.markdown_text import escape, link, unescape

COLUMNS = ("id", "claim", "kind", "stance", "of", "note", "link")
STANCES = {Polarity.SUPPORT: "pro", Polarity.ATTACK: "con", Polarity.NEUTRAL: "neutral", Polarity.UNKNOWN: "unknown"}
_POLARITIES = {word: polarity for polarity, word in STANCES.items()}
_HEAD = compile_later(r"^\|" + r"\|".join(rf"[ \t]*{name}[ \t]*" for name in COLUMNS) + r"\|", re.MULTILINE)
_RULE = compile_later(r"\|(?:\s*:?-+:?\s*\|)+\s*$")
_BAR = compile_later(r"(?<!\\)\|")
_LINK = compile_later(r"\[[^\]]*\]\(<([^<>]*)>\)")
_PLAIN = compile_later(r"https?://[\w/.?=&%#~+,;@!:-]+")


def _detects(text: str) -> bool:
    return _HEAD.search(text[:5000]) is not None


def _read(text: str) -> Document:
    reading = Reading(text, "markdown-table")
    columns: list[str] = []
    waiting: list[tuple[ClaimDraft, str, str, At]] = []
    thesis: ClaimDraft | None = None
    for number, line in enumerate(text.split("\n"), 1):
        at = line_ends(number, 0, len(line))
        if line.startswith("# ") and not columns:
            reading.builder.header["title"] = reading.words(_text(line[2:]), at)
        elif not line.strip(" ") or (columns and _RULE.match(line)):
            continue
        elif not line.startswith("|"):
            reading.note_loss("lines", "lines outside the table left out", line.strip())
        elif not columns:
            columns = [cell.strip(" ").lower() for cell in _BAR.split(line)[1:-1]]
            for name in columns:
                if name not in COLUMNS:
                    reading.note_loss("columns", "columns left out", name)
        else:
            cells = dict(zip(columns, (cell.strip(" ") for cell in _BAR.split(line)[1:]), strict=False))
            claim = _claim(reading, cells, at)
            thesis = thesis or claim
            if cells.get("stance") or cells.get("of"):
                waiting.append((claim, cells.get("stance", ""), _text(cells.get("of", "")), at))
    for claim, stance, target, at in waiting:
        polarity = _POLARITIES.get(stance.lower(), Polarity.UNKNOWN)
        if target not in reading.claims:
            message = f"'{target[:60]}' under 'of' is not the id of a row; the stance is left out"
            reading.report(Code.UNKNOWN_ID, message, at, Severity.ERROR)
        else:
            reading.relation(polarity, claim, reading.claims[target], at=at)
    return reading.document(thesis=thesis)


def _claim(reading: Reading, cells: dict[str, str], at: At) -> ClaimDraft:
    fields: dict[str, Any] = {"note": _text(cells.get("note", ""))}
    kind = cells.get("kind", "").lower()
    if kind in list(Kind):
        fields["kind"] = Kind(kind)
    elif kind:
        reading.report(Code.WRONG_VALUE, f"kind: expected {', '.join(Kind)}, found '{kind[:40]}'", at)
    address = _LINK.fullmatch(cells.get("link", ""))
    url = resolve(address[1]) if address is not None else _text(cells.get("link", ""))
    if url.strip():
        fields["source"] = Source(url=reading.words(url, at))
    return reading.claim(_text(cells.get("claim", "")), _text(cells.get("id", "")) or None, at, **fields)


def _text(cell: str) -> str:
    return "\n".join(unescape(line) for line in cell.split("<br>"))


def _write(debate: ArgumentMap) -> str:
    lines = [f"# {_cell(debate.title)}", ""] if debate.title else []
    lines += [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    relations: dict[str, Relation] = {relation.premises[0]: relation for relation in debate.relations}
    for claim in debate.claims:
        relation, url = relations.get(claim.id), claim.source.url if claim.source is not None else None
        kind = "" if claim.kind is Kind.CLAIM else claim.kind.value
        stance, of = (STANCES[relation.polarity], relation.target) if relation is not None else ("", "")
        address = link("source", url) if url is not None and _PLAIN.fullmatch(url) else _cell(url or "")
        cells = [_cell(claim.id), _cell(claim.text), kind, stance, _cell(of), _cell(claim.note or ""), address]
        lines.append(f"| {' | '.join(cells)} |")
    return "".join(f"{line}\n" for line in lines)


def _cell(text: str) -> str:
    start, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    inner = "<br>".join(map(escape, text[start:end].split("\n"))) if end else ""
    return f"{'&#32;' * min(start, len(text))}{inner}{'&#32;' * (len(text) - max(end, start))}"


CARRIES = Carries(
    claim=frozenset({"note"}),
    header=frozenset({"title"}),
    source_url=True,
    kinds=frozenset(Kind),
    thesis="first",
    shape="forest",
    neutral=frozenset({None}),
    unknown="all",
)
FORMAT = Format(
    "markdown-table",
    __doc__,
    (".md", ".markdown"),
    _detects,
    _read,
    _write,
    CARRIES,
    tidy=line_tidy(_read),
    shared_suffixes=(".md", ".markdown"),
)
