"""Save files of OVA before version 3: nodes with numbers for ids, edges that hold whole nodes.

    {"nodes": [{"id": "1", "text": "The air gets cleaner.", "type": "I"},
               {"id": "2", "text": "Close the old town.", "type": "I", "majorClaim": true},
               {"id": "3", "text": "Default Inference", "type": "RA", "scheme": "72"}],
     "edges": [{"from": {"id": "1"}, "to": {"id": "3"}}, {"from": {"id": "3"}, "to": {"id": "2"}}],
     "participants": []}

Read only; layout and the marked-up text are left out. Source: Janier, M., Lawrence, J. and Reed, C. (2014), OVA+: an
argument analysis interface, COMMA 2014, 463–464; files of the corpora made with it.
"""

from __future__ import annotations

from typing import Any

from argmap.formats.shared.aif_nodes import SCHEME_NAMES, AifNodes, finish
from argmap.formats.shared.format import Format
from argmap.formats.shared.json_layout import tidy
from argmap.formats.shared.reading import open_json, text_of
from argmap.formats.shared.unknown_fields import Fields, note_unknown_fields
from argmap.model.document import Document
from argmap.patterns import compile_later

_LOOKS = ("x", "y", "w", "h", "color", "visible", "text_begin", "text_end", "text_length")
_BOX: Fields = dict.fromkeys(("id", "text", "type", "scheme", "majorClaim", "participantID", "comment", *_LOOKS))
_FIELDS: Fields = {
    "nodes": _BOX,
    "edges": {"from": _BOX, "to": _BOX, "visible": None},
    "participants": None,
    "analysis": None,
}
_KEYS = compile_later(r'"(?:majorClaim|descriptors|cqdesc|participantID)"\s*:')


def _detects(text: str) -> bool:
    if not text[:1000].lstrip().startswith("{") or '"nodes"' not in text:
        return False
    return '"from"' in text and '"to"' in text and '"id"' in text and _KEYS.search(text) is not None


def _read(text: str) -> Document:
    reading, value, place = open_json(text, "ova", "nodes", "edges")
    if value is None:
        return reading.document()
    nodes, edges = value.get("nodes"), value.get("edges")
    people = value.get("participants")
    aif: dict[str, Any] = {
        "nodes": [_node(n) for n in nodes] if isinstance(nodes, list) else nodes,
        "edges": [_edge(e) for e in edges] if isinstance(edges, list) else edges,
        "locutions": [_locution(n) for n in nodes if _speaks(n)] if isinstance(nodes, list) else [],
        "participants": [_person(p) for p in people] if isinstance(people, list) else people,
    }
    note_unknown_fields(reading, value, _FIELDS)
    AifNodes(reading).read(aif, place)
    for node in nodes if isinstance(nodes, list) else ():
        comment = text_of(node.get("comment")) if isinstance(node, dict) else None
        if comment and (claim := reading.claims.get(_id(node) or "")) is not None:
            claim.fields["note"] = reading.words(comment)
    main = [_id(n) for n in nodes if isinstance(n, dict) and n.get("majorClaim")] if isinstance(nodes, list) else []
    if isinstance(nodes, list) and nodes:
        reading.note_loss("layout", "positions of boxes in the drawing left out", count=len(nodes))
    analysis = value.get("analysis")
    if isinstance(analysis, dict) and analysis:
        title = text_of(analysis.get("documentTitle"))
        if title and title.strip():
            reading.builder.header["title"] = reading.words(title)
        reading.note_loss("text", "analysed text and its marked passages left out")
    thesis = next((reading.claims[id] for id in main if id in reading.claims), None)
    return finish(reading, thesis)


def _node(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    scheme = text_of(node.get("scheme")) or ""
    named = SCHEME_NAMES.get(scheme) if scheme.isdigit() else scheme
    return {"nodeID": _id(node), "text": node.get("text"), "type": node.get("type"), "scheme": named}


def _speaks(node: Any) -> bool:
    return isinstance(node, dict) and node.get("type") == "L" and text_of(node.get("participantID")) is not None


def _locution(node: dict[str, Any]) -> dict[str, Any]:
    return {"nodeID": _id(node), "personID": node.get("participantID")}


def _person(person: Any) -> Any:
    return {"participantID": person.get("id"), **person} if isinstance(person, dict) else person


def _edge(edge: Any) -> Any:
    return {"fromID": _id(edge.get("from")), "toID": _id(edge.get("to"))} if isinstance(edge, dict) else edge


def _id(node: Any) -> str | None:
    return text_of(node.get("id")) if isinstance(node, dict) else text_of(node)


FORMAT = Format("ova", __doc__, (".json",), _detects, _read, tidy=tidy)
