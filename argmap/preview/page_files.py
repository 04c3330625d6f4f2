"""The files of the page: one HTML page, a style sheet and small ES modules, and the colours of the pictures."""

from __future__ import annotations

from functools import cache
from importlib import resources

from argmap.drawing.web.palette import rules

MODULE = "text/javascript"
_KINDS = {".js": MODULE, ".css": "text/css", ".html": "text/html"}
_COLOURS = "palette.css"


@cache
def page_files() -> dict[str, tuple[str, bytes]]:
    """For each file its kind and its content, by name; no other file is ever sent."""
    folder = resources.files("argmap.preview").joinpath("page")
    files = {
        file.name: (kind, file.read_bytes())
        for file in folder.iterdir()
        for suffix, kind in _KINDS.items()
        if file.name.endswith(suffix)
    }
    return {**files, _COLOURS: ("text/css", rules("light").encode())}
