"""XML as text, one element at a time: valid and safe to print on a terminal whatever the texts in it are."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from argmap.patterns import compile_later

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_XML = compile_later("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNSAFE = compile_later("[\r\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What a reader of XML changes or a terminal may act upon; written as character references."""


def xml_characters(text: str) -> str:
    """`text` as XML can hold it (XML 1.0, production 2): a picture for a control character, U+FFFD for the others.

    >>> xml_characters("red\\x1b[31m")
    'red␛[31m'
    """
    return _NOT_XML.sub(lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd", text)


def write_xml(element: ET.Element, level: int = 1) -> str:
    """The element with all below it, on lines of its own, indented by two blanks for each level."""
    ET.indent(element, level=level)
    text = ET.tostring(element, encoding="unicode")
    return "  " * level + _UNSAFE.sub(lambda match: f"&#{ord(match[0])};", text) + "\n"
