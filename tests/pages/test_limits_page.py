"""The limits in the guide are those of the table."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.syntax import limits


def test_the_guide_says_the_limits_of_the_table() -> None:
    text = (Path(__file__).parents[2] / "argmap" / "guide" / "performance.md").read_text(encoding="utf-8")
    section = text[text.index("## Limits") :]
    told = {int(number.replace(",", "")) for number in re.findall(r"\| ([\d,]+) (?=\|)", section)}
    names = ["CLAIMS", "RELATIONS", "PREMISES", "TEXT", "ID", "METADATA_DEPTH", "ARGDOWN_NAME", "ADDRESS"]
    names += ["BYTES", "VALUES", "JSON_VALUES", "ELEMENTS", "ELEMENT_DEPTH"]
    assert told == {*(getattr(limits, name) for name in names), limits.DEPTH // 2 - 2}
