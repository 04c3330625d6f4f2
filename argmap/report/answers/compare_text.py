"""Why two versions of a map score differently, as people read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from argmap.model.elements import ArgumentMap, Relation
from argmap.registry import SEMANTICS
from argmap.report.answers.phrases import (
    apart,
    describe_element,
    describe_role,
    format_change,
    join_parts,
    name_element,
)
from argmap.report.output.screen import safe
from argmap.scoring.answers.comparison import ChangeShare, Comparison
from argmap.scoring.answers.version_changes import Act, VersionChange

MOST = 20
"""Changes that are shown."""
NOTHING = 1e-12
"""A share up to this size comes from rounding."""


def compare_lines(old: ArgumentMap, new: ArgumentMap, found: Comparison, *, width: int = 100) -> list[str]:
    """The lines of text; claims are cut so that most lines fit into `width` columns."""
    shown, idle = list[ChangeShare](), list[ChangeShare]()
    for change in found.changes:
        (shown if change.share is None or abs(change.share) > NOTHING else idle).append(change)
    parts = [textwrap.wrap(" ".join(_outcome(old, new, found)), width)]
    if shown:
        known = all(change.share is not None for change in shown)
        head = "What was changed, and its share in the difference" if known else "What was changed"
        more = [f"  … and {len(shown) - MOST:,} more"] if len(shown) > MOST else []
        parts.append([head, *(line for change in shown[:MOST] for line in _change(old, new, change, width)), *more])
    notes = [*(_method(found) if shown else ()), *_idle(old, new, idle, bool(shown)), *_silent(found)]
    parts.append([line for note in notes for line in textwrap.wrap(note, width)])
    lines = [line for part in parts if part for line in ("", *part)]
    return [safe(line) for line in lines[1:]]


def _outcome(old: ArgumentMap, new: ArgumentMap, found: Comparison) -> Iterator[str]:
    before, after = found.theses
    if before != after:
        yield f"The versions have different theses: {before or 'none'} before, {after or 'none'} now."
        if found.claim is None:
            yield "Neither is a claim of both versions, so there are no strengths to compare."
        else:
            yield f"What can be compared is {found.claim}, a claim of both."
    elif before is None:
        yield "Neither version has a thesis, so there are no strengths to compare."
    if found.before is None or found.after is None:
        return
    who = f"The thesis ({found.claim})" if before == after else f"The claim {found.claim}"
    how = SEMANTICS.get(found.semantics).title
    then, now, _ = apart(found.before, found.after, 0.5)
    if then == now:
        yield f"{who} has a strength of {now} in both versions ({how})."
    else:
        yield f"{who} had a strength of {then} and now has {now}: {format_change(found.after - found.before)} ({how})."


def _change(old: ArgumentMap, new: ArgumentMap, change: ChangeShare, width: int) -> list[str]:
    start = "  " if change.share is None else f"  {format_change(change.share):>7}   "
    text = _words(old, new, change.change, width - len(start))
    return textwrap.wrap(start + text, width, subsequent_indent=" " * len(start), break_on_hyphens=False)


def _words(old: ArgumentMap, new: ArgumentMap, done: VersionChange, room: int) -> str:
    version = old if done.act is Act.REMOVED else new
    if done.act in (Act.BASE, Act.WEIGHT):
        return (
            f"{done.act} of {name_element(old, (*done.claims, *done.relations)[0])}: {done.before:g} → {done.after:g}"
        )
    if done.act is Act.REARRANGED:
        parts = [f"{done.act} {join_parts(_describe_turn(old, new, *ids) for ids in done.led)}"]
        for act, either in ((Act.ADDED, new), (Act.REMOVED, old)):
            claims = join_parts(claim for claim in done.claims if claim in either.by_id)
            parts += [f"{act} {claims}"] if claims else []
        return "; ".join(parts)
    if not done.claims:
        return f"{done.act} {join_parts(name_element(version, relation) for relation in done.relations)}"
    first, *others = done.claims
    rest = f" (with {join_parts(others)})" if others else ""
    return f"{done.act} {describe_element(version, first, 2 * room - len(rest) - 20)}{rest}"


def _briefly(old: ArgumentMap, new: ArgumentMap, done: VersionChange) -> str:
    """A change by the first of the elements that it is about."""
    of = " of" if done.act in (Act.BASE, Act.WEIGHT) else ""
    version = new if done.act is Act.ADDED else old
    about = done.led[0][0] if done.led else (*done.claims, *done.relations)[0]
    return f"{done.act}{of} {name_element(version, about)}"


def _describe_turn(old: ArgumentMap, new: ArgumentMap, before: str, after: str) -> str:
    """What a relation was and is."""
    was, now = (version.by_id[relation] for version, relation in ((old, before), (new, after)))
    assert isinstance(was, Relation)
    assert isinstance(now, Relation)
    then = "" if was.premises == now.premises else f"{' + '.join(now.premises)}, "
    return f"{' + '.join(was.premises)}, {describe_role(old, was)} → {then}{describe_role(new, now)}"


def _method(found: Comparison) -> Iterator[str]:
    """What the shares are."""
    if found.claim is None:
        return
    if any(change.share is None for change in found.changes):
        yield "The effect of each change is unknown: it takes too much work, or a cycle does not settle."
        return
    text = "These are fair shares (Shapley values): they add up to the difference."
    if not found.exact:
        widest = max(change.half_width or 0.0 for change in found.changes)
        text += f" They are estimates from {found.orders:,} random orders, good to ±{widest:.3f} (95 %)."
    yield text


def _idle(old: ArgumentMap, new: ArgumentMap, idle: list[ChangeShare], shown: bool) -> Iterator[str]:
    """The changes that move no strength."""
    if idle:
        others = f"{len(idle):,} {'other ' if shown else ''}{'change does' if len(idle) == 1 else 'changes do'}"
        yield f"{others} nothing to this strength: {join_parts(_briefly(old, new, change.change) for change in idle)}."


def _silent(found: Comparison) -> Iterator[str]:
    """What differs and is no change."""
    if found.silent:
        one = found.silent == 1
        what = (
            "1 claim or step differs only in its text"
            if one
            else f"{found.silent:,} claims or steps differ only in text"
        )
        yield f"{what} or the like, which moves no strength."
    if not found.changes and not found.silent:
        yield "The versions have the same claims and relations."
