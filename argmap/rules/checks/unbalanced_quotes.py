"""A quotation mark or bracket without its partner.

What
    A text in which a bracket or a double quotation mark of any script is opened but not closed, or closed but not
    opened. Apostrophes and single quotation marks are ignored, since they look alike. *a)* and *1)* number a list, *5"*
    is a measure, *:)* a face, and *[0, 1)* an interval. Languages differ in which mark opens, so „…“, “…”, »…«, «…» and
    ”…” are all accepted.

Why
    One half of a pair is usually left over from shortening a text, and the words that went with the other half may have
    mattered. Readers cannot tell where the quotation ends and the author continues.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The council speaks of “living streets in its plan.
      - claim: The air is bad (worse than in any other town.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The council speaks of “living streets” in its plan.
      - claim: "Two things are bad: a) the air (worse than elsewhere) and b) the noise."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.patterns import compile_later
from argmap.rules.running.rule import Finding, Rule, RuleContext
from argmap.rules.running.text_places import locate_part

_BRACKETS = dict(zip(")]}）】」』》〉］｝〕｣", "([{（【「『《〈［｛〔｢", strict=True))
_OPENERS = set(_BRACKETS.values())
_CLOSERS = {"“": '”“"', "„": '“”‟"', "”": '”"', "‟": '”"', "«": "»", "»": "«»", "‹": "›", "›": "‹›", '"': '"”“'}
"""Quotation mark that opens → the marks that may close it."""
_FACE = compile_later(r"(?<!\S)[:;]['’]?-?[()](?!\w)")
_NO_PAIR = compile_later(
    r"[\[(\]]\s*[-\w.]{1,12}\s*[,;]\s*[-+\w.∞]{1,12}\s*[)\]\[]"  # an interval
    r"|(?<=[\"'“‘`])[()\[\]{}](?=[\"'”’`])|(?<=['‘])\"(?=['’])"  # a mark that is spoken of
)
_NUMBER = compile_later(r"(?<![^\s(\[{,;:–—-])(?:[a-zA-Z]|\d{1,3}|[ivxIVX]{1,5})\)")
"""A number of a list, with the bracket behind it."""
_MARK = compile_later(r"[()\[\]{}（）【】「」『』《》〈〉［］｛｝〔〕｢｣“”„‟«»‹›\"]")
_AROUND = 12


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such text, about the first mark that has no partner."""
    for claim in context.debate.claims:
        at = _alone(claim.text)
        if at is not None:
            around = " ".join(claim.text[max(at - _AROUND, 0) : at + _AROUND].split())
            message = f"{claim.text[at]} has no partner in '… {around} …'"
            yield Finding(message, claim.id, "text", span=locate_part(context, claim.id, "text", at, at + 1))


def _alone(text: str) -> int | None:
    """The offset of the first mark without a partner."""
    if _MARK.search(text) is None:
        return None
    bare = _FACE.sub(_blank, text)
    plain = _NO_PAIR.sub(_blank, bare)
    numbers = {match.end() - 1 for match in _NUMBER.finditer(plain)}
    brackets, quotes, stray = list[int](), list[int](), list[int]()
    closed_by_number = 0
    for match in _MARK.finditer(plain):
        at, mark = match.start(), match[0]
        if mark in _OPENERS:
            brackets.append(at)
        elif mark in _BRACKETS:
            if brackets and plain[brackets[-1]] == _BRACKETS[mark]:
                brackets.pop()
                closed_by_number += at in numbers
            elif at not in numbers:
                stray.append(at)
        elif quotes and mark in _CLOSERS[plain[quotes[-1]]]:
            quotes.pop()
        elif not _measures(plain, at):
            quotes.append(at)
    if len(stray) <= closed_by_number and not brackets:
        stray = []  # in "(first a) this, b) that)" a number closed what the last bracket closes
    if any(_measures(plain, match.start()) for match in re.finditer('["”]', plain)):
        quotes = []  # in '"a 5" pipe"' a measure closed what the last mark closes
    if len(brackets) <= text.count(")") - bare.count(")"):
        brackets = []  # in "(so it is :)" the face closes as well
    return min([*brackets, *quotes, *stray], default=None)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _measures(text: str, at: int) -> bool:
    """Whether a mark may mean inches: it stands behind a digit."""
    return text[at] in '"”' and at > 0 and text[at - 1].isdigit()


RULE = Rule("ARG310", "unbalanced-quotes", Severity.WARNING, check, __doc__)
