"""Somebody else's YAML: a mapping none of whose keys is one of a map, which gets one sentence."""

from __future__ import annotations

from typing import Any

from argmap.codes import Code
from argmap.diagnostics import START, Diagnostic, diagnose
from argmap.formats.native import entries

_SECTIONS = ("argmap", "thesis", "pillars", "objections", "unsigned", "recommendations", "claims", "relations")
"""The keys by which a map is known; `title`, `source` and the like are in files of many kinds."""
_INSIDE = ("claim", "reasons", "evidence", "rebuttals", "premises", "undercuts")
"""Keys of entries: whoever has them at the top means a map."""
_SIMILAR = 0.8
"""The likeness of a key that is one of these, misspelt."""
_SHOWN = 3
_KINDS = (
    ({"services"}, "a Docker Compose file"),
    ({"apiVersion", "kind"}, "a Kubernetes object"),
    ({"openapi"}, "an OpenAPI description"),
    ({"jobs", "on"}, "a GitHub workflow"),
    ({"site_name"}, "the settings of MkDocs"),
    ({"repos"}, "the settings of pre-commit"),
)


def describe_foreign(value: dict[str, Any]) -> Diagnostic | None:
    """What is said of a mapping that is evidently no map; None for one that may be meant as a map."""
    keys = [str(key) for key in value]
    own = entries.MapFile.model_fields
    if not keys or all(key in own for key in keys) or any(key in _SECTIONS for key in keys):
        return None
    import difflib  # not loaded for files that are maps

    for key in keys[:200]:
        if key in _INSIDE or difflib.get_close_matches(key[:40].lower(), _SECTIONS, 1, _SIMILAR):
            return None
    shown = ", ".join(f"'{key[:30]}'" for key in keys[:_SHOWN]) + (", …" if len(keys) > _SHOWN else "")
    which = f"none of its {len(keys):,} keys ({shown}) is" if len(keys) > 1 else f"its key {shown} is not"
    shared = [key for key in keys if key in own]
    if shared:
        which = f"it has '{shared[0]}', but none of its {len(keys):,} keys ({shown}) is"
    kind = _guess(value)
    hint = f"; it looks like {kind}" if kind else ""
    message = f"this is not an argument map: {which} one that a map is known by, such as 'thesis'{hint}"
    return diagnose(Code.UNKNOWN_FORMAT, message, START)


def _guess(value: dict[str, Any]) -> str | None:
    for keys, kind in _KINDS:
        if keys <= value.keys():
            return kind
    if any(isinstance(part, dict) and "supportedBy" in part for part in value.values()):
        return "an assurance case in GSN"
    return None
