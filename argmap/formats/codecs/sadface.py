"""SADFace JSON, versions 0.1 to 0.5: atoms and schemes as nodes, joined by edges.

    {"metadata": {"core": {"version": "0.2", "title": "Cars"}}, "resources": [],
     "nodes": [{"id": "1", "type": "atom", "text": "The air gets cleaner.", "sources": []},
               {"id": "2", "type": "atom", "text": "Close the old town.", "sources": []},
               {"id": "3", "type": "scheme", "name": "support"}],
     "edges": [{"source_id": "1", "target_id": "3"}, {"source_id": "3", "target_id": "2"}]}

Fields that SADFace does not know are kept in its `metadata`, under `argmap_fields`, so that nothing is lost. Source:
Wells, S. (2014), Argument mining: was ist das?, CMNA 14; the files of the SADFace tools.
"""

from __future__ import annotations

import json
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.aif_nodes import scheme_of
from argmap.formats.shared.extra_fields import pack_fields, unpack_fields
from argmap.formats.shared.format import Format
from argmap.formats.shared.json_layout import tidy
from argmap.formats.shared.reading import At, Reading, entries, open_json, text_of
from argmap.formats.shared.steps import Steps
from argmap.formats.shared.unknown_fields import Fields, note_unknown_fields
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.patterns import compile_later
from argmap.syntax.tree import Place

_KEYS = compile_later(r'"(source_id|resources|analyst_email)"\s*:')
_HEADER = ("title", "description", "notes", "analyst_name", "analyst_email", "created", "edited", "id", "version")
_FIELDS: Fields = {
    "nodes": {**dict.fromkeys(("id", "type", "text", "name", "metadata")), "sources": {"text": None}},
    "edges": dict.fromkeys(("id", "source_id", "target_id")),
    "resources": dict.fromkeys(("id", "type", "content", "metadata")),
    "metadata": {"core": dict.fromkeys(_HEADER), "argmap_fields": None},
    **dict.fromkeys(_HEADER),
}
ATTACKS = ("conflict", "attack", "disagree", "disagreement", "defeat", "ca")
_PLAIN = ("support", "inference", "rephrase", "neutral", "unknown", *ATTACKS)


def _detects(text: str) -> bool:
    start = text[:100_000]
    return start.lstrip().startswith("{") and '"nodes"' in text and _KEYS.search(start) is not None


def _read(text: str) -> Document:
    reading, value, place = open_json(text, "sadface", "nodes", "edges")
    if value is None:
        return reading.document()
    note_unknown_fields(reading, value, _FIELDS)
    steps = Steps(reading)
    resources = {text_of(r.get("id")): r for r, _ in entries(reading, value, place, "resources")}
    for node, at in entries(reading, value, place, "nodes"):
        id, kind = text_of(node.get("id")), text_of(node.get("type")) or ""
        if not id:
            reading.report(Code.MISSING_KEY, "a node has no 'id'; it is left out", at, Severity.ERROR)
        elif kind == "atom":
            ours = unpack_fields(reading, Claim, _ours(node, reading), at)
            reading.claim(node.get("text"), id, at, **{"quotes": _quotes(reading, node), **ours})
        elif kind in ("scheme", "inference", "conflict", "rephrase", "preference"):
            _step(reading, steps, id, kind, node, at)
        else:
            steps.ignored.add(id)
            reading.report(Code.WRONG_VALUE, f"node '{id[:60]}' is of type '{kind[:30]}'; it is left out", at)
    for edge, at in entries(reading, value, place, "edges"):
        steps.arrow(text_of(edge.get("source_id")) or "", text_of(edge.get("target_id")) or "", at)
    steps.relations()
    return _finish(reading, value, place, resources)


