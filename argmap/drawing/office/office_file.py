"""Files of office programs that are the same bytes for the same map: archives and properties without today's date."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from argmap.drawing.scene.scene import Scene

NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that an archive can hold."""


def describe_file(properties: Any, scene: Scene) -> None:
    """Sets the core properties of a document, those of python-docx or python-pptx, without a date of today."""
    properties.title = scene.title[:255]
    properties.subject = scene.summary[:255]
    properties.author = properties.last_modified_by = "argmap"
    properties.comments = properties.keywords = properties.category = ""
    properties.language = scene.wording.language
    properties.revision = 1
    properties.created = properties.modified = datetime(*NO_DATE)


def save_without_dates(document: Any) -> bytes:
    """The bytes of a document of python-docx or python-pptx, with one fixed date for all of its parts."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, NO_DATE), source.read(name), ZIP_DEFLATED)
    return fixed.getvalue()
