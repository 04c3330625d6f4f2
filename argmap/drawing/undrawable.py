"""What is raised where a sound map cannot be drawn as was asked: it is too dense, or its picture too large."""

from __future__ import annotations

from argmap.diagnostics import ArgmapError


class UndrawableError(ArgmapError):
    """A picture of this map cannot be made, though nothing around it is wrong; the message says what to do."""
