"""GraphML: claims and relations as nodes with named data, for graph tools; nothing is lost.

A relation is a node, because an edge cannot be the target of an edge. Reads also what others draw: the label of a node
is a claim then, and an edge that does not say how it bears on its target is taken for a support, or by its colour in
yEd. Source: the GraphML Primer, graphml.graphdrawing.org; files of yEd.
"""

from __future__ import annotations

import json
import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from argmap.diagnostics import Severity
from argmap.formats._extras import extras, taken
from argmap.formats._format import Format
from argmap.formats._outline import WORDS
from argmap.formats._reading import Reading
from argmap.formats._steps import Steps
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.syntax import xml
from argmap.syntax.text import without_halves
from argmap.syntax.xml import Element

_ROOT = re.compile(r"<(?:\w+:)?graphml[\s>/]")
_COLOURS = {"#3AB54A": Polarity.SUPPORT, "#FF0000": Polarity.ATTACK}
_STEPS = {str(polarity): polarity for polarity in Polarity}
_TEXT_KEYS = ("text", "label", "description", "name")


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    root, faults = xml.parse(text)
    found = Reading(text, "graphml", faults)
    graph = root.child("graph") if root is not None else None
    if root is None or root.name != "graphml" or graph is None:
        if root is not None:
            found.fault("ARG014", "expected the root element <graphml> with a <graph>", root.at, Severity.ERROR)
        return found.document()
    return _Graph(found, root, graph).read()


class _Graph:
    """The one graph of a file."""

    def __init__(self, found: Reading, root: Element, graph: Element) -> None:
        self.found = found
        self.graph = graph
        self.keys = {
            key.get("id") or "": key.get("attr.name") or key.get("yfiles.type") or "" for key in root.children("key")
        }
        self.steps = Steps(found)
        self._assumed = 0

    def read(self) -> Document:
        found, ours = self.found, self._data(self.graph)
        for node in self.graph.every("node"):
            self._node(node)
        for number, edge in enumerate(self.graph.every("edge"), 1):
            self._edge(edge, number)
        self.steps.relations()
        if self._assumed:
            count = f"{self._assumed:,} edge{' does' if self._assumed == 1 else 's do'} not say"
            found.fault("ARG051", f"{count} how it bears on its target; support is assumed", self.graph.at)
        own = self._ours(ours, ArgumentMap, self.graph)
        found.builder.header = own
        thesis = found.claims.get(ours.get("thesis", ""))
        return found.document(thesis=thesis, choose="argmap" not in ours)

    def _data(self, element: Element) -> dict[str, str]:
        """The data of an element by name; of yEd's drawing, the labels and the colour."""
        values: dict[str, str] = {}
        for data in element.children("data"):
            name = self.keys.get(data.get("key") or "") or data.get("key") or ""
            if name in ("nodegraphics", "edgegraphics"):
                labels = [
                    label.text()
                    for label in (*data.every("NodeLabel", within=False), *data.every("EdgeLabel", within=False))
                    if label.text()
                ]
                if labels:
                    values["label"] = " ".join(labels)
                lines = [line.get("color") or "" for line in data.every("LineStyle", within=False)]
                values["colour"] = lines[0].upper() if lines else ""
            else:
                values.setdefault(name, "".join(part for part in data.parts if isinstance(part, str)))
        return values

    def _ours(self, values: dict[str, str], model: Any, element: Element) -> dict[str, Any]:
        if "argmap" not in values:
            return {}
        text, halves = without_halves(values["argmap"])
        if halves:
            self.found.fault("ARG003", halves[0].message, element.at)
        try:
            content = json.loads(text)
        except (ValueError, RecursionError):
            self.found.fault("ARG002", "the data 'argmap' is not JSON", element.at, Severity.ERROR)
            return {}
        return taken(self.found, model, content, element.at)

    def _node(self, node: Element) -> None:
        id, values = node.get("id") or "", self._data(node)
        kind = values.get("kind", "").lower()
        if not id:
            self.found.fault("ARG012", "a node has no id; it is left out", node.at, Severity.ERROR)
        elif kind in _STEPS:
            self.steps.step(id, _STEPS[kind], node.at, **self._ours(values, Relation, node))
        elif id in self.found.claims or id in self.steps.steps:
            message = f"the id '{id[:60]}' is already taken; the first node counts"
            self.found.fault("ARG020", message, node.at, Severity.ERROR)
        else:
            text = next((values[key] for key in _TEXT_KEYS if values.get(key, "").strip()), id)
            fields = self._ours(values, Claim, node)
            if kind in list(Kind):
                fields["kind"] = Kind(kind)
            self.found.claim(text, id, node.at, **fields)

    def _edge(self, edge: Element, number: int) -> None:
        source, target, values = edge.get("source") or "", edge.get("target") or "", self._data(edge)
        if source not in self.found.claims or target not in self.found.claims:
            self.steps.arrow(source, target, edge.at)
            return
        hints = [values.get(key, "").strip().lower() for key in ("relation", "type", "polarity", "label", "kind")]
        polarity = next((WORDS[hint] for hint in hints if hint in WORDS), None)
        if polarity is None and values.get("colour") in _COLOURS:
            polarity = _COLOURS[values["colour"]]
            self.found.lost("colours", "relations known by their colour alone", edge.get("id"))
        if polarity is None:
            self._assumed += 1
        claims = self.found.claims
        name = edge.get("id") or f"edge-{number}"
        self.found.relation(polarity or Polarity.SUPPORT, claims[source], claims[target], name, edge.at)


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
        _datum("argmap", json.dumps(extras(debate), ensure_ascii=False), 4),
    ]
    for claim in debate.claims:
        lines += _node_lines(claim.id, claim.text, claim.kind.value, extras(claim, ["kind"]))
    for relation in debate.relations:
        lines += _node_lines(relation.id, "", relation.polarity.value, extras(relation))
        lines += [_edge_line(premise, relation.id, "premise") for premise in relation.premises]
        lines.append(_edge_line(relation.id, relation.target, "target"))
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _node_lines(id: str, text: str, kind: str, ours: dict[str, Any]) -> list[str]:
    lines = [f"    <node id={_attribute(id)}>"]
    if text:
        lines.append(_datum("text", text, 6))
    lines.append(_datum("kind", kind, 6))
    if ours:
        lines.append(_datum("argmap", json.dumps(ours, ensure_ascii=False), 6))
    return [*lines, "    </node>"]


def _datum(key: str, text: str, indent: int) -> str:
    return f'{" " * indent}<data key="{key}">{escape(_allowed(text))}</data>'


def _edge_line(source: str, target: str, role: str) -> str:
    return f'    <edge source={_attribute(source)} target={_attribute(target)}><data key="role">{role}</data></edge>'


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text))


def _allowed(text: str) -> str:
    """The text without the two characters that XML has no way to hold."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


FORMAT = Format("graphml", __doc__, (".graphml",), _detects, _read, _write)
