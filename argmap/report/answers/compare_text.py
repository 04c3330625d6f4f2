"""Why two versions of a map score differently, as people read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from argmap.language.wording import quantify, word
from argmap.model.elements import ArgumentMap, Relation
from argmap.registry import SEMANTICS
from argmap.report.answers.phrases import (
    apart,
    describe_element,
    describe_role,
    format_change,
    join_parts,
    list_rest,
    name_element,
)
from argmap.report.output.screen import safe
from argmap.scoring.answers.comparison import ChangeShare, Comparison
from argmap.scoring.answers.version_changes import Act, VersionChange

MOST = 20
"""Changes that are shown."""
KEYS = {
    Act.ADDED: "added",
    Act.REMOVED: "removed",
    Act.REARRANGED: "rearranged",
    Act.BASE: "base",
    Act.WEIGHT: "weight",
}
"""What was done → the key of its words, after `compare.`."""
NOTHING = 1e-12
"""A share up to this size comes from rounding."""


def compare_lines(old: ArgumentMap, new: ArgumentMap, comparison: Comparison, *, width: int = 100) -> list[str]:
    """The lines of text; claims are cut so that most lines fit into `width` columns."""
    shown, idle = list[ChangeShare](), list[ChangeShare]()
    for change in comparison.changes:
        (shown if change.share is None or abs(change.share) > NOTHING else idle).append(change)
    parts = [textwrap.wrap(" ".join(_outcome(old, new, comparison)), width)]
    if shown:
        known = all(change.share is not None for change in shown)
        head = word("compare.heading.shares" if known else "compare.heading")
        more = list_rest(len(shown), MOST)
        parts.append([head, *(line for change in shown[:MOST] for line in _change(old, new, change, width)), *more])
    notes = [" ".join(_method(comparison)) if shown else "", *_idle(old, new, idle, bool(shown)), *_silent(comparison)]
    parts.append([line for note in notes for line in textwrap.wrap(note, width)])
    lines = [line for part in parts if part for line in ("", *part)]
    return [safe(line) for line in lines[1:]]


def _outcome(old: ArgumentMap, new: ArgumentMap, comparison: Comparison) -> Iterator[str]:
    before, after = comparison.theses
    if before != after:
        key = "compare.theses" if before and after else "compare.theses.gained" if after else "compare.theses.lost"
        yield word(key, before=before, after=after)
        if comparison.claim is None:
            yield word("compare.theses.nothing-shared")
        else:
            yield word("compare.theses.shared", claim=comparison.claim)
    elif before is None:
        yield word("compare.no-thesis")
    if comparison.before is None or comparison.after is None:
        return
    key = "compare.thesis" if before == after else "compare.claim"
    about = {"claim": comparison.claim, "semantics": SEMANTICS.get(comparison.semantics).title}
    then, now, _ = apart(comparison.before, comparison.after, 0.5)
    if then == now:
        yield word(f"{key}.same", strength=now, **about)
    else:
        change = format_change(comparison.after - comparison.before)
        yield word(f"{key}.moved", before=then, after=now, change=change, **about)


def _change(old: ArgumentMap, new: ArgumentMap, change: ChangeShare, width: int) -> list[str]:
    start = "  " if change.share is None else f"  {format_change(change.share):>7}   "
    text = _words(old, new, change.change, width - len(start))
    return textwrap.wrap(start + text, width, subsequent_indent=" " * len(start), break_on_hyphens=False)


def _words(old: ArgumentMap, new: ArgumentMap, done: VersionChange, room: int) -> str:
    version = old if done.act is Act.REMOVED else new
    key = f"compare.{KEYS[done.act]}"
    if done.act in (Act.BASE, Act.WEIGHT):
        element = name_element(old, (*done.claims, *done.relations)[0])
        return word(f"{key}.both", element=element, before=f"{done.before:g}", after=f"{done.after:g}")
    if done.act is Act.REARRANGED:
        parts = [word(key, element=join_parts(_describe_turn(old, new, *ids) for ids in done.led))]
        for act, either in ((Act.ADDED, new), (Act.REMOVED, old)):
            claims = join_parts(claim for claim in done.claims if claim in either.by_id)
            parts += [word(f"compare.{KEYS[act]}", element=claims)] if claims else []
        return "; ".join(parts)
    if not done.claims:
        return word(key, element=join_parts(name_element(version, relation) for relation in done.relations))
    first, *others = done.claims

    def phrase(element: str) -> str:
        return word(f"{key}.with", element=element, others=join_parts(others)) if others else word(key, element=element)

    rest = len(phrase("")) - len(word(key, element=""))
    return phrase(describe_element(version, first, 2 * room - rest - 20))


def _briefly(old: ArgumentMap, new: ArgumentMap, done: VersionChange) -> str:
    """A change by the first of the elements that it is about."""
    version = new if done.act is Act.ADDED else old
    about = done.led[0][0] if done.led else (*done.claims, *done.relations)[0]
    return word(f"compare.{KEYS[done.act]}", element=name_element(version, about))


def _describe_turn(old: ArgumentMap, new: ArgumentMap, before: str, after: str) -> str:
    """What a relation was and is."""
    was, now = (version.by_id[relation] for version, relation in ((old, before), (new, after)))
    assert isinstance(was, Relation)
    assert isinstance(now, Relation)
    roles = {"role": describe_role(old, was), "new_role": describe_role(new, now)}
    premises, new_premises = " + ".join(was.premises), " + ".join(now.premises)
    if was.premises == now.premises:
        return word("compare.turn", premises=premises, **roles)
    return word("compare.turn.premises", premises=premises, new_premises=new_premises, **roles)


def _method(comparison: Comparison) -> Iterator[str]:
    """What the shares are."""
    if comparison.claim is None:
        return
    if any(change.share is None for change in comparison.changes):
        yield word("compare.shares.unknown")
        return
    yield word("compare.shares")
    if not comparison.exact:
        widest = max(change.half_width or 0.0 for change in comparison.changes)
        yield word("shares.estimates", orders=f"{comparison.orders:,}", width=f"{widest:.3f}")


def _idle(old: ArgumentMap, new: ArgumentMap, idle: list[ChangeShare], shown: bool) -> Iterator[str]:
    """The changes that move no strength."""
    if idle:
        key = "compare.idle-others" if shown else "compare.idle"
        yield quantify(len(idle), key, changes=join_parts(_briefly(old, new, change.change) for change in idle))


def _silent(comparison: Comparison) -> Iterator[str]:
    """What differs and is no change."""
    if comparison.silent:
        yield quantify(comparison.silent, "compare.wording")
    if not comparison.changes and not comparison.silent:
        yield word("compare.same")
