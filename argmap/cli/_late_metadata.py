"""`importlib.metadata`, imported only when somebody asks it something.

pydantic imports it to look for plug-ins, even when it is told not to. It imports the packages for mail and archives in
turn, and all of them together take as long as reading and checking a small map.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

_NAME = "importlib.metadata"


def import_metadata_late() -> None:
    """Puts a stand-in in its place, unless it is imported already; whatever is asked of that is answered by itself."""
    if _NAME in sys.modules:
        return
    late = _LateMetadata(_NAME)
    sys.modules[_NAME] = late
    vars(importlib)["metadata"] = late


class _LateMetadata(ModuleType):
    """The stand-in."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_import_metadata(), name)

    @staticmethod
    def entry_points(**selection: Any) -> Any:
        """The entry points that installed distributions have: what pydantic imports, and asks only for plug-ins."""
        return _import_metadata().entry_points(**selection)


def _import_metadata() -> ModuleType:
    if isinstance(sys.modules.get(_NAME), _LateMetadata):
        del sys.modules[_NAME]
    return importlib.import_module(_NAME)
