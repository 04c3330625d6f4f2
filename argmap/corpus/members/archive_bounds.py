"""How much an archive may hold, so that a small file cannot keep a machine busy for days.

Members are read one at a time and never written to disk; each has the bound of a file. These are bounds of the whole.
"""

from __future__ import annotations

from argmap.syntax import limits

MEMBERS = 200_000
"""Members of one archive: its list is kept in memory by each process."""
FREE = 1_000_000_000
"""Bytes that any archive may expand to."""
RATIO = 200
"""Bytes that an archive may expand to for each of its own, beyond `FREE`; texts of maps are packed 3 to 30 times."""


def most_bytes(packed: int) -> int:
    """The bytes that an archive of this size may expand to."""
    return max(FREE, RATIO * packed)


def why_too_large(size: int) -> str | None:
    """Why a member of this size is not read; None if it may be."""
    return f"larger than {limits.BYTES:,} bytes, the limit for one map" if size > limits.BYTES else None


def why_stopped(count: int, expanded: int, packed: int) -> str | None:
    """Why the members from here on are not read: their number, or the sum of their bytes; None if they may be."""
    if count > MEMBERS:
        return f"the archive has more than {MEMBERS:,} members; those from here on are not read"
    if expanded > most_bytes(packed):
        return f"the archive expands to more than {most_bytes(packed):,} bytes; the members from here on are not read"
    return None
