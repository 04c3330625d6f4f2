"""Structures of any size and shape for the kernel, made without a map: the same seed gives the same rows."""

from __future__ import annotations

import importlib.util
import random
from array import array
from pathlib import Path
from types import ModuleType
from typing import Any

from argmap.model.structure.rows import Rows
from argmap.scoring.kernel import passes

SHAPES = ("tree", "chain", "star", "dag", "cyclic")


def plain_kernel() -> ModuleType:
    """The kernel as plain Python, whether or not a compiled one is installed."""
    path = Path(passes.__file__).with_name("passes.py")
    spec = importlib.util.spec_from_file_location("plain_kernel", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(shape: str, count: int, seed: int = 1, kernel: Any = passes) -> tuple[Any, array[float]]:
    """A plan of `count` rows, six of ten inputs supports, and random base scores for it.

    A tree has about four children a claim; a DAG lets each claim bear on three before it; a cyclic map is that with one
    relation in fifty turned round.
    """
    rng = random.Random(seed)
    if shape in ("dag", "cyclic"):
        inputs: list[list[int]] = [[] for _ in range(count)]
        cycles = [0, count] if shape == "cyclic" and count > 50 else []
        for row in range(1, count):
            for target in {rng.randrange(max(0, row - 50), row) for _ in range(3)}:
                one, other = (row, target) if cycles and rng.random() < 0.02 else (target, row)
                inputs[one].append(other)
        return _plan(kernel, inputs, None, cycles, rng)
    parents = [0] * count
    children: list[list[int]] = [[] for _ in range(count)]
    for row in range(1, count):
        at = (
            rng.randrange(max(0, row // 4 - 2), max(1, row // 4))
            if shape == "tree"
            else row - 1
            if shape == "chain"
            else 0
        )
        children[at].append(row)
    order, depths, stack = [], [], [(0, 0, 0)]
    while stack:
        row, depth, parent = stack.pop()
        parents[len(order)] = parent
        stack.extend((child, depth + 1, len(order)) for child in children[row])
        order.append(row)
        depths.append(depth)
    inputs = [[] for _ in range(count)]
    for row in range(count - 1, 0, -1):
        inputs[parents[row]].append(row)
    return _plan(kernel, inputs, depths, [], rng)


def _plan(
    kernel: Any, inputs: list[list[int]], depths: list[int] | None, cycles: list[int], rng: random.Random
) -> tuple[Any, array[float]]:
    sources, roles, offsets = array("i"), array("i"), array("i", [0])
    for own in inputs:
        sources.extend(own)
        roles.extend(int(rng.random() < 0.6) for _ in own)
        offsets.append(len(sources))
    keys = None
    if depths is not None:
        keys = array("i", [4 * depth for depth in depths])
        for source, role in zip(sources, roles, strict=True):
            keys[source] += role
    structure = Rows(offsets, sources, roles, array("d", [1.0]) * len(sources), keys, cycles)
    return kernel.Plan(structure), array("d", [rng.random() for _ in inputs])
