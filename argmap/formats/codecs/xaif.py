"""xAIF, the save files of OVA3 and of the argument mining pipelines of ARG-tech: an AIF node set with what was drawn.

    {"AIF": {"nodes": [{"nodeID": "1", "text": "The air gets cleaner.", "type": "I"},
                       {"nodeID": "2", "text": "Close the old town.", "type": "I"},
                       {"nodeID": "3", "text": "Default Inference", "type": "RA"}],
             "edges": [{"edgeID": "1", "fromID": "1", "toID": "3"}, {"edgeID": "2", "fromID": "3", "toID": "2"}]},
     "text": ""}

Read only; layout and the marked-up text are left out. Source: Reed, C. et al. (2017), The Argument Web: an online
ecosystem of tools, systems and services for argumentation, Philosophy & Technology 30, 137–160; files of OVA3.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.aif_nodes import SCHEME_NAMES, AifNodes, finish
from argmap.formats.shared.format import Format
from argmap.formats.shared.json_layout import tidy
from argmap.formats.shared.reading import Reading, entries, text_of
from argmap.model.document import Document
from argmap.syntax import json_items

_KEY = re.compile(r'"AIF"\s*:\s*\{')


def _detects(text: str) -> bool:
    return text[:1000].lstrip().startswith("{") and _KEY.search(text) is not None


def _read(text: str) -> Document:
    parsed = json_items.parse(text, 3)
    reading, value, place = Reading(text, "xaif", parsed.diagnostics), parsed.value, parsed.place
    aif = value.get("AIF") if isinstance(value, dict) else None
    if not isinstance(aif, dict):
        reading.report(Code.UNKNOWN_FORMAT, "expected an object with the key 'AIF'", place, Severity.ERROR)
        return reading.document()
    where = place.get("AIF")
    schemes: dict[str, str] = {}
    for item, _ in entries(reading, aif, where, "schemefulfillments"):
        id, number = text_of(item.get("nodeID")), text_of(item.get("schemeID"))
        if id and number in SCHEME_NAMES:
            schemes[id] = SCHEME_NAMES[number]
    AifNodes(reading, schemes).read(aif, where)
    _note_left_out(reading, value, aif)
    return finish(reading)


def _note_left_out(reading: Reading, value: dict[str, Any], aif: dict[str, Any]) -> None:
    drawn = value.get("OVA", value.get("ova"))
    boxes = drawn.get("nodes") if isinstance(drawn, dict) else None
    if isinstance(boxes, list) and boxes:
        reading.note_loss("layout", "positions of boxes in the drawing left out", count=len(boxes))
    if value.get("text"):
        reading.note_loss("text", "analysed text and its marked passages left out")
    for key, words in (
        ("descriptorfulfillments", "links between premises and scheme parts"),
        ("cqdescriptorfulfillments", "links between steps and critical questions"),
    ):
        items = aif.get(key)
        if isinstance(items, list) and items:
            reading.note_loss(key, f"{words} left out", count=len(items))


FORMAT = Format("xaif", __doc__, (".json", ".xaif"), _detects, _read, tidy=tidy)
