"""What the keys of the format mean, in the words of the page on the file format, so that nothing is said twice."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from argmap.formats.native import entries
from argmap.lsp.written.entry_keys import Holder
from argmap.model.elements import Expectation, Origin, Source
from argmap.patterns import compile_later

_ROW = compile_later(r"^\| ((?:`[^`|]+`(?:, )?)+) \| ([^|\n]+) \|(?: ([^|\n]+) \|)?[ ]*$", re.MULTILINE)
_SECTION = compile_later(r"^#{2,3} (.+)$", re.MULTILINE)
_TOP, _CLAIMS, _BELOW, _STEPS = "Keys of the file", "Claims", "Below a claim", "Steps"


@cache
def _tables() -> dict[str, dict[str, str]]:
    """Heading of a section → key → what it says of the key."""
    text = resources.files("argmap").joinpath("guide", "format.md").read_text(encoding="utf-8")
    parts = _SECTION.split(text)
    tables: dict[str, dict[str, str]] = {}
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        for keys, value, meaning in _ROW.findall(body):
            said = f"{meaning} ({value})" if meaning else value
            for key in re.findall(r"`([^`]+)`", keys):
                tables.setdefault(heading, {})[key] = said.strip()
    return tables


def key_help(key: str, holder: Holder) -> str:
    """What a key means where it belongs to `holder`, as Markdown; empty if the page says nothing of it.

    >>> from argmap.formats.native.entries import ReasonEntry
    >>> key_help("voice", ReasonEntry)
    'who says it (text)'
    """
    order = _SECTIONS.get(holder, (_BELOW, _CLAIMS, _STEPS))
    tables = _tables()
    for heading in order:
        if key in tables.get(heading, {}):
            return tables[heading][key]
    return _OTHERS.get(key, "")


_SECTIONS: dict[Holder, tuple[str, ...]] = {
    entries.MapFile: (_TOP,),
    entries.RelationEntry: ("Claims and relations outside the tree", _STEPS, _CLAIMS),
    Source: ("Quotes and the source text",),
    Expectation: ("Expectations",),
    Origin: (),
    entries.IssueEntry: (),
}
"""The sections that speak of the keys of something; entries have three of them."""
_OTHERS = {
    "premises": "claims that bear on the claim above only together; the entry takes the keys of a step besides",
    "ref": "id of a claim that has its entry elsewhere; the entry takes the keys of a step besides",
    "rule": "the rule that proposed the claim",
    "confidence": "how often that rule is right (`sure`, `likely`, `guess`)",
    "id": "the text by which claims name the issue",
    "title": "a longer name of the issue",
}
