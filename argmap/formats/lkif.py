"""Legal Knowledge Interchange Format, the argument graphs of Carneades 1 and 2 in XML.

Read only; rules and theories are left out. An exception is an undercut. Source: Gordon, T. F. (2008), The Legal
Knowledge Interchange Format (LKIF), ESTRELLA deliverable 4.1.
"""

from __future__ import annotations

import re

from argmap.diagnostics import Severity
from argmap.formats._carneades import Arguments, Premise
from argmap.formats._format import Format
from argmap.formats._reading import Reading, opened_xml
from argmap.model.document import Document
from argmap.syntax.xml import Element

_ROOT = re.compile(r"<lkif[\s>/]")


def _detects(text: str) -> bool:
    return _ROOT.search(text[:5000]) is not None


def _read(text: str) -> Document:
    found, root = opened_xml(text, "lkif", "lkif")
    if root is None:
        return found.document()
    arguments, main = Arguments(found), ""
    graphs = list(root.every("argument-graph", within=False))
    for graph in graphs:
        for statement in graph.every("statement", within=False):
            _statement(found, statement)
    for graph in graphs:
        main = main or graph.get("main-issue") or ""
        for number, argument in enumerate(graph.every("argument", within=False), 1):
            _argument(found, arguments, argument, argument.get("id") or f"argument-{number}")
        title = graph.get("title") or ""
        if title.strip() and "title" not in found.builder.header:
            found.builder.header["title"] = found.words(title)
    for name in ("rule", "axiom"):
        count = sum(1 for _ in root.every(name))
        if count:
            found.lost(f"{name}s", f"{name}s of theories left out", count=count)
    return found.document(thesis=found.claims.get(main))


def _statement(found: Reading, statement: Element) -> None:
    id, said = statement.get("id"), statement.child("s")
    if not id:
        found.fault("ARG012", "a statement has no id; it is left out", statement.at, Severity.ERROR)
    elif id in found.claims:
        found.fault(
            "ARG020", f"the id '{id[:60]}' is already taken; the first one counts", statement.at, Severity.ERROR
        )
    else:
        found.claim((said.text() if said is not None else statement.text()) or id, id, statement.at)
        if statement.get("value") or statement.get("standard"):
            found.lost("standards", "truth values and proof standards of statements left out", id)


def _argument(found: Reading, arguments: Arguments, argument: Element, id: str) -> None:
    premises = [
        Premise(p.get("statement") or "", p.get("polarity") != "negative", p.get("type") == "exception")
        for p in argument.every("premise", within=False)
        if p.get("statement")
    ]
    conclusion = argument.child("conclusion")
    end = conclusion.get("statement") if conclusion is not None else None
    pro = argument.get("direction") != "con"
    arguments.argument(id, end, premises, pro=pro, scheme=argument.get("scheme"), at=argument.at)
    if any(p.get("role") for p in argument.every("premise", within=False)):
        found.lost("roles", "roles of premises left out", id)
    if argument.get("weight"):
        found.lost("weights", "weights of arguments left out: they decide between pro and con, and are no factors", id)


FORMAT = Format("lkif", __doc__, (".xml", ".lkif"), _detects, _read)
