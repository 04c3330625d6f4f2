"""OPML 2.0 outlines.

    <opml version="2.0"><head><title>Cars in the old town</title></head><body>
      <outline text="Close the old town.">
        <outline text="The air gets cleaner." relation="support"/>
        <outline text="Con: Shops lose customers."/>
      </outline></body></opml>

Read only. An outline does not say how an entry bears on the one above: an attribute such as `relation="objection"` and
words such as `Con:` are understood, else support is assumed. Source: the OPML 2.0 specification, opml.org/spec2.opml.
"""

from __future__ import annotations

import html
import re

from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.outline_entries import MindMapEntry, Outline
from argmap.formats.shared.reading import open_xml
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.syntax.xml import Element

_ROOT = re.compile(r"<opml[\s>/]")
_TAG = re.compile(r"<[^<>]{1,200}>")


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    reading, root = open_xml(text, "opml", "opml")
    if root is None:
        return reading.document()
    head, body, outline = root.child("head"), root.child("body"), Outline(reading)
    title = head.child("title") if head is not None else None
    if title is not None and title.text():
        reading.builder.header["title"] = title.text()
    thesis: ClaimDraft | None = None
    work: list[tuple[Element, ClaimDraft | None]] = []
    if body is not None:
        work = [(entry, None) for entry in reversed(list(body.children("outline")))]
    while work:
        entry, above = work.pop()
        here = outline.add(_entry(entry), above)
        thesis = thesis or here
        work.extend((child, here) for child in reversed(list(entry.children("outline"))))
    outline.say_assumed()
    return reading.document(thesis=thesis)


def _entry(entry: Element) -> MindMapEntry:
    text = html.unescape(_TAG.sub("", entry.get("text") or entry.get("title") or ""))
    hints = [value for name, value in entry.attributes.items() if name.strip("_") in ("relation", "type", "polarity")]
    return MindMapEntry(" ".join(text.split()), None, hints, entry.at, entry.get("_note"))


FORMAT = Format("opml", __doc__, (".opml",), _detects, _read, certainty=Certainty.MARK)
