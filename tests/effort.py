"""How much property tests try: all of it on a desk, a third where `CI` is set and the examples are always the same."""

from __future__ import annotations

import os

IS_CI = bool(os.environ.get("CI"))


def examples(count: int) -> int:
    """How many examples to try of the `count` that are wanted."""
    return max(count // 3, 15) if IS_CI else count
