"""The rules that a call selects."""

from __future__ import annotations

from typing import NamedTuple


class RuleSelection(NamedTuple):
    """The rules selected in one call, by names, codes or code prefixes; they override the settings of a project.

    `select` are the only rules to run, None for those of the settings; `extend` are further rules, `ignore` rules to
    leave out.
    """

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
