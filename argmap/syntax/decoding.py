"""Bytes to text: encoding, line ends, characters that are not text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Severity, Span, diagnose
from argmap.patterns import compile_later

_CONTROL = compile_later("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
REPORTED = 20
_DECLARED = compile_later(rb"""\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([A-Za-z0-9_.-]+)""")
_LATIN = (b"iso-8859-1", b"iso8859-1", b"latin-1", b"latin1", b"windows-1252", b"cp1252")


def decode(raw: bytes) -> tuple[str, list[Diagnostic]]:
    r"""`raw` as text with LF line ends and no byte order mark; what is not UTF-8 or not text becomes U+FFFD.

    UTF-16 and UTF-32 with a mark are read, with a warning, and the Latin encodings that an XML declaration names.

    >>> decode(b"\xef\xbb\xbfa\r\nb")
    ('a\nb', [])
    """
    wide = _wide(raw)
    if wide is not None:
        try:
            return normalise_lines(raw.decode(wide)), [_recode(wide.upper(), Severity.WARNING)]
        except UnicodeDecodeError:
            return "", [_recode(f"broken {wide.upper()}", Severity.ERROR)]
    declared = _DECLARED.match(raw)
    if declared is not None and declared.group(1).lower() in _LATIN:
        return normalise_lines(raw.decode("cp1252", "replace")), []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # a byte order mark shifts nothing: the decoder counts from after it
        body = raw[3:] if raw.startswith(b"\xef\xbb\xbf") else raw
        before = body[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        message = f"byte 0x{body[error.start]:02x} is not UTF-8; save the file as UTF-8"
        diagnostic = diagnose(Code.NOT_UTF8, message, Span.of(line, column, line, column + 1))
        return normalise_lines(body.decode("utf-8", "replace")), [diagnostic]
    return normalise_lines(text), []


def _wide(raw: bytes) -> str | None:
    """The encoding that a byte order mark other than that of UTF-8 announces."""
    if raw[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "utf-32"
    return "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else None


def _recode(name: str, severity: Severity) -> Diagnostic:
    return diagnose(Code.NOT_UTF8, f"the file is {name}; save it as UTF-8", Span.of(1, 1, 1, 1), severity=severity)


def normalise_lines(text: str) -> str:
    """`text` with LF line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def without_controls(text: str) -> tuple[str, list[Diagnostic]]:
    """`text` with U+FFFD for every character that is not text, and a diagnostic for each of the first 20."""
    if _CONTROL.search(text) is None and "\ufffe" not in text and "\uffff" not in text and not _has_surrogates(text):
        return text, []
    not_text = re.compile(_CONTROL.pattern + "|[\ud800-\udfff\ufffe\uffff]")  # costly to compile, hardly ever needed
    diagnostics = (
        (match.start(), f"U+{ord(match[0]):04X} is not a text character; remove it")
        for match in not_text.finditer(text)
    )
    return not_text.sub("\ufffd", text), _not_text(text, diagnostics)


def without_halves(text: str) -> tuple[str, list[Diagnostic]]:
    r"""JSON with `\ufffd` for every escape that stands for half a character, and a diagnostic for the first 20.

    >>> without_halves(r'["\ud83d\ude00", "\ud800", "\\ud800"]')[0]
    '["\\ud83d\\ude00", "\\ufffd", "\\\\ud800"]'
    """
    if "\\ud" not in text and "\\uD" not in text:
        return text, []
    escapes = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)")
    halves = (match for match in escapes.finditer(text) if match[1] is not None)
    diagnostics = ((match.start(), f"{match[0]} is half a character; it is replaced by U+FFFD") for match in halves)
    return escapes.sub(lambda match: match[0] if match[1] is None else "\\ufffd", text), _not_text(text, diagnostics)


def _not_text(text: str, found: Iterator[tuple[int, str]]) -> list[Diagnostic]:
    """A diagnostic for each of the first places, and one for how many there are more."""
    diagnostics: list[Diagnostic] = []
    for start, message in islice(found, REPORTED):
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        diagnostics.append(diagnose(Code.CONTROL_CHARACTER, message, Span.of(line, column, line, column + 1)))
    if more := sum(1 for _ in found):
        diagnostics.append(
            diagnose(Code.CONTROL_CHARACTER, f"{more} more characters are not text characters", diagnostics[-1].span)
        )
    return diagnostics


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def encode_like(text: str, raw: bytes) -> bytes:
    r"""`text` as UTF-8, with the line ends and the byte order mark that `raw` has.

    >>> encode_like("a\nb", b"\xef\xbb\xbfx\r\ny\r\n")
    b'\xef\xbb\xbfa\r\nb'
    """
    new = text.encode()
    if b"\n" in raw and raw.count(b"\r\n") == raw.count(b"\n"):
        new = new.replace(b"\n", b"\r\n")
    return (b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b"") + new
