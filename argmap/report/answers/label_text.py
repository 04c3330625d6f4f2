"""Labellings as people read them: what is the same in all first, then where they part, then what the words mean.

Lines of plain text without colour. Besides claims, attacks that are attacked themselves are listed: their label does
not follow from their premises alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from argmap.language.wording import ENGLISH, Wording
from argmap.model.elements import ArgumentMap
from argmap.report.answers.score_sentences import explain_score
from argmap.report.output.screen import cut_line, safe
from argmap.scoring import UnsettledError, strengths
from argmap.scoring.labelling.attack_graph import Labelling, Labellings

SIDES = ("in", "out", "undecided")
"""The labels, in the order in which they are counted."""
UNREAD = ("support", "neutral", "unknown", "attack")
"""What is not read, in the order in which it is listed; attacks are those that bear on something unread."""

Rows = Mapping[str, str]
"""Element id → label, or element id → words."""


def label_lines(
    debate: ArgumentMap, labellings: Labellings, *, width: int = 100, wording: Wording = ENGLISH
) -> list[str]:
    """The lines of text for one map; claims are cut so that most lines fit into `width` columns."""
    lines = [cut_line(debate.title, width), ""] if debate.title else []
    lines += [_headline(labellings, wording), "", *_labelled_rows(debate, labellings, max(width - 13, 20), wording)]
    remarks = [
        wording.word(f"label.cut.{labellings.cut}") if labellings.cut else "",
        f"{wording.word(f'label.about.{labellings.semantics}')} {wording.word('label.meaning')}",
        _unread(labellings.left_out, wording),
        explain_score(_strength(debate), wording) if debate.thesis is not None else "",
    ]
    for remark in filter(None, remarks):
        lines += textwrap.wrap(remark, width)
    return [safe(line) for line in lines]


def _strength(debate: ArgumentMap) -> float | None:
    """The strength of the thesis, None where the strengths do not settle."""
    assert debate.thesis is not None
    try:
        return strengths(debate)[debate.thesis]
    except UnsettledError:
        return None


def _headline(labellings: Labellings, wording: Wording) -> str:
    count, name = len(labellings.found), labellings.semantics
    if count == 0:
        return wording.word(f"label.none-found.{name}" if labellings.cut else f"label.none.{name}")
    if count > 1:
        return wording.quantify(count, f"label.several.{name}")
    labels = list(labellings.found[0].claims.values())
    numbers: dict[str, Any] = {label: labels.count(label) for label in SIDES}
    counts = wording.word("label.counts", **numbers)
    return wording.word(f"label.one.{name}", claims=wording.quantity(len(labels), "role.claim"), counts=counts)


def _labelled_rows(debate: ArgumentMap, labellings: Labellings, room: int, wording: Wording) -> list[str]:
    """The rows of a single labelling; or what all have in common, what each adds, and what is in in some only."""
    tables = [{**each.claims, **each.relations} for each in labellings.found]
    if not tables:
        return []
    words = _words(debate, labellings.found[0], room, wording)
    if len(tables) == 1:
        return [*_rows(_label_words(tables[0], words, wording), words), ""]
    same = {name: label for name, label in tables[0].items() if all(table[name] == label for table in tables)}
    labels = _section(wording.word("label.same"), _label_words(same, words, wording), words)
    for number, table in enumerate(tables, 1):
        others = {name: label for name, label in table.items() if name not in same}
        labels += _section(wording.quantify(number, "label.number"), _label_words(others, words, wording), words)
    times = {name: count for name, count in labellings.times_in().items() if 0 < count < len(tables)}
    shares = {name: wording.word("label.some.times", number=count, total=len(tables)) for name, count in times.items()}
    return labels + _section(wording.word("label.some"), shares, words)


def _label_words(labels: Rows, words: Rows, wording: Wording) -> Rows:
    """The labels as they are shown, in the order of `words`."""
    return {name: wording.word(f"label.{labels[name]}") for name in words if name in labels}


def _words(debate: ArgumentMap, labelling: Labelling, room: int, wording: Wording) -> dict[str, str]:
    """What is listed, as id → words: claims, then the attacks on which there is an attack that is read."""
    words = {name: cut_line(debate.claim(name).text, room) for name in labelling.claims}
    attacked = {relation.target for relation in debate.relations if relation.id in labelling.relations}
    for relation in debate.relations:
        if relation.id in attacked and relation.id in labelling.relations:
            premises = " + ".join(words[premise] for premise in relation.premises)
            words[relation.id] = cut_line(wording.word("label.attack", premises=premises), room)
    return words


def _section(title: str, labels: Rows, words: Rows) -> list[str]:
    return [title, *_rows(labels, words), ""] if labels else []


def _rows(labels: Rows, words: Rows) -> list[str]:
    return [f"  {label:<11}{words[name]}" for name, label in labels.items()]


def _unread(left_out: Mapping[str, int], wording: Wording) -> str:
    parts = [wording.quantity(left_out[kind], f"label.left-out.{kind}") for kind in UNREAD if left_out[kind]]
    key = "label.left-out.of-these" if left_out["attack"] else "label.left-out"
    return wording.word(key, parts=wording.join(parts)) if parts else ""
