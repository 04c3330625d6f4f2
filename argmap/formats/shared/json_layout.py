"""The canonical layout of the JSON formats: the same values, indented by one, Unicode as it is."""

from __future__ import annotations

import json

from argmap.diagnostics import ReadError
from argmap.syntax import json_items


def tidy(text: str) -> str:
    """The text laid out; ReadError for one that is not JSON or says a thing twice."""
    parsed = json_items.parse(text, 1)
    if parsed.diagnostics:
        raise ReadError(parsed.diagnostics)
    return json.dumps(parsed.value, ensure_ascii=False, indent=1) + "\n"
