"""Maps in documents that Sphinx builds: the directives `argmap` and `argdown`, in reStructuredText and in MyST.

What is wrong is a warning with the file and the line, so that `sphinx-build -W` fails there. What is not HTML gets the
map as an outline in text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from argmap.codes import Code
from argmap.diagnostics import Diagnostic
from argmap.documents.fence_attributes import FenceAttributes
from argmap.documents.fence_place import FencePlace, seen_from_here
from argmap.documents.fence_text import fence_text
from argmap.documents.fenced_map import fence

_LOG = logging.getLogger(__name__)


class map_figure(nodes.General, nodes.Element):
    """A map in a document: what it is drawn from."""


class _AnyOption(dict[str, Callable[[str], Any]]):
    """Takes any option, so that a wrong one is reported with the nearest name."""

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return directives.unchanged


class MapDirective(SphinxDirective):
    """`.. argmap::` and `.. argdown::`, with the attributes of a block as options."""

    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = _AnyOption(
        dict.fromkeys(FenceAttributes.__slots__, directives.unchanged)
    )

    def run(self) -> list[nodes.Node]:
        """The map as a node; what is wrong is logged."""
        file, line = self.get_source_info()
        source = seen_from_here(file)
        place = FencePlace(source, self._line_before_text(line))
        text, attributes = "\n".join(self.content), dict(self.options)
        faults: list[Diagnostic] = []
        fence(text, self.name, attributes, place=place, report=faults.append)
        for fault in faults:
            at = line if fault.span is None or fault.code == Code.WRONG_FENCE else fault.span.start.line
            _LOG.warning("%s [%s]", fault.message, fault.code, location=f"{fault.file}:{at}")
        if "src" in attributes and not faults:
            self.env.note_dependency(str(source.absolute().parent / str(attributes["src"])))
        return [map_figure(text, text=text, language=self.name, attributes=attributes, place=place)]

    def _line_before_text(self, line: int) -> int:
        """The number of the line before the text of a directive that begins in this line."""
        if not self.content.items:
            return line
        offset = self.content.offset(0)
        return offset if offset is not None and offset >= line else line + self.content_offset  # that of MyST


def put_in_figures(app: Sphinx, document: nodes.document, name: str) -> None:
    """Puts the figure of each map of a page, or its outline, in its place; the figure was drawn and stored before."""
    for number, node in enumerate(list(document.findall(map_figure)), 1):
        place = replace(node["place"], number=number)
        given = node["text"], node["language"], node["attributes"]
        if app.builder.format == "html":
            node.replace_self(nodes.raw("", fence(*given, place=place), format="html"))
        else:
            text = fence_text(*given, place=place)
            node.replace_self(nodes.literal_block(text, text, language="text"))


def setup(app: Sphinx) -> dict[str, Any]:
    """Adds the directives to a Sphinx application."""
    app.add_node(map_figure)
    app.add_directive("argmap", MapDirective)
    app.add_directive("argdown", MapDirective)
    app.connect("doctree-resolved", put_in_figures)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
