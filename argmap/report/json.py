"""The JSON report, version 1: an object for one file, an array of objects for several."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from argmap.report import Checked, Summary
from argmap.report._diagnostic_json import diagnostic_json

VERSION = 1
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What a terminal may act upon or UTF-8 cannot hold; written as escapes."""


def report(files: Sequence[Checked], *, several: bool) -> str:
    """The report of all files; `several` when more than one was asked for, whatever could be read."""
    return one_or_several([_file(checked) for checked in files], several=several)


def one_or_several(found: Sequence[dict[str, Any]], *, several: bool) -> str:
    """JSON of the one object in `found`, or of all as an array; safe to print on a terminal."""
    text = json.dumps(found if several or not found else found[0], indent=2, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _file(checked: Checked) -> dict[str, Any]:
    return {
        "version": VERSION,
        "file": checked.file,
        "diagnostics": [diagnostic_json(diagnostic) for diagnostic in checked.diagnostics],
        "summary": Summary().plus(checked)._asdict(),
    }
