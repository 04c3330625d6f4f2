"""Who says it: quotations, *X said that …*, *according to X*, *critics argue …*.

What somebody else says is that person's claim; an author reports it to agree, to answer it, or only to tell it. The
author's own *I think* and *we believe* report nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.drafting.cues import CuePlace, cues
from argmap.drafting.draft_outline import TextUnit
from argmap.language.english import mask_asides, tokens
from argmap.language.word_lists import words
from argmap.patterns import compile_later

UNNAMED = "quoted"
"""The voice of a quotation whose speaker the text does not name."""
_LEAD = compile_later(
    r"(?:(?:but|and|yet|so|still|now|then|indeed|instead|meanwhile|of course|after all)\b,? )+", re.IGNORECASE
)
_SOURCE = compile_later(
    r"\b(?:according to|in the (?:words|view|opinion) of) (?P<who>[^,;.:()“”\"]{2,80})", re.IGNORECASE
)
_TAG = compile_later(
    r"[,?!.—–-][”\"] *(?:(?:said|says|wrote|writes|added|adds|explained|argued) (?P<after>[^,;.()“”\"]{2,60})"
    r"|(?P<before>[^,;.()“”\"]{2,60}?)(?:, [^,;.()“”\"]{2,80},)?"
    r" (?:said|says|wrote|writes|added|adds|explained|argued|told)\b)"
)
_THAT = compile_later(r"(?: \w+){0,3}? that\b|[\s:,]+")
_LONGEST_SUBJECT = 9
"""Words of the longest subject before a verb of saying."""
_LONGEST_QUOTATION = 12
"""Sentences of a paragraph that a colon announces, at most."""
_FARTHEST_VERB = 120
"""Characters before the verb of saying, at most."""
_NO_SPEAKER = frozenset(
    {
        "i",
        "we",
        "you",
        "one",
        "it",
        "there",
        "let",
        "that",
        "this",
        "which",
        "who",
        "what",
        "if",
        "when",
        "to",
        "not",
        "as",
    }
)
"""Words that show, as a subject or within one, that the author speaks or that nobody does."""
_BEFORE_NOUNS = frozenset(
    {
        *("a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your", "my"),
        *("of", "by", "with", "for", "from", "in", "on", "about", "against", "no", "any", "some", "such", "and"),
    }
)
"""Words behind which a verb form is an adjective or a noun: *its alleged ties*, *the claim that …*."""
_LAST_WORD = compile_later(r"(\w+(?:['’]\w*)?)\W*\Z")
_ADVERBS = frozenset(
    {"also", "recently", "once", "often", "still", "just", "then", "later", "now", "himself", "herself"}
)


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody other than the author says, within one unit; places are offsets in the article."""

    voice: str
    """Who says it, in the author's words; `UNNAMED` if the text does not tell."""
    start: int
    end: int
    direct: bool
    """Whether the words are quoted."""


def find_reports(units: Sequence[TextUnit]) -> list[Report | None]:
    """For each unit, what somebody else says in it; None where the author speaks."""
    reports = list[Report | None]()
    is_open = False
    for number, unit in enumerate(units):
        is_open = is_open and units[number - 1].block == unit.block
        quotations, is_open = _find_quotations(unit.text, is_open=is_open)
        report = _read_quotation(unit, quotations) or _read_source(unit) or _read_subject(unit)
        if report is None and _follows_colon(units, number):
            report = Report(UNNAMED, unit.start, unit.end, direct=True)
        reports.append(report)
    _name_speakers(units, reports)
    return reports


def _follows_colon(units: Sequence[TextUnit], number: int) -> bool:
    """Whether a unit lies in a paragraph that the one before announces as somebody's words, with a colon."""
    first = number
    while first > 0 and number - first < _LONGEST_QUOTATION and units[first - 1].block == units[number].block:
        first -= 1
    if first == 0 or units[first - 1].block == units[number].block:
        return False
    lead = units[first - 1].text
    return lead.endswith((":", ":.")) and any(cues(name).are_in(lead) for name in ("en-saying", "en-saying-that"))


def _find_quotations(text: str, *, is_open: bool) -> tuple[list[tuple[int, int]], bool]:
    """The places of quotations in a unit, marks included, and whether the last one goes on behind it."""
    places, start = list[tuple[int, int]](), 0
    for number, mark in enumerate(text):
        if not is_open and mark in '“"':
            start, is_open = number, True
        elif is_open and mark in '”"':
            places.append((start, number + 1))
            is_open = False
    if is_open:
        places.append((start, len(text)))
    return places, is_open


