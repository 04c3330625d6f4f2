"""Compiled modules as plain Python, whatever form of them is installed."""

import importlib.util
from pathlib import Path
from types import ModuleType


def as_plain(installed: ModuleType) -> ModuleType:
    """A module that may be compiled, run from its source."""
    path = Path(installed.__file__ or "").with_name(f"{installed.__name__.rpartition('.')[2]}.py")
    spec = importlib.util.spec_from_file_location(f"plain_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
