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
from argmap.formats.shared.outline_entries import MindMapEntry, Outline, paragraphs
from argmap.formats.shared.reading import Reading, open_xml
from argmap.formats.shared.unknown_fields import Parts, note_unknown_parts
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.syntax.xml import Element

_ROOT = re.compile(r"<map[\s>][^<]*(?><!--.*?-->\s*)*+<(?:node|attribute_registry|properties)[\s>/]", re.DOTALL)
_LOOKS = (
    "CREATED MODIFIED POSITION FOLDED COLOR BACKGROUND_COLOR STYLE STYLE_REF HGAP VGAP VSHIFT HGAP_QUANTITY "
    "VGAP_QUANTITY VSHIFT_QUANTITY LOCALIZED_STYLE_REF MAX_WIDTH MIN_WIDTH TEXT_ALIGN CHILD_GAP_QUANTITY"
)
_DRAWN = "font edge cloud attribute_layout"
_BLOCKS = "p div li br tr pre blockquote ul ol table tbody h1 h2 h3 h4 h5 h6"
_HTML = f"html head body text a b i u em strong span font code td th {_BLOCKS}"
_PARTS = {
    **dict.fromkeys(_HTML.split(), Parts("", _HTML, text=True)),
    "a": Parts("href", _HTML, text=True),
    "head": Parts("", "meta style"),
    **dict.fromkeys(("meta", "style"), Parts("type content name http-equiv", text=True)),
    "map": Parts("version dialect", "node attribute_registry"),
    "node": Parts(f"TEXT ID LINK {_LOOKS}", f"node richcontent icon attribute arrowlink {_DRAWN}"),
    "richcontent": Parts("TYPE CONTENT-TYPE", "html text"),
    "icon": Parts("BUILTIN"),
    "attribute": Parts("NAME VALUE"),
    "arrowlink": Parts("ID DESTINATION COLOR STARTARROW ENDARROW STARTINCLINATION ENDINCLINATION", inside=False),
    "attribute_registry": Parts("SHOW_ATTRIBUTES", inside=False),
    "font": Parts("NAME SIZE BOLD ITALIC STRIKETHROUGH face size color", _HTML, text=True),
    "edge": Parts("COLOR STYLE WIDTH"),
    "cloud": Parts("COLOR SHAPE"),
    "attribute_layout": Parts("NAME_WIDTH VALUE_WIDTH"),
}


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    reading, root = open_xml(text, "freemind", "map")
    if root is None:
        return reading.document()
    note_unknown_parts(reading, root, _PARTS)
    outline, thesis = Outline(reading), None
    work: list[tuple[Element, ClaimDraft | None]] = [(node, None) for node in root.children("node")]
    work.reverse()
    while work:
        node, above = work.pop()
        here = outline.add(_entry(node), above)
        thesis = thesis or here
        work.extend((child, here) for child in reversed(list(node.children("node"))))
        _note_left_out(reading, outline, node)
    outline.say_assumed()
    return reading.document(thesis=thesis)


def _note_left_out(reading: Reading, outline: Outline, node: Element) -> None:
    for link in node.children("arrowlink"):
        reading.note_loss("links", "links across the map left out: their meaning is not given", link.get("DESTINATION"))
    if (link := node.get("LINK") or "").startswith("#"):
        reading.note_loss("addresses", "links of boxes to others left out", link)
    outline.note_unread(
        "icons of boxes", ((name, name) for icon in node.children("icon") if (name := icon.get("BUILTIN")))
    )
    attributes = [(part.get("NAME") or "", part.get("VALUE") or "") for part in node.children("attribute")]
    outline.note_unread("attributes of boxes", (pair for pair in attributes if pair[1]))
    if any(node.get(name) for name in _LOOKS.split()) or any(part.name in _DRAWN.split() for part in node.children()):
        reading.note_loss("layout", "times, positions and looks of boxes left out")


def _entry(node: Element) -> MindMapEntry:
    rich = {content.get("TYPE") or "NODE": content for content in node.children("richcontent")}
    text = node.get("TEXT") or (paragraphs(_lines(rich["NODE"])) if "NODE" in rich else "")
    hints = [icon.get("BUILTIN") or "" for icon in node.children("icon")]
    hints += [attribute.get("VALUE") or "" for attribute in node.children("attribute")]
    notes = [paragraphs(_lines(rich[kind])) for kind in ("DETAILS", "NOTE") if kind in rich]
    links = [node.get("LINK"), *(link.get("href") for content in rich.values() for link in content.every("a"))]
    url = next((link for link in links if link and not link.startswith("#")), None)
    return MindMapEntry(text, node.get("ID"), hints, node.at, "\n".join(filter(None, notes)), url)


def _lines(content: Element) -> list[str]:
    """The text of a piece of HTML, a line for each paragraph; plain text, as in Freeplane, has its own lines."""
    is_html = content.child("html") is not None
    written: list[str] = []
    work: list[Element | str | None] = [content]
    while work:
        here = work.pop()
        if here is None:
            written.append("\n")
        elif isinstance(here, str):
            written.append(here.replace("\n", " ") if is_html else here)
        elif here.name != "head":
            ends = [None] if here.name in _BLOCKS.split() else []
            work += [*ends, *reversed(here.parts), *ends]
    return "".join(written).split("\n")


FORMAT = Format("freemind", __doc__, (".mm",), _detects, _read, certainty=Certainty.MARK)
