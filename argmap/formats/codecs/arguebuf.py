"""Arguebuf JSON, the JSON form of its protocol buffer: atoms and schemes by id, joined by edges.

    {"nodes": {"1": {"atom": {"text": "The air gets cleaner."}},
               "2": {"atom": {"text": "Close the old town."}},
               "3": {"scheme": {"support": "SUPPORT_DEFAULT"}}},
     "edges": {"e1": {"source": "1", "target": "3"}, "e2": {"source": "3", "target": "2"}},
     "schemaVersion": 1, "majorClaim": "2"}

Fields that arguebuf does not know are kept in its `userdata`, under `argmap_fields`, so that nothing is lost. The sign
of a scheme without a type, which its tools call unknown, is unknown; so is that of an edge between two atoms. Source:
Lenz, M. and Bergmann, R. (2022), User- centric argument mining with ArgueMapper and Arguebuf, COMMA 2022, 367–368; the
published `graph.proto`, of which this reads the names in camelCase and in snake_case.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.aif_nodes import scheme_of
from argmap.formats.shared.extra_fields import pack_fields, unpack_fields
from argmap.formats.shared.format import Format
from argmap.formats.shared.json_layout import tidy
from argmap.formats.shared.reading import At, Reading, open_json, text_of
from argmap.formats.shared.steps import Steps
from argmap.formats.shared.unknown_fields import ANY, Fields, note_unknown_fields
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.patterns import compile_later
from argmap.syntax.tree import Place

_KEYS = compile_later(r'"(schemaVersion|schema_version|libraryVersion|majorClaim|major_claim)"\s*:')
_NODES = compile_later(r'"nodes"\s*:\s*\{')
_ATOM = compile_later(r'"(atom|scheme)"\s*:\s*\{')
_DATA: Fields = {"metadata": dict.fromkeys(("created", "updated")), "userdata": None}
_FIELDS: Fields = {
    "nodes": {
        ANY: {
            "atom": {"text": None, "participant": None, "reference": {"text": None}},
            "scheme": dict.fromkeys(("support", "attack", "rephrase", "preference")),
            **_DATA,
        }
    },
    "edges": {ANY: {"source": None, "target": None, **_DATA}},
    "participants": {ANY: {"name": None, **_DATA}},
    "resources": {ANY: {**dict.fromkeys(("text", "title", "source")), **_DATA}},
    "analysts": {ANY: {**dict.fromkeys(("name", "email")), **_DATA}},
    **dict.fromkeys(("majorClaim", "major_claim")),
    **dict.fromkeys(("schemaVersion", "schema_version", "libraryVersion", "library_version")),
    **_DATA,
}
KINDS = {
    "support": Polarity.SUPPORT,
    "attack": Polarity.ATTACK,
    "rephrase": Polarity.NEUTRAL,
    "preference": Polarity.NEUTRAL,
}
LABELS = {"rephrase": "rephrases", "preference": "prefers"}
SCHEMES = frozenset(
    [
        "position-to-know",
        "expert-opinion",
        "witness-testimony",
        "popular-opinion",
        "popular-practice",
        "example",
        "analogy",
        "practical-reasoning-from-analogy",
        "composition",
        "division",
        "oppositions",
        "rhetorical-oppositions",
        "alternatives",
        "verbal-classification",
        "values",
        "positive-values",
        "negative-values",
        "sacrifice",
        "practical-reasoning",
        "waste",
        "sunk-costs",
        "ignorance",
        "epistemic-ignorance",
        "cause-to-effect",
        "correlation-to-cause",
        "sign",
        "evidence-to-hypothesis",
        "consequences",
        "positive-consequences",
        "negative-consequences",
        "threat",
        "fear-appeal",
        "danger-appeal",
        "need-for-help",
        "distress",
        "commitment",
        "ethotic",
        "inconsistent-commitment",
        "bias",
        "gradualism",
        "slippery-slope",
        "exceptional-case",
        "precedent",
        "perception",
        "memory",
    ]
)
"""Names of schemes that the protocol knows too, as maps write them."""


def _detects(text: str) -> bool:
    if not text[:1000].lstrip().startswith("{") or _NODES.search(text) is None:
        return False
    return _KEYS.search(text) is not None or _ATOM.search(text[:100_000]) is not None


def _read(text: str) -> Document:
    reading, value, place = open_json(text, "arguebuf", "nodes", "edges")
    if value is None:
        return reading.document()
    note_unknown_fields(reading, value, _FIELDS)
    _note_times(reading, value)
    steps = Steps(reading, bare_arrows=True)
    people: dict[str, str | None] = {}
    for id, person, _ in _entries_by_id(reading, value, place, "participants"):
        people[id] = text_of(person.get("name"))
        _ours(reading, person)
    for id, node, at in _entries_by_id(reading, value, place, "nodes"):
        if isinstance(node.get("atom"), dict):
            _atom(reading, id, node, people, at)
        elif isinstance(node.get("scheme"), dict):
            _scheme(reading, steps, id, node, at)
        else:
            steps.ignored.add(id)
            reading.report(Code.WRONG_VALUE, f"node '{id[:60]}' is neither an atom nor a scheme; it is left out", at)
    for _, edge, at in _entries_by_id(reading, value, place, "edges"):
        steps.arrow(text_of(edge.get("source")) or "", text_of(edge.get("target")) or "", at)
        _ours(reading, edge)
    steps.relations()
    for key, words in (("resources", "texts that the atoms come from"), ("analysts", "names of analysts")):
        count = sum(1 for _ in _entries_by_id(reading, value, place, key))
        if count:
            reading.note_loss(key, f"{words} left out", count=count)
    ours = _ours(reading, value)
    reading.builder.header = unpack_fields(reading, ArgumentMap, ours, place)
    thesis = text_of(value.get("majorClaim", value.get("major_claim")))
    if thesis and thesis not in reading.claims:
        reading.report(Code.UNKNOWN_ID, f"the major claim '{thesis[:60]}' does not exist", place, Severity.ERROR)
    return reading.document(thesis=reading.claims.get(thesis or ""), choose=ours is None)


def _note_times(reading: Reading, value: dict[str, Any]) -> None:
    groups = [value.get(key) for key in ("nodes", "edges", "participants")]
    items = [value, *(item for group in groups if isinstance(group, dict) for item in group.values())]
    times = sum(1 for item in items if isinstance(item, dict) and item.get("metadata"))
    if times:
        reading.note_loss("times", "times of creation and change left out", count=times)


def _entries_by_id(
    reading: Reading, value: dict[str, Any], place: Place, key: str
) -> Iterator[tuple[str, dict[str, Any], Place | None]]:
    """The objects under `key`, which has them by id, with their places."""
    items, where = value.get(key), place.get(key)
    if items is None:
        return
    if not isinstance(items, dict):
        reading.report(
            Code.WRONG_VALUE, f"'{key}' should be an object with its entries by id", where or place, Severity.ERROR
        )
        return
    for id, item in items.items():
        at = where.get(id) if where is not None else None
        if isinstance(item, dict):
            yield id, item, at
        else:
            reading.report(
                Code.WRONG_VALUE, f"'{id[:60]}' in '{key}' is not an object", at or where or place, Severity.ERROR
            )


def _atom(reading: Reading, id: str, node: dict[str, Any], people: dict[str, str | None], at: At) -> None:
    atom = node["atom"]
    fields: dict[str, Any] = {"voice": people.get(text_of(atom.get("participant")) or "")}
    reference = atom.get("reference")
    quote = text_of(reference.get("text")) if isinstance(reference, dict) else None
    if quote and quote.strip():
        fields["quotes"] = (reading.words(quote, at),)
    reading.claim(atom.get("text"), id, at, **{**fields, **unpack_fields(reading, Claim, _ours(reading, node), at)})


def _scheme(reading: Reading, steps: Steps, id: str, node: dict[str, Any], at: At) -> None:
    scheme = node["scheme"]
    kind = next((kind for kind in KINDS if kind in scheme), None)
    named = (text_of(scheme.get(kind)) or "").removeprefix(f"{kind.upper()}_") if kind else ""
    fields = {"label": LABELS.get(kind or ""), "scheme": scheme_of(named.replace("_", "-").lower())}
    packed = _ours(reading, node)
    is_neutral = isinstance(packed, dict) and packed.get("polarity") == Polarity.NEUTRAL
    if is_neutral:
        packed = {name: value for name, value in packed.items() if name != "polarity"}
    ours = unpack_fields(reading, Relation, packed, at)
    untyped = Polarity.NEUTRAL if is_neutral else Polarity.UNKNOWN
    steps.step(id, KINDS[kind] if kind else untyped, at, **{**fields, **ours})


def _ours(reading: Reading, item: dict[str, Any]) -> Any:
    userdata = item.get("userdata")
    if not isinstance(userdata, dict):
        return None
    further = [key for key in userdata if key != "argmap_fields"]
    if further:
        reading.note_loss("userdata", "entries of userdata left out", str(further[0]), len(further))
    return userdata.get("argmap_fields")


def _write(debate: ArgumentMap) -> str:
    voices = list(dict.fromkeys(claim.voice for claim in debate.claims if claim.voice is not None))
    people = {voice: f"p{number}" for number, voice in enumerate(voices, 1)}
    nodes: dict[str, Any] = {}
    edges: dict[str, Any] = {}
    for claim in debate.claims:
        atom: dict[str, Any] = {"text": claim.text}
        if claim.voice is not None:
            atom["participant"] = people[claim.voice]
        nodes[claim.id] = {"atom": atom, "metadata": {}, **_userdata(pack_fields(claim, ["voice"]))}
    for relation in debate.relations:
        scheme, ours = _scheme_node(relation)
        nodes[relation.id] = {"scheme": scheme, "metadata": {}, **_userdata(ours)}
        for source, target in [*((p, relation.id) for p in relation.premises), (relation.id, relation.target)]:
            edges[f"e{len(edges) + 1}"] = {"source": source, "target": target, "metadata": {}}
    content: dict[str, Any] = {
        "nodes": nodes,
        "edges": edges,
        "resources": {},
        "participants": {id: {"name": voice, "metadata": {}} for voice, id in people.items()},
        "analysts": {},
        **({"majorClaim": debate.thesis} if debate.thesis is not None else {}),
        "schemaVersion": 1,
        "libraryVersion": "argmap",
        "metadata": {},
        "userdata": {"argmap_fields": pack_fields(debate)},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _userdata(ours: dict[str, Any]) -> dict[str, Any]:
    return {"userdata": {"argmap_fields": ours}} if ours else {}


def _scheme_node(relation: Relation) -> tuple[dict[str, str], dict[str, Any]]:
    """The scheme node, and what has to be said beside it."""
    ours = pack_fields(relation)
    if relation.polarity is Polarity.UNKNOWN:
        return {}, ours
    if relation.polarity is Polarity.NEUTRAL:
        kind = next((kind for kind, label in LABELS.items() if label == relation.label), None)
        if kind is None:
            return {}, {**ours, "polarity": relation.polarity.value}
        return {kind: f"{kind.upper()}_DEFAULT"}, {key: value for key, value in ours.items() if key != "label"}
    kind = relation.polarity.value
    if kind == "support" and relation.scheme in SCHEMES:
        del ours["scheme"]
        return {kind: f"SUPPORT_{relation.scheme.upper().replace('-', '_')}"}, ours
    return {kind: f"{kind.upper()}_DEFAULT"}, ours


FORMAT = Format("arguebuf", __doc__, (".json",), _detects, _read, _write, tidy=tidy)
