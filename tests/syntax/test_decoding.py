"""Bytes to text: encodings, characters that are not text, and where they stand."""

from __future__ import annotations

import pytest

from argmap.diagnostics import Diagnostic
from argmap.syntax.decoding import decode, encode_like, without_controls, without_halves


def describe(diagnostics: list[Diagnostic]) -> list[tuple[str, str, tuple[int, ...], str]]:
    """Code, message, place and severity of every diagnostic."""
    return [
        (d.code, d.message, (*d.span.start, *d.span.end) if d.span is not None else (), d.severity) for d in diagnostics
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_wide_encoding_with_its_mark_is_read_with_a_warning(encoding: str) -> None:
    text, diagnostics = decode("é\r\nb".encode(encoding))
    assert text == "é\nb"
    message = f"the file is {encoding.upper()}; save it as UTF-8"
    assert describe(diagnostics) == [("ARG001", message, (1, 1, 1, 1), "warning")]


def test_a_broken_wide_text_is_an_error() -> None:
    assert decode(b"\xff\xfea")[0] == ""
    message = "the file is broken UTF-16; save it as UTF-8"
    assert describe(decode(b"\xff\xfea")[1]) == [("ARG001", message, (1, 1, 1, 1), "error")]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_not_utf_8_is_shown_with_its_place(mark: bytes) -> None:
    text, diagnostics = decode(mark + b"one\r\n\xc3\xa9 \xe9 x\n")
    assert text == "one\né \ufffd x\n"
    message = "byte 0xe9 is not UTF-8; save the file as UTF-8"
    assert describe(diagnostics) == [("ARG001", message, (2, 3, 2, 4), "error")]


def test_the_latin_encoding_that_an_xml_declaration_names_is_read() -> None:
    assert decode(b'<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>\xe9</a>')[0].endswith("<a>é</a>")
    assert "\ufffd" in decode(b'<?xml version="1.0" encoding="koi8-r"?>\n<a>\xe9</a>')[0]


@pytest.mark.parametrize("char", ["\x00", "\x1f", "\x7f", "\x84", "\x86", "\x9f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_is_not_text_is_replaced_and_reported(char: str) -> None:
    text, diagnostics = without_controls(f"a\nbc{char}d")
    assert text == "a\nbc\ufffdd"
    message = f"U+{ord(char):04X} is not a text character; remove it"
    assert describe(diagnostics) == [("ARG003", message, (2, 3, 2, 4), "error")]


@pytest.mark.parametrize("char", ["\t", "\n", "\r", "\x85", "\xa0", "\ufffd"])
def test_other_characters_stay(char: str) -> None:
    assert without_controls(f"a{char}b") == (f"a{char}b", [])


def test_twenty_places_are_reported_and_the_number_of_the_others() -> None:
    assert len(without_controls("\x00" * 20)[1]) == 20
    assert describe(without_controls("\x00" * 23)[1])[19:] == [
        ("ARG003", "U+0000 is not a text character; remove it", (1, 20, 1, 21), "error"),
        ("ARG003", "3 more characters are not text characters", (1, 20, 1, 21), "error"),
    ]


@pytest.mark.parametrize("escape", [r"\ud83d", r"\uD83D", r"\ude00", r"\uDE00"])
def test_half_a_character_is_replaced_and_reported(escape: str) -> None:
    text, diagnostics = without_halves(f'["a",\n "{escape}"]')
    assert text == '["a",\n "\\ufffd"]'
    message = f"{escape} is half a character; it is replaced by U+FFFD"
    assert describe(diagnostics) == [("ARG003", message, (2, 3, 2, 4), "error")]


@pytest.mark.parametrize("escape", [r"\ud83d\ude00", r"\uD83D\uDE00", r"\\ud83d", r"\u00e9", r"\ud7ff"])
def test_whole_characters_stay(escape: str) -> None:
    assert without_halves(f'"{escape}"') == (f'"{escape}"', [])


@pytest.mark.parametrize(
    ("like", "written"),
    [(b"x\ny\n", b"a\nb"), (b"x\r\ny\r\n", b"a\r\nb"), (b"x\r\ny\n", b"a\nb"), (b"x", b"a\nb"), (b"", b"a\nb")],
)
def test_line_ends_are_those_of_the_file_where_it_has_one_kind(like: bytes, written: bytes) -> None:
    assert encode_like("a\nb", like) == written
    assert encode_like("a\nb", b"\xef\xbb\xbf" + like) == b"\xef\xbb\xbf" + written


@pytest.mark.parametrize(
    ("text", "place"), [("\n\x00", (2, 1, 2, 2)), ("\x00", (1, 1, 1, 2)), ("a\n\nb\x00", (3, 2, 3, 3))]
)
def test_places_count_lines_from_the_beginning(text: str, place: tuple[int, ...]) -> None:
    assert describe(without_controls(text)[1])[0][2] == place
