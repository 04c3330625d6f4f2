"""Text of files that students save with whatever program: UTF-8, UTF-16 with or without a mark, Windows-1252."""

from __future__ import annotations

from argmap.syntax.decoding import normalise_lines

_SAMPLE = 4_000
"""How many bytes are looked at to recognise UTF-16 without a mark."""


def to_text(raw: bytes) -> str:
    """The text of a file, with LF line ends; in Windows-1252, what it leaves undefined becomes U+FFFD.

    >>> [to_text(raw) for raw in ("1: ä".encode("utf-8-sig"), "1: ä".encode("cp1252"), "1: ä".encode("utf-16"))]
    ['1: ä', '1: ä', '1: ä']
    >>> to_text("1: a".encode("utf-16-le")), to_text(b"1\\r\\n2")
    ('1: a', '1\\n2')
    """
    text = _decode(raw)
    return normalise_lines(text.removeprefix("\ufeff").replace("\0", ""))


def _decode(raw: bytes) -> str:
    if raw[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return raw.decode("utf-32", "replace")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    sample = raw[:_SAMPLE]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(sample) > 3 and sample[start::2].count(0) > 0.6 * len(sample[start::2]):
            return raw.decode(name, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
