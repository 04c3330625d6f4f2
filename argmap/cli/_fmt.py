"""Formats the bytes of a map file, and shows the change to people and to `patch`."""

from __future__ import annotations

import sys

from argmap.codes import Code
from argmap.diagnostics import Diagnostic
from argmap.formats import parse, tidy
from argmap.formats.shared.writable import check_bytes
from argmap.report.output.screen import safe
from argmap.syntax.decoding import encode_like
from argmap.syntax.edits import unified_diff


def reformat(raw: bytes, file: str) -> tuple[bytes, list[Diagnostic]]:
    """The canonical layout of `raw`, with its line ends, without a byte order mark, and the signs that are missing.

    Raises as `tidy` does; ArgmapError too where it is the line ends that make it too large.
    """
    name = None if file == "-" else file
    tidied = encode_like(tidy(raw, file=name), raw.removeprefix(b"\xef\xbb\xbf"))
    document = parse(raw, file=name)
    check_bytes(tidied, document.format)
    return tidied, [d for d in document.diagnostics if d.code == Code.UNKNOWN_SIGN]


def change_as_diff(name: str, before: bytes, after: bytes) -> str | bytes:
    """The change as a unified diff that `patch` can apply; a terminal shows control characters as symbols."""
    return printable_diff(unified_diff(before, after, name))


def printable_diff(difference: bytes) -> str | bytes:
    """A unified diff in a form that is safe for stdout."""
    if not sys.stdout.isatty():
        return difference
    return "".join(f"{safe(line)}\n" for line in difference.decode("utf-8", "replace").split("\n")[:-1])


def summary(changed: int, unchanged: int, broken: int, *, dry: bool) -> str:
    """A line that counts the files.

    >>> summary(2, 1, 0, dry=True)
    '2 files would be reformatted, 1 file unchanged'
    """
    counts = {
        "would be reformatted" if dry else "reformatted": changed,
        "unchanged": unchanged,
        "with errors": broken,
    }
    parts = [f"{count} file{'' if count == 1 else 's'} {what}" for what, count in counts.items() if count]
    return ", ".join(parts) or "no files"
