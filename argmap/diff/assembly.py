"""Claims and relations put together to a map in canonical order, their ids kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Relation


def assembled(
    header: Mapping[str, Any], thesis: str | None, claims: Iterable[Claim], relations: Iterable[Relation]
) -> ArgumentMap:
    """The map of these elements; their order is that of mention, from which the canonical order follows.

    `header` has the fields of the map by name. What refers to an element that is not there is left out.
    """
    fields = dict(header)
    builder = MapBuilder(title=fields.pop("title", None), header=fields)
    drafts = {}
    for claim in claims:
        drafts[claim.id] = builder.claim(claim.text, id=claim.id, kind=claim.kind, **_stated(claim, "text", "kind"))
    for relation in relations:
        own = _stated(relation, "polarity", "premises", "target")
        builder.relation(relation.polarity, relation.premises, relation.target, id=relation.id, **own)
    if thesis in drafts:
        builder.thesis(drafts[thesis])
    return builder.build()


def header_of(debate: ArgumentMap) -> dict[str, Any]:
    """What a map states of itself, the thesis aside."""
    return {name: getattr(debate, name) for name in debate.model_fields_set - {"thesis", "claims", "relations"}}


def _stated(own: Claim | Relation, *without: str) -> dict[str, Any]:
    return {name: getattr(own, name) for name in own.model_fields_set - {"id", *without}}
