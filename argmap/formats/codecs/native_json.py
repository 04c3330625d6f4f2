"""argmap's own file as JSON: the same keys as in YAML, read by the same reader, for programs that write maps.

    {"argmap": 1,
     "thesis": "The old town should be closed.",
     "pillars": [{"claim": "The air gets cleaner.",
                  "objections": ["Most of the dust comes from heating."]}],
     "objections": ["Shops lose customers."]}

Reads and writes; a `.json` file gets this format when no other is named.
"""

from __future__ import annotations

from argmap.formats.codecs import native
from argmap.formats.native import reader
from argmap.formats.shared.format import Certainty, Format
from argmap.model.elements import ArgumentMap


def _detects(text: str) -> bool:
    return text.lstrip()[:1] == "{" and native.FORMAT.detects(text)


def _write(debate: ArgumentMap) -> str:
    from argmap.formats.native.writer import write_json

    return write_json(debate)


FORMAT = Format(
    "native-json",
    __doc__,
    (".json",),
    _detects,
    reader.read,
    _write,
    tidy=native.FORMAT.tidy,
    certainty=Certainty.MARK,
    default_for=(".json",),
)
