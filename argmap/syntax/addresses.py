"""Which addresses are links: one rule for pictures, pages, Markdown and the rules that check sources.

An address of a map comes from anybody. It is a link only if a click on it does no more than open a page or a mail, and
if a reader can see where it leads: see `describe_danger`. What is a link is the same address in every output.

Sources: the URL Standard of the WHATWG, for what browsers make of an address; RFC 3986, section 7.6, on names and
passwords; Unicode Technical Standard 39, for hosts of mixed scripts.
"""

from __future__ import annotations

import re
import unicodedata

from argmap.patterns import compile_later

ALLOWED = ("http", "https", "mailto")
"""What an address may begin with: a click on anything else runs, reads or writes something on the reader's machine."""
WEB = compile_later(
    r"(?P<name>https?s?|h?ttps?|hhtt?ps?|htps?|htt?pps?|htttps?|httsp)(?P<mark>[:;]+[/\\]*|[/\\]{2})", re.IGNORECASE
)
"""The beginning of a web address, misspellings included."""
_SCHEME = compile_later(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PORT = compile_later(r"(?:localhost|[\w-]+(?:\.[\w-]+)+):\d{1,5}(?:[/?#]|$)", re.IGNORECASE)
_LINK = compile_later(r"https?://[^/\\?#]|mailto:[^\s]*@|#.", re.IGNORECASE)
_HOST_OF = compile_later(r"(?:[a-z][a-z0-9+.-]*:)?/*(?:[^/?#@\s]*@)?(?:www\.)?([^/?#:\s]+)", re.IGNORECASE)
_DROPPED = compile_later(r"[\t\n\r]")
_HIDDEN = compile_later("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Persian and Indic words have joiners of no width in them; those stay out."""
_AUTHORITY = compile_later(r"[a-z+.-]*:[/\\]*([^/?#]*)", re.IGNORECASE)
_ENTITY = compile_later(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)
_AS_NUMBER = compile_later(r"(?:(?:0x[0-9a-f]*|\d+)\.){0,3}(?:0x[0-9a-f]*|\d+)\.?", re.IGNORECASE)
_DOTTED = compile_later(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})\.?")
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE"})
"""Scripts with letters that look alike."""


def as_browsers_read(text: str) -> str:
    """An address as browsers take it: without tabs and line breaks, and without blanks around it."""
    return _DROPPED.sub("", text).strip(" \x00\x1f")


def describe_danger(text: str) -> str | None:
    """What makes an address unsafe to click on, in words, or None.

    >>> describe_danger("javascript:alert(1)")
    "it opens 'javascript:', not http, https or mailto"
    >>> describe_danger("https://example.org&#64;evil.example/")
    "its host contains '&#64;', which some programs read as '@'"
    """
    text = as_browsers_read(text)
    scheme = _SCHEME.match(text)
    if scheme is not None and _PORT.match(text):
        scheme = None
    if scheme is not None and not WEB.match(text):
        name = scheme[1].casefold()
        if name not in ALLOWED:
            hint = "; write 'https://doi.org/' and the number" if name == "doi" else ""
            return f"it opens '{name}:', not {', '.join(ALLOWED[:-1])} or {ALLOWED[-1]}{hint}"
    if _HIDDEN.search(text) is not None:
        return "an invisible character disguises it"
    if scheme is not None and scheme[1].casefold() != "mailto":
        authority = _AUTHORITY.match(text)
        rest = text[authority.start(1) :] if authority is not None else ""
        return _describe_host(authority[1], rest) if authority is not None else None
    return None


def _describe_host(authority: str, rest: str) -> str | None:
    """What hides the host of an address; `rest` is the address from there on."""
    entity = _ENTITY.search(re.split(r"[/?]", rest, maxsplit=1)[0])
    if entity is not None:
        from html import unescape

        read = unescape(entity[0])
        meant = f", which some programs read as '{read}'" if read.isprintable() and read != entity[0] else ""
        return f"its host contains '{entity[0]}'{meant}"
    if "@" in authority:
        return "it contains a user name or password before the '@'"
    host = re.sub(r":\d*$", "", authority)
    for char in "\\%&":
        if char in host:
            return f"its host contains '{char}', which hides where it leads"
    plain = unicodedata.normalize("NFKC", host)
    strange = next((char for char in "/\\?#@:%" if char in plain and char not in host), None)
    if strange is not None or re.search("[\u2044\u2215\u29f8\u3002\uff0e\uff61]", host):
        return "its host contains a character that looks like another one"
    if _AS_NUMBER.fullmatch(host) and not _DOTTED.fullmatch(host):
        return "its host is written as a number, which hides where it leads"
    return next(filter(None, map(_describe_label, host.split("."))), None)


def _describe_label(label: str) -> str | None:
    """What is wrong with one part of the name of a host: letters that look like those of another script."""
    shown = label
    if label[:4].casefold() == "xn--":
        try:
            shown = label[4:].encode("ascii").decode("punycode")
        except UnicodeError:
            return None
    if shown.isascii():
        return None
    scripts = {unicodedata.name(char, "?").split()[0] for char in shown if char.isalpha()}
    mixed = sorted(scripts & _ALIKE)
    if len(mixed) < 2:
        return None
    return f"'{shown[:60]}' in its host mixes {' and '.join(name.capitalize() for name in mixed[:2])} letters"


def as_link(url: str | None) -> str | None:
    """`url` as an address to link to, if it is safe for a reader to follow, else None.

    >>> as_link("https://example.org/air"), as_link(" JavaScript:alert(1)")
    ('https://example.org/air', None)
    """
    if url is None or any(char.isspace() or not char.isprintable() for char in url):
        return None
    if _LINK.match(url) is None or describe_danger(url) is not None:
        return None
    return url


def host_of(url: str) -> str:
    """The host of an address, which stands for it in words.

    >>> host_of("https://www.example.org/a?b"), host_of("mailto:me@example.org")
    ('example.org', 'example.org')
    """
    match = _HOST_OF.match(url)
    return match[1] if match is not None and match[1] else url
