"""The round trip of one map through one format; where it fails, the message shows what was written."""

from __future__ import annotations

import json

from argmap.diagnostics import Severity, one_line
from argmap.formats.shared.format import Format
from argmap.formats.shared.reducing import reduce_map
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.stored import plain_fields

COMPACT = (",", ":")


def assert_round_trip(format: Format, debate: ArgumentMap) -> None:
    """Fails unless the reader gives back, without a complaint, all that the writer can carry of a map."""
    assert format.read is not None and format.write is not None
    left, _ = reduce_map(debate, format.carries)
    text = format.write(left)
    document = format.read(text)
    complaints = [one_line(d) for d in document.faults if d.severity is not Severity.INFO]
    assert not complaints, _report(format, text, "the reader complains of it", *complaints)
    assert document.map == left, _report(format, text, "it is read as another map", *_differences(left, document.map))
    again = format.write(document.map)
    assert again == text, _report(format, text, "the map that was read is written differently", again)


def _json(element: Claim | Relation) -> str:
    return json.dumps(plain_fields(element), ensure_ascii=False, separators=COMPACT)


def _report(format: Format, text: str, problem: str, *lines: str) -> str:
    return "\n".join([f"{format.name}: {problem}", *lines, "--- what was written:", text])


def _differences(left: ArgumentMap, right: ArgumentMap) -> list[str]:
    """The fields and elements in which two maps differ, one line each."""
    lines = []
    for name in type(left).model_fields:
        before, after = getattr(left, name), getattr(right, name)
        if before == after:
            continue
        if name in ("claims", "relations"):
            lines += [f"lost:   {_json(element)}" for element in before if element not in after]
            lines += [f"gained: {_json(element)}" for element in after if element not in before]
            if sorted(map(repr, before)) == sorted(map(repr, after)):
                lines.append(f"the order of the {name} differs")
        else:
            lines.append(f"{name}: {before!r} became {after!r}")
    return lines
