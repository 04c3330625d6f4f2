"""The cells on the page `notebooks.md` do what it says, and its commands are those that the tests run."""

from __future__ import annotations

import re

from tests.house import ROOT
from tests.notebook.test_cell_magic import Cells, cells

__all__ = ["cells"]

PAGE = (ROOT / "argmap" / "guide" / "notebooks.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```text\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_the_cells_of_the_page_are_drawn(cells: Cells) -> None:
    load, town, broken, words = BLOCKS
    assert cells.run(load) is None
    assert cells.run(town) is None
    assert "<figcaption>Why close it</figcaption>" in cells.html
    assert cells.shell.user_ns["town"].thesis == "close"
    assert cells.run(broken) is None
    assert re.sub(r"^cell \d+", "cell 4", cells.shown[-1]["text/plain"]) == words.strip()


def test_the_option_that_leaves_widgets_out_exists() -> None:
    from nbconvert.preprocessors import ExecutePreprocessor

    name, value = re.findall(r"--ExecutePreprocessor\.(\w+)=(\w+) ", PAGE)[0]
    assert (name in ExecutePreprocessor.class_trait_names(), value) == (True, "False")
