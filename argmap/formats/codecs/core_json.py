"""The model itself as JSON: a flat list of claims and a flat list of relations, for programs; nothing is lost.

    {"argmap-core": 1,
     "thesis": "close",
     "claims": [{"id": "close", "text": "Close the old town."}, {"id": "air", "text": "The air gets cleaner."}],
     "relations": [{"id": "air->close", "polarity": "support", "premises": ["air"], "target": "close"}]}

The keys are the fields of the model, those with their default value left away. The native format says the same as an
outline that people write.
"""

from __future__ import annotations

import json
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.extra_fields import pack_fields, unpack_fields
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.json_layout import tidy
from argmap.formats.shared.reading import Reading, entries, text_of
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.patterns import compile_later
from argmap.syntax import json_items

VERSION = 1
_KEY = compile_later(r'\{\s*"argmap-core"\s*:')


def _detects(text: str) -> bool:
    return _KEY.match(text[:1000].lstrip()) is not None


def _read(text: str) -> Document:
    parsed = json_items.parse(text, 2)
    reading, value, place = Reading(text, "core-json", parsed.diagnostics), parsed.value, parsed.place
    builder = reading.builder
    if not isinstance(value, dict) or value.get("argmap-core") != VERSION:
        message = f'expected an object that begins with "argmap-core": {VERSION}'
        reading.report(Code.UNSUPPORTED_VERSION, message, place, Severity.ERROR)
        value = {}
    drafts: list[ClaimDraft] = []
    for item, at in entries(reading, value, place, "claims"):
        main, rest = _parts(item, ("id", "text"))
        drafts.append(
            reading.claim(text_of(main["text"]), text_of(main["id"]), at, **unpack_fields(reading, Claim, rest, at))
        )
    for item, at in entries(reading, value, place, "relations"):
        main, rest = _parts(item, ("id", "polarity", "premises", "target"))
        premises, target = main["premises"], text_of(main["target"])
        if main["polarity"] not in list(Polarity) or not isinstance(premises, list) or target is None:
            message = (
                "a relation needs 'polarity' (support, attack, neutral, unknown), a list of 'premises' and a 'target'"
            )
            reading.report(Code.MISSING_KEY, message, at, Severity.ERROR)
            continue
        ends = [text_of(premise) or "" for premise in premises]
        fields = unpack_fields(reading, Relation, rest, at)
        reading.relation(main["polarity"], ends, target, text_of(main["id"]), at, **fields)
    main, rest = _parts(value, ("argmap-core", "thesis", "claims", "relations"))
    builder.header = unpack_fields(reading, ArgumentMap, rest, place)
    builder.at = {"thesis": place.get("thesis").ends} if main["thesis"] is not None else {}  # type: ignore[union-attr]
    return reading.document(thesis=text_of(main["thesis"]), choose=False)


def _parts(item: dict[str, Any], names: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    main = {name: item.get(name) for name in names}
    return main, {name: value for name, value in item.items() if name not in names}


def _write(debate: ArgumentMap) -> str:
    content = {
        "argmap-core": VERSION,
        **pack_fields(debate),
        **({"thesis": debate.thesis} if debate.thesis is not None else {}),
        "claims": [{"id": c.id, "text": c.text, **pack_fields(c)} for c in debate.claims],
        "relations": [
            {
                "id": r.id,
                "polarity": r.polarity.value,
                "premises": list(r.premises),
                "target": r.target,
                **pack_fields(r),
            }
            for r in debate.relations
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


FORMAT = Format("core-json", __doc__, (".json",), _detects, _read, _write, tidy=tidy, certainty=Certainty.MARK)
