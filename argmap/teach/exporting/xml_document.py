"""Writes XML that is well-formed whatever characters a text has."""

from __future__ import annotations

from xml.etree import ElementTree as ET

_NOT_IN_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""Characters that are allowed in maps but not in XML 1.0 (production 2, Char), with their replacements."""


def write_xml(root: ET.Element) -> bytes:
    """The content of an XML file in UTF-8."""
    text = ET.tostring(root, encoding="unicode").translate(_NOT_IN_XML)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
