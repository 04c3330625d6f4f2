"""Where a finding is, as other programs write it: paths seen from the working folder, URIs, whole lines."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from argmap.diagnostics import START, Span


def relative(file: str) -> str:
    """The path of `file` from the working folder, with forward slashes; the whole path when it is outside.

    >>> relative("maps/../maps/town.yaml"), relative("/elsewhere/town.yaml")
    ('maps/town.yaml', '/elsewhere/town.yaml')
    """
    here = Path.cwd()
    path = PurePath(os.path.normpath(here / file))
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def uri(file: str) -> str:
    """The same as a URI reference, as RFC 3986 has it: relative, or with the scheme `file` when it is outside.

    >>> uri("my maps/a:b.yaml"), uri("/elsewhere/100 %.yaml")
    ('my%20maps/a%3Ab.yaml', 'file:///elsewhere/100%20%25.yaml')
    """
    from urllib.parse import quote

    path = relative(file)
    if PurePath(path).is_absolute():
        return f"file:///{quote(_encode(path.removeprefix('/')), safe='/:')}"
    return quote(_encode(path), safe="/")


def _encode(path: str) -> bytes:
    """The bytes of a path; those that are not UTF-8 stand in it as lone surrogates."""
    try:
        return path.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        return path.encode(errors="surrogatepass")


def lines_of(span: Span | None) -> tuple[int, int]:
    """First and last line that a place touches; the first line of the file when there is none.

    >>> lines_of(Span.of(4, 12, 7, 1))
    (4, 6)
    """
    start, end = span or START
    return start.line, max(start.line, end.line - (end.column == 1))
