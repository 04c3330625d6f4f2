"""The published JSON form of a diagnostic, the same wherever one is printed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from argmap.diagnostics import Diagnostic, place_json


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """All fields by their names; places as `{"start": {"line", "column"}, "end": {…}}`, absent parts as null."""
    fix = diagnostic.fix
    edits = [{"span": place_json(edit.span), "text": edit.text} for edit in fix.edits] if fix else []
    return {
        "code": diagnostic.code,
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "file": diagnostic.file,
        "span": place_json(diagnostic.span),
        "element": diagnostic.element,
        "related": [{**asdict(related), "span": place_json(related.span)} for related in diagnostic.related],
        "fix": {"title": fix.title, "safe": fix.safe, "edits": edits} if fix else None,
    }
