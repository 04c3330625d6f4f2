"""Why two versions of a map score differently, as people read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from argmap.language.wording import ENGLISH, Wording
from argmap.model.elements import ArgumentMap, Relation
from argmap.report.answers.phrases import (
    apart,
    describe_element,
    describe_role,
    format_change,
    join_parts,
    list_rest,
    name_element,
    title_semantics,
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


def compare_lines(
    old: ArgumentMap, new: ArgumentMap, comparison: Comparison, *, width: int = 100, wording: Wording = ENGLISH
) -> list[str]:
    """The lines of text; claims are cut so that most lines fit into `width` columns."""
    shown, idle = list[ChangeShare](), list[ChangeShare]()
    for change in comparison.changes:
        (shown if change.share is None or abs(change.share) > NOTHING else idle).append(change)
    parts = [textwrap.wrap(" ".join(_outcome(old, new, comparison, wording)), width)]
    if shown:
        known = all(change.share is not None for change in shown)
        head = wording.word("compare.heading.shares" if known else "compare.heading")
        more = list_rest(len(shown), MOST, wording)
        parts.append(
            [head, *(line for change in shown[:MOST] for line in _change(old, new, change, width, wording)), *more]
        )
    notes = [
        " ".join(_method(comparison, wording)) if shown else "",
        *_idle(old, new, idle, bool(shown), wording),
        *_silent(comparison, wording),
    ]
    parts.append([line for note in notes for line in textwrap.wrap(note, width)])
    lines = [line for part in parts if part for line in ("", *part)]
    return [safe(line) for line in lines[1:]]


def _outcome(old: ArgumentMap, new: ArgumentMap, comparison: Comparison, wording: Wording) -> Iterator[str]:
    before, after = comparison.theses
    if before != after:
        key = "compare.theses" if before and after else "compare.theses.gained" if after else "compare.theses.lost"
        yield wording.word(key, before=before, after=after)
        if comparison.claim is None:
            yield wording.word("compare.theses.nothing-shared")
        else:
            yield wording.word("compare.theses.shared", claim=comparison.claim)
    elif before is None:
        yield wording.word("compare.no-thesis")
    if comparison.before is None or comparison.after is None:
        return
    key = "compare.thesis" if before == after else "compare.claim"
    about = {"claim": comparison.claim, "semantics": title_semantics(comparison.semantics, wording)}
    then, now, _ = apart(comparison.before, comparison.after, 0.5, wording=wording)
    if then == now:
        yield wording.word(f"{key}.same", strength=now, **about)
    else:
        change = format_change(comparison.after - comparison.before, wording)
        yield wording.word(f"{key}.moved", before=then, after=now, change=change, **about)


def _change(old: ArgumentMap, new: ArgumentMap, change: ChangeShare, width: int, wording: Wording) -> list[str]:
    start = "  " if change.share is None else f"  {format_change(change.share, wording):>7}   "
    text = _words(old, new, change.change, width - len(start), wording)
    return textwrap.wrap(start + text, width, subsequent_indent=" " * len(start), break_on_hyphens=False)


def _words(old: ArgumentMap, new: ArgumentMap, done: VersionChange, room: int, wording: Wording) -> str:
    version = old if done.act is Act.REMOVED else new
    key = f"compare.{KEYS[done.act]}"
    if done.act in (Act.BASE, Act.WEIGHT):
        element = name_element(old, (*done.claims, *done.relations)[0], wording)
        return wording.word(f"{key}.both", element=element, before=done.before, after=done.after)
    if done.act is Act.REARRANGED:
        parts = [
            wording.word(
                key,
                element=join_parts(
                    (_describe_turn(old, new, *ids, wording=wording) for ids in done.led), wording=wording
                ),
            )
        ]
        for act, either in ((Act.ADDED, new), (Act.REMOVED, old)):
            claims = join_parts((claim for claim in done.claims if claim in either.by_id), wording=wording)
            parts += [wording.word(f"compare.{KEYS[act]}", element=claims)] if claims else []
        return "; ".join(parts)
    if not done.claims:
        return wording.word(
            key,
            element=join_parts(
                (name_element(version, relation, wording) for relation in done.relations), wording=wording
            ),
        )
    first, *others = done.claims

    def phrase(element: str) -> str:
        return (
            wording.word(f"{key}.with", element=element, others=join_parts(others, wording=wording))
            if others
            else wording.word(key, element=element)
        )

    rest = len(phrase("")) - len(wording.word(key, element=""))
    return phrase(describe_element(version, first, 2 * room - rest - 20, wording))


def _briefly(old: ArgumentMap, new: ArgumentMap, done: VersionChange, wording: Wording) -> str:
    """A change by the first of the elements that it is about."""
    version = new if done.act is Act.ADDED else old
    about = done.led[0][0] if done.led else (*done.claims, *done.relations)[0]
    return wording.word(f"compare.{KEYS[done.act]}", element=name_element(version, about, wording))


def _describe_turn(old: ArgumentMap, new: ArgumentMap, before: str, after: str, wording: Wording) -> str:
    """What a relation was and is."""
    was, now = (version.by_id[relation] for version, relation in ((old, before), (new, after)))
    assert isinstance(was, Relation)
    assert isinstance(now, Relation)
    roles = {"role": describe_role(old, was, wording), "new_role": describe_role(new, now, wording)}
    premises, new_premises = " + ".join(was.premises), " + ".join(now.premises)
    if was.premises == now.premises:
        return wording.word("compare.turn", premises=premises, **roles)
    return wording.word("compare.turn.premises", premises=premises, new_premises=new_premises, **roles)


def _method(comparison: Comparison, wording: Wording) -> Iterator[str]:
    """What the shares are."""
    if comparison.claim is None:
        return
    if any(change.share is None for change in comparison.changes):
        yield wording.word("compare.shares.unknown")
        return
    yield wording.word("compare.shares")
    if not comparison.exact:
        widest = max(change.half_width or 0.0 for change in comparison.changes)
        yield wording.word(
            "shares.estimates", orders=wording.number(comparison.orders, ","), width=wording.number(widest, ".3f")
        )


def _idle(old: ArgumentMap, new: ArgumentMap, idle: list[ChangeShare], shown: bool, wording: Wording) -> Iterator[str]:
    """The changes that move no strength."""
    if idle:
        key = "compare.idle-others" if shown else "compare.idle"
        yield wording.quantify(
            len(idle),
            key,
            changes=join_parts((_briefly(old, new, change.change, wording) for change in idle), wording=wording),
        )


def _silent(comparison: Comparison, wording: Wording) -> Iterator[str]:
    """What differs and is no change."""
    if comparison.silent:
        yield wording.quantify(comparison.silent, "compare.wording")
    if not comparison.changes and not comparison.silent:
        yield wording.word("compare.same")
