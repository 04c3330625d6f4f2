"""AML, the markup language of Araucaria: propositions with convergent and linked premises, refutations.

    <ARG>
      <AU><PROP identifier="A"><PROPTEXT>Close the old town.</PROPTEXT></PROP>
        <CA><AU><PROP identifier="B"><PROPTEXT>The air gets cleaner.</PROPTEXT></PROP></AU></CA>
      </AU>
    </ARG>

Read only. `CA` stands for a convergent argument here, not for a conflict; `LA` holds co-premises; a missing proposition
is an enthymeme. Source: Reed, C. and Rowe, G. (2004), Araucaria: software for argument analysis, diagramming and
representation, International Journal on Artificial Intelligence Tools 13(4), 961–979, and its DTD.
"""

from __future__ import annotations

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.aif_nodes import scheme_of
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.reading import Reading, open_xml
from argmap.formats.shared.unknown_fields import Parts, note_unknown_parts
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.model.elements import Polarity
from argmap.patterns import compile_later
from argmap.syntax.xml import Element

_LOST = {
    "TEXT": "analysed text",
    "EDATA": "name of the analyst, date and comments",
    "CQANS": "answers to critical questions",
    "ROLE": "roles in Toulmin's or Wigmore's diagrams",
}
_PARTS = {
    "ARG": Parts("", "AU SCHEMESET TEXT EDATA"),
    "AU": Parts("", "PROP CA LA REFUTATION"),
    **dict.fromkeys(("CA", "LA", "REFUTATION"), Parts("", "AU")),
    "PROP": Parts("identifier missing", "PROPTEXT OWNER INSCHEME CQANS ROLE TUTOR"),
    "PROPTEXT": Parts("offset", text=True),
    "OWNER": Parts("name"),
    "INSCHEME": Parts("scheme schid"),
}
_ROOT = compile_later(r"<ARG[\s>/]")


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    reading, root = open_xml(text, "aml", "ARG")
    if root is None:
        return reading.document()
    note_unknown_parts(reading, root, _PARTS)
    thesis: ClaimDraft | None = None
    work: list[tuple[Element, ClaimDraft]] = []
    for unit in root.children("AU"):
        claim = _claim(reading, unit)
        if claim is not None:
            thesis = thesis or claim
            work.append((unit, claim))
    while work:
        unit, conclusion = work.pop()
        for part in unit.children():
            if part.name == "CA":
                groups, polarity = [[below] for below in part.children("AU")], Polarity.SUPPORT
            elif part.name == "LA":
                groups, polarity = [list(part.children("AU"))], Polarity.SUPPORT
            elif part.name == "REFUTATION":
                groups, polarity = [[below] for below in part.children("AU")], Polarity.ATTACK
            else:
                continue
            for group in groups:
                claims = [(below, claim) for below in group if (claim := _claim(reading, below)) is not None]
                if claims:
                    schemes = [_scheme(below) for below, _ in claims]
                    scheme = next((s for s in schemes if s), None)
                    ends = [claim for _, claim in claims]
                    reading.relation(polarity, ends, conclusion, None, part.at, scheme=scheme)
                work.extend(claims)
    for name, words in _LOST.items():
        count = sum(1 for element in root.every(name, within=False) if element.attributes or element.text())
        if count:
            reading.note_loss(name, f"{words} left out", count=count)
    return reading.document(thesis=thesis)


def _claim(reading: Reading, unit: Element) -> ClaimDraft | None:
    proposition = unit.child("PROP")
    if proposition is None:
        reading.report(
            Code.INCOMPLETE_STEP, "an argument unit (AU) has no PROP; it is left out", unit.at, Severity.ERROR
        )
        return None
    words, owner = proposition.child("PROPTEXT"), proposition.child("OWNER")
    text = words.text() if words is not None else ""
    id = proposition.get("identifier") or None
    tags = ("implicit",) if proposition.get("missing") == "yes" else ()
    voice = owner.get("name") if owner is not None else None
    return reading.claim(text, id, proposition.at, voice=voice, tags=tags)


def _scheme(unit: Element) -> str | None:
    proposition = unit.child("PROP")
    used = proposition.child("INSCHEME") if proposition is not None else None
    return scheme_of(used.get("scheme")) if used is not None else None


FORMAT = Format("aml", __doc__, (".aml",), _detects, _read, certainty=Certainty.MARK)
