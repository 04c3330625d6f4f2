"""The table of pseudonyms: names are no formulas in a spreadsheet, and come back as they were."""

from __future__ import annotations

from pathlib import Path

from argmap.teach.reporting.pseudonyms import pseudonyms


def test_a_name_that_would_be_a_formula_is_guarded_and_read_back(tmp_path: Path) -> None:
    names = ["=HYPERLINK(1)", "-1", "Ann", "'=x"]
    first = pseudonyms(tmp_path / "names.csv", names)
    lines = (tmp_path / "names.csv").read_text().splitlines()[1:]
    assert not [line for line in lines if line.lstrip('"').startswith(("=", "-", "+", "@"))]
    assert pseudonyms(tmp_path / "names.csv", names) == first
