"""Markup within a text: links, bold, italics, struck words and code, in the dialects of several formats.

A parser, and a table of what each dialect knows; `inline_writing` writes. A text is read into runs, stretches of
plain words with their styles and the address that they link to; a run never holds an address in its words, except in
code. The rules of emphasis are those of CommonMark 0.31 (section 6.2), those of links its sections 6.3 to 6.5,
addresses without marks those of GitHub's extension. Argdown has its own parser, in `formats/argdown`, which makes
runs of its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from argmap.patterns import compile_later
from argmap.syntax import limits, markdown_text
from argmap.syntax.addresses import host_of

LONGEST_ADDRESS = limits.ADDRESS
NESTED = 32
"""Parentheses within parentheses in an address; CommonMark wants three at least."""
MARKS = 1_000
"""Marks of emphasis that are looked at in one text, so that no text takes long."""


class TextRun(NamedTuple):
    """Words in one style; `url` is the address that they link to, empty for none.

    Its `role` is `address` where an address stands for itself, so that its host is the text; `source` and `host` for
    links that argmap has put at the end, with the title of a source and without. `title` is what a link shows when it
    is pointed at.
    """

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    url: str = ""
    role: Literal["", "address", "source", "host"] = ""
    title: str = ""


class LinkTarget(NamedTuple):
    """What a link leads to: its address and its title."""

    url: str
    title: str = ""


class Dialect(NamedTuple):
    """What a dialect knows besides links, bold and italics."""

    name: str
    struck: bool = False
    code: bool = False
    entities: bool = False
    references: bool = False
    images: bool = False
    pointed: bool = False
    """Whether addresses and HTML may stand in pointed brackets."""
    relative: bool = False
    """Whether a link may lead to something else than an address."""


MARKDOWN = Dialect(
    "markdown",
    struck=True,
    code=True,
    entities=True,
    references=True,
    images=True,
    pointed=True,
    relative=True,
)
KIALO = Dialect("kialo")
ARGDOWN = Dialect("argdown", relative=True)

_MARKUP = compile_later(r"[\\*_\[<~&`]|https?://", re.IGNORECASE)
_ESCAPE = compile_later(r"\\([!-/:-@\[-`{-~])")
_ENTITY = compile_later(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_NOT_RELATIVE = compile_later(r"[a-z][a-z0-9+.-]*:\S|/\S|www\.\S", re.IGNORECASE)
_BARE = compile_later(r"(?<![\w/])https?://[^\s<>\"\[\]]+", re.IGNORECASE)
_POINTED = compile_later(
    r"<([a-z][a-z0-9+.-]{1,31}:[^\s<>]{1,4000}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+)>", re.IGNORECASE
)
_TAG = compile_later(
    r"<(/?)(b|strong|i|em|u|s|del|small|sub|sup|span|p|br|font|mark|ins)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
_DELIMITER = compile_later(r"\*+|_+|~~")
_FENCE = compile_later(r"`+")
_QUOTED = r"""\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))"""
_TITLE = compile_later(_QUOTED, re.DOTALL)
_TITLED = compile_later(rf"(\S+){_QUOTED}", re.DOTALL)
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’«»–—…¿¡")
_ROLES = ("source", "host")
"""Titles of links that argmap writes at the end of a text, for sources whose title the text does not have."""


def is_address(url: str) -> bool:
    """Whether a destination leads out of the text: it names a scheme."""
    return re.match(r"[a-z][a-z0-9+.-]*:\S", url, re.IGNORECASE) is not None


def plain(runs: Iterable[TextRun]) -> str:
    """The words of the runs."""
    return "".join(run.text for run in runs)


def parse(text: str, dialect: Dialect, references: Mapping[str, LinkTarget] | None = None) -> list[TextRun]:
    """The runs of a text; `references` are the links that it may refer to, by their names in lower case.

    >>> runs = parse("It is **closed** to [cars](https://example.org/a).", MARKDOWN)
    >>> [(run.text, run.bold, run.url) for run in runs]
    [('It is ', False, ''), ('closed', True, ''), (' to ', False, ''), ('cars', False, 'https://example.org/a'), \
('.', False, '')]
    """
    if _MARKUP.search(text) is None:
        return [TextRun(text)] if text else []
    return join(_Parser(text, dialect, references or {}).runs())


def join(runs: Iterable[TextRun]) -> list[TextRun]:
    """The runs, neighbours of one style as one."""
    joined: list[TextRun] = []
    for run in runs:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = run._replace(text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return joined


class _Mark:
    """A run of delimiters that may open or close emphasis."""

    __slots__ = ("can_close", "can_open", "char", "count")

    def __init__(self, char: str, count: int, can_open: bool, can_close: bool) -> None:
        self.char, self.count, self.can_open, self.can_close = char, count, can_open, can_close


class _Parser:
    """One text, from left to right."""

    def __init__(self, text: str, dialect: Dialect, references: Mapping[str, LinkTarget], linked: bool = False) -> None:
        self.text = text
        self.dialect = dialect
        self.references = references
        self.linked = linked
        self.parts: list[TextRun | _Mark] = []
        self.marks = 0
        self._closing = _brackets(text)

    def runs(self) -> list[TextRun]:
        text, position, begun = self.text, 0, 0
        step = re.compile(r"[\\*_\[<~&`!]|(?<![\w/])https?://", re.IGNORECASE)
        while (match := step.search(text, position)) is not None:
            found = self._special(match.start())
            if found is None:
                position = match.start() + 1
                continue
            end, parts = found
            self._add(text[begun : match.start()])
            self.parts += parts
            position = begun = end
        self._add(text[begun:])
        return _emphasise(self.parts)

    def _add(self, words: str) -> None:
        if words:
            self.parts.append(TextRun(words))

    def _special(self, at: int) -> tuple[int, list[TextRun | _Mark]] | None:
        """The end of what begins here, and what it is; None for a plain character."""
        text, char, dialect = self.text, self.text[at], self.dialect
        if char == "\\":
            match = _ESCAPE.match(text, at)
            return (match.end(), [TextRun(match[1])]) if match is not None else None
        if char in "*_~":
            return self._delimiter(at)
        if char == "&":
            match = _ENTITY.match(text, at) if dialect.entities else None
            if match is None:
                return None
            return match.end(), [TextRun(markdown_text.unescape(match[0]))]
        if char == "`":
            return self._code(at) if dialect.code else None
        if char == "<":
            return self._pointed(at)
        if char == "!":
            return self._link(at + 1) if dialect.images and text[at + 1 : at + 2] == "[" else None
        if char == "[":
            return self._link(at)
        match = _BARE.match(text, at)
        if match is None:
            return None
        url = _without_end(match[0])
        return at + len(url), [_address(url)]

    def _delimiter(self, at: int) -> tuple[int, list[TextRun | _Mark]] | None:
        text = self.text
        match = _DELIMITER.match(text, at)
        if match is None or (match[0] == "~~" and not self.dialect.struck):
            return None
        before, after = text[at - 1 : at] or " ", text[match.end() : match.end() + 1] or " "
        left = not after.isspace() and (after not in _PUNCTUATION or before.isspace() or before in _PUNCTUATION)
        right = not before.isspace() and (before not in _PUNCTUATION or after.isspace() or after in _PUNCTUATION)
        if match[0][0] == "_":
            left, right = (
                left and (not right or before in _PUNCTUATION),
                right and (not left or after in _PUNCTUATION),
            )
        self.marks += 1
        if not (left or right) or self.marks > MARKS:
            return match.end(), [TextRun(match[0])]
        return match.end(), [_Mark(match[0][0], len(match[0]), left, right)]

    def _code(self, at: int) -> tuple[int, list[TextRun | _Mark]] | None:
        match = _FENCE.match(self.text, at)
        assert match is not None
        for fence in _FENCE.finditer(self.text, match.end()):
            if len(fence[0]) == len(match[0]):
                inner = self.text[match.end() : fence.start()]
                if inner[:1] == inner[-1:] == " " and inner.strip():
                    inner = inner[1:-1]
                return fence.end(), [TextRun(inner, code=True)]
        return match.end(), [TextRun(match[0])]

    def _pointed(self, at: int) -> tuple[int, list[TextRun | _Mark]] | None:
        if not self.dialect.pointed:
            return None
        match = _POINTED.match(self.text, at)
        if match is not None and not self.linked:
            return match.end(), [_address(match[1] if ":" in match[1] else f"mailto:{match[1]}")]
        tag = _TAG.match(self.text, at)
        if tag is None:
            return None
        name = tag[2].casefold()
        if name in ("br", "p"):
            return tag.end(), [TextRun(" ")] if self.text[at - 1 : at].strip() else []
        mark = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~"}.get(name)
        self.marks += 1
        if mark is None or self.marks > MARKS:
            return tag.end(), []
        return tag.end(), [_Mark(f"<{mark}", len(mark), not tag[1], bool(tag[1]))]

    def _link(self, at: int) -> tuple[int, list[TextRun | _Mark]] | None:
        """A link or image whose words begin at a bracket."""
        text, close = self.text, self._closing.get(at)
        if close is None or self.linked:
            return None
        words = text[at + 1 : close]
        target = self._destination(close + 1)
        if target is None and self.dialect.references:
            match = re.compile(r"\[([^\[\]]{0,200})\]").match(text, close + 1)
            name = " ".join((match[1] if match is not None and match[1].strip() else words).split()).casefold()
            known = self.references.get(name)
            target = (match.end() if match is not None else close + 1, *known) if known is not None else None
        if target is None:
            return None
        end, url, title = target
        if not self.dialect.relative and _NOT_RELATIVE.match(url) is None:
            return None
        if title in _ROLES and url:
            return end, [TextRun(plain(_Parser(words, self.dialect, {}, linked=True).runs()), url=url, role=title)]
        inner = _Parser(words, self.dialect, {}, linked=True).runs() or ([TextRun(host_of(url))] if url else [])
        return end, [run._replace(url=url, role="", title=title if url else "") for run in inner]

    def _destination(self, at: int) -> tuple[int, str, str] | None:
        """The end, the address and the title of `(address "title")`; None where there is no such thing."""
        text = self.text
        if text[at : at + 1] != "(":
            return None
        position = at + 1
        while text[position : position + 1] == " ":
            position += 1
        if text[position : position + 1] == "<":
            end = text.find(">", position, position + LONGEST_ADDRESS)
            if end < 0 or "\n" in text[position:end]:
                return None
            raw, position = text[position + 1 : end], end + 1
        else:
            depth, start = 0, position
            while position < min(len(text), start + LONGEST_ADDRESS):
                char = text[position]
                if char == "\\":
                    position += 1
                elif char == "(":
                    depth += 1
                    if depth > NESTED:
                        return None
                elif char == ")":
                    if depth == 0:
                        break
                    depth -= 1
                elif char.isspace():
                    break
                position += 1
            raw = text[start:position]
        title = _TITLE.match(text, position)
        if title is not None:
            position = title.end()
        while text[position : position + 1] == " ":
            position += 1
        if text[position : position + 1] != ")":
            return None
        said = next(filter(None, title.groups()), "") if title is not None else ""
        return position + 1, self._literal(raw), " ".join(self._literal(said).split())

    def _literal(self, text: str) -> str:
        """An address or a title without its escapes."""
        return markdown_text.unescape(text) if self.dialect.entities else _ESCAPE.sub(r"\1", text)


def take_title(target: str) -> LinkTarget:
    """The address and the title of what stands in the brackets of a link, where a format knows no titles.

    >>> take_title('https://example.org/a "City report"')
    LinkTarget(url='https://example.org/a', title='City report')
    """
    match = _TITLED.fullmatch(target.strip())
    if match is None:
        return LinkTarget(target)
    return LinkTarget(match[1], " ".join(_ESCAPE.sub(r"\1", match[2] or match[3] or match[4] or "").split()))


def _address(url: str) -> TextRun:
    return TextRun(host_of(url), url=url, role="address")


def _without_end(url: str) -> str:
    """An address without the punctuation of the sentence around it."""
    while url:
        last = url[-1]
        if last in ".,;:!?'\"*_~”’»" or (last == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        else:
            break
    return url


def _brackets(text: str) -> dict[int, int]:
    """Where each opening bracket is closed; escaped ones do not count."""
    if "](" not in text and "[" not in text:
        return {}
    closing: dict[int, int] = {}
    stack: list[int] = []
    for match in re.finditer(r"\\.|[\[\]]", text, re.DOTALL):
        if match[0] == "[":
            stack.append(match.start())
        elif match[0] == "]" and stack:
            closing[stack.pop()] = match.start()
    return closing


def _emphasise(parts: list[Any]) -> list[TextRun]:
    """The runs, with the styles that matching marks give them; other marks are characters."""
    openers: list[int] = []
    for place, part in enumerate(parts):
        if not isinstance(part, _Mark):
            continue
        while part.can_close and part.count:
            depth = next((d for d in range(len(openers) - 1, -1, -1) if _matches(parts[openers[d]], part)), None)
            if depth is None:
                break
            opener = parts[openers[depth]]
            used = 2 if part.char[-1:] == "~" or (opener.count >= 2 and part.count >= 2) else 1
            style = "struck" if part.char[-1:] == "~" else "bold" if used == 2 else "italic"
            for number in range(openers[depth] + 1, place):
                if isinstance(parts[number], TextRun):
                    parts[number] = parts[number]._replace(**{style: True})
            opener.count -= used
            part.count -= used
            del openers[depth + (opener.count > 0) :]
        if part.can_open and part.count:
            openers.append(place)
    return [
        part if isinstance(part, TextRun) else TextRun("" if part.char[0] == "<" else part.char * part.count)
        for part in parts
    ]


def _matches(opener: _Mark, closer: _Mark) -> bool:
    if opener.char != closer.char or not opener.count:
        return False
    either = opener.can_close or closer.can_open
    return not either or (opener.count + closer.count) % 3 != 0 or opener.count % 3 == closer.count % 3 == 0
