"""Kialo's text export: numbered lines, each a claim for (`Pro:`) or against (`Con:`) the one it is below.

    Discussion Title: Cars in the old town

    1. The old town should be closed to private cars.
    1.1. Pro: The air gets cleaner.
    1.1.1. Con: Most of the dust comes from heating.
    1.2. Con: Shops lose customers.

Later exports have the title and each text on lines of their own, and links as numbers that a list at the end explains:

    Discussion Name:
    Cars in the old town

    1. Thesis:
    The old town should be closed to private cars.

      1.1. Pro:
      The air gets cleaner [1].

    Sources:
    [1] https://example.org/air
    "It was measured for a year."

Reads both and writes the first. Links, bold and italics are read: a link becomes the claim's source, and so does `[1]`;
what the list quotes from a source becomes the claim's note. `-> See 1.2.` is the claim of that line, met again. A line
below another without a stance is a relation without a sign; where the first line is a question and no line directly
below it has a stance, as in debates of several theses, these are its answers, which are neutral. Source: files that
Kialo exports; `Question:` above several theses is known only from a program that reads such files.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from argmap.codes import Code
from argmap.diagnostics import ArgmapError, Ends, Severity
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.inline_claims import MARKUP, Inline, entries_of, read_runs
from argmap.formats.shared.inline_text import KIALO, TextRun, parse
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.reading import Reading, line_ends
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity, Relation
from argmap.patterns import compile_later
from argmap.syntax import limits
from argmap.syntax.addresses import host_of

_HEAD = compile_later(r"[ \t]*(\d+(?:\.\d+)*)\.[ \t]+(Thesis|Question|Pro|Con):[ \t]*")
_LINE = compile_later(r"(\d+(?:\.\d+)*)\.\s(?:(Pro|Con):\s)?(.*)")
_TITLE = compile_later(r"Discussion (?:Title|Name):\s*(.*)")
_SEE = compile_later(r"->\s*See\s+(\d+(?:\.\d+)*)\.?\s*$")
_SPECIAL = compile_later(r"[\\\[\]()*_]|(?<=http):(?=//)|(?<=https):(?=//)", re.IGNORECASE)
_SOURCES = compile_later(r"(?:sources|references|source list)\s*:?", re.IGNORECASE)
_SOURCE = compile_later(
    r"\[?(\d{1,5})[\].):]\s*(?:(.*\S)\s+)?(?:<([^\s<>]+)>|\((https?:[^\s<>]+)\)|((?:https?://|mailto:)[^\s<>]+))",
    re.IGNORECASE,
)
_ENTRY = compile_later(r"\d+(?:\.\d+)+\.\s+(?:Pro|Con):")
_QUOTATION = ('"', "“", "„", "«", "‘", "'")
_NUMBER = compile_later(r"\s*(?<!\\)\[(\d{1,5})\](?![(\[])")
SITE = "https://www.kialo.com"
"""Where links lead that name no site."""
STANCES: dict[str | None, Polarity] = {"Pro": Polarity.SUPPORT, "Con": Polarity.ATTACK}


class _Entry(NamedTuple):
    """A numbered claim: its label, such as Pro, its lines, and its place; `apart` if the text has lines of its own."""

    number: str
    label: str | None
    lines: list[str]
    at: Ends
    apart: bool = False


class _Cited(NamedTuple):
    """A source of the list at the end, and what the list quotes from it."""

    run: TextRun
    quotation: str


def _detects(text: str) -> bool:
    start = text[:20_000]
    if _TITLE.match(start.lstrip()):
        return True
    return (
        re.match(r"\s*1\.\s\S", start) is not None
        and re.search(r"^1\.1\.\s(Pro|Con):\s", start, re.MULTILINE) is not None
    )


def _read(text: str) -> Document:
    reading = Reading(text, "kialo")
    reading.sign_fix = "write 'Pro:' or 'Con:' behind its number"
    entries: list[_Entry] = []
    lines, sources = _take_sources(text.split("\n"))
    for number, line in enumerate(lines, 1):
        head, match = _HEAD.fullmatch(line), _LINE.match(line)
        title = _title(lines, number) if not entries else None
        at = line_ends(number, 0, len(line))
        if title is not None:
            reading.builder.header["title"] = reading.words(read_runs(parse(title, KIALO)).text).strip() or None
        elif head is not None:
            entries.append(_Entry(head[1], head[2], [], at, apart=True))
        elif match is not None:
            has_stance = "." in match[1]
            rest = match[3] if has_stance or match[2] is None else f"{match[2]}: {match[3]}"
            entries.append(_Entry(match[1], match[2] if has_stance else None, [rest], at))
        elif entries and entries[-1].apart and line.strip() and not entries[-1].lines:
            entries[-1] = entries[-1]._replace(lines=[line.strip()], at=at)
        elif entries and (line.strip() or (entries[-1].lines and entries[-1].lines[-1])):
            entries[-1].lines.append(line.strip() if entries[-1].apart else line)
        elif line.strip():
            reading.report(Code.UNREAD_LINE, f"expected '1. ' and a claim, found '{line.strip()[:40]}'", at)
    return _join(reading, entries, sources)


def _title(lines: list[str], number: int) -> str | None:
    """The title in the line of this number, from 1, which may say only that the next line has it."""
    title = _TITLE.match(lines[number - 1])
    if title is not None:
        return title[1]
    before = _TITLE.match(lines[number - 2]) if number > 1 else None
    follows = before is not None and not before[1] and lines[number - 1].strip()
    return lines[number - 1].strip() if follows and not _LINE.match(lines[number - 1]) else None


def _take_sources(lines: list[str]) -> tuple[list[str], dict[str, _Cited]]:
    """The lines before a list of sources at the end, and the sources by their numbers."""
    for number, line in enumerate(lines):
        if _SOURCES.fullmatch(line.strip()) and (sources := _listed(lines[number + 1 :])):
            return lines[:number], sources
    return lines, {}


def _listed(lines: list[str]) -> dict[str, _Cited]:
    """The sources of a list, by their numbers; none where a line is neither a source nor part of a quotation."""
    sources: dict[str, _Cited] = {}
    quotations: dict[str, list[str]] = {}
    last = ""
    for line in map(str.strip, lines):
        match, quotation = _SOURCE.fullmatch(line), quotations.get(last, [])
        if match is not None and (not quotation or int(match[1]) == int(last) + 1):
            last = match[1]
            sources.setdefault(last, _Cited(_source(match[2], match[3] or match[4] or match[5]), ""))
            quotations.setdefault(last, [])
        elif last and (quotation or line.startswith(_QUOTATION)) and not _ENTRY.match(line):
            quotation.append(line)
        elif line:
            return {}
    return {
        number: cited._replace(quotation="\n".join(quotations[number]).strip()) for number, cited in sources.items()
    }


def _source(title: str | None, url: str) -> TextRun:
    words = re.sub(r"\s*[:–—-]\Z", "", title or "")
    return TextRun(words, url=url, role="source") if words else TextRun(host_of(url), url=url, role="host")


def _join(reading: Reading, entries: list[_Entry], sources: dict[str, _Cited]) -> Document:
    claims: dict[str, ClaimDraft] = {}
    again: dict[str, str] = {}
    for number, _, lines, at, _ in entries:
        text = "\n".join(lines).rstrip()
        see = _SEE.match(text)
        if number in claims or number in again:
            message = f"duplicate number {number[:60]}; only the first line is used"
            reading.report(Code.DUPLICATE_ID, message, at, Severity.ERROR)
        elif see is not None:
            again[number] = see[1]
        else:
            text, cited = _take_numbers(text, sources)
            runs = [*_read_runs(text), *(source.run for source in cited)]
            note = "\n".join(f"{source.run.text}: {source.quotation}" for source in cited if source.quotation)
            claims[number] = reading.inline_claim(runs, None, at, **({"note": note} if note else {}))
    thesis: ClaimDraft | None = None
    asked = _number_of_question(entries)
    for number, label, _, at, _ in entries:
        above = number.rpartition(".")[0]
        claim = claims.get(number) or _follow(number, claims, again)
        if claim is None:
            reading.report(
                Code.UNKNOWN_ID, f"{number[:60]} sees {again[number][:60]}, which does not exist", at, Severity.ERROR
            )
        elif not above:
            thesis = thesis or claim
        else:
            target = claims.get(above) or _follow(above, claims, again)
            if target is None:
                reading.report(
                    Code.UNKNOWN_ID,
                    f"{number[:60]} is below {above[:60]}, which does not exist",
                    at,
                    Severity.ERROR,
                )
            else:
                is_answer = above == asked
                polarity = Polarity.NEUTRAL if is_answer else STANCES.get(label, Polarity.UNKNOWN)
                reading.relation(polarity, claim, target, at=at, label="position" if is_answer else None)
    return reading.document(thesis=thesis)


def _number_of_question(entries: list[_Entry]) -> str | None:
    """The number of the first line where it is a question and all lines directly below it are theses that answer it."""
    if not entries or not (entries[0].label == "Question" or _asks("\n".join(entries[0].lines))):
        return None
    first = entries[0].number
    labels = [entry.label for entry in entries if entry.number.rpartition(".")[0] == first]
    return first if labels and not any(label in STANCES for label in labels) else None


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?") and not text.rstrip().endswith("\\?")


def _follow(number: str, claims: dict[str, ClaimDraft], again: dict[str, str]) -> ClaimDraft | None:
    """The claim that a chain of `-> See` ends at."""
    passed: set[str] = set()
    while number in again and number not in passed:
        passed.add(number)
        number = again[number]
    return claims.get(number)


def _take_numbers(text: str, sources: dict[str, _Cited]) -> tuple[str, list[_Cited]]:
    """A text without the numbers of sources, and these sources."""
    numbers = [match[1] for match in _NUMBER.finditer(text) if match[1] in sources] if sources else []
    if numbers:
        text = _NUMBER.sub(lambda match: "" if match[1] in sources else match[0], text)
    return text, [sources[number] for number in dict.fromkeys(numbers)]


def _read_runs(text: str) -> list[TextRun]:
    runs = parse(text, KIALO)
    return [run._replace(url=f"{SITE}{run.url}") if run.url.startswith("/") else run for run in runs]


def _escape(text: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", text)
    text = re.sub(r"^(Pro|Con):", r"\1\\:", text)
    return "\\" + text if text.startswith("->") else text


INLINE = Inline(KIALO, _escape, _read_runs)


def _write(debate: ArgumentMap) -> str:
    lines = [f"Discussion Title: {debate.title or ''}".rstrip(), *([""] if debate.claims else [])]
    places: dict[str, str] = {}
    below: dict[str, int] = {}
    words = {Polarity.SUPPORT: "Pro: ", Polarity.ATTACK: "Con: ", Polarity.UNKNOWN: ""}
    entries = entries_of(debate.metadata.get(MARKUP))
    sources: list[str] = []
    room = limits.BYTES  # a number is as long as its line is deep
    for visit in debate.walk():
        relation = debate.by_id[visit.relation] if visit.relation is not None else None
        above = places[relation.target] if isinstance(relation, Relation) else ""
        below[above] = below.get(above, 0) + 1
        place = f"{above}.{below[above]}" if above else str(below[above])
        room -= len(place)
        if room < 0:
            raise ArgmapError(
                f"the map is too deep for Kialo: its numbers alone would take {limits.BYTES:,} characters"
            )
        stance = words[relation.polarity] if isinstance(relation, Relation) else ""
        if visit.again:
            lines.append(f"{place}. {stance}-> See {places[visit.claim]}.")
        else:
            places[visit.claim] = place
            claim = debate.claim(visit.claim)
            text, rest, _ = INLINE.write(claim.text, claim.source, entries)
            if rest is not None:
                sources.append(f"[{len(sources) + 1}] {f'{rest.title}: ' if rest.title else ''}{rest.url}")
                text = f"{text} [{len(sources)}]"
            lines.append(f"{place}. {stance}{text}")
    top = debate.onto.get(debate.thesis or "", ())
    first = next((number for number, line in enumerate(lines) if line.startswith("1. ")), None)
    if first is not None and top and _asks(lines[first]) and all(r.polarity is Polarity.UNKNOWN for r in top):
        lines[first] = f"{lines[first].rstrip()[:-1]}\\?"  # else what is below would be read as answers to a question
    if sources:
        lines += ["", "Sources:", *sources]
    return "\n".join(lines) + "\n"


CARRIES = Carries(header=frozenset({"title"}), inline=INLINE, ids=False, text="line", thesis="first", unknown="all")
FORMAT = Format(
    "kialo",
    __doc__,
    (".kialo", ".txt"),
    _detects,
    _read,
    _write,
    CARRIES,
    tidy=line_tidy(_read),
    certainty=Certainty.LOOKS,
    shared_suffixes=(".txt",),
)
