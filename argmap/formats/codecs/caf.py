"""Carneades Argument Format 1.0 to 1.3, XML: statements in several languages, arguments pro and con.

Read only. Source: the RELAX NG schema CAF.rnc of Carneades.
"""

from __future__ import annotations

import re

from argmap.formats.shared.carneades_xml import Graphs
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.reading import opened_xml
from argmap.model.document import Document

_ROOT = re.compile(r"<caf[\s>/]")


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    found, root = opened_xml(text, "caf", "caf")
    if root is None:
        return found.document()
    graphs = Graphs(found, root)
    metadata = root.child("metadata")
    if metadata is not None and (metadata.get("title") or "").strip():
        found.builder.header["title"] = " ".join(found.words(metadata.get("title")).split())
    for reference in root.every("references"):
        found.lost("references", "lists of references left out", count=len(list(reference.children())) or 1)
    return found.document(thesis=graphs.main)


FORMAT = Format("caf", __doc__, (".xml", ".caf"), _detects, _read, certainty=Certainty.MARK)
