"""Bytes of a map file in the canonical layout, and the difference for people and for `patch`."""

from __future__ import annotations

import sys

from argmap.formats import tidy
from argmap.report.output.screen import safe
from argmap.syntax.decoding import encode_like
from argmap.syntax.edits import unified_diff


def laid_out(raw: bytes, file: str) -> bytes:
    """The canonical layout with the line ends of `raw`, without a byte order mark; raises as `tidy` does."""
    return encode_like(tidy(raw, file=None if file == "-" else file), raw.removeprefix(b"\xef\xbb\xbf"))


def difference(name: str, before: bytes, after: bytes) -> str | bytes:
    """What changes, as a unified diff that `patch` applies; on a terminal control characters are shown as pictures."""
    return shown(unified_diff(before, after, name))


def shown(difference: bytes) -> str | bytes:
    """A unified diff as stdout takes it."""
    if not sys.stdout.isatty():
        return difference
    return "".join(f"{safe(line)}\n" for line in difference.decode("utf-8", "replace").split("\n")[:-1])


def summary(changed: int, unchanged: int, faulty: int, *, dry: bool) -> str:
    """What was done, in one line.

    >>> summary(2, 1, 0, dry=True)
    '2 files would be reformatted, 1 file unchanged'
    """
    counts = {
        "would be reformatted" if dry else "reformatted": changed,
        "unchanged": unchanged,
        "cannot be read whole": faulty,
    }
    parts = [f"{count} file{'' if count == 1 else 's'} {what}" for what, count in counts.items() if count]
    return ", ".join(parts) or "no files"
