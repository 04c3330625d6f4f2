"""Legal Knowledge Interchange Format, the argument graphs of Carneades 1 and 2 in XML.

    <lkif><argument-graphs><argument-graph id="g" title="Cars" main-issue="close"><statements>
      <statement id="close"><s>Close it.</s></statement> <statement id="air"><s>Cleaner air.</s></statement>
    </statements><arguments>
      <argument id="a1"><conclusion statement="close"/><premises><premise statement="air"/></premises></argument>
    </arguments></argument-graph></argument-graphs></lkif>

Read only; rules and theories are left out. An exception is an undercut. Source: Gordon, T. F. (2008), The Legal
Knowledge Interchange Format (LKIF), ESTRELLA deliverable 4.1.
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
    "lkif": Parts("version", "argument-graphs argument-graph"),
}
_ROOT = compile_later(r"<lkif[\s>/]")


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    reading, root = open_xml(text, "lkif", "lkif")
    if root is None:
        return reading.document()
    note_unknown_parts(reading, root, _PARTS)
    thesis = Graphs(reading, root).main
    for graph in root.every("argument-graph", within=False):
        thesis = thesis or reading.claims.get(graph.get("main-issue") or "")
        issues = [issue.get("statement") or "" for issue in graph.every("issue")]
        thesis = thesis or next((reading.claims[id] for id in issues if id in reading.claims), None)
        if len(issues) > 1:
            reading.note_loss("issues", "marks of further issues left out", issues[1], len(issues) - 1)
        titles = [graph.get("title") or "", *(title.text() for title in graph.every("title"))]
        title, *others = list(filter(None, titles)) or [""]
        if others:
            reading.note_loss("titles", "titles in other languages left out", others[0], len(others))
        if title.strip():
            reading.builder.header.setdefault("title", reading.words(title))
    for name in ("rule", "axiom"):
        count = sum(1 for _ in root.every(name))
        if count:
            reading.note_loss(f"{name}s", f"{name}s of theories left out", count=count)
    return reading.document(thesis=thesis)


FORMAT = Format("lkif", __doc__, (".xml", ".lkif"), _detects, _read, certainty=Certainty.MARK)
