"""The Cornell eRulemaking corpus (CDCP), `.ann.json` beside the text it marks: propositions, reasons and evidence.

    {"prop_offsets": [[0, 19], [20, 41], [42, 63]],
     "prop_labels": ["policy", "fact", "value"],
     "reasons": [[[2, 2], 0]],
     "evidences": [[[1, 1], 0]],
     "url": {"1": "https://example.org/air"}}

Read only; the propositions are places in the text, so the `.txt` beside the file is needed. A policy is a
recommendation. Source: Park, J. and Cardie, C. (2018), A corpus of eRulemaking user comments for measuring
evaluability of arguments, LREC 2018.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import ArgmapError, Severity
from argmap.formats.shared.format import Format
from argmap.formats.shared.json_layout import tidy
from argmap.formats.shared.reading import Reading, open_json
from argmap.formats.shared.unknown_fields import Fields, note_unknown_fields
from argmap.model.document import Document
from argmap.model.elements import Kind, Polarity, Source
from argmap.patterns import compile_later
from argmap.syntax.decoding import decode
from argmap.syntax.files import read_bytes

_KEY = compile_later(r'"prop_(labels|offsets)"\s*:')
_FIELDS: Fields = dict.fromkeys(("prop_offsets", "prop_labels", "reasons", "evidences", "url"))
KINDS = {"fact": Kind.EVIDENCE, "testimony": Kind.EVIDENCE, "reference": Kind.EVIDENCE, "policy": Kind.RECOMMENDATION}

PREMISES = 1_000_000
"""Propositions that the links of one file may name, each as often as it is named."""


def _detects(text: str) -> bool:
    return text[:1000].lstrip().startswith("{") and _KEY.search(text[:200_000]) is not None


def _read(text: str) -> Document:
    return _read_with_source(
        text, None, "the propositions are positions in a text file beside this one; pass the path, not the content"
    )


def _read_at(text: str, file: Path) -> Document:
    name = file.name.removesuffix(".json").removesuffix(".ann") + ".txt"
    try:
        source, _ = decode(read_bytes(file.with_name(name)))
    except ArgmapError as error:
        return _read_with_source(text, None, str(error))
    return replace(_read_with_source(text, source, ""), source_text=source)


def _read_with_source(text: str, source: str | None, problem: str) -> Document:
    reading, value, place = open_json(text, "cdcp", "prop_offsets", "prop_labels")
    if value is None:
        return reading.document()
    note_unknown_fields(reading, value, _FIELDS)
    if source is None:
        reading.report(Code.UNREADABLE_COMPANION, problem, place, Severity.ERROR)
        return reading.document()
    offsets, labels = (
        value.get(key) if isinstance(value.get(key), list) else [] for key in ("prop_offsets", "prop_labels")
    )
    urls = value.get("url") if isinstance(value.get("url"), dict) else {}
    for number, offset in enumerate(offsets or []):
        at = place.get("prop_offsets").get(number)  # type: ignore[union-attr]
        if not _is_range(offset, len(source)):
            message = f"expected two positions in a text of {len(source):,} characters, found {str(offset)[:40]}"
            reading.report(Code.WRONG_VALUE, message, at, Severity.ERROR)
            continue
        quote = source[offset[0] : offset[1]].strip()
        label = labels[number] if labels and number < len(labels) and isinstance(labels[number], str) else "value"
        kind, url = KINDS.get(label, Kind.CLAIM), (urls or {}).get(str(number))
        fields: dict[str, Any] = {
            "kind": kind,
            "quotes": (reading.words(quote),) if quote else (),
            "tags": (label[:40],),
        }
        if isinstance(url, str) and url.strip():
            fields["source"] = Source(url=reading.words(url))
        reading.claim(quote, f"p{number}", at, **fields)
    for key in urls or {}:
        if f"p{key}" not in reading.claims:
            reading.note_loss("addresses", "addresses of unknown propositions left out", key)
    room = PREMISES
    for key in ("reasons", "evidences"):
        links = value.get(key)
        for number, link in enumerate(links if isinstance(links, list) else []):
            room = _link(reading, link, place.get(key).get(number), room)  # type: ignore[union-attr]
            if room < 0:
                message = f"the links have more than {PREMISES:,} premises; the rest is not read"
                reading.report(Code.TOO_LARGE, message, place.get(key), Severity.ERROR)
                return reading.document()
    return reading.document()


def _is_range(value: Any, length: int) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(n, int) and not isinstance(n, bool) for n in value)
        and 0 <= value[0] <= value[1] <= length
    )


def _link(reading: Reading, link: Any, at: Any, room: int) -> int:
    """`[[first, last], target]`: the propositions from first to last, together, support the target.

    Gives how many more propositions may be named, of `room`.
    """
    count = len(reading.builder.claims)
    if not isinstance(link, list) or len(link) != 2 or not _is_range(link[0], count) or not isinstance(link[1], int):
        reading.report(
            Code.WRONG_VALUE, f"expected [[first, last], target], found {str(link)[:40]}", at, Severity.ERROR
        )
        return room
    first, last = link[0]
    room -= last - first + 1
    if room < 0:
        return room
    names = [f"p{number}" for number in range(first, last + 1)]
    unknown = [name for name in (*names, f"p{link[1]}") if name not in reading.claims]
    if unknown:
        reading.report(Code.UNKNOWN_ID, f"proposition {unknown[0][1:]} does not exist", at, Severity.ERROR)
    else:
        reading.relation(Polarity.SUPPORT, [reading.claims[n] for n in names], reading.claims[f"p{link[1]}"], at=at)
    return room


FORMAT = Format("cdcp", __doc__, (".ann.json", ".json"), _detects, _read, read_at=_read_at, tidy=tidy, text_beside=True)
