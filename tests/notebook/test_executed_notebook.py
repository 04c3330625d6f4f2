"""A notebook that nbconvert runs in a real kernel: what is saved, and how a strict run ends."""

from __future__ import annotations

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbconvert.preprocessors import CellExecutionError, ExecutePreprocessor

from tests.house import ROOT

CELLS = (
    "%load_ext argmap.notebook\nimport argmap",
    "%%argmap --name town\nargmap: 1\nthesis: {id: close, claim: Close the town.}\npillars: [The air gets cleaner.]",
    "argmap.widget(town)",
    "town",
    "%%argmap --strict\nargmap: 1\nthesis: So.\npilars: [a]",
)
WIDGET = "application/vnd.jupyter.widget-view+json"


def test_a_notebook_runs_is_saved_and_becomes_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    runner = ExecutePreprocessor(timeout=60, store_widget_state=False)
    with pytest.raises(CellExecutionError, match="a map has no key 'pilars'; did you mean 'pillars'"):
        runner.preprocess(notebook)
    figure, widget, picture, broken = [cell.outputs[0].data for cell in notebook.cells[1:]]
    assert figure["text/html"].startswith('<figure class="argmap')
    assert widget["text/html"].startswith('<img alt="Close the town. – Argument map: 1 thesis, 1 pillar."')
    assert WIDGET in widget
    assert picture["image/svg+xml"].startswith("<svg")
    assert "cell 5:4:1: error" in broken["text/html"]
    page, _ = HTMLExporter().from_notebook_node(notebook)
    assert '<img alt="Close the town. –' in page
    assert '<figure class="argmap' in page
