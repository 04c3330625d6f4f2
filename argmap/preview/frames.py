"""Who may show the live page in a frame: nobody, unless the command names them.

A page in a frame can be laid under another page, which then gets the clicks of the reader to where it wants them. So
only editors, whose own pages have schemes that no web page has, and single origins can be named: no wildcard, and no
scheme of the web as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.patterns import compile_later
from argmap.printable import safe

EDITOR_SCHEMES = ("vscode-webview:", "vscode-file:")
"""The schemes of VS Code's own pages: that of its panels, and that of its window around them."""
_ORIGIN = compile_later(r"https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::[0-9]{1,5})?\Z")


def frame_ancestor(text: str) -> str:
    """The source expression of one that may show the page; ValueError, in words, for anything else.

    >>> frame_ancestor("vscode-webview:"), frame_ancestor("http://LocalHost:8080/")
    ('vscode-webview:', 'http://localhost:8080')
    """
    source = text.lower().removesuffix("/")
    if source in EDITOR_SCHEMES or _ORIGIN.match(source):
        return source
    raise ValueError(
        f"'{safe(text[:80])}' cannot be allowed to show the page; name an origin, such as http://localhost:8080, "
        f"or {' or '.join(EDITOR_SCHEMES)}"
    )


def frame_headers(policy: str, ancestors: Sequence[str]) -> dict[str, str]:
    """The headers that say what a page may load, by `policy`, and who may show it in a frame."""
    if not ancestors:
        return {"content-security-policy": f"{policy}; frame-ancestors 'none'", "x-frame-options": "DENY"}
    return {"content-security-policy": f"{policy}; frame-ancestors {' '.join(ancestors)}"}
