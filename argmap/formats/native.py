"""argmap's own file: an indented outline in YAML, or the same keys in JSON.

An entry's keys belong to its claim, or to its step to the parent entry. An entry may also be a bare string (a claim),
`ref: id` (a claim met again) or `premises: […]` (claims needed together). `argmap new` writes a commented example;
`argmap schema` prints the schema. The entries are in `_native_entries`, the two directions in `_native_read` and
`_native_write`.
"""

from __future__ import annotations

import re

from argmap.formats._format import Format
from argmap.formats._native_read import read
from argmap.model.elements import ArgumentMap

_KEY = re.compile(r'(?:^|[{,\s])"?(argmap|thesis|pillars)"?\s*:', re.MULTILINE)


def _detects(text: str) -> bool:
    return _KEY.search(text[:100_000]) is not None


def _write(debate: ArgumentMap) -> str:
    from argmap.formats._native_write import write  # neither is needed to read a map

    return write(debate)


def _tidy(text: str) -> str:
    from argmap.formats._native_tidy import tidy

    return tidy(text)


FORMAT = Format("native", __doc__, (".yaml", ".yml", ".json"), read, _detects, _write, _tidy)
