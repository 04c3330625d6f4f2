"""What is known about every code, as reports carry it: the description of a rule in parts, and in Markdown.

The description of a rule is the text of its module: a sentence, and sections of indented text below a word that stands
alone. *Flagged* and *Clean* are maps, *Source* is a text, the others are prose.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from argmap.patterns import compile_later

TOPICS = {
    "0": "reading",
    "1": "structure",
    "2": "reasoning",
    "3": "wording",
    "4": "sources",
    "5": "scores",
    "9": "style",
}
"""What codes are about, by their first digit."""
_LANGUAGES = {"Flagged": "yaml", "Clean": "yaml", "Source": "text"}
_SECTION = compile_later(r"^([A-Z][a-z]+(?: [a-z]+)?)\n((?:    .*\n?|\n)+)", re.MULTILINE)


def topic(code: str) -> str:
    """What a code is about, in one word; an empty text for a code of another make.

    >>> topic("ARG201")
    'reasoning'
    """
    return TOPICS.get(code.removeprefix("ARG")[:1], "")


def purpose(doc: str) -> str:
    """The section *What* on one line, else the first sentence."""
    parts = {heading: body for heading, body in _parts(doc) if heading}
    return " ".join(parts.get("What", doc.split("\n\n", 1)[0]).split())


def markdown(doc: str) -> str:
    """The description with headings and fenced examples.

    >>> print(markdown("A rule.\\n\\nWhy\\n    So that\\n    it is.\\n\\nClean\\n    argmap: 1\\n"))
    A rule.
    <BLANKLINE>
    ### Why
    <BLANKLINE>
    So that
    it is.
    <BLANKLINE>
    ### Clean
    <BLANKLINE>
    ```yaml
    argmap: 1
    ```
    """
    parts = []
    for heading, body in _parts(doc):
        language = _LANGUAGES.get(heading)
        text = f"```{language}\n{body}\n```" if language else body
        parts.append(f"### {heading}\n\n{text}" if heading else text)
    return "\n\n".join(parts)


def _parts(doc: str) -> Iterator[tuple[str, str]]:
    """(heading, body) of every section, and of the text between sections with an empty heading."""
    at = 0
    for match in _SECTION.finditer(doc):
        if between := doc[at : match.start()].strip():
            yield "", between
        yield match[1], textwrap.dedent(match[2]).strip("\n")
        at = match.end()
    if after := doc[at:].strip():
        yield "", after
