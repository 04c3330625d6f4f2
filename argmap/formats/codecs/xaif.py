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

from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.aif_nodes import NODE_SET, AifNodes, finish
from argmap.formats.shared.format import Format
from argmap.formats.shared.json_layout import tidy
from argmap.formats.shared.reading import Reading
from argmap.formats.shared.unknown_fields import Fields, note_unknown_fields
from argmap.model.document import Document
from argmap.patterns import compile_later
from argmap.syntax import json_items

_KEY = compile_later(r'"AIF"\s*:\s*\{')
_DRAWN = {
    "nodes": dict.fromkeys(("nodeID", "x", "y", "visible", "timestamp")),
    "edges": dict.fromkeys(("fromID", "toID", "visible")),
}
_FIELDS: Fields = {"AIF": NODE_SET, "OVA": _DRAWN, "ova": _DRAWN, "text": None}


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
    note_unknown_fields(reading, value, _FIELDS)
    AifNodes(reading).read(aif, where)
    _note_left_out(reading, value)
    return finish(reading)


def _note_left_out(reading: Reading, value: dict[str, Any]) -> None:
    drawn = value.get("OVA", value.get("ova"))
    boxes = drawn.get("nodes") if isinstance(drawn, dict) else None
    if isinstance(boxes, list) and boxes:
        reading.note_loss("layout", "positions of boxes in the drawing left out", count=len(boxes))
    if value.get("text"):
        reading.note_loss("text", "analysed text and its marked passages left out")


FORMAT = Format("xaif", __doc__, (".json", ".xaif"), _detects, _read, tidy=tidy)
