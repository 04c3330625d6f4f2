"""The hash that tells files and settings apart in the cache.

`hashlib` loads OpenSSL first, which takes longer than looking a file up; CPython has BLAKE2 in a module of its own too.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # another Python
    from hashlib import blake2b

__all__ = ["blake2b"]
