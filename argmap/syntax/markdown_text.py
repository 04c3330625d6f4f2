"""Markdown that shows a text literally: nothing of it becomes markup, a link, a mention, a reference or a formula.

Everything that argmap writes as Markdown goes through `literal` or `escape`. Three things make a text something else:
Markdown itself (CommonMark 0.31 and the extensions of GitHub, GitLab, Pandoc, Obsidian and Python-Markdown), which a
backslash or an entity prevents; HTML, which entities prevent; and services that look for names, references, addresses,
emoji and formulas in the *finished* text, which an invisible space (`&#8203;`) prevents. `unescape` takes all three
back, so that a text survives writing and reading exactly.
"""

from __future__ import annotations

import re
from html import unescape as resolve
from html.entities import html5

from argmap.patterns import compile_later

BREAK = "&#8203;"
"""An entity that shows nothing; a zero-width space of the text itself is written `&#x200B;`."""
_BROKEN = compile_later(
    r"(?<=[@#!~%^])(?=\w)|(?<=&)(?=\d)|(?<=@)|(?<=\w)(?=@)"  # people, issues and whatever else is marked by a sign
    r"|(?<=:)(?=//)|(?<=:/)(?=/)|(?<=\bwww)(?=\.)|(?<=:)(?=[\w+-]+:)"  # addresses, and names of emoji
    r"|(?<=\bGH)(?=-\d)|(?<=\[)(?=[a-z_]+:)|(?<=%)(?=%)"  # references with words, and comments
    r"|(?<=\$)(?=\S)|(?<=\\)(?=[(\[]|begin\b)",  # formulas
    re.IGNORECASE,
)
"""Where a service would turn finished text into something else."""
_COMMIT = compile_later(r"\b[0-9a-f]{7,40}\b", re.IGNORECASE)
"""What a service takes for the hash of a commit."""
_SIX = compile_later(r"(.{6})(?=.)")
_SPECIAL = compile_later(
    r"[\\*_{}#~^]|!(?=\[)|=(?==)|(?<==)=|\+(?=\+)|(?<=\+)\+"
    r"|(?<=\w)\.(?=(?:com|edu|gov|net|org|biz|info|name|shop)\b)",
    re.IGNORECASE,
)
"""What makes markup within a line, and points that make a host of a word for some renderers."""
_ENTITIES = {char: f"&#{ord(char)};" for char in "`[]|$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
"""What some dialects take for markup even behind a backslash."""
_ENTITY = compile_later(f"[{re.escape(''.join(_ENTITIES))}]")
_START = compile_later(
    r"(\d+|(?:[a-z]|[ivxlcdm]{1,9})(?=.\s+\S))([.)])(?=\s|$)|\((?=\w{1,9}\)\s)|[-+=:]|[!?]{3}", re.IGNORECASE
)
"""What makes a list, a heading or a box at the start of a line."""
_IN_ADDRESS = {char: f"%{ord(char):02X}" for char in "<> \t\n\r"} | {char: f"&#{ord(char)};" for char in '&\\"`|$'}
_PLAIN_ADDRESS = compile_later(r"[\w:/.?=&%#~+,;@!-]+(?:\([\w.,-]*\))?[\w:/.?=&%#~+,;@!-]*")
_READ = compile_later(r"\\([!-/:-@\[-`{-~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def literal(text: str) -> str:
    r"""Markdown that shows `text` literally, on one line, wherever in a line it stands.

    >>> print(literal("*a* @you\n# <i>"))
    \*a\* @&#8203;you \# &lt;i&gt;
    """
    return escape(" ".join(text.split()))


def escape(text: str) -> str:
    r"""As `literal`, with the white space as it is; the text has no line breaks.

    >>> print(escape("1. See [a](https://b.org)"))
    1\. See &#91;a&#93;(https:&#8203;/&#8203;/b\.org)
    """
    return _escape_start("&#x200B;".join(map(_escape, text.split("\u200b"))))


def _escape(text: str) -> str:
    broken = _BROKEN.sub("\u200b", _COMMIT.sub(lambda match: _SIX.sub("\\1\u200b", match[0]), text))
    escaped = _SPECIAL.sub(r"\\\g<0>", broken)
    return _ENTITY.sub(lambda match: _ENTITIES[match[0]], escaped).replace("\u200b", BREAK)


def _escape_start(text: str) -> str:
    match = _START.match(text)
    if match is None:
        return text
    place = match.start(2) if match[2] else match.start()
    return f"{text[:place]}\\{text[place:]}"


def link(words: str, address: str, title: str = "", *, pointed: bool = True) -> str:
    """A link to an address that is safe to open; `words` are Markdown already, the `title` is plain text on one line.

    Unless `pointed`, the address has no pointed brackets if it needs none.

    The address is read as it is: characters that would end it, or begin something else, are entities.

    >>> print(link("source", "https://example.org/?a=1&b=2"))
    [source](<https://example.org/?a=1&#38;b=2>)
    >>> print(link("a", "https://example.org", 'The "old" report', pointed=False))
    [a](https://example.org "The &#34;old&#34; report")
    """
    target = "".join(_IN_ADDRESS.get(char, char) for char in address)
    if pointed or _PLAIN_ADDRESS.fullmatch(target) is None:
        target = f"<{target}>"
    said = escape(title).replace('"', "&#34;")
    return f'[{words}]({target} "{said}")' if title else f"[{words}]({target})"


def unescape(text: str) -> str:
    r"""The text that Markdown shows, without what `escape` and people write so that it is shown literally.

    >>> unescape(r"1\. A &amp; B @&#8203;you")
    '1. A & B @you'
    """
    return _READ.sub(_read, text)


def _read(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    if match[0] == BREAK:
        return ""
    if match[0][1] != "#" and match[0][1:] not in html5:
        return match[0]
    char = resolve(match[0])
    return char if char.isprintable() or char in "\u200b\u200c\u200d\u00a0\u00ad" else "\ufffd"
