"""GraphML: claims and relations as nodes with named data, for graph tools; nothing is lost.

    <graphml><key id="text" for="node" attr.name="text"/><key id="relation" for="edge" attr.name="relation"/>
    <graph edgedefault="directed"><node id="close"><data key="text">Close the old town.</data></node>
      <node id="air"><data key="text">The air gets cleaner.</data></node>
      <edge source="air" target="close"><data key="relation">support</data></edge>
    </graph></graphml>

A relation is a node, because an edge cannot be the target of an edge. Reads also what others draw: the label of a node
is a claim then, and an edge that does not say how it bears on its target is taken for a support, or by its colour in
yEd. In drawings by Carneades, arguments are nodes between their premises and their conclusion, and issues are nodes.
Source: the GraphML Primer, graphml.graphdrawing.org; files of yEd and of Carneades.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.aif_nodes import scheme_of
from argmap.formats.shared.extra_fields import pack_fields, unpack_fields
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.reading import Reading
from argmap.formats.shared.sign_labels import POLARITY
from argmap.formats.shared.steps import Steps
from argmap.formats.shared.unknown_fields import Parts, note_unknown_parts
from argmap.language.sign_words import value_role
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation, Source
from argmap.patterns import compile_later
from argmap.syntax import xml
from argmap.syntax.decoding import without_halves
from argmap.syntax.xml import Element

_ROOT = compile_later(r"<(?:\w+:)?graphml[\s>/]")
_PARTS = {
    "graphml": Parts("", "key graph data"),
    "key": Parts("id for attr.name attr.type yfiles.type"),
    "graph": Parts("id edgedefault", "node edge data"),
    "node": Parts("id", "data graph"),
    "edge": Parts("id source target directed", "data"),
    "data": Parts("key", inside=False),
}
_DRAWN = ("nodegraphics", "edgegraphics", "portgraphics", "resources")
_OWN = ("argmap", "kind", "role", "thesis")
"""The data that the writer writes, beside the text."""
_COLOURS = {"#3AB54A": Polarity.SUPPORT, "#FF0000": Polarity.ATTACK}
_LOOKS = (
    ("colour", "LineStyle", "color"),
    ("line", "LineStyle", "type"),
    ("shape", "Shape", "type"),
    ("filled", "Fill", "hasColor"),
)
_ARGUMENT = compile_later(r"\S+(: .+)?")
_STEPS = {str(polarity): polarity for polarity in Polarity}
_SIGNS = ("relation", "type", "polarity", "label", "kind")
_TEXT_KEYS = ("text", "label", "description", "name")


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    root, diagnostics = xml.parse(text)
    reading = Reading(text, "graphml", diagnostics)
    graph = root.child("graph") if root is not None else None
    if root is None or root.name != "graphml" or graph is None:
        if root is not None:
            reading.report(
                Code.UNKNOWN_FORMAT, "expected the root element <graphml> with a <graph>", root.at, Severity.ERROR
            )
        return reading.document()
    return _GraphmlReader(reading, root, graph).read()


class _GraphmlReader:
    """The one graph of a file."""

    def __init__(self, reading: Reading, root: Element, graph: Element) -> None:
        self.reading = reading
        self.graph = graph
        self.keys = {
            key.get("id") or "": key.get("attr.name") or key.get("yfiles.type") or "" for key in root.children("key")
        }
        self.steps = Steps(reading)
        self.arguments: dict[str, str | None] = {}
        self.issues: dict[str, str] = {}
        note_unknown_parts(reading, root, _PARTS)
        drawn = sum(1 for data in root.every("data") if self._name(data) in _DRAWN)
        if drawn:
            reading.note_loss("layout", "positions and looks in the drawing left out", count=drawn)
        for data in root.children("data"):
            if self._name(data) not in _DRAWN:
                self._note("the file", self._name(data))
        for data in root.every("data"):
            for element in data.children() if self._name(data) not in _DRAWN else ():
                reading.note_loss("data elements", "further elements in <data> left out", element.name)

    def read(self) -> Document:
        reading, ours = self.reading, self._data(self.graph)
        nodes = [(node, self._data(node)) for node in self.graph.every("node")]
        edges = list(self.graph.every("edge"))
        ends = [(edge.get("source") or "", edge.get("target") or "") for edge in edges]
        self.arguments, self.issues = _read_drawing({node.get("id") or "": values for node, values in nodes}, ends)
        for name in ours.keys() - {"thesis", "argmap"}:
            self._note("the graph", name)
        for node, values in nodes:
            self._node(node, values)
        for number, edge in enumerate(edges, 1):
            self._edge(edge, number)
        self.steps.relations()
        header = self._ours(ours, ArgumentMap, self.graph)
        reading.builder.header = header
        thesis = reading.claims.get(ours.get("thesis", ""))
        return reading.document(thesis=thesis, choose="argmap" not in ours)

    def _name(self, data: Element) -> str:
        return self.keys.get(data.get("key") or "") or data.get("key") or ""

    def _note(self, what: str, name: str) -> None:
        self.reading.note_loss(f"{what} data", f"further data of {what} left out", name)

    def _note_data(self, what: str, values: dict[str, str], *used: str | None) -> None:
        """Notes data of an element that are not used, unless they only say how it looks."""
        looks = [key for key, _, _ in _LOOKS]
        for name, value in values.items():
            if value.strip() and name not in (*used, *_OWN, *looks):
                self._note(what, name)

    def _data(self, element: Element) -> dict[str, str]:
        """The data of an element by name; of yEd's drawing, the labels and the colour."""
        values: dict[str, str] = {}
        for data in element.children("data"):
            name = self._name(data)
            if name in ("nodegraphics", "edgegraphics"):
                labels = []
                for item in _drawing(data):
                    if item.name in ("NodeLabel", "EdgeLabel"):
                        labels += _own_text(item).split()
                    for key, shown, attribute in _LOOKS:
                        if item.name == shown:
                            values.setdefault(key, item.get(attribute) or "")
                if labels:
                    values["label"] = " ".join(labels)
            else:
                values.setdefault(name, _own_text(data))
        return values

    def _ours(self, values: dict[str, str], model: Any, element: Element) -> dict[str, Any]:
        if "argmap" not in values:
            return {}
        text, halves = without_halves(values["argmap"])
        if halves:
            self.reading.report(Code.CONTROL_CHARACTER, halves[0].message, element.at)
        try:
            content = json.loads(text)
        except (ValueError, RecursionError):
            self.reading.report(Code.SYNTAX_ERROR, "the data 'argmap' is not JSON", element.at, Severity.ERROR)
            return {}
        return unpack_fields(self.reading, model, content, element.at)

    def _node(self, node: Element, values: dict[str, str]) -> None:
        id, kind = node.get("id") or "", values.get("kind", "").lower()
        text_key = next((key for key in _TEXT_KEYS if values.get(key, "").strip()), None)
        is_claim = kind not in _STEPS and id not in self.arguments and id not in self.issues
        drawn = "label" if id in self.arguments or id in self.issues else None
        self._note_data("nodes", values, drawn, *((text_key, "url", "description") if is_claim else ()))
        if not id:
            self.reading.report(Code.MISSING_KEY, "a node has no id; it is left out", node.at, Severity.ERROR)
        elif id in self.issues:
            self.steps.ignored.add(id)
        elif id in self.arguments:
            self.steps.step(id, Polarity.SUPPORT, node.at, scheme=self.arguments[id])
        elif kind in _STEPS:
            self.steps.step(id, _STEPS[kind], node.at, **self._ours(values, Relation, node))
        elif id in self.reading.claims or id in self.steps.steps:
            message = f"the id '{id[:60]}' is used twice; only the first node is read"
            self.reading.report(Code.DUPLICATE_ID, message, node.at, Severity.ERROR)
        else:
            words = self.reading.words
            fields: dict[str, Any] = {}
            if values.get("url", "").strip():
                fields["source"] = Source(url=words(values["url"].strip()))
            if text_key != "description":
                fields["note"] = values.get("description")
            fields |= self._ours(values, Claim, node)
            if kind in list(Kind):
                fields["kind"] = Kind(kind)
            self.reading.claim(values[text_key] if text_key is not None else id, id, node.at, **fields)

    def _edge(self, edge: Element, number: int) -> None:
        source, target, values = edge.get("source") or "", edge.get("target") or "", self._data(edge)
        self._note_data("edges", values, *(key for key in _SIGNS if value_role(values.get(key, "")) is not None))
        if target in self.issues and source in self.reading.claims:
            self.reading.claims[source].fields["issue"] = self.reading.words(self.issues[target])
            return
        if source not in self.reading.claims or target not in self.reading.claims:
            if target in self.arguments and values.get("line") == "dashed":
                undercut = edge.get("id") or f"undercut-{number}"
                self.steps.step(undercut, Polarity.ATTACK, edge.at)
                self.steps.arrow(source, undercut, edge.at)
                source = undercut
            self.steps.arrow(source, target, edge.at)
            return
        hints = [values.get(key, "").strip().lower() for key in _SIGNS]
        polarity = next((POLARITY[role] for hint in hints if (role := value_role(hint)) is not None), None)
        if polarity is None and values.get("colour", "").upper() in _COLOURS:
            polarity = _COLOURS[values["colour"].upper()]
            self.reading.note_loss("colours", "relations recognised by their colour only", edge.get("id"))
        claims = self.reading.claims
        name = edge.get("id") or f"edge-{number}"
        self.reading.relation(polarity or Polarity.UNKNOWN, claims[source], claims[target], name, edge.at)


