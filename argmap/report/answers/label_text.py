"""Labellings as people read them: what is the same in all first, then where they part, then what the words mean.

Lines of plain text without colour. Besides claims, attacks that are attacked themselves are listed: their label does
not follow from their premises alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from argmap.model.elements import ArgumentMap
from argmap.report.answers.score_sentences import explain_score
from argmap.report.output.screen import cut_line, safe
from argmap.scoring import UnsettledError, strengths
from argmap.scoring.labelling.attack_graph import Labelling, Labellings

ABOUT = {
    "grounded": "Grounded: the one labelling that takes no side unless it must.",
    "complete": "Complete: every labelling in which each label follows from the others.",
    "preferred": "Preferred: every labelling that has as much in as can stand together.",
    "stable": "Stable: every labelling that leaves nothing undecided.",
}
MEANING = (
    "In: every attack on it fails. Out: an attack on it succeeds. Undecided: neither can be said, as where claims "
    "attack one another. An attack succeeds when its premises are in and every attack on it fails. Supports are not "
    "read: a claim that nothing attacks is in, unless its base score is 0 and no reason for it is in."
)
CUT = {
    "limit": "There are more labellings; --limit lists more of them.",
    "size": "There are more labellings; for a map of this size no more are listed.",
    "effort": "The search grew too long and was stopped; there may be labellings that it did not find.",
}

Rows = Mapping[str, str]
"""Element id → label, or element id → words."""


def label_lines(debate: ArgumentMap, labellings: Labellings, *, width: int = 100) -> list[str]:
    """The lines of text for one map; claims are cut so that most lines fit into `width` columns."""
    found = [cut_line(debate.title, width), ""] if debate.title else []
    found += [_headline(labellings), "", *_labelled_rows(debate, labellings, max(width - 13, 20))]
    remarks = [
        CUT[labellings.cut] if labellings.cut else "",
        f"{ABOUT[labellings.semantics]} {MEANING}",
        _unread(labellings.left_out),
        explain_score(_strength(debate)) if debate.thesis is not None else "",
    ]
    for remark in filter(None, remarks):
        found += textwrap.wrap(remark, width)
    return [safe(line) for line in found]


def _strength(debate: ArgumentMap) -> float | None:
    """The strength of the thesis, None where the strengths do not settle."""
    assert debate.thesis is not None
    try:
        return strengths(debate)[debate.thesis]
    except UnsettledError:
        return None


def _headline(labellings: Labellings) -> str:
    count, name = len(labellings.found), labellings.semantics
    if count == 0:
        return f"No {name} labelling {'was found' if labellings.cut else 'exists'}."
    if count > 1:
        return f"{count:,} {name} labellings"
    labels = list(labellings.found[0].claims.values())
    counts = ", ".join(f"{labels.count(label)} {label}" for label in ("in", "out", "undecided"))
    return f"{name.capitalize()} labelling, {_count(len(labels), 'claim')}: {counts}"


def _labelled_rows(debate: ArgumentMap, labellings: Labellings, room: int) -> list[str]:
    """The rows of a single labelling; or what all have in common, what each adds, and what is in in some only."""
    tables = [{**each.claims, **each.relations} for each in labellings.found]
    if not tables:
        return []
    words = _words(debate, labellings.found[0], room)
    if len(tables) == 1:
        return [*_rows({name: tables[0][name] for name in words}, words), ""]
    same = {name: label for name, label in tables[0].items() if all(table[name] == label for table in tables)}
    labels = _section("The same in all of them", {name: same[name] for name in words if name in same}, words)
    for number, table in enumerate(tables, 1):
        labels += _section(f"Labelling {number}", {name: table[name] for name in words if name not in same}, words)
    times = {name: count for name, count in labellings.times_in().items() if 0 < count < len(tables)}
    return labels + _section(
        "In in some of them only", {name: f"{count} of {len(tables)}" for name, count in times.items()}, words
    )


def _words(debate: ArgumentMap, labelling: Labelling, room: int) -> dict[str, str]:
    """What is listed, as id → words: claims, then the attacks on which there is an attack that is read."""
    words = {name: cut_line(debate.claim(name).text, room) for name in labelling.claims}
    attacked = {relation.target for relation in debate.relations if relation.id in labelling.relations}
    for relation in debate.relations:
        if relation.id in attacked and relation.id in labelling.relations:
            premises = " + ".join(words[premise] for premise in relation.premises)
            words[relation.id] = cut_line(f"the attack by: {premises}", room)
    return words


def _section(title: str, labels: Rows, words: Rows) -> list[str]:
    return [title, *_rows(labels, words), ""] if labels else []


def _rows(labels: Rows, words: Rows) -> list[str]:
    return [f"  {label:<11}{words[name]}" for name, label in labels.items()]


def _unread(left_out: Mapping[str, int]) -> str:
    names = {"support": "support", "neutral": "neutral relation", "unknown": "unsigned relation", "attack": "undercut"}
    parts = [_count(left_out[kind], name) for kind, name in names.items() if left_out[kind]]
    return f"Left out: {', '.join(parts)}{' of these' * bool(left_out['attack'])}." if parts else ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
