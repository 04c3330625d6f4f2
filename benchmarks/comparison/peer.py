"""What a module of `peers` defines: what it needs, and `METHODS`.

A new peer is a new module there; nothing lists them. `DISTRIBUTIONS` are the packages it needs from PyPI. A peer that
PyPI does not have also has a `TITLE`, the `CHECKOUT` that names its option on the command line, and the `MODULES`
folder in that checkout. Packages are imported inside functions only, so that a module can be read where its package is
not installed.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.comparison import peers
from benchmarks.comparison.graphs import Graph

OURS = "ours"
Result = list[float] | list[list[int]]
"""Strengths by claim number; or under the semantics of labellings the claims that are in, by number, per labelling."""


class Ready(NamedTuple):
    """A model that is built.

    call: evaluates it.
    change: gives the claim `graph.changed` another base score and evaluates; None where the model does not allow it.
    """

    call: Callable[[], Any]
    change: Callable[[float], Any] | None = None


Prepare = Callable[[Graph], tuple[Callable[[], Ready], Callable[[Any], Result]]]
"""From a graph to what builds the package's own model, and what reads a result."""


@dataclass(frozen=True)
class Method:
    """One way to evaluate a graph.

    `prepare` imports the package and makes what its model is built from, neither of which is timed. `tolerance` is how
    far a strength may be from argmap's: more than 1e-9 only where the package promises less. `most` is the largest
    graph it is tried on. A method that is no evaluation has the result [].
    """

    semantics: str
    call: str
    prepare: Prepare
    tolerance: float = 1e-9
    cycles: bool = False
    most: int = 100_000


def modules() -> dict[str, ModuleType]:
    """The modules of `peers` by name, argmap's own first."""
    names = sorted(
        (found.name for found in pkgutil.iter_modules(peers.__path__)), key=lambda name: (name != OURS, name)
    )
    return {name: importlib.import_module(f"{peers.__name__}.{name}") for name in names}


def missing(module: ModuleType, checkouts: dict[str, str]) -> list[str]:
    """What a peer needs and does not find: packages, or the option that names a checkout."""
    checkout = getattr(module, "CHECKOUT", None)
    needed = [name for name in module.DISTRIBUTIONS if not _version(name)]
    return [*needed, f"--{checkout} FOLDER"] if checkout and checkout not in checkouts else needed


def title(module: ModuleType) -> str:
    """The peer's name, and its version if PyPI has it."""
    if hasattr(module, "TITLE"):
        return module.TITLE
    name = module.DISTRIBUTIONS[0]
    return f"{name} {_version(name)}"


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
