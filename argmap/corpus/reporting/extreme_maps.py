"""The maps at both ends of a corpus, read again from their sources and drawn."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from argmap.corpus.engines.part_work import read_member
from argmap.corpus.members.file_source import FileSource
from argmap.corpus.members.member import CorpusMember, CorpusSource
from argmap.corpus.members.opening import source_specs
from argmap.corpus.questions.corpus_tables import CorpusTables
from argmap.diagnostics import ArgmapError
from argmap.drawing import render
from argmap.model.document import Document
from argmap.scoring import UnsettledError, strengths

MOST_CLAIMS = 40
"""Claims of a map whose picture can be read on a page."""
_FIT = f"claims between 4 and {MOST_CLAIMS} and status = 'ok'"
_ENDS = (
    ("The most one-sided map", f"{_FIT} and pro_lines + con_lines >= 4", "abs(lean) desc, pro_lines + con_lines desc"),
    ("The most balanced map", f"{_FIT} and pro_lines + con_lines >= 4 and balance is not null", "balance desc"),
    ("The least robust verdict", f"{_FIT} and robustness > 0", "robustness"),
    ("The most unanswered objections", f"{_FIT} and unanswered > 0", "unanswered desc"),
)


class ExtremeMap(NamedTuple):
    """A map at one end: why it is shown, its name, topic and figures, and its picture as a `data:` address.

    Without a picture, `why_not` says why there is none.
    """

    title: str
    path: str
    topic: str
    figures: Mapping[str, Any]
    picture: str = ""
    why_not: str = ""


def extreme_maps(tables: CorpusTables) -> list[ExtremeMap]:
    """The maps at the ends of several scales, each with its picture where its source is still at hand."""
    names = ("path", "topic", "sha256", "claims", "pro_lines", "con_lines", "lean", "balance", "verdict", "robustness")
    found: list[tuple[str, dict[str, Any]]] = []
    for title, condition, order in _ENDS:
        _, rows = tables.rows(
            f"select {', '.join(names)}, unanswered from maps where {condition} order by {order}, path limit 1"
        )
        found += [(title, dict(zip((*names, "unanswered"), row, strict=True))) for row in rows]
    members = _find(tables.manifest, {row["path"] for _, row in found})
    return [_show(title, row, members.get(row["path"])) for title, row in found]


def _find(manifest: Mapping[str, Any], paths: Iterable[str]) -> dict[str, tuple[CorpusMember, CorpusSource]]:
    """The members with these names: files at once, others by going through the sources."""
    members: dict[str, tuple[CorpusMember, CorpusSource]] = {}
    missing = set(paths)
    for path in sorted(missing):
        if Path(path).is_file():
            members[path] = CorpusMember(0, path, path), FileSource([path])
    missing -= set(members)
    if missing:
        try:
            specs = source_specs(manifest["sources"], manifest["field"])
        except ArgmapError:
            return members
        for spec in specs:
            source = spec.open()
            try:
                for name, place, fault in source.members():
                    if name in missing and fault is None:
                        members[name] = CorpusMember(0, name, place), source
            except ArgmapError:
                continue
    return members


def _show(title: str, row: dict[str, Any], member: tuple[CorpusMember, CorpusSource] | None) -> ExtremeMap:
    figures = {name: value for name, value in row.items() if name not in ("path", "topic", "sha256")}
    shown = ExtremeMap(title, row["path"], row["topic"] or "", figures)
    if member is None:
        return shown._replace(why_not="Its source is not at hand.")
    try:
        raw = member[1].read(member[0].place)
        if hashlib.sha256(raw).hexdigest() != row["sha256"]:
            return shown._replace(why_not="Its source has changed since.")
        return shown._replace(picture=_draw(read_member(raw, *member)[0]))
    except (ArgmapError, UnsettledError) as error:
        return shown._replace(why_not=f"It cannot be drawn: {error}.")


def _draw(document: Document) -> str:
    picture = render(document.map, "svg", strengths=strengths(document.map))
    content = picture.encode() if isinstance(picture, str) else picture
    return "data:image/svg+xml;base64," + base64.b64encode(content).decode()