def _drawing(data: Element) -> Iterator[Element]:
    """What yEd draws for one node or edge; groups, the deepest, have their labels four levels down."""
    level = [data]
    for _ in range(4):
        level = [part for element in level for part in element.children()]
        yield from level


def _own_text(element: Element) -> str:
    return "".join(part for part in element.parts if isinstance(part, str))


def _read_drawing(
    nodes: dict[str, dict[str, str]], edges: list[tuple[str, str]]
) -> tuple[dict[str, str | None], dict[str, str]]:
    """The nodes that are arguments, with their schemes, and those that are issues, in a drawing by Carneades.

    There, every edge has one end at an argument (rounded, not filled, `id` or `id: scheme`) or an issue (a hexagon).
    """
    names = {id: values.get("label", "") for id, values in nodes.items() if values.get("filled") == "false"}
    rounded = {id for id in names if nodes[id].get("shape") == "roundrectangle" and _ARGUMENT.fullmatch(names[id])}
    arguments = {id: scheme_of(names[id].partition(": ")[2] or None) for id in rounded}
    hexagons = {id for id in names if nodes[id].get("shape") == "hexagon" and ": " in names[id]}
    issues = {id: names[id].rpartition(": ")[0] for id in hexagons}
    between = arguments.keys() | issues.keys()
    if not arguments or any((source in between) == (target in between) for source, target in edges):
        return {}, {}
    return arguments, issues


