"""An SVG picture, drawn by Graphviz and made fit for readers: titles, ids, roles, fonts.

Every box and every arrow has a `<title>` that says in words what it shows; the ids of boxes and arrows are those of the
claims and relations. Nothing in the picture runs or is fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from argmap.model.elements import ArgumentMap
from argmap.render._draw import Named, picture
from argmap.render._engine import draw
from argmap.render._renderer import Renderer
from argmap.render._scene import Scene, scene
from argmap.render._style import Style

FONTS = "Helvetica, Arial, 'Liberation Sans', Arimo, sans-serif"
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def render(debate: ArgumentMap, strengths: Mapping[str, float] | None = None, style: Style | None = None) -> str:
    """The SVG text of a map, without an XML declaration so that it can stand in a page."""
    shown = scene(debate, strengths, style)
    drawn = picture(shown)
    return finish(draw(drawn.source, "svg"), shown, drawn.names)


def finish(raw: bytes, shown: Scene, names: Mapping[str, Named]) -> str:
    """Graphviz's SVG with titles, ids and fonts; its comments and document type are dropped."""
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    root = ElementTree.fromstring(raw)
    root.set("role", "img")
    for tag, words in (("desc", shown.summary), ("title", shown.title)):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}")
        element.text = words
        root.insert(0, element)
    for group in root.iter(f"{{{_SVG}}}g"):
        known = names.get(group.get("id", ""))
        title = group.find(f"{{{_SVG}}}title")
        if known is not None:
            group.set("id", known.id)
            if title is not None:
                title.text = known.title
        elif title is not None:
            group.remove(title)
    for text in root.iter(f"{{{_SVG}}}text"):
        text.set("font-family", FONTS)
        text.attrib.pop(_SPACE, None)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


RENDERER = Renderer("svg", __doc__, (".svg",), render)
