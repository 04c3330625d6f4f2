"""A map as a graph of networkx, for those who compute with graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import missing_package
from argmap.formats.shared.extra_fields import pack_fields
from argmap.model.elements import ArgumentMap

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def to_networkx(debate: ArgumentMap) -> MultiDiGraph:
    """A directed graph whose nodes are the claims and the relations, by id; nothing is lost.

    A claim's node has `text`, `kind` and the fields that say more than their defaults; a relation's node has `polarity`
    and its fields. Edges lead from premises to relations (`role` is *premise*) and from relations to their targets
    (*target*). The graph has the fields of the header and `thesis`. Raises ArgmapError where networkx is missing.
    """
    try:
        from networkx import MultiDiGraph
    except ImportError as error:
        raise missing_package("networkx", "graphs of networkx", "graph") from error
    graph = MultiDiGraph(**pack_fields(debate), thesis=debate.thesis)
    for claim in debate.claims:
        graph.add_node(claim.id, text=claim.text, kind=claim.kind.value, **pack_fields(claim, ["kind"]))
    for relation in debate.relations:
        graph.add_node(relation.id, polarity=relation.polarity.value, **pack_fields(relation))
        for premise in relation.premises:
            graph.add_edge(premise, relation.id, role="premise")
        graph.add_edge(relation.id, relation.target, role="target")
    return graph
