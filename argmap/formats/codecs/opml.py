"""OPML 2.0 outlines.

    <opml version="2.0"><head><title>Cars in the old town</title></head><body>
      <outline text="Close the old town.">
        <outline text="The air gets cleaner." relation="support"/>
        <outline text="Con: Shops lose customers."/>
      </outline></body></opml>

Reads and writes. How an entry bears on the one above is said by an attribute such as `relation="objection"`, by words
such as `Con:`, or by the entry that it is in: one named `Pro` or `Arguments against` gives its sign to what is directly
below it. `_note` is the note of a claim, `url` or a link in the text its source. What argmap writes has `Pro:` or
`Con:` in front of its texts. Source: the OPML 2.0 specification, opml.org/spec2.opml.
"""

from __future__ import annotations

import html
import re

from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.nested_entries import UNSIGNED, attributes_of, nested_entries
from argmap.formats.shared.outline_entries import EntryBranch, MindMapEntry, Outline, is_sign_column, paragraphs
from argmap.formats.shared.reading import open_xml
from argmap.formats.shared.unknown_fields import Parts, note_unknown_parts
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later
from argmap.syntax import xml
from argmap.syntax.xml import Element

_ROOT = compile_later(r"<opml[\s>/]")
_MARK = "_argmap"
"""The attribute by which argmap knows its own entries, so that no text is taken for a sign."""
_LABELS = {"thesis": "", "support": "Pro: ", "attack": "Con: ", "neutral": "", "unknown": "", UNSIGNED: ""}
_SIGNS = ("relation", "type", "polarity")
_NOTES = ("_note", "note")
_ADDRESSES = ("url", "htmlUrl", "xmlUrl")
_PARTS = {
    "opml": Parts("version", "head body"),
    "head": Parts("", "title"),
    "title": Parts(_MARK, text=True),
    "body": Parts("", "outline"),
    "outline": Parts(
        " ".join((_MARK, "text", "title", *_NOTES, *_ADDRESSES, *_SIGNS, *(f"_{name}" for name in _SIGNS))), "outline"
    ),
}
_PLAIN = ("link", "rss", "include", "text")
"""Types of entries of the specification; they say nothing of an argument."""
_BREAK = compile_later(r"<br ?/?>|</p>", re.IGNORECASE)
_HREF = compile_later(r"""<a\s[^<>]{0,200}?href=["']([^"'<>]{1,2000})["']""", re.IGNORECASE)
_TAG = compile_later(r"<[^<>]{1,200}>")


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    reading, root = open_xml(text, "opml", "opml")
    if root is None:
        return reading.document()
    note_unknown_parts(reading, root, _PARTS)
    head, body = root.child("head"), root.child("body")
    outline = Outline(reading, "begin it with 'Pro:' or 'Con:', or put it below an entry of that name")
    title = head.child("title") if head is not None else None
    if title is not None and title.text():
        words = title.whole_text() if title.get(_MARK) else title.text()
        reading.builder.header["title"] = reading.words(words)
    thesis: ClaimDraft | None = None
    tops = list(body.children("outline")) if body is not None else []
    if any(outline.is_section(_entry(top)) for top in tops):
        thesis = outline.thesis(reading.builder.header.get("title"), tops[0].at)
    work = [(entry, EntryBranch(thesis)) for entry in reversed(tops)]
    while work:
        element, branch = work.pop()
        below, entry = list(element.children("outline")), _entry(element)
        inner = outline.branch(entry, branch, (_entry(child).text for child in below))
        outline.note_unread("types of entries", ((v, v) for v in _signs(element) if v not in _PLAIN))
        used = (_text(element), entry.url, entry.note)
        for name in ("title", *_ADDRESSES, "note"):
            if (value := element.get(name)) not in (None, "", *used):
                reading.note_loss("second", "second titles, notes and addresses of entries left out", value)
        if inner is None:
            here = outline.add(entry, branch)
            thesis, inner = thesis or here, EntryBranch(here)
        work.extend((child, inner) for child in reversed(below))
    return reading.document(thesis=thesis)


def _entry(entry: Element) -> MindMapEntry:
    sign, written = entry.get(_MARK), entry.get("text") or ""
    if sign in _LABELS and written.startswith(_LABELS[sign]):
        return MindMapEntry(
            written[len(_LABELS[sign]) :], None, (), entry.at, entry.get("_note"), entry.get("url"), sign
        )
    lines = _BREAK.sub("\n", _text(entry)).split("\n")
    text = paragraphs(html.unescape(_TAG.sub("", line)) for line in lines)
    note = next((entry.get(name) for name in _NOTES if entry.get(name)), None)
    return MindMapEntry(text, None, _signs(entry), entry.at, note, _address(entry))


def _text(entry: Element) -> str:
    return entry.get("text") or entry.get("title") or ""


def _signs(entry: Element) -> list[str]:
    return [value for name, value in entry.attributes.items() if name.strip("_") in _SIGNS or is_sign_column(name)]


def _address(entry: Element) -> str | None:
    link = _HREF.search(_text(entry))
    addresses = [*(entry.get(name) for name in _ADDRESSES), html.unescape(link[1]) if link is not None else None]
    return next((address for address in addresses if address), None)


def _write(debate: ArgumentMap) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "<head>"]
    lines += [f'<title {_MARK}="title">{xml.content(debate.title)}</title>'] if debate.title else []
    lines += ["</head>", "<body>"]
    for entry in nested_entries(debate, "opml"):
        if not entry.begins:
            lines.append(f"{entry.indent}</outline>")
            continue
        claim, source = entry.claim, entry.claim.source
        values = {"text": _LABELS[entry.sign] + claim.text, "_note": claim.note, "url": source.url if source else None}
        end = "" if entry.has_more else "/"
        lines.append(f"{entry.indent}<outline{attributes_of(**values, **{_MARK: entry.sign})}{end}>")
    return "\n".join([*lines, "</body>", "</opml>", ""])


CARRIES = Carries(
    claim=frozenset({"note"}),
    header=frozenset({"title"}),
    source_url=True,
    ids=False,
    thesis="first",
    shape="forest",
    neutral=frozenset({None}),
    unknown="all",
)
FORMAT = Format("opml", __doc__, (".opml",), _detects, _read, _write, CARRIES, certainty=Certainty.MARK)
