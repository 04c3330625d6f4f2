"""A difference as plain values for JSON, version 1; fields are added, never renamed, within a version.

`same` is true when nothing differs. `summary` counts the entries that people read, by kind. `header` lists fields with
`before` and `after`, null where a map states none. `claims` and `relations` list what differs, each with `kinds`
(added, removed, turned, reworded, moved, changed), its ids `old` and `new` (null where a map lacks it), `fields` like
those of the header – `premises` and `target` in the ids of their own map – and in `element` the whole of what was added
or removed. `matched` has the ids of claims and relations that are not the same in both. `scores`, only when it was
asked for, has the strengths that differ and the balance, before and after.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from argmap.model.changes import ChangeKind
from argmap.versions.change_entries import entries
from argmap.versions.comparing import plain
from argmap.versions.difference import ClaimChange, Difference, Field, RelationChange, happened
from argmap.versions.score_changes import ScoreChange

VERSION = 1


def to_json(found: Difference, scores: ScoreChange | None = None) -> dict[str, Any]:
    """The published form.

    >>> from argmap.versions import diff
    >>> from argmap.model.elements import ArgumentMap, Claim
    >>> told = to_json(diff(ArgumentMap(), ArgumentMap(claims=(Claim(id="air", text="It is clean."),))))
    >>> told["summary"]["added"], told["claims"][0]["kinds"], told["claims"][0]["element"]
    (1, ['added'], {'text': 'It is clean.', 'kind': 'claim'})
    """
    counts = Counter(entry.what for entry in entries(found))
    told: dict[str, Any] = {
        "version": VERSION,
        "same": not found,
        "summary": {str(what): counts[what] for what in ChangeKind},
        "header": _fields(found.header),
        "claims": [_change(change) for change in found.claims],
        "relations": [_change(change) for change in found.relations],
        "matched": {
            "claims": {old: new for old, new in found.matching.claims.items() if old != new},
            "relations": {old: new for old, new in found.matching.relations.items() if old != new},
        },
    }
    return told if scores is None else {**told, "scores": scores.to_json()}


def _change(change: ClaimChange | RelationChange) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kinds": [str(what) for what in happened(change)],
        "old": None if change.old is None else change.old.id,
        "new": None if change.new is None else change.new.id,
        "fields": _fields(change.fields),
    }
    if change.old is None or change.new is None:
        element = plain(change.new or change.old)
        del element["id"]
        if element.get("status") == "final":
            del element["status"]
        told["element"] = element
    return told


def _fields(fields: tuple[Field, ...]) -> list[dict[str, Any]]:
    return [{"field": name, "before": before, "after": after} for name, before, after in fields]
