"""arggraph XML, the annotation of the argumentative microtexts: text segments, units of argument, and edges.

    <arggraph id="d1">
      <edu id="e1">Close the old town.</edu> <edu id="e2">The air gets cleaner.</edu>
      <adu id="a1" type="pro"/> <adu id="a2" type="pro"/>
      <edge id="c1" src="e1" trg="a1" type="seg"/> <edge id="c2" src="e2" trg="a2" type="seg"/>
      <edge id="c3" src="a2" trg="a1" type="sup"/></arggraph>

Read only. An edge may bear on another edge: `und` undercuts it, `add` gives it a further co-premise. Source: Peldszus,
A. and Stede, M. (2015), An annotated corpus of argumentative microtexts, First European Conference on Argumentation.
"""

from __future__ import annotations

from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.reading import Reading, open_xml
from argmap.formats.shared.unknown_fields import Parts, note_unknown_parts
from argmap.model.builder import ClaimDraft, RelationDraft
from argmap.model.document import Document
from argmap.model.elements import Polarity
from argmap.patterns import compile_later
from argmap.syntax.xml import Element

_ROOT = compile_later(r"<arggraph[\s>/]")
_PARTS = {
    "arggraph": Parts("id topic_id stance", "edu adu joint edge"),
    "edu": Parts("id implicit", text=True),
    "joint": Parts("id"),
    "adu": Parts("id type"),
    "edge": Parts("id src trg type"),
}
KINDS = {
    "sup": (Polarity.SUPPORT, None),
    "exa": (Polarity.SUPPORT, "example"),
    "reb": (Polarity.ATTACK, None),
    "und": (Polarity.ATTACK, None),
    "rebut": (Polarity.ATTACK, None),
    "undercut": (Polarity.ATTACK, None),
}
VOICES = {"pro": "proponent", "opp": "opponent"}


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    reading, root = open_xml(text, "arggraph", "arggraph")
    if root is None:
        return reading.document()
    note_unknown_parts(reading, root, _PARTS)
    graph = _ArggraphReader(reading, root)
    graph.claims()
    graph.relations()
    for name in ("id", "topic_id"):
        if root.get(name):
            reading.builder.header["title"] = (
                reading.words(" ".join((root.get(name) or "").replace("_", " ").split())) or None
            )
    if root.get("stance"):
        reading.note_loss("stance", "stance of the text on its topic left out", root.get("stance"))
    return reading.document()


class _ArggraphReader:
    """The elements by id; edges may name edges that come later."""

    def __init__(self, reading: Reading, root: Element) -> None:
        self.reading = reading
        self.root = root
        self.edges: dict[str, Element] = {}
        self.units = {e.get("id") or "": e for e in root.children() if e.name in ("edu", "adu", "joint")}
        for edge in root.children("edge"):
            id = edge.get("id") or f"edge-{len(self.edges) + 1}"
            if id in self.edges or id in self.units:
                reading.report(
                    Code.DUPLICATE_ID,
                    f"the id '{id[:60]}' is used twice; only the first one is read",
                    edge.at,
                    Severity.ERROR,
                )
            else:
                self.edges[id] = edge

    def claims(self) -> None:
        """A claim for each unit of argument, with the texts of its segments."""
        segments: dict[str, list[str]] = {}
        for edge in self.edges.values():
            if edge.get("type") == "seg":
                segments.setdefault(edge.get("trg") or "", []).append(edge.get("src") or "")
        order = list(self.units)
        for id, unit in self.units.items():
            if unit.name != "adu":
                continue
            parts: list[str] = []
            work = list(reversed(segments.get(id, [])))
            seen: set[str] = set()
            while work:
                name = work.pop()
                if name in seen or name not in self.units:
                    continue
                seen.add(name)
                if self.units[name].name == "edu":
                    parts.append(name)
                work.extend(reversed(segments.get(name, [])))
            texts = [_text(self.units[name]) for name in sorted(parts, key=order.index)]
            tags = ("implicit",) if any(self.units[n].get("implicit") == "true" for n in parts) else ()
            voice = VOICES.get(unit.get("type") or "")
            self.reading.claim(" ".join(texts), id, unit.at, voice=voice, tags=tags)

    def relations(self) -> None:
        """Relations of the edges; `add` edges are premises of the edge they name."""
        further: dict[str, list[str]] = {}
        onto: dict[str, Element] = {}
        for id, edge in self.edges.items():
            kind, source, target = (edge.get(name) or "" for name in ("type", "src", "trg"))
            if kind == "add":
                further.setdefault(target, []).append(source)
                if target not in self.edges:
                    self._unknown(edge, target)
            elif kind in KINDS:
                onto[id] = edge
            elif kind != "seg":
                self.reading.report(
                    Code.WRONG_VALUE, f"edge '{id[:60]}' is of type '{kind[:30]}'; it is left out", edge.at
                )
        made: dict[str, tuple[RelationDraft, str]] = {}
        for id, edge in onto.items():
            polarity, scheme = KINDS[edge.get("type") or ""]
            target = edge.get("trg") or ""
            premises = [p for name in (edge.get("src") or "", *further.get(id, ())) if (p := self._claim(name, edge))]
            end: Any = self.reading.claims.get(target)
            if end is None and target not in onto:
                self._unknown(edge, target)
            elif premises:
                draft = self.reading.relation(polarity, premises, end or target, id, edge.at, scheme=scheme)
                made[id] = draft, target
        for draft, target in made.values():
            if isinstance(draft.target, str) and target in made:
                draft.target = made[target][0]

    def _claim(self, name: str, edge: Element) -> ClaimDraft | None:
        if name not in self.reading.claims:
            self._unknown(edge, name)
        return self.reading.claims.get(name)

    def _unknown(self, edge: Element, name: str) -> None:
        message = f"edge '{(edge.get('id') or '')[:60]}' refers to '{name[:60]}', which does not exist"
        self.reading.report(Code.UNKNOWN_ID, message, edge.at, Severity.ERROR)


def _text(unit: Element) -> str:
    """The text of a segment with its runs of blanks, on one line: where a program breaks lines is not the author's."""
    return " ".join(line.strip() for line in unit.whole_text().split("\n") if line.strip())


FORMAT = Format("arggraph", __doc__, (".xml",), _detects, _read, certainty=Certainty.MARK, text_beside=True)
