"""Which rules a call asks for."""

from __future__ import annotations

from typing import NamedTuple


class Choice(NamedTuple):
    """The selectors of rules given for one call; they win over the settings of a project."""

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
