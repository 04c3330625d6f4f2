"""Argument Interchange Format as JSON, a node set of AIFdb: claims and steps as nodes, joined by edges.

    {"nodes": [{"nodeID": "1", "text": "The air gets cleaner.", "type": "I"},
               {"nodeID": "2", "text": "Close the old town.", "type": "I"},
               {"nodeID": "3", "text": "Default Inference", "type": "RA", "scheme": "Default Inference"}],
     "edges": [{"edgeID": "1", "fromID": "1", "toID": "3"}, {"edgeID": "2", "fromID": "3", "toID": "2"}],
     "locutions": []}

Reads and writes, the uploads of OVA among them, which have the numbers of schemes in `schemefulfillments`. Schemes are
known by the names of AIFdb; the dialogue layer is kept beside the map and written back.
"""

from __future__ import annotations

import json
from typing import Any

from argmap.formats.shared.aif_nodes import NODE_SET, SCHEME_IDS, AifNodes, aif_name, finish
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Format
from argmap.formats.shared.json_layout import tidy
from argmap.formats.shared.reading import Reading
from argmap.formats.shared.unknown_fields import note_unknown_fields
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity, Relation
from argmap.patterns import compile_later
from argmap.syntax import json_items

_NODES = compile_later(r'"(nodeID|fromID|locutions)"\s*:')
_OTHER = compile_later(r'"(AIF|OVA|analysis)"\s*:')
_EMPTY = compile_later(r'\s*\{\s*"nodes"\s*:\s*\[\s*\]\s*,\s*"edges"\s*:\s*\[\s*\]\s*[,}]')


def _detects(text: str) -> bool:
    start = text[:100_000]
    if not start.lstrip().startswith("{") or _OTHER.search(start):
        return False
    return _NODES.search(start) is not None or (_EMPTY.match(start) is not None and '"resources"' not in start)


def _read(text: str) -> Document:
    return finish(_take_in(text))


def _take_in(text: str) -> Reading:
    """What the text holds; its values and places are freed before the map is made, as files may be large."""
    parsed = json_items.parse(text, 2)
    reading = Reading(text, "aif", parsed.diagnostics)
    note_unknown_fields(reading, parsed.value, NODE_SET)
    AifNodes(reading).read(parsed.value, parsed.place)
    return reading


def _write(debate: ArgumentMap) -> str:
    nodes: list[dict[str, Any]] = [{"nodeID": c.id, "text": c.text, "type": "I"} for c in debate.claims]
    edges: list[tuple[str, str]] = []
    for relation in debate.relations:
        nodes.append(_step(relation))
        edges.extend((premise, relation.id) for premise in relation.premises)
        edges.append((relation.id, relation.target))
    dialogue = debate.metadata.get("aif", {})
    node_ids = {node["nodeID"] for node in nodes}
    further = [item for item in _items(dialogue, "nodes") if item.get("nodeID") not in node_ids]
    node_ids.update(item.get("nodeID") for item in further)
    nodes.extend(further)
    edges.extend(
        (e["fromID"], e["toID"]) for e in _items(dialogue, "edges") if {e.get("fromID"), e.get("toID")} <= node_ids
    )
    _speak(debate, nodes, edges, node_ids)
    written = [
        {"edgeID": str(number), "fromID": source, "toID": target, "formEdgeID": None}
        for number, (source, target) in enumerate(edges, 1)
    ]
    content = {"nodes": nodes, "edges": written, "locutions": _items(dialogue, "locutions")}
    if people := _items(dialogue, "participants"):
        content["participants"] = people
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _step(relation: Relation) -> dict[str, Any]:
    kind, default = {
        Polarity.SUPPORT: ("RA", "Default Inference"),
        Polarity.ATTACK: ("CA", "Default Conflict"),
        Polarity.NEUTRAL: ("PA", "Default Preference") if relation.label == "prefers" else ("MA", "Default Rephrase"),
    }[relation.polarity]
    name = aif_name(relation.scheme) if relation.scheme is not None else default
    node = {"nodeID": relation.id, "text": name, "type": kind, "scheme": name}
    return {**node, "schemeID": SCHEME_IDS[name]} if name in SCHEME_IDS else node


def _items(dialogue: Any, name: str) -> list[dict[str, str]]:
    items = dialogue.get(name, []) if isinstance(dialogue, dict) else []
    return [i for i in items if isinstance(i, dict) and all(isinstance(text, str) for text in i.values())]


def _speak(debate: ArgumentMap, nodes: list[dict[str, Any]], edges: list[tuple[str, str]], node_ids: set[Any]) -> None:
    """A locution and an assertion for every claim with a voice that the kept dialogue does not have."""
    kinds = {node["nodeID"]: node.get("type") for node in nodes}
    asserted = {target for source, target in edges if kinds.get(source) == "YA"}
    for claim in debate.claims:
        if claim.voice is None or claim.id in asserted:
            continue
        locution, act = (_free(f"{claim.id}-{part}", node_ids) for part in ("said", "asserted"))
        nodes.append({"nodeID": locution, "text": f"{claim.voice} : {claim.text}", "type": "L"})
        nodes.append({"nodeID": act, "text": "Asserting", "type": "YA", "scheme": "Asserting", "schemeID": "74"})
        edges.extend([(locution, act), (act, claim.id)])


def _free(name: str, node_ids: set[Any]) -> str:
    while name in node_ids:
        name += "-"
    node_ids.add(name)
    return name


CARRIES = Carries(
    claim=frozenset({"voice"}),
    relation=frozenset({"scheme"}),
    relation_ids=True,
    co_premises=True,
    onto_relations="all",
    parallel=True,
    neutral=frozenset({"rephrases", "prefers"}),
    metadata="aif",
)
FORMAT = Format("aif", __doc__, (".json",), _detects, _read, _write, CARRIES, tidy=tidy)
