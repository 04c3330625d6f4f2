"""FreeMind mind maps, `.mm`: boxes below boxes.

    <map version="1.0.1">
      <node TEXT="Close the old town.">
        <node TEXT="The air gets cleaner."><icon BUILTIN="button_ok"/></node>
        <node TEXT="Con: Shops lose customers."/>
      </node></map>

Reads and writes. How a box bears on the one above is said by the icons `button_ok` and `button_cancel`, thumbs and
ticks, by words such as `Con:`, by an attribute such as `relation`, or by the branch that it is in: one named `Pro` or
`Arguments against` gives its sign to the boxes directly below it. Colours say nothing. Notes and links are those of the
claim. Source: the schema freemind.xsd.
"""

from __future__ import annotations

import re

from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.nested_entries import UNSIGNED, attributes_of, nested_entries
from argmap.formats.shared.outline_entries import EntryBranch, MindMapEntry, Outline, is_sign_column, paragraphs
from argmap.formats.shared.reading import Reading, open_xml
from argmap.formats.shared.unknown_fields import Parts, note_unknown_parts
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later
from argmap.syntax import xml
from argmap.syntax.xml import Element

_ICONS = {"button_ok": "+", "button_cancel": "-"}
"""Built-in icons that say *right* and *wrong*; Freeplane names others by the code of their character."""
_ROOT = compile_later(r"<map[\s>][^<]*(?><!--.*?-->\s*)*+<(?:node|attribute_registry|properties)[\s>/]", re.DOTALL)
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


_MARK = "argmap"
"""The attribute by which argmap knows its own boxes, so that no text is taken for a sign."""
_SIGNS = {"thesis": "", "support": "button_ok", "attack": "button_cancel", "neutral": "", "unknown": "", UNSIGNED: ""}


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    reading, root = open_xml(text, "freemind", "map")
    if root is None:
        return reading.document()
    note_unknown_parts(reading, root, _PARTS)
    outline, thesis = Outline(reading, "begin it with 'Pro:' or 'Con:', or put it into a branch of that name"), None
    work: list[tuple[Element, EntryBranch]] = [(node, EntryBranch(None)) for node in root.children("node")]
    work.reverse()
    while work:
        node, branch = work.pop()
        below, entry = list(node.children("node")), _entry(node)
        inner = outline.branch(entry, branch, (_entry(child).text for child in below))
        if inner is None:
            here = outline.add(entry, branch)
            thesis, inner = thesis or here, EntryBranch(here)
        work.extend((child, inner) for child in reversed(below))
        _note_left_out(reading, outline, node)
    return reading.document(thesis=thesis)


def _note_left_out(reading: Reading, outline: Outline, node: Element) -> None:
    for link in node.children("arrowlink"):
        reading.note_loss("links", "links across the map left out: their meaning is not given", link.get("DESTINATION"))
    if (link := node.get("LINK") or "").startswith("#"):
        reading.note_loss("addresses", "links of boxes to others left out", link)
    icons = [icon.get("BUILTIN") or "" for icon in node.children("icon")]
    outline.note_unread("icons of boxes", ((name, _icon_sign(name)) for name in icons if name))
    attributes = [(part.get("NAME") or "", part.get("VALUE") or "") for part in node.children("attribute")]
    outline.note_unread(
        "attributes of boxes",
        ((name, value if is_sign_column(name) else "") for name, value in attributes if value and name != _MARK),
    )
    if any(node.get(name) for name in _LOOKS.split()) or any(part.name in _DRAWN.split() for part in node.children()):
        reading.note_loss("layout", "times, positions and looks of boxes left out")


def _entry(node: Element) -> MindMapEntry:
    rich = {content.get("TYPE") or "NODE": content for content in node.children("richcontent")}
    if (sign := _own_sign(node)) is not None:
        lines = [part.whole_text() for part in rich["NOTE"].every("p")] if "NOTE" in rich else []
        note, link = "\n".join(lines), node.get("LINK")
        return MindMapEntry(node.get("TEXT") or "", node.get("ID"), (), node.at, note, link, sign)
    text = node.get("TEXT") or (paragraphs(_lines(rich["NODE"])) if "NODE" in rich else "")
    hints = [_icon_sign(icon.get("BUILTIN") or "") for icon in node.children("icon")]
    signs = (part for part in node.children("attribute") if is_sign_column(part.get("NAME") or ""))
    hints += [attribute.get("VALUE") or "" for attribute in signs]
    notes = [paragraphs(_lines(rich[kind])) for kind in ("DETAILS", "NOTE") if kind in rich]
    links = [node.get("LINK"), *(link.get("href") for content in rich.values() for link in content.every("a"))]
    url = next((link for link in links if link and not link.startswith("#")), None)
    return MindMapEntry(text, node.get("ID"), hints, node.at, "\n".join(filter(None, notes)), url)


def _own_sign(node: Element) -> str | None:
    """How argmap has marked a box, unless somebody has changed its icon since."""
    marks = [part.get("VALUE") for part in node.children("attribute") if part.get("NAME") == _MARK]
    icons = [name for icon in node.children("icon") if (name := icon.get("BUILTIN")) in _SIGNS.values()]
    sign = marks[0] if len(marks) == 1 else None
    return sign if sign in _SIGNS and icons == [icon for icon in [_SIGNS[sign]] if icon] else None


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


def _icon_sign(name: str) -> str:
    """The sign that an icon stands for, such as `+`; empty for other icons."""
    code = name.removeprefix("emoji-")
    if code != name and re.fullmatch("[0-9A-Fa-f]{4,5}", code):
        return chr(int(code, 16))
    return _ICONS.get(name, "")


def _write(debate: ArgumentMap) -> str:
    lines = ['<map version="1.0.1">']
    for entry in nested_entries(debate, "freemind"):
        if not entry.begins:
            lines.append(f"{entry.indent}</node>")
            continue
        claim, icon, source = entry.claim, _SIGNS[entry.sign], entry.claim.source
        own = attributes_of(ID=claim.id, TEXT=claim.text, LINK=source.url if source else None)
        note = [f"<p>{xml.content(line)}</p>" for line in (claim.note or "").split("\n")] if claim.note else []
        parts = [
            f'<icon BUILTIN="{icon}"/>' if icon else "",
            f'<attribute NAME="{_MARK}" VALUE="{entry.sign}"/>',
            f'<richcontent TYPE="NOTE"><html><body>{"".join(note)}</body></html></richcontent>' if note else "",
        ]
        end = "" if entry.has_more else "</node>"
        lines.append(f"{entry.indent}<node{own}>{''.join(parts)}{end}")
    return "\n".join([*lines, "</map>", ""])


CARRIES = Carries(
    claim=frozenset({"note"}),
    source_url=True,
    thesis="first",
    shape="tree",
    neutral=frozenset({None}),
    unknown="all",
)
FORMAT = Format("freemind", __doc__, (".mm",), _detects, _read, _write, CARRIES, certainty=Certainty.MARK)
