"""The XML of Checkstyle 4.3, which review bots and the warnings plugins of CI servers read.

A finding without a place is at the first line, and has no column.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from argmap.diagnostics import Diagnostic
from argmap.report import Checked, Reporter
from argmap.report.diagnostic.file_places import lines_of, relative
from argmap.report.output.xml_text import DECLARATION, write_xml, xml_characters


def report(files: Iterable[Checked], *, several: bool) -> Iterator[str]:
    """One document with an element for each file, also for one in which nothing was found."""
    yield f'{DECLARATION}<checkstyle version="4.3">\n'
    yield from (write_xml(_file(checked)) for checked in files)
    yield "</checkstyle>\n"


def _file(checked: Checked) -> ET.Element:
    file = ET.Element("file", {"name": xml_characters(relative(checked.file))})
    file.extend(_error(diagnostic) for diagnostic in checked.diagnostics)
    return file


def _error(diagnostic: Diagnostic) -> ET.Element:
    fields = {"line": str(lines_of(diagnostic.span)[0])}
    if diagnostic.span is not None:
        fields["column"] = str(diagnostic.span.start.column)
    fields |= {"severity": diagnostic.severity.value, "message": xml_characters(diagnostic.message)}
    return ET.Element("error", {**fields, "source": xml_characters(f"argmap.{diagnostic.code}")})


REPORTER = Reporter("checkstyle", __doc__, report)
