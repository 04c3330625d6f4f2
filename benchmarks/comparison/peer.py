"""What a module of `peers` defines: `DISTRIBUTIONS`, the packages it needs from PyPI, and `METHODS`.

A new peer is a new module there; nothing lists them. Packages are imported inside functions only, so that a module
can be read where its package is not installed.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from types import ModuleType
from typing import Any

from benchmarks.comparison import peers
from benchmarks.comparison.graphs import Graph

OURS = "ours"
Found = list[float] | list[list[int]]
"""Strengths by claim number; or under the semantics of labellings the claims that are in, by number, per labelling."""


@dataclass(frozen=True)
class Method:
    """One way to evaluate a graph.

    `prepare` makes the package's own model and returns the call that is timed, and what reads the call's result.
    `tolerance` is how far a strength may be from argmap's: more than 1e-9 only where the package promises less.
    """

    semantics: str
    call: str
    prepare: Callable[[Graph], tuple[Callable[[], Any], Callable[[Any], Found]]]
    tolerance: float = 1e-9


def modules() -> dict[str, ModuleType]:
    """The modules of `peers` by name, argmap's own first."""
    names = sorted(
        (found.name for found in pkgutil.iter_modules(peers.__path__)), key=lambda name: (name != OURS, name)
    )
    return {name: importlib.import_module(f"{peers.__name__}.{name}") for name in names}


def missing(module: ModuleType) -> list[str]:
    """The packages a peer needs that are not installed."""
    return [name for name in module.DISTRIBUTIONS if not _version(name)]


def title(module: ModuleType) -> str:
    """The package's name and version."""
    name = module.DISTRIBUTIONS[0]
    return f"{name} {_version(name)}"


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
