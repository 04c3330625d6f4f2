"""`%%argmap` and `%%argdown` in a shell of IPython, which is asked as a notebook asks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from argmap.model.elements import ArgumentMap

TOWN = (
    "argmap: 1\nthesis: {id: close, claim: Close the old town.}\npillars: [{id: air, claim: The air gets cleaner.}]\n"
)


class Cells:
    """A shell, and what its cells have displayed."""

    def __init__(self, shell: InteractiveShell, shown: list[dict[str, str]]) -> None:
        self.shell, self.shown = shell, shown

    def run(self, cell: str) -> Any:
        """Runs a cell; returns the error that ended it, or None."""
        return self.shell.run_cell(cell, store_history=True).error_in_exec

    @property
    def html(self) -> str:
        return self.shown[-1]["text/html"]


@pytest.fixture
def cells(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cells]:
    shown: list[dict[str, str]] = []
    monkeypatch.setattr(DisplayPublisher, "publish", lambda _, data, **__: shown.append(data))
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    cells = Cells(shell, shown)
    assert cells.run("%load_ext argmap.notebook") is None
    yield cells
    InteractiveShell.clear_instance()


def test_a_cell_is_drawn_and_leaves_its_map_in_a_variable(cells: Cells) -> None:
    assert cells.run(f'%%argmap --name town strengths caption="A town"\n{TOWN}') is None
    assert cells.html.startswith('<figure class="argmap argmap-svg"')
    assert "<figcaption>A town</figcaption>" in cells.html
    assert "0.60" in cells.html
    assert cells.shown[-1]["text/plain"] == "thesis: Close the old town.\n  pillar: The air gets cleaner."
    assert isinstance(cells.shell.user_ns["town"], ArgumentMap)


def test_options_and_attributes_come_in_any_order(cells: Cells) -> None:
    assert cells.run(f"%%argmap focus=air --strict caption='say --name  x' --name town\n{TOWN}") is None
    assert "<figcaption>say --name  x</figcaption>" in cells.html
    assert cells.shell.user_ns["town"].thesis == "close"
    assert cells.run(f'%%argmap caption="never ends --name town\n{TOWN}') is None
    assert "argmap-error" in cells.html


def test_argdown_has_a_magic_of_its_own(cells: Cells) -> None:
    assert cells.run("%%argdown --name debate focus=A\n[A]: It rains.\n  + It is wet.\n") is None
    assert [claim.text for claim in cells.shell.user_ns["debate"].claims] == ["It rains.", "It is wet."]


def test_the_same_map_in_two_cells_has_no_id_twice(cells: Cells) -> None:
    for _ in range(2):
        cells.run(f"%%argmap\n{TOWN}")
    every = [name for shown in cells.shown for name in re.findall(r' id="([^"]+)"', shown["text/html"])]
    assert len(every) == len(set(every)) > 4


def test_an_error_has_the_line_of_the_cell_and_the_variable_stays(cells: Cells) -> None:
    cells.run(f"%%argmap --name town\n{TOWN}")
    before, number = cells.shell.user_ns["town"], cells.shell.execution_count
    assert cells.run("%%argmap --name town\nargmap: 1\nthesis: So.\npilars: [a]\n") is None
    assert f"cell {number}:4:1: error[ARG011] a map has no key" in cells.html
    assert "argmap-error" in cells.html
    assert cells.shell.user_ns["town"] is before


def test_empty_lines_before_the_magic_are_counted(cells: Cells) -> None:
    cells.run("\n  \n%%argmap\nargmap: 1\nthesis: So.\npilars: [a]\n")
    assert ":6:1: error" in cells.html


def test_a_broken_map_ends_a_strict_run_with_one_line(cells: Cells, capsys: pytest.CaptureFixture[str]) -> None:
    error = cells.run("%%argmap --strict\nargmap: 1\nthesis: So.\npilars: [a]\n")
    assert type(error).__name__ == "CellError"
    assert "argmap-error" in cells.html
    written = "".join(capsys.readouterr())
    assert "did you mean 'pillars'?" in written
    assert "Traceback" not in written


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("dept=1", "a map has no attribute &#x27;dept&#x27;; did you mean &#x27;depth&#x27;?"),
        ("focus=ai", "there is no claim &#x27;ai&#x27;; did you mean &#x27;air&#x27;?"),
        ("<script>alert(1)</script>", "is not an attribute"),
        ("src=/etc/passwd", "has a map of its own as well"),
    ],
)
def test_wrong_attributes_are_shown_at_the_first_line(cells: Cells, line: str, words: str) -> None:
    number = cells.shell.execution_count
    assert cells.run(f"%%argmap {line}\n{TOWN}") is None
    assert words in cells.html
    assert f"cell {number}:1:1: error" in cells.html
    assert "<script" not in cells.html


@pytest.mark.parametrize("line", ["%%argmap --name 9x", "%%argmap --name if", "%%argmap --nme x"])
def test_wrong_options_are_errors_of_usage(cells: Cells, line: str) -> None:
    assert type(cells.run(f"{line}\n{TOWN}")).__name__ == "UsageError"


def test_a_map_in_a_file_beside_the_notebook(cells: Cells, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "town.yaml").write_text(TOWN)
    monkeypatch.chdir(tmp_path)
    assert cells.run("%argmap --name town src=town.yaml depth=0") is None
    assert "Close the old town." in cells.html
    assert len(cells.shell.user_ns["town"].claims) == 2
    assert type(cells.run("%argmap")).__name__ == "UsageError"
