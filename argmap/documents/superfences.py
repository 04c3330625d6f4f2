"""Blocks of maps in sites that MkDocs or Zensical build: an extension of Markdown beside pymdownx.superfences.

MkDocs and Zensical say in Markdown's own list of processors which page is being built; the line of a block is looked up
in its file. What is wrong is logged as a warning of MkDocs, which a strict build counts. Zensical counts no warnings of
others, so that there the first one ends a build whose configuration is strict.
"""

from __future__ import annotations

import logging
from collections.abc import MutableMapping, Sequence
from inspect import signature
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from argmap.diagnostics import ArgmapError, Diagnostic, one_line
from argmap.documents.fence_attributes import LANGUAGES, AttributeFault, language_of, read_info
from argmap.documents.fence_finder import FenceFinder, find_fences
from argmap.documents.fence_place import FencePlace, seen_from_here
from argmap.documents.fenced_map import error_box, fence

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


class MapFences(Extension):
    """Gives superfences the blocks that are maps."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers what runs right before superfences, and what runs last."""
        md.preprocessors.register(FenceHeads(md), "argmap", 25.5)
        md.postprocessors.register(LeftBlocks(md), "argmap", 0)


def makeExtension(**configs: Any) -> MapFences:
    """The extension, which has no settings."""
    return MapFences(**configs)


class FenceHeads(Preprocessor):
    """Writes the line that opens a map as superfences can read it; otherwise it would leave the block as it is."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a page."""
        if "fenced_code_block" not in self.md.preprocessors:
            raise ArgmapError("the extension argmap.documents.superfences needs pymdownx.superfences before it")
        builder: Any = self.md.preprocessors["fenced_code_block"]
        taken = {fence["name"] for fence in builder.extension.superfences}
        for name in LANGUAGES.keys() - taken:
            _add_fence(builder.extension, name)
        written = list(lines)
        for found in find_fences(lines):
            name = language_of(found.info)
            if name in LANGUAGES:
                written[found.line - 1] = lines[found.line - 1].rstrip().removesuffix(found.info) + name
        _PAGES[self.md] = _page_of(self.md, written, lines)
        return written


def _add_fence(superfences: Any, name: str) -> None:
    """Adds a custom fence. Newer versions of superfences also ask what to do before each page: nothing."""
    parameters = signature(superfences.extend_super_fences).parameters
    superfences.extend_super_fences(
        name, _draw_with_keywords, accept_attributes, **({"reset": None} if "reset" in parameters else {})
    )


class LeftBlocks(Postprocessor):
    """Reports the blocks that superfences has not recognised."""

    def run(self, text: str) -> str:
        """The text of the page as it is."""
        page = _PAGES.pop(self.md, None)
        if page is None:
            return text
        for found in page.in_lines.left():
            if language_of(found.info) in LANGUAGES:
                found = page.in_file.take(found.text) or found
                message = "superfences does not recognise this block; write its fence on a line of its own"
                _log(page, FencePlace(page.file, found.line, found.column).wrong(message).diagnostics)
        return text


def _draw_with_keywords(src: str, language: str, options: dict[str, Any], md: Markdown, **rest: Any) -> str:
    return draw_block(src, language, "", options, md, **rest)


def accept_attributes(
    language: str, inputs: dict[str, Any], options: dict[str, Any], attrs: dict[str, Any], md: Markdown
) -> bool:
    """The validator of a custom fence: any attribute is taken, so that a wrong one is shown and reported."""
    options.update(inputs)
    return True


def draw_block(source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **kwargs: Any) -> str:
    """The formatter of a custom fence: the HTML of a block."""
    page = _page(md)
    page.drawn.append(source)
    in_file, in_lines = page.in_file.take(source), page.in_lines.take(source)
    found = in_file or in_lines
    place = FencePlace(page.file, *(found[:2] if found is not None else (0, 0)), len(page.drawn))
    faults: list[Diagnostic] = []
    try:
        attributes = options if found is None else read_info(found.info)[1]
        html = fence(source, language, attributes, place=place, report=faults.append)
    except AttributeFault as fault:
        faults += place.wrong(str(fault)).diagnostics
        html = error_box(tuple(faults))
    _log(page, faults)
    return html


def _log(page: _BuiltPage, faults: Sequence[Diagnostic]) -> None:
    for fault in faults:
        _LOG.warning("%s", one_line(fault))
    if faults and page.is_strict:
        from pymdownx.superfences import SuperFencesException

        raise SuperFencesException(one_line(faults[0]))


def _page(md: Markdown) -> _BuiltPage:
    """The page that is being built; a new one where the Markdown object has gone on to other lines."""
    page, lines = _PAGES.get(md), md.lines  # type: ignore[attr-defined]
    if page is None or page.lines is not lines:
        page = _PAGES[md] = _page_of(md, lines, lines)
    return page


def _page_of(md: Markdown, lines: list[str], as_written: list[str]) -> _BuiltPage:
    file, is_strict = _file(md)
    return _BuiltPage(lines, file, is_strict, FenceFinder.of_file(file), FenceFinder(as_written), [])


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
