"""A fenced block as plain text, for documents that are no web pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from argmap.diagnostics import Diagnostic, one_line
from argmap.documents.fence_place import FenceError, FencePlace
from argmap.documents.fence_reading import find_source, read_fence
from argmap.drawing import render


def fence_text(
    text: str,
    language: str = "argmap",
    attributes: Mapping[str, Any] | None = None,
    *,
    place: FencePlace | None = None,
    report: Callable[[Diagnostic], object] | None = None,
) -> str:
    """The claims of a block as a tree of lines, or what is wrong with it; the arguments are those of `fence`.

    >>> print(fence_text("[a]: Parks are good.\\n  + <b>: They clean the air.\\n", "argdown"))
    Parks are good.
    <BLANKLINE>
    THESIS  Parks are good.
    └─ PILLAR  They clean the air.
    <BLANKLINE>
    """
    try:
        source = find_source(text, language, attributes or {}, place or FencePlace())
        fenced = read_fence(source)
    except FenceError as error:
        for diagnostic in error.diagnostics:
            if report is not None:
                report(diagnostic)
        return "\n".join(map(one_line, error.diagnostics))
    shown = render(fenced.debate, "terminal", about=fenced.about)
    assert isinstance(shown, str)
    caption = source.attributes.caption
    return f"{shown}\n{caption}\n" if caption else shown
