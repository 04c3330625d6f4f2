"""Reported speech without a voice.

What
    A claim or piece of evidence that reports what others say or found – *Critics say that …*, *According to …*, *It is
    often argued that …*, *Studies show that …* – and has neither a `voice` nor a `source`. A report inside a condition
    or after *nobody* does not count. Only in English, or where the map states no language.

Why
    It is nearly always true that somebody says so, so nobody can object. Write what is said as the claim, who says it
    under `voice`, and where under `source`; then it can be attacked, and the map shows whose view it is.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Critics say that shops would lose customers.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops would lose customers.
        voice: Chamber of Commerce
      - claim: Studies show that people who walk spend more.
        source: Town survey 2024
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.language.english import tokens
from argmap.language.word_lists import words
from argmap.model.elements import Kind
from argmap.patterns import compile_later
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten

_ACCORDING = compile_later(r"\s*(?:but\s+|and\s+|yet\s+)?according\s+to\s+[^,.;:]{2,80},", re.IGNORECASE)
_ACCORDING_AT_LAST = compile_later(r",\s+according\s+to\s+(?P<whom>[^,;:]{1,60})$")
_IT_IS_SAID = compile_later(
    r"\s*it\s+(?:(?:is|was)|(?:has|had)\s+been|(?:can|could|may|might)\s+be)\s+(?:\w+ly\s+|often\s+|sometimes\s+){0,2}"
    r"(?:said|argued|claimed|asserted|alleged|contended|reported|objected|suggested|maintained|believed)\s+that\b",
    re.IGNORECASE,
)
_PUNCTUATION = compile_later(r"[,;:.!?]")
_SUBJECT = 8
"""Words that may stand before the verb of saying."""
_NO_SUBJECT = {
    "i",
    "we",
    "you",
    "it",
    "this",
    "these",
    "those",
    "that",
    "nobody",
    "none",
    "no",
    "few",
    "not",
    "never",
    "to",
}
_NO_SUBJECT |= {"let", "nothing", "neither", "what", "whoever"}
_SAYING = {"according", "that", "say", "says", "said"}
"""Words of which a text has one if it reports."""
_SPEAKERS = {"he", "she", "they"}
_SOME = {"some", "many", "others"}
"""People where they stand alone, else determiners."""
_ADVERBS = {"just", "also", "only", "so", "then", "and", "but", "yet", "or", "please", "always", "often"}


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim."""
    if not context.is_english:
        return
    for claim in context.debate.claims:
        if claim.kind in (Kind.CLAIM, Kind.EVIDENCE) and claim.voice is None and claim.source is None:
            if _SAYING.isdisjoint(context.words[claim.text]):
                continue
            report = _report(context.masked[claim.text[:2000]])
            if report:
                message = (
                    f"{shorten(report)} reports what others say; write only what is said, and its speaker under 'voice'"
                )
                yield Finding(message, claim.id, "text")


def _report(text: str) -> str:
    """The words by which a text reports, or nothing."""
    match = _IT_IS_SAID.match(text) or _ACCORDING.match(text)
    if match is not None:
        return match[0].strip(" ,")
    match = _ACCORDING_AT_LAST.search(text)
    if match is not None and (match["whom"][0].isupper() or any(map(_speaks, tokens(match["whom"])))):
        return match[0].strip(" ,.")
    opening = text[: 60 + 12 * _SUBJECT]
    cut = _PUNCTUATION.search(opening)
    opening = opening[: cut.start()] if cut is not None else opening
    phrase = tokens(opening)
    for number, (word, following) in enumerate(zip(phrase[: _SUBJECT + 1], [*phrase[1:], ""], strict=False)):
        if number and _reports(phrase[:number], word, following):
            return " ".join(opening.split()[: number + 1 + (following == "that")])
        if word in _NO_SUBJECT or word in words("en-subordinators") or word in words("en-finite-verbs"):
            return ""
    return ""


def _reports(before: list[str], verb: str, following: str) -> bool:
    """Whether a word is a verb of saying, the words before it its subject."""
    subject = before[-1]
    if all(word.endswith("ly") or word in _ADVERBS for word in before):
        return False
    if following == "that" and verb in words("en-finding-verbs") and not words("en-studies").isdisjoint(before):
        return True
    if following != "that":
        return verb in ("say", "says", "said") and subject in words("en-reporters")
    return verb in words("en-reporting-verbs") or (
        verb in words("en-reporting-nouns") and _speaks(subject) and (len(before) == 1 or subject not in _SOME)
    )


def _speaks(subject: str) -> bool:
    return subject in _SPEAKERS or subject in words("en-reporters") or subject in words("en-studies")


RULE = Rule("ARG308", "unvoiced-report", Severity.INFO, check, __doc__, reports_absence=True)
