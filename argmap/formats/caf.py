"""Carneades Argument Format 1.3, XML: statements in several languages, arguments pro and con.

Read only. Source: the RELAX NG schema CAF.rnc of Carneades.
"""

from __future__ import annotations

import re

from argmap.diagnostics import Severity
from argmap.formats._carneades import Arguments, Premise
from argmap.formats._format import Format
from argmap.formats._reading import Reading, opened_xml
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.syntax.xml import Element

_ROOT = re.compile(r"<caf[\s>/]")


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    found, root = opened_xml(text, "caf", "caf")
    if root is None:
        return found.document()
    thesis: ClaimDraft | None = None
    for statement in root.every("statement", within=False):
        claim = _statement(found, statement)
        if thesis is None and statement.get("main") == "true":
            thesis = claim
    arguments = Arguments(found)
    for number, argument in enumerate(root.every("argument", within=False), 1):
        id, conclusion = argument.get("id") or f"argument-{number}", argument.child("conclusion")
        premises = [
            Premise(p.get("statement") or "", p.get("positive") != "false")
            for p in argument.every("premise", within=False)
            if p.get("statement")
        ]
        end, pro = conclusion.get("statement") if conclusion is not None else None, argument.get("pro") != "false"
        arguments.argument(id, end, premises, pro=pro, scheme=argument.get("scheme"), at=argument.at)
        if argument.get("weight"):
            found.lost(
                "weights", "weights of arguments left out: they decide between pro and con, and are no factors", id
            )
    metadata = root.child("metadata")
    if metadata is not None and (metadata.get("title") or "").strip():
        found.builder.header["title"] = " ".join(found.words(metadata.get("title")).split())
    for reference in root.every("references"):
        found.lost("references", "lists of references left out", count=len(list(reference.children())) or 1)
    return found.document(thesis=thesis)


def _statement(found: Reading, statement: Element) -> ClaimDraft | None:
    id = statement.get("id")
    if not id:
        found.fault("ARG012", "a statement has no id; it is left out", statement.at, Severity.ERROR)
        return None
    if id in found.claims:
        found.fault(
            "ARG020", f"the id '{id[:60]}' is already taken; the first one counts", statement.at, Severity.ERROR
        )
        return None
    texts = list(statement.every("description", within=False))
    if len(texts) > 1:
        found.lost("translations", "texts in further languages left out", id, len(texts) - 1)
    if statement.get("weight") or statement.get("standard"):
        found.lost("standards", "weights and proof standards of statements left out", id)
    first = next((text for text in texts if text.text()), None)
    return found.claim(first.text() if first is not None else statement.get("atom") or id, id, statement.at)


FORMAT = Format("caf", __doc__, (".xml", ".caf"), _detects, _read)
