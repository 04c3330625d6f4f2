"""Blocks of maps in sites that MkDocs or Zensical build, as custom fences of pymdownx.superfences.

MkDocs and Zensical say in Markdown's own list of processors which page is being built; the line of a block is looked up
in its file. What is wrong is logged as a warning of MkDocs, which a strict build counts. Zensical counts no warnings of
others, so that there the first one ends a build whose configuration is strict.
"""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from argmap.diagnostics import Diagnostic, one_line
from argmap.documents.fence_attributes import AttributeFault, read_info
from argmap.documents.fence_finder import FenceFinder
from argmap.documents.fence_place import FencePlace, seen_from_here
from argmap.documents.fenced_map import fence

if TYPE_CHECKING:
    from markdown import Markdown

_LOG = logging.getLogger("mkdocs.plugins.argmap")


class _BuiltPage(NamedTuple):
    """The page that a Markdown object is at: its lines, its file, the blocks of both, and those that were drawn."""

    lines: list[str]
    file: Path | None
    is_strict: bool
    in_file: FenceFinder
    in_lines: FenceFinder
    drawn: list[str]


_PAGES: MutableMapping[Markdown, _BuiltPage] = WeakKeyDictionary()


def accept_attributes(
    language: str, inputs: dict[str, Any], options: dict[str, Any], attrs: dict[str, Any], md: Markdown
) -> bool:
    """The validator: any attribute is taken, so that a wrong one is shown and reported."""
    options.update(inputs)
    return True


def draw_block(source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **kwargs: Any) -> str:
    """The formatter: the HTML of a block."""
    page = _page(md)
    page.drawn.append(source)
    in_file, in_lines = page.in_file.take(source), page.in_lines.take(source)
    found = in_file or in_lines
    line, column, attributes = 0, 0, options
    if found is not None:
        line, column = found.line, found.column
        try:
            attributes = read_info(found.info)[1]
        except AttributeFault:
            attributes = options
    faults: list[Diagnostic] = []
    place = FencePlace(page.file, line, column, len(page.drawn))
    html = fence(source, language, attributes, place=place, report=faults.append)
    for fault in faults:
        _LOG.warning("%s", one_line(fault))
    if faults and page.is_strict:
        from pymdownx.superfences import SuperFencesException

        raise SuperFencesException(one_line(faults[0]))
    return html


def _page(md: Markdown) -> _BuiltPage:
    """The page that is being built; a new one where the Markdown object has gone on to other lines."""
    page, lines = _PAGES.get(md), md.lines  # type: ignore[attr-defined]
    if page is None or page.lines is not lines:
        file, is_strict = _file(md)
        page = _BuiltPage(lines, file, is_strict, FenceFinder.of_file(file), FenceFinder(lines), [])
        _PAGES[md] = page
    return page


def _file(md: Markdown) -> tuple[Path | None, bool]:
    """The file of the page, as seen from the working folder, and whether the first fault ends the build."""
    if "relpath" in md.treeprocessors:  # MkDocs
        file = getattr(md.treeprocessors["relpath"], "file", None)
        name = getattr(file, "abs_src_path", None) or getattr(file, "src_uri", None)
        return seen_from_here(name) if name is not None else None, False
    if "rendering_context" in md.preprocessors:  # Zensical
        context: Any = md.preprocessors["rendering_context"]
        config = context.config
        name = Path(config.get("root_dir", ""), config.get("docs_dir", "docs"), context.page.path)
        return seen_from_here(name), bool(config.get("strict"))
    return None, False
