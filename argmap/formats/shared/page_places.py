"""Places of a map in a block, as places in the page that holds the block.

The lines are those of the page already; the columns lack the spaces by which an indented block is moved in. What a
reader says of its text as a whole is said of the block, and no fix writes outside it.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.diagnostics import Diagnostic, Edit, Fix, Position, Span
from argmap.formats.shared.fenced_blocks import MapBlock, PageMap, indent_of
from argmap.model.document import Document, Spans


def place_in_page(document: Document, page: PageMap, text: str) -> Document:
    """The document of `page.text` as that of the page, whose text is `text`."""
    places = _PagePlaces(page.blocks, text)
    diagnostics = [places.diagnostic(diagnostic) for diagnostic in document.diagnostics]
    document = replace(
        document,
        text=text,
        diagnostics=tuple(sorted((*diagnostics, *page.unread), key=Diagnostic.sort_key)),
        losses=(*document.losses, *page.losses),
    )
    if not places.indents:
        return document
    comments = tuple(comment._replace(span=places.span(comment.span)) for comment in document.comments)
    return replace(document, spans=places.spans(document.spans), comments=comments)


class _PagePlaces:
    """Where the lines of some blocks are in their page; `indents` has the spaces that are taken off, by line."""

    def __init__(self, blocks: tuple[MapBlock, ...], text: str) -> None:
        self.blocks = blocks
        lines = text.split("\n")
        self.indents = {
            number: taken
            for block in blocks
            for number in range(block.fence + 1, block.end)
            if (taken := indent_of(lines[number - 1], block.indent))
        }

    def position(self, position: Position) -> Position:
        """A place in the page: before the first block, the beginning of it, and behind the last one, its end."""
        line, column = position
        first, last = self.blocks[0], self.blocks[-1]
        if line <= first.fence:
            line, column = (first.fence + 1, 1) if first.end > first.fence + 1 else (first.fence, 1)
        elif line > last.end:
            line, column = last.end, 1
        return Position(line, column + self.indents.get(line, 0))

    def span(self, span: Span) -> Span:
        return Span(self.position(span.start), self.position(span.end))

    def spans(self, spans: Spans) -> Spans:
        elements: dict[str, dict[str, tuple[int, int, int, int]]] = {}
        for (element, name), span in spans.items():
            start, end = self.span(span)
            elements.setdefault(element, {})[name] = (*start, *end)
        placed = Spans()
        for element, places in elements.items():
            placed.put(element, places)
        return placed

    def diagnostic(self, diagnostic: Diagnostic) -> Diagnostic:
        return replace(
            diagnostic,
            span=self.span(diagnostic.span) if diagnostic.span is not None else None,
            related=tuple(
                replace(each, span=self.span(each.span)) if each.span is not None else each
                for each in diagnostic.related
            ),
            fix=self.fix(diagnostic.fix) if diagnostic.fix is not None else None,
        )

    def fix(self, fix: Fix) -> Fix | None:
        """The fix with the places and the indents of the page; None where it would write outside a block."""
        if not all(self._is_inside(edit) for edit in fix.edits):
            return None
        return replace(fix, edits=tuple(map(self.edit, fix.edits)))

    def _is_inside(self, edit: Edit) -> bool:
        """Whether an edit stays within the lines of one block; it may write whole lines before the closing fence."""
        (line, _), end = edit.span
        for block in self.blocks:
            if block.fence < line <= block.end:
                is_whole = edit.span.start.column == 1 and (not edit.text or edit.text.endswith("\n"))
                return end.line < block.end or (end == (block.end, 1) and is_whole)
        return False

    def edit(self, edit: Edit) -> Edit:
        start, end = edit.span
        indent = " " * next(block.indent for block in self.blocks if block.fence < start.line <= block.end)
        if start.column == end.column == 1 and (not edit.text or edit.text.endswith("\n")):  # whole lines
            lines = edit.text.split("\n")
            return Edit(edit.span, "\n".join(indent + line if line else "" for line in lines))
        return Edit(self.span(edit.span), edit.text.replace("\n", f"\n{indent}"))
