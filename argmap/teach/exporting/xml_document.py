"""XML of exports: well-formed whatever characters a text has."""

from __future__ import annotations

from xml.etree import ElementTree as ET

_NOT_IN_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""The characters that texts of maps may have and XML 1.0 (production 2, Char) may not."""


def document(root: ET.Element) -> bytes:
    """An element as a whole file in UTF-8."""
    text = ET.tostring(root, encoding="unicode").translate(_NOT_IN_XML)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
