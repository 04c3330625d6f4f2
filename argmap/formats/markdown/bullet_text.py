"""The text of one bullet or heading: its attributes `{#id .kind}`, its markup, and a claim that is repeated."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

from argmap.formats.shared.inline_claims import read_runs
from argmap.formats.shared.inline_text import MARKDOWN, LinkTarget, parse
from argmap.model.elements import Kind
from argmap.patterns import compile_later
from argmap.syntax.markdown_text import unescape

_ATTRIBUTES = compile_later(r"\s*\{([#.][^\s{}]+(?:\s+[#.][^\s{}]+)*)\s*\}\s*$")
_AGAIN = compile_later(r"\[(.*)\]\(#([^\s()]+)\)$")
_REFERENCE = compile_later(
    r" {0,3}\[([^\[\]^]{1,200})\]:[ \t]+(?:<([^<>\s]+)>|([^\s<>]+))"
    r"(?:[ \t]+(?:\"([^\"]*)\"|'([^']*)'|\(([^()]*)\)))?[ \t]*\r?$"
)
_WHOLE_EMPHASIS = compile_later(r"(\*{1,3}|_{1,3})(?![\s*_])([^*_]+)(?<!\s)\1$")


class Attributes(NamedTuple):
    """What braces at the end of a line say: an id, a kind, and whether the words before are taken as they are."""

    id: str | None = None
    kind: Kind | None = None
    verbatim: bool = False


def split_attributes(content: str) -> tuple[str, Attributes]:
    """A line without the braces at its end, and what they say.

    >>> split_attributes("Air {#air .evidence}")
    ('Air', Attributes(id='air', kind=<Kind.EVIDENCE: 'evidence'>, verbatim=False))
    """
    match = _ATTRIBUTES.search(content, max(0, len(content) - 1000))
    if match is None:
        return content.strip(), Attributes()
    id, kind, verbatim = None, None, False
    for word in match[1].split():
        if word[0] == "#":
            id = unquote(word[1:])
        elif word[1:] in list(Kind):
            kind = Kind(word[1:])
        verbatim |= word in (".claim", ".title")
    return content[: match.start()].strip(), Attributes(id, kind, verbatim)


def find_repeated_id(content: str) -> str | None:
    """The id of the claim that `[words](#id)` repeats; None for other texts."""
    match = _AGAIN.match(content)
    return unquote(match[2]) if match is not None else None


def plain(text: str) -> str:
    """The words of the text, without markup and addresses."""
    return read_runs(parse(text, MARKDOWN)).text


def take_references(text: str) -> tuple[str, dict[str, LinkTarget]]:
    """The text without its definitions of references, whose lines become empty, and what they lead to by their names.

    >>> take_references("- See [here][a].\\n\\n[A]: https://example.org 'Title'")
    ('- See [here][a].\\n\\n', {'a': LinkTarget(url='https://example.org', title='Title')})
    """
    if "]:" not in text:
        return text, {}
    references: dict[str, LinkTarget] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = _REFERENCE.match(line)
        if match is not None:
            title = unescape(match[4] or match[5] or match[6] or "")
            target = LinkTarget(match[2] or match[3], " ".join(title.split()))
            references.setdefault(" ".join(match[1].split()).casefold(), target)
            lines[number] = ""
    return "\n".join(lines), references


def heading_text(text: str) -> str:
    """The text of a heading, without emphasis around the whole of it."""
    match = _WHOLE_EMPHASIS.match(text)
    return plain(match[2] if match is not None else text)
