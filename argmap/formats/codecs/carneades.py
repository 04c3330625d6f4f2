"""Carneades 4 YAML: statements, issues and arguments.

    statements:
      close: Close the old town.
      air: The air gets cleaner.
      dust: Most of the dust comes from heating.
    arguments: {a1: {conclusion: close, premises: [air], undercutter: dust}}

Read only. Statements that are assumed, or concluded without premises, have base score 1, all others 0: they hold only
if they are argued for, and an undercutter that nobody argues for has no force. So `label` says what Carneades says,
except where that weighs the positions of an issue against each other (they keep the issue's name but are no attacks
here), takes part of the premises for enough, or instantiates schemes with variables. Source: the documentation and the
examples of Carneades 4; Gordon, T. F. and Walton, D. (2016), Formalizing balancing arguments, COMMA 2016.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.carneades_arguments import Arguments, Premise
from argmap.formats.shared.format import Format
from argmap.formats.shared.reading import Reading, text_of
from argmap.formats.shared.unknown_fields import ANY, Fields, note_unknown_fields
from argmap.model.document import Document
from argmap.patterns import compile_later
from argmap.syntax import yaml
from argmap.syntax.tree import Place

_OWN = compile_later(r"^(argument_schemes|issue_schemes|weighing_functions)[ \t]*:", re.MULTILINE)
_SHARED = compile_later(r"^(statements|issues|arguments|assumptions)[ \t]*:", re.MULTILINE)
"""Keys that files of many kinds have, but hardly two of them; or `arguments`, but without conclusions."""
_STEP = compile_later(r"\b(conclusion|premises)[ \t]*:")
_KEY = compile_later(r"(?:[ \t]*(?:#[^\n]*|---[ \t]*|%[^\n]*)?\n)*[\"']?[\w -]{1,40}[\"']?[ \t]*:(?:\s|$)")
"""The first line that says something is a key."""
_SIGNS = compile_later(r"([(),])")
_BLANK = compile_later("%[vs]")
_LOST = {
    "language": "words for predicates",
    "argument_schemes": "schemes with variables",
    "issue_schemes": "schemes of issues",
    "references": "references",
    "weighing_functions": "weighing functions",
    "tests": "expected labels",
}

_FIELDS: Fields = {
    "meta": {"title": None},
    "statements": {ANY: dict.fromkeys(("text", "assumed"))},
    "issues": {ANY: {"positions": None, "standard": None}},
    "arguments": {
        ANY: dict.fromkeys(("conclusion", "premises", "undercutter", "scheme", "weight", "parameters")),
    },
    "assumptions": None,
    **dict.fromkeys(_LOST),
}


def _detects(text: str) -> bool:
    if text.lstrip()[:1] in "{[<" or _KEY.match(text) is None:
        return False
    shared = {match[1] for match in _SHARED.finditer(text)}
    return (
        len(shared) > 1 or _OWN.search(text) is not None or ("arguments" in shared and _STEP.search(text) is not None)
    )


def _read(text: str) -> Document:
    parsed = yaml.parse(text)
    reading, value, place = Reading(text, "carneades", parsed.diagnostics), parsed.value, parsed.place
    if value is None:
        return reading.document()
    if not isinstance(value, dict):
        reading.report(
            Code.UNKNOWN_FORMAT, "expected a mapping with 'statements' and 'arguments'", place, Severity.ERROR
        )
        return reading.document()
    note_unknown_fields(reading, value, _FIELDS)
    language = _Language(value.get("language"))
    arguments = Arguments(reading, language.text)
    for id, statement, at in _entries_by_id(reading, value, place, "statements"):
        entries = statement if isinstance(statement, dict) else {"text": statement}
        text = (text_of(entries.get("text")) or "").rstrip("\n")  # a block of YAML ends with one
        claim = reading.claim(text or language.text(id), _atom(id), at)
        if entries.get("assumed") == "true":
            arguments.give(claim)
    for statement in _read_ids(reading, "assumptions", value.get("assumptions"), place.get("assumptions")):
        arguments.give(arguments.statement(statement, place.get("assumptions")))
    _issues(reading, value, place, arguments)
    _arguments(reading, value, place, arguments)
    arguments.weigh()
    meta = value.get("meta")
    if isinstance(meta, dict) and text_of(meta.get("title")):
        reading.builder.header["title"] = " ".join(reading.words(meta["title"]).split())
    for key, words in _LOST.items():
        items = language.unused if key == "language" else value.get(key)
        if items:
            reading.note_loss(key, f"{words} left out", count=len(items) if isinstance(items, dict | list) else 1)
    return reading.document()


def _entries_by_id(
    reading: Reading, value: dict[str, Any], place: Place, key: str
) -> list[tuple[str, Any, Place | None]]:
    items, where = value.get(key), place.get(key)
    if items is None:
        return []
    if not isinstance(items, dict):
        reading.report(
            Code.WRONG_VALUE, f"'{key}' should be a mapping with its entries by id", where or place, Severity.ERROR
        )
        return []
    return [(id, item, where.get(id) if where is not None else None) for id, item in items.items()]


def _read_ids(reading: Reading, name: str, items: Any, at: Place | None) -> list[str]:
    """Ids in a list, as the values of a mapping by role, or one alone."""
    values = items.values() if isinstance(items, dict) else items if isinstance(items, list) else [items]
    ids = [_atom(item) for item in values if isinstance(item, str) and item]
    if odd := [item for item in values if not isinstance(item, str | None)]:
        count = f", {len(odd):,} times" if len(odd) > 1 else ""
        reading.report(
            Code.WRONG_VALUE, f"{name}: expected ids of statements, found something else{count}", at, Severity.ERROR
        )
    return ids


def _issues(reading: Reading, value: dict[str, Any], place: Place, arguments: Arguments) -> None:
    for id, issue, at in _entries_by_id(reading, value, place, "issues"):
        entries = issue if isinstance(issue, dict) else {"positions": issue}
        for position in _read_ids(reading, f"the positions of '{id[:60]}'", entries.get("positions"), at):
            arguments.statement(position, at).fields["issue"] = reading.words(id)
        if entries.get("standard"):
            reading.note_loss("standards", "proof standards left out", id)


def _arguments(reading: Reading, value: dict[str, Any], place: Place, arguments: Arguments) -> None:
    undercuts: list[tuple[Premise, Any, Any, str, Any]] = []
    for id, argument, at in _entries_by_id(reading, value, place, "arguments"):
        if not isinstance(argument, dict):
            reading.report(Code.WRONG_VALUE, f"the argument '{id[:60]}' should be a mapping", at, Severity.ERROR)
            continue
        conclusion = _atom(text_of(argument.get("conclusion")) or "")
        premises = argument.get("premises")
        if isinstance(premises, dict):
            reading.note_loss("roles", "roles of premises left out", id)
        ids = _read_ids(reading, f"the premises of '{id[:60]}'", premises, at)
        scheme = text_of(argument.get("scheme"))
        made = arguments.argument(id, conclusion, [Premise(p) for p in ids], scheme=scheme, at=at)
        undercutter = _atom(text_of(argument.get("undercutter")) or "")
        if undercutter and conclusion:
            undercuts.append((Premise(undercutter), made, arguments.statement(conclusion, at), id, at))
        for key in ("weight", "parameters"):
            if argument.get(key):
                reading.note_loss(key, f"{key} of arguments left out".replace("weight of", "weights of"), id)
    for undercut in undercuts:
        arguments.undercut(*undercut)


def _atom(id: str) -> str:
    """`id` as a term is written without blanks, so that `lt(a, b)` and `lt(a,b)` are one statement."""
    return "".join(part.strip() for part in _SIGNS.split(id)) if "(" in id else id


class _Language:
    """The words for predicates: `lt/2: "%v is less than %v"`, which tell a statement that has no text of its own."""

    def __init__(self, entries: Any) -> None:
        self.unused = {k: v for k, v in entries.items() if isinstance(v, str)} if isinstance(entries, dict) else {}
        self._words = dict(self.unused)

    def text(self, id: str) -> str:
        """The statement `id` in words, or unchanged where there are none for it."""
        atom = _atom(id)
        name, _, rest = atom.partition("(")
        terms = _terms(rest[:-1]) if rest.endswith(")") else []
        key = f"{name}/{len(terms)}"
        pieces = _BLANK.split(self._words.get(key, ""))
        if key not in self._words or len(pieces) != len(terms) + 1:
            return id
        self.unused.pop(key, None)
        return "".join(piece for pair in zip(pieces, [*terms, ""], strict=True) for piece in pair)


def _terms(text: str) -> list[str]:
    """The terms between the commas outside brackets."""
    terms, depth, start = [], 0, 0
    for sign in _SIGNS.finditer(text):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "," and depth == 0:
            terms.append(text[start : sign.start()])
            start = sign.end()
    return [*terms, text[start:]]


FORMAT = Format("carneades", __doc__, (".yml", ".yaml"), _detects, _read)
