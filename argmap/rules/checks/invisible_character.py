"""An invisible character.

What
    A zero-width space, word joiner, byte order mark, soft hyphen, or a control character that changes the direction of
    text, anywhere in the file: in texts, keys and comments. Zero-width joiners and non-joiners are allowed between
    letters of a script that uses them and in emoji; direction marks are allowed in a file with letters of a script that
    is written from right to left. Characters that the file writes as escapes are found in the text of the claim.

Why
    Because of the character, words and ids that look the same differ, and a direction control shows a text in another
    order than the one programs read. Most such characters come from copied text.

Fix safety
    The fix deletes the character. It is safe unless something else may have to change too, such as the id of a claim.
    No fix is offered where the file would be read differently.

Flagged
    argmap: 1
    thesis:
      id: close
      claim: The old\u200b town should be closed to private cars.

Clean
    argmap: 1
    thesis:
      id: close
      claim: The old town should be closed to private cars. 👨\u200d👩\u200d👧
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from argmap.diagnostics import Edit, Fix, Severity
from argmap.model.elements import Claim
from argmap.model.ids import slug
from argmap.patterns import compile_later
from argmap.rules.running.rule import Finding, Rule, RuleContext

_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_RUN = compile_later(f"[{_INVISIBLE}]+")
_MARKS = "\u061c\u200e\u200f"
_JOINERS = "\u200c\u200d"
_RIGHT_TO_LEFT = compile_later(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_VARIANTS = "\ufe0e\ufe0f"
_INDICATORS = ":#-?[]{}&*!|>%@`\\"
"""Characters that mean something else in YAML with a space or a word directly behind them."""
_FREE = ("text", "title", "question", "note", "comment")
"""Where a character can go and no other place has to follow."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such character of the file, then one for each claim that has one written as an escape."""
    text = context.document.text
    if not text.isascii() and _RUN.search(text) is not None:
        places = _FieldPlaces(context)
        for at, run in _find_invisible(text):
            span = context.lines.span(at, at + 1)
            element, field = places.at(at)
            message = f"{_name_character(text[at])} is invisible"
            yield Finding(message, element, "", (), _deletion(places, at, run, element, field), span)
    for claim in context.debate.claims:
        if claim.text.isascii() or _RUN.search(claim.text) is None:
            continue
        span = context.document.spans.get((claim.id, "text"))
        seen = {at for at, _ in _find_invisible(claim.text)}
        if seen and (span is None or _RUN.search(context.lines.part(span)) is None):
            clean = "".join(char for at, char in enumerate(claim.text) if at not in seen)
            fix = context.rewrite_field(claim.id, "text", clean, "delete it", safe=True) if clean.strip() else None
            names = " and ".join(dict.fromkeys(_name_character(claim.text[at]) for at in sorted(seen)))
            yield Finding(f"the text has {names}, which is invisible", claim.id, "text", (), fix)


def _find_invisible(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The offsets of invisible characters that have no business there, each with the run that it is part of."""
    leftward = _RIGHT_TO_LEFT.search(text) is not None
    for run in _RUN.finditer(text):
        joins = _joins(text[max(run.start() - 3, 0) : run.start()], text[run.end() : run.end() + 1])
        for at in range(run.start(), run.end()):
            if not ((text[at] in _MARKS and leftward) or (text[at] in _JOINERS and joins)):
                yield at, run


def _joins(before: str, after: str) -> bool:
    """Whether a joiner is at home between these: beside a letter of a script that uses it, or in an emoji."""
    beside = (before.rstrip(_VARIANTS)[-1:], after)
    return any(
        char >= "\u0590" and unicodedata.category(char) in ("So", "Sk", "Lo", "Lm", "Mn", "Mc")
        for char in beside
        if char
    )


def _name_character(char: str) -> str:
    return f"U+{ord(char):04X} ({unicodedata.name(char).lower()})"


class _FieldPlaces:
    """What stands at an offset of the document: a field of a claim or of the header, or a comment."""

    def __init__(self, context: RuleContext) -> None:
        self.context = context
        lines, document = context.lines, context.document
        known = [
            (lines.offset(span.start), lines.offset(span.end), element, field)
            for (element, field), span in document.spans.items()
            if field and (not element or isinstance(context.debate.by_id.get(element), Claim))
        ]
        comments = (comment.span for comment in document.comments)
        known += [(lines.offset(span.start), lines.offset(span.end), "", "comment") for span in comments]
        self._known = sorted(known)
        self._starts = [start for start, _, _, _ in self._known]
        self._kept: dict[tuple[str, str], bool] = {}

    def at(self, offset: int) -> tuple[str, str]:
        """The element and the field at an offset; both empty where there is none."""
        last = bisect_right(self._starts, offset)
        for _, end, element, field in reversed(self._known[max(last - 3, 0) : last]):
            if offset < end:
                return element, field
        return "", ""

    def keeps_id(self, element: str, char: str) -> bool:
        """Whether a claim keeps its id when a character of its text goes."""
        if (element, "id") in self.context.document.spans:
            return True
        if (element, char) not in self._kept:
            text = self.context.debate.claim(element).text
            self._kept[element, char] = slug(text) == slug(text.replace(char, ""))
        return self._kept[element, char]


def _deletion(places: _FieldPlaces, at: int, run: re.Match[str], element: str, field: str) -> Fix | None:
    """The fix that deletes a character; None where its neighbours would mean something else without it."""
    text, lines = run.string, places.context.lines
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    if field != "comment" and not before.isalnum() and not (after.isalnum() and before not in _INDICATORS):
        return None
    safe = field in _FREE and (field != "text" or places.keeps_id(element, text[at]))
    return Fix("delete it", (Edit(lines.span(at, at + 1), ""),), safe)


RULE = Rule("ARG312", "invisible-character", Severity.WARNING, check, __doc__, fix="safe")
