"""FreeMind mind maps, `.mm`: boxes below boxes.

    <map version="1.0.1">
      <node TEXT="Close the old town.">
        <node TEXT="The air gets cleaner."><icon BUILTIN="button_ok"/></node>
        <node TEXT="Con: Shops lose customers."/>
      </node></map>

Read only. A mind map does not say how a box bears on the one above: the icons `button_ok` and `button_cancel`, words
such as `Con:` and attributes are understood, else support is assumed. Source: the schema freemind.xsd.
"""

from __future__ import annotations

import re

from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.outline_entries import MindMapEntry, Outline
from argmap.formats.shared.reading import open_xml
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.syntax.xml import Element

_ROOT = re.compile(r"<map[\s>][^<]*(?><!--.*?-->\s*)*+<(?:node|attribute_registry|properties)[\s>/]", re.DOTALL)


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    reading, root = open_xml(text, "freemind", "map")
    if root is None:
        return reading.document()
    outline, thesis = Outline(reading), None
    work: list[tuple[Element, ClaimDraft | None]] = [(node, None) for node in root.children("node")]
    work.reverse()
    while work:
        node, above = work.pop()
        here = outline.add(_entry(node), above)
        thesis = thesis or here
        work.extend((child, here) for child in reversed(list(node.children("node"))))
        for link in node.children("arrowlink"):
            reading.note_loss(
                "links", "links across the map left out: their meaning is not given", link.get("DESTINATION")
            )
        if node.get("LINK"):
            reading.note_loss("addresses", "links of boxes left out", node.get("LINK"))
    outline.say_assumed()
    return reading.document(thesis=thesis)


def _entry(node: Element) -> MindMapEntry:
    rich = {content.get("TYPE") or "NODE": content.text() for content in node.children("richcontent")}
    text = node.get("TEXT") or rich.get("NODE") or ""
    hints = [icon.get("BUILTIN") or "" for icon in node.children("icon")]
    hints += [attribute.get("VALUE") or "" for attribute in node.children("attribute")]
    return MindMapEntry(text, node.get("ID"), hints, node.at, rich.get("NOTE"))


FORMAT = Format("freemind", __doc__, (".mm",), _detects, _read, certainty=Certainty.MARK)
