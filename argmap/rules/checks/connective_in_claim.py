"""A connective that does the work of a relation.

What
    A text that begins with a word such as *Therefore*, *However*, *But* or *For example*, which connects it to another
    text; or a text that contains its own reason or conclusion after *because*, *since* or *therefore*. *Since 1990*,
    *so far*, *not because* and *however hard* are not connectives, and *because of* names a cause. Only in English, or
    where the map states no language.

Why
    The relations of a map say what follows from what. A claim must be clear wherever it appears; in a list or in
    another place, *but* has nothing to object to. A reason inside the text has no box of its own, so nobody can object
    to it.

Fix safety
    The fix removes the connective at the beginning. It is unsafe, because the text changes and the relation may not say
    what the connective said.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Moreover, the air gets cleaner.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        reasons:
          - claim: Since 2010 most of the dust has come from cars, so far as is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.diagnostics import Fix, Severity
from argmap.language.english import is_clause, mask_asides, tokens
from argmap.language.word_lists import words
from argmap.model.elements import Claim, Kind
from argmap.patterns import compile_later
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten

_OPENING = compile_later(
    r"\s*(?P<phrase>[a-z]+(?:['’][a-z]+)?(?: [a-z]+(?:['’][a-z]+)?){0,4})(?P<comma>\s*[,:–—])?(?![\w-])", re.IGNORECASE
)
_INNER = compile_later(
    r"(?P<before>[\w'’,-]+)\s+(?P<reason>because(?!\s+of\b)|therefore)\b"
    r"|(?P<comma>,)\s+(?P<since>since(?=\s)|and\s+thus\b|and\s+hence\b|thus\b(?=\s+\w)|hence\b(?=\s+\w))",
    re.IGNORECASE,
)
_INNER_WORDS = {"because", "therefore", "since", "thus", "hence"}
"""Words of which a text has one if `_INNER` matches in it."""
_WITH_CLAUSE = {"so", "yet", "also"}
"""Connectives if a clause follows."""
_LONGEST = 2000
_PAUSES = " ,:–—"


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim."""
    if not context.is_english:
        return
    for claim in context.debate.claims:
        if claim.kind in (Kind.QUESTION, Kind.CONTEXT):
            continue
        text = context.masked[claim.text[:_LONGEST]]
        length = _opening(text)
        if length:
            word = shorten(claim.text[:length].strip(_PAUSES))
            fix = _without(context, claim, length) if len(claim.text) <= _LONGEST else None
            yield Finding(
                f"{word} connects this to another claim; the relation already does", claim.id, "text", (), fix
            )
        elif not context.words[claim.text].isdisjoint(_INNER_WORDS) and (inner := _inner(text)):
            what = "gives a reason" if inner.casefold() in ("because", "since") else "draws a conclusion"
            yield Finding(f"{shorten(inner)} {what} within the text; make that a separate claim", claim.id, "text")


def _opening(text: str) -> int:
    """The length of the connective that a text begins with; 0 where there is none."""
    match = _OPENING.match(text)
    if match is None:
        return 0
    opening = match["phrase"].casefold().replace("’", "'").split(" ")
    if opening[0] not in _first_words():
        return 0
    for length in range(len(opening), 0, -1):
        phrase = " ".join(opening[:length])
        whole = length == len(opening)
        paused = whole and match["comma"] and phrase in words("en-connectives-with-comma")
        always = phrase in words("en-connectives")
        if paused or always or phrase in _WITH_CLAUSE:
            end = match.end() if whole else match.start("phrase") + len(phrase)
            following = tokens(text[end : end + 60])
            if len(following) < 2 or (phrase, following[0]) == ("thus", "far"):
                continue
            if paused or always or following[0] in words("en-clause-openers"):
                return end
    return _clause_of_reason(text, opening[0])


@cache
def _first_words() -> frozenset[str]:
    """The first words of all that a claim may begin with and that connects it to another one."""
    phrases = words("en-connectives") | words("en-connectives-with-comma") | _WITH_CLAUSE | {"because", "since"}
    return frozenset(phrase.split()[0] for phrase in phrases)


def _clause_of_reason(text: str, first: str) -> int:
    """The length of a *because* or *since* that a text begins with, if a clause in the present follows it."""
    if first not in ("because", "since"):
        return 0
    clause = tokens(text.partition(",")[0])[1:]
    if (first == "because" and clause[:1] != ["of"]) or (first == "since" and _is_present(clause)):
        return len(text) - len(text.lstrip()) + len(first)
    return 0


def _is_present(clause: list[str]) -> bool:
    return not words("en-present-verbs").isdisjoint(clause) and "been" not in clause


def _inner(text: str) -> str:
    """The connective within a text behind which it gives its reason or draws its conclusion."""
    for match in _INNER.finditer(text):
        if match["since"]:
            clause = tokens(re.split(r"[,;.]", text[match.end() :], maxsplit=1)[0])
            if match["since"].casefold() != "since" or _is_present(clause):
                return match["since"]
        elif match["before"].casefold().replace("’", "'").strip(",") not in words("en-weak-reasons"):
            return match["reason"]
    return ""


def _without(context: RuleContext, claim: Claim, length: int) -> Fix | None:
    """A fix that takes off what the text begins with, if a sentence is left."""
    rest = claim.text[length:].lstrip(_PAUSES)
    while more := _opening(mask_asides(rest)):
        rest = rest[more:].lstrip(_PAUSES)
    first = tokens(claim.text[:length])[0]
    if first in ("because", "since", "or") or not is_clause(mask_asides(rest)):
        return None
    if claim.text.lstrip()[:1].isupper():
        rest = rest[:1].upper() + rest[1:]
    return context.rewrite_field(claim.id, "text", rest, f"remove {shorten(claim.text[:length].strip(_PAUSES))}")


RULE = Rule("ARG309", "connective-in-claim", Severity.INFO, check, __doc__, fix="unsafe")