def _read_quotation(unit: TextUnit, quotations: list[tuple[int, int]]) -> Report | None:
    """A quotation that takes up at least half of a unit, with its speaker if the unit names one."""
    if not quotations or sum(end - start for start, end in quotations) * 2 < len(unit.text):
        return None
    start, end = max(quotations, key=lambda place: place[1] - place[0])
    tag = _TAG.search(unit.text)
    voice = _trim_speaker(tag["after"] or tag["before"]) if tag is not None else None
    return Report(voice or UNNAMED, unit.start + start, unit.start + end, direct=True)


def _read_source(unit: TextUnit) -> Report | None:
    """*According to X* at the beginning or the end of a unit."""
    source = _SOURCE.search(mask_asides(unit.text))
    if source is None:
        return None
    voice = unit.text[source.start("who") : source.end("who")].strip()
    if source.start() > len(unit.text) // 2:
        return Report(voice, unit.start, unit.start + len(unit.text[: source.start()].rstrip(" ,")), direct=False)
    rest = unit.text[source.end() :].lstrip(" ,")
    return Report(voice, unit.end - len(rest), unit.end, direct=False) if rest else None


def _read_subject(unit: TextUnit) -> Report | None:
    """*X said that …* at the beginning of a unit."""
    masked = mask_asides(unit.text)
    lead = _LEAD.match(masked)
    start = lead.end() if lead is not None else 0
    verb = _find_verb(masked, start)
    if verb is None:
        return None
    voice = _trim_speaker(unit.text[start : verb.start])
    that = _THAT.match(unit.text, verb.end)
    rest = unit.text[that.end() if that is not None else verb.end :].lstrip(" ,:")
    return Report(voice, unit.end - len(rest), unit.end, direct=False) if voice is not None and rest else None


def _find_verb(masked: str, start: int) -> CuePlace | None:
    """The first verb of saying that has a clause behind it."""
    verbs = [
        (place, name)
        for name in ("en-saying", "en-saying-that")
        for place in cues(name).places(masked[: start + _FARTHEST_VERB])
        if place.start > start
    ]
    for place, name in sorted(verbs):
        if _precedes_noun(masked[: place.start]):
            continue
        rest = masked[place.end :].lstrip(" ,")
        is_bare = name == "en-saying" and rest[:1].isalpha() and not rest.startswith(("by ", "to be "))
        if is_bare or rest.startswith(("that ", ":", "“", '"')):
            return place
    return None


def _precedes_noun(text: str) -> bool:
    """Whether a text ends with a possessive, an article or a preposition, behind which no verb can stand."""
    last = _LAST_WORD.search(text[-40:])
    return last is not None and (last[1].casefold() in _BEFORE_NOUNS or last[1].endswith(("'", "’", "'s", "’s")))


def _trim_speaker(speaker: str) -> str | None:
    """Who speaks, without adverbs, what stands before a comma and appositions; None if that is nobody."""
    parts = [part.strip() for part in speaker.split(",") if part.strip()]
    if not parts:
        return None
    opens_with_name = parts[0][:1].isupper() and len(parts) > 1 and speaker.rstrip().endswith(",")
    spoken = (parts[0] if opens_with_name else parts[-1]).split()
    while spoken and (spoken[-1].casefold() in _ADVERBS or spoken[-1].endswith("ly")):
        spoken.pop()
    lowered = set(tokens(" ".join(spoken)))
    if not 0 < len(spoken) <= _LONGEST_SUBJECT or lowered & _NO_SPEAKER or lowered & words("en-finite-verbs"):
        return None
    return " ".join(spoken)


def _name_speakers(units: Sequence[TextUnit], reports: list[Report | None]) -> None:
    """Gives quotations without a speaker that of the nearest report in the same block, those before it first."""
    for order in (range(len(units)), range(len(units) - 1, -1, -1)):
        speaker, block = None, -1
        for number in order:
            report = reports[number]
            if units[number].block != block:
                speaker, block = None, units[number].block
            if report is None or not report.direct:
                speaker = report.voice if report is not None else None
            elif report.voice != UNNAMED:
                speaker = report.voice
            elif speaker is not None:
                reports[number] = replace(report, voice=speaker)