def _step(reading: Reading, steps: Steps, id: str, kind: str, node: dict[str, Any], at: At) -> None:
    name = text_of(node.get("name")) or ""
    plain = " ".join(word for word in name.lower().split() if word != "default")
    polarity = Polarity.UNKNOWN if kind == "scheme" and not plain else Polarity.SUPPORT
    if kind == "conflict" or plain in ATTACKS or plain.startswith("conflict "):
        polarity = Polarity.ATTACK
    elif kind in ("rephrase", "preference") or plain in ("rephrase", "preference", "neutral"):
        polarity = Polarity.NEUTRAL
    elif plain == "unknown":
        polarity = Polarity.UNKNOWN
    label = "rephrases" if "rephrase" in (kind, plain) else "prefers" if kind == "preference" else None
    scheme = None if plain in _PLAIN else scheme_of(name)
    ours = unpack_fields(reading, Relation, _ours(node, reading), at)
    steps.step(id, polarity, at, **{"label": label, "scheme": scheme, **ours})


def _ours(item: dict[str, Any], reading: Reading) -> Any:
    metadata = item.get("metadata")
    if not isinstance(metadata, dict):
        return None
    further = [key for key in metadata if key != "argmap_fields"]
    if further:
        reading.note_loss("metadata", "entries of metadata left out", str(further[0]), len(further))
    return metadata.get("argmap_fields")


def _quotes(reading: Reading, node: dict[str, Any]) -> tuple[str, ...]:
    sources = node.get("sources")
    texts = [text_of(s.get("text")) for s in sources if isinstance(s, dict)] if isinstance(sources, list) else []
    return tuple(reading.words(text) for text in texts if text is not None and text.strip())


def _finish(
    reading: Reading, value: dict[str, Any], place: Place, resources: dict[str | None, dict[str, Any]]
) -> Document:
    metadata = value.get("metadata")
    core = metadata.get("core") if isinstance(metadata, dict) else None
    core = core if isinstance(core, dict) else value
    title = text_of(core.get("title"))
    ours = metadata.get("argmap_fields") if isinstance(metadata, dict) else None
    ours = dict(ours) if isinstance(ours, dict) else {}
    choose = "thesis_id" not in ours
    thesis = ours.pop("thesis_id", None)
    reading.builder.header = unpack_fields(reading, ArgumentMap, ours, place)
    if title and title.strip() and "title" not in reading.builder.header:
        reading.builder.header["title"] = reading.words(title)
    for key in ("description", "notes", "analyst_name", "analyst_email", "created", "edited"):
        if text_of(core.get(key)):
            reading.note_loss("header", "entries of the header left out", key)
    if resources:
        reading.note_loss("resources", "texts that the atoms come from left out", count=len(resources))
    return reading.document(thesis=text_of(thesis), choose=choose)


def _write(debate: ArgumentMap) -> str:
    nodes: list[dict[str, Any]] = []
    edges: list[dict[str, Any]] = []
    for claim in debate.claims:
        nodes.append({"id": claim.id, "type": "atom", "text": claim.text, "sources": [], "metadata": _metadata(claim)})
    for relation in debate.relations:
        kind, name = {
            Polarity.SUPPORT: ("inference", relation.scheme or "support"),
            Polarity.ATTACK: ("conflict", relation.scheme or "attack"),
            Polarity.NEUTRAL: ("rephrase", "rephrase") if relation.label == "rephrases" else ("scheme", "neutral"),
            Polarity.UNKNOWN: ("scheme", "unknown"),
        }[relation.polarity]
        nodes.append({"id": relation.id, "type": kind, "name": name, "metadata": _metadata(relation)})
        for source, target in [*((p, relation.id) for p in relation.premises), (relation.id, relation.target)]:
            edges.append({"id": f"e{len(edges) + 1}", "source_id": source, "target_id": target})
    ours = {"thesis_id": debate.thesis, **pack_fields(debate)}
    metadata = {"core": {"version": "0.2", "title": debate.title or ""}, "argmap_fields": ours}
    content = {"metadata": metadata, "resources": [], "nodes": nodes, "edges": edges}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _metadata(element: Claim | Relation) -> dict[str, Any]:
    ours = pack_fields(element)
    return {"argmap_fields": ours} if ours else {}


FORMAT = Format("sadface", __doc__, (".json",), _detects, _read, _write, tidy=tidy)
