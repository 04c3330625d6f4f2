"""`%%argmap` and `%%argdown`: a cell of a notebook whose text is a map, drawn as a fenced block of a document is."""

from __future__ import annotations

from getopt import GetoptError, gnu_getopt
from itertools import takewhile
from keyword import iskeyword
from pathlib import Path

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, line_cell_magic, magics_class
from IPython.display import display

from argmap.diagnostics import ArgmapError, Diagnostic, one_line
from argmap.documents.fence_attributes import AttributeFault, read_info
from argmap.documents.fence_place import FenceError, FencePlace
from argmap.documents.fence_reading import find_source, read_fence
from argmap.documents.fenced_map import error_box, fence
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later

_WORD = compile_later(r"""(?:[^\s"']|"[^"]*"|'[^']*'|["'])+""")
"""A word of the first line, which may have spaces between quotation marks."""


class CellError(ArgmapError):
    """A cell with `--strict` whose map cannot be drawn; the box that it shows has all the reasons."""

    def _render_traceback_(self) -> list[str]:
        """What IPython prints in place of a traceback, which would be about this program and not about the map."""
        return [f"CellError: {self}"]


@magics_class
class MapMagics(Magics):
    """The magics; their docstrings are what `%%argmap?` shows."""

    @line_cell_magic
    def argmap(self, line: str, cell: str | None = None) -> None:
        """Draws the map in a cell, as YAML or JSON: `%%argmap`; or the one in a file: `%argmap src=FILE`.

        What may follow in that line, in any order: `--name NAME`, a variable that gets the map; `--strict`, with which
        a broken map is an error that ends a run of the notebook; and the attributes of a fenced block.

        Example:
            %%argmap --name town focus=air depth=1 strengths caption="Why close it"
            argmap: 1
            thesis: Close the old town to cars.
            pillars: [{id: air, claim: The air gets cleaner.}]
        """
        self._draw("argmap", line, cell)

    @line_cell_magic
    def argdown(self, line: str, cell: str | None = None) -> None:
        """Draws the map in a cell, which is Argdown; `%%argmap?` says what may follow in the first line.

        Example:
            %%argdown --name town
            [Close it]: Close the old town to cars.
              + The air gets cleaner.
        """
        self._draw("argdown", line, cell)

    def _draw(self, language: str, line: str, cell: str | None) -> None:
        shell = self.shell
        assert shell is not None
        try:
            given, rest = gnu_getopt(_WORD.findall(line), "", ["name=", "strict"])
        except GetoptError as error:
            raise UsageError(f"{error}; the options are --name NAME and --strict") from None
        options = dict(given)
        name = options.get("--name")
        if name is not None and (not name.isidentifier() or iskeyword(name)):
            raise UsageError(f"--name: '{name}' is not the name of a variable")
        # each run of a cell has a number of its own, and so have the ids in its figure
        number = shell.displayhook.prompt_count
        place = FencePlace(Path(f"cell {number}"), _first_line(shell), number=number)
        try:
            debate, html = _figure(language, " ".join(rest), cell, place)
        except FenceError as error:
            words = "\n".join(map(one_line, error.diagnostics))
            display({"text/html": error_box(error.diagnostics), "text/plain": words}, raw=True)
            if "--strict" in options:
                raise CellError(one_line(error.diagnostics[0])) from None
            return
        display({"text/html": html, "text/plain": str(debate)}, raw=True)
        if name is not None:
            shell.push({name: debate})


def _first_line(shell: InteractiveShell) -> int:
    """The line of the running cell in which its magic is, from 1: IPython leaves out empty lines before it."""
    history = shell.history_manager
    cell = history.input_hist_raw[-1] if history is not None and history.input_hist_raw else ""
    return 1 + sum(1 for _ in takewhile(str.isspace, cell.splitlines(keepends=True)))


def _figure(language: str, line: str, cell: str | None, place: FencePlace) -> tuple[ArgumentMap, str]:
    """The map and its figure; FenceError with the lines of the cell."""
    try:
        _, attributes = read_info(f"{language} {line}")
    except AttributeFault as fault:
        raise place.wrong(str(fault)) from None
    if cell is None and "src" not in attributes:
        raise UsageError(f"%{language} needs src=FILE; a map of its own is in a cell that begins with %%{language}")
    debate = read_fence(find_source(cell or "", language, attributes, place)).debate
    faults: list[Diagnostic] = []
    html = fence(cell or "", language, attributes, place=place, report=faults.append)
    if faults:  # it could be read, but not drawn
        raise FenceError(faults)
    return debate, html
