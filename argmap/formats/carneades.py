"""Carneades 4 YAML: statements, issues and arguments.

Read only. Competing positions of an issue keep the issue's name but are no attacks here; schemes with variables are not
instantiated. Source: the documentation and the examples of Carneades 4.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.diagnostics import Severity
from argmap.formats._carneades import Arguments, Premise
from argmap.formats._format import Format
from argmap.formats._reading import Reading, text_of
from argmap.model.document import Document
from argmap.syntax import yaml
from argmap.syntax.tree import Place

_OWN = re.compile(
    r"^(meta|arguments|issues|argument_schemes|issue_schemes|weighing_functions|statements)[ \t]*:", re.MULTILINE
)
_LOST = {
    "language": "words for predicates",
    "argument_schemes": "schemes with variables",
    "issue_schemes": "schemes of issues",
    "references": "references",
    "weighing_functions": "weighing functions",
    "tests": "expected labels",
}


def _detects(text: str) -> bool:
    return text.lstrip()[:1] not in "{[<" and _OWN.search(text) is not None


def _read(text: str) -> Document:
    parsed = yaml.parse(text)
    found, value, place = Reading(text, "carneades", parsed.diagnostics), parsed.value, parsed.place
    if value is None:
        return found.document()
    if not isinstance(value, dict):
        found.fault("ARG014", "expected a mapping with 'statements' and 'arguments'", place, Severity.ERROR)
        return found.document()
    for id, statement, at in _named(found, value, place, "statements"):
        text_ = (
            statement if isinstance(statement, str) else statement.get("text") if isinstance(statement, dict) else None
        )
        label = statement.get("label") if isinstance(statement, dict) else None
        assumed = isinstance(statement, dict) and statement.get("assumed") == "true"
        found.claim(text_of(text_) or text_of(label) or id, id, at, tags=("assumed",) if assumed else ())
    arguments = Arguments(found)
    for statement in _listed(value.get("assumptions")):
        claim = arguments.statement(statement, place.get("assumptions"))
        claim.fields["tags"] = ("assumed",)
    _issues(found, value, place, arguments)
    _arguments(found, value, place, arguments)
    meta = value.get("meta")
    if isinstance(meta, dict):
        if text_of(meta.get("title")):
            found.builder.header["title"] = " ".join(found.words(meta["title"]).split())
        further = [key for key in meta if key != "title"]
        if further:
            found.lost("meta", "entries of 'meta' left out", further[0], len(further))
    for key, words in _LOST.items():
        items = value.get(key)
        if items:
            found.lost(key, f"{words} left out", count=len(items) if isinstance(items, dict | list) else 1)
    return found.document()


def _named(found: Reading, value: dict[str, Any], place: Place, key: str) -> list[tuple[str, Any, Place | None]]:
    items, where = value.get(key), place.get(key)
    if items is None:
        return []
    if not isinstance(items, dict):
        found.fault("ARG013", f"'{key}' should be a mapping that has its entries by id", where or place, Severity.ERROR)
        return []
    return [(id, item, where.get(id) if where is not None else None) for id, item in items.items()]


def _listed(items: Any) -> list[str]:
    """Ids in a list, or as the values of a mapping by role."""
    values = items.values() if isinstance(items, dict) else items if isinstance(items, list) else []
    return [item for item in values if isinstance(item, str) and item]


def _issues(found: Reading, value: dict[str, Any], place: Place, arguments: Arguments) -> None:
    for id, issue, at in _named(found, value, place, "issues"):
        for position in _listed(issue.get("positions") if isinstance(issue, dict) else None):
            arguments.statement(position, at).fields["issue"] = found.words(id)
        if isinstance(issue, dict) and issue.get("standard"):
            found.lost("standards", "proof standards left out", id)


def _arguments(found: Reading, value: dict[str, Any], place: Place, arguments: Arguments) -> None:
    undercuts: list[tuple[str, Any, Any, str, Any]] = []
    for id, argument, at in _named(found, value, place, "arguments"):
        if not isinstance(argument, dict):
            found.fault("ARG013", f"the argument '{id[:60]}' should be a mapping", at, Severity.ERROR)
            continue
        conclusion = text_of(argument.get("conclusion"))
        premises = argument.get("premises")
        if isinstance(premises, dict):
            found.lost("roles", "roles of premises left out", id)
        scheme = text_of(argument.get("scheme"))
        made = arguments.argument(id, conclusion, [Premise(p) for p in _listed(premises)], scheme=scheme, at=at)
        undercutter = text_of(argument.get("undercutter"))
        if undercutter and conclusion:
            undercuts.append((undercutter, made, arguments.statement(conclusion, at), id, at))
        for key in ("weight", "parameters"):
            if argument.get(key):
                found.lost(key, f"{key} of arguments left out".replace("weight of", "weights of"), id)
    for undercut in undercuts:
        arguments.undercut(*undercut)


FORMAT = Format("carneades", __doc__, (".yml", ".yaml"), _detects, _read)
