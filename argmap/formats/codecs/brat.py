"""brat standoff annotation, `.ann` beside the text it marks: components of argument and relations between them.

    T1\tMajorClaim 0 19\tClose the old town.
    T2\tPremise 20 41\tThe air gets cleaner.
    T3\tClaim 42 63\tShops lose customers.
    R1\tsupports Arg1:T2 Arg2:T1
    R2\tattacks Arg1:T3 Arg2:T1

Read only. Types are those of the corpora of essays and of medical abstracts: `MajorClaim`, `Claim`, `Premise`;
`supports`, `attacks` and their kin. A stance `For` or `Against` is a relation to the major claim; several major claims
are taken for restatements of the first. Sources: the brat manual, standoff format; Stab, C. and Gurevych, I. (2017),
Parsing argumentation structures in persuasive essays, Computational Linguistics 43(3), 619–659; Mayer, T. et al.
(2020), Transformer-based argument mining for healthcare applications, ECAI 2020.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from argmap.codes import Code
from argmap.diagnostics import ArgmapError, Ends, Severity
from argmap.formats.shared.format import Format
from argmap.formats.shared.reading import Reading, line_ends
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.model.elements import Polarity
from argmap.patterns import compile_later
from argmap.syntax.decoding import decode
from argmap.syntax.files import read_bytes

_COMPONENT = compile_later(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?$")
_RELATION = compile_later(r"(R\S+)\t(\S+) (\w+):(\S+) (\w+):(\S+)\s*$")
_NOTE = compile_later(r"#\S*\tAnnotatorNotes (T\S+)\t(.*)")
_STANCE = compile_later(r"(A\S+)\t(\S+) (\S+)(?: (\S+))?\s*$")
RELATIONS = {
    "supports": Polarity.SUPPORT, "support": Polarity.SUPPORT, "for": Polarity.SUPPORT, "pro": Polarity.SUPPORT,
    "attacks": Polarity.ATTACK, "attack": Polarity.ATTACK, "partial-attack": Polarity.ATTACK,
    "against": Polarity.ATTACK, "con": Polarity.ATTACK, "refutes": Polarity.ATTACK,
}  # fmt: skip


def _detects(text: str) -> bool:
    return re.search(r"\A(?:[#*AREMN]\S*\t[^\n]*\n)*T\d+\t\S+ \d+ \d+", text) is not None


def _read_at(text: str, file: Path) -> Document:
    document = _read(text)
    beside = file.with_suffix(".txt")
    try:
        source, _ = decode(read_bytes(beside))
    except ArgmapError:
        return document
    return replace(document, source_text=source)


def _read(text: str) -> Document:
    reading = Reading(text, "brat")
    lines = [(n, line, line_ends(n, 0, len(line))) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    major: list[ClaimDraft] = []
    for _, line, at in lines:
        if line[0] == "T":
            _component(reading, line, at, major)
    for _, line, at in lines:
        if line[0] == "R":
            _relation(reading, line, at)
        elif line[0] == "A":
            _stance(reading, line, at, major)
        elif (remark := _NOTE.match(line)) is not None and remark[1] in reading.claims:
            fields = reading.claims[remark[1]].fields
            fields["note"] = "\n".join(filter(None, (fields.get("note"), reading.words(remark[2].strip(), at))))
        elif line[0] in "EM*#N":
            reading.note_loss("annotations", "events, notes and other annotations left out", line.split("\t")[0])
        elif line[0] != "T":
            shown = line.strip()[:40]
            reading.report(
                Code.UNREAD_LINE,
                f"expected a component (T1), a relation (R1) or an attribute (A1), found '{shown}'",
                at,
            )
    for further in major[1:]:
        reading.relation(Polarity.NEUTRAL, further, major[0], label="rephrases")
    return reading.document(thesis=major[0] if major else None)


def _component(reading: Reading, line: str, at: Ends, major: list[ClaimDraft]) -> None:
    match = _COMPONENT.match(line)
    if match is None:
        reading.report(Code.UNREAD_LINE, f"expected 'T1<tab>Claim 0 10<tab>text', found '{line[:40]}'", at)
    elif match[1] in reading.claims:
        reading.report(
            Code.DUPLICATE_ID, f"the id '{match[1][:60]}' is used twice; only the first one is read", at, Severity.ERROR
        )
    else:
        quote = reading.words((match[4] or "").rstrip("\t"), at)
        claim = reading.claim(quote, match[1], at, quotes=(quote,) if quote.strip() else ())
        if match[2].lower() == "majorclaim":
            major.append(claim)
        elif match[2].lower() not in ("claim", "premise"):
            reading.note_loss("types", "types of components left out", match[2])


def _relation(reading: Reading, line: str, at: Ends) -> None:
    match = _RELATION.match(line)
    if match is None:
        reading.report(Code.UNREAD_LINE, f"expected 'R1<tab>supports Arg1:T1 Arg2:T2', found '{line[:40]}'", at)
        return
    kind = match[2].lower().replace("_", "-")
    polarity = RELATIONS.get(kind)
    ends = {match[3].lower(): match[4], match[5].lower(): match[6]}
    source, target = ends.get("arg1", match[4]), ends.get("arg2", match[6])
    unknown = [name for name in (source, target) if name not in reading.claims]
    if unknown:
        reading.report(Code.UNKNOWN_ID, f"'{unknown[0][:60]}' is not a component in this file", at, Severity.ERROR)
    elif polarity is None:
        reading.report(Code.WRONG_VALUE, f"the relation '{match[2][:40]}' is unknown; it is left out", at)
    else:
        label = "partial attack" if kind == "partial-attack" else None
        reading.relation(polarity, reading.claims[source], reading.claims[target], match[1], at, label=label)


def _stance(reading: Reading, line: str, at: Ends, major: list[ClaimDraft]) -> None:
    match = _STANCE.match(line)
    if match is None:
        reading.report(Code.UNREAD_LINE, f"expected 'A1<tab>Stance T1 For', found '{line[:40]}'", at)
    elif match[2].lower() != "stance" or (match[4] or "").lower() not in RELATIONS:
        reading.note_loss("attributes", "attributes of components left out", match[2])
    elif match[3] not in reading.claims:
        reading.report(Code.UNKNOWN_ID, f"'{match[3][:60]}' is not a component in this file", at, Severity.ERROR)
    elif not major:
        reading.report(
            Code.INCOMPLETE_STEP, f"the stance of '{match[3][:60]}' has no major claim to refer to; it is left out", at
        )
    else:
        reading.relation(RELATIONS[match[4].lower()], reading.claims[match[3]], major[0], match[1], at)


FORMAT = Format("brat", __doc__, (".ann",), _detects, _read, read_at=_read_at, text_beside=True)
