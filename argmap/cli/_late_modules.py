"""Modules that pydantic imports and that are asked nothing here: imported only when somebody does ask.

- `importlib.metadata`, to look for plug-ins, even when it is told not to. It imports the packages for mail and archives
  in turn, and all of them together take as long as reading and checking a small map.
- `secrets`, to compare passwords. It imports OpenSSL.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any


def import_late() -> None:
    """Puts stand-ins in their places, where they are not imported yet; what is asked of one is answered by itself."""
    for name, stand_in in (("importlib.metadata", _LateMetadata), ("secrets", _LateModule)):
        if name not in sys.modules:
            sys.modules[name] = late = stand_in(name)
            package, _, last = name.rpartition(".")
            if package:
                vars(sys.modules[package])[last] = late


class _LateModule(ModuleType):
    """A stand-in, which gives way to the module of its name at the first question."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_import(self.__name__), name)


class _LateMetadata(_LateModule):
    """The stand-in for `importlib.metadata`."""

    @staticmethod
    def entry_points(**selection: Any) -> Any:
        """The entry points that installed distributions have: what pydantic imports, and asks only for plug-ins."""
        return _import("importlib.metadata").entry_points(**selection)


def _import(name: str) -> ModuleType:
    if isinstance(sys.modules.get(name), _LateModule):
        del sys.modules[name]
    return importlib.import_module(name)
