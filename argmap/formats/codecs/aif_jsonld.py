"""The Argument Interchange Format as linked data: JSON-LD in the vocabulary of the AIF ontology.

    {"@context": {"aif": "http://www.arg.dundee.ac.uk/aif#", "@base": "urn:argmap:"},
     "@graph": [{"@id": "air", "@type": "aif:I-node", "aif:claimText": "The air gets cleaner."},
                {"@id": "close", "@type": "aif:I-node", "aif:claimText": "Close the old town."},
                {"@id": "air->close", "@type": "aif:RA-node",
                 "aif:Premise": [{"@id": "air"}], "aif:Conclusion": {"@id": "close"}}]}

Write only; any reader of RDF takes it. Claims are I-nodes with `claimText`, supports are RA-nodes with premises and a
conclusion, attacks CA-nodes with what conflicts and what is conflicted. Source: the AIF ontology,
http://www.arg.dundee.ac.uk/aif, and JSON-LD 1.1, W3C Recommendation 2020.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from argmap.formats.shared.aif_nodes import aif_name
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Format
from argmap.model.elements import ArgumentMap, Polarity, Relation

AIF = "http://www.arg.dundee.ac.uk/aif#"


def _write(debate: ArgumentMap) -> str:
    nodes: list[dict[str, Any]] = []
    for claim in debate.claims:
        node: dict[str, Any] = {"@id": _iri(claim.id), "@type": "aif:I-node", "aif:claimText": claim.text}
        if claim.voice is not None:
            node["dcterms:creator"] = claim.voice
        nodes.append(node)
    nodes += [_step(relation) for relation in debate.relations]
    context = {"aif": AIF, "dcterms": "http://purl.org/dc/terms/", "@base": "urn:argmap:"}
    if debate.language is not None and debate.language.isascii() and debate.language.replace("-", "").isalnum():
        context["@language"] = debate.language
    if debate.title is not None:
        nodes.insert(0, {"@id": "urn:argmap", "dcterms:title": debate.title})
    return json.dumps({"@context": context, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"


def _step(relation: Relation) -> dict[str, Any]:
    kind, first, second = {
        Polarity.SUPPORT: ("RA", "Premise", "Conclusion"),
        Polarity.ATTACK: ("CA", "ConflictingElement", "ConflictedElement"),
        Polarity.NEUTRAL: ("PA", "PreferredElement", "DispreferredElement"),
    }[relation.polarity]
    premises = [{"@id": _iri(premise)} for premise in relation.premises]
    node: dict[str, Any] = {
        "@id": _iri(relation.id),
        "@type": f"aif:{kind}-node",
        f"aif:{first}": premises,
        f"aif:{second}": {"@id": _iri(relation.target)},
    }
    if relation.scheme is not None:
        node["dcterms:type"] = aif_name(relation.scheme)
    return node


def _iri(name: str) -> str:
    return quote(name, safe="")


CARRIES = Carries(
    claim=frozenset({"voice"}),
    relation=frozenset({"scheme"}),
    header=frozenset({"title", "language"}),
    relation_ids=True,
    co_premises=True,
    onto_relations="all",
    parallel=True,
    neutral=frozenset({"prefers"}),
)
FORMAT = Format("aif-jsonld", __doc__, (".jsonld",), lambda text: False, write=_write, carries=CARRIES)
