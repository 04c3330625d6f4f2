"""The home of sample maps and of what tests make up: use one of these before writing another."""

from __future__ import annotations

from pathlib import Path

MAPS = Path(__file__).parents[2] / "maps"
"""The maps that come along with argmap."""
