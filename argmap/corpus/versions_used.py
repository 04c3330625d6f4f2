"""What the bytes of a table depend on besides the maps: versions, the kind of machine, and the state of the program."""

from __future__ import annotations

import platform
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from argmap.registry import FORMATS, METRICS, RULES, SEMANTICS, plugins
from argmap.syntax.caching import blake2b

_UNUSED = {
    *("__pycache__", "assistants", "cli", "documents", "drafting", "drawing", "guide", "lsp", "notebook", "preview"),
    *("review", "teach", "versions"),
}
"""Folders of the program that no table depends on."""


class VersionsUsed(NamedTuple):
    """The versions that equal bytes need; `program` is a hash of the files and plug-ins of argmap that tables use."""

    argmap: str
    program: str
    python: str
    pyarrow: str
    machine: str

    def difference(self, other: VersionsUsed) -> str | None:
        """What another process has otherwise, in words; None if all is the same."""
        pairs = zip(self._fields, self, other, strict=True)
        return ", ".join(f"{name} {theirs} instead of {ours}" for name, ours, theirs in pairs if ours != theirs) or None


@cache
def versions_used() -> VersionsUsed:
    """The versions of this process; ArgmapError without pyarrow."""
    from argmap.corpus.tables.arrow_tables import arrow

    return VersionsUsed(
        version("argmap"),
        _program(),
        ".".join(map(str, sys.version_info[:3])),
        arrow().__version__,
        f"{sys.platform} {platform.machine()}",
    )


def _program() -> str:
    package, digest = Path(__file__).parents[1], blake2b(digest_size=8)
    for file in sorted(package.rglob("*")):
        inside = file.relative_to(package)
        if file.suffix in (".py", ".txt", ".toml") and inside.parts[0] not in _UNUSED:
            digest.update(str(inside).encode() + b"\0" + file.read_bytes())
    for kind in (FORMATS, RULES, SEMANTICS, METRICS):
        digest.update(repr(plugins(kind.kind)).encode())
    return digest.hexdigest()
