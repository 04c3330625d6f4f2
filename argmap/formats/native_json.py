"""argmap's own file as JSON: the same keys as in YAML, read by the same reader, for programs that write maps."""

from __future__ import annotations

from argmap.formats import _native_read, native
from argmap.formats._format import Format
from argmap.formats._native_write import write_json


def _detects(text: str) -> bool:
    return text.lstrip()[:1] == "{" and native.FORMAT.detects(text)


FORMAT = Format("native-json", __doc__, (".json",), _native_read.read, _detects, write_json, native.FORMAT.tidy)
