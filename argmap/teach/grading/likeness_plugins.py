"""Likenesses of texts that other distributions add, under the entry point group `argmap.likeness`.

None comes with argmap: small encoders that run on a school's computer were worse than words, quotes and places here. A
school that has a better one adds it as a function that takes pairs of texts and returns, for each, the probability that
both say the same.
"""

from __future__ import annotations

from typing import Any

from argmap.registry import Registry

LIKENESSES: Registry[Any] = Registry("likeness", "argmap.teach.likenesses")
"""The likenesses by name; argmap has none of its own, so there is no such package."""
