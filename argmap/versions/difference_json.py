"""A difference as plain values for JSON, version 1; fields are added, never renamed, within a version.

`same` is true if nothing differs. `summary` counts the entries that people read, by kind. `header` lists fields with
`before` and `after`, null where a map has no value. `claims` and `relations` list what differs, each with `kinds`
(added, removed, turned, reworded, moved, changed), its ids `old` and `new` (null in the map that lacks it), `fields`
like those of the header – `premises` and `target` as ids of their own map – and, if it was added or removed, the whole
`element`. `matched` lists the claims and relations whose ids differ between the maps. `scores`, present only with
`--scores`, has the strengths that differ and the balance, before and after.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from argmap.model.changes import ChangeKind
from argmap.versions.change_entries import entries
from argmap.versions.comparing import plain
from argmap.versions.difference import ClaimChange, Difference, FieldChange, RelationChange, change_kinds
from argmap.versions.score_changes import ScoreChange

VERSION = 1


def to_json(difference: Difference, scores: ScoreChange | None = None) -> dict[str, Any]:
    """The published form.

    >>> from argmap.versions import diff
    >>> from argmap.model.elements import ArgumentMap, Claim
    >>> fields = to_json(diff(ArgumentMap(), ArgumentMap(claims=(Claim(id="air", text="It is clean."),))))
    >>> fields["summary"]["added"], fields["claims"][0]["kinds"], fields["claims"][0]["element"]
    (1, ['added'], {'text': 'It is clean.', 'kind': 'claim'})
    """
    counts = Counter(entry.kind for entry in entries(difference))
    fields: dict[str, Any] = {
        "version": VERSION,
        "same": not difference,
        "summary": {str(kind): counts[kind] for kind in ChangeKind},
        "header": _fields(difference.header),
        "claims": [_change(change) for change in difference.claims],
        "relations": [_change(change) for change in difference.relations],
        "matched": {
            "claims": {old: new for old, new in difference.matching.claims.items() if old != new},
            "relations": {old: new for old, new in difference.matching.relations.items() if old != new},
        },
    }
    return fields if scores is None else {**fields, "scores": scores.to_json()}


def _change(change: ClaimChange | RelationChange) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "kinds": [str(kind) for kind in change_kinds(change)],
        "old": None if change.old is None else change.old.id,
        "new": None if change.new is None else change.new.id,
        "fields": _fields(change.fields),
    }
    if change.old is None or change.new is None:
        element = plain(change.new or change.old)
        del element["id"]
        if element.get("status") == "final":
            del element["status"]
        entry["element"] = element
    return entry


def _fields(fields: tuple[FieldChange, ...]) -> list[dict[str, Any]]:
    return [{"field": name, "before": before, "after": after} for name, before, after in fields]
