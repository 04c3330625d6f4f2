"""`render page.md -o page.html`: a Markdown page with its maps drawn, in the place of a picture of its map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from argmap.cli._inputs import reading
from argmap.cli._messages import print_diagnostics
from argmap.cli._named_files import is_stream
from argmap.cli._outputs import Outputs
from argmap.cli._printing import say
from argmap.diagnostics import ArgmapError, Diagnostic
from argmap.syntax.decoding import decode
from argmap.syntax.files import is_file, read_bytes
from argmap.syntax.limits import ARTICLE

_PAGES = (".md", ".markdown", ".qmd")
"""Suffixes of pages in Markdown."""


def is_page(options: Mapping[str, Any]) -> bool:
    """Whether the options ask for a page: one file in Markdown that has maps, and an output in HTML.

    Options that say how to read a file, or `--format`, ask for its map.
    """
    paths, outputs = options["paths"], options["outputs"]
    if len(paths) != 1 or len(outputs) != 1 or options["kind"] or any(reading().values()):
        return False
    output = outputs[0].lower()
    if not paths[0].lower().endswith(_PAGES) or not output.endswith(".html") or output.endswith(".slides.html"):
        return False
    if is_stream(paths[0]) or not is_file(paths[0]):
        return False
    from argmap.documents.markdown_page import has_map_block

    try:
        return has_map_block(_read(paths[0])[0])
    except ArgmapError:
        return False


def write_page(options: Mapping[str, Any]) -> int:
    """Writes the page and returns the exit code: 1 if a block cannot be drawn, which is said with file and line."""
    from argmap.documents.markdown_page import markdown_page

    own = ("paths", "outputs", "kind")
    asked = [name for name, value in options.items() if name not in own and value is not None]
    if asked:
        name = asked[0].replace("semantics", "strengths").replace("_", "-")
        raise click.UsageError(f"--{name}: in a page, the attributes of each block say how it is drawn: {name}=…")
    try:
        document = Path(options["paths"][0])
        text, unread = _read(document)
        faults = [replace(diagnostic, file=str(document)) for diagnostic in unread]
        page = markdown_page(text, document, report=faults.append)
        written = Outputs([str(document)])
        written.claim(Path(options["outputs"][0]))
        written.write(Path(options["outputs"][0]), page.encode(errors="replace"))
    except ArgmapError as error:
        say(f"argmap: {error}")
        return 2
    print_diagnostics(faults)
    return 1 if faults else 0


def _read(path: str | Path) -> tuple[str, list[Diagnostic]]:
    return decode(read_bytes(Path(path), ARTICLE, "page"))
