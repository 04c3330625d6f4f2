"""Graphviz's SVG with titles, ids, roles, fonts and directions; its comments and document type are dropped.

One pass over the text finds the groups, links and lines of type; shapes are copied as they are. Every Graphviz escapes
`<` and `>` in texts and attributes. Only the lines of type of a box are held back until all of them are known, because
they are moved together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from argmap.drawing.graphviz.picture_graph import Picture, TextRoom
from argmap.drawing.layout.box_text import TEXT_SIZE
from argmap.drawing.style.shown_text import bold_ems, ems, is_right_to_left
from argmap.patterns import compile_later

FONTS = "Helvetica, Arial, 'Liberation Sans', Arimo, sans-serif"
SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_TAG = compile_later(
    r"<text(?P<text>[^>]*)>(?P<words>[^<]*)</text>"
    r"|<g(?P<group>\s[^>]*)>(?P<before>\s*)(?:<title>[^<]*</title>(?P<after>\s*))?"
    r"|</(?P<end>g)>|<a(?P<link>\s[^>]*)>|<svg(?P<picture>[^>]*)>\s*|<!--.*?-->",
    re.DOTALL,
)
_ATTRIBUTE = compile_later(r'([\w:-]+)="([^"]*)"')
_FONT = compile_later(r'font-family="[^"]*"')
_LEFT = compile_later(r' x="([^"]*)"')
_ENTITY = compile_later(r"&(#?\w+);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_UNQUOTED = compile_later(r"[&<>\"\r\n\t]")


def finish(raw: bytes, drawn: Picture) -> str:
    """The SVG text that Graphviz has drawn, made accessible; without an XML declaration."""
    text = raw.decode()
    copied = text.index("<svg")
    writer = _Writer(drawn, has_links="<a " in text)
    for tag in _TAG.finditer(text, copied):
        writer.parts.append(text[copied : tag.start()].replace('"/>', '" />'))
        copied = tag.end()
        writer.take(tag)
    return "".join([*writer.parts, text[copied:]])


@dataclass(slots=True)
class _TypeLine:
    """A line of type that is held back: its place among the parts, its attributes and its words."""

    place: int
    attributes: str
    words: str


@dataclass(slots=True)
class _ShapeGroup:
    """A group of shapes: the room of its lines of type, and those lines."""

    room: TextRoom | None
    lines: list[_TypeLine] = field(default_factory=list)


class _Writer:
    """Takes the tags of an SVG text one after another and writes them."""

    def __init__(self, drawn: Picture, *, has_links: bool) -> None:
        self.drawn = drawn
        self.has_links = has_links
        self.parts: list[str] = []
        self.groups: list[_ShapeGroup] = []
        self.rooms: list[_ShapeGroup] = []
        self.prefix = _prefix(drawn)
        self.typeface = drawn.theme.typeface
        self.fonts = f"'{self.typeface}', {FONTS}" if self.typeface else FONTS
        self.coded_links = drawn.coded_links

    def take(self, tag: re.Match[str]) -> None:
        """Writes a tag; nothing for a comment."""
        match tag.lastgroup:
            case "words":
                self._take_line(tag)
            case "before" | "after":
                self._start_group(tag)
            case "end":
                self._end_group()
            case "link":
                attributes = _read(tag["link"])
                address = attributes.get("xlink:href", "")
                attributes["xlink:href"] = self.coded_links.get(address, address)
                self.parts.append(f"<a{_write(attributes)}>")
            case "picture":
                self._start_picture(_read(tag["picture"]))

    def _start_picture(self, attributes: dict[str, str]) -> None:
        """Writes the start of the picture, at the size that fits its page, with its title and description."""
        shown = self.drawn.plan.scene
        width, height = (float(attributes.get(side, "0").removesuffix("pt")) for side in ("width", "height"))
        shrink = self.drawn.plan.shrink(width, height)
        attributes |= {"width": f"{width * shrink:.2f}pt", "height": f"{height * shrink:.2f}pt"}
        attributes |= {"role": "graphics-document document", "aria-roledescription": shown.wording.word("picture.name")}
        spaces = {"xmlns": SVG}
        if self.has_links:
            spaces["xmlns:xlink"] = XLINK
        attributes = spaces | {name: value for name, value in attributes.items() if not name.startswith("xmlns")}
        title = " · ".join(filter(None, (shown.title, shown.part)))
        start = f"<svg{_write(attributes)}>\n<title>{_escape(title)}</title>"
        self.parts.append(f"{start}<desc>{_escape(self.drawn.plan.description)}</desc>")

    def _start_group(self, tag: re.Match[str]) -> None:
        """Writes the start of a group, with the id, role and title of what it represents."""
        attributes = _read(tag["group"])
        name = attributes.get("id", "")
        named, room = self.drawn.names.get(name), self.drawn.texts.get(name)
        self.groups.append(_ShapeGroup(room))
        if room is not None:
            self.rooms.append(self.groups[-1])
        if named is None or not named.id:
            attributes.pop("id", None)  # an invented id could be that of a claim
        if named is None:
            self.parts.append(f"<g{_write(attributes)}>{tag['before']}")
            return
        if named.id:
            attributes |= {"id": self.prefix + named.id, "data-id": named.id}
        attributes |= {"role": "graphics-symbol img", "aria-roledescription": named.kind}
        title = f"<title>{_escape(named.title)}</title>"
        self.parts.append(f"<g{_write(attributes)}>{tag['before']}{title}{tag['after'] or ''}")

    def _end_group(self) -> None:
        group = self.groups.pop()
        if group.room is not None:
            self.rooms.pop()
            self._set(group.lines, group.room)
        self.parts.append("</g>")

    def _take_line(self, tag: re.Match[str]) -> None:
        """Writes a line of type, or holds it back until the last one in its room."""
        attributes = _FONT.sub(f'font-family="{self.fonts}"', tag["text"].replace(' xml:space="preserve"', ""), 1)
        line = _TypeLine(len(self.parts), attributes, _decode(tag["words"]))
        self.parts.append("")
        if self.rooms:
            self.rooms[-1].lines.append(line)
        else:
            self._put(line)

    def _set(self, lines: list[_TypeLine], room: TextRoom) -> None:
        """Writes the lines of type in a room: none beyond its left edge, each in its direction."""
        lefts = [float(left[1]) if (left := _LEFT.search(line.attributes)) else 0.0 for line in lines]
        beyond = room.left - min(lefts, default=room.left)
        if beyond > 0:  # the engine, which overestimates their width, has centred them too far left
            for line, left in zip(lines, lefts, strict=True):
                line.attributes = _LEFT.sub(f' x="{left + beyond:.2f}"', line.attributes, 1)
        _turn(lines, room)
        for line in lines:
            self._put(line)

    def _put(self, line: _TypeLine) -> None:
        words = _escape(line.words)
        if self.typeface:
            line.attributes += _fit(line)
        self.parts[line.place] = f"<text{line.attributes}>{words}</text>" if words else f"<text{line.attributes} />"


def _fit(line: _TypeLine) -> str:
    """Attributes that give a line the width that it was measured with, whatever typeface the reader has."""
    attributes = _read(line.attributes)
    measure = bold_ems if attributes.get("font-weight") == "bold" else ems
    wide = measure(line.words) * float(attributes.get("font-size", "0"))
    return f' textLength="{wide:.2f}" lengthAdjust="spacingAndGlyphs"' if wide else ""


def _turn(lines: list[_TypeLine], room: TextRoom) -> None:
    """Sets the direction of lines: of large ones by the whole text of the box, of small ones by their own letters.

    Lines that run left are aligned right, but for small words beside a tag, which come before all large ones. Words
    that share a row in a mirrored picture end at their own right edges.
    """
    if not room.runs_left and not room.starts and all(line.words.isascii() for line in lines):
        return
    at_head = room.is_box
    for line in lines:
        attributes = _read(line.attributes)
        is_large = float(attributes.get("font-size", "0")) >= TEXT_SIZE
        at_head = at_head and not is_large
        start = None if is_large else room.starts.get(line.words.strip())
        runs_left = room.runs_left if is_large else is_right_to_left(line.words)
        if not runs_left and start is None:
            continue
        is_placed = start is not None or not at_head
        attributes["text-anchor"] = "start" if runs_left and is_placed else "end"
        if runs_left:
            attributes["direction"] = "rtl"  # the end of such a line is its left edge
        if is_placed:
            attributes["x"] = f"{room.right if start is None else start:.2f}"
        line.attributes = _write(attributes)


def _read(attributes: str) -> dict[str, str]:
    return {name: _decode(value) for name, value in _ATTRIBUTE.findall(attributes)}


def _write(attributes: Mapping[str, str]) -> str:
    return "".join([f' {name}="{_quote(value)}"' for name, value in attributes.items()])


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quote(value: str) -> str:
    if not _UNQUOTED.search(value):
        return value
    escaped = _escape(value).replace('"', "&quot;")
    return escaped.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


def _decode(text: str) -> str:
    """Text without XML's entities."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    name = entity[1]
    if name.startswith("#"):
        return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
    return _NAMED.get(name, entity[0])


def _prefix(drawn: Picture) -> str:
    """What the ids of a picture begin with: the same for the same picture, another for any other."""
    content = "\0".join([drawn.source, *(named.id for named in drawn.names.values())])
    return f"m{sha256(content.encode()).hexdigest()[:8]}-"
