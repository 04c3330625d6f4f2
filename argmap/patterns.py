"""Regular expressions that are compiled when they are first used.

A command uses few of the patterns of the modules that it imports, and compiling one takes as long as importing a small
module. So patterns of modules are made with `compile_later`; `re.compile` is for those made within a function.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def compile_later(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, for all that its methods and attributes do; an error in `text` shows on first use.

    >>> compile_later(r"a(b*)").fullmatch("abb")[1]
    'bb'
    """
    return cast("re.Pattern[AnyStr]", _LaterPattern(text, flags))


class _LaterPattern:
    """Stands for a compiled pattern, whose attributes become its own one by one."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        value = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value
