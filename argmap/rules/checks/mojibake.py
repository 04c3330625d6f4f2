"""A text that was decoded wrongly.

What
    A claim, quote, voice, title or question with traces of UTF-8 that was read as Windows-1252 or Latin-1 (*Ã©* for
    *é*, *â€™* for *’*), with the replacement character U+FFFD, or with an HTML entity (*&amp;*). A quote passes if the
    source has the same characters.

Why
    Such text is hard to read, cannot be searched, and makes quotes and equal claims look different. It comes from a
    program that guessed the encoding of a text, so there is usually more of it.

Fix safety
    The fix decodes the text again, several times if necessary. It is safe, except for the text of a claim whose id
    would change, and for a quote that the source does not confirm. What became U+FFFD is lost and must be looked up.

Flagged
    argmap: 1
    thesis:
      id: close
      claim: The town should be closed to cars â€“ the cafÃ©s &amp; shops want it.

Clean
    argmap: 1
    thesis:
      id: close
      claim: The town should be closed to cars – the cafés & shops want it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.patterns import compile_later
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten
from argmap.rules.running.text_places import locate_part

_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What Windows-1252 has where Latin-1 has control characters."""
_TAIL = f"[\\x80-\\xbf{_HIGH}]"
_PRINTED = "„…‘’“”•–—›»"
"""Characters of `_TAIL` that stand behind words in print."""
_RUN = compile_later(
    rf"(?:[ÃÂ]{_TAIL}|[ÄÅÎÏÐÑØÙÚÛ×Ê]{_TAIL}|[àâãäåæçèé]{_TAIL}{{2}}|ï»¿|ï¿½|Ë[†œ]|ðŸ{_TAIL}{{2}})+"
    r"|(?<![^\W\d_])Â(?=\s)|[\x80-\x84\x86-\x9f]"
)
_ENTITY = compile_later(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_SUSPECT = compile_later(r"[\x80-\x84\x86-\x9f\ufffdÂ-ôÊ×]|&[#a-zA-Z]")
_INVISIBLE = "".join(map(chr, range(0x80, 0xA1))) + "\u00ad\u200b\u200d\ufeff\ufffd"
"""Characters that a round of decoding may leave, the first ones for the next round."""
_ROUNDS = 4
"""Times that a text is decoded again; nobody has seen more."""
_UNREADABLE = (Code.NOT_UTF8, Code.CONTROL_CHARACTER)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such text, in the header first."""
    reported = any(fault.code in _UNREADABLE for fault in context.document.diagnostics)
    for element, field, text in _texts(context):
        if _SUSPECT.search(text) is None:
            continue
        repaired = _repair(text)
        source = context.source if field.startswith("quotes.") else None
        if repaired == text and (reported or "\ufffd" not in text):
            continue
        if source is not None and source.count(text, 1):
            continue
        if "\ufffd" in repaired:
            at = max(text.find("\ufffd"), 0)
            span = locate_part(context, element, field, at, at + 1) if text[at] == "\ufffd" else None
            yield Finding("a character was lost when this text was decoded; look it up", element, field, span=span)
        else:
            at = next(n for n, (old, new) in enumerate(zip(text, repaired + "\ufffd", strict=False)) if old != new)
            safe = source.count(repaired, 1) > 0 if source is not None else not field.startswith("quotes.")
            fix = (
                context.rewrite_field(element, field, repaired, f"write {shorten(repaired)}", safe=safe)
                if repaired.strip()
                else None
            )
            message = f"{_excerpt(text, at)} was decoded wrongly; it should be {_excerpt(repaired, at)}"
            yield Finding(message, element, field, (), fix)


def _texts(context: RuleContext) -> Iterator[tuple[str, str, str]]:
    """(element, field, text) of what readers see."""
    debate = context.debate
    yield from (("", name, text) for name, text in (("title", debate.title), ("question", debate.question)) if text)
    for claim in debate.claims:
        yield claim.id, "text", claim.text
        if claim.voice:
            yield claim.id, "voice", claim.voice
        yield from ((claim.id, f"quotes.{number}", quote) for number, quote in enumerate(claim.quotes))


def _excerpt(text: str, at: int) -> str:
    """The words around an offset."""
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at + 1)
    return shorten(text[max(start, at - 20) : min(end if end > 0 else len(text), at + 30)])


def _repair(text: str) -> str:
    """`text` decoded again as often as it has traces; the same text where it has none."""
    for _ in range(_ROUNDS):
        before = text
        text = _ENTITY.sub(_resolve, _RUN.sub(_decode, text))
        if text == before:
            break
    return text


def _decode(match: re.Match[str]) -> str:
    """What a run of characters means as UTF-8; the run itself where it may be meant as it stands."""
    run, text = match[0], match.string
    if run == "Â":
        return ""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    try:
        decoded = b"".join(_byte(char) for char in run).decode()
    except UnicodeDecodeError:
        return _byte(run).decode("cp1252", "replace") if len(run) == 1 else run
    if len(decoded) == 1 and not _is_meant(run, decoded, before, after):
        return run
    return decoded if all(char.isprintable() or char in _INVISIBLE for char in decoded) else run


def _is_meant(run: str, found: str, before: str, after: str) -> bool:
    """Whether a single character is what a run means, rather than an accented letter and the mark behind it."""
    if run[0] in "âïðË":
        return run[0] != "â" or found < "\u2c00"
    if run[0] not in "ÃÂÅÄ":
        return False
    return run[-1] not in _PRINTED or after.isalpha() or (run[0] in "ÃÂ" and not before.isupper())


def _byte(char: str) -> bytes:
    return char.encode("latin-1") if ord(char) < 256 else char.encode("cp1252")


def _resolve(match: re.Match[str]) -> str:
    from html import unescape

    resolved = unescape(match[0])
    return resolved if resolved[-1:] != ";" and (resolved.isprintable() or resolved == "\u00a0") else match[0]


RULE = Rule("ARG311", "mojibake", Severity.WARNING, check, __doc__, fix="safe")
