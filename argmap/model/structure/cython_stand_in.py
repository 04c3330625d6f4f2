"""Stands in for the `cython` module where Cython is not installed and the kernel runs as plain Python.

It offers what the kernel uses, doing nothing. Annotations are never evaluated, so the types need no stand-in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

compiled = False


def cfunc(function: T) -> T:
    """A function that only compiled code would call directly."""
    return function


inline = cclass = final = cfunc


def exceptval(*, check: bool) -> Callable[[T], T]:
    """How compiled code would report an exception."""
    return cfunc


def declare(kind: Any, value: Any = None, *, visibility: str = "private") -> Any:
    """A variable of a C type, or an attribute that Python may read."""
    return value


class _Type:
    """A C type, or with a slice the buffer of it."""

    def __getitem__(self, _: slice) -> _Type:
        return self


double = int = longlong = uchar = Py_ssize_t = ulonglong = _Type()
