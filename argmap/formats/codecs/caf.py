"""Carneades Argument Format 1.0 to 1.3, XML: statements in several languages, arguments pro and con.

    <caf version="1.3"><statements>
      <statement id="close" main="true"><descriptions><description>Close it.</description></descriptions></statement>
      <statement id="air"><descriptions><description>Cleaner air.</description></descriptions></statement>
    </statements><arguments><argument id="a1"><conclusion statement="close"/>
      <premises><premise statement="air"/></premises></argument></arguments></caf>

Read only. Source: the RELAX NG schema CAF.rnc of Carneades.
"""

from __future__ import annotations

from argmap.formats.shared.carneades_xml import PARTS, Graphs
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.reading import open_xml
from argmap.formats.shared.unknown_fields import Parts, note_unknown_parts
from argmap.model.document import Document
from argmap.patterns import compile_later

_PARTS = {
    **PARTS,
    "caf": Parts("version", "metadata statements arguments references argument-graphs argument-graph"),
    "references": Parts("", "metadata"),
}
_ROOT = compile_later(r"<caf[\s>/]")


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    reading, root = open_xml(text, "caf", "caf")
    if root is None:
        return reading.document()
    note_unknown_parts(reading, root, _PARTS)
    graphs = Graphs(reading, root)
    metadata = root.child("metadata")
    if metadata is not None and (metadata.get("title") or "").strip():
        reading.builder.header["title"] = " ".join(reading.words(metadata.get("title")).split())
    if metadata is not None and (set(metadata.attributes) - {"title"} or metadata.parts):
        reading.note_loss(
            "metadata of the file", "metadata of the file left out", next(iter(metadata.attributes), None)
        )
    for reference in root.every("references"):
        reading.note_loss("references", "lists of references left out", count=len(list(reference.children())) or 1)
    return reading.document(thesis=graphs.main)


FORMAT = Format("caf", __doc__, (".xml", ".caf"), _detects, _read, certainty=Certainty.MARK)
