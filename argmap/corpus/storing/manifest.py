"""The manifest of a folder: what its tables were made from and with, how many rows they have, and whether they are all.

It has no times and names no machine, so that equal tables have equal manifests.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from argmap.corpus.tables.corpus_columns import TABLES
from argmap.diagnostics import ArgmapError
from argmap.printable import show_name
from argmap.syntax.files import read_bytes, write_bytes

FILE = "manifest.json"
LAYOUT = 1
"""Number of the layout of the tables: it grows when a column changes its meaning or goes away."""


def write_manifest(folder: Path, content: Mapping[str, Any], *, is_complete: bool) -> None:
    """Writes the manifest; ArgmapError when it cannot be written."""
    tables = {name: [column.name for column in columns] for name, columns in TABLES.items()}
    fields = {"argmap-corpus": LAYOUT, "complete": is_complete, **content, "columns": tables}
    write_bytes(folder / FILE, (json.dumps(fields, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace"))


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a folder; ArgmapError when it holds no tables of a corpus, or those of another layout."""
    try:
        content = json.loads(read_bytes(folder / FILE, what="manifest"))
    except (ArgmapError, ValueError):
        raise ArgmapError(f"{folder} holds no tables of a corpus; `argmap corpus run` writes them") from None
    if not isinstance(content, dict) or content.get("argmap-corpus") != LAYOUT:
        raise ArgmapError(f"{folder} holds tables of another version of argmap; run `argmap corpus run` again")
    return content


def check_output(folder: Path) -> None:
    """Raises ArgmapError for a folder that has something else in it, which a run might replace."""
    try:
        present = [entry.name for entry in folder.iterdir()]
    except FileNotFoundError:
        return
    except (OSError, ValueError):
        raise ArgmapError(f"{show_name(folder)} is not a folder") from None
    if present and FILE not in present and set(present) - {".lock", ".aside", "log", *TABLES}:
        raise ArgmapError(f"{folder} is not empty and holds no tables of a corpus; choose another folder")
