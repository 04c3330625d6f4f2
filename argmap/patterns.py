"""Regular expressions that are compiled when they are first used.

A command uses few of the patterns of the modules that it imports, and compiling one takes as long as importing a small
module. So patterns of modules are made with `compile_later`; `re.compile` is for those made within a function. Modules
of other packages that make dear patterns are imported within `compile_later_in`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, AnyStr, cast


def compile_later(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, for all that its methods and attributes do; an error in `text` shows on first use.

    >>> compile_later(r"a(b*)").fullmatch("abb")[1]
    'bb'
    """
    return cast("re.Pattern[AnyStr]", _LaterPattern(text, flags))


@contextmanager
def compile_later_in(*modules: str) -> Iterator[None]:
    """While it lasts, what `re.compile` gives to modules of these names, and to no others, is compiled on first use.

    For modules that only call methods of their patterns, and are not imported yet.
    """
    compile_now = re.compile

    def compile_for(pattern: Any, flags: int = 0) -> Any:
        caller = sys._getframe(1).f_globals.get("__name__")
        return (compile_later if caller in modules else compile_now)(pattern, flags)

    re.compile = compile_for  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = compile_now


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