def _write(debate: ArgumentMap) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(
            f'  <key id="{name}" for="{domain}" attr.name="{name}" attr.type="string"/>'
            for name, domain in [
                ("text", "node"),
                ("kind", "node"),
                ("role", "edge"),
                ("thesis", "graph"),
                ("argmap", "all"),
            ]
        ),
        '  <graph id="map" edgedefault="directed">',
        _datum("thesis", debate.thesis or "", 4),
        _datum("argmap", json.dumps(pack_fields(debate), ensure_ascii=False), 4),
    ]
    for claim in debate.claims:
        lines += _node_lines(claim.id, claim.text, claim.kind.value, pack_fields(claim, ["kind"]))
    for relation in debate.relations:
        lines += _node_lines(relation.id, "", relation.polarity.value, pack_fields(relation))
        lines += [_edge_line(premise, relation.id, "premise") for premise in relation.premises]
        lines.append(_edge_line(relation.id, relation.target, "target"))
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _node_lines(id: str, text: str, kind: str, ours: dict[str, Any]) -> list[str]:
    lines = [f"    <node id={xml.attribute(id)}>"]
    if text:
        lines.append(_datum("text", text, 6))
    lines.append(_datum("kind", kind, 6))
    if ours:
        lines.append(_datum("argmap", json.dumps(ours, ensure_ascii=False), 6))
    return [*lines, "    </node>"]


def _datum(key: str, text: str, indent: int) -> str:
    return f'{" " * indent}<data key="{key}">{xml.content(text)}</data>'


def _edge_line(source: str, target: str, role: str) -> str:
    return (
        f'    <edge source={xml.attribute(source)} target={xml.attribute(target)}><data key="role">{role}</data></edge>'
    )


FORMAT = Format("graphml", __doc__, (".graphml",), _detects, _read, _write, certainty=Certainty.MARK)
