"""An SVG picture, drawn by Graphviz and made accessible: titles, ids, roles, fonts, directions.

Every box and every arrow has a `<title>` that says in words what it shows, and boxes come in the order of the argument.
The ids of boxes and arrows are those of the claims and relations (also in `data-id`) after a prefix that is made of the
content of the picture, so that one page can hold several pictures. The picture runs no script and fetches nothing. At
its own size it fits the page of the style, and no type in it is smaller than 7 pt.
"""

from __future__ import annotations

from hashlib import sha256
from xml.etree import ElementTree

from argmap.drawing.graphviz.dot_graph import build_picture
from argmap.drawing.graphviz.engine import draw
from argmap.drawing.graphviz.graphviz_label import SheetLink
from argmap.drawing.graphviz.picture_graph import Named, Picture
from argmap.drawing.layout.box_text import TEXT_SIZE
from argmap.drawing.layout.picture_plan import PicturePlan
from argmap.drawing.layout.sheets import plan_one_sheet
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.shown_text import is_right_to_left
from argmap.drawing.style.style import Style
from argmap.language.wording import word
from argmap.model.elements import ArgumentMap

FONTS = "Helvetica, Arial, 'Liberation Sans', Arimo, sans-serif"
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def render(debate: ArgumentMap, about: About, style: Style) -> str:
    """The SVG text of a map, without an XML declaration, so that a page can include it."""
    return draw_sheet(plan_one_sheet(build_scene(debate, about, style)))


def draw_sheet(planned: PicturePlan, link: SheetLink | None = None) -> str:
    """The SVG text of one sheet."""
    drawn = build_picture(planned, link)
    return finish(draw(drawn.source, "svg"), drawn)


def finish(raw: bytes, drawn: Picture) -> str:
    """Graphviz's SVG with titles, ids, roles, fonts and directions; its comments and document type are dropped."""
    shown = drawn.plan.scene
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    root = ElementTree.fromstring(raw)
    root.set("role", "graphics-document document")
    root.set("aria-roledescription", word("picture.name"))
    width, height = (float(root.get(side, "0").removesuffix("pt")) for side in ("width", "height"))
    shrink = shown.style.sheet.shrink(width, height)
    root.set("width", f"{width * shrink:.2f}pt")
    root.set("height", f"{height * shrink:.2f}pt")
    title = " · ".join(filter(None, (shown.title, shown.part)))
    for tag, words in (("desc", drawn.plan.description), ("title", title)):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}")
        element.text = words
        root.insert(0, element)
    for text in root.iter(f"{{{_SVG}}}text"):
        text.set("font-family", FONTS)
        text.attrib.pop(_SPACE, None)
    prefix = _prefix(drawn)
    coded_links = drawn.coded_links
    for link in root.iter(f"{{{_SVG}}}a"):
        address = link.get(f"{{{_XLINK}}}href", "")
        link.set(f"{{{_XLINK}}}href", coded_links.get(address, address))
    for group in root.iter(f"{{{_SVG}}}g"):
        name = group.get("id", "")
        named = drawn.names.get(name)
        title = group.find(f"{{{_SVG}}}title")
        if named is not None:
            _name(group, named, prefix)
        else:
            group.attrib.pop("id", None)
            if title is not None:
                group.remove(title)
        place = drawn.texts.get(name)
        if place is not None:
            _keep_right_of(group, place.left)
            _turn(group, place.right, place.runs_left)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _prefix(drawn: Picture) -> str:
    """What the ids of a picture begin with: the same for the same picture, another for any other."""
    content = "\0".join([drawn.source, *(named.id for named in drawn.names.values())])
    return f"m{sha256(content.encode()).hexdigest()[:8]}-"


def _name(group: ElementTree.Element, named: Named, prefix: str) -> None:
    """Gives a group of shapes its id, role and title."""
    if named.id:
        group.set("id", prefix + named.id)
        group.set("data-id", named.id)
    else:
        group.attrib.pop("id")  # an invented id could be that of a claim
    group.set("role", "graphics-symbol img")
    group.set("aria-roledescription", named.kind)
    title = group.find(f"{{{_SVG}}}title")
    if title is not None:
        title.text = named.title


def _keep_right_of(group: ElementTree.Element, left: float) -> None:
    """Moves texts right that the engine, which overestimates their width, has centred too far left."""
    texts = list(group.iter(f"{{{_SVG}}}text"))
    beyond = left - min((float(text.get("x", "0")) for text in texts), default=left)
    if beyond > 0:
        for text in texts:
            text.set("x", f"{float(text.get('x', '0')) + beyond:.2f}")


def _turn(group: ElementTree.Element, right: float, runs_left: bool) -> None:
    """Sets the direction of texts: of large ones by the whole text of the box, of small ones by their own letters.

    Lines that run left are aligned right, except small words beside a tag, which come before all large ones.
    """
    at_head = True
    for text in group.iter(f"{{{_SVG}}}text"):
        is_large = float(text.get("font-size", "0")) >= TEXT_SIZE
        at_head = at_head and not is_large
        if not (runs_left if is_large else is_right_to_left(text.text or "")):
            continue
        text.set("direction", "rtl")
        text.set("text-anchor", "end" if at_head else "start")  # the end of such a line is its left edge
        if not at_head:
            text.set("x", f"{right:.2f}")


RENDERER = Renderer("svg", __doc__, (".svg",), render, draw_sheet, draws_matrix=True)
