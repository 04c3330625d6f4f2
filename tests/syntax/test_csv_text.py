"""Cells of tables: no spreadsheet computes them, and reading gives back what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.syntax.csv_text import guard, unguard


@given(st.text("'=+-@\t\r\n＝a1", max_size=6))
def test_a_guarded_cell_is_no_formula_and_comes_back(cell: str) -> None:
    written = guard(cell)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert unguard(written) == cell


@pytest.mark.parametrize("cell", ["", "air", "'tis so", "a=b", -1, 0.5])
def test_other_cells_stay_as_they_are(cell: str | float) -> None:
    assert guard(cell) == cell
