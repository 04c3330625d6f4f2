"""Maps in notebooks: a picture that answers, and a cell that is a map.

`%load_ext argmap.notebook` adds the cell magics. Packages of the extra `notebook` are imported when they are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Adds `%%argmap` and `%%argdown` to a shell of IPython, which calls this."""
    from argmap.notebook.cell_magic import MapMagics

    shell.register_magics(MapMagics)
