"""What is raised when an action is not carried out, with the reason in words."""

from __future__ import annotations

from argmap.diagnostics import ArgmapError


class Refused(ArgmapError):
    """An action that is not carried out; the message says why, and nothing has changed."""


class NoSmallEdit(Exception):
    """The layout of a text is one in which an action has no small edit; the text is then rewritten as a whole."""
