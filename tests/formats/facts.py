"""What tests of readers need in short: node sets, and the relations and codes of a document."""

from __future__ import annotations

import json

from argmap.model.document import Document


def relations(document: Document) -> list[tuple[str, str, str]]:
    return [("+".join(r.premises), str(r.polarity), r.target) for r in document.map.relations]


def codes(document: Document) -> list[str]:
    return [d.code for d in document.diagnostics if d.severity != "info"]


def node_set(*parts: str) -> str:
    """A node set: `a:I` is a node, `a>b` an edge."""
    made: dict[str, list[dict[str, str]]] = {"nodes": [], "edges": [], "locutions": []}
    for part in parts:
        if ">" in part:
            source, target = part.split(">")
            made["edges"].append({"edgeID": str(len(made["edges"])), "fromID": source, "toID": target})
        else:
            id, kind, *text = part.split(":", 2)
            made["nodes"].append({"nodeID": id, "type": kind, "text": text[0] if text else id})
    return json.dumps(made)
